"""Number fields whose bounds, default and description are those of a recipe's setting."""

from pydantic import BaseModel

from studio.protocol.bounds import bounds
from studio.ui.widgets.number_field import NumberField


def setting_field(
    model: type[BaseModel],
    key: str,
    label: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    default: float | None = None,
    step: float = 1,
    decimals: int = 0,
    unit: str = "",
    tooltip: str = "",
    logarithmic: bool = False,
) -> NumberField:
    """Return a field for a setting of a recipe's model.

    Args:
        model: The recipe's class.
        key: The setting's dotted key.
        label: What the field is called.
        minimum: A narrower lower bound; needed where the recipe has none, or excludes its own.
        maximum: A narrower upper bound; needed where the recipe has none.
        default: Instead of the recipe's, which may be None.
        step: See NumberField, as are the following.
        decimals: Digits after the point.
        unit: Shown after the number.
        tooltip: Instead of the setting's description.
        logarithmic: Whether steps are by factors.

    Raises:
        ValueError: A bound is wider than the recipe's, or there is none.
    """
    setting = bounds(model, key)
    low, high = setting.minimum if minimum is None else minimum, setting.maximum if maximum is None else maximum
    if low is None or high is None:
        raise ValueError(f"{key} needs a minimum and a maximum")
    excluded = setting.open_minimum and low == setting.minimum
    below = setting.minimum is not None and low < setting.minimum
    above = setting.maximum is not None and high > setting.maximum
    if excluded or below or above:
        raise ValueError(f"{key}: [{low}, {high}] is wider than the recipe allows")
    description = setting.description[:1].upper() + setting.description[1:]
    return NumberField(
        label,
        minimum=low,
        maximum=high,
        default=setting.default if default is None else default,
        step=step,
        decimals=decimals,
        unit=unit,
        tooltip=tooltip or f"{description}.",
        logarithmic=logarithmic,
    )
