"""The tab of the forward process: joins its view with the document and the engine."""

from collections.abc import Callable, Mapping

from studio.document.document import Document
from studio.document.exploring.forward import to_planes
from studio.link.clean_predictor import CleanPredictor
from studio.link.schedule_tables import ScheduleTabulator
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import ScheduleSpec
from studio.ui.explore.clean_prediction import CleanPrediction
from studio.ui.explore.explore_tab import PictureTab
from studio.ui.explore.forward_view import SIDE, ForwardView
from studio.ui.translation import tr


class ForwardTab(PictureTab):
    """Noises the document's picture; see `ForwardView`.

    Args:
        cards: Returns the known models.
        train: Puts a schedule into the training recipe.
    """

    key = "forward"
    title = tr("Forward process")
    view: ForwardView | None = None

    def __init__(
        self,
        document: Document,
        tabulator: ScheduleTabulator,
        predictor: CleanPredictor,
        *,
        cards: Callable[[], Mapping[str, ModelCard]],
        train: Callable[[ScheduleSpec], None],
    ) -> None:
        super().__init__(document)
        self._tabulator, self._predictor, self._cards, self._train = tabulator, predictor, cards, train

    def make(self) -> ForwardView:
        """Make the view, and ask for the tables."""
        view = ForwardView(CleanPrediction(self._predictor, self._cards))
        self._tabulator.tabulated.connect(view.set_tables)
        view.tables_wanted.connect(self._tabulator.ask)
        view.training_wanted.connect(self._train)
        view.want_tables()
        return view

    def show_picture(self) -> None:
        """Show the picture noised, and to the model."""
        if self.view is not None:
            picture = self._document.picture
            self.view.set_picture(to_planes(picture, SIDE) if picture.size else None)
            self.view.prediction.set_picture(picture if picture.size else None)

    def models_changed(self, *_: object) -> None:
        """Update the list of models."""
        if self.view is not None:
            self.view.prediction.offer_models()

    def engine_ready(self) -> None:
        """Ask for tables and predictions."""
        if self.view is not None:
            self.view.want_tables()
            self.view.prediction.engine_ready()

    def state(self) -> dict[str, object]:
        """Return the chosen schedule and the drawn one."""
        return self.view.state() if self.view is not None else {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Choose the schedule that was kept."""
        if self.view is not None:
            self.view.restore(state)

    def close(self) -> None:
        """Stop noising and asking."""
        super().close()
        if self.view is not None:
            self.view.close_background()
