"""Assertions: what each sentence of each account puts forward, ready to be compared.

A sentence that quotes or reports somebody is compared by what was said; what the account says in
its own voice around it is an assertion of its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from variorum.align.entities.merging import EntityIndex
from variorum.align.figures.populations import population_kind
from variorum.align.passage_origins import origin_at
from variorum.lexicon import load_rules, one_rule
from variorum.model import Entity, Mode, Quantity, Reading, Span, Statement
from variorum.model.word_keys import Alias, Words, content_keys

# Fewer words than this say too little to be told from other sayings; the sentence stands then.
_LEAST_KEYS = 4
_REST = re.compile(r"\b(?:others?|another|additional|further|more(?! than))\b", re.IGNORECASE)


# "It is not known how many" and "not only" negate nothing of what they stand beside.
_NOT = re.compile(
    r"\b(?:no(?! (?:longer|doubt|later|less|fewer|more|matter) )|never|none|nobody|neither|cannot"
    r"|(?:not|\w+n['’]t)"
    r"(?! (?:\w+ )?(?:known|clear|only|just|yet|immediately|been confirmed)\b))\b",
    re.IGNORECASE,
)

# What a word of negation reaches ends here.
_MARK = re.compile(r"[,;:.!?–—“”\"]|\s-\s|\bbut\b")


# "The meadow will not be fenced off, as some papers claimed": who claimed it is no part of it.
_AS_CLAIMED = re.compile(
    r",\s+as\s+(?:\w+\s+){1,5}(?:claimed|reported|alleged|suggested|said|asserted)\b"
    r"(?:\s+earlier|\s+before)?"
    r"|\bcontrary to (?:what\s+)?[^,;.]{2,60}?"
    r"(?:claim(?:ed|s)?|report(?:ed|s)|alleged|suggested|said|told|statements?)\b",
    re.IGNORECASE,
)


Looks = Literal["ahead", "back"]

_AHEAD = load_rules("tense", "coming").regex
_BACK = one_rule("tense", "tense.happened-verb").regex


def _looks(text: str, start: int, end: int) -> Looks | None:
    """Whether a clause tells what is to come ("is expected to reopen") or what has been."""
    if _AHEAD.search(text, start, end):
        return "ahead"
    return "back" if _BACK.search(text, start, end) else None


class Assertion(NamedTuple):
    """One thing put forward at `[start, end)` of an article.

    `keys` are the words that count and the counts given ("killed=7"), `plain` those of them that
    stand in no name and no date. `around` are the keys of the whole sentence, whoever
    speaks; `negated` are those of `keys` that a word of negation reaches. `looks` is whether it
    tells what is to come or what has been, null where no verb shows that.
    """

    article: str
    start: int
    end: int
    origin: str
    keys: frozenset[str]
    plain: frozenset[str]
    around: frozenset[str]
    negated: frozenset[str]
    statement: str | None
    speaker: str | None
    mode: Mode | None
    looks: Looks | None = None


def assertions_of(
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    origin_of: Mapping[str, str],
    index: EntityIndex,
) -> list[Assertion]:
    """The assertions of all readings, in the order of articles and places."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.evidence.article].append(statement)
    entities = {entity.id: entity for entity in index.entities}
    found: list[Assertion] = []
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        words = Words.of(reading.article.text, _aliases(reading, index, entities))
        own = origin_of.get(reading.article.id, reading.article.id)
        for one in _of_article(reading, words, said[reading.article.id], own):
            origin = origin_at(origin_of, one.article, one.start, one.end)
            found.append(one if origin == own else one._replace(origin=origin))
    return found


def entity_keys(entity: Entity) -> tuple[str, ...]:
    """What stands for an entity where it is named: a person's id, the words of another's name."""
    return (entity.id,) if entity.kind == "person" else content_keys(entity.name)


def _aliases(
    reading: Reading, index: EntityIndex, entities: Mapping[str, Entity]
) -> Iterable[Alias]:
    """Names and days as they are compared: whatever their spelling in this account."""
    for at, mention in enumerate(reading.entities):
        entity = entities[index.of_mention[reading.article.id, at]]
        yield Alias(mention.start, mention.end, entity_keys(entity))
    for time in reading.times:
        if time.value and time.type in ("DATE", "TIME"):
            yield Alias(time.start, time.end, ("@" + time.value[:10],))


def _of_article(
    reading: Reading, words: Words, said: Sequence[Statement], origin: str
) -> Iterable[Assertion]:
    starts = [start for start, _ in reading.sentences]
    inside: dict[int, list[Statement]] = defaultdict(list)
    for statement in said:
        first = max(0, bisect_right(starts, statement.evidence.start) - 1)
        for at in range(first, bisect_left(starts, statement.evidence.end)):
            inside[at].append(statement)
    framing: dict[int, list[Span]] = defaultdict(list)
    for attribution in reading.attributions:
        for span in (*attribution.source, *attribution.cue):
            framing[max(0, bisect_right(starts, span[0]) - 1)].append(span)
    counts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for one in reading.quantities:
        # Of what no verb measures, the noun tells what is counted: "12 million customers".
        measure = _harm_of(one) if one.measure != "other" else _noun_of(one)
        if one.value is not None and measure is not None:
            key = f"{measure}={one.value}"
            counts[max(0, bisect_right(starts, one.start) - 1)].append((one.start, key))
    for at, sentence in enumerate(reading.sentences):
        maker = _Maker(reading.article.id, origin, words, sentence, counts[at])
        yield from maker.said(inside[at], framing[at])
        yield from maker.told(inside[at], framing[at])


_APART = ("child", "woman")
"""Groups that are told beside the toll of all; of others a toll may consist ("12 miners died")."""


def _harm_of(count: Quantity) -> str:
    """The measure of a count, with the group that is counted where it is told beside the whole.

    "Five children among the dead" and "five bodies found" are two counts.
    """
    kind = population_kind(count.population, count.unit).partition(":")[0]
    return f"{count.measure} {kind}" if kind in _APART else count.measure


def _noun_of(count: Quantity) -> str | None:
    """The unit and the noun of a count of many, as keys of a claim; None where it has no noun.

    "128 other politicians" are no other number of "140 politicians". Two sums of one currency are
    two numbers of one thing, though no noun tells what was paid.
    """
    keys = content_keys(count.what or "")
    if (count.value or 0) <= 1 or _REST.search(count.text):
        return None
    return f"{count.unit} {keys[-1]}" if keys else _sum_of(count)


_CODE = 3
"""Letters of the code of a currency."""

_GREAT = 100_000
"""From here on a sum is paid once. Prices lie below: they move, and two of them are no clash."""


def _sum_of(count: Quantity) -> str | None:
    """The currency of a great sum that is told exactly, as a key of a claim."""
    money = len(count.unit) == _CODE and count.unit.isupper()
    exact = count.qualifier == "exact" and (count.value or 0) >= _GREAT
    return count.unit if money and exact else None


class _Maker(NamedTuple):
    """Makes the assertions of one sentence."""

    article: str
    origin: str
    words: Words
    sentence: Span
    counts: Sequence[tuple[int, str]]

    def said(self, statements: Sequence[Statement], framing: Sequence[Span]) -> Iterable[Assertion]:
        """What is attributed to somebody in this sentence, by clauses.

        A scrap of quotation says too little alone and is read with the sentence around it; a scrap
        of denial denies nothing else.
        """
        for one in statements:
            start = max(self.sentence[0], one.evidence.start)
            end = min(self.sentence[1], one.evidence.end)
            own = self.words.keys(start, end)
            if len(own) >= _LEAST_KEYS:
                claimed = [
                    found.span() for found in _AS_CLAIMED.finditer(self.words.text, start, end)
                ]
                for span in self.words.clauses(start, end):
                    yield self.assertion(span, self.words.keys(*span, without=claimed), one)
            elif one.mode == "denies":
                yield self.assertion(self.sentence, own, one)
            else:
                keys = self.words.keys(*self.sentence, without=framing)
                yield self.assertion(self.sentence, keys, one)

    def told(self, statements: Sequence[Statement], framing: Sequence[Span]) -> Iterable[Assertion]:
        """What the account says in its own voice, without who spoke and that they did."""
        held = [(one.evidence.start, one.evidence.end) for one in statements]
        for span in self.words.clauses(*self.sentence):
            keys = self.words.keys(*span, without=[*held, *framing])
            if len(keys) >= (_LEAST_KEYS if statements else 1):
                yield self.assertion(span, keys, None)

    def assertion(self, span: Span, keys: frozenset[str], one: Statement | None) -> Assertion:
        """The assertion at `span`, attributed where a statement is given."""
        counts = frozenset(key for start, key in self.counts if span[0] <= start < span[1])
        plain = {word.key for word in self.words.between(*span) if not word.named}
        return Assertion(
            article=self.article,
            start=span[0],
            end=span[1],
            origin=self.origin,
            keys=keys | counts,
            plain=(keys & plain) | counts,
            around=self.words.keys(*self.sentence),
            negated=self._negated(span),
            statement=one.id if one else None,
            speaker=one.speaker if one else None,
            mode=one.mode if one else None,
            looks=_looks(self.words.text, *span),
        )

    def _negated(self, span: Span) -> frozenset[str]:
        """The keys after each word of negation, up to the next mark."""
        reached: set[str] = set()
        for word in _NOT.finditer(self.words.text, *span):
            mark = _MARK.search(self.words.text, word.end(), span[1])
            reached |= self.words.keys(word.end(), mark.start() if mark else span[1])
        return frozenset(reached)
