"""The dossier as Markdown (GitHub's, with footnotes): every reference leads to exact words."""

import re
from collections.abc import Iterable, Iterator

from variorum.dossier.formats import wording
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.folding import folded, more, removed_count
from variorum.dossier.formats.view import (
    Account,
    Copying,
    Count,
    Ledger,
    Line,
    Parting,
    Piece,
    Point,
    Record,
    Ref,
    Saying,
)
from variorum.model import Comparison

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~#]")
# What renderers turn into links by themselves (GitHub's Markdown, "Autolinks (extension)"). On
# GitHub an escaped `@` does not stop it, a code span does.
_ADDRESS = re.compile(
    r"((?:[a-z][a-z0-9+.-]{1,30}://|mailto:|xmpp:|www\.)[^\s`|<>]*"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


def to_markdown(comparison: Comparison, *, whole: bool = False) -> str:
    """All dossiers in one document, a list of contents first where there are several.

    With `whole` nothing is folded, and what is held back stands there as a candidate.
    """
    account = arrange(comparison, whole)
    lines = "\n".join(_document(account if whole else folded(account))).split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """`text` such that Markdown shows it as it is: no markup, no image, no HTML, no link.

    An address stands in a code span.
    """
    pieces = _ADDRESS.split(wording.one_line(text))
    text = "".join(
        f"`{piece}`" if number % 2 else _SPECIAL.sub(r"\\\g<0>", piece)
        for number, piece in enumerate(pieces)
    )
    return _LEADING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", text)


def _document(account: Account) -> Iterator[str]:
    if len(account.records) > 1:
        yield f"# {wording.count(len(account.records), 'story')}\n"
        for position, record in enumerate(account.records, 1):
            yield f"{position}. [{escape(record.title)}](#{record.key}) ({record.support})"
        yield ""
    for record in account.records:
        yield from _record(record, "##" if len(account.records) > 1 else "#")
    if account.rejected:
        yield "## Not read\n"
        yield from (f"- {escape(one.uri)}: {escape(one.reason)}" for one in account.rejected)
        yield ""


def _record(record: Record, level: str) -> Iterator[str]:
    yield f'<a id="{record.key}"></a>\n\n{level} {escape(record.title)}\n'
    yield f"- **When:** {escape(record.when)}"
    if record.where:
        yield f"- **Where:** {escape(record.where)}"
    yield f"- **Accounts:** {record.support}"
    if record.held_back:
        yield f"- **Unshown:** {escape(record.held_back)}"
    if record.reviewed:
        yield f"- **Reviewed:** {escape(record.reviewed)}"
    yield ""
    for title, lines in (
        ("In brief", _lines(record.brief)),
        ("Timeline", _timeline(record)),
        ("Figures", _figures(record)),
        ("What is disputed", _disputed(record, level)),
        ("What was updated", _partings(record, "updated", "updates")),
        ("What outlets changed", _lines(record.edited)),
        ("What accounts agree on", _agreed(record)),
        ("What only one origin reports", _only_in(record)),
        ("The articles", _articles(record, level)),
    ):
        body = list(lines)
        if body:
            yield f"{level}# {title}\n"
            yield from body
            yield ""
    yield from _footnotes(record)


def _cite(refs: Iterable[Ref]) -> str:
    return "".join(f"[^{_note(ref)}]" for ref in refs)


def _note(ref: Ref) -> str:
    return f"{ref.number}:{ref.start}-{ref.end}"


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    yield from (f"- {escape(line.text)} {_cite(line.refs)}" for line in lines)


def _timeline(record: Record) -> Iterator[str]:
    for one in record.timeline:
        kind = f" *({one.kind})*" if one.kind != "happened" else ""
        note = f" *({one.note})*" if one.note else ""
        support = f" ({one.support})" if one.support.articles > 1 else ""
        date = f"**{escape(one.date)}**{note}{kind}"
        yield f"- {date}: {escape(one.text)}{support} {_cite(one.refs)}"
    yield from _more(record.folded.timeline)


def _more(count: int, indent: str = "") -> Iterator[str]:
    """How many lines are folded."""
    if count:
        yield f"{indent}- *{more(count)}*"


def _candidate(one: Point | Parting) -> str:
    return "*candidate:* " if one.candidate else ""


def _figures(record: Record) -> Iterator[str]:
    for one in record.figures:
        yield from _figure(one)
    if record.lone_figures:
        yield "**Reported by one origin only**\n"
        yield "| what | number | according to | as of | outlet | origin | in the text |"
        yield "|---|---:|---|---|---|---|---|"
        for one in record.lone_figures:
            yield from (f"| {escape(one.what)} {_row(report)}" for report in one.counts)
        yield ""
    if record.more_figures:
        yield f"{wording.more_figures(record.more_figures)}\n"


def _figure(one: Ledger) -> Iterator[str]:
    yield f"**{escape(one.what)}**: {one.relation_words} ({one.support})\n"
    if one.best:
        yield (
            f"low {one.low or '?'} · best **{one.best}** · high {one.high or '?'} "
            f"(best is {one.policy_words}: `{one.policy}`)\n"
        )
    yield "| number | according to | as of | outlet | origin | in the text |"
    yield "|---:|---|---|---|---|---|"
    yield from (_row(report) for report in one.counts)
    yield ""


def _row(report: Count) -> str:
    number = " ".join(filter(None, (report.qualifier, report.amount)))
    outlets = wording.listed(tuple(ref.outlet for ref in report.refs))
    cells = (number, report.claimant, report.as_of, outlets, report.refs[0].origin)
    quote = " ".join((f"“{report.quote}”", *report.notes))
    return f"| {' | '.join(map(escape, cells))} | {escape(quote)} {_cite(report.refs)} |"


def _saying(saying: Saying) -> str:
    who = "".join(f"{escape(one)} " for one in (saying.speaker, saying.cue) if one)
    date = f", {saying.date}" if saying.date else ""
    outlets = wording.listed(tuple(dict.fromkeys(ref.outlet for ref in saying.refs)))
    return f"{who}“{escape(saying.text)}” ({escape(outlets + date)}) {_cite(saying.refs)}"


def _disputed(record: Record, level: str) -> Iterator[str]:
    for point in record.disputed:
        support = f" ({point.support})" if point.support.articles > 1 else ""
        yield f"- {_candidate(point)}**{escape(point.text)}**{support}"
        for title, who, sayings in point.sides:
            yield f"    - {title.capitalize()}{' by ' + escape(who) if who else ''}"
            yield from (f"        - {_saying(saying)}" for saying in sayings)
    yield from _partings(record, "differing", "differs from")


def _partings(record: Record, kind: str, verb: str) -> Iterator[str]:
    for one in record.differing if kind == "differing" else record.updated:
        apart = f" ({one.apart})" if one.apart else ""
        told = [
            f"**{escape(each.text)}**" + (f" {_cite(each.refs)}" if one.folded else "")
            for each in one.points
        ]
        pair = f"{told[1]} {verb} {told[0]}"
        yield f"- {_candidate(one)}{pair}{apart}"
        for saying in () if one.folded else (*one.first.sayings, *one.second.sayings):
            yield f"    - {_saying(saying)}"


def _agreed(record: Record) -> Iterator[str]:
    for point in record.agreed:
        who = f" (said by {escape(point.asserted_by)})" if point.asserted_by else ""
        said = f"{escape(point.text)}{who} ({point.support})"
        yield f"- {_candidate(point)}{said} {_cite(point.refs)}"
    yield from _more(record.folded.agreed)


def _only_in(record: Record) -> Iterator[str]:
    for one in record.only_in:
        yield f"- {escape(one.label)}"
        yield from (f"    - “{escape(line.text)}” {_cite(line.refs)}" for line in one.lines)
        yield from _more(one.more, "    ")


def _articles(record: Record, level: str) -> Iterator[str]:
    yield f"{level}## Origins\n"
    for source in record.origins:
        names = wording.listed(tuple(f"[{one.number}] {one.outlet}" for one in source.pieces))
        yield f"- **{escape(source.label)}**: {escape(names)}"
        yield from (f"    - {escape(one.text)} {_cite(one.refs)}" for one in source.basis)
    if record.copying:
        yield f"\n{level}## Who copied whom\n"
        for one in record.copying:
            yield from _copying(one)
    for piece in record.pieces:
        yield from _piece(piece, level)


def _copying(one: Copying) -> Iterator[str]:
    yield f"- {escape(one.text)}"
    for a, b in one.passages:
        yield f"    - {_cite([a])} = {_cite([b])} “{escape(wording.short(a.text))}”"
    yield from _more(one.more, "    ")


def _piece(piece: Piece, level: str) -> Iterator[str]:
    title = f": {escape(piece.title)}" if piece.title else ""
    yield f"\n{level}## {escape(f'[{piece.number}] {piece.outlet}')}{title}\n"
    basis = f" ({piece.date_basis})" if piece.date_basis else ""
    yield f"- Published: {escape(piece.date)}{basis}"
    yield from (f"- {name}: {escape(value)}" for name, value in piece.facts)
    if piece.article.removed:
        count = len(piece.article.removed)
        told = removed_count(count) if piece.folded else wording.count(count, "piece")
        yield f"- Removed: {told}"
        for one in () if piece.folded else piece.article.removed:
            yield f"    - {wording.REASONS[one.reason]}: “{escape(wording.short(one.text))}”"


def _footnotes(record: Record) -> Iterator[str]:
    """The words of every reference that the dossier makes."""
    for ref in record.refs:
        yield f"[^{_note(ref)}]: [{ref.place}] {escape(ref.outlet)}: “{escape(ref.text)}”"
    yield ""
