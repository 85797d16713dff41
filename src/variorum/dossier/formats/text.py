"""The dossier as an account for the terminal: plain text by default, styled where asked.

rich prints the styled lines; it is imported only for a terminal. Nothing of an article is ever
read as rich's markup or as a terminal's escape sequence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from variorum.dossier.formats import wording
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.folding import folded, more, removed_count
from variorum.dossier.formats.layout import Part, Row, columns, hang, plain, wrap
from variorum.dossier.formats.view import (
    Account,
    Copying,
    Count,
    Ledger,
    Parting,
    Piece,
    Point,
    Record,
    Ref,
    Saying,
    Source,
    Support,
)
from variorum.model import Comparison

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 96
"""Columns of text that goes to a file or a pipe; a terminal has its own."""
NARROWEST = 40
"""Below this nothing is laid out side by side that could still be read."""


_REF, _NAME, _SOFT = "cyan", "bold", "dim"


def to_text(comparison: Comparison, width: int = WIDTH, *, whole: bool = False) -> str:
    """All dossiers as plain text of `width` columns (at least 40), without any colour code.

    With `whole` nothing is folded, and what is held back stands there as a candidate.
    """
    page = _Page(max(width, NARROWEST))
    return "".join(f"{plain(row)}\n" for row in page.document(_account(comparison, whole)))


def print_text(
    comparison: Comparison, console: Console | None = None, *, whole: bool = False
) -> None:
    """Print all dossiers on `console`, or on standard output, in the styles that it can show."""
    from rich.console import Console
    from rich.text import Text

    console = console or Console()
    page = _Page(max(console.width, NARROWEST))
    for row in page.document(_account(comparison, whole)):
        console.print(Text.assemble(*row), highlight=False, emoji=False, soft_wrap=True)


def _account(comparison: Comparison, whole: bool) -> Account:
    account = arrange(comparison, whole)
    return account if whole else folded(account)


class _Page:
    """Lines of one width; each method gives those of one part of the dossier."""

    def __init__(self, width: int):
        self.width = width

    def document(self, account: Account) -> Iterator[Row]:
        """Everything, a list of contents first where there are several dossiers."""
        if len(account.records) > 1:
            yield [(wording.count(len(account.records), "story"), _NAME)]
            for position, record in enumerate(account.records, 1):
                body = [(record.title, ""), _support(record.support)]
                yield from self.item(f"{position}.", body)
            yield []
        for record in account.records:
            yield from self.record(record)
        if account.rejected:
            yield [("NOT READ", _NAME)]
            for one in account.rejected:
                line = f"{wording.one_line(one.uri)}: {wording.one_line(one.reason)}"
                yield from self.item("-", [(line, "")])

    def record(self, record: Record) -> Iterator[Row]:
        """One dossier."""
        rule = [("━" * self.width, _SOFT)]
        yield rule
        yield from wrap([(record.title, _NAME)], self.width)
        for name, value in (
            ("When", record.when),
            ("Where", record.where),
            ("Accounts", str(record.support)),
            ("Unshown", record.held_back),
            ("Reviewed", record.reviewed),
        ):
            if value:
                yield from hang((f"{name:8}", _SOFT), [(value, "")], self.width, 1)
        yield rule
        for title, part in (
            ("In brief", self.brief(record)),
            ("Timeline", self.timeline(record)),
            ("Figures", self.figures(record)),
            ("What is disputed", self.disputed(record)),
            ("What was updated", self.updated(record)),
            ("What outlets changed", self.edited(record)),
            ("What accounts agree on", self.agreed(record)),
            ("What only one origin reports", self.only_in(record)),
            ("The articles", self.articles(record)),
        ):
            body = list(part)
            if body:
                yield from ([], [(title.upper(), _NAME)], *body)
        yield []

    def item(self, lead: str, body: Iterable[Part], indent: int = 2) -> list[Row]:
        """A hanging line with its mark in the margin."""
        return hang((lead, _SOFT), body, self.width, indent)

    def brief(self, record: Record) -> Iterator[Row]:
        """The brief, each sentence with its references."""
        for line in record.brief:
            yield from self.item("-", [(line.text, ""), *_refs(line.refs)])

    def timeline(self, record: Record) -> Iterator[Row]:
        """The timeline, dates in the margin where there is room for them."""
        longest = max((len(one.date) for one in record.timeline), default=0)
        day = ""
        for one in record.timeline:
            kind = f"{one.kind}: " if one.kind != "happened" else ""
            note = f" ({one.note})" if one.note else ""
            body = [(kind, _NAME), (one.text, ""), (note, _SOFT), *_beyond_one(one.support)]
            # A day is named once; what else happened on it hangs below.
            lead = f"{one.date if one.day != day else one.time:{longest}}"
            day = one.day
            if longest > self.width // 3:
                lead, body = "-", [(f"{one.date}: ", _SOFT), *body]
            yield from self.item(lead, [*body, *_refs(one.refs)])
        yield from self.more(record.folded.timeline, 2)

    def figures(self, record: Record) -> Iterator[Row]:
        """Figures of several origins one by one, then those of one origin in one table."""
        for one in record.figures:
            yield from self.figure(one)
        if record.lone_figures:
            yield [("  Reported by one origin only", _NAME)]
            yield from self.counts(
                (one.what, count) for one in record.lone_figures for count in one.counts
            )
        if record.more_figures:
            yield [(f"    {wording.more_figures(record.more_figures)}", _SOFT)]

    def figure(self, one: Ledger) -> Iterator[Row]:
        """What is counted; low, best and high under the policy; and each report."""
        head = [(one.what, _NAME), (f" ({one.relation_words}, {one.support})", _SOFT)]
        yield from hang(("", ""), head, self.width, 1)
        if one.best:
            bounds = f"low {one.low or '?'}, best {one.best}, high {one.high or '?'}"
            policy = f" (best is {one.policy_words}: {one.policy})"
            yield from hang(("", ""), [(bounds, ""), (policy, _SOFT)], self.width, 3)
        yield from self.counts(("", count) for count in one.counts)
        yield []

    def counts(self, rows: Iterable[tuple[str, Count]]) -> list[Row]:
        """Reports as a table: number, what and who, outlets, the words with their references."""
        room = self.width - 4 - 4 * 2
        widths = [room * share // 100 for share in (17, 27, 18, 38)]
        return columns([_count(what, one) for what, one in rows], widths, 4)

    def disputed(self, record: Record) -> Iterator[Row]:
        """Who asserts and who denies, then where accounts differ."""
        for point in record.disputed:
            head = [*_candidate(point), (point.text, _NAME), *_beyond_one(point.support)]
            yield from self.item("-", head)
            for title, who, sayings in point.sides:
                yield from self.item("", [(f"{title}{' by ' + who if who else ''}", _SOFT)], 3)
                yield from (row for one in sayings for row in self.item("-", _saying(one), 6))
        for one in record.differing:
            yield from self.parting(one, "differs from")

    def parting(self, one: Parting, verb: str) -> Iterator[Row]:
        """Two claims, and what is said on either."""
        second, first = ([] if not one.folded else _refs(each.refs) for each in one.points[::-1])
        head = [*_candidate(one), (one.second.text, _NAME), *second, (f" {verb} ", "")]
        head += [(one.first.text, _NAME), *first]
        head += [(f" ({one.apart})", _SOFT)] if one.apart else []
        yield from self.item("-", head)
        for point in () if one.folded else one.points:
            yield from (row for said in point.sayings for row in self.item("-", _saying(said), 6))

    def agreed(self, record: Record) -> Iterator[Row]:
        """What several accounts say."""
        for point in record.agreed:
            who = f" (said by {point.asserted_by})" if point.asserted_by else ""
            body = [*_candidate(point), (point.text, ""), (who, _SOFT), _support(point.support)]
            yield from self.item("-", [*body, *_refs(point.refs)])
        yield from self.more(record.folded.agreed, 2)

    def updated(self, record: Record) -> Iterator[Row]:
        """What a later account tells otherwise than an earlier one."""
        for one in record.updated:
            yield from self.parting(one, "updates")

    def edited(self, record: Record) -> Iterator[Row]:
        """What outlets changed in their own articles."""
        for line in record.edited:
            yield from self.item("-", [(line.text, ""), *_refs(line.refs)])

    def only_in(self, record: Record) -> Iterator[Row]:
        """What one origin alone reports, by origin."""
        for one in record.only_in:
            yield [(f"  {one.label}", _NAME)]
            for line in one.lines:
                yield from self.item("-", [(f"“{line.text}”", ""), *_refs(line.refs)], 4)
            yield from self.more(one.more, 4)

    def articles(self, record: Record) -> Iterator[Row]:
        """Origins, who copied whom, and each article with what was removed from its page."""
        for source in record.origins:
            yield from self.item("-", _source(source))
        if record.copying:
            yield []
        for one in record.copying:
            yield from self.copying(one)
        for piece in record.pieces:
            yield []
            yield from self.piece(piece)

    def copying(self, one: Copying) -> Iterator[Row]:
        """Who copied whom, and the passages that show it."""
        yield from self.item("-", [(one.text, "")])
        for a, b in one.passages:
            yield from self.item("=", [(f"“{wording.short(a.text)}”", ""), *_refs([a, b])], 6)
        yield from self.more(one.more, 6)

    def piece(self, piece: Piece) -> Iterator[Row]:
        """One article: outlet, title, date, address, and what was removed."""
        head = [(piece.outlet, _NAME), (f" {piece.title}", "")]
        yield from self.item(f"[{piece.number}]", head)
        basis = f" ({piece.date_basis})" if piece.date_basis else ""
        facts = "; ".join(f"{name.lower()}: {value}" for name, value in piece.facts)
        yield from self.item("", [(f"{piece.date}{basis}; {facts}", "")], 6)
        if piece.article.removed:
            count = f" {removed_count(len(piece.article.removed))}" if piece.folded else ""
            yield from self.item("", [(f"removed from the page:{count}", _SOFT)], 6)
        for one in () if piece.folded else piece.article.removed:
            removed = wording.short(wording.one_line(one.text))
            yield from self.item(
                "-", [(f"{wording.REASONS[one.reason]}: ", _SOFT), (removed, "")], 7
            )

    def more(self, count: int, indent: int) -> list[Row]:
        """How many lines of a list are left out."""
        return [[(f"{' ' * indent}- {more(count)}", _SOFT)]] if count else []


def _support(support: Support) -> Part:
    return (f" ({support})", _SOFT)


def _beyond_one(support: Support) -> list[Part]:
    """The counts behind a line, where more than the article stands behind it that is cited."""
    return [_support(support)] if support.articles > 1 else []


def _candidate(one: Point | Parting) -> list[Part]:
    return [("candidate: ", _SOFT)] if one.candidate else []


def _refs(refs: Iterable[Ref]) -> list[Part]:
    return [(f" [{ref.place}]", _REF) for ref in refs]


def _saying(saying: Saying) -> list[Part]:
    date = f", {saying.date}" if saying.date else ""
    outlets = wording.listed(tuple(dict.fromkeys(ref.outlet for ref in saying.refs)))
    return [
        (f"{saying.speaker} " if saying.speaker else "", _NAME),
        (f"{saying.cue} " if saying.cue else "", ""),
        (f"“{saying.text}”", ""),
        (f" {outlets}{date}", _SOFT),
        *_refs(saying.refs),
    ]


def _count(what: str, one: Count) -> list[Row]:
    number = " ".join(filter(None, (one.qualifier, one.amount)))
    who = ", ".join(filter(None, (one.claimant, one.as_of)))
    notes = "".join(f" {note}" for note in one.notes)
    return [
        [(number, "")],
        [(what, _NAME), (": " if what and who else "", ""), (who, "")],
        [(wording.listed(tuple(ref.outlet for ref in one.refs)), "")],
        [(f"“{one.quote}”", ""), *_refs(one.refs), (notes, _SOFT)],
    ]


def _source(source: Source) -> list[Part]:
    names = wording.listed(tuple(f"[{one.number}] {one.outlet}" for one in source.pieces))
    why = "; ".join(line.text for line in source.basis)
    refs = _refs(ref for line in source.basis for ref in line.refs)
    return [(source.label, _NAME), (f": {names}", ""), (f" ({why})" if why else "", _SOFT), *refs]
