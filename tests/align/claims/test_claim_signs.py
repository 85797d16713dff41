"""How sure a claim is: signs of its pairs, of its words and of where it stands."""

import pytest

from tests.align.claims.told import assertion
from variorum.align.claims.claim_signs import ClaimSigns, claim_signs
from variorum.align.claims.whole_sentences import Told
from variorum.model import Evidence
from variorum.weights import load


def told(article: str, words: str = "dam burst night valley", **other: object) -> Told:
    one = assertion(words, article=article, speaker=other.pop("speaker", None))  # type: ignore[arg-type]
    text = str(other.get("text", "The dam burst."))
    sentence = Evidence(article=article, start=0, end=len(text), text=text)
    return Told(one, sentence, float(other.get("height", 0.5)), 2, 1, 0.5)  # type: ignore[arg-type]


def signs(likely: float | None, *tellings: Told, titles: str = "") -> ClaimSigns:
    return claim_signs(tellings, lambda a, b: likely, 2, frozenset(titles.split()))


def test_likely_pairs_make_a_sure_claim() -> None:
    sure, unsure = (signs(p, told("a"), told("b")) for p in (0.95, 0.3))
    judge = load("claims").probability
    assert judge(sure) > load("claims").line("shown") > judge(unsure)


def test_the_rules_alone_are_an_unsure_pair() -> None:
    assert signs(None, told("a"), told("b")).second == pytest.approx(0.2)


def test_pairs_of_one_article_are_no_pairs() -> None:
    found = claim_signs([told("a"), told("a")], lambda a, b: 0.9, 1, frozenset())
    assert found.any == 0


def test_more_likely_pairs_make_any_of_them_likelier() -> None:
    two, three = (signs(0.5, *(told(key) for key in keys)) for keys in ("ab", "abc"))
    assert two.any == pytest.approx(0.5)
    assert three.any == pytest.approx(0.875)
    assert (two.articles, three.articles) == (2, 3)


def test_words_and_place() -> None:
    found = signs(0.5, told("a", "dam burst ash", height=0.1), told("b"), titles="dam burst flood")
    assert (found.common, found.height, found.heights) == (2, 0.1, 0.3)
    assert found.headline == pytest.approx(2 / 3)


def test_who_says_it() -> None:
    mixed = signs(0.5, told("a", speaker="s"), told("b"))
    said = signs(0.5, told("a", speaker="s"), told("b", speaker="s"))
    assert (mixed.mixed, mixed.said) == (True, False)
    assert (said.mixed, said.said) == (False, True)


def test_a_question_and_a_word_to_the_reader() -> None:
    found = signs(0.5, told("a", text="Did we see it?"), told("b"))
    assert found.question
    assert found.to_reader
    assert not signs(0.5, told("a"), told("b")).question
