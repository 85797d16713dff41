"""Halves of characters: replaced one for one, and nothing else is touched."""

import msgspec

from tests.dossier.sample import comparison, sheet
from variorum.dossier.formats.encodable import encodable
from variorum.model import Comparison, Rejection


def test_a_comparison_that_can_be_encoded_is_itself() -> None:
    whole = comparison()
    assert encodable(whole) is whole


def test_each_half_becomes_one_replacement_character() -> None:
    given = Comparison(rejected=(Rejection(uri="a\ud800b", reason="\udfff\udbff"),))
    (found,) = encodable(given).rejected
    assert (found.uri, found.reason) == ("a\ufffdb", "\ufffd\ufffd")


def test_the_rest_of_the_comparison_is_kept() -> None:
    odd = sheet("a", "One \udc00 word.", outlet="Echo").article
    story = msgspec.structs.replace(comparison().dossiers[0], articles=(odd,))
    found = encodable(Comparison(dossiers=(story,))).dossiers[0]
    assert found.articles[0].text == "One \ufffd word."
    assert (found.story, found.claims) == (story.story, story.claims)
