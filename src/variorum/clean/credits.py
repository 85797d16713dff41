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
    r"|[Ww]ith (?:files|reporting|inputs?|contributions?|(?:additional |extra )(?:\w+ )?"
    r"(?:reporting|material|inputs?|files)|material) (?:from|by)"
    r"|Inputs? from) ?(?:the )?(?:[A-ZÀ-Þ]|agencies|our |staff)[^()\[\]\"“]{0,400}[)\]]?\.?$"
)
_CONTRIBUTED = re.compile(
    r"[^.\"“]{2,200} "
    r"(?:contributed (?:to|reporting|from)\b.{0,80}|contributed\.|reported from .{2,80})$"
)
_DESK = re.compile(
    # How desks sign off: "Enditem", "-30-", "ENDS", "dm/msh (AP, dpa)", "Editor: Zhang".
    r"(?:[Ee]nd ?item|ENDS?|[-#*/ ]{0,3}(?:30|ENDS?|[Ee]nds?)[-#*/ ]{1,3}|###"
    r"|/?[a-z]{1,4}(?:[/,] ?[a-z]{1,4}){1,3}(?: \([\w ,./]{2,40}\))?"
    r"|(?:Edited by|Editors?|Web editor|Desk|Translator|Producer|Typed by) ?: ?"
    r"[A-Z][\w .,'’-]{1,40})"
)
_BIO = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}),? "
    r"(?:is|was|writes|covers|reports|can)\b"
    r"(?=.*(?:\b(?:reporter|writer|editor|correspondent|columnist|journalist|producer|author"
    r"|analyst|contributor|fellow|professor|intern|blogger|photographer)\b|@|\bTwitter\b"
    r"|^\S+ \S+ (?:writes|covers|reports)\b))",
)
"""Who wrote it, in the words of the page: "Ann Bell is a staff writer." """
_SOURCE = re.compile(
    r"[(\[]?(?:Source|SOURCE|Via|News source|Information from|Courtesy(?: of)?|Republished from"
    r"|Reprinted from|(?:Originally|First) published (?:by|in|on|at))(?: ?:|(?<=[mfynt])) "
    r"(?P<name>[A-Z0-9][^.:;|()]{1,60}?)(?:, https?://\S+|\.)?[)\]]?$"
)
_FIRST = re.compile(
    r"\b(?:(?:[Ff]irst|[Oo]riginally) (?:published|appeared|broadcast|aired) (?:by|in|on|at)"
    r"|[Rr]epublished (?:here )?(?:courtesy of|from)|[Rr]eprinted (?:here )?from"
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
        signed = near_end and (_DESK.fullmatch(line) or _is_bio(page, index))
        if signed or (near and (is_byline(line) or lone_credit(line))) or _is_credit_line(line):
            page.drop(index, "credit")
        elif near_end:
            _cut_end(page, index)


def _is_bio(page: Page, index: int) -> bool:
    """Whether a line presents its author: someone whom the story itself never names."""
    match = _BIO.match(page.lines[index])
    if not match or count_words(page.lines[index]) > 60:
        return False
    surname = match["name"].split()[-1]
    others = (line for at, line in page.kept() if at != index and not is_byline(line))
    return not any(surname in line for line in others)


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
