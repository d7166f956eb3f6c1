"""Which ControlNets and T2I-Adapters fit a model, and which of them follow which kind of control image."""

from collections.abc import Mapping

from studio.protocol.control_kinds import ControlKindName
from studio.protocol.modelcard import ModelCard

CONTROL_MODELS = ("controlnet", "t2i-adapter")  # kinds of cards
_WORDS: Mapping[ControlKindName, tuple[str, ...]] = {  # words in the names of networks that follow a kind
    "canny": ("canny",),
    "softedge": ("softedge", "soft-edge", "soft_edge", "hed", "pidi"),
    "lineart": ("lineart", "line-art"),
    "scribble": ("scribble", "sketch"),
    "depth": ("depth", "midas", "zoe"),
    "normal": ("normal",),
    "pose": ("pose",),
    "segmentation": ("seg",),
    "tile": ("tile",),
    "inpaint": ("inpaint",),
}


def controlnets_for(cards: Mapping[str, ModelCard], name: str, model: ModelCard) -> list[str]:
    """Return the names of the control networks that may fit a model: made for it by name, or for its family.

    Args:
        cards: The cards of all known models, by name.
        name: The model's name in recipes.
        model: Its card.
    """
    family = model.family.removesuffix("-inpaint")
    return [
        own
        for own, card in cards.items()
        if card.kind in CONTROL_MODELS
        and (card.base in (name, model.name) if card.base else bool(family) and card.family == family)
    ]


def follows(kind: ControlKindName, name: str, card: ModelCard) -> bool:
    """Whether a control network was trained with a kind of control image, according to its name or title."""
    names = f"{name} {card.title}".lower()
    return any(word in names for word in _WORDS[kind])


def best_controlnet(cards: Mapping[str, ModelCard], name: str, model: ModelCard, kind: ControlKindName) -> str | None:
    """Return the control network for a kind: one named after it, else any that fits the model; None without one."""
    fitting = controlnets_for(cards, name, model)
    return next((own for own in fitting if follows(kind, own, cards[own])), fitting[0] if fitting else None)
