"""Shown: which sentence stands for a claim, the one that tells least besides what is shared.

A reader takes a claim's line for what all its accounts tell. So of their whole sentences, and of
the clauses that open one, that line is chosen which carries least that one account alone tells.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from variorum.align.claims.whole_sentences import Told
from variorum.model import Evidence

# What opens so leans on the sentence before it.
_LEANS = re.compile(
    r"[\"“‘']?\s*(?:he|she|it|they|this|that|these|those|his|her|its|their|we|i|you|our|my|and|but|so"
    r"|or|then|there|also|both|others?|another|such|however|meanwhile|instead|afterwards?|later"
    r"|earlier|here|the (?:latter|former))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?][”\"’')\]]*$")
_QUOTES = re.compile(r"[\"“”]")

# What goes on so tells more of the clause before it, which stands without it. One that goes on with
# "who" or "which" tells of a noun, and what stands before may be no more than that.
_GOES_ON = re.compile(
    r"[,;–—\s-]*(?:and|but|while|after|before|as|because|although|though|when|since|adding|saying"
    r"|killing|leaving|including)\b"
)

# A noun that is only told of in an aside has no verb of its own: "Ms. Brun, who had left the team".
_ASIDE_ONLY = re.compile(r"[^,;]+,\s+(?:who|whom|whose|which|where)\b[^,;]*$")

# A quotation alone does not tell whose it is.
_BARE_QUOTE = re.compile(r"[\"“‘'][^\"“”]*[\"”’'][\s.]*$")

# A line that leans on the one before it, is half a quotation or has no end is taken only where any
# other would carry three rare words more that one account alone tells.
_LACK = 12000

# Between two lines that carry as little, the one that tells more of what is shared is taken.
_SHARED = 0.3


class _Line(NamedTuple):
    """A line that may stand for a claim, and its words that count."""

    evidence: Evidence
    keys: frozenset[str]


def shown_text(tellings: Sequence[Told], total: Callable[[frozenset[str]], int]) -> Evidence:
    """The line of a claim: a whole sentence of one account, or the clause that opens it.

    `total` tells what words weigh.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for told in tellings:
        for key in told.one.around | told.one.keys:
            holders[key].add(told.one.article)
    many = len({told.one.article for told in tellings}) > 1
    shared = frozenset(key for key, held in holders.items() if len(held) > 1 or not many)

    def cost(line: _Line) -> tuple[float, str, int, int]:
        one = line.evidence
        own, common = total(line.keys - shared), total(line.keys & shared)
        return own - _SHARED * common + _LACK * _lacks(one.text), one.article, one.start, one.end

    return min((line for told in tellings for line in _lines(told)), key=cost).evidence


def _lacks(text: str) -> float:
    """What a line lacks to stand alone."""
    half = len(_QUOTES.findall(text)) % 2
    loose = not _ENDS.search(text) or bool(_BARE_QUOTE.match(text))
    return bool(_LEANS.match(text)) + half + 0.25 * loose


def _lines(told: Told) -> Iterator[_Line]:
    """The whole sentence of a telling, and the telling itself where it opens the sentence."""
    whole, one = told.sentence, told.one
    yield _Line(whole, one.around | one.keys)
    if one.start == whole.start and one.end < whole.end:
        rest = whole.text[one.end - one.start :]
        if one.statement or _GOES_ON.match(rest):
            text = whole.text[: one.end - one.start].rstrip(" ,;–—-")
            if _ASIDE_ONLY.match(text):
                return
            end = one.start + len(text)
            part = Evidence(article=whole.article, start=one.start, end=end, text=text)
            yield _Line(part, one.keys)
