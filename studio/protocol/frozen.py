"""The base class of requests and their parts: frozen, strict values; and texts of their validation errors."""

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError


class Frozen(BaseModel):
    """A frozen model that refuses unknown fields and converts no types."""

    # validators are built when first used: the window needs few of them before its first paint
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


def describe(error: ValidationError) -> str:
    """Put a validation error into one plain line."""
    parts = []
    for item in error.errors()[:3]:
        where, text = ".".join(str(step) for step in item["loc"]), item["msg"].removeprefix("Value error, ")
        parts.append(f"{where}: {text}" if where else text)
    return "; ".join(parts).replace("\n", " ")


def field_of(error: ValidationError) -> str:
    """Return the dotted key of the first setting that has to change, "" if none is known."""
    first = error.errors()[0]
    field: str = first.get("ctx", {}).get("field", "")
    return field or ".".join(str(step) for step in first["loc"])


def setting_error(field: str, message: str) -> PydanticCustomError:
    """Return the error of a validator that looks at several settings, and names the one to change."""
    return PydanticCustomError("setting", "{message}", {"message": message, "field": field})
