"""Planned: what lies ahead of its report, and what only speaks of what will be."""

from datetime import date

import pytest

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.planned import kind, lies_ahead
from variorum.dossier.tellings import Telling, tellings_of


def telling(text: str, words: str, day: str) -> Telling:
    """The one telling of a text of Thursday, 2 May 2024."""
    reading = read("a", text, times={words: day}, published="2024-05-02")
    (account,) = accounts_of([reading], origins_of("a"), ())
    (one,) = tellings_of(account)
    return one


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The dam of Kellermark reopens on Sunday.", "Sunday", "2024-05-05"),
        ("The council will vote on the dam on Thursday.", "Thursday", "2024-05-02"),
        ("The council said the dam is set to reopen on Thursday.", "Thursday", "2024-05-02"),
    ],
)
def test_what_is_told_as_coming_lies_ahead(text: str, words: str, day: str) -> None:
    assert lies_ahead(telling(text, words, day))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The dam of Kellermark burst on Thursday.", "Thursday", "2024-05-02"),
        (
            "The council announced on Thursday that the dam will be rebuilt.",
            "Thursday",
            "2024-05-02",
        ),
        ("The council voted Thursday that the dam is to be rebuilt.", "Thursday", "2024-05-02"),
    ],
)
def test_what_was_announced_has_happened(text: str, words: str, day: str) -> None:
    assert not lies_ahead(telling(text, words, day))


def test_what_lies_well_before_the_first_report_is_background() -> None:
    one = telling("The dam of Kellermark burst on 2 March.", "2 March", "2024-03-02")
    assert kind([one], date(2024, 5, 2)) == "background"
    assert kind([one], date(2024, 3, 3)) == "happened"
