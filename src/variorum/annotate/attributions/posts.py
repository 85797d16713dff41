"""Posts of a network set into an article: "text — Name (@handle) May 3, 2020", as embeds print."""

import re
from collections.abc import Iterator

from variorum.annotate.attributions.clause_units import Page, Unit
from variorum.annotate.attributions.drafts import Draft, Range

# A dash of its own, a name and a handle; without the handle it would be any aside.
_SIGNED = re.compile(
    r"\s[—–][ \t]+(?P<name>[^\n(@—–]{2,60}?)[ \t]*\(@\w{1,30}\)"
    r"(?:[ \t]+[A-Z][a-z]+ \d{1,2}, \d{4})?"
)


def attach_posts(page: Page, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
    """`drafts` with each embedded post given to who signed it, and none left inside of one."""
    posts = list(_posts(page, units))
    if not posts:
        return drafts
    taken = [(post.content[0][0], post.source[1]) for post in posts if post.source]
    outside = []
    for draft in drafts:
        draft.content = [piece for piece in draft.content if not _touches(piece, taken)]
        if draft.content and not (draft.cue and _touches(draft.cue, taken)):
            outside.append(draft)
    return [*outside, *posts]


def _posts(page: Page, units: list[Unit]) -> Iterator[Draft]:
    end = 0
    for match in _SIGNED.finditer(page.text):
        start = max(end, page.text.rfind("\n", 0, match.start()) + 1)
        content = page.tokens.between((start, match.start()))
        source = page.tokens.between(match.span("name"))
        end = match.end()
        unit = next((one for one in units if one.first <= content[0] < one.last), None)
        if unit and content[0] < content[1] and source[0] < source[1]:
            yield Draft(unit, source, None, "says", [content])


def _touches(one: Range, others: list[Range]) -> bool:
    return any(one[0] < last and first < one[1] for first, last in others)
