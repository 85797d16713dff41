"""Where a dispatch begins behind its dateline: "PORT ARDEN, March 3 (AFP) - The council met"."""

import re

from variorum.lexicon import one_rule

_RULES = (one_rule("dates", "dateline.undashed"), one_rule("dates", "dateline.dashed"))
_OPENING = 160
_PARAGRAPHS = 6
_DASH = re.compile(r"[-–—]+\s")
_NEAR = 120


def opening_end(text: str) -> int:
    """Where the words behind the dateline of a text begin; 0 where no dateline is seen.

    It is for the text of an article that has a dateline, and looks at its first paragraphs.

    >>> "Arden, March 3: The council met."[opening_end("Arden, March 3: The council met."):]
    'The council met.'
    """
    start = 0
    for paragraph in text.split("\n\n")[:_PARAGRAPHS]:
        for rule in _RULES:
            match = rule.find(paragraph[:_OPENING])
            if match is not None:
                return start + match.end()
        start += len(paragraph) + 2
    dash = _DASH.search(text, 0, _NEAR)
    return dash.end() if dash else 0
