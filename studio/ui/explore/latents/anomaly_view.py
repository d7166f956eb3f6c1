"""Anomalies: pictures ranked by reconstruction error, above a threshold that is moved by hand."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.explore.latents.error_histogram import ErrorHistogram
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.explore.latents.picture_strip import PictureStrip, StripItem
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.wrapped_label import WrappedLabel

SHARE = 0.95  # of the pictures are at or below the first threshold
_IN_STRIP = 40
_EMPTY = tr("Rank: each picture is encoded and decoded; the error tells how unlike the training data it is.")


class AnomalyView(QWidget):
    """Histogram, threshold, counts and pictures.

    Signals:
        rank_wanted: The errors are to be measured.
        flagged: Other points lie above the threshold.
        select_wanted: These points, those above the threshold, are to be selected.
        chosen: A picture was clicked.
    """

    rank_wanted = Signal()
    flagged = Signal()
    select_wanted = Signal(list)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: MapContent | None = None
        self.errors: NDArray[np.float32] | None = None
        self.histogram = ErrorHistogram()
        self.rank = QPushButton(tr("Rank"))
        self.rank.setToolTip(tr("Measure the reconstruction error of every picture on the map."))
        self.choose = QPushButton(tr("Select"))
        self.choose.setToolTip(tr("Select the pictures above the threshold on the map."))
        self.order = Segmented(
            tr("Pictures shown"),
            [("largest", tr("Largest error")), ("threshold", tr("At the threshold"))],
            "largest",
            tr("The pictures with the largest errors, or those just above the threshold."),
        )
        self.counts = WrappedLabel(_EMPTY)
        self.counts.setFont(tabular(self.counts.font()))
        self.strip = PictureStrip(tr("Anomalies"))
        self._arrange()
        self.rank.clicked.connect(self.rank_wanted)
        self.choose.clicked.connect(lambda: self.select_wanted.emit(self.above()))
        self.order.changed.connect(lambda _: self._show())
        self.histogram.moved.connect(lambda _: self._show())
        self.strip.chosen.connect(self.chosen)
        self.clear("")

    @property
    def threshold(self) -> float:
        """The error above which a picture is an anomaly."""
        return self.histogram.threshold

    def above(self) -> list[int]:
        """Return the points above the threshold, the largest error first."""
        if self.errors is None:
            return []
        order = np.argsort(-self.errors, kind="stable")
        return order[self.errors[order] > self.threshold].tolist()

    def clear(self, why: str) -> None:
        """Show no errors; `why` says why none can be measured, "" if they can."""
        self._content, self.errors = None, None
        self.histogram.clear()
        self.strip.show_items(())
        self.rank.setEnabled(not why)
        self.choose.setEnabled(False)
        self.counts.setText(why or _EMPTY)
        self.flagged.emit()

    def show_errors(self, content: MapContent, errors: NDArray[np.float32]) -> None:
        """Show the errors [N] of a map's points."""
        self._content, self.errors = content, errors
        self.histogram.show_errors(errors, float(np.quantile(errors, SHARE)))
        self.choose.setEnabled(True)
        self._show()

    def keep_errors(self, content: MapContent) -> None:
        """Keep the errors of a map's data beside another layout, or beside other placed pictures."""
        if self.errors is not None:
            self._content, self.errors = content, self.errors[: content.count]
            self._show()

    def _show(self) -> None:
        if self.errors is None or self._content is None:
            return
        above = self.above()
        count = len(self.errors)
        self.counts.setText(
            tr("{count:,} above {threshold:.4g}, {below:,} at or below: {share:.1%} are anomalies.").format(
                count=len(above), threshold=self.threshold, below=count - len(above), share=len(above) / count
            )
        )
        shown = above[:_IN_STRIP] if self.order.key() == "largest" else above[::-1][:_IN_STRIP]
        self.strip.show_items(self._items(shown))
        self.flagged.emit()

    def _items(self, points: Sequence[int]) -> list[StripItem]:
        content, errors = self._content, self.errors
        if content is None or errors is None or content.thumbnails is None:
            return []
        return [StripItem(point, content.thumbnail(point), number_text(errors[point], ".3f")) for point in points]

    def _arrange(self) -> None:
        left, right, buttons = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for box in (left, right, buttons):
            box.setSpacing(UNIT)
        left.addWidget(self.histogram, 1)
        buttons.addWidget(self.order)
        buttons.addStretch(1)
        for button in (self.choose, self.rank):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        right.addLayout(buttons)
        right.addWidget(self.counts)
        right.addWidget(self.strip)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
