"""Claims made of groups: the line shown, the evidence, who says it, and how sure it is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import Assertion
from variorum.align.claims.claim_signs import ClaimSigns, claim_signs
from variorum.align.claims.shown_text import shown_text
from variorum.align.claims.whole_sentences import Sentences
from variorum.model import Article, Claim, identify
from variorum.weights import load

_WORD = re.compile(r"\w+")
# A sentence that ends in what somebody asked tells that they did; one that opens so only asks.
_ASKS = re.compile(
    r"^\W*(?:who|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|has|have|had|can"
    r"|could|will|would|should|may|might)\b[^.!]*\?[”\"’')\]\s]*$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[“”\"]")

# A line of fewer words tells no fact.
_FEWEST = 4

# From so many words on, two reporters do not hit on one sentence by chance.
_VERBATIM = 8


class ClaimMaker:
    """Makes the claims of one story from groups of assertions, given as indices."""

    def __init__(
        self, matcher: Matcher, sentences: Sentences, articles: Mapping[str, Article]
    ) -> None:
        self._matcher = matcher
        self._sentences = sentences
        self._articles = articles

    def claim(self, group: Sequence[int]) -> Claim:
        """The claim that the assertions of a group make."""
        members = [self._matcher.assertions[at] for at in group]
        members.sort(key=lambda one: one[:3])
        told = [self._sentences.told(one) for one in members]
        line = shown_text(told, self._matcher.telling)
        whole = [
            line
            if one.sentence.article == line.article and one.sentence.start == line.start
            else one.sentence
            for one in told
        ]
        parts = [self._articles[one.article].evidence((one.start, one.end)) for one in members]
        origins = independent(members, self._articles)
        # Two claims of one sentence may begin with the same evidence: all of it tells them apart.
        places = [at for part in parts for at in (part.article, part.start, part.end)]
        statements = tuple(sorted({one.statement for one in members if one.statement}))
        confidence = self._confidence(group, origins)
        return Claim(
            id=identify("c", line.text, *places, *statements),
            text=line.text,
            statements=statements,
            evidence=tuple(dict.fromkeys(whole)),
            articles=tuple(sorted({one.article for one in members})),
            origins=origins,
            asserted_by=_asserted_by(members),
            denied_by=(),
            status="agreed" if origins > 1 else "single",
            parts=tuple(dict.fromkeys(parts)),
            confidence=None if confidence is None else round(confidence, 3),
            shown=confidence is None or is_shown(line.text, confidence),
        )

    def signs(self, group: Sequence[int]) -> ClaimSigns | None:
        """The signs of a claim that the judge of pairs has seen; None for any other."""
        if not self._matcher.placed or len(group) < 2:
            return None
        members = [self._matcher.assertions[at] for at in group]
        return claim_signs(
            [self._sentences.told(one) for one in members],
            lambda a, b: self._matcher.likely(group[a], group[b]),
            independent(members, self._articles),
            self._sentences.titles,
        )

    def _confidence(self, group: Sequence[int], origins: int) -> float | None:
        signs = self.signs(group) if origins > 1 else None
        return None if signs is None else load("claims").probability(signs)


def is_shown(line: str, confidence: float) -> bool:
    """Whether a claim of several origins has a line of its own: it is sure, and tells something.

    A line of fewer words ("#nomore", "Yes, we did.") may be common to all and tells no fact, and no
    more does a question.
    """
    tells = len(_WORD.findall(line)) >= _FEWEST and not _ASKS.search(line)
    return tells and confidence >= load("claims").line("shown")


def _asserted_by(members: Sequence[Assertion]) -> tuple[str, ...]:
    """Who says it: those from whom more than half of the accounts have it, if all have it said.

    What one account tells in its own voice is not what somebody says, whoever says it elsewhere.
    """
    articles = {one.article for one in members}
    if len({one.article for one in members if one.statement}) < len(articles):
        return ()
    said = {(one.speaker, one.article) for one in members if one.speaker}
    told = Counter(speaker for speaker, _ in said)
    return tuple(sorted(one for one, count in told.items() if 2 * count > len(articles)))


def independent(members: Sequence[Assertion], articles: Mapping[str, Article]) -> int:
    """How many origins make a claim, those that share a sentence to the word counted as one.

    The same quotation may well be heard by two reporters. The same sentence of their own is a
    line of an agency, of a press release or of a site, whoever else they heard. What stands between
    quotation marks is a quotation, though nobody was found to say it.
    """
    origins = {one.origin for one in members}
    first: dict[str, str] = {}
    for one in sorted(members, key=lambda one: one[:3]):
        text = articles[one.article].text
        words = _WORD.findall(text[one.start : one.end].casefold())
        own = one.statement is None and not _is_quoted(text, one.start)
        if own and len(words) >= _VERBATIM:
            known = first.setdefault(" ".join(words), one.origin)
            if known != one.origin and known in origins:
                origins.discard(one.origin)
    # An article that mixes two origins is still one account of the matter.
    return max(1, min(len(origins), len({one.article for one in members})))


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place lies behind a quotation mark that its paragraph has opened and not closed."""
    before = _MARKS.findall(text, text.rfind("\n", 0, at) + 1, at + 1)
    return bool(before) and (
        before[-1] == "“" or (before[-1] == '"' and before.count('"') % 2 == 1)
    )
