"""Words of time that date nothing, found by what stands beside them."""

import pytest

from variorum.annotate.times import find, find_times
from variorum.annotate.times.grammar import Phrase
from variorum.annotate.times.other_readings import dates_nothing
from variorum.model import Published

DAY = Published(value="2031-05-14", precision="day", basis="metadata")


def dated(text: str) -> list[str]:
    return [time.text for time in find_times(text, ((0, len(text)),), DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Today printed the letter of the mayor.",
        "Guests left the Christmas dinner of the rowing club early.",
        "The Sunday Courier printed a letter of the mayor.",
        "A winter coat hung in the hall of the school.",
        "A Thanksgiving parade filled the street by the pier.",
        "The Easter Sunday bombings left a hole in the roof.",
        "The Good Friday Treaty still holds on both shores.",
        "Black Friday sales filled the arcade by the pier.",
        "He paints at 1812 Harbour Road with his sister.",
        "She saw the film 1917 and read “1984” on the ferry.",
        "He told the host of “This Week” that the pier leaks.",
        'He spoke to the host of "This Morning," who laughed.',
    ],
)
def test_a_day_in_a_name_or_beside_its_noun_dates_nothing(text: str) -> None:
    assert dated(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sails today from the old pier.", "today"),
        ("The sales began on Black Friday and ended in rain.", "Friday"),
        ("In 1912 Harbour Road was a meadow.", "1912"),
        ("The pier opened on Good Friday in rain.", "Good Friday"),
        ("The club will meet at Christmas in the hall.", "Christmas"),
        ("The lake froze in the winter of 2029.", "winter of 2029"),
        ("He was asked when. “Tomorrow,” he said.", "Tomorrow"),
        ("The host of the “tonight” hour sang.", "tonight"),
    ],
)
def test_the_same_words_alone_are_dates(text: str, words: str) -> None:
    assert any(words in one or one in words for one in dated(text))


def test_a_phrase_is_judged_by_what_stands_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The ferry sails today from the old pier."
    asked: list[str] = []

    def nothing(text: str, phrase: Phrase) -> bool:
        asked.append(text)
        return not dates_nothing(text, phrase)

    monkeypatch.setattr(find, "dates_nothing", nothing)
    assert dated(text) == []
    assert asked == [text]
