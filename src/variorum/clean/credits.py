"""Credits inside the text: taken out of the body, and read for through whom the text came."""

import re

from variorum.clean.bylines import is_byline
from variorum.clean.lines import count_words
from variorum.clean.page import Page
from variorum.clean.wire import closing_credit, lone_credit

_WORKERS = re.compile(
    # Only where a sentence begins: "the film was edited by ..." is the story's.
    r"(?:^|[(\[]|(?<=[.!?\"”’)] )|(?<=[-–—] ))(?:(?:Additional |Further )?[Rr]eporting (?:by|from)"
    r"|[Ww]riting by|Edited by|Editing by|Compiled by|Translated by|Writing and editing by"
    r"|With (?:files|reporting|additional reporting|inputs?|contributions?) (?:from|by)"
    r"|Inputs? from) (?:the )?(?:[A-ZÀ-Þ]|agencies|our |staff)[^()\[\]\"“]{0,400}[)\]]?\.?$"
)
_CONTRIBUTED = re.compile(
    r"[^.\"“]{2,200} "
    r"(?:contributed (?:to|reporting|from)\b.{0,80}|contributed\.|reported from .{2,80})$"
)
_SOURCE = re.compile(
    r"[(\[]?(?:Source|SOURCE|Via|News source|Information from|Courtesy(?: of)?|Republished from"
    r"|Reprinted from|(?:Originally|First) published (?:by|in|on|at))(?: ?:|(?<=[mfynt])) "
    r"(?P<name>[A-Z0-9][^.:;|()]{1,60}?)(?:, https?://\S+|\.)?[)\]]?$"
)
_FIRST = re.compile(
    r"\b(?:(?:first|originally) (?:published|appeared|broadcast|aired) (?:by|in|on|at)"
    r"|republished (?:here )?(?:courtesy of|from)|reprinted (?:here )?from"
    r"|with (?:the )?permission (?:of|from)|courtesy of|content provided by) (?:the website of )?"
    r"(?P<name>(?:the )?[A-Z][\w&'’./\-]*(?: (?:[A-Z][\w&'’./\-]*|of|and|for|the|in)){0,5})"
)
_FIRST_WORDS = ("publish", "appeared", "broadcast", "aired", "reprint", "permission", "courtesy")


def drop_credits(page: Page) -> None:
    """Take bylines, lines of reporters and editors, and source lines out of the body."""
    standing = [index for index, _ in page.kept()]
    for position, index in enumerate(standing):
        line = page.lines[index]
        near_end = position >= len(standing) - 8
        near = position <= 15 or near_end
        if (near and (is_byline(line) or lone_credit(line))) or _is_credit_line(line):
            page.drop(index, "credit")
        elif near_end:
            _cut_end(page, index)


def _is_credit_line(line: str) -> bool:
    if _SOURCE.fullmatch(line):
        return True
    told = "contributed" in line or "reported from" in line
    return told and count_words(line) <= 40 and bool(_CONTRIBUTED.fullmatch(line))


def _cut_end(page: Page, index: int) -> None:
    line = page.lines[index]
    if match := _WORKERS.search(line, max(0, len(line) - 420)):
        page.cut(index, match.start(), len(line), "credit")
        line = page.lines[index]
    if credit := closing_credit(line):
        page.cut(index, credit[0], len(line), "credit")


def find_via(lines: list[str]) -> tuple[str, ...]:
    """Outlets through which the text came, as the page names them, in the order of the page."""
    names: dict[str, None] = {}
    for line in lines:
        if len(line) > 400:
            continue
        match = _SOURCE.fullmatch(line)
        if not match and any(word in line for word in _FIRST_WORDS):
            match = _FIRST.search(line)
        if match:
            bare = re.sub(r"^[Tt]he |(?: and| in| on| for| of| the)+$", "", match["name"])
            names[bare.strip(" .,")] = None
    return tuple(name for name in names if name)
