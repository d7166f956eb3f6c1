"""Dates as the window writes them, in its language."""

from PySide6.QtCore import QDateTime, QLocale

from studio.ui.translation import tr


def date_text(then: float, now: float | None = None, *, with_time: bool = False) -> str:
    """Return a time in seconds since the epoch: the time of today, or the date; "" for never.

    Args:
        then: The time; 0 is never.
        now: The present time, if not that of the clock.
        with_time: Add the time of day to the dates of this year.
    """
    if not then:
        return ""
    when = QDateTime.fromSecsSinceEpoch(int(then))
    today = QDateTime.currentDateTime() if now is None else QDateTime.fromSecsSinceEpoch(int(now))
    clock = when.toString("HH:mm")
    if when.date() == today.date():
        return tr("today {time}").format(time=clock)
    if when.date().year() != today.date().year():
        return _written(when, "d MMM yyyy")
    return f"{_written(when, 'd MMM')} {clock}" if with_time else _written(when, "d MMM")


def _written(when: QDateTime, english: str) -> str:
    """Return a date by a pattern in the order of English; German dates have a point after the day."""
    locale = QLocale()
    pattern = english.replace("d ", "d. ") if locale.language() == QLocale.Language.German else english
    return locale.toString(when, pattern)
