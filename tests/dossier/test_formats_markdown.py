"""Markdown: footnotes that lead to the words, and no markup out of an article."""

import re

from tests.dossier.sample import bare, comparison, sheet
from variorum.dossier import formats
from variorum.dossier.formats.markdown import escape
from variorum.model import Comparison


def test_every_reference_has_its_footnote_once() -> None:
    page = formats.render(comparison(), "markdown")
    notes = re.findall(r"^\[\^([^\]]+)\]: ", page, re.MULTILINE)
    assert len(notes) == len(set(notes))
    assert set(re.findall(r"\[\^([^\]]+)\](?!:)", page)) == set(notes)
    assert "[^03:23-25]: [03:23–25] World Desk: “17”" in page


def test_markup_in_an_article_is_only_text() -> None:
    assert escape("![x](http://evil.example/p.png)") == r"!\[x\](`http://evil.example/p.png)`"
    assert escape("<script>&amp;") == r"\<script\>\&amp;"
    assert escape("1. one") == r"1\. one"
    assert escape("- a | b") == r"\- a \| b"
    assert escape("# not\na heading") == r"\# not a heading"


def test_no_image_or_element_of_an_article_survives() -> None:
    where = sheet("a", "x", outlet="![o](http://evil.example)", title="<img src=x>")
    page = formats.render(Comparison(dossiers=(bare(where),)), "markdown")
    assert not re.search(r"(?<!\\)!\[|(?<!\\)<(?!a id=|/a)", page)
