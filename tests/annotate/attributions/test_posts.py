"""Embedded posts belong to who signed them."""

import pytest

from tests.annotate.attributions.pages import page_of
from tests.support import article
from variorum.annotate import annotate
from variorum.annotate.attributions.by_cue import find_attributions
from variorum.annotate.attributions.drafts import Draft
from variorum.annotate.attributions.posts import attach_posts
from variorum.annotate.text.sentences import split

TEXT = (
    "The ferry service stopped on Monday.\n\n"
    "We are sorry. They keep saying the boats are late — Ana Lund (@analund) May 3, 2020 "
    "Boats run again at noon — Ana Lund (@analund) May 3, 2020\n\n"
    "Passengers waited in the rain."
)


def found(text: str) -> list[tuple[str, str]]:
    """Source and content of each attribution, as the reading and as the rules alone give them."""
    return [
        (
            " ".join(text[s:e] for s, e in one.source),
            " ".join(text[s:e] for s, e in one.content),
        )
        for one in annotate(article(text)).attributions
    ]


def test_each_post_is_one_statement_of_its_signer() -> None:
    assert found(TEXT) == [
        ("Ana Lund", "We are sorry. They keep saying the boats are late"),
        ("Ana Lund", "Boats run again at noon"),
    ]


def test_the_rules_alone_find_them_too() -> None:
    sources = [one.source for one in find_attributions(TEXT, split(TEXT), [])]
    assert [TEXT[slice(*source)] for (source,) in sources] == ["Ana Lund", "Ana Lund"]


@pytest.mark.parametrize(
    "text",
    ["The boats — late again (as ever) — came at noon.", "— Ana Lund (@analund) May 3, 2020"],
)
def test_an_aside_or_a_bare_signature_is_no_post(text: str) -> None:
    assert found(text) == []


def test_a_page_without_posts_keeps_its_drafts() -> None:
    page, units = page_of("Ann Bell said that the dam fell.")
    drafts = [Draft(units[0], (0, 2), (2, 3), "says", [(3, 7)])]
    assert attach_posts(page, units, drafts) is drafts
