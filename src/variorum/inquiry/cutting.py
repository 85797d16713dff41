"""Passages: the parts of a claim, and of a sentence that may tell it.

Both are cut alike: into names, numbers, times and words that count, each with where it stands and
what bears on it (a negation before it, a plan, an if).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.annotate import numbers
from variorum.annotate.quantities.numbers import Number
from variorum.annotate.text.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
)
from variorum.inquiry.bearing import negates, with_bearing
from variorum.inquiry.sentence_terms import MARKS, Kind, Term, Token
from variorum.inquiry.word_senses import is_held, phrases_in, senses_of
from variorum.lexicon import words
from variorum.model import Quantity, Reading, Span, TimeExpression

_PARTICLES = words("meanings.particles")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’\-][^\W\d_]+)*|[^\w\s]")
# "425kg", "80m-deep"
_DIGITS = re.compile(r"\d[\d.,]*(?<![.,])(?:\s?(?:thousand|million|billion|trillion|bn|m|k)\b)?")
_GLUED = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?=[a-z]{1,3}\b)")


class Amount(NamedTuple):
    """A number of a passage with what it counts."""

    value: float | int | None
    low: float | int | None
    high: float | int | None
    start: int
    end: int
    text: str
    counted: frozenset[str]
    unit: str | None
    measure: str | None


class Passage(NamedTuple):
    """A claim or a sentence, cut into its parts."""

    reading: Reading
    start: int
    end: int
    tokens: Sequence[Token]
    terms: Sequence[Term]
    amounts: Sequence[Amount]
    times: Sequence[TimeExpression]
    loose: bool
    """Whether a negation reaches none of the terms, so that nothing tells what it negates."""

    @property
    def text(self) -> str:
        """The passage's own words."""
        return self.reading.article.text[self.start : self.end]

    def words_of(self, term: Term) -> str:
        """A term in the words of the passage."""
        start, end = self.tokens[term.at].start, self.tokens[term.last - 1].end
        return self.reading.article.text[start:end]

    def span_of(self, term: Term) -> Span:
        """Where a term stands in the article."""
        return self.tokens[term.at].start, self.tokens[term.last - 1].end


def passage_of(reading: Reading, span: Span) -> Passage:
    """The parts of a stretch of an article."""
    start, end = span
    tokens = list(_tokens(reading.article.text, start, end))
    times = [
        one
        for one in reading.times
        if start <= one.start < end and one.type in ("DATE", "TIME") and one.value
    ]
    amounts = list(_amounts(reading, span, times))
    taken = _taken(reading, tokens, span, amounts, times)
    terms = list(_terms(reading, tokens, taken, span))
    borne = with_bearing(tokens, terms)
    inside = {at for one in terms if one.last - one.at > 1 for at in range(one.at, one.last)}
    free = any(negates(token) for at, token in enumerate(tokens) if at not in inside)
    loose = free and not any(one.negated for one in borne)
    return Passage(reading, start, end, tokens, borne, amounts, times, loose)


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch; what a hyphen joins is parted unless the lexicon holds it whole."""
    for match in _TOKEN.finditer(text, start, end):
        lower = match.group().lower().replace("’", "'")
        if "-" not in lower or is_held(lower):
            yield Token(match.start(), match.end(), lower)
            continue
        at = match.start()
        for piece in lower.split("-"):
            if piece:
                yield Token(at, at + len(piece), piece)
            at += len(piece) + 1


def _amounts(reading: Reading, span: Span, times: Sequence[TimeExpression]) -> Iterator[Amount]:
    """The numbers of a stretch that stand in no time and no name, with what they count."""
    text, (low, high) = reading.article.text, span
    held = [(one.start, one.end) for one in times]
    held += [(one.start, one.end) for one in reading.entities]
    found = list(_read(text, span))
    found += list(_of_money(reading, span, found))
    for one in sorted(found, key=lambda one: one.core):
        start, end = low + one.core, low + one.end
        if not any(first <= start < last for first, last in held):
            counts = [each for each in reading.quantities if each.start <= start < each.end]
            yield _amount(text, (start, end), (one.value, one.low, one.high), counts, high)


def _of_money(reading: Reading, span: Span, found: Sequence[Number]) -> Iterator[Number]:
    """The amounts of a stretch whose signs stand in the way of a plain number: "$6,000"."""
    low, high = span
    for one in reading.quantities:
        digits = _DIGITS.search(one.text)
        if one.value is None or digits is None or not low <= one.start < high:
            continue
        start, end = one.start + digits.start() - low, one.start + digits.end() - low
        if not any(each.start < end and start < each.end for each in found):
            yield Number(start, start, end, one.value, one.low, one.high, one.qualifier)


def _read(text: str, span: Span) -> Iterator[Number]:
    """The numbers of a stretch, those that are written together with a unit among them."""
    low, high = span
    found = numbers(text[low:high])
    yield from found
    for match in _GLUED.finditer(text, low, high):
        start, end = match.start() - low, match.end() - low
        if not any(one.start <= start < one.end for one in found):
            value = float(match.group().replace(",", ""))
            whole = int(value) if value.is_integer() else value
            yield Number(start, start, end, whole, whole, whole, "exact")


def _amount(
    text: str,
    span: Span,
    values: tuple[float | int | None, float | int | None, float | int | None],
    counts: Sequence[Quantity],
    high: int,
) -> Amount:
    start, end = span
    after = [token.lower for token in _tokens(text, end, min(high, end + 40))][:4]
    counted: set[str] = set()
    for word in after:
        if word in PREPOSITIONS or word in MARKS:
            break
        counted |= senses_of(word)
    for one in counts:
        for word in (one.what or "").split():
            counted |= senses_of(word)
    unit = next((one.unit for one in counts), None)
    measure = next((one.measure for one in counts if one.measure != "other"), None)
    return Amount(*values, start, end, text[start:end], frozenset(counted), unit, measure)


def _taken(
    reading: Reading,
    tokens: Sequence[Token],
    span: Span,
    amounts: Sequence[Amount],
    times: Sequence[TimeExpression],
) -> list[Term]:
    """The terms that are no plain words: names, times and numbers, in order, none overlapping."""
    starts = [token.start for token in tokens]
    found: list[Term] = []

    def take(kind: Kind, start: int, end: int, index: int) -> None:
        at, last = bisect_left(starts, start), bisect_left(starts, end)
        if at < last and not any(one.at < last and at < one.last for one in found):
            found.append(Term(kind, at, last, frozenset(), index))

    for index, time in enumerate(times):
        take("time", time.start, time.end, index)
    for index, mention in enumerate(reading.entities):
        if span[0] <= mention.start < span[1]:
            take("name", mention.start, mention.end, index)
    for index, amount in enumerate(amounts):
        take("number", amount.start, amount.end, index)
    return sorted(found, key=lambda one: one.at)


def _terms(
    reading: Reading, tokens: Sequence[Token], taken: Sequence[Term], span: Span
) -> Iterator[Term]:
    """All terms in order; a phrase of the lexicon stands before the words in it."""
    starts = [token.start for token in tokens]
    held = {at for one in taken for at in range(one.at, one.last)}
    made = list(taken)
    for first, end, senses in phrases_in(reading.article.text[span[0] : span[1]]):
        at, last = bisect_left(starts, span[0] + first), bisect_left(starts, span[0] + end)
        if at < last and held.isdisjoint(range(at, last)):
            made.append(Term("word", at, last, senses, verb=_is_verb(tokens, at)))
    for at, token in enumerate(tokens):
        senses = senses_of(token.lower) | _with_particle(tokens, at)
        if at not in held and token.lower[0].isalpha() and senses:
            made.append(Term("word", at, at + 1, senses, verb=_is_verb(tokens, at)))
    yield from sorted(made, key=lambda one: (one.at, -one.last))


def _with_particle(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The senses of a verb with a particle that stands a few words off: "took one person out"."""
    for i in range(at + 2, min(at + 5, len(tokens))):
        if tokens[i].lower in MARKS:
            break
        if tokens[i].lower in _PARTICLES:
            return senses_of(f"{tokens[at].lower} {tokens[i].lower}")
    return frozenset()


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` shows itself to be a verb, by its form or by what stands before."""
    word = tokens[at].lower
    if word.endswith(("ly", "'s")):
        return False
    while at > 1 and tokens[at - 1].lower.endswith("ly"):
        at -= 1
    before = tokens[at - 1].lower if at else ""
    if before in DETERMINERS and before not in ("that", "this", "all", "both", "these", "those"):
        return False
    past = len(word) > 4 and word.endswith("ed")
    if past and before in PREPOSITIONS and before != "to":
        return False
    if past or word in IRREGULAR:
        return True
    two = tokens[at - 2].lower if at > 1 else ""
    return before in AUXILIARIES or before == "to" or (before in ("not", "n't") and bool(two))
