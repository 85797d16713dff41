"""Tables for a spreadsheet: figures, statements, claims and events, one row per line of evidence.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break as a formula.
Article text is not trusted, so such a cell is written with an apostrophe before it (OWASP, "CSV
Injection"). The same holds behind a semicolon, a bar, a tab or a line break inside a cell: a
spreadsheet that takes one of them to part the cells begins a new cell there, whatever the quotes.
Cells that are numbers are left as they are. Characters that turn the direction of the text around
them, and control characters, are written as U+FFFD, one for one.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from variorum.dossier.formats.lookups import Index, number_articles
from variorum.model import Comparison, Evidence

Cell = str | int | float | None
_FORMULA = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;|\t\r\n]))(?=[\s\"]*[=+\-@＝＋－＠])")
_UNSAFE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_PLACE = ("article", "outlet", "origin", "published", "start", "end", "text", "uri")


TableName = Literal["figures", "statements", "claims", "events"]

_FIGURES = (
    *("story", "figure", "what", "measure", "unit", "relation", "policy", "low", "best", "high"),
    *("articles", "outlets", "origins", "qualifier", "value", "value_low", "value_high"),
    *("population", "unit_told", "setting", "claimant", "as_of", "place", "part_of", "statement"),
)
_STATEMENTS = ("story", "statement", "speaker", "speaker_text", "cue", "mode", "quoted", "date")
_CLAIMS = (
    *("story", "claim", "claim_text", "status", "articles", "outlets", "origins"),
    *("asserted_by", "denied_by", "dispute"),
)
_EVENTS = (
    *("story", "event", "date", "precision", "date_basis", "kind", "event_text"),
    *("event_place", "actors", "articles", "outlets", "origins"),
)
HEADS: dict[TableName, tuple[str, ...]] = {
    "figures": (*_FIGURES, *_PLACE),
    "statements": (*_STATEMENTS, *_PLACE),
    "claims": (*_CLAIMS, *_PLACE),
    "events": (*_EVENTS, *_PLACE),
}
"""The columns of each table."""


def figures(comparison: Comparison) -> str:
    """The figure ledger: one row for each report of each figure."""
    return table(HEADS["figures"], rows_of(comparison, "figures"))


def _figure_rows(index: Index) -> Iterable[Sequence[Cell]]:
    for figure in index.dossier.figures:
        whole: tuple[Cell, ...] = (
            *(index.dossier.story.id, figure.id, figure.what, figure.measure, figure.unit),
            *(figure.relation, figure.policy, figure.low, figure.best, figure.high),
            *_counts(index, [one.evidence.article for one in figure.reports], figure.origins),
        )
        for one in figure.reports:
            yield (
                *whole,
                *(one.qualifier, one.value, one.low, one.high, one.population),
                *(one.unit, one.setting_name or one.setting),
                *(index.name(one.claimant), one.as_of, one.place),
                *(index.figures.get(one.part_of or ""), one.statement),
                *_place(index, one.evidence),
            )


def statements(comparison: Comparison) -> str:
    """One row for each attributed statement."""
    return table(HEADS["statements"], rows_of(comparison, "statements"))


def _statement_rows(index: Index) -> Iterable[Sequence[Cell]]:
    for one in index.dossier.statements:
        yield (
            *(index.dossier.story.id, one.id, index.name(one.speaker), one.speaker_text),
            *(one.cue, one.mode, "yes" if one.quoted else "no", one.date),
            *_place(index, one.evidence),
        )


def claims(comparison: Comparison) -> str:
    """One row for each piece of evidence of each claim."""
    return table(HEADS["claims"], rows_of(comparison, "claims"))


def _claim_rows(index: Index) -> Iterable[Sequence[Cell]]:
    for claim in index.dossier.claims:
        for one in claim.evidence:
            yield (
                *(index.dossier.story.id, claim.id, claim.text, claim.status),
                *_counts(index, claim.articles, claim.origins),
                *(_joined(index, claim.asserted_by), _joined(index, claim.denied_by)),
                claim.dispute,
                *_place(index, one),
            )


def events(comparison: Comparison) -> str:
    """The timeline: one row for each piece of evidence of each event."""
    return table(HEADS["events"], rows_of(comparison, "events"))


def _event_rows(index: Index) -> Iterable[Sequence[Cell]]:
    for event in index.dossier.events:
        for one in event.evidence:
            yield (
                *(index.dossier.story.id, event.id, event.date.value, event.date.precision),
                *(event.date.basis, event.kind, event.text, event.place),
                *(_joined(index, event.actors), *_counts(index, event.articles, event.origins)),
                *_place(index, one),
            )


def rows_of(comparison: Comparison, name: TableName) -> Iterator[Sequence[Cell]]:
    """The rows of a table, each cell as it is: not yet safe for a spreadsheet."""
    rows: dict[TableName, Callable[[Index], Iterable[Sequence[Cell]]]] = {
        "figures": _figure_rows,
        "statements": _statement_rows,
        "claims": _claim_rows,
        "events": _event_rows,
    }
    numbers = number_articles(comparison)
    for dossier in comparison.dossiers:
        yield from rows[name](Index(dossier, numbers))


def _place(index: Index, evidence: Evidence) -> tuple[Cell, ...]:
    """Where a piece of evidence stands, and its exact words."""
    piece = index.piece_of[evidence.article]
    return (
        *(piece.number, piece.outlet, piece.origin, piece.iso),
        *(evidence.start, evidence.end, evidence.text, piece.article.uri),
    )


def _counts(index: Index, articles: Iterable[str], origins: int) -> tuple[int, int, int]:
    support = index.support(articles, origins)
    return support.articles, support.outlets, support.origins


def _joined(index: Index, entities: Iterable[str]) -> str:
    return "; ".join(index.name(one) for one in entities)


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A head and its rows as CSV (RFC 4180, but lines end in `\\n`), safe for a spreadsheet."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return lines.getvalue()


def _safe(cell: Cell) -> Cell:
    """The cell, held back from being run as a formula."""
    if isinstance(cell, str):
        return _FORMULA.sub("'", _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", cell))
    return cell
