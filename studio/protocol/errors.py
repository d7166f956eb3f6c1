"""The exception for input that the user can correct."""


class BadInput(Exception):
    """Something that was given cannot be used.

    The message is one plain-text line: what happened, what was kept, what to do. The shell prints it and exits with
    status 2; the window shows it. Nothing is half-written when it is raised.

    Attributes:
        field: The dotted key of the recipe's setting that has to change, such as "dataset.path"; "" if none is known.
    """

    def __init__(self, message: str = "", *, field: str = "") -> None:
        super().__init__(message)
        self.field = field
