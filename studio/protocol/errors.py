"""The one exception for what the person can mend: bad input, told in one plain-text line."""


class BadInput(Exception):
    """Something that was given cannot be used.

    The text is one clear line without markup that says what happened, what was kept and what to do. The shell prints
    it and exits with 2; the window shows it as plain text. Nothing has been half-written when it is raised.
    """
