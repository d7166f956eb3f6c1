"""A function that reports, as a generator: turns, ends and errors, and no thread is left (conftest looks)."""

import threading

import pytest

from studio.engine.generation.stepwise import stepwise


def count(seen, ended):
    def compute(report):
        try:
            for number in range(3):
                seen.append(number)
                report(number)
        finally:
            ended.append(threading.current_thread().name)

    return compute


def test_both_take_turns():
    seen, ended = [], []
    reports = stepwise(count(seen, ended))
    assert seen == []
    for number in range(3):
        assert next(reports) == number
        assert seen == list(range(number + 1)), "it waits while nobody asks"
    assert list(reports) == []
    assert ended == ["stepwise"]


@pytest.mark.parametrize("how", ["closed", "dropped", "thrown into"])
def test_who_asks_no_more_ends_it_between_two_reports(how):
    seen, ended = [], []
    reports = stepwise(count(seen, ended))
    next(reports)
    if how == "closed":
        reports.close()
    elif how == "thrown into":
        with pytest.raises(KeyboardInterrupt):
            reports.throw(KeyboardInterrupt)
    else:
        del reports
    assert (seen, len(ended)) == ([0], 1)


def test_a_generator_that_was_never_begun_starts_nothing():
    seen = []
    stepwise(count(seen, [])).close()
    assert seen == []


def test_an_error_is_raised_where_the_reports_are_asked_for():
    def compute(report):
        report(1)
        raise ValueError("broken")

    reports = stepwise(compute)
    assert next(reports) == 1
    with pytest.raises(ValueError, match="broken"):
        next(reports)


def test_except_exception_does_not_hold_it_up():
    seen = []

    def compute(report):
        for number in range(100):
            try:
                seen.append(number)
                report(number)
            except Exception:
                seen.append("held up")

    reports = stepwise(compute)
    next(reports)
    reports.close()
    assert seen == [0]
