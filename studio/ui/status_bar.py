"""The status bar: device, memory, the running job with its progress and time left, and messages."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QWidget

from studio.ui import theme
from studio.ui.amounts import memory_text
from studio.ui.background import Background
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.elided_label import ElidedLabel

LONG = 300  # milliseconds; shorter work is not mentioned


class StatusBar(QStatusBar):
    """All of it is plain text; messages disappear after a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.device = self._label("device", tr("Device of the engine"))
        self.memory = self._label("memory", tr("Memory used by the window and the engine"))
        self.job = ElidedLabel(
            quiet=True, tip=tr("Running job"), margin=UNIT
        )  # a QLabel would be higher for letters of other fonts
        self.job.setObjectName("status.job")
        self.job.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.step = self._label("step", tr("Denoising steps done"))
        self.progress = QProgressBar()
        self.progress.setObjectName("status.progress")
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(208)
        self.eta = self._label("eta", tr("Time left"))
        self.waiting = self._label("waiting", tr("Jobs in the queue that have not started"))
        self.message = ElidedLabel(quiet=True, right=True, margin=UNIT)
        self.message.setObjectName("status.message")
        for widget in (self.device, self.memory, self.job, self.step, self.progress, self.eta, self.waiting):
            self.addWidget(widget)
        self.addPermanentWidget(self.message, 1)
        self.progress.hide()
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._said = ""
        self._models = ""
        self._forget.timeout.connect(self._clear)
        self._measure = QTimer(self)
        self._measure.timeout.connect(self._measure_memory)
        self._measure.start(2000)
        self._background = Background(self)

    def show_message(self, text: str, seconds: float = 12.0) -> None:
        """Show a message at the right for some seconds; 0 keeps it until the next one."""
        self._said = text
        self.message.setText(text)
        self._forget.stop()
        if seconds:
            self._forget.start(round(seconds * 1000))

    def withdraw(self, text: str) -> None:
        """Clear a message that no longer applies; any other message stays."""
        if text and self._said == text:
            self._forget.stop()
            self._clear()

    def show_while(self, text: str) -> Callable[[], None]:
        """Show what is being done, if it takes longer than a moment; call what is returned when it is done."""
        delay = QTimer(self)
        delay.setSingleShot(True)
        delay.timeout.connect(lambda: self.show_message(text, seconds=0))
        delay.start(LONG)

        def done() -> None:
            delay.stop()
            delay.deleteLater()
            self.withdraw(text)

        return done

    def show_tip(self, tip: str) -> None:
        """Show a menu entry's tip in place of the message; "" brings the message back."""
        self.message.setText(tip or self._said)

    def _clear(self) -> None:
        self._said = ""
        self.message.setText("")

    def show_progress(self, job: str, done: int, total: int, left: str) -> None:
        """Show the running job, its progress and the time left."""
        self.job.setText(_shortened(job))
        self.step.setText(tr("step {done} / {total}").format(done=done, total=total) if total else "")
        self.progress.setMaximum(max(1, total))
        self.progress.setValue(done)
        self.progress.setVisible(bool(total))
        self.eta.setText(left)

    def show_waiting(self, count: int, *, paused: bool) -> None:
        """Show how many jobs wait, and whether the queue is paused; nothing while neither applies."""
        parts = [tr("{count} waiting").format(count=count)] if count else []
        self.waiting.setText(" · ".join([*parts, *([tr("queue paused")] if paused else [])]))

    def clear_progress(self) -> None:
        """Show that no job is running."""
        for label in (self.job, self.step, self.eta):
            label.setText("")
        self.progress.hide()

    def stop_measuring(self) -> None:
        """Stop the timers before the window closes."""
        self._measure.stop()
        self._background.close()
        self._forget.stop()

    def _measure_memory(self) -> None:
        if not self._background.busy:
            self._background.run(_memory_used, self._show_memory, lambda _: None)

    def _show_memory(self, used: int | None) -> None:
        if used is not None:
            self.memory.setText(f"{memory_text(used)}{self._models}")

    def show_models(self, text: str, tip: str) -> None:
        """Show the memory of loaded models beside the total, with details in the tooltip."""
        self._models = f" · {text}"
        self.memory.setToolTip(tip)

    def _label(self, name: str, tip: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"status.{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(tip)
        label.setFont(theme.tabular(label.font()))
        return label


def _memory_used() -> int | None:
    """Return the resident bytes of this process and its children, or None if one has just ended.

    It reads the status of every process of the computer, which takes 5 ms, several times as long on a busy desktop.
    """
    import psutil  # after the first paint, because it takes 10 ms

    try:
        me = psutil.Process()
        return sum(process.memory_info().rss for process in (me, *me.children(recursive=True)))
    except psutil.Error:
        return None


def _shortened(text: str, max_length: int = 48) -> str:
    return text if len(text) <= max_length else text[: max_length - 1] + "…"
