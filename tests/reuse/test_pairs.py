"""Two articles side by side: the share that makes them one, with and without agencies."""

import msgspec
import pytest

from tests.reuse.texts import CUT, DISPATCH, ELSEWHERE, OWN
from tests.support import article
from variorum.model import Passage, Reuse
from variorum.reuse.pairs import Text, compare_texts, of_one_origin, read_text, within


def shares(length: int, of: int = 1000) -> Reuse:
    """A pair that shares the first `length` characters of texts of `of`."""
    passage = Passage(a=(0, length), b=(0, length))
    return Reuse(
        copied=None,
        articles=("a", "b"),
        passages=(passage,),
        share_a=length / of,
        share_b=length / of,
        direction_basis=None,
    )


def text(agency: str | None = None, words: str = "x" * 1000) -> Text:
    given = msgspec.structs.replace(article(words), agency=agency)
    return Text(given, read_text(article("x")).print, ())


@pytest.mark.parametrize(
    ("agencies", "family", "length", "one"),
    [
        ((None, None), False, 449, False),
        ((None, None), False, 450, True),
        (("Halcyon", None), False, 449, False),
        ((None, "Halcyon"), False, 450, True),
        (("Halcyon", "Halcyon"), False, 79, False),
        (("Halcyon", "Halcyon"), False, 80, True),
        (("Halcyon", "Orbit"), False, 699, False),
        (("Halcyon", "Orbit"), False, 700, True),
        ((None, None), True, 79, False),
        ((None, None), True, 80, True),
    ],
)
def test_how_much_must_be_shared_depends_on_who_is_credited(
    agencies: tuple[str | None, str | None], family: bool, length: int, one: bool
) -> None:
    a, b = map(text, agencies)
    assert of_one_origin(a, b, shares(length), one_family=family) is one


def test_the_greater_share_of_the_two_counts() -> None:
    assert of_one_origin(text(), text(words="x" * 100), shares(45))
    assert of_one_origin(text(words="x" * 100), text(), shares(45))


def test_what_is_quoted_counts_for_neither_side() -> None:
    quoted = text()._replace(quoted=((0, 400),))
    assert not of_one_origin(quoted, quoted, shares(400))
    assert not of_one_origin(quoted, quoted, shares(669))
    assert of_one_origin(quoted, quoted, shares(670))


def test_a_text_that_is_all_quotation_shares_nothing() -> None:
    quoted = text()._replace(quoted=((0, 1000),))
    assert not of_one_origin(quoted, quoted, shares(1000))


@pytest.mark.parametrize(("end", "quotation"), [(79, False), (80, True), (100, True)])
def test_a_passage_is_a_quotation_where_four_fifths_of_it_are_quoted(
    end: int, quotation: bool
) -> None:
    assert within((0, 100), [(0, end), (200, 300)]) is quotation


def test_quotations_are_found_in_straight_and_in_curly_marks() -> None:
    words = "we will raise the wreck"
    found = read_text(article(f"He said “{words}” and \"{words}\" but not 'so' or “short”."))
    assert [found.article.text[slice(*span)] for span in found.quoted] == [
        f"“{words}”",
        f'"{words}"',
    ]


def test_a_quotation_has_twenty_letters_and_ends_in_its_paragraph() -> None:
    def quoted(inner: str) -> int:
        return len(read_text(article(f"“{inner}”")).quoted)

    assert [quoted("x" * length) for length in (19, 20, 600, 601)] == [0, 1, 1, 0]
    assert quoted("x" * 20 + "\n" + "x" * 20) == 0


def test_texts_that_share_nothing_are_no_pair() -> None:
    assert compare_texts(read_text(article(ELSEWHERE)), read_text(article(OWN))) is None


def test_a_pair_tells_its_shares_and_which_was_copied() -> None:
    found = compare_texts(read_text(article(DISPATCH, uri="x")), read_text(article(CUT, uri="y")))
    assert found is not None
    assert found.articles == ("x", "y")
    # The full stop at the end of a copy is of neither's words.
    assert found.share_b == round((len(CUT) - 1) / len(CUT), 4)
    assert found.share_a == round((len(CUT) - 1) / len(DISPATCH), 4)
    assert (found.copied, found.direction_basis) == ("x", "containment")


STATEMENT = (
    '"We are sorry for the fire on our ferry off Tessen. The crew did what it could, and we are'
    ' helping the inquiry in every way. Until it ends we cannot say more."'
)


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        (
            "A ferry burned off Tessen on Tuesday and four men were scalded, a cook told us at the"
            f" pier. Halcyon Lines said in a statement: {STATEMENT}",
            "Four men lie in hospital after a fire off Tessen on Tuesday, the surgeon Ida Lund"
            f" said. A statement by Halcyon Lines reads: {STATEMENT}",
            False,
        ),
        (
            "A ferry burned off Tessen on Tuesday and four men of its crew were scalded, a cook"
            f" told us at the pier. Halcyon Lines said in a statement: {STATEMENT}",
            "A ferry burned off Tessen on Tuesday and four men of the crew were scalded, a cook"
            f" told us at the pier. Halcyon Lines said in its statement: {STATEMENT}",
            True,
        ),
    ],
)
def test_a_statement_draws_in_no_words_of_those_who_print_it(
    one: str, other: str, copied: bool
) -> None:
    a, b = read_text(article(one, uri="a")), read_text(article(other, uri="b"))
    shared = compare_texts(a, b)
    assert shared is not None
    assert of_one_origin(a, b, shared) == copied
