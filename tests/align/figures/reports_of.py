"""Candidates of figures built by hand."""

import msgspec

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


def amount(
    value: float | None,
    origin: str = "o1",
    *,
    what: str | None = None,
    unit: str = "thing",
    words: str = "so many",
    slot: str | None = None,
    context: frozenset[str] = frozenset(),
    at: int = 0,
) -> Candidate:
    """A count or an amount that no verb measures; without a value its words are vague."""
    qualifier = "exact" if value is not None else "vague"
    one = candidate(
        value,
        origin=origin,
        measure="other",
        population=what,
        words=words,
        qualifier=qualifier,
        at=at,
    )
    return one._replace(
        report=msgspec.structs.replace(one.report, unit=unit),
        quantity=msgspec.structs.replace(one.quantity, unit=unit),
        context=context,
        slot=slot,
    )
