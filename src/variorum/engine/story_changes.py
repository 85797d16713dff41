"""What is new in a story since a day: accounts, origins, other figures, what was overtaken."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from variorum.dossier.formats.lookups import outlet_name
from variorum.engine.opened_lines import Lines
from variorum.errors import StopRun
from variorum.model import Claim, Decision, Figure, Relation

DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
"""A year, month or day as it stands in a record."""


class NewAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An article of the day or later; `independent` where it is the first of its origin."""

    article: str
    outlet: str
    title: str | None
    uri: str
    published: str
    origin: str
    independent: bool


class NewLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line that an account of the day or later bears on, by its address.

    `what` is how: `denies`, `differs`, `updates` or `supports` of a relation; `figure` of a report
    of a number, and `claim` of a claim that only such accounts tell. `origins` counts the
    independent origins of the line, those of before among them.
    """

    address: str
    what: str
    text: str
    origins: int
    articles: tuple[str, ...]


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What is new in a story since a day, by the dates that its accounts tell.

    `undated` is how many accounts tell no date, so that nobody knows whether they are new.
    """

    story: str
    since: str
    accounts: tuple[NewAccount, ...]
    origins: int
    lines: tuple[NewLine, ...]
    decisions: tuple[Decision, ...]
    undated: int


def changes(lines: Lines, since: str, held: Iterable[Decision]) -> Changes:
    """What is new since a day, month or year (ISO 8601), that day included.

    `held` are the decisions that hold; those of the story's articles are taken.

    Raises:
        StopRun: the day cannot be understood.
    """
    if not DAY.fullmatch(since):
        raise StopRun(f"{since!r} is no day, month or year: write 2026-03-14, 2026-03 or 2026")
    accounts = tuple(_accounts(lines, since))
    fresh = {one.article for one in accounts}
    members = {one.id for one in lines.dossier.articles}
    return Changes(
        story=lines.dossier.story.id,
        since=since,
        accounts=accounts,
        origins=sum(one.independent for one in accounts),
        lines=tuple(_lines(lines, fresh)),
        decisions=tuple(one for one in held if one.made >= since and members & set(one.articles)),
        undated=sum(one.published is None for one in lines.dossier.articles),
    )


def _accounts(lines: Lines, since: str) -> Iterator[NewAccount]:
    seen = {
        lines.index.origin_of[one.id].id
        for one in lines.dossier.articles
        if one.published and not _new(one.published.value, since)
    }
    for piece in lines.index.pieces:
        article = piece.article
        if article.published is None or not _new(article.published.value, since):
            continue
        origin = lines.index.origin_of[article.id].id
        yield NewAccount(
            article=article.id,
            outlet=outlet_name(article),
            title=article.title,
            uri=article.uri,
            published=article.published.value,
            origin=origin,
            independent=origin not in seen,
        )
        seen.add(origin)


def _new(published: str, since: str) -> bool:
    """Whether a date is of the day or later; a month or year counts by its last day."""
    return published >= since or since.startswith(published)


def _lines(lines: Lines, fresh: set[str]) -> Iterator[NewLine]:
    claims = {one.id: one for one in lines.dossier.claims}
    for address, (_, _, record) in lines.records.items():
        match record:
            case Figure():
                what, origins = "figure", record.origins
                found = [one.evidence.article for one in record.reports]
            case Claim() if record.shown and set(record.articles) <= fresh:
                what, origins, found = "claim", record.origins, list(record.articles)
            case Relation() if record.shown:
                newer = claims[record.claim]
                what, origins, found = record.kind, newer.origins, list(newer.articles)
            case _:
                continue
        new = tuple(dict.fromkeys(one for one in found if one in fresh))
        if new:
            opened = lines.open(address)
            text = opened.text if opened else ""
            yield NewLine(address=address, what=what, text=text, origins=origins, articles=new)
