"""The tab of the network: shows the denoising network of the model that the recipe has chosen."""

from collections.abc import Callable, Mapping

from studio.link.network_describer import NetworkDescriber
from studio.protocol.modelcard import ModelCard
from studio.protocol.networks import NetworkDescribed
from studio.ui.explore.explore_tab import ExploreTab
from studio.ui.explore.network_view import NetworkView
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.translation import tr


class NetworkTab(ExploreTab):
    """Requests descriptions of networks, and caches the answers.

    Args:
        cards: Returns the known models.
    """

    key = "network"
    title = tr("Network")
    view: NetworkView | None = None

    def __init__(
        self, recipe: RecipePanel, describer: NetworkDescriber, cards: Callable[[], Mapping[str, ModelCard]]
    ) -> None:
        self._recipe, self._describer, self._cards = recipe, describer, cards
        self._known: dict[str, NetworkDescribed] = {}
        self._drawn = ""  # the model

    def make(self) -> NetworkView:
        """Make the view, which follows the recipe's model."""
        self._recipe.changed.connect(self._refresh)
        self._describer.described.connect(self._take)
        self._describer.failed.connect(self._refused)
        return NetworkView()

    def shown(self) -> None:
        """Show the network of the chosen model."""
        self._update()

    def engine_ready(self) -> None:
        """Send again what the previous engine did not answer."""
        self._refresh()

    def close(self) -> None:
        """Stop sending requests."""
        self._describer.close()

    def _refresh(self, *_: object) -> None:
        if self.view is not None and self.view.isVisible():
            self._update()

    def _update(self) -> None:
        model = str(self._recipe.fields.models.model.key())
        if not model or model == self._drawn:
            return
        if model in self._known:
            self._show(model, self._known[model])
        else:
            self._describer.ask(model)

    def _take(self, model: str, network: NetworkDescribed) -> None:
        self._known[model] = network
        if model == self._recipe.fields.models.model.key():
            self._show(model, network)
        else:
            self._refresh()

    def _refused(self, model: object, text: str) -> None:
        self._drawn = str(model)
        if self.view is not None:
            self.view.show_message(text)

    def _show(self, model: str, network: NetworkDescribed) -> None:
        self._drawn = model
        card = self._cards().get(model)
        if self.view is not None:
            self.view.show_network(card.title if card is not None else model, network)
