"""Titles: given, or the headline over the text; and its repeats in the body."""

import re

from variorum.clean.bylines import is_byline
from variorum.clean.chrome import is_furniture
from variorum.clean.datelines import find_dateline
from variorum.clean.lines import ends_sentence, is_prose, words
from variorum.clean.page import Page
from variorum.clean.publication_dates import is_date_line
from variorum.lexicon import one_rule

_AGAIN = "duplicate.title"
_SUFFIX = one_rule("furniture", "line.site-after-title")


def find_title(page: Page, given: str | None, domain: str | None) -> str | None:
    """The title, and its repeats at the top of the page taken out of the body."""
    title = _tidy(given, domain) if given else _headline(page)
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


def _tidy(title: str, domain: str | None) -> str | None:
    """A title without the name of the site that page titles end on."""
    title = " ".join(title.split())
    match = _SUFFIX.find(title)
    if match and len(words(title[: match.start()])) >= 3:
        site = re.sub(r"\W", "", match[1].lower())
        stem = re.sub(r"\W", "", domain.rsplit(".", 1)[0]) if domain else ""
        initials = "".join(word[0] for word in words(match[1]))
        if "|" in match[0] or (stem and (stem in site or site in stem or initials == stem)):
            title = title[: match.start()]
    return title or None


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
