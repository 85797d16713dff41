"""A text read without the characters that nobody sees: its spans lead into the text as given."""

import msgspec
import pytest

from tests.align.readings import read
from tests.support import article
from variorum.annotate.text.given_text import as_given
from variorum.model import Reading
from variorum.model.invisible import show

PLAIN = "Anna Verrick said 12 people drowned on Friday. Rain fell."
READ = read(
    "a",
    PLAIN,
    names={"Anna Verrick": "person"},
    said=[("Anna Verrick", "said", "12 people drowned on Friday", "says")],
    times={"Friday": "2024-05-03"},
    counts={"12 people": ("killed", 12)},
)


def given(text: str) -> Reading:
    """The reading of the plain text, as one of `text`, which shows the same."""
    shown = show(text)
    assert shown.text == PLAIN
    return as_given(READ, article(text, uri="a"), shown.places)


def test_spans_begin_after_and_end_before_what_nobody_sees() -> None:
    text = "\u200bAnna\u00ad Verrick\u200b said 12\u200b people drowned on Friday\u200b. Rain fell."
    found = given(text)
    (name,), (time,), (count,) = found.entities, found.times, found.quantities
    assert (name.start, name.text) == (1, "Anna\u00ad Verrick")
    assert time.text == "Friday"
    assert count.text == "12\u200b people"
    for one in (name, time, count):
        assert one.text == text[one.start : one.end]


def test_sentences_and_who_says_what_are_moved_too() -> None:
    text = "\u200bAnna Verrick \u200bsaid 12 people drowned on \u200bFriday. \u200bRain fell."
    found = given(text)
    assert [text[slice(*span)] for span in found.sentences] == [
        "Anna Verrick \u200bsaid 12 people drowned on \u200bFriday.",
        "Rain fell.",
    ]
    (said,) = found.attributions
    assert [text[slice(*span)] for span in (*said.source, *said.cue, *said.content)] == [
        "Anna Verrick",
        "said",
        "12 people drowned on \u200bFriday",
    ]
    assert said.speaker == 0


@pytest.mark.parametrize("at", range(len(PLAIN) + 1))
def test_one_such_character_anywhere_changes_no_words(at: int) -> None:
    text = f"{PLAIN[:at]}\u200b{PLAIN[at:]}"
    found = given(text)
    for field in ("entities", "times", "quantities"):
        shown = [show(one.text).text for one in getattr(found, field)]
        assert shown == [one.text for one in getattr(READ, field)]
        assert not any(one.text.startswith("\u200b") for one in getattr(found, field))
        assert not any(one.text.endswith("\u200b") for one in getattr(found, field))


def test_all_else_of_a_record_is_kept() -> None:
    found = given(f"\u200b{PLAIN}")
    (before,), (after,) = READ.quantities, found.quantities
    assert (before.start, after.start) == (18, 19)
    assert msgspec.structs.replace(after, start=before.start, end=before.end) == before


def test_a_text_without_any_is_read_as_it_was() -> None:
    assert as_given(READ, READ.article, ()) == READ
