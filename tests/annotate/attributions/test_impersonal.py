"""Attributions without a speaking subject: "according to", "it was said", views and reports."""

import pytest

from tests.annotate.attributions.pages import at, page_of, words
from variorum.annotate.attributions.drafts import Draft
from variorum.annotate.attributions.impersonal import read_impersonal


def read(text: str, word: str) -> list[tuple[str | None, list[str | None]]]:
    page, units = page_of(text)
    found: list[Draft] = []
    read_impersonal(page, units[0], at(page, word), found)
    return [(words(page, one.source), [words(page, two) for two in one.content]) for one in found]


@pytest.mark.parametrize(
    ("text", "word", "source", "content"),
    [
        ("According to the mayor, the dam fell.", "According", "the mayor", "the dam fell"),
        ("The dam fell, according to the mayor.", "according", "the mayor", "The dam fell"),
    ],
)
def test_according_to_names_its_source(text: str, word: str, source: str, content: str) -> None:
    assert read(text, word) == [(source, [content])]


def test_a_word_that_reports_nothing_adds_nothing() -> None:
    assert read("The dam fell in the night.", "fell") == []
