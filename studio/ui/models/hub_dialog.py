"""Adds a model from a hub: shows what it is, its size and whether it fits, before anything is fetched."""

import json

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.link.hub_downloads import Download
from studio.link.verb import Verb
from studio.protocol.errors import BadInput
from studio.protocol.hubpreview import HubPreview
from studio.protocol.hubsource import HubSource, hub_address, hub_source
from studio.ui.amounts import memory_text, size_text
from studio.ui.models.model_texts import count_text
from studio.ui.theme import UNIT
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.facts import Facts
from studio.ui.widgets.plain import plain_label

_WIDTH = 520  # pixels
_KINDS = {
    "stable-diffusion": tr("Model"),
    "pixel": tr("Model"),
    "latent": tr("Model"),
    "controlnet": "ControlNet",
    "kl-autoencoder": "VAE",
    "lora": "LoRA",
    "textual-inversion": tr("Textual inversion"),
}
_FITS = {
    "fits": tr("it fits this computer's {memory}"),
    "tight": tr("tight on this computer's {memory}: large pictures are decoded in tiles"),
    "too large": tr("more than this computer's {memory}"),
}
_HINT = tr("OWNER/NAME as on its page, the page's address, or that of a .safetensors file.")


class HubDialog(QDialog):
    """Looks a name up by a separate process, shows the answer, and queues a download on request.

    Signals:
        wanted: The Download that the user asks for.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add model from the hub"))
        self.setMinimumWidth(_WIDTH)
        self._verb: Verb | None = None
        self.preview: HubPreview | None = None
        self.source = QLineEdit()
        self.source.setAccessibleName(tr("Model at the hub"))
        self.source.setPlaceholderText(tr("OWNER/NAME"))
        self.source.setToolTip(_HINT)
        self.source.setClearButtonEnabled(True)
        self.revision = QLineEdit()
        self.revision.setAccessibleName(tr("Revision"))
        self.revision.setPlaceholderText(tr("main"))
        self.revision.setToolTip(tr("A branch, a tag or a commit; the commit that it stands for now is fetched."))
        self.look = QPushButton(tr("Look up"))
        self.look.setAccessibleName(tr("Look up"))
        self.look.setToolTip(tr("Look it up on the hub; only its configuration is fetched."))
        self.file = ChoiceField(tr("File"), [("", tr("choose"))], tooltip=tr("The file to fetch."))
        self.variant = ChoiceField(
            tr("Weights"),
            [("", tr("full precision")), ("fp16", tr("half (fp16)")), ("bf16", tr("half (bf16)"))],
            tooltip=tr("The number format to prefer, where the hub has several."),
        )
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name"))
        self.name.setPlaceholderText(tr("Name, as at the hub"))
        self.name.setToolTip(tr("The model's name on this computer: letters, digits, - and _."))
        self.message = plain_label(_HINT, quiet=True)
        self.message.setWordWrap(True)
        self.facts = Facts()
        self.download = QPushButton(tr("Download"))
        self.download.setAccessibleName(tr("Download"))
        self.download.setToolTip(tr("Fetch it in the background; it can be stopped and resumed."))
        self.download.setDefault(True)
        self.cancel = QPushButton(tr("Close"))
        self.cancel.setAccessibleName(tr("Close"))
        self.look.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        self._arrange()
        self.source.textChanged.connect(self._edited)
        self.revision.textChanged.connect(self._edited)
        self.source.returnPressed.connect(self.start)
        self.revision.returnPressed.connect(self.start)
        self.look.clicked.connect(self.start)
        self.file.chosen.connect(self.start)
        self.variant.chosen.connect(self._look_again)
        self.download.clicked.connect(self._want)
        self.cancel.clicked.connect(self.reject)
        self._edited()

    @property
    def busy(self) -> bool:
        """Whether a look-up is in progress."""
        return self._verb is not None and self._verb.going

    def open_for(self, source: str = "") -> None:
        """Show the dialog, with a name in it if one is known."""
        if source:
            self.source.setText(source)
        self.show()
        self.raise_()
        self.activateWindow()
        self.source.setFocus()
        self.source.selectAll()
        if source:
            self.start()

    def start(self) -> None:
        """Look up the typed name on the hub."""
        self._stop()
        self._show(None)
        text = self.source.text().strip()
        try:
            known = hub_source(text)
            if known is None:
                refusal = tr("{text!r} is not the name of a hub repository. {hint}").format(text=text, hint=_HINT)
                self._show_message(refusal if text else _HINT, bad=bool(text))
                return
            self._show_message(tr("Asking {hub_address}").format(hub_address=hub_address()))
        except BadInput as problem:
            self._show_message(tr_message(str(problem)), bad=True)
            return
        words = ["models", "add", text, "--dry-run", "--json"]
        for option, value in (
            ("--revision", self.revision.text().strip()),
            ("--file", self.file.key()),
            ("--variant", self.variant.key()),
        ):
            if value:
                words += [option, value]
        verb = self._verb = Verb(words, self)
        verb.done.connect(self._done)
        verb.failed.connect(self._failed)
        verb.start()

    def stop(self) -> None:
        """End a look-up in progress."""
        self._stop()

    def done(self, result: int) -> None:
        """End a look-up in progress, and close."""
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        if self.busy and self._verb is not None:
            self._verb.close()
        self._verb = None

    def _edited(self) -> None:
        self._stop()
        self.file.set_choices([("", tr("choose"))])
        self._show(None)
        self._show_message(_HINT)

    def _look_again(self) -> None:
        if self.source.text().strip():
            self.start()

    def _done(self, output: str) -> None:
        preview = HubPreview.model_validate(json.loads(output))
        if preview.problem and preview.choices and not preview.file:
            files = [(name, f"{name}  {size_text(size)}") for name, size in preview.choices.items()]
            self.file.set_choices([("", tr("choose")), *files])
            self._show_message(tr("It has several files: choose one."))
            self._show(preview)
            return
        self._show_message(*_advice(preview))
        self._show(preview)

    def _failed(self, line: str) -> None:
        self._show(None)
        self._show_message(line, bad=True)

    def _show(self, preview: HubPreview | None) -> None:
        self.preview = preview
        sized = preview is not None and bool(preview.size)
        self.facts.show_facts(_facts(preview) if preview is not None and sized else [])
        self.facts.setVisible(sized)
        self.file.setVisible(self.file.count() > 1)
        self.variant.setVisible(preview is not None and sized and not preview.file)
        usable = preview is not None and sized and not preview.problem and not preview.known_as
        self.name.setVisible(usable)
        self.download.setEnabled(usable)
        self.download.setText(tr("Resume") if preview is not None and preview.arrived and usable else tr("Download"))
        self.adjustSize()

    def _want(self) -> None:
        preview = self.preview
        if preview is None:
            return
        name = self.name.text().strip()
        if name and not name.replace("-", "").replace("_", "").isalnum():
            self._show_message(
                tr("A model's name has letters, digits, - and _ only, not {name!r}.").format(name=name), bad=True
            )
            return
        source = HubSource(preview.id, preview.commit, preview.file, preview.variant)
        self.wanted.emit(Download(source, preview.size, name or None))
        self.accept()

    def _show_message(self, text: str, bad: bool = False) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.message.setProperty("quiet", not bad)
        self.message.style().polish(self.message)
        self.adjustSize()  # to the lines of the message

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.source, 3)
        top.addWidget(self.revision, 1)
        top.addWidget(self.look)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        buttons.addWidget(self.download)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(top)
        for part in (self.file, self.variant, self.message, self.facts, self.name):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(buttons)


def _facts(preview: HubPreview) -> list[tuple[str, str]]:
    memory = _FITS[preview.fit].format(memory=memory_text(preview.memory)) if preview.fit else ""
    arrived = (
        tr(", of which {size} are already here").format(size=size_text(preview.arrived)) if preview.arrived else ""
    )
    facts = (
        (tr("Kind"), " · ".join(part for part in (_KINDS.get(preview.kind, preview.kind), preview.family) if part)),
        (tr("Download"), f"{size_text(preview.size)}{arrived}"),
        (
            tr("Weights"),
            tr(" as ").join(
                part
                for part in (tr("{count} parameters").format(count=count_text(preview.parameters)), preview.precision)
                if part
            ),
        ),
        (
            tr("Memory"),
            tr("about {size}: {memory}").format(size=memory_text(preview.needed), memory=memory) if memory else "",
        ),
        (tr("Licence"), preview.licence or tr("not stated")),
        (tr("Access"), tr("its owner lets in only those who accept the terms") if preview.gated else tr("open")),
        (tr("Commit"), preview.commit),
    )
    return [(name, text) for name, text in facts if text]


def _advice(preview: HubPreview) -> tuple[str, bool]:
    """Return the line above the facts, and whether it says why there is no download."""
    if preview.problem:
        return preview.problem, True
    if preview.known_as:
        return tr("It is here already, as {known_as}.").format(known_as=preview.known_as), False
    if preview.gated:
        page = f"{hub_address()}/{preview.id}"
        return tr("You can read it: its terms at {page} were accepted with the token that you have stored.").format(
            page=page
        ), False
    return "", False
