"""Titles: given, or the headline over the text; and its repeats in the body."""

import re

from variorum.clean.bylines import is_byline
from variorum.clean.chrome import is_furniture
from variorum.clean.datelines import find_dateline
from variorum.clean.lines import ends_sentence, is_prose, words
from variorum.clean.page import Page
from variorum.clean.publication_dates import is_date_line
from variorum.lexicon import one_rule
from variorum.model import Outlet

_AGAIN = "duplicate.title"
_SUFFIX = one_rule("furniture", "line.site-after-title")


def find_title(page: Page, given: str | None, outlet: Outlet) -> str | None:
    """The title, and its repeats at the top of the page taken out of the body."""
    title = _tidy(given, outlet) if given else _headline(page)
    if title is None:
        return None
    key = words(title)
    for index, line in list(page.kept())[:12]:
        if _same(words(line), key) or (given and words(line) == words(given)):
            page.drop(index, _AGAIN)
        elif line.startswith(title) and is_date_line(line[len(title) :]):
            page.cut(index, 0, len(title), _AGAIN)
    return title


def _same(line: list[str], title: list[str]) -> bool:
    """Equal, or a headline that one of both cuts short with dots."""
    if not line or not title:
        return False
    shorter, longer = sorted((line, title), key=len)
    return line == title or (
        len(shorter) >= 5
        and longer[: len(shorter)] == shorter
        and len(longer) - len(shorter) <= 4
        and len(longer) <= 25
    )


def _tidy(title: str, outlet: Outlet) -> str | None:
    """A title without the names of the site and of its parts that page titles end on."""
    title = " ".join(title.split())
    while (match := _SUFFIX.find(title)) and len(words(title[: match.start()])) >= 3:
        if "|" not in match[0] and not _is_site(match[1], outlet):
            break
        title = title[: match.start()]
    return title or None


def _is_site(name: str, outlet: Outlet) -> bool:
    """Whether a name is the outlet's own, or its address with or without blanks, or initials."""
    site = re.sub(r"\W", "", name.casefold())
    if outlet.name and site == re.sub(r"\W", "", outlet.name.casefold()):
        return True
    stem = re.sub(r"\W", "", outlet.domain.rsplit(".", 1)[0]) if outlet.domain else ""
    initials = "".join(word[0] for word in words(name))
    return bool(stem) and (stem in site or site in stem or initials == stem)


def _headline(page: Page) -> str | None:
    """The first line over the text that reads as a headline."""
    standing = list(page.kept())
    prose = next((at for at, (_, line) in enumerate(standing) if _is_body(line)), len(standing))
    head = [line for _, line in standing[: max(prose, 1)]]
    if len(standing) < 2:
        return None
    fit = [line for line in head if _may_be_title(line)]
    return next((line for line in fit if len(words(line)) >= 4), fit[0] if fit else None)


def _is_body(line: str) -> bool:
    return bool(find_dateline(line)) or (
        is_prose(line) and line.rstrip("\"'”’)").endswith(".") and not line.endswith("...")
    )


def _may_be_title(line: str) -> bool:
    if is_furniture(line) or is_byline(line) or is_date_line(line) or find_dateline(line):
        return False
    dotted = line.endswith(("...", "…"))
    return len(words(line)) <= 30 and (dotted or not ends_sentence(line) or not line.endswith("."))
