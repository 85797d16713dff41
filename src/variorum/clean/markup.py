"""HTML to the main text and what the markup says about it."""

import datetime
import re

import msgspec

from variorum.errors import SkipArticle
from variorum.limits import MAX_ATTRIBUTES

# Nothing in it goes back over what it has read, so it takes one pass over a page.
_OVERLOADED = re.compile(
    r"<[a-zA-Z][^\s/>]*+"
    r"(?:[\s/]++[^\s/>=<]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']++)?+)?+)"
    f"{{{MAX_ATTRIBUTES + 1},}}+"
)


# The tags and the keys under which pages state when they were published, the surest first. They
# say it of the page itself; an address may carry the day of an issue or of a later move.
_META = re.compile(r"<meta\s[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,40})\s*=\s*(?:\"([^\"]{0,400})\"|'([^']{0,400})')")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publication_date",
    "date.published",
    "dc.date.issued",
    "dcterms.created",
)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
# Meta tags stand at the top of a page; beyond this many characters other pages are shown.
_HEAD = 200_000
_ADDRESS = re.compile(r"https?\b|\bwww\b|@", re.IGNORECASE)
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LINKED_CHANGE = re.compile(r'"dateModified"\s*:\s*"([^"]{8,40})"')


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """What a page gives: its main text, one paragraph a line, and the fields it names."""

    text: str
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None


def extract(html: str) -> Extracted:
    """Main text and metadata of a page, by trafilatura (Barbaresi 2021, ACL demo) and htmldate.

    Raises:
        SkipArticle: an element has more attributes than the parser can take in good time.
    """
    if _OVERLOADED.search(html):
        raise SkipArticle(f"an element of the page has more than {MAX_ATTRIBUTES:,} attributes")
    from trafilatura import bare_extraction

    document = bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=False,
    )
    if document is None or isinstance(document, dict):
        return Extracted(text="")
    return Extracted(
        text=document.text or "",
        title=document.title or None,
        byline=_names(document.author, document.sitename) if document.author else None,
        site=document.sitename or None,
        url=document.url or None,
        published=_published(document.date, _stated_day(html)),
        updated=_stated_change(html),
    )


def _names(authors: str, site: str | None) -> str | None:
    """The persons among the authors that markup names, in the order of names: no site, no address.

    Libraries and journals write "Bell, Ann".
    """
    names = []
    for author in authors.split("; "):
        last, comma, first = author.partition(", ")
        turned = comma and first.count(" ") <= 1 and " " not in last and "," not in first
        name = f"{first} {last}" if turned else author
        if not _ADDRESS.search(name) and name.casefold() != (site or "").casefold():
            names.append(name)
    return ", ".join(dict.fromkeys(names)) or None


def _published(found: str | None, stated: str | None) -> str | None:
    """The day that was found by all signs, or the one that the markup states where it differs.

    Markup tells the day in universal time: one day beside what the page shows is the same day.
    """
    if not found or not stated:
        return found or stated
    day, other = (datetime.date.fromisoformat(one[:10]) for one in (found, stated))
    return found if abs((day - other).days) <= 1 else stated


def _metas(html: str) -> dict[str, str]:
    """What the meta tags of a page state, by their keys in small letters."""
    found: dict[str, str] = {}
    for tag in _META.findall(html[:_HEAD]):
        fields = {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(tag)}
        key = fields.get("property") or fields.get("name") or fields.get("itemprop") or ""
        if fields.get("content"):
            found.setdefault(key.lower(), fields["content"])
    return found


def _stated_change(html: str) -> str | None:
    """When a page says in its markup that it was changed, None where it does not.

    A list of other stories states several such moments, so there must be one alone.
    """
    found = _metas(html)
    stated = next((found[key] for key in _CHANGED if key in found), None)
    linked = set(_LINKED_CHANGE.findall(html))
    return stated or (linked.pop() if len(linked) == 1 else None)


def _stated_day(html: str) -> str | None:
    """When a page says in its markup that it was published, None where it does not."""
    found = _metas(html)
    stated = next((found[key] for key in _PUBLISHED if key in found), None)
    linked = {value[:10] for value in _LINKED.findall(html)}
    # A list of other stories states many days, the page's own one among them.
    if stated is None and len(linked) == 1:
        stated = _LINKED.search(html)[1]  # type: ignore[index]
    return stated if stated and _is_day(stated[:10]) else None


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
