"""Numbers of bytes as text: memory in units of 1,024, as computers have it, files in units of 1,000, as on hubs."""


def memory_text(count: int) -> str:
    """Format bytes of memory in the unit that fits (of 1,024): 4.6 GB, 12.3 MB, 0.5 kB, 0 bytes."""
    return _text(count, 1024)


def file_size_text(count: int) -> str:
    """Format bytes of files in the unit that fits (of 1,000): 6.9 GB, 16.4 MB, 0.5 kB, 0 bytes."""
    return _text(count, 1000)


def _text(count: int, thousand: int) -> str:
    for power, name in ((3, "GB"), (2, "MB"), (1, "kB")):
        unit = thousand**power
        if count >= unit // 10:
            return f"{count / unit:.1f} {name}"
    return f"{count} bytes"
