"""Reports on their way into figures: who claims them, when, and what sets them apart."""

from tests.align.readings import read
from variorum.align.figures.reports import Candidate, read_candidates
from variorum.model import Measure, Statement

COUNTS: dict[str, tuple[Measure, int]] = {"12 people": ("killed", 12)}


def candidates(text: str, *statements: Statement, published: str = "2024-05-02") -> list[Candidate]:
    one = read("a", text, counts=COUNTS, published=published)
    return read_candidates([one], statements, {"a": "o1"})


def said(text: str, mode: str) -> Statement:
    from variorum.model import Evidence

    return Statement(
        id="s1",
        evidence=Evidence(article="a", start=0, end=len(text), text=text),
        speaker="mayor",
        speaker_text="The mayor",
        cue="said",
        mode=mode,  # type: ignore[arg-type]
        quoted=False,
        date=None,
        origin="o1",
    )


TEXT = "The flood killed 12 people."


def test_a_count_is_a_report_of_its_origin_and_day() -> None:
    (one,) = candidates(TEXT)
    assert (one.report.value, one.report.origin, one.published) == (12, "o1", "2024-05-02")
    assert (one.setting, one.sentence, one.whole, one.role) == ("", ("a", 0), None, "")


def test_a_count_in_a_statement_has_its_claimant() -> None:
    (one,) = candidates(TEXT, said(TEXT, "says"))
    assert (one.report.claimant, one.report.statement) == ("mayor", "s1")


def test_a_count_in_a_denial_is_not_reported() -> None:
    assert candidates(TEXT, said(TEXT, "denies")) == []
