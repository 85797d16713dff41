"""Findings: what the accounts of a story say of a claim, sentence by sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log
from typing import NamedTuple

import msgspec

from variorum import align, annotate
from variorum.align.passage_origins import OriginOf, origin_at
from variorum.inquiry.asked_parts import AskedClaim, asked_claim
from variorum.inquiry.context import Around
from variorum.inquiry.coverage import Fit, fit
from variorum.inquiry.cutting import passage_of
from variorum.inquiry.naming_alike import Namings
from variorum.inquiry.word_senses import opposites_of, phrases_in, senses_of
from variorum.model import (
    Article,
    Attribution,
    Entity,
    Origin,
    Outlet,
    Published,
    Reading,
    Rejection,
    Span,
)
from variorum.model.asked import Account, Asked, Found, Telling
from variorum.model.word_keys import content_keys

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# A sentence is cut into its parts where it holds so large a part of the claim's words, or of their
# opposites: less would not be enough to tell the claim, nor to differ from it in one part.
_HELD = 0.4


class Finding(NamedTuple):
    """A sentence that bears on the claim, and the account that it stands in."""

    fit: Fit
    telling: Telling
    article: Article


def read_claim(claim: str) -> Reading:
    """The reading of a claim, in one pass of the reader, as of an article of one sentence."""
    article = Article(
        id="asked",
        uri="asked",
        outlet=Outlet(),
        title=None,
        byline=None,
        dateline=None,
        agency=None,
        via=(),
        published=None,
        language="en",
        text=claim,
        removed=(),
    )
    return annotate.annotate(article)


def may_tell(claim: Reading, readings: Sequence[Reading]) -> bool:
    """Whether any sentence of these readings holds enough of the claim's words to be asked."""
    return bool(_near(asked_claim(claim, {}), readings))


def with_rejected(asked: Asked, rejected: Iterable[Rejection]) -> Asked:
    """The answer with what could not be read."""
    ordered = sorted(rejected, key=lambda one: (one.uri, one.reason))
    return msgspec.structs.replace(asked, rejected=tuple(ordered))


def conclude(claim: str, findings: Iterable[Finding], asked: int) -> Asked:
    """The answer that the findings of all stories make; `asked` articles were asked."""
    ranked = sorted(findings, key=_rank)
    says = [one for one in ranked if one.fit.slot is None]
    told_in = {one.telling.story for one in says}
    if told_in:
        # What another story tells is of something else.
        ranked = [one for one in ranked if one.telling.story in told_in]
    denies = [one for one in ranked if one.fit.slot == "polarity"]
    others = [one for one in ranked if one.fit.slot not in (None, "polarity")]
    if says:
        # Others who did the like are no answer where somebody says it of the one who is asked for.
        others = [one for one in others if one.fit.slot != "actor"]
    latest = max((_day(one.article) for one in says), default="")
    later = [
        one
        for one in others
        if says and one.fit.slot == "number" and latest and _day(one.article) > latest
    ]
    differs = [one for one in others if one not in later]
    cited = {one.article.id: one.article for one in (*says, *denies, *others)}
    return Asked(
        claim=claim,
        found=_found(bool(says), bool(denies), bool(later), bool(differs)),
        origins=len({one.telling.origin for one in says}),
        says=_tellings(says),
        denies=_tellings(denies),
        differs=_tellings(differs),
        superseded_by=_tellings(later),
        accounts=tuple(_account(cited[id]) for id in sorted(cited)),
        asked=asked,
    )


def _found(says: bool, denies: bool, later: bool, differs: bool) -> Found:
    if says:
        return "disputed" if denies else "superseded" if later else "told"
    return "denied" if denies else "differs" if differs else "nothing found"


def _tellings(findings: Sequence[Finding]) -> tuple[Telling, ...]:
    return tuple(one.telling for one in findings)


def _rank(one: Finding) -> tuple[str, str, int]:
    return (_day(one.article) or "9", one.article.id, one.telling.evidence.start)


def _day(article: Article) -> str:
    """The day on which an article came out, empty where that is not known to the day."""
    published = article.published
    return published.value[:10] if published and len(published.value) >= 10 else ""


def _account(article: Article) -> Account:
    return Account(
        id=article.id,
        uri=article.uri,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
    )


class Coverage:
    """A story to be asked: its readings, dated as far as they can be, and its origins.

    What is the same for every claim is made once, when it is first needed.
    """

    def __init__(self, story: str, readings: Sequence[Reading], origins: Sequence[Origin]) -> None:
        """`story` is its id; `readings` are of all its articles, in any order."""
        self._story = story
        self.readings = sorted(readings, key=lambda one: one.article.id)
        self._origin_of = OriginOf(origins)

    @cached_property
    def _index(self) -> align.EntityIndex:
        return align.merge_entities(self.readings)

    @cached_property
    def _namings(self) -> Namings:
        return Namings.of(self.readings, self._index)

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {one.id: one for one in self._index.entities}

    @cached_property
    def _weights(self) -> dict[str, float]:
        return _spread(self.readings)

    def findings(self, claim: Reading) -> list[Finding]:
        """The sentences of the story that tell the claim, or differ from it in one part."""
        bare = asked_claim(claim, {})
        near = [] if bare.passage.loose else _near(bare, self.readings)
        if not near:
            return []
        dated = _dated(claim, self.readings)
        asked = asked_claim(dated, self._weights, self._namings.single_words())
        found = []
        for reading, at in near:
            around = Around(passage_of(reading, reading.sentences[at]), at, self._namings)
            fitted = None if around.asks() else fit(asked, around)
            if fitted is not None:
                found.append(self._finding(around, fitted))
        return found

    def _finding(self, around: Around, fitted: Fit) -> Finding:
        """What a sentence that fits says, and who says it."""
        article = around.reading.article
        span = around.passage.start, around.passage.end
        said = _said(around.reading, fitted.held)
        telling = Telling(
            evidence=article.evidence(span),
            story=self._story,
            origin=origin_at(self._origin_of, article.id, *span),
            speaker=self._speaker(around.reading, said) if said else None,
            mode=said.mode if said else None,
            slot=fitted.slot,
            claimed=fitted.claimed,
            told=fitted.told,
            by=fitted.by,
        )
        return Finding(fitted, telling, article)

    def _speaker(self, reading: Reading, said: Attribution) -> str | None:
        """The name of who says it, else the account's own words for the one."""
        if said.speaker is not None:
            entity = self._namings.of_mention.get((reading.article.id, said.speaker))
            if entity is not None and entity in self._entities:
                return self._entities[entity].name
        if not said.source:
            return None
        return reading.article.text[said.source[0][0] : said.source[-1][1]]


def _said(reading: Reading, held: Sequence[Span]) -> Attribution | None:
    """The attribution that holds most of the words that cover the claim, if any holds half."""

    def share(one: Attribution) -> int:
        return sum(any(low <= start < high for low, high in one.content) for start, _ in held)

    best = max(reading.attributions, key=share, default=None)
    return best if best is not None and 2 * share(best) >= max(1, len(held)) else None


def _near(asked: AskedClaim, readings: Sequence[Reading]) -> list[tuple[Reading, int]]:
    """The sentences that hold enough of the claim's words to be looked at closely."""
    wanted = [one.senses | opposites_of(one.senses) for one in asked.terms if one.kind == "word"]
    names = {word for one in asked.names.values() for word in one.tokens}
    found = []
    for reading in sorted(readings, key=lambda one: one.article.id):
        for at, (start, end) in enumerate(reading.sentences):
            text = reading.article.text[start:end]
            words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
            senses = set().union(*map(senses_of, words), *(one for *_, one in phrases_in(text)))
            held = sum(not senses.isdisjoint(one) for one in wanted)
            if held >= _HELD * len(wanted) and (held or not names.isdisjoint(words)):
                found.append((reading, at))
    return found


def _spread(readings: Sequence[Reading]) -> dict[str, float]:
    """What a word weighs by how rare it is among the sentences of the story, 0 to 1."""
    sentences = [
        set(content_keys(reading.article.text[start:end]))
        for reading in readings
        for start, end in reading.sentences
    ]
    counts = Counter(key for keys in sentences for key in keys)
    whole = log(1 + len(sentences)) or 1.0
    return {key: log(1 + len(sentences) / (1 + n)) / whole for key, n in counts.items()}


def _dated(claim: Reading, readings: Sequence[Reading]) -> Reading:
    """The claim as of the latest article of the story, by which "on Monday" has its day."""
    dates = [one.article.published for one in readings if one.article.published]
    latest: Published | None = max(dates, key=lambda one: one.value, default=None)
    if latest is None:
        return claim
    return annotate.redate(claim, latest)
