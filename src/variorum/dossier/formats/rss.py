"""What each article changed in its story, as an RSS 2.0 feed.

The articles of a story are taken in the order of their publication; an item says which numbers an
article is the first to give, and which claims it is the first to make, deny or settle. A feed
reader that has seen the items before shows only the new ones: their ids do not change.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree as xml

from markupsafe import escape

from variorum.dossier.formats import wording
from variorum.dossier.formats.lookups import Index, number_articles
from variorum.dossier.formats.view import Piece
from variorum.model import Comparison, Figure

_ENTITY = re.compile(r"&(?=#?\w)")
_DC = "http://purl.org/dc/elements/1.1/"


def to_rss(comparison: Comparison) -> str:
    """One channel with the articles of all stories, the latest first."""
    numbers = number_articles(comparison)
    indexes = [Index(dossier, numbers) for dossier in comparison.dossiers]
    titles = [wording.one_line(index.dossier.story.title) or "Untitled" for index in indexes]
    xml.register_namespace("dc", _DC)
    feed = xml.Element("rss", version="2.0")
    channel = xml.SubElement(feed, "channel")
    title = titles[0] if len(titles) == 1 else f"{wording.count(len(titles), 'story')} compared"
    links = (_link(piece) for index in indexes for piece in index.pieces)
    add_text(channel, "title", as_title(title))
    add_text(channel, "link", next(filter(None, links), "urn:variorum"))
    told = "; ".join(f"{name}: {one.whole}" for name, one in zip(titles, indexes, strict=True))
    about = "What each account added to its story, and what it changed."
    add_text(channel, "description", f"{about} {told}".rstrip())
    items = [
        (piece.iso, piece.number, piece, changes.get(piece.article.id, []), index, title)
        for index, title in zip(indexes, titles, strict=True)
        for changes in [_changes(index)]
        for piece in index.pieces
    ]
    for _, _, piece, changed, index, title in sorted(items, key=lambda one: one[:2], reverse=True):
        _item(channel, index, piece, changed, title)
    xml.indent(feed)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return head + xml.tostring(feed, encoding="unicode") + "\n"


def _item(channel: xml.Element, index: Index, piece: Piece, changed: list[str], story: str) -> None:
    item = xml.SubElement(channel, "item")
    headline = f"{piece.outlet}: {changed[0] if changed else piece.title or story}"
    add_text(item, "title", as_title(headline))
    if link := _link(piece):
        add_text(item, "link", link)
    news = "; ".join(changed) or "No number or claim that was not known before."
    add_text(item, "description", as_html(news))
    add_text(item, "category", as_title(story))
    # The story is no part of it: an article that moves to another one is not news to a reader.
    guid = f"urn:variorum:{piece.article.id}"
    add_text(item, "guid", guid).set("isPermaLink", "false")
    published = piece.article.published
    told = moment(published.value) if published and published.precision == "minute" else None
    if told:
        add_text(item, "pubDate", format_datetime(told))
    elif published:
        # Only Dublin Core's date may be a day, a month or a year without a time.
        add_text(item, f"{{{_DC}}}date", published.value)


def _changes(index: Index) -> dict[str, list[str]]:
    """What each article is the first to tell, by its id."""
    found: dict[str, list[str]] = {}
    for figure in index.dossier.figures:
        for article, line in _new_numbers(index, figure):
            found.setdefault(article, []).append(line)
    denials = {one.claim for one in index.dossier.relations if one.kind == "denies"}
    for claim in index.dossier.claims:
        if claim.status != "single":
            first = min(claim.articles, key=index.numbers.__getitem__)
            lead = "denies" if claim.id in denials else "first to tell"
            told = f"“{wording.one_line(claim.text)}”"
            found.setdefault(first, []).append(f"{lead}: {told}")
            denied = [one for one in claim.statements if index.statements[one].mode == "denies"]
            for article in _first(index, denied if claim.id not in denials else ()):
                found.setdefault(article, []).append(f"denied: {told}")
    return found


def _new_numbers(index: Index, figure: Figure) -> Iterator[tuple[str, str]]:
    """Each article that gives a number of the figure that none before it gave."""
    seen: list[str] = []
    reports = sorted(
        figure.reports,
        key=lambda one: (index.numbers[one.evidence.article], one.evidence.start),
    )
    for one in reports:
        amount = f"{wording.qualifier(one)} {wording.amount(one)}".strip()
        if amount and amount not in seen:
            piece = index.piece_of[one.evidence.article]
            # Nobody knows what was told before an article that has no date.
            before = f" (before: {seen[-1]})" if seen and piece.iso else ""
            yield one.evidence.article, f"{wording.one_line(figure.what)}: {amount}{before}"
            seen.append(amount)


def _first(index: Index, statements: Iterable[str]) -> list[str]:
    """The first of the articles that hold these statements; none for none."""
    articles = {index.statements[one].evidence.article for one in statements}
    return sorted(articles, key=index.numbers.__getitem__)[:1]


def _link(piece: Piece) -> str | None:
    uri = piece.article.uri
    return uri if uri.startswith(("http://", "https://")) else None


def moment(value: str) -> datetime | None:
    """The moment that ISO 8601 tells, None for none."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def add_text(parent: xml.Element, name: str, text: str) -> xml.Element:
    """A new element with this text, as XML can hold it."""
    child = xml.SubElement(parent, name)
    child.text = wording.xml_text(wording.one_line(text))
    return child


def as_html(text: str) -> str:
    """Text as the HTML that RSS 2.0 has in a description; as XML it is escaped once more."""
    return str(escape(text))


def as_title(text: str) -> str:
    """Text as a title, which readers take for text or for HTML: nothing in it is a tag or entity.

    Only what HTML would read as one is escaped, so that "Roe & Sons" stays so for all readers.
    """
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;")
