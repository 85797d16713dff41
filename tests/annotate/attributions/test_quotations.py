"""Quotations without a cue: whose they are."""

from tests.annotate.attributions.pages import page_of, words
from variorum.annotate.attributions.drafts import Draft
from variorum.annotate.attributions.quotations import attach_quotations

LONG = "“We saw the water come over the wall.”"


def attached(text: str, *, said: bool = False) -> list[tuple[str | None, list[str | None]]]:
    """Source and pieces of each attribution; with `said` the first unit is one of Ann Bell's."""
    page, units = page_of(text)
    own = [Draft(units[0], (0, 2), (2, 3), "says", [(3, units[0].last - 1)])] if said else []
    found = attach_quotations(page, units, own)
    return [(words(page, one.source), [words(page, two) for two in one.content]) for one in found]


def test_a_quotation_after_a_person_is_that_persons() -> None:
    assert attached(f"Ann Bell left the town. {LONG}") == [("Ann Bell", [LONG])]


def test_a_quotation_after_a_thing_is_nobodys() -> None:
    assert attached(f"The dam fell. {LONG}") == [(None, [LONG])]


def test_a_term_in_quotation_marks_is_no_utterance() -> None:
    assert attached("Ann Bell left the town. “Dam.”") == []


def test_a_quotation_in_the_next_paragraph_is_the_last_speakers() -> None:
    text = f"Ann Bell said it fell.\n\n{LONG}"
    assert [source for source, _ in attached(text, said=True)] == ["Ann Bell", "Ann Bell"]


def test_a_quotation_two_paragraphs_on_is_nobodys() -> None:
    text = f"Ann Bell said it fell.\n\nRain came.\n\n{LONG}"
    assert attached(text, said=True)[-1][0] is None
