"""Records: one JSON object, under the field names that news collections use, to text and Given."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.errors import SkipArticle
from variorum.intake.decode import mend_text
from variorum.model import Given

# In the order in which they are trusted: our own name first, then news-please's, schema.org's and
# those of the common news APIs and collections.
TEXT_FIELDS = (
    "text",
    "maintext",
    "body",
    "content",
    "articleBody",
    "article_text",
    "article_body",
    "full_text",
    "fulltext",
    "cleaned_text",
    "story",
    "article",
    "paragraphs",
    "html",
    "raw_html",
    "body_html",
)
_ID = ("id", "_id", "guid", "uuid", "article_id", "doc_id", "key")
_URL = ("url", "link", "canonical_url", "web_url", "webUrl", "permalink", "href", "source_url")
_TITLE = ("title", "headline", "title_page", "title_rss", "webTitle", "heading")
_PUBLISHED = (
    "published",
    "date_publish",
    "datePublished",
    "published_at",
    "publishedAt",
    "date_published",
    "publish_date",
    "publication_date",
    "published_time",
    "pub_date",
    "pubDate",
    "webPublicationDate",
    "date",
    "timestamp",
)
_UPDATED = (
    *("updated", "date_modify", "dateModified", "modified", "updated_at", "updatedAt"),
    *("modified_at", "date_updated", "lastModified", "last_modified", "modified_time"),
)
_SEEN = ("seen", "date_download", "fetched", "fetched_at", "crawled_at", "retrieved", "scraped_at")
_OUTLET = (
    "outlet",
    "source_domain",
    "sitename",
    "site_name",
    "publisher",
    "publication",
    "newspaper",
    "source_name",
    "source",
    "site",
    "domain",
)
_BYLINE = ("byline", "authors", "author", "creator", "writer")
_LANGUAGE = ("language", "lang", "inLanguage")
FIELDS = (
    *(*TEXT_FIELDS, *_ID, *_URL, *_TITLE, *_PUBLISHED, *_OUTLET, *_BYLINE, *_LANGUAGE),
    *(*_UPDATED, *_SEEN),
)
"""Every name under which a record holds something that is read."""
_INNER = ("$date", "$oid", "$numberLong", "@value", "value", "name", "domain", "title", "text")
_LISTS = ("articles", "documents", "docs", "items", "records", "results", "data", "entries")
_WRAPS = ("response", "data", "result", "results", "payload", "body")
_MARKUP = re.compile(r"</(?:p|div|body|article|html)>|<br\s*/?>|<!doctype html", re.IGNORECASE)


def find_records(value: object) -> Iterator[Mapping[str, Any]] | None:
    """The records that a JSON document holds where it is a list of them, else None."""
    if isinstance(value, list):
        return (item if isinstance(item, dict) else {} for item in value)
    if isinstance(value, dict) and not any(name in value for name in TEXT_FIELDS):
        # The answers of news APIs wrap the list once more: {"response": {"docs": [...]}}.
        wraps = [value, *(value[name] for name in _WRAPS if isinstance(value.get(name), dict))]
        for wrap in wraps:
            for name in _LISTS:
                inner = wrap.get(name)
                if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                    return find_records(inner)
    return None


def read_text(record: Mapping[str, Any], *, mend: bool) -> str:
    """The record's text.

    Raises:
        SkipArticle: no field holds a text; the message names the fields that there are.
    """
    for name in TEXT_FIELDS:
        value = record.get(name)
        if isinstance(value, list):
            parts = [item for item in value if isinstance(item, str)]
            value = "\n\n".join(parts)
        if isinstance(value, str) and value.strip():
            return mend_text(value) if mend else value
    if not record:
        raise SkipArticle("the record is no JSON object with fields")
    if any(name in record for name in TEXT_FIELDS):
        raise SkipArticle("the record's text is empty or is no string")
    fields = ", ".join(" ".join(str(name).split())[:40] for name in list(record)[:20])
    raise SkipArticle(
        f"the record has no text: its fields are {fields}; say which one holds it with "
        "--columns text=FIELD, or call it text or body"
    )


def read_given(record: Mapping[str, Any]) -> Given:
    """What came beside the text, each field as it was given."""
    published = _first(record, _PUBLISHED, _date)
    return Given(
        id=_first(record, _ID, _string),
        url=_first(record, _URL, _url),
        title=_first(record, _TITLE, _string),
        published=published,
        outlet=_first(record, _OUTLET, _string),
        byline=_first(record, _BYLINE, _names),
        language=_first(record, _LANGUAGE, _string),
        updated=_first(record, _UPDATED, _date),
        seen=_first(record, _SEEN, _date),
    )


def unwrap(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The article inside a record that wraps one, as a reading does."""
    inner = record.get("article")
    return inner if isinstance(inner, dict) else record


def is_markup(text: str) -> bool:
    """Whether a text is HTML: a closing block tag or a doctype in its first 20,000 characters."""
    return bool(_MARKUP.search(text[:20000]))


def _first(record: Mapping[str, Any], names: tuple[str, ...], read: Any) -> str | None:
    for name in names:
        if name in record and (value := read(record[name])):
            return mend_text(str(value))
    return None


def _string(value: object) -> str | None:
    match value:
        case bool() | None:
            return None
        case str():
            return " ".join(value.split()) or None
        case int() | float():
            return str(value)
        case dict():
            found = (_string(value[name]) for name in _INNER if name in value)
            return next((item for item in found if item), None)
        case _:
            return None


def _url(value: object) -> str | None:
    text = _string(value)
    return text if text and re.match(r"(?:https?:)?//\S+$", text) else None


def _names(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for item in value if (name := _string(item))]
        return ", ".join(dict.fromkeys(names)) or None
    return _string(value)


def _date(value: object) -> str | None:
    if isinstance(value, dict):
        return next((_date(value[name]) for name in _INNER if name in value), None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(value)
    text = _string(value)
    if text and re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
        return _epoch(float(text))
    return text


def _epoch(value: float) -> str | None:
    """Seconds or milliseconds since 1970 as ISO 8601; a year or a day such as 20161109 as it is."""
    if 1000 <= value <= 2999 or 10000101 <= value <= 29991231:
        return str(int(value))
    seconds = value / 1000 if value > 1e11 else value
    if not 1e8 <= seconds <= 1e10:
        return None
    moment = datetime.datetime.fromtimestamp(int(seconds), tz=datetime.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
