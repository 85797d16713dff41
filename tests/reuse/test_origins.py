import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.reuse.texts import CUT, DISPATCH, ELSEWHERE, OWN, RESPELLED
from tests.support import article
from variorum.model import Article, Credit, Reading, SharedText
from variorum.reuse import Folding, fold


def folded(*articles: Article) -> Folding:
    return fold([Reading(article=one) for one in articles])


def groups(folding: Folding) -> list[tuple[str, ...]]:
    return [origin.articles for origin in folding.origins]


def credit(text: str, uri: str, agency: str) -> Article:
    return msgspec.structs.replace(article(text, uri=uri), agency=agency)


def test_copies_fold_and_own_reports_stay_apart() -> None:
    folding = folded(
        article(DISPATCH, uri="a"),
        article(RESPELLED, uri="b"),
        article(CUT, uri="c"),
        article(OWN, uri="d"),
        article(ELSEWHERE, uri="e"),
    )
    assert groups(folding) == [("a", "b", "c"), ("d",), ("e",)]
    shared = [one for one in folding.origins[0].basis if isinstance(one, SharedText)]
    assert {one.articles for one in shared} >= {("a", "b"), ("a", "c")}
    assert all(one.share > 0.7 for one in shared)


def test_an_origin_is_labelled_by_its_agency_with_evidence() -> None:
    (origin,) = folded(credit(DISPATCH, "a", "Halcyon"), article(CUT, uri="b")).origins
    assert origin.label == "Halcyon"
    (basis,) = [one for one in origin.basis if isinstance(one, Credit)]
    assert basis.evidence is not None
    assert basis.evidence.text == DISPATCH[basis.evidence.start : basis.evidence.end] == "(Halcyon)"


TAKE = (
    "The ferry that capsized off Port Selby was declared lost on Wednesday as a third storm closed"
    " the harbour to divers and to the crane barge that was to lift her.\n\n"
    "Grief gave way to anger in the streets around the cannery, whose workers have struck since"
    " the disaster and demand that the licence of the company be withdrawn for good.\n\n"
    "Two officers told a parliamentary inquiry last summer that its pumps were worn and its life"
    " rafts were out of date."
)


def test_two_takes_of_one_agency_are_one_origin_of_two_agencies_two() -> None:
    first = credit(DISPATCH, "a", "Halcyon")
    assert groups(folded(first, credit(TAKE, "b", "Halcyon"))) == [("a", "b")]
    assert groups(folded(first, credit(TAKE, "b", "Meridian"))) == [("a",), ("b",)]
    assert groups(folded(first, article(TAKE, uri="b"))) == [("a",), ("b",)]


def test_dispatches_of_one_agency_on_two_matters_are_two_origins() -> None:
    folding = folded(credit(DISPATCH, "a", "Halcyon"), credit(ELSEWHERE, "b", "Halcyon"))
    assert groups(folding) == [("a",), ("b",)]


def test_quoting_one_speaker_makes_no_copy() -> None:
    quote = (
        "“We will find the owners of this ship, and we will ask them in court why twelve working"
        " people had to drown within sight of the harbour lights. No one who signed those papers"
        " will sleep well while I hold this office, and no court will be too small for me.”"
    )
    one = article("The minister spoke at the quay on Tuesday.\n\n" + quote, uri="a")
    other = article(quote + "\n\nWith these words she met mourners in Dunmore.", uri="b")
    assert groups(folded(one, other)) == [("a",), ("b",)]


def test_an_article_made_of_two_joins_neither_to_the_other() -> None:
    mixed = article(DISPATCH + "\n\n" + ELSEWHERE, uri="m")
    folding = folded(article(DISPATCH, uri="a"), article(ELSEWHERE, uri="b"), mixed)
    assert groups(folding) == [("a", "m"), ("b",)]
    assert {one.articles for one in folding.reuse} == {("a", "m"), ("b", "m")}


def test_a_crowd_of_copies_is_one_origin() -> None:
    copies = [article(DISPATCH if i % 2 else CUT, uri=f"c{i:03}") for i in range(150)]
    assert len(folded(*copies, article(OWN, uri="own")).origins) == 2


def test_any_order_gives_the_same_folding() -> None:
    texts = [DISPATCH, RESPELLED, CUT, OWN, ELSEWHERE, TAKE, DISPATCH + "\n\n" + ELSEWHERE]
    articles = [article(text, uri=f"u{i}") for i, text in enumerate(texts)]
    expected = folded(*articles)
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert folded(*shuffled) == expected


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_texts_fold_each_into_exactly_one_origin(texts: list[str]) -> None:
    articles = [article(text, uri=f"u{i}") for i, text in enumerate(texts)]
    folding = folded(*articles)
    assert sorted(id for group in groups(folding) for id in group) == [a.id for a in articles]
