"""Held by claims: which part of a sentence the claims of several origins hold."""

import pytest

from variorum.dossier.held_by_claims import HeldByClaims
from variorum.model import Claim, Evidence


def claim(start: int, end: int, *, origins: int = 2, shown: bool = True) -> Claim:
    return Claim(
        id=f"c{start}-{origins}",
        text="x",
        statements=(),
        evidence=(Evidence(article="a", start=start, end=end, text="x"),),
        articles=("a",),
        origins=origins,
        asserted_by=(),
        denied_by=(),
        status="agreed",
        confidence=0.8,
        shown=shown,
    )


def test_a_claim_holds_a_sentence_of_which_it_has_two_fifths() -> None:
    claims = HeldByClaims([claim(0, 40), claim(100, 139, origins=5), claim(200, 300, origins=9)])
    assert claims.origins("a", (0, 100)) == 1
    assert claims.origins("a", (100, 200)) == 0
    assert claims.origins("a", (200, 300)) == 3
    assert claims.origins("b", (0, 100)) == 0


def test_a_claim_of_one_origin_or_held_back_shows_nothing() -> None:
    claims = HeldByClaims([claim(0, 100, origins=1), claim(100, 200, shown=False)])
    assert claims.origins("a", (0, 100)) == claims.origins("a", (100, 200)) == 0


def test_how_likely_goes_with_the_part_that_is_held_whether_shown_or_not() -> None:
    claims = HeldByClaims([claim(0, 50), claim(100, 200, shown=False), claim(300, 400, origins=1)])
    assert claims.likely("a", (0, 100)) == pytest.approx(0.4)
    assert claims.likely("a", (100, 200)) == pytest.approx(0.8)
    assert claims.likely("a", (300, 400)) == 0
