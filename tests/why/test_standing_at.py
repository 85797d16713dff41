"""What stands at a place of a text: its sentence, and what was read there, with reasons."""

import msgspec
import pytest

from tests.align.readings import read
from variorum.annotate.reading_reasons import ReadingReasons
from variorum.model import Place
from variorum.why import standing_at as module
from variorum.why.standing_at import standing_at

FIRST = "Anna Verrick said 12 people drowned near Port Malen on Friday."
TEXT = f"{FIRST} Rain fell in 3 towns."
PORT = TEXT.index("Port Malen")
READING = read(
    "a",
    TEXT,
    names={"Anna Verrick": "person", "Port Malen": "place"},
    said=[("Anna Verrick", "said", "12 people drowned near Port Malen on Friday", "says")],
    times={"Friday": "2024-05-03"},
    counts={"12 people": ("killed", 12), "3 towns": ("other", 3)},
    places=[
        Place(
            start=PORT,
            end=PORT + len("Port Malen"),
            text="Port Malen",
            name="Port Malen",
            country=None,
            lat=1.0,
            lon=2.0,
            geonameid=None,
            kind="city",
        )
    ],
    published="2024-05-04",
)


@pytest.fixture(autouse=True)
def _read_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The article is read as this reading says, and not by the trained reader."""
    reasons = ReadingReasons(READING)
    monkeypatch.setattr(module, "_read", lambda article: (READING, reasons))


def kinds(start: int, end: int | None = None) -> list[tuple[str, str]]:
    stands = standing_at(READING.article, start, end)
    return [(part.kind, part.text) for part in stands.parts]


def test_a_place_stands_in_its_sentence_with_all_that_was_read_there() -> None:
    stands = standing_at(READING.article, PORT)
    assert stands.sentence == FIRST
    assert [part.kind for part in stands.parts] == [
        "name",
        "name",
        "place",
        "time",
        "quantity",
        "attribution",
    ]
    assert all(part.because for part in stands.parts)


def test_each_is_told_with_what_it_was_taken_for() -> None:
    told = dict(kinds(0)[2:])
    assert told == {
        "place": "Port Malen: Port Malen, no country",
        "time": "Friday: 2024-05-03",
        "quantity": "12 people",
        "attribution": "Anna Verrick said (says): “12 people drowned near Port Malen on Friday”",
    }


def test_each_is_found_again_by_its_id() -> None:
    for part in standing_at(READING.article, 0).parts:
        article, _, start = (part.id or "").partition(":")
        assert article == "a"
        if part.kind != "attribution":
            assert TEXT[int(start) :].startswith(part.text.split(":")[0])


def test_another_sentence_has_its_own() -> None:
    assert kinds(TEXT.index("Rain")) == [("quantity", "3 towns")]


def test_with_an_end_only_what_stands_between_is_told() -> None:
    at = TEXT.index("12 people")
    assert kinds(at, at + 9)[0] == ("quantity", "12 people")
    assert ("time", "Friday") not in [
        (kind, text.split(":")[0]) for kind, text in kinds(at, at + 9)
    ]
    assert kinds(at, at) == []


def test_between_two_sentences_there_is_nothing_but_a_blank() -> None:
    stands = standing_at(READING.article, len(FIRST))
    assert (stands.sentence, stands.parts) == (" ", ())


def test_a_source_that_stands_for_a_name_is_told_with_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = TEXT.index("people")
    (said,) = READING.attributions
    by_role = msgspec.structs.replace(said, source=((at, at + 6),))
    reading = msgspec.structs.replace(READING, attributions=(by_role,))
    monkeypatch.setattr(module, "_read", lambda article: (reading, ReadingReasons(reading)))
    assert kinds(0)[-1][1].startswith("people (Anna Verrick) said (says): “")
    nobody = msgspec.structs.replace(by_role, source=(), cue=(), speaker=None)
    reading = msgspec.structs.replace(READING, attributions=(nobody,))
    monkeypatch.setattr(module, "_read", lambda article: (reading, ReadingReasons(reading)))
    assert kinds(0)[-1][1].startswith("somebody says (says): “")
