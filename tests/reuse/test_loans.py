"""What an article took from others keeps their origin."""

from pathlib import Path

import msgspec
import pytest

from tests.reuse.texts import DISPATCH, ELSEWHERE, OWN
from tests.support import article
from variorum.errors import StopRun
from variorum.model import (
    Article,
    Credit,
    Origin,
    Outlet,
    Passage,
    Reading,
    Reuse,
    SharedOwner,
)
from variorum.reuse import Folding, Owners, fold, read_owners
from variorum.reuse.loans import with_loans
from variorum.reuse.pairs import read_text

PARAGRAPH = DISPATCH.split("\n\n")[2]
QUOTE = (
    "“We will find the owners of this ship, and we will ask them in court why twelve working people"
    " had to drown within sight of the harbour lights,” the minister said."
)


def reading(one: Article) -> Reading:
    ends = [
        at + 1 for at, letter in enumerate(one.text) if letter == "." or at + 1 == len(one.text)
    ]
    return Reading(article=one, sentences=tuple(zip([0, *ends], ends, strict=False)))


def folded(*articles: Article) -> Folding:
    return fold([reading(one) for one in articles])


def of(folding: Folding, id: str) -> Origin:
    return next(origin for origin in folding.origins if id in origin.articles)


def test_a_borrowed_paragraph_is_of_the_origin_it_was_copied_from() -> None:
    folding = folded(
        article(DISPATCH, uri="z", published="2031-05-05"),
        article(OWN + "\n\n" + PARAGRAPH, uri="a", published="2031-05-06"),
    )
    assert len(folding.origins) == 2
    (loan,) = of(folding, "z").also_in
    assert loan.article == "a"
    assert "passed its yearly inspection" in loan.text
    assert of(folding, "a").also_in == ()


def test_a_shared_paragraph_of_unknown_direction_counts_once_for_the_agency() -> None:
    wire = msgspec.structs.replace(article(DISPATCH, uri="z"), agency="Halcyon")
    folding = folded(wire, article(OWN + "\n\n" + PARAGRAPH, uri="a"))
    assert [one.article for one in of(folding, "z").also_in] == ["a"]


def test_a_shared_quotation_belongs_to_nobody() -> None:
    folding = folded(
        article(DISPATCH + "\n\n" + QUOTE, uri="a", published="2031-05-05"),
        article(OWN + "\n\n" + QUOTE, uri="b", published="2031-05-06"),
    )
    assert len(folding.origins) == 2
    assert all(origin.also_in == () for origin in folding.origins)


def test_what_was_told_another_newsroom_is_of_its_origin() -> None:
    wire = msgspec.structs.replace(article(DISPATCH, uri="w"), agency="Halcyon")
    citing = article(OWN + "\n\nThe captain had asked for new pumps, he told Halcyon.", uri="c")
    folding = folded(wire, citing)
    (loan,) = of(folding, "w").also_in
    assert loan.text.strip() == "The captain had asked for new pumps, he told Halcyon."
    (credit,) = [
        one for one in of(folding, "w").basis if isinstance(one, Credit) and one.article == "c"
    ]
    assert credit.evidence is not None
    assert credit.evidence.text == "told Halcyon"


def test_a_name_of_two_origins_names_neither() -> None:
    wires = [
        msgspec.structs.replace(article(text, uri=uri), agency="Halcyon")
        for uri, text in (("w", DISPATCH), ("v", ELSEWHERE))
    ]
    folding = folded(*wires, article(OWN + "\n\nHe told Halcyon so.", uri="c"))
    assert all(origin.also_in == () for origin in folding.origins)


def test_outlets_of_one_family_that_share_text_are_one_origin() -> None:
    herald = msgspec.structs.replace(article(DISPATCH, uri="a"), outlet=Outlet(name="Herald"))
    courier = msgspec.structs.replace(
        article(OWN + "\n\n" + PARAGRAPH, uri="b"), outlet=Outlet(domain="www.courier.example")
    )
    apart = article(ELSEWHERE, uri="c")
    readings = [reading(one) for one in (herald, courier, apart)]
    assert len(fold(readings).origins) == 3
    owners = Owners({"Northern Press": ["herald", "courier.example"]})
    together, alone = fold(readings, owners).origins
    assert together.articles == ("a", "b")
    assert SharedOwner(articles=("a", "b"), family="Northern Press") in together.basis
    assert alone.articles == ("c",)


def test_owners_are_read_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "owners.toml"
    path.write_text('"Northern Press" = ["Herald", "courier.example"]\n', encoding="utf-8")
    owners = read_owners(path)
    assert owners.family(Outlet(name="HERALD")) == "Northern Press"
    assert owners.family(Outlet(domain="www.courier.example")) == "Northern Press"
    assert owners.family(Outlet(name="Other")) is None
    for bad in ('"Northern Press" = "Herald"', "= ["):
        path.write_text(bad, encoding="utf-8")
        with pytest.raises(StopRun):
            read_owners(path)
    with pytest.raises(StopRun):
        read_owners(tmp_path / "none.toml")


def lent(*pairs: Reuse, owner: str = "a") -> list[tuple[str, str]]:
    """Which words of which article are an origin's, of three articles that share some."""
    readings = [reading(article(TEXT, uri=name)) for name in "abc"]
    origins = [Origin(id=f"o-{name}", label=name, articles=(name,)) for name in "abc"]
    texts = [read_text(one.article) for one in readings]
    found = with_loans(origins, texts, pairs, readings)
    (origin,) = [one for one in found if one.articles == (owner,)]
    return [(one.article, one.text) for one in origin.also_in]


TEXT = "One two three four five six. Seven eight nine ten eleven twelve."


def shared(a: str, b: str, start: int, end: int, copied: str | None = None) -> Reuse:
    return Reuse(
        copied=copied,
        articles=(a, b),
        passages=(Passage(a=(start, end), b=(start, end)),),
        share_a=0.2,
        share_b=0.2,
        direction_basis="date" if copied else None,
    )


def test_a_passage_is_lent_by_the_one_that_was_copied() -> None:
    assert lent(shared("a", "b", 0, 7, "a")) == [("b", "One two")]
    assert lent(shared("a", "b", 0, 7, "b")) == []
    assert lent(shared("a", "b", 0, 7, "b"), owner="b") == [("a", "One two")]


def test_where_nothing_shows_the_direction_the_lesser_id_lends() -> None:
    assert lent(shared("b", "c", 0, 7), owner="b") == [("c", "One two")]


def test_of_passages_that_overlap_one_stands() -> None:
    pairs = (shared("a", "c", 0, 13, "a"), shared("b", "c", 8, 18, "b"))
    assert lent(*pairs) == [("c", "One two three")]
    assert lent(*pairs, owner="b") == []
    apart = (shared("a", "c", 0, 13, "a"), shared("b", "c", 13, 18, "b"))
    assert lent(*apart, owner="b") == [("c", " four")]
