"""What was fetched as a document to be read, with where it came from."""

import datetime
import hashlib
import re

import msgspec

from variorum import pipeline
from variorum.errors import SkipArticle
from variorum.intake import decode
from variorum.intake.content_digest import digest_content
from variorum.intake.decode import mend_text
from variorum.intake.records import is_markup
from variorum.model import Given, OutletNote, RawDocument
from variorum.store.watched import Came, Entry, Signal, Source
from variorum.watch.checked_dates import By, check_dates
from variorum.watch.fetching import Answer

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)


def page_text(answer: Answer) -> str:
    """The page in an answer, in the encoding that the page or the answer says.

    Raises:
        SkipArticle: it is empty, or no text.
    """
    told = answer.fields.get("content-type", "")
    media = told.partition(";")[0].strip().lower()
    if media and not (media.startswith("text/") or "html" in media or "xml" in media):
        raise SkipArticle(f"the answer is {media}, which is no page")
    declared = _CHARSET.search(told)
    return decode(answer.body, mend=False, declared=declared[1] if declared else None)


def of_page(
    source: Source, entry: Entry, answer: Answer, seen: float, signals: tuple[Signal, ...]
) -> tuple[Came, RawDocument]:
    """The page of an entry.

    Raises:
        SkipArticle: it is no text.
    """
    text = page_text(answer)
    return _document(source, entry, answer.url, text, seen, (signals, "page", None))


def of_feed(
    source: Source, entry: Entry, reason: str, seen: float, signals: tuple[Signal, ...]
) -> tuple[Came, RawDocument] | None:
    """The feed's own text of an entry whose page may not be had; null where it has none."""
    if not entry.text or not any(char.isalpha() for char in entry.text):
        return None
    return _document(source, entry, entry.url, entry.text, seen, (signals, "feed", reason))


def _document(
    source: Source,
    entry: Entry,
    url: str,
    text: str,
    seen: float,
    how: tuple[tuple[Signal, ...], str, str | None],
) -> tuple[Came, RawDocument]:
    signals, by, reason = how
    moment = datetime.datetime.fromtimestamp(int(seen), tz=datetime.UTC)
    told: list[tuple[By, str | None]] = [
        ("feed", entry.published),
        ("feed-updated", entry.updated),
    ]
    published, dates = check_dates(told, text if by == "page" else "", url, moment)
    given = Given(
        url=url,
        title=entry.title,
        published=published,
        byline=entry.byline,
        language=source.language or entry.language,
    )
    stamp = moment.isoformat().replace("+00:00", "Z")
    document = RawDocument(
        uri=url,
        kind="html" if by == "page" or is_markup(text) or text.startswith("<div>") else "text",
        text=mend_text(text),
        content=digest_content(text, given),
        digest=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        # When it was fetched is no part of what was given: a page that is as it was is known.
        given=msgspec.structs.replace(given, updated=entry.updated, seen=stamp),
        note=_note(source),
    )
    came = Came(
        article=pipeline.article_id(document),
        url=url,
        source=source.id,
        seen=stamp,
        by="page" if by == "page" else "feed",
        reason=reason,
        dates=dates,
        signals=signals,
    )
    return came, document


def _note(source: Source) -> OutletNote | None:
    """What the user tells of the outlet."""
    told = OutletNote(
        name=source.outlet, country=source.country, language=source.language, owner=source.owner
    )
    return told if told != OutletNote() else None
