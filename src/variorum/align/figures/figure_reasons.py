"""Why a figure says what it says: which reports it holds, its bounds, its best, its relation."""

from collections.abc import Iterator, Sequence

from variorum.align.figures import estimates, grouping
from variorum.align.figures.populations import population_kind
from variorum.align.figures.reports import Candidate
from variorum.model import Because, Figure, Policy, Report, Sign

_POLICIES: dict[Policy, str] = {
    "lowest": "the lowest number reported",
    "highest": "the highest number reported",
    "latest": "the number published last",
    "most-origins": "the number that most independent origins give, then the one published later",
    "ucdp-like": "the number that most independent origins give, of equals the lower",
    "acled-like": "the lowest number of the last day's reports",
}
_ROLES = {
    "": "a whole",
    "part": "a part of a greater count",
    "added": "more on top of another count",
    "left": "those who are left of another count",
}


def figure_reasons(figure: Figure, group: Sequence[Candidate]) -> Iterator[Because]:
    """Why these reports are one figure, and why it has this low, best, high and relation."""
    yield _one_figure(figure, group)
    if figure.low is not None and figure.high is not None:
        yield _bounds(figure)
    if figure.best is not None:
        yield _best(figure, group)
    if figure.relation != "single":
        yield _relation(figure, group)


def _one_figure(figure: Figure, group: Sequence[Candidate]) -> Because:
    first = group[0]
    kind = population_kind(first.quantity.population, first.quantity.unit)
    people = "people in general" if kind == "general" else kind.replace(":", " of ")
    setting = next((one for one in map(grouping.setting_of, group) if one), "")
    where = f"another event or time ({setting})" if setting else "the story's own event"
    count = len(figure.reports)
    many = "1 report stands" if count == 1 else f"{count} reports stand"
    role = _ROLES.get(first.role, first.role)
    step = grouping.step_of(first)
    return Because(
        words=f"{many} in one figure: the same measure ({figure.measure}), the same kind of group "
        f"({people}), {role}, of {where}, no number more than {step:g} times the next smaller one "
        "unless both are small.",
        rule="one-figure",
        module=grouping.__name__,
    )


def _bounds(figure: Figure) -> Because:
    least = next((one for one in figure.reports if _gives(one, figure.low)), None)
    most = next((one for one in figure.reports if _gives(one, figure.high)), None)
    return Because(
        words=f"{figure.low:,} is the least number that any report gives{_at(least)}, "
        f"{figure.high:,} the greatest{_at(most)}.",
        rule="least-and-greatest",
        module=estimates.__name__,
    )


def _gives(report: Report, number: float | int | None) -> bool:
    return number in (report.value, report.low, report.high)


def _at(report: Report | None) -> str:
    if report is None:
        return ""
    return f" (“{report.evidence.text}”, {report.evidence.article}:{report.evidence.start})"


def _best(figure: Figure, group: Sequence[Candidate]) -> Because:
    """The best number, with the origins that stand behind each that competes with it."""
    support, latest = estimates.backing(estimates.in_main_unit(group), figure.policy)
    standing = figure.policy == "most-origins" and figure.relation == "update"
    only = " Of a count that was updated only the last day's numbers compete." if standing else ""
    signs = tuple(
        Sign(
            sign=f"origins that give {number:,}" + (f", last on {day[0][:10]}" if day[0] else ""),
            weight=1.0,
            value=float(len(support[number])),
        )
        for number in sorted(support)
        for day in (latest[number],)
    )
    return Because(
        words=f"{figure.best:,} is the best by the policy {figure.policy}: "
        f"{_POLICIES[figure.policy]}.{only}",
        rule=figure.policy,
        signs=signs,
        module=estimates.__name__,
    )


def _relation(figure: Figure, group: Sequence[Candidate]) -> Because:
    peaks = estimates.peaks(estimates.in_main_unit(group))
    if figure.relation == "agree":
        words = "No two reports part: equal numbers, or words that leave room for the other's."
    elif figure.relation == "update":
        steps = ", ".join(f"{number:,} on {day}" for day, number in peaks)
        words = f"The numbers part, and later ones go further one way: {steps}."
        if len(peaks) < 2:
            words = "The numbers part, and a report says that the count rose."
    else:
        words = "The numbers part, and later ones do not go further one way."
    return Because(words=words, rule=figure.relation, module=estimates.__name__)


def report_reason(report: Report) -> Because:
    """How the words of one report are taken."""
    number = report.value if report.value is not None else None
    told = "no exact number" if number is None else f"{number:,}"
    firmly = report.qualifier.replace("_", " ")
    place = f"{report.evidence.article}:{report.evidence.start}"
    as_of = f", as of {report.as_of}, the day that its sentence names" if report.as_of else ""
    return Because(
        words=f"“{report.evidence.text}” ({place}) is read as {told}, told as {firmly}{as_of}.",
        rule="quantities",
    )
