"""Within one sentence: disputes of which an account tells both sides in one breath.

"Police denied rumours of a second gunman", "the owner says the dam was safe, though villagers
dispute that", "a new treaty, an option that the ministry has rejected". Nothing has to be found:
the sentence itself says what is denied, and by whom.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.model import Reading, Span
from variorum.model.word_keys import content_keys

# What somebody says or holds, that another can deny.
_SAYING = (
    r"(?:accusations?|accounts?|allegations?|assertions?|assurances?|charges?|claims?|comments?"
    r"|complaints?|contentions?|conclusions?|findings?|guarantees?|ideas?|insistence|impressions?"
    r"|notions?|predictions?|remarks?|reports?|rumou?rs?|speculation|statements?|stories|story"
    r"|suggestions?|testimony|theory|theories|versions?|warnings?)"
)
_DENIES = (
    r"(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?|belie[sd]?"
    r"|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|rebuff(?:s|ed)?|contest(?:s|ed|ing)?"
    r"|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|downplay(?:s|ed|ing)?)"
)
_HOW = r"(?:(?:has|have|had|also|later|strongly|flatly|actually|repeatedly|vehemently)\s+){0,3}"

# "denied reports that ..." says what it denies; "rejected the deal" denies nothing. What is
# denied goes on to the end of the clause.
_DENIES_SAYING = re.compile(
    rf"\b{_DENIES}\s+(?P<what>(?:(?!that\b)[\w’'.-]+\s+){{0,6}}?{_SAYING}\b"
    r"(?:\s+(?:that|of|about|by|from|made|in|on|as)\b[^;]*?)?)"
    r"(?=,?\s+(?:but|while|although|though|saying|adding|and said)\b|[.;!?”\"]|$)",
    re.IGNORECASE,
)
# "denied that ...", "denied having ...", "denied any ...": only this verb takes these.
_DENIES_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied))\s+(?P<what>(?:that\s|(?:\w+ly\s+|ever\s+)?(?:having|being|\w{2,}ing)\b"
    r"|any\s)[^;]*?)(?=,?\s+(?:but|while|although|though|saying|adding|and said)\b|[.;!?”\"]|$)",
    re.IGNORECASE,
)
# "..., though some of the victims dispute that": the first part of the sentence is denied.
_DENIES_THIS = re.compile(
    r"(?P<joint>,?\s+(?:but|while|although|though|even though)\s+)[^,;]{2,70}?\s"
    rf"{_HOW}(?:den(?:y|ies|ied)|dispute[sd]?|contest(?:s|ed)?|reject(?:s|ed)?)\s+"
    r"(?:that|this|it|(?:the|those|these)\s+(?:accusations?|allegations?|charges?|claims?))"
    r"\s*[.!”\"]*$",
    re.IGNORECASE,
)
# "... — an option that the ministry has rejected", "..., a charge denied by its owner".
_AN_OPTION = re.compile(
    r"(?P<joint>\s*[,—–-]\s*)(?:a|an|the|which|something)\s*"
    rf"(?:{_SAYING}|option|proposal|possibility|prospect)?\s*(?:that\s+|which\s+)?"
    rf"(?:[^,;—–]{{2,60}}?\s{_HOW}(?:denie[sd]|deny|dispute[sd]?|reject(?:s|ed)?|dismiss(?:es|ed)?)"
    r"|denied by [^,;]{2,60}?)\s*(?:as\s[^,;]*)?[.!”\"]*$",
    re.IGNORECASE,
)
# Who is denied a thing, and what somebody meant to do, is no dispute over what is so.
_NO_DISPUTE = re.compile(
    r"\b(?:to|will|would|could|may|might|cannot|can|not|n['’]t|without|neither|nor|if|whether)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)

_THAT = re.compile(r"that\s+", re.IGNORECASE)

# What is denied in fewer words tells a reader nothing.
_LEAST = 3

# "Villagers said that ..., but the owner denied it": what stands before is what is denied.
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|claim(?:s|ed)?|accuse[sd]?|alleg(?:e|es|ed)|report(?:s|ed)?|insist(?:s|ed)?"
    r"|argue[sd]?)\b[^;]*?(?P<joint>,\s+(?:but|while|although|though|even though)\s)",
    re.IGNORECASE,
)


class Inner(NamedTuple):
    """A dispute told in one sentence: the sentence, and what is denied in it.

    `two_sides`: the sentence tells that somebody put it forward, and not only that it is denied.
    """

    article: str
    sentence: Span
    denied: Span
    two_sides: bool

    def holds(self, article: str, start: int) -> bool:
        """Whether what begins here stands in the sentence."""
        return article == self.article and self.sentence[0] <= start < self.sentence[1]


def inner_disputes(reading: Reading) -> Iterator[Inner]:
    """The disputes that single sentences of an article tell, in order, one a sentence at most."""
    text = reading.article.text
    for start, end in reading.sentences:
        found = _denied(text, start, end)
        if found and len(content_keys(text[slice(*found[0])])) >= _LEAST:
            yield Inner(reading.article.id, (start, end), *found)


def _denied(text: str, start: int, end: int) -> tuple[Span, bool] | None:
    """What is denied in a sentence, if a denial in it says so, and whether both sides are told."""
    if text[max(start, end - 3) : end].rstrip('”"’ ').endswith("?"):
        return None
    for pattern in (_DENIES_THIS, _AN_OPTION):
        found = pattern.search(text, start, end)
        if found:
            return (start, found.start("joint")), True
    for pattern, told in ((_DENIES_SAYING, True), (_DENIES_THAT, False)):
        for found in pattern.finditer(text, start, end):
            if _NO_DISPUTE.search(text, start, found.start()):
                continue
            before = _SAID_BEFORE.search(text, start, found.start())
            if before:
                return (start, before.start("joint")), True
            return _trimmed(text, *found.span("what")), told
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without "that" before it."""
    opens = _THAT.match(text, start, end)
    return (opens.end() if opens else start), end
