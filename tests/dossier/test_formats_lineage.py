"""Who copied whom, in lines: why articles are one origin, and which passages went where."""

import msgspec

from tests.dossier.sample import COURIER, DESK, LEDGER, flood
from variorum.dossier.formats.lineage import copyings, sources
from variorum.dossier.formats.lookups import Index, number_articles
from variorum.model import Comparison, Credit, Dossier, Passage


def index(story: Dossier) -> Index:
    return Index(story, number_articles(Comparison(dossiers=(story,))))


def test_the_origin_with_most_articles_comes_first() -> None:
    wire, desk = sources(index(flood()))
    assert (wire.label, desk.label) == ("NWA", "World Desk")
    assert [piece.number for piece in wire.pieces] == ["01", "02"]


def test_a_basis_is_told_in_a_sentence() -> None:
    wire = sources(index(flood()))[0]
    assert [line.text for line in wire.basis] == [
        "[01] and [02] share 98 % of the shorter text",
        "[02] Harbor Ledger credits NWA",
    ]
    assert all(line.refs == () for line in wire.basis)


def test_a_credit_leads_to_its_words() -> None:
    wire, desk = flood().origins
    cited = Credit(article="courier", credited="NWA", evidence=COURIER.cite("ministry said"))
    wire = msgspec.structs.replace(wire, basis=(cited,))
    (line,) = sources(index(msgspec.structs.replace(flood(), origins=(wire, desk))))[0].basis
    assert [ref.text for ref in line.refs] == ["ministry said"]


def test_an_origin_without_articles_is_not_shown() -> None:
    empty = msgspec.structs.replace(flood().origins[0], id="o-x", articles=())
    story = msgspec.structs.replace(flood(), origins=(*flood().origins, empty))
    assert len(sources(index(story))) == 2


def test_the_copy_is_told_with_its_share_and_why() -> None:
    (one,) = copyings(index(flood()))
    assert one.directed
    assert one.key == "copy-01-02"
    assert one.text == (
        "[02] Harbor Ledger copied [01] Velmara Courier: its text is contained in the other "
        "(100 % of its text, 71 % of the other's)"
    )
    ((a, b),) = one.passages
    assert (a.number, b.number) == ("01", "02")
    assert a.text == b.text


def test_a_pair_without_a_direction_says_so() -> None:
    (shared,) = flood().reuse
    words = "The authority denie"
    at, other = LEDGER.article.text.index(words), DESK.article.text.index(words)
    passage = Passage(a=(other, other + len(words)), b=(at, at + len(words)))
    shared = msgspec.structs.replace(
        shared,
        copied=None,
        articles=("desk", "ledger"),
        passages=(passage,),
        direction_basis=None,
    )
    (one,) = copyings(index(msgspec.structs.replace(flood(), reuse=(shared,))))
    assert not one.directed
    assert one.text == (
        "[02] Harbor Ledger and [03] World Desk share text; nothing shows who copied whom "
        "(100 % of the one, 71 % of the other)"
    )
    assert {ref.text for pair in one.passages for ref in pair} == {words}


def test_pairs_stand_in_the_order_of_their_numbers() -> None:
    (shared,) = flood().reuse
    late = msgspec.structs.replace(shared, articles=("courier", "desk"), passages=())
    found = copyings(index(msgspec.structs.replace(flood(), reuse=(late, shared))))
    assert [one.key for one in found] == ["copy-01-02", "copy-01-03"]
