"""Figures: reports that measure the same thing, side by side, never merged into one number.

Reports are grouped by `grouping`; part counts ("including 10 civilians") form figures of their own
that name the figure they are part of.
"""

from collections.abc import Mapping, Sequence

import msgspec

from variorum.align.figures.estimates import (
    best_value,
    bounds,
    in_main_unit,
    main_unit,
    relation_of,
)
from variorum.align.figures.figure_names import name_of
from variorum.align.figures.grouping import Group, group_reports
from variorum.align.figures.noteworthy import of_note
from variorum.align.figures.reports import Candidate, read_candidates
from variorum.align.figures.retold import settle_retold, settle_settings
from variorum.align.regrouped import regroup
from variorum.model import Figure, Policy, Reading, Report, Statement, identify
from variorum.model.regrouping import Regrouping


def align_figures(
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    origin_of: Mapping[str, str],
    policy: Policy = "most-origins",
    decided: Sequence[Regrouping] = (),
) -> tuple[Figure, ...]:
    """The figures of one story, those with most origins first.

    `origin_of` maps article ids to origin ids. What tells nothing is left out (see `noteworthy`).
    What people `decided` of which reports are one figure comes before all that is made of them.
    """
    groups = gather(readings, statements, origin_of, decided)
    ids = [identify_figure(group) for group in groups]
    figure_of = {c.key: id_ for id_, group in zip(ids, groups, strict=True) for c in group}
    figures = [
        _figure(id_, group, figure_of, policy) for id_, group in zip(ids, groups, strict=True)
    ]
    return tuple(sorted(figures, key=lambda f: (-f.origins, -len(f.reports), f.measure, f.id)))


def gather(
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    origin_of: Mapping[str, str],
    decided: Sequence[Regrouping] = (),
) -> list[Group]:
    """The reports of one story in groups, each of which is a figure."""
    told = settle_retold(read_candidates(readings, statements, origin_of))
    groups = group_reports(of_note(settle_settings(told)))
    return regroup(groups, _place_of, "figures", decided)


def _place_of(candidate: Candidate) -> tuple[str, int, int]:
    evidence = candidate.report.evidence
    return evidence.article, evidence.start, evidence.end


def identify_figure(group: Sequence[Candidate]) -> str:
    """The id of the figure of these reports, which derives from where they stand."""
    spans = sorted((c.report.evidence.article, c.quantity.start, c.quantity.end) for c in group)
    return identify("f", group[0].quantity.measure, group[0].quantity.unit, spans)


def _figure(
    id_: str, group: Sequence[Candidate], figure_of: Mapping[tuple[str, int], str], policy: Policy
) -> Figure:
    own = in_main_unit(group)
    low, high = bounds(own)
    reports = sorted(
        (_with_whole(c, figure_of) for c in group),
        key=lambda r: (r.evidence.article, r.evidence.start, r.evidence.end),
    )
    return Figure(
        id=id_,
        measure=group[0].quantity.measure,
        what=name_of(group),
        unit=main_unit(group),
        reports=tuple(reports),
        low=low,
        best=best_value(own, policy),
        high=high,
        policy=policy,
        origins=min(len({r.origin for r in reports}), len({r.evidence.article for r in reports})),
        relation=relation_of(group),
    )


def _with_whole(candidate: Candidate, figure_of: Mapping[tuple[str, int], str]) -> Report:
    whole = figure_of.get(candidate.whole) if candidate.whole else None
    own = figure_of[candidate.key]
    return msgspec.structs.replace(candidate.report, part_of=whole if whole != own else None)
