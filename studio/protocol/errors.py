"""The exception for input that the user can correct."""

import re

from studio.protocol.shortage import Shortage

# control characters, line ends, and marks that change the direction of writing
_NOT_TEXT = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+"
)  # controls, line ends, directions
_MAX_BEFORE, _MAX_AFTER = 700, 300  # characters that are kept of a longer message


class BadInput(Exception):
    """An input cannot be used.

    The message is one plain-text line: what happened, what was kept, what to do. The shell prints it and exits with
    status 2; the window shows it. Nothing is half-written when it is raised. Names in it may come from anywhere: line
    ends and control characters become spaces, and a message of thousands of letters is cut in its middle.

    Attributes:
        field: The dotted key of the recipe's setting that has to change, such as "dataset.path"; "" if none is known.
    """

    def __init__(self, message: str = "", *, field: str = "") -> None:
        text = _NOT_TEXT.sub(" ", message).strip()
        if len(text) > _MAX_BEFORE + _MAX_AFTER:
            text = f"{text[:_MAX_BEFORE]} … {text[-_MAX_AFTER:]}"
        super().__init__(text)
        self.field = field


class OutOfMemory(BadInput):
    """A job needs more memory than there is. What it held has been released, and the next job works.

    Attributes:
        shortage: The memory that it needed, and remedies.
    """

    def __init__(self, shortage: Shortage) -> None:
        super().__init__(str(shortage))
        self.shortage = shortage
