"""Ranges: how the reports of one figure stand, in one sentence that cites each of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from variorum.dossier.accounts import Account
from variorum.model import BriefSentence, Entity, Figure, Report, Statement

# A figure is shown by so many of its differing reports; the ledger holds them all.
_REPORTS = 5

_FIRMLY = {
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "less_than": "fewer than ",
    "about": "about ",
}


class Ranges:
    """Writes sentences about figures, with the names of those who report them."""

    def __init__(
        self,
        accounts: Sequence[Account],
        entities: Sequence[Entity],
        statements: Sequence[Statement],
    ) -> None:
        self._articles = {account.reading.article.id: account for account in accounts}
        self._names = {entity.id: entity.name for entity in entities}
        self._speakers = {one.id: one.speaker_text for one in statements}

    def varies(self, figure: Figure) -> bool:
        """Whether two origins give a figure different numbers."""
        numbers = {number_of(one) for one in figure.reports} - {None}
        differs = figure.relation in ("differ", "update")
        return differs and figure.origins > 1 and len(numbers) > 1

    def sentence(self, figure: Figure) -> BriefSentence:
        """The numbers from the least to the greatest, each with who gives it.

        "Reports of people killed range from 12 to 18: at least 12 (the ministry), 18 (a doctor)."
        """
        shown = self._shown(figure)
        numbers = [number_of(report) for report in shown]
        told = ", ".join(self._told(report) for report in shown)
        ends = f"{write_number(numbers[0])} to {write_number(numbers[-1])}"
        text = f"Reports of {figure.what} range from {ends}"
        return BriefSentence(
            text=f"{text}: {told}.", evidence=tuple(report.evidence for report in shown)
        )

    def _shown(self, figure: Figure) -> list[Report]:
        """One report of each number, its speaker known and as most put it; few of many numbers."""
        by_number: dict[float | int, list[Report]] = defaultdict(list)
        for report in figure.reports:
            number = number_of(report)
            if number is not None:
                by_number[number].append(report)
        often = sorted(by_number, key=lambda one: (-len({r.origin for r in by_number[one]}), one))
        ends = [min(by_number), max(by_number)]
        kept = list(dict.fromkeys([*ends, *often]))[:_REPORTS]
        put = Counter((number_of(report), report.qualifier) for report in figure.reports)

        def rank(report: Report) -> tuple[bool, int, str, int]:
            evidence = report.evidence
            return (
                self._claimant(report) is None,
                -put[number_of(report), report.qualifier],
                evidence.article,
                evidence.start,
            )

        return [min(by_number[number], key=rank) for number in sorted(kept)]

    def _told(self, report: Report) -> str:
        number = number_of(report)
        who = self._claimant(report) or self._outlet(report)
        firmly = _FIRMLY.get(report.qualifier, "")
        return f"{firmly}{write_number(number)}" + (f" ({who})" if who else "")

    def _claimant(self, report: Report) -> str | None:
        """Who gives the number: by name, else in the account's own words where these are short."""
        if report.claimant in self._names:
            return self._names[report.claimant]
        said = self._speakers.get(report.statement) if report.statement else None
        # A pronoun tells nobody, and a long description would bury the number.
        if said and 4 <= len(said) <= 60:
            return said[0].lower() + said[1:] if said.split()[0] in ("The", "A", "An") else said
        return None

    def _outlet(self, report: Report) -> str | None:
        account = self._articles.get(report.evidence.article)
        outlet = account.reading.article.outlet if account else None
        return (outlet.name or outlet.domain) if outlet else None


def number_of(report: Report) -> float | int | None:
    """The number that a report gives, of a range the lower; None where it gives none."""
    if report.value is not None:
        return report.value
    return report.low if report.low is not None else report.high


def write_number(number: float | int | None) -> str:
    """A number as a brief writes it: 4,200."""
    if number is None:
        return ""
    whole = int(number) if float(number).is_integer() else number
    return f"{whole:,}"
