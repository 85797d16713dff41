"""A folder of pages: one for each story, and an index that lists, folds and filters them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from variorum.dossier.formats import wording
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.html import page_of, page_parts
from variorum.dossier.formats.lookups import count_accounts
from variorum.dossier.formats.view import Record, Support
from variorum.model import Comparison, Dossier

INDEX = "index.html"
"""The file that lists the pages, to which each of them links back."""

_SAFE = re.compile(r"[^A-Za-z0-9]")


@dataclass(frozen=True)
class Entry:
    """One story as the index lists it."""

    file: str
    title: str
    when: str
    month: str
    places: str
    support: Support
    disputed: int
    outlets: str


def pages(comparison: Comparison) -> Iterator[tuple[str, bytes]]:
    """The files by their names: `index.html` last, which the others are listed in.

    A page is called after its story's id, so its address stays as long as the id does.
    """
    entries = []
    for one in comparison.dossiers:
        account = arrange(Comparison(dossiers=(one,)))
        entry = _entry(one, account.records[0])
        entries.append(entry)
        yield entry.file, page_of(account, (one,), INDEX).encode()
    yield INDEX, _index(entries, len(comparison.rejected)).encode()


def _index(entries: list[Entry], rejected: int) -> str:
    """The index: stories by month, the latest first."""
    latest = sorted(entries, key=lambda one: one.month, reverse=True)
    months = [(month, list(some)) for month, some in groupby(latest, key=lambda one: one.month)]
    template, parts = page_parts("index")
    return template.render(months=months, total=len(entries), rejected=rejected, **parts)


def _entry(dossier: Dossier, record: Record) -> Entry:
    head = dossier.story
    outlets = {one.outlet.name or one.outlet.domain or "" for one in dossier.articles}
    return Entry(
        file=f"story-{_SAFE.sub('', head.id)}.html",
        title=wording.one_line(head.title),
        when=wording.day(head.start) if head.start else "undated",
        month=(head.start or "")[:7],
        places=wording.one_line(", ".join(head.places)),
        support=count_accounts(dossier),
        disputed=len(record.disputed) + len(record.differing),
        outlets=wording.one_line(", ".join(sorted(outlets - {""}))),
    )
