"""Figures as they are shown: which at a glance and in what order, and the rows of each."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.dossier.formats import wording
from variorum.dossier.formats.clause_around import clause_around
from variorum.dossier.formats.lookups import Index
from variorum.dossier.formats.view import Count, Ledger, Ref
from variorum.model import Evidence, Figure, Report
from variorum.weights import load

_LONE = range(4, 11)
"""Figures of one origin that are read at a glance: fewer beside shared ones, but four and more."""
_MOST = 12
"""Figures of both kinds that are read at a glance."""
_LEAST = 2
"""Where fewer figures pass the line, the best of the rest are shown too, up to so many."""
_PAIR = 2


def at_a_glance(
    figures: Sequence[Figure], whole: bool
) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """The figures of several origins, those of one, and those that are folded; with `whole` none.

    Folded is what an editor hardly wants at a glance, and of one origin what comes after the first
    ten, or after fewer where several origins give many. What befell people comes before what no
    verb measures.
    """
    shared = [one for one in figures if one.relation != "single"]
    lone = _lone(figures)
    if whole:
        return sorted(shared, key=_is_other), lone, []
    room = min(_LONE[-1], max(_LONE[0], _MOST - len(shared)))
    weights = load("figures")
    lines = weights.line("shared"), weights.line("shown")
    kept = [
        one
        for line, held in zip(lines, (shared, lone[:room]), strict=True)
        for one in held
        if one.worth is None or one.worth >= line
    ]
    if len(kept) < _LEAST:
        best = sorted(figures, key=lambda one: (-(one.worth or 0.0), one.id))
        kept = [one for one in best[:_LEAST] if one.worth is None or one.worth >= lines[0]]
    ids = {one.id for one in kept}
    return (
        sorted((one for one in shared if one.id in ids), key=_is_other),
        [one for one in lone if one.id in ids],
        [one for one in (*shared, *lone) if one.id not in ids],
    )


def _is_other(one: Figure) -> bool:
    return one.measure == "other"


def _lone(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that one origin gives, those first that an editor most likely wants.

    Where that was not judged, what befell people comes before what no verb measures, this event
    before others, what an account tells early before what it tells late, and a pair last.
    """

    def weight(figure: Figure) -> tuple[float, bool, bool, bool, int, str]:
        first = min(one.evidence.start for one in figure.reports)
        other = all(one.setting == "other" for one in figure.reports)
        unmeasured = figure.measure == "other"
        pair = unmeasured and figure.high == _PAIR
        return -(figure.worth or 0.0), unmeasured, pair, other, first, figure.id

    return sorted((one for one in figures if one.relation == "single"), key=weight)


def ledger(index: Index, figure: Figure) -> Ledger:
    """A figure with its rows, worded."""
    return Ledger(
        id=figure.id,
        what=wording.one_line(figure.what) or figure.measure,
        measure=figure.measure,
        relation=figure.relation,
        relation_words=wording.RELATIONS[figure.relation],
        low=wording.number(figure.low),
        best=wording.number(figure.best),
        high=wording.number(figure.high),
        policy=figure.policy,
        policy_words=wording.POLICIES[figure.policy],
        support=index.support([one.evidence.article for one in figure.reports], figure.origins),
        counts=_counts(index, figure.reports),
        why=index.why(figure.because),
    )


def _counts(index: Index, reports: Sequence[Report]) -> tuple[Count, ...]:
    """The reports in the order of the articles' numbers; copies of one report are one line."""
    found: dict[tuple[str, ...], Count] = {}
    ordered = sorted(
        (index.ref(one.evidence) for one in reports),
        key=lambda ref: (ref.number, ref.start, ref.end),
    )
    by_ref = {index.ref(one.evidence): one for one in reports}
    for ref in dict.fromkeys(ordered):
        one = _count(index, by_ref[ref], ref)
        report = by_ref[ref]
        left = report.taken_back or ""
        same = (report.origin, one.qualifier, one.amount, one.claimant, one.as_of, one.place, left)
        known = found.get(same)
        found[same] = replace(known, refs=(*known.refs, ref)) if known else one
    return tuple(found.values())


def _count(index: Index, report: Report, ref: Ref) -> Count:
    statement = index.statements.get(report.statement or "")
    claimant = index.name(report.claimant) or (statement.speaker_text if statement else "") or ""
    return Count(
        amount=wording.amount(report),
        qualifier=wording.qualifier(report),
        population=wording.one_line(report.population or ""),
        claimant=wording.one_line(claimant),
        as_of=wording.day(report.as_of) if report.as_of else "",
        place=wording.one_line(report.place or ""),
        part_of=index.figures.get(report.part_of or "", ""),
        refs=(ref,),
        report=report,
        around=_around(index, report.evidence),
    )


def _around(index: Index, evidence: Evidence) -> str:
    article = index.piece_of[evidence.article].article
    return wording.one_line(clause_around(article.text, evidence.start, evidence.end))
