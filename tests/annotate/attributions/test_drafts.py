"""Attributions in the making: where they end, and how they are cut."""

from tests.annotate.attributions.pages import at, page_of, words
from variorum.annotate.attributions.drafts import Draft, trimmed


def test_a_draft_ends_where_its_last_piece_ends() -> None:
    _, (unit,) = page_of("The mayor said that the dam fell and that it rained.")
    assert Draft(unit, None, None, "says").end == 0
    assert Draft(unit, (0, 2), (2, 3), "says").end == 3
    assert Draft(unit, (0, 2), (2, 3), "says", [(3, 7), (8, 11)]).end == 11


def test_a_draft_that_is_cut_leaves_nothing_loose() -> None:
    page, (unit,) = page_of("The mayor said that the dam fell, and she wept.")
    draft = Draft(unit, (0, 2), (2, 3), "says", [(3, unit.last)])
    draft.cut(page, at(page, "she"))
    assert [words(page, piece) for piece in draft.content] == ["that the dam fell"]
    draft.cut(page, 3)
    assert draft.content == []


def test_joints_and_final_marks_are_trimmed_outside_of_quotations() -> None:
    page, (unit,) = page_of(", the dam fell — and but.")
    assert words(page, trimmed(page, 0, unit.last)) == "the dam fell"
    assert trimmed(page, 0, 1) is None
    page, (unit,) = page_of("“It fell.”")
    assert words(page, trimmed(page, 0, unit.last)) == "“It fell.”"
