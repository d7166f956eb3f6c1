"""Shows the denoising network of the model that the recipe has chosen, while its tab is in view."""

from collections.abc import Callable, Mapping

from studio.link.network_describer import NetworkDescriber
from studio.protocol.modelcard import ModelCard
from studio.protocol.networks import NetworkDescribed
from studio.ui.explore.explore_panel import ExplorePanel
from studio.ui.recipe.recipe_panel import RecipePanel

NETWORK = "Network"  # the title of the tab


class Describing:
    """Requests descriptions, and keeps those that have come."""

    def __init__(
        self,
        panel: ExplorePanel,
        recipe: RecipePanel,
        describer: NetworkDescriber,
        models: Callable[[], Mapping[str, ModelCard]],
    ) -> None:
        self._panel, self._recipe, self._describer, self._models = panel, recipe, describer, models
        self._known: dict[str, NetworkDescribed] = {}
        self._shown = ""
        panel.tab_shown.connect(lambda _: self.refresh())
        recipe.changed.connect(self.refresh)
        describer.told.connect(self._take)
        describer.failed.connect(self._refused)

    def refresh(self, *_: object) -> None:
        """Show the network of the chosen model, if the tab is in view and shows another one."""
        if self._panel.tab != NETWORK:
            return
        model = str(self._recipe.fields.models.model.key())
        if not model or model == self._shown:
            return
        if model in self._known:
            self._show(model, self._known[model])
        else:
            self._describer.ask(model)

    def engine_ready(self, *_: object) -> None:
        """Request again what the previous engine did not answer."""
        self.refresh()

    def close(self) -> None:
        """Stop asking."""
        self._describer.close()

    def _take(self, model: str, network: NetworkDescribed) -> None:
        self._known[model] = network
        if model == self._recipe.fields.models.model.key():
            self._show(model, network)
        else:
            self.refresh()

    def _refused(self, model: object, text: str) -> None:
        self._shown = str(model)
        self._panel.network.show_message(text)

    def _show(self, model: str, network: NetworkDescribed) -> None:
        self._shown = model
        card = self._models().get(model)
        self._panel.network.show_network(card.title if card is not None else model, network)
