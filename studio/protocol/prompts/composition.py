"""Prompts joined by AND, whose predictions are summed (composable diffusion; Liu et al. 2022)."""

import re

_AND = re.compile(r"\bAND\b")
_WEIGHT = re.compile(r"^(?P<prompt>.*?)(?:\s*:\s*(?P<weight>[+-]?(?:\d+\.?\d*|\.\d+)))?\s*$", re.DOTALL)


def composed(prompt: str) -> tuple[tuple[str, float], ...]:
    """Return the prompts that AND joins and their weights: `a cat AND a dog:0.5` is a cat (1) and a dog (0.5)."""
    pieces = _AND.split(prompt)
    if len(pieces) == 1:
        return ((prompt, 1.0),)
    found = []
    for piece in pieces:
        match = _WEIGHT.match(piece)
        assert match is not None  # every text matches
        found.append((match["prompt"].strip(), float(match["weight"] or 1)))
    return tuple(found)
