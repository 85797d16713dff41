"""Credits inside the text: taken out of the body, and read for through whom the text came."""

import re

from variorum.clean.bylines import byline_rule, is_byline
from variorum.clean.lines import count_words
from variorum.clean.page import Page
from variorum.clean.wire import closing_credit, lone_credit
from variorum.lexicon import one_rule

_FILE = "credits"
_WORKERS = one_rule(_FILE, "credit.workers")
_CONTRIBUTED = one_rule(_FILE, "credit.contributed")
_DESK = one_rule(_FILE, "credit.desk")
_BIO = one_rule(_FILE, "credit.author")
_SOURCE = one_rule(_FILE, "credit.source-line")
_FIRST = one_rule(_FILE, "credit.first-published")
_FIRST_WORDS = ("publish", "appeared", "broadcast", "aired", "reprint", "permission", "courtesy")


def drop_credits(page: Page) -> None:
    """Take bylines, lines of reporters and editors, and source lines out of the body."""
    standing = [index for index, _ in page.kept()]
    for position, index in enumerate(standing):
        near_end = position >= len(standing) - 8
        if rule := _credit_rule(page, index, near_end, position <= 15 or near_end):
            page.drop(index, rule)
        elif near_end:
            _cut_end(page, index)


def _credit_rule(page: Page, index: int, near_end: bool, near: bool) -> str | None:
    """The rule by which a whole line is a credit, given where in the body it stands."""
    line = page.lines[index]
    if near_end and _DESK.find(line):
        return _DESK.id
    if near_end and _is_bio(page, index):
        return _BIO.id
    if near and (rule := byline_rule(line)):
        return rule
    if near and lone_credit(line):
        return "credit.agency-alone"
    return _credit_line(line)


def _is_bio(page: Page, index: int) -> bool:
    """Whether a line presents its author: someone whom the story itself never names."""
    match = _BIO.find(page.lines[index])
    if not match or count_words(page.lines[index]) > 60:
        return False
    surname = match["name"].split()[-1]
    others = (line for at, line in page.kept() if at != index and not is_byline(line))
    return not any(surname in line for line in others)


def _credit_line(line: str) -> str | None:
    """The rule by which a line names a source or a contributor, wherever it stands."""
    if _SOURCE.find(line):
        return _SOURCE.id
    told = "contributed" in line or "reported from" in line
    return _CONTRIBUTED.id if told and count_words(line) <= 40 and _CONTRIBUTED.find(line) else None


def _cut_end(page: Page, index: int) -> None:
    line = page.lines[index]
    if match := _WORKERS.regex.search(line, max(0, len(line) - 420)):
        page.cut(index, match.start(), len(line), _WORKERS.id)
        line = page.lines[index]
    if credit := closing_credit(line):
        page.cut(index, credit[0], len(line), "credit.closing")


def find_via(lines: list[str]) -> tuple[str, ...]:
    """Outlets through which the text came, as the page names them, in the order of the page."""
    names: dict[str, None] = {}
    for line in lines:
        if len(line) > 400:
            continue
        match = _SOURCE.find(line)
        if not match and any(word in line for word in _FIRST_WORDS):
            match = _FIRST.find(line)
        if match:
            bare = re.sub(r"^[Tt]he |(?: and| in| on| for| of| the)+$", "", match["name"])
            names[bare.strip(" .,")] = None
    return tuple(name for name in names if name)
