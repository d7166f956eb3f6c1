"""A short form of packaging/durability/try_all.py."""

from bit_flips import flip_bits
from kills import kill_painters, kill_savers
from power_cuts import cut_painting, cut_saving

from studio.document.journal.disk import AppendedFile


def test_kills_while_painting_lose_no_document():
    figures = kill_painters(4, seed=3)
    assert (figures.kills, figures.lost) == (4, 0)


def test_kills_while_saving_lose_no_project():
    figures = kill_savers(8)
    assert (figures.kills, figures.lost) == (8, 0)


def test_power_cuts_lose_nothing_that_was_saved():
    for figures in (cut_painting(40), cut_saving(40)):
        assert (figures.states, figures.lost) == (40, 0)


def test_a_journal_that_is_not_synced_would_be_caught(monkeypatch):
    monkeypatch.setattr(AppendedFile, "sync", lambda self: None)
    assert cut_painting(40).lost


def test_every_flipped_bit_is_noticed():
    for what, figures in flip_bits(90).items():
        assert figures.noticed == figures.flips, what
