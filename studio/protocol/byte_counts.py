"""Numbers of bytes as text."""


def bytes_text(count: int) -> str:
    """Format a number of bytes in the unit that fits (of 1,024): 4.6 GB, 12.3 MB, 0.5 kB, 0 bytes."""
    for unit, name in ((2**30, "GB"), (2**20, "MB"), (2**10, "kB")):
        if count >= unit // 10:
            return f"{count / unit:.1f} {name}"
    return f"{count} bytes"
