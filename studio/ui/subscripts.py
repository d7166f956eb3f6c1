"""Subscripts of formulas, in plain text: x_t becomes xₜ, and x_{t-1} becomes xₜ₋₁."""

import re

_SUBSCRIPTS = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_INDEXED = re.compile(r"(?<!\w)([^\W\d_][\u0300-\u036f]*)_(?:\{([^{}]+)\}|(\w+))")


def with_subscripts(text: str) -> str:
    """Return a text with the indices of single letters as subscripts; those that Unicode lacks stay, as in ε_θ."""
    return _INDEXED.sub(_typeset, text)


def _typeset(found: re.Match[str]) -> str:
    index = found[2] or found[3]
    known = all(ord(letter) in _SUBSCRIPTS for letter in index)
    return found[1] + index.translate(_SUBSCRIPTS) if known else found[0]
