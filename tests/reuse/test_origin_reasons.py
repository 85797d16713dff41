"""Why articles are of one origin or of two, and which was copied."""

import msgspec

from tests.reuse.texts import CUT, DISPATCH, ELSEWHERE
from tests.support import article
from variorum.model import Article, Because, Reading
from variorum.reuse import fold
from variorum.reuse.origin_reasons import origin_reasons
from variorum.reuse.pairs import COPY, OTHER_AGENCY, SAME_AGENCY, compare_texts, read_text, tie_of


def reasons(*articles: Article) -> dict[str, tuple[Because, ...]]:
    """The reasons of each origin and reuse, by the ids of its articles."""
    readings = [Reading(article=one) for one in articles]
    told = origin_reasons(readings, fold(readings))
    return {"..".join(record.articles): because for record, because in told}


def test_a_copy_tells_the_share_and_the_line() -> None:
    found = reasons(
        article(DISPATCH, uri="a", published="2031-05-01"),
        article(CUT, uri="b", published="2031-05-02"),
        article(ELSEWHERE, uri="c"),
    )
    shared, direction, tie = found["a..b"]
    assert "eight words" in shared.words
    assert direction.words == "a was copied: it was published first."
    assert (tie.line, tie.rule) == (COPY, "origin: copy")
    assert (tie.total or 0) > 0.9
    told = [one.words for because in found.values() for one in because]
    assert any("c shares no passage with any other article" in words for words in told)


def test_without_a_date_or_a_credit_nothing_shows_who_copied() -> None:
    found = reasons(article(DISPATCH, uri="a"), article(DISPATCH, uri="b"))
    assert found["a..b"][1].rule == "no-direction"


def test_the_line_depends_on_who_is_credited() -> None:
    one, other = (read_text(article(text, uri=text[:3])) for text in (DISPATCH, CUT))
    shared = compare_texts(one, other)
    assert shared is not None

    def line(a: str | None, b: str | None, *, family: bool = False) -> tuple[float, str]:
        first, second = (
            text._replace(article=msgspec.structs.replace(text.article, agency=agency))
            for text, agency in ((one, a), (other, b))
        )
        tie = tie_of(first, second, shared, one_family=family)
        return tie.line, tie.because

    assert line(None, "Halcyon") == (COPY, "copy")
    assert line("Halcyon", "Halcyon") == (SAME_AGENCY, "one agency")
    assert line("Halcyon", "Meridian") == (OTHER_AGENCY, "two agencies")
    assert line("Halcyon", "Meridian", family=True) == (SAME_AGENCY, "one family")
