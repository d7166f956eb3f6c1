"""Durations and numbers of bytes as text: memory in units of 1,024, as computers have it, files in those of 1,000."""

from studio.ui.translation import number_text


def duration(seconds: float) -> str:
    """Format seconds: 42 s, 1:16, 2:03:10, 1 d 3 h."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= 24:
        return f"{hours // 24} d {hours % 24} h"
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def size_text(count: float) -> str:
    """Return bytes of files in the unit that fits (of 1,000, as hubs list them), as 4.3 GB; "" for none."""
    return _in_units(count, 1000)


def memory_text(count: float) -> str:
    """Return bytes of memory in the unit that fits (of 1,024, as computers have it), as 4.3 GB; "" for none."""
    return _in_units(count, 1024)


def _in_units(count: float, thousand: int) -> str:
    for power, name in ((3, "GB"), (2, "MB"), (1, "kB")):
        number = count / thousand**power
        if number >= 1:
            return f"{number_text(number, ',.0f' if number >= 100 or name == 'kB' else '.1f')} {name}"
    return f"{count:.0f} B" if count else ""
