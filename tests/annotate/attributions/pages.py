"""Pages as the functions of this folder take them, and ranges of tokens as words."""

from variorum.annotate.attributions.clause_units import Page, Unit, read_page
from variorum.annotate.attributions.drafts import Range
from variorum.annotate.text.sentences import split


def page_of(text: str) -> tuple[Page, list[Unit]]:
    """A text and its units."""
    return read_page(text, split(text))


def at(page: Page, word: str) -> int:
    """The first token that is this word."""
    return page.tokens.word.index(word)


def words(page: Page, found: Range | None) -> str | None:
    """The words of a range; null for none."""
    return page.text[slice(*page.span(*found))] if found else None
