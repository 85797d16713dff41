"""Candidates of figures built by hand."""

from variorum.align.figures.reports import Candidate
from variorum.model import Evidence, Quantity, Report


def candidate(
    value: float | None,
    *,
    origin: str = "o1",
    published: str = "2024-05-01",
    words: str = "12 people",
    measure: str = "killed",
    population: str | None = "people",
    setting: str = "",
    low: float | None = None,
    high: float | None = None,
    qualifier: str = "exact",
    role: str = "",
    at: int = 0,
) -> Candidate:
    """A report of `value` by an origin on a day; a range by `low` and `high`."""
    low, high = (value, value) if low is None and high is None else (low, high)
    evidence = Evidence(article=f"a-{origin}", start=at, end=at + len(words), text=words)
    report = Report(
        evidence=evidence,
        value=value,
        low=low,
        high=high,
        qualifier=qualifier,  # type: ignore[arg-type]
        population=population,
        claimant=None,
        statement=None,
        as_of=None,
        place=None,
        origin=origin,
        part_of=None,
    )
    quantity = Quantity(
        start=at,
        end=at + len(words),
        text=words,
        value=value,
        low=low,
        high=high,
        qualifier=qualifier,  # type: ignore[arg-type]
        unit="person",
        measure=measure,  # type: ignore[arg-type]
        population=population,
    )
    key = (evidence.article, at)
    return Candidate(report, quantity, key, None, setting, key, published, role)
