import msgspec

from tests.reuse.texts import CUT, DISPATCH, OWN
from tests.support import article
from variorum.model import Article, Outlet, Reading, Reuse
from variorum.reuse import fold


def reuse_of(*articles: Article) -> Reuse:
    (found,) = fold([Reading(article=one) for one in articles]).reuse
    return found


def test_a_credit_outweighs_the_date() -> None:
    wire = msgspec.structs.replace(
        article(DISPATCH, uri="wire", published="2031-05-06"),
        outlet=Outlet(domain="www.halcyon.example"),
    )
    copy = msgspec.structs.replace(
        article(CUT, uri="copy", published="2031-05-05"), agency="Halcyon"
    )
    found = reuse_of(copy, wire)
    assert (found.copied, found.direction_basis) == ("wire", "credit")


def test_the_earlier_was_copied() -> None:
    found = reuse_of(
        article(DISPATCH, uri="x", published="2031-05-06"),
        article(DISPATCH, uri="y", published="2031-05-05"),
    )
    assert (found.copied, found.direction_basis) == ("y", "date")


def test_what_is_cut_from_the_bottom_is_the_copy() -> None:
    found = reuse_of(article(DISPATCH, uri="x"), article(CUT, uri="y"))
    assert (found.copied, found.direction_basis) == ("x", "containment")


def test_nothing_shows_the_direction_of_equal_texts() -> None:
    found = reuse_of(article(DISPATCH, uri="x"), article(DISPATCH, uri="y"))
    assert (found.copied, found.direction_basis) == (None, None)


def test_a_shared_quotation_has_no_direction() -> None:
    quote = (
        "\n\n“We will find the owners of this ship, and we will ask them in court why twelve"
        " working people had to drown within sight of the harbour lights,” the minister said."
    )
    found = reuse_of(
        article(OWN + quote, uri="x", published="2031-05-06"),
        article(DISPATCH + quote, uri="y", published="2031-05-07"),
    )
    assert found.passages
    assert found.copied is None
