"""Look-ups: numbers of articles, names of outlets and what is known of an article."""

import msgspec
import pytest

from tests.dossier.sample import COURIER, DESK, WEEKLY, bare, comparison, flood, sheet
from variorum.dossier.formats.lookups import Index, number_articles, outlet_name
from variorum.model import Comparison, Dateline, Outlet


def index() -> Index:
    return Index(flood(), number_articles(comparison()))


def test_articles_are_numbered_by_dossier_then_date_then_address() -> None:
    assert number_articles(comparison()) == {
        "courier": "01",
        "ledger": "02",
        "desk": "03",
        "weekly": "04",
    }


def test_an_article_without_a_date_comes_last_in_its_dossier() -> None:
    old = sheet("old", "x", outlet="O", published="1999-01-01", uri="z").article
    new = sheet("new", "x", outlet="O", published=None, uri="a").article
    story = msgspec.structs.replace(bare(WEEKLY), articles=(new, old))
    assert number_articles(Comparison(dossiers=(story,))) == {"old": "01", "new": "02"}


def test_a_hundred_articles_are_numbered_with_three_digits() -> None:
    articles = tuple(sheet(f"a{n}", "x", outlet="O", uri=f"{n:03}").article for n in range(100))
    story = msgspec.structs.replace(bare(WEEKLY), articles=articles)
    numbers = number_articles(Comparison(dossiers=(story,)))
    assert (numbers["a0"], numbers["a99"]) == ("001", "100")


@pytest.mark.parametrize(
    ("outlet", "uri", "shown"),
    [
        (Outlet(name="Marl\nEcho", domain="marl.example"), "in/3.txt", "Marl Echo"),
        (Outlet(domain="marl.example"), "in/3.txt", "marl.example"),
        (Outlet(), "https://marl.example/news/", "unnamed (news)"),
        (Outlet(), "/", "unnamed"),
    ],
)
def test_an_outlet_is_shown_by_what_is_known_of_it(outlet: Outlet, uri: str, shown: str) -> None:
    article = msgspec.structs.replace(WEEKLY.article, outlet=outlet, uri=uri)
    assert outlet_name(article) == shown


def test_a_reference_names_article_and_place() -> None:
    ref = index().ref(DESK.cite("A judge will lead"))
    assert (ref.number, ref.outlet, ref.origin) == ("03", "World Desk", "World Desk")
    assert ref.text == "A judge will lead"
    assert ref.key == f"edesk-{ref.start}-{ref.end}"
    assert ref.place == f"03:{ref.start}–{ref.end}"


def test_references_stand_in_order_and_once_each() -> None:
    cited = [DESK.cite("A judge"), COURIER.cite("The mayor"), COURIER.cite("At least 12")]
    found = index().refs([*cited, *cited])
    assert [ref.text for ref in found] == ["At least 12", "The mayor", "A judge"]


def test_names_are_listed_and_an_unknown_id_stands_for_itself() -> None:
    assert index().names(["mayor", "authority"]) == "Nelda Oskarin and water authority"
    assert (index().name("x9"), index().name(None)) == ("x9", "")
    assert index().figures == {"f1": "people killed", "f2": "people moved"}


def test_two_articles_of_one_outlet_are_one_outlet() -> None:
    again = msgspec.structs.replace(COURIER.article, id="again")
    nameless = [
        msgspec.structs.replace(COURIER.article, id=key, outlet=Outlet()) for key in ("n1", "n2")
    ]
    story = msgspec.structs.replace(flood(), articles=(COURIER.article, again, *nameless))
    found = Index(story, number_articles(Comparison(dossiers=(story,))))
    assert str(found.support(["courier", "again"], 1)) == "2 articles, 1 outlet, 1 origin"
    assert (
        str(found.support(["courier", "again", "n1", "n2"], 2)) == "4 articles, 1 outlet, 2 origins"
    )


def test_what_is_known_of_an_article_is_told_by_name() -> None:
    article = msgspec.structs.replace(
        COURIER.article,
        via=("Marl Echo", "Lake Post"),
        dateline=Dateline(place="VELMARA", date=None, agency=None),
    )
    story = msgspec.structs.replace(flood(), articles=(article,))
    (piece,) = Index(story, {"courier": "01"}).pieces
    assert dict(piece.facts) == {
        "By": "Petra Lindqvale",
        "Agency": "NWA",
        "Republished from": "Marl Echo, Lake Post",
        "Dateline": "VELMARA",
        "Address": "https://courier.example/flood",
    }
    assert (piece.iso, piece.origin) == ("2026-03-12", "NWA")


def test_what_is_not_known_of_an_article_is_left_out() -> None:
    article = msgspec.structs.replace(
        WEEKLY.article, byline=None, dateline=Dateline(place=None, date="2026", agency=None)
    )
    story = msgspec.structs.replace(bare(WEEKLY), articles=(article,), origins=())
    (piece,) = Index(story, {"weekly": "01"}).pieces
    assert piece.facts == (("Address", "w.txt"),)
    assert (piece.iso, piece.date_basis, piece.origin) == ("", "", "")


def test_an_origin_is_shown_on_one_line() -> None:
    article = msgspec.structs.replace(WEEKLY.article, outlet=Outlet(), uri="in/w.txt")
    for label, shown in (("Lake\nPost", "Lake Post"), ("", "unnamed")):
        (origin,) = bare(WEEKLY).origins
        origin = msgspec.structs.replace(origin, label=label)
        story = msgspec.structs.replace(bare(WEEKLY), articles=(article,), origins=(origin,))
        assert Index(story, {"weekly": "01"}).pieces[0].origin == shown
