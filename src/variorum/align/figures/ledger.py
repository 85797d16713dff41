"""Figures: reports that measure the same thing, side by side, never merged into one number.

Reports are grouped by `grouping`; part counts ("including 10 civilians") form figures of their own
that name the figure they are part of.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from variorum.align.figures.estimates import best_value, bounds, relation_of
from variorum.align.figures.grouping import Group, group_reports, setting_of
from variorum.align.figures.populations import population_kind
from variorum.align.figures.reports import Candidate, read_candidates
from variorum.align.figures.retold import settle_retold, settle_settings
from variorum.model import Figure, Measure, Policy, Quantity, Reading, Report, Statement, identify
from variorum.model.vague_words import promised

_HARM = frozenset(
    str.split("""
    killed injured hospitalized missing trapped rescued detained released displaced evacuated
    affected destroyed damaged attending incidents
""")
)
"""Measures of which a vague report ("several") still tells something beside the others."""
_SINGLE = re.compile(r"an?\b", re.IGNORECASE)
_ESTIMATE = 10
"""An "about 30" of any measure is told for its size; "at least one car" is not."""
_CROWD = 5
"""From here on people are counted for their number; "two men", "three friends" tell who they are.
Of 85 such counts of a sample of news about 70 were ones that a coder would enter."""
_STOCK = 20
"""The same of things: "100 excavators", "55,000 schools"."""
_MASS = {"other": 200}
"""What a vague word of people has to promise to tell something where no harm was done: hundreds
of whom no verb measures anything, else dozens."""
_LABELS: dict[Measure, str] = {
    "hospitalized": "taken to hospital",
    "deployed": "deployed",
    "attending": "attending",
    "population": "living there",
}


def align_figures(
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    origin_of: Mapping[str, str],
    policy: Policy = "most-origins",
) -> tuple[Figure, ...]:
    """The figures of one story, those with most origins first.

    `origin_of` maps article ids to origin ids. Counts of measure "other" are reported only where
    they are of note (see `_of_note`).
    """
    groups = gather(readings, statements, origin_of)
    ids = [identify_figure(group) for group in groups]
    figure_of = {c.key: id_ for id_, group in zip(ids, groups, strict=True) for c in group}
    figures = [
        _figure(id_, group, figure_of, policy) for id_, group in zip(ids, groups, strict=True)
    ]
    return tuple(sorted(figures, key=lambda f: (-f.origins, -len(f.reports), f.measure, f.id)))


def gather(
    readings: Sequence[Reading], statements: Sequence[Statement], origin_of: Mapping[str, str]
) -> list[Group]:
    """The reports of one story in groups, each of which is a figure."""
    told = settle_retold(read_candidates(readings, statements, origin_of))
    return group_reports(_of_note(settle_settings(told)))


def _of_note(candidates: list[Candidate]) -> list[Candidate]:
    """Without the counts of nothing in particular ("two women", "three friends").

    "A man was shot" is no toll in an article that counts four shot. A vague word tells something
    of harm done, and nothing of "several police cars". A bare count of people or things that no
    verb measures is of note where it is of many ("the mine employs 900"), told as an estimate
    ("about 30 cars stood there"), a nought, or where two origins give it alike.
    """
    carried: dict[tuple[object, ...], set[str]] = {}
    for c in candidates:
        carried.setdefault(_other_key(c), set()).add(c.report.origin)
    told = {(c.key[0], c.quantity.measure, c.setting) for c in candidates if _is_sum(c.quantity)}
    return [
        c
        for c in candidates
        if _is_of_note(c.quantity, len(carried[_other_key(c)]))
        and not (
            _SINGLE.match(c.quantity.text)
            and c.quantity.value == 1
            and (c.key[0], c.quantity.measure, c.setting) in told
        )
    ]


def _is_sum(quantity: Quantity) -> bool:
    return (quantity.value or _least(quantity)) > 1 and quantity.part_of is None


def _least(quantity: Quantity) -> float:
    """The least that a count promises: the lower end of a range, two dozen of "dozens"."""
    least = promised(quantity.text) if quantity.qualifier == "vague" else quantity.low
    return least or 0


def _is_of_note(quantity: Quantity, origins: int) -> bool:
    value = quantity.value
    people = quantity.unit in ("person", "family")
    if value is None and quantity.high is None:
        least = _least(quantity)
        if people and least >= _MASS.get(quantity.measure, 20):
            return True
        return quantity.measure in _HARM and not (quantity.part_of is not None and not least)
    if quantity.measure != "other" or value == 0:
        return True
    estimate = quantity.qualifier != "exact" and (value or 0) >= _ESTIMATE
    alike = origins > 1 and (value or 0) >= (2 if people else 3)
    return estimate or alike or (value or 0) >= (_CROWD if people else _STOCK)


def _other_key(candidate: Candidate) -> tuple[object, ...]:
    quantity = candidate.quantity
    kind = population_kind(quantity.population, quantity.unit).split(":")[0]
    return quantity.measure, quantity.value, kind


def identify_figure(group: Sequence[Candidate]) -> str:
    """The id of the figure of these reports, which derives from where they stand."""
    spans = sorted((c.report.evidence.article, c.quantity.start, c.quantity.end) for c in group)
    return identify("f", group[0].quantity.measure, group[0].quantity.unit, spans)


def _figure(
    id_: str, group: Sequence[Candidate], figure_of: Mapping[tuple[str, int], str], policy: Policy
) -> Figure:
    low, high = bounds(group)
    reports = sorted(
        (_with_whole(c, figure_of) for c in group),
        key=lambda r: (r.evidence.article, r.evidence.start, r.evidence.end),
    )
    return Figure(
        id=id_,
        measure=group[0].quantity.measure,
        what=_label(group),
        unit=group[0].quantity.unit,
        reports=tuple(reports),
        low=low,
        best=best_value(group, policy),
        high=high,
        policy=policy,
        origins=min(len({r.origin for r in reports}), len({r.evidence.article for r in reports})),
        relation=relation_of(group),
    )


def _with_whole(candidate: Candidate, figure_of: Mapping[tuple[str, int], str]) -> Report:
    whole = figure_of.get(candidate.whole) if candidate.whole else None
    return msgspec.structs.replace(candidate.report, part_of=whole)


def _label(group: Sequence[Candidate]) -> str:
    """A short name for the figure, of the reports' own words: "soldiers killed"."""
    quantity = group[0].quantity
    words = Counter(c.quantity.population.lower() for c in group if c.quantity.population)
    noun = max(words, key=lambda w: (words[w], -len(w), w), default="people")
    if noun in ("others", "more", "those", "lives", "bodies"):
        noun = "people"
    if quantity.measure in ("incidents", "other"):
        label = noun
    else:
        label = f"{noun} {_LABELS.get(quantity.measure, quantity.measure)}"
    if group[0].role and population_kind(quantity.population, quantity.unit) == "general":
        label += ", in part"
    setting = next((s for s in map(setting_of, group) if s != "background"), "")
    return f"{label} ({setting})" if setting else label
