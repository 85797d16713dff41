"""A dossier of what stands now, told also what its articles said before and took back."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from variorum.history.sentence_pairs import fold_line
from variorum.model import (
    Change,
    Claim,
    Dossier,
    Evidence,
    Figure,
    History,
    Origin,
    Quantity,
    Reading,
    Report,
    Reuse,
)

_SAME_WORDS = 0.6
"""Which part of the words of what was taken out another account's sentence must hold to tell the
same. Copies hold nearly all of them, an account in other words some half."""


class Known(NamedTuple):
    """What is known of a story's articles together: readings, origins, copies, histories."""

    readings: Sequence[Reading]
    origins: Sequence[Origin]
    reuse: Sequence[Reuse]
    histories: Sequence[History]

    def corrected(self, correct: Callable[[Sequence[Reading]], Sequence[Reading]]) -> "Known":
        """The same with readings as people have them."""
        return self._replace(readings=correct(self.readings))

    def now(self) -> "Known":
        """The same without the states that were left behind."""
        left = {article for one in self.histories for article in one.left}
        if not left:
            return self
        return Known(
            [one for one in self.readings if one.article.id not in left],
            [_origin_now(one, left) for one in self.origins],
            [one for one in self.reuse if left.isdisjoint(one.articles)],
            (),
        )


def _origin_now(origin: Origin, left: set[str]) -> Origin:
    kept = tuple(one for one in origin.articles if one not in left)
    loans = tuple(one for one in origin.also_in if one.article not in left)
    if len(kept) == len(origin.articles) and len(loans) == len(origin.also_in):
        return origin
    return msgspec.structs.replace(origin, articles=kept, also_in=loans)


def tell(dossier: Dossier, known: Known) -> Dossier:
    """The dossier of what stands now with the earlier states of its articles, and their changes."""
    histories = known.histories
    if not histories:
        return dossier
    by_id = {one.article.id: one for one in known.readings}
    shown = {one.id for one in dossier.articles}
    earlier = [one.article for one in known.readings if one.article.id not in shown]
    articles = sorted((*dossier.articles, *earlier), key=lambda one: one.id)
    origin_of = {article: one.id for one in known.origins for article in one.articles}
    gone = [one for history in histories for one in _numbers_left(history, by_id)]
    numbers = {one.article: n for h in histories for n, one in enumerate(h.states, start=1)}
    changes = [change for one in histories for change in one.changes]
    return msgspec.structs.replace(
        dossier,
        articles=tuple(articles),
        origins=tuple(known.origins),
        reuse=tuple(known.reuse),
        figures=_figures(dossier.figures, gone, numbers, origin_of, by_id),
        claims=tuple(_claim(one, changes) for one in dossier.claims),
        histories=tuple(histories),
    )


class _Left(NamedTuple):
    """A number that one state of an article gives and the next does not."""

    quantity: Quantity
    evidence: Evidence
    next: str
    standing: str


def _numbers_left(history: History, readings: Mapping[str, Reading]) -> Iterator[_Left]:
    for one, later in zip(history.states, history.states[1:], strict=False):
        reading, after = readings[one.article], readings[later.article]
        kept = {_told(quantity) for quantity in after.quantities}
        for quantity in reading.quantities:
            if _told(quantity) not in kept and quantity.value is not None:
                evidence = reading.article.evidence((quantity.start, quantity.end))
                yield _Left(quantity, evidence, later.article, history.standing)


def _told(one: Quantity) -> tuple[object, ...]:
    return one.measure, one.unit, one.value, one.low, one.high, one.qualifier


def _figures(
    figures: Sequence[Figure],
    gone: Sequence[_Left],
    numbers: Mapping[str, int],
    origin_of: Mapping[str, str],
    readings: Mapping[str, Reading],
) -> tuple[Figure, ...]:
    """The figures with the numbers that were taken back, each beside what stands in its place."""
    added: dict[str, list[Report]] = {}
    for left in gone:
        figure = _place(left, figures, readings)
        if figure is not None:
            added.setdefault(figure.id, []).append(_report(left, numbers, origin_of))
    found = []
    for figure in figures:
        reports = [_with_state(one, numbers) for one in figure.reports]
        left_behind = added.get(figure.id, [])
        values = {one.value for one in figure.reports}
        moved = any(one.value not in values for one in left_behind)
        updated = moved and figure.relation in ("single", "agree")
        reports = sorted(
            (*reports, *left_behind),
            key=lambda one: (one.evidence.article, one.evidence.start, one.evidence.end),
        )
        origins = len({one.origin for one in reports}), len({r.evidence.article for r in reports})
        found.append(
            msgspec.structs.replace(
                figure,
                reports=tuple(reports),
                origins=min(origins),
                relation="update" if updated else figure.relation,
            )
        )
    return tuple(found)


def _with_state(report: Report, numbers: Mapping[str, int]) -> Report:
    number = numbers.get(report.evidence.article)
    return report if number is None else msgspec.structs.replace(report, state=number)


def _place(
    left: _Left, figures: Sequence[Figure], readings: Mapping[str, Reading]
) -> Figure | None:
    """The figure that the article tells now where it told this number before.

    Of several it is the one whose sentence has most words in common with that of the number.
    """
    said = _words(_sentence(readings[left.evidence.article], left.evidence))
    ranked = [
        (len(said & _words(_sentence(readings[left.standing], report.evidence))), -at, figure)
        for at, figure in enumerate(figures)
        for report in figure.reports
        if report.evidence.article == left.standing
        and figure.measure == left.quantity.measure
        and report.unit in (None, left.quantity.unit)
        and report.part_of is None
    ]
    best = max(ranked, key=lambda one: one[:2], default=None)
    least = 2 if left.quantity.measure != "other" else max(3, len(said) // 2)
    return best[2] if best and best[0] >= least else None


def _report(left: _Left, numbers: Mapping[str, int], origin_of: Mapping[str, str]) -> Report:
    told = left.quantity
    return Report(
        evidence=left.evidence,
        value=told.value,
        low=told.low,
        high=told.high,
        qualifier=told.qualifier,
        population=told.population,
        claimant=None,
        statement=None,
        as_of=None,
        place=None,
        origin=origin_of[left.evidence.article],
        part_of=None,
        unit=told.unit,
        state=numbers[left.evidence.article],
        taken_back=left.next,
    )


def _claim(claim: Claim, changes: Iterable[Change]) -> Claim:
    """The claim with what told it before: sentences that were changed, or are gone."""
    told = {fold_line(one.text) for one in claim.evidence}
    found = []
    for change in changes:
        if change.before is None or change.trivial:
            continue
        if change.after is not None:
            same = fold_line(change.after.text) in told
        else:
            same = any(_same(change.before.text, one.text) for one in claim.evidence)
        if same and change.before not in found:
            found.append(change.before)
    if not found:
        return claim
    return msgspec.structs.replace(claim, taken_back=tuple(found))


def _same(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    return bool(a and b) and len(a & b) >= _SAME_WORDS * max(len(a), len(b))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2}


def _sentence(reading: Reading, evidence: Evidence) -> str:
    """The sentence that holds a piece of evidence."""
    for start, end in reading.sentences:
        if start <= evidence.start < end:
            return reading.article.text[start:end]
    return evidence.text
