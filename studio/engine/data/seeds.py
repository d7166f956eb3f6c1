"""Derives independent seeds from one seed and some counters."""

_MASK = 2**64 - 1


def mix(seed: int, *numbers: int) -> int:
    """Return 63 well-mixed bits of a seed and some numbers (SplitMix64, Steele et al. 2014, on each in turn)."""
    state = seed & _MASK
    for number in (0x5EED, *numbers):
        state = (state + (number & _MASK) + 0x9E3779B97F4A7C15) & _MASK
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
        state ^= state >> 31
    return state >> 1
