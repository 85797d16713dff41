"""One document cleaned: main text, chrome, title, byline, dateline, agency, date, language."""

import re

from msgspec import UNSET

from variorum.clean.agencies import label
from variorum.clean.bylines import read_byline
from variorum.clean.captions import drop_captions
from variorum.clean.chrome import drop_chrome
from variorum.clean.credits import drop_credits, find_via
from variorum.clean.datelines import find_dateline
from variorum.clean.galleries import as_gallery, drop_series
from variorum.clean.language import detect_language, language_name
from variorum.clean.lines import count_words, is_prose
from variorum.clean.moments import read_moment
from variorum.clean.outlets import credited_outlet, find_outlet, is_masthead, note_on, with_note
from variorum.clean.page import Page
from variorum.clean.paragraphs import split_paragraphs
from variorum.clean.publication_dates import find_published, is_date_line, read_date
from variorum.clean.source_text import take_text
from variorum.clean.titles import find_title
from variorum.clean.wire import find_agency
from variorum.errors import SkipArticle
from variorum.model import (
    Article,
    Dateline,
    Digests,
    Given,
    Outlet,
    Published,
    RawDocument,
    identify,
)
from variorum.model.article import digest_text


def article_id(raw: RawDocument) -> str:
    """The id of the article that a document holds, which is known before it is cleaned."""
    return identify("a", raw.given.url, raw.content)


def former_id(raw: RawDocument) -> str:
    """The id that older versions gave the article: it followed from its address and bytes."""
    return identify("a", raw.uri, raw.digest)


def clean(raw: RawDocument) -> Article:
    """The article in a document.

    Raises:
        SkipArticle: it has no running text, or is in a language that is not read yet.
    """
    taken = take_text(raw)
    given, found = taken.given, taken.found
    url = given.url or found.url
    page = Page(split_paragraphs(found.text))
    outlet = find_outlet(given.outlet or found.site, url, credited_outlet(page.original))
    note = note_on(raw, outlet.domain)
    outlet = with_note(outlet, note)
    language = _require_english(page.text(), given.language or note.language)
    title = find_title(page, given.title or found.title, outlet)
    published = find_published(given.published or found.published, _dated(page), url)
    page = _clean_page(page)
    text, removed = (taken.kept, ()) if raw.as_is else (page.text(), page.removed())
    if not any(char.isalpha() for char in text):
        raise SkipArticle("no running text: nothing on the page is part of a story")
    dateline = _find_dateline(page)
    bylines = given.byline, found.byline, _find_byline(page)
    wire = dateline.agency if dateline and not _is_own(dateline.agency, outlet) else None
    return Article(
        id=article_id(raw),
        uri=raw.uri,
        outlet=outlet,
        title=title,
        byline=next((byline for byline in bylines if byline), None),
        dateline=dateline,
        agency=find_agency(page.without("caption"), bylines, wire),
        via=find_via(page.without("caption")),
        published=published or _of_dateline(dateline),
        language=language,
        text=text,
        removed=removed + taken.unread,
        set_aside=taken.set_aside or UNSET,
        sha256=Digests(given=raw.digest, text=digest_text(text)),
        seen=read_moment(given.seen) or UNSET,
        updated=read_moment(given.updated or found.updated) or UNSET,
        known_as=_known_as(given, found.url) or UNSET,
    )


def _known_as(given: Given, canonical: str | None) -> tuple[str, ...]:
    """What the outlet calls the article beside the address that it was given with."""
    if not given.url:
        return ()
    names = [canonical, f"id:{given.id}" if given.id else None]
    told = (given.url, f"id:{given.url}")
    return tuple(name for name in names if name and name not in told)


def _clean_page(page: Page) -> Page:
    """The page without what is no part of the story; a gallery's captions are its story."""
    drop_series(page)
    drop_captions(page)
    _drop_frame(page)
    gallery = as_gallery(page)
    if gallery is None:
        return page
    _drop_frame(gallery)
    return gallery


def _drop_frame(page: Page) -> None:
    for index, line in list(page.kept()):
        if is_date_line(line):
            page.drop(index, "credit.date-line")
        elif index < 12 and is_masthead(line):
            page.drop(index, "chrome.masthead")
    drop_credits(page)
    drop_chrome(page)


def _require_english(text: str, given: str | None) -> str:
    if not text:
        raise SkipArticle("no running text: the page has no main text")
    code = detect_language(text, given)
    if code != "en":
        raise SkipArticle(f"the text is in {language_name(code)}, which Variorum does not read yet")
    return code


def _of_dateline(dateline: Dateline | None) -> Published | None:
    """The day of a dateline that gives it in full: a dispatch comes out as it is filed."""
    found = read_date(dateline.date) if dateline and dateline.date else None
    return Published(value=found[0], precision=found[1], basis="text") if found else None


def _find_dateline(page: Page) -> Dateline | None:
    found = (find_dateline(line) for _, line in list(page.kept())[:6])
    return next((dateline[0] for dateline in found if dateline), None)


def _is_own(agency: str | None, outlet: Outlet) -> bool:
    """Whether the name in a dateline is the outlet's own: stations sign as agencies do."""
    if not agency or label(agency):
        return False
    own = f"{outlet.name or ''} {outlet.domain or ''}".lower()
    return agency.lower() in own and not re.search(r"agency|wire|news service", own)


def _find_byline(page: Page) -> str | None:
    near = [*page.original[:15], *page.original[-6:]]
    return next((name for line in near if (name := read_byline(line))), None)


def _dated(page: Page) -> list[str]:
    """The lines that may say when the page was published: over the text, or right after it."""
    lines = list(page.lines)
    prose = [index for index, line in enumerate(lines) if is_prose(line) and count_words(line) > 12]
    if not prose:
        return lines[:20]
    return lines[: prose[0] + 3] + lines[prose[-1] + 1 :][:5]
