"""The view of latent spaces: the form, the map, and below it paths, arithmetic and anomalies."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.protocol.latents import MapMethod
from studio.ui.explore.latents.anomaly_view import AnomalyView
from studio.ui.explore.latents.arithmetic_view import ArithmeticView
from studio.ui.explore.latents.explanations import EMPTY, KEYS, explanation
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.explore.latents.map_fields import MapFields
from studio.ui.explore.latents.path_view import PathView
from studio.ui.explore.latents.point_cloud import PointCloud
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.plain import plain_tooltip
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.wrapped_label import WrappedLabel

_TITLES: dict[MapMethod, str] = {"pca": "PCA", "lda": "LDA", "tsne": "t-SNE", "axes": "z"}


class LatentView(QWidget):
    """The widgets; `LatentTab` joins them with the engine and the window.

    Signals:
        shown: The view has come into view or gone out of it.
    """

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Latent map"))
        self.fields = MapFields()
        self.cloud = PointCloud()
        self.cloud.show_empty(EMPTY)
        self.facts = WrappedLabel(KEYS)
        self.facts.setFont(tabular(self.facts.font()))
        self.part = Segmented(
            tr("Below the map"),
            [("path", tr("Path")), ("arithmetic", tr("Arithmetic")), ("anomalies", tr("Anomalies"))],
            "path",
            tr("What to do with the points."),
        )
        self.beside = Segmented(
            tr("Off the plane"),
            [("mean", tr("Mean of the codes")), ("nearest", tr("Nearest point"))],
            "mean",
            tr("The components of a decoded code outside the map's plane: those of the mean, or of the nearest point."),
        )
        self.beside.setVisible(False)
        self.place = QPushButton(tr("Place picture"))
        self.place.setToolTip(tr("Encode the picture of the canvas, or pictures of files, and show where they lie."))
        self.path, self.arithmetic, self.anomalies = PathView(), ArithmeticView(), AnomalyView()
        self.film = QPushButton(tr("Make a film"))
        self._pages: dict[str, QWidget] = {
            "path": self.path,
            "arithmetic": self.arithmetic,
            "anomalies": self.anomalies,
        }
        self.about = WrappedLabel()
        self._arrange()
        self.part.changed.connect(self._show_part)
        self.fields.pictures_chosen.connect(self.cloud.show_pictures)

    def explain(self, method: MapMethod, content: MapContent | None) -> None:
        """Say what the map shows."""
        inverse = content.inverse if content is not None else None
        self.beside.setVisible(inverse == "plane")
        self.about.setText(explanation(method, inverse))

    def show_facts(self, content: MapContent, method: MapMethod, shares: tuple[float, ...], iteration: int) -> None:
        """Show numbers of the map: points, dimensions, and what the axes are."""
        facts = [
            tr("{count:,} points").format(count=content.count),
            tr("{dimensions:,} latent numbers").format(dimensions=content.dimensions),
        ]
        self.facts.setToolTip(
            plain_tooltip(tr("{count:,} of {data}\n{keys}").format(count=content.count, data=content.data, keys=KEYS))
        )
        if method == "tsne":
            facts.append(tr("iteration {iteration:,}").format(iteration=iteration) if iteration else tr("settled"))
        names = [1, 2] if method != "axes" else [int(axis.value()) for axis in self.fields.axes]
        what = tr("between the classes") if method == "lda" else tr("of the variance")
        for axis, name, share in zip("xy", names, shares, strict=False):
            facts.append(f"{axis}: {_TITLES[method]} {name}, {number_text(share, '.1%')} {what}")
        self.facts.setText("   ".join(facts))

    def state(self) -> dict[str, object]:
        """Return the state for the next start."""
        return {
            "map": self.fields.state(),
            "path": self.path.state(),
            "part": self.part.key(),
            "beside": self.beside.key(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Restore what `state` returned."""
        for key, part in (("map", self.fields), ("path", self.path)):
            kept = state.get(key)
            if isinstance(kept, dict):
                part.restore(kept)
        self.part.set_key(str(state.get("part")))
        self.beside.set_key(str(state.get("beside")))

    def showEvent(self, event: QShowEvent) -> None:
        """Emit `shown`."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Emit `shown`."""
        super().hideEvent(event)
        self.shown.emit()

    def _show_part(self, shown: str) -> None:
        for key, page in self._pages.items():
            page.setVisible(key == shown)

    def _arrange(self) -> None:
        self.film.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.path.footer.addWidget(self.film)
        self.path.footer.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.part)
        below.addWidget(self.place)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.fields)
        column.addWidget(self.cloud, 1)
        column.addWidget(self.facts)
        column.addLayout(below)
        column.addWidget(self.beside, alignment=Qt.AlignmentFlag.AlignLeft)  # a row of its own: no wider than the panel
        for page in self._pages.values():  # not a stack, which is as tall as its tallest page: the map has the rest
            column.addWidget(page)
        column.addWidget(self.about)
        self._show_part(self.part.key())
