"""How a page talks to its reader, as opposed to how a story talks about the world.

The rules stand in `lexicon/en/page_talk.toml`, with the reason for each.
"""

import re
from functools import cache

from variorum.lexicon import load_rules, one_rule, parts

_FILE = "page_talk"
SPEAKS = load_rules(_FILE, "speaks")
"""The wordings by which a page speaks to its reader."""

LABEL = one_rule(_FILE, "navigation.label")
SECTION = one_rule(_FILE, "chrome.section-heading")
OPENING = one_rule(_FILE, "chrome.opening")
COMMENTS = one_rule(_FILE, "chrome.comments-heading")
POINTER = one_rule(_FILE, "chrome.pointer")
GLUED_LINKS = one_rule(_FILE, "chrome.glued-links")
SEAM = one_rule(_FILE, "chrome.seam")


def speaks_to_reader(text: str) -> str | None:
    """The rule by whose wording a line or sentence belongs to a page and to no report, if any.

    Each rule needs one of a few pieces of text. Looking for these first makes a line of ordinary
    prose cost next to nothing.
    """
    lower = text.lower()
    for rule in SPEAKS:
        if any(need in lower for need in rule.needs) and rule.regex.search(text):
            return rule.id
    return None


def opens_with_order(line: str) -> bool:
    """Whether a line begins with something that a page asks its reader to do."""
    return _order().match(line) is not None


@cache
def _order() -> re.Pattern[str]:
    return re.compile(rf"(?:please )?{parts('page_talk.order')}\b", re.IGNORECASE)
