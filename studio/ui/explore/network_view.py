"""The Network tab: the denoising network of the chosen model, drawn with its shapes and skip connections."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from studio.protocol.networks import NetworkDescribed, NetworkStage
from studio.ui.explore.network_layout import PlacedStage, extent, place_stages
from studio.ui.theme import UNIT, colours, tabular
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label

_ABOUT = tr(
    "A denoising network receives the noisy picture and the timestep, and predicts the noise. The U-Net (Ronneberger, "
    "Fischer and Brox 2015) halves the resolution from level to level and has more channels, so that the lowest level "
    "sees the whole picture at once; on the way up, skip connections bring back the detail that was lost. Time "
    "(Ho, Jain and Abbeel 2020) and label are added in every block; a prompt is read by cross-attention "
    "(Rombach et al. 2022). A marks self-attention, P cross-attention to the prompt."
)
_WAITING = tr("The network is described by the engine, which is busy or still starting.")
_SKIP_GAP = 8.0  # between the lines of two skip connections, pixels
_LARGEST = 2.2  # pixels per unit of the layout


class NetworkView(QWidget):
    """Shows one network; a stage under the pointer, or chosen with Left and Right, is described below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Network"))
        self.title = plain_label("")
        self.title.setWordWrap(True)
        self.drawing = NetworkDrawing()
        self.stage = plain_label("")
        self.stage.setFont(tabular(self.stage.font()))
        self.stage.setWordWrap(True)
        about = plain_label(_ABOUT, quiet=True)
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.title)
        column.addWidget(self.drawing, 1)
        column.addWidget(self.stage)
        column.addWidget(about)
        self.drawing.chosen.connect(self._show_stage)
        self.show_message(_WAITING)

    def show_message(self, text: str) -> None:
        """Show a line instead of a network."""
        self.title.setText(text)
        self.drawing.set_network(None)
        self.stage.setText("")

    def show_network(self, title: str, network: NetworkDescribed) -> None:
        """Show a network; `title` is that of its model."""
        c, h, w = network.input
        self.title.setText(
            tr(
                "{title}: {network}, {parameters:,} weights. Its input is {c} x {h} x {w} (channels x height x width)."
            ).format(title=title, network=network.network, parameters=network.parameters, c=c, h=h, w=w)
        )
        self.drawing.set_network(network)
        self._show_stage(-1)

    def _show_stage(self, number: int) -> None:
        network = self.drawing.network
        if network is None or number < 0:
            self.stage.setText(tr("Point at a stage, or choose one with Left and Right.") if network else "")
            return
        self.stage.setText(stage_text(network.stages, number))


def stage_text(stages: tuple[NetworkStage, ...], number: int) -> str:
    """Describe a stage in one line."""
    stage = stages[number]
    shape = " x ".join(str(size) for size in stage.shape)
    parts = [
        tr("{stage}: output {shape}, {parameters:,} weights").format(
            stage=stage.name, shape=shape, parameters=stage.parameters
        )
    ]
    if stage.attention:
        parts.append(tr("self-attention"))
    if stage.reads_prompt:
        parts.append(tr("cross-attention to the prompt"))
    if stage.skips_to is not None:
        tensors = (
            tr("1 tensor goes") if stage.skipped == 1 else tr("{skipped} tensors go").format(skipped=stage.skipped)
        )
        parts.append(
            tr("{tensors} to {name} by skip connection").format(tensors=tensors, name=stages[stage.skips_to].name)
        )
    received = [other.name for other in stages if other.skips_to == number]
    if received:
        parts.append(tr("joined with the output of {received}").format(received=tr(" and ").join(received)))
    return "; ".join(parts) + "."


class NetworkDrawing(QWidget):
    """The drawing itself, scaled to the available room.

    Signals:
        chosen: The index of the stage under the pointer or chosen by key; -1 for none.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.network: NetworkDescribed | None = None
        self.current = -1
        self._placed: list[PlacedStage] = []
        self.setAccessibleName(tr("Stages of the network"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_network(self, network: NetworkDescribed | None) -> None:
        """Draw a network; None draws nothing."""
        self.network, self.current = network, -1
        self._placed = place_stages(network) if network is not None else []
        self.update()

    def box(self, number: int) -> QRectF:
        """Return where a stage is drawn, in pixels of the widget."""
        scale, left, top = self._scale()
        stage = self._placed[number]
        return QRectF(left + stage.x * scale, top + stage.y * scale, stage.width * scale, stage.height * scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the stage under the pointer."""
        self._choose(next((n for n in range(len(self._placed)) if self.box(n).contains(event.position())), -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next or previous stage."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self._placed:
            super().keyPressEvent(event)
            return
        self._choose((max(self.current, -1 if step > 0 else 0) + step) % len(self._placed))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, placed in enumerate(self._placed):
            self._draw_skip(painter, number, placed.stage)
        for number, placed in enumerate(self._placed):
            self._draw_stage(painter, number, placed.stage)

    def _draw_stage(self, painter: QPainter, number: int, stage: NetworkStage) -> None:
        c, box = colours(), self.box(number)
        lit = number == self.current
        painter.setPen(QPen(QColor(c.accent if lit else c.quiet), 1.5 if lit else 1))
        painter.setBrush(QColor(c.hover if stage.attention or stage.reads_prompt else c.control))
        painter.drawRoundedRect(box, 3, 3)
        if number + 1 < len(self._placed):
            following = self.box(number + 1)
            painter.drawLine(
                QPointF(box.right() + 2, box.center().y()), QPointF(following.left() - 2, following.center().y())
            )
        painter.setPen(QColor(c.text if lit else c.quiet))
        marks = "".join(mark for mark, there in (("A", stage.attention), ("P", stage.reads_prompt)) if there)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, marks)
        below = QRectF(box.center().x() - 60, box.bottom() + 2, 120, 2 * self.fontMetrics().height())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        text = str(stage.shape[0]) + (f"\n{stage.shape[1]}²" if len(stage.shape) > 1 else "")
        painter.drawText(below, flags, text)

    def _draw_skip(self, painter: QPainter, number: int, stage: NetworkStage) -> None:
        if stage.skips_to is None:
            return
        c, box, other = colours(), self.box(number), self.box(stage.skips_to)
        lit = self.current in (number, stage.skips_to)
        painter.setPen(QPen(QColor(c.accent if lit else c.line), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outer = sum(one.stage.skips_to is not None for one in self._placed[number:])  # the first ones reach farthest
        top = min(box.top(), other.top()) - _SKIP_GAP * outer
        path = QPainterPath(QPointF(box.center().x(), box.top()))
        path.lineTo(box.center().x(), top)
        path.lineTo(other.center().x(), top)
        path.lineTo(other.center().x(), other.top())
        painter.drawPath(path)

    def _choose(self, number: int) -> None:
        if number != self.current:
            self.current = number
            self.update()
            self.chosen.emit(number)

    def _scale(self) -> tuple[float, float, float]:
        """Return pixels per unit of the layout, and the left upper corner of the drawing."""
        width, height = extent(self._placed)
        above = _SKIP_GAP * (1 + sum(one.stage.skips_to is not None for one in self._placed))
        available = self.height() - above - 2 * self.fontMetrics().height() - 4
        scale = max(0.2, min((self.width() - 16) / max(width, 1), available / max(height, 1), _LARGEST))
        return scale, (self.width() - width * scale) / 2, above + max(0.0, (available - height * scale) / 2)
