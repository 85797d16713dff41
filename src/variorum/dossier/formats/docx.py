"""The dossier as a Word document: what the page shows, to be edited, commented on and printed.

Each reference is a small number that leads to its words in the list of evidence at the end of the
story, as an endnote does.
"""

import io
import zipfile
from collections.abc import Sequence

from variorum.dossier.formats import wording
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.paper import Cell, Paper, Part
from variorum.dossier.formats.view import (
    Account,
    Copying,
    Count,
    Ledger,
    Parting,
    Piece,
    Record,
    Saying,
    Source,
    Support,
)
from variorum.model import Comparison

_COUNTS = ("number", "according to", "as of", "outlet", "in the text")
_COUNT_WIDTHS = (2.4, 3.4, 2.4, 2.8, 6.0)


def to_docx(comparison: Comparison) -> bytes:
    """All dossiers in one document, a list of contents first where there are several."""
    account = arrange(comparison)
    paper = Paper(_title(account))
    if len(account.records) > 1:
        paper.heading(_title(account), 1)
        for one in account.records:
            paper.item([(one.title, ""), _support(one.support)])
    for number, record in enumerate(account.records):
        if number:
            paper.new_page()
        _record(paper, record)
    if account.rejected:
        paper.heading("Not read", 2)
        for rejected in account.rejected:
            paper.item(
                [(f"{wording.one_line(rejected.uri)}: {wording.one_line(rejected.reason)}", "")]
            )
    return _timeless(paper.saved())


def _title(account: Account) -> str:
    if len(account.records) == 1:
        return account.records[0].title
    return f"{wording.count(len(account.records), 'story')} compared"


def _timeless(body: bytes) -> bytes:
    """The same archive without the times at which its parts were written."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as given, zipfile.ZipFile(packed, "w") as archive:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, given.read(name))
    return packed.getvalue()


def _record(paper: Paper, record: Record) -> None:
    paper.heading(record.title, 1)
    for name, value in (
        ("When", record.when),
        ("Where", record.where),
        ("Accounts", str(record.support)),
        ("Unshown", record.held_back),
        ("Reviewed", record.reviewed),
    ):
        if value:
            paper.line([(f"{name}: ", "soft"), (value, "")])
    if record.brief:
        paper.heading("In brief", 2)
        for line in record.brief:
            paper.item([(line.text, "")], line.refs)
    _timeline(paper, record)
    _figures(paper, record)
    _disputed(paper, record)
    _agreed(paper, record)
    if record.only_in:
        paper.heading("What only one origin reports", 2)
        for alone in record.only_in:
            paper.line([(alone.label, "bold")], keep=True)
            for line in alone.lines:
                paper.item([(f"“{line.text}”", "")], line.refs)
    _articles(paper, record)
    _decided(paper, record)
    paper.heading("The evidence", 2)
    paper.endnotes()


def _decided(paper: Paper, record: Record) -> None:
    """What people decided of the lines above."""
    if not record.decided:
        return
    paper.heading("Decisions", 2)
    rows: list[list[Cell]] = []
    for one in record.decided:
        to = f" → {one.to}" if one.to else ""
        note = f" ({one.note})" if one.note else ""
        cells = ([(one.what, "bold")], [(one.was, ""), (to, "bold"), (note, "soft")])
        signed = [(f"{one.by}, {one.made}", "")]
        rows.append([(list(part), ()) for part in (*cells, signed)])
    paper.table(("decision", "on what, and what takes its place", "by"), rows, (3.2, 9.8, 4.0))


def _timeline(paper: Paper, record: Record) -> None:
    if not record.timeline:
        return
    paper.heading("Timeline", 2)
    rows: list[list[Cell]] = []
    for one in record.timeline:
        kind = f"{one.kind}: " if one.kind != "happened" else ""
        note = f" ({one.note})" if one.note else ""
        what = [(kind, "bold"), (one.text, ""), (note, "soft")]
        rows.append([([(one.date, "bold")], ()), (what, one.refs), ([_plain(one.support)], ())])
    paper.table(("when", "what", "told by"), rows, (3.6, 10.6, 2.8))


def _figures(paper: Paper, record: Record) -> None:
    if record.figures or record.lone_figures:
        paper.heading("Figures", 2)
    for one in record.figures:
        paper.heading(one.what, 3)
        paper.line([(f"{one.relation_words}, {one.support}", "soft")], keep=True)
        paper.line(_bounds(one), keep=True)
        paper.table(_COUNTS, [_count(count) for count in one.counts], _COUNT_WIDTHS)
    if record.lone_figures:
        paper.heading("Reported by one origin only", 3)
        rows = [
            [([(one.what, "bold")], ()), *_count(count)]
            for one in record.lone_figures
            for count in one.counts
        ]
        paper.table(("what", *_COUNTS), rows, (2.6, 2.2, 2.8, 2.2, 2.6, 4.6))
    if record.more_figures:
        paper.line([(wording.more_figures(record.more_figures), "soft")])


def _bounds(one: Ledger) -> list[Part]:
    if not one.best:
        return []
    return [
        (f"low {one.low or '?'}, best ", ""),
        (one.best, "bold"),
        (f", high {one.high or '?'} ", ""),
        (f"(best is {one.policy_words}: {one.policy})", "soft"),
    ]


def _count(one: Count) -> list[Cell]:
    number = " ".join(filter(None, (one.qualifier, one.amount)))
    outlets = wording.listed(tuple(dict.fromkeys(ref.outlet for ref in one.refs)))
    quote: list[Part] = [(f"“{one.quote}”", ""), *((f" {note}", "soft") for note in one.notes)]
    cells: list[Sequence[Part]] = [[(number, "bold")], [(one.claimant, "")], [(one.as_of, "")]]
    return [*((cell, ()) for cell in cells), ([(outlets, "")], ()), (quote, one.refs)]


def _disputed(paper: Paper, record: Record) -> None:
    if record.disputed or record.differing:
        paper.heading("What is disputed", 2)
    for point in record.disputed:
        paper.line([(point.text, "bold"), _support(point.support)], keep=True)
        for title, who, sayings in point.sides:
            paper.line([(f"{title}{' by ' + who if who else ''}", "soft")], keep=True)
            for said in sayings:
                _saying(paper, said)
    for one in record.differing:
        _parting(paper, one, "differs from")


def _saying(paper: Paper, one: Saying) -> None:
    date = f", {one.date}" if one.date else ""
    outlets = wording.listed(tuple(dict.fromkeys(ref.outlet for ref in one.refs)))
    parts = [
        (f"{one.speaker} " if one.speaker else "", "bold"),
        (f"{one.cue} " if one.cue else "", ""),
        (f"“{one.text}”", ""),
        (f" {outlets}{date}", "soft"),
    ]
    paper.item(parts, one.refs)


def _parting(paper: Paper, one: Parting, verb: str) -> None:
    apart = f" ({one.apart})" if one.apart else ""
    head = [(one.second.text, "bold"), (f" {verb} ", ""), (one.first.text, "bold"), (apart, "soft")]
    paper.line(head, keep=True)
    for point in one.points:
        for said in point.sayings:
            _saying(paper, said)


def _agreed(paper: Paper, record: Record) -> None:
    if record.updated:
        paper.heading("What was updated", 2)
    for one in record.updated:
        _parting(paper, one, "updates")
    if record.agreed:
        paper.heading("What accounts agree on", 2)
    for point in record.agreed:
        who = f" (said by {point.asserted_by})" if point.asserted_by else ""
        paper.item([(point.text, ""), (who, "soft"), _support(point.support)], point.refs)


def _articles(paper: Paper, record: Record) -> None:
    paper.heading("The articles", 2)
    for source in record.origins:
        _source(paper, source)
    for copying in record.copying:
        _copying(paper, copying)
    for piece in record.pieces:
        _piece(paper, piece)


def _source(paper: Paper, source: Source) -> None:
    names = wording.listed(tuple(f"[{one.number}] {one.outlet}" for one in source.pieces))
    why = "; ".join(line.text for line in source.basis)
    refs = [ref for line in source.basis for ref in line.refs]
    parts = [(source.label, "bold"), (f": {names}", ""), (f" ({why})" if why else "", "soft")]
    paper.item(parts, refs)


def _copying(paper: Paper, one: Copying) -> None:
    paper.item([(one.text, "")], [ref for pair in one.passages for ref in pair])


def _piece(paper: Paper, piece: Piece) -> None:
    paper.heading(f"[{piece.number}] {piece.outlet}", 3)
    if piece.title:
        paper.line([(piece.title, "bold")])
    basis = f" ({piece.date_basis})" if piece.date_basis else ""
    paper.line([(f"Published: {piece.date}{basis}", "")])
    for name, value in piece.facts:
        paper.line([(f"{name}: ", "soft"), (value, "")])
    for paragraph in piece.article.text.split("\n\n"):
        paper.line([(wording.one_line(paragraph), "")])
    for one in piece.article.removed:
        removed = wording.short(wording.one_line(one.text))
        paper.item([(f"removed, {wording.REASONS[one.reason]}: ", "soft"), (removed, "soft")])


def _support(support: Support) -> Part:
    return (f" ({support})", "soft")


def _plain(support: Support) -> Part:
    return (str(support), "soft")
