"""Decisions on lines are known by words, and go with them."""

import msgspec
import pytest

from variorum.model import Decision, Evidence
from variorum.model.decision import Amount, Target
from variorum.review import Signature, anchored, decide_line, holding, id_of, on_lines, undo
from variorum.review.line_decisions import place_of

SIGNED = Signature("2031-05-06T00:00:00Z", "Ida", "seen twice")
TEXT = "The dam held. Nine people died, it was said. Nine people died in all."


def piece(start: int, text: str, article: str = "a1") -> Evidence:
    return Evidence(article=article, start=start, end=start + len(text), text=text)


def claim(*pieces: Evidence) -> Target:
    return Target(kind="claims", evidence=pieces)


NINE = piece(14, "Nine people died")


def test_a_later_verdict_supersedes_and_another_kind_does_not() -> None:
    first = decide_line("accept", claim(NINE), [], SIGNED)
    later = Signature("2031-05-07T00:00:00Z")
    second = decide_line("strike", claim(NINE, piece(0, "The dam held")), [first], later)
    assert second.supersedes == first.id
    assert holding([first, second]) == [second]
    statement = Target(kind="statements", evidence=(NINE,))
    speaker = decide_line("speaker", statement, [first, second], later, piece(4, "dam"))
    assert speaker.supersedes is None
    nobody = decide_line("speaker", statement, [speaker], later, None)
    assert nobody.supersedes == speaker.id
    assert nobody.to is None
    assert first.to is msgspec.UNSET
    taken = undo(second.id, [first, second], made="2031-05-08T00:00:00Z")
    assert taken.target == second.target
    assert holding([first, second, taken]) == []


def test_an_id_is_of_all_that_was_said() -> None:
    one = decide_line("accept", claim(NINE), [], SIGNED, was="Nine died")
    assert one.id == id_of(one)
    amount = Amount(qualifier="exact", value=9, low=9, high=9)
    for change in (
        {"kind": "strike"},
        {"by": "Ben"},
        {"note": None},
        {"made": "2031-05-06T00:00:01Z"},
        {"was": "Ten died"},
        {"amount": amount},
        {"to": None},
        {"target": claim(piece(45, "Nine people died"))},
    ):
        assert id_of(msgspec.structs.replace(one, **change)) != one.id, change
    read = msgspec.json.decode(msgspec.json.encode(one), type=Decision)
    assert (read, id_of(read)) == (one, one.id)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, (14, 30)),
        ("New. " + TEXT, (19, 35)),
        (TEXT[14:], (0, 16)),
        # Of several places the nearest one.
        ("x" * 40 + TEXT, (54, 70)),
        (TEXT.replace("Nine", "Ten"), None),
        ("", None),
    ],
)
def test_words_are_found_where_they_stand_now(text: str, found: tuple[int, int] | None) -> None:
    assert place_of(NINE, text) == found


def test_what_stands_no_more_is_left_out() -> None:
    second = piece(0, "gone with the wind")
    held = decide_line("strike", claim(NINE, second), [], SIGNED)
    stale = decide_line("strike", claim(second, NINE), [], SIGNED)
    away = decide_line("strike", claim(piece(0, "The dam", "a2")), [], SIGNED)
    relation = Target(kind="relations", evidence=(NINE, second))
    between = decide_line("strike", relation, [], SIGNED)
    spoken = Target(kind="statements", evidence=(NINE,))
    speaker = decide_line("speaker", spoken, [], SIGNED, piece(3, "nobody here"))
    found = anchored([held, stale, away, between, speaker], {"a1": "Oh! " + TEXT})
    assert [one.id for one in found] == [held.id]
    assert found[0].target
    assert found[0].target.evidence == (piece(18, "Nine people died"),)
    assert on_lines([held, away], ["a1"]) == (held,)
