"""Where two wordings of one sentence part, and what kind of change each place is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from variorum.history.sentence_pairs import Pair
from variorum.history.slips import is_slip
from variorum.lexicon import in_order, table, words
from variorum.model import ChangeKind, Quantity, Reading, Span

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*|[^\w\s]")
_QUOTES = frozenset("\"”’»'")
_TAIL = 5
"""Tokens from a verb of saying to the end of the sentence that it ends, with a day behind it."""

_CLAUSE = 4
"""Words of content from which on what was put in or cut out is a clause, and no other word."""


class Side(NamedTuple):
    """A sentence in its state, as tokens with their places in the text."""

    reading: Reading
    span: Span
    tokens: tuple[str, ...]
    places: tuple[Span, ...]

    def span_of(self, start: int, end: int) -> Span:
        """The place of the tokens from `start` to before `end`; of none, the sentence."""
        if start == end:
            return self.span
        return self.places[start][0], self.places[end - 1][1]


class Edit(NamedTuple):
    """One place where two wordings part: tokens of the first by those of the second."""

    kind: ChangeKind
    before: Span
    after: Span
    old: tuple[str, ...]
    new: tuple[str, ...]


def side_of(reading: Reading, span: Span) -> Side:
    """A sentence cut into tokens."""
    found = list(_TOKEN.finditer(reading.article.text, *span))
    tokens = tuple(one[0].replace("’", "'") for one in found)
    return Side(reading, span, tokens, tuple(one.span() for one in found))


def find_edits(earlier: Reading, later: Reading, pair: Pair) -> list[Edit]:
    """Every place where the two wordings of a pair part; both must be there."""
    assert pair.before
    assert pair.after
    old, new = side_of(earlier, pair.before), side_of(later, pair.after)
    folded = [[one.casefold() for one in side.tokens] for side in (old, new)]
    edits = []
    for tag, a, b, c, d in SequenceMatcher(None, folded[0], folded[1], False).get_opcodes():
        if tag != "equal":
            kind = _kind(old, (a, b), new, (c, d))
            places = old.span_of(a, b), new.span_of(c, d)
            edits.append(Edit(kind, *places, old.tokens[a:b], new.tokens[c:d]))
        elif old.tokens[a:b] != new.tokens[c:d]:
            places = old.span_of(a, b), new.span_of(c, d)
            edits.append(Edit("typing", *places, old.tokens[a:b], new.tokens[c:d]))
    return _numbers_first(edits, old, new)


def _kind(old: Side, gone: Span, new: Side, come: Span) -> ChangeKind:
    before, after = old.tokens[slice(*gone)], new.tokens[slice(*come)]
    numbers = [_values(before), _values(after)]
    if any(numbers) and numbers[0] != numbers[1]:
        return "number"
    doubled = _doubled(old, gone, after) or _doubled(new, come, before)
    if doubled or is_slip(*map(_without_numbers, (before, after))):
        return "typing"
    if _attributes(old, gone) or _attributes(new, come) or _hedged(before, after):
        return "attribution"
    if len(_content(after)) >= _CLAUSE and not _content(before):
        return "added"
    if len(_content(before)) >= _CLAUSE and not _content(after):
        return "withdrawal"
    return "wording"


def _numbers_first(edits: Sequence[Edit], old: Side, new: Side) -> list[Edit]:
    """The edits, where words around a number that say how firmly it is meant are of the number."""
    found = []
    firmness = [_firmness(side) for side in (old, new)]
    for one in edits:
        moved = firmness[0] != firmness[1] and one.kind in ("wording", "attribution")
        if moved and (_touches(old, one.before, one.old) or _touches(new, one.after, one.new)):
            one = one._replace(kind="number")
        found.append(one)
    return found


def _touches(side: Side, span: Span, tokens: Sequence[str]) -> bool:
    """Whether changed words stand inside a count."""
    return bool(tokens) and any(
        one.start <= span[0] and span[1] <= one.end
        for one in quantities_in(side.reading, side.span)
    )


def _firmness(side: Side) -> list[tuple[object, ...]]:
    counts = quantities_in(side.reading, side.span)
    return sorted(((one.value, one.low, one.high, one.qualifier) for one in counts), key=repr)


def quantities_in(reading: Reading, span: Span) -> list[Quantity]:
    """The counts that stand in a span."""
    return [one for one in reading.quantities if span[0] <= one.start and one.end <= span[1]]


def _values(tokens: Iterable[str]) -> list[str]:
    """The numbers that words tell, each as digits; a word of thousands counts by itself."""
    small = {**table("numbers.ordinals"), **table("numbers.small"), **table("numbers.tens")}
    found = []
    for token in tokens:
        word = token.casefold()
        if word[0].isdigit():
            found.append(word.replace(",", ""))
        elif word in small and word != "one":
            found.append(small[word])
        elif word in _SCALES:
            found.append(word.removesuffix("s"))
    return found


_SCALES = frozenset(
    f"{word}{ending}"
    for word in (
        "dozen",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "half",
        "quarter",
    )
    for ending in ("", "s")
)


def _without_numbers(tokens: Sequence[str]) -> list[str]:
    return [one for one in tokens if not _values([one])]


def _doubled(side: Side, tokens: Span, others: Sequence[str]) -> bool:
    """Whether words that stand here alone stand there twice in a row."""
    start, end = tokens
    if others or start == end:
        return False
    told = [one.casefold() for one in side.tokens[start:end]]
    beside = side.tokens[max(0, 2 * start - end) : start], side.tokens[end : 2 * end - start]
    return any([one.casefold() for one in words] == told for words in beside)


def _attributes(side: Side, tokens: Span) -> bool:
    """Whether changed words tell who said something, or by which word it was said."""
    if tokens[0] == tokens[1]:
        return False
    start, end = side.span_of(*tokens)
    spans = [span for one in side.reading.attributions for span in (*one.source, *one.cue)]
    return any(max(start, a) < min(end, b) for a, b in (*spans, *_voices(side)))


def _voices(side: Side) -> Iterator[Span]:
    """Where who speaks stands around a verb of saying that ends a sentence or follows a quotation.

    "C, the mayor, Ann Bell, said." and "C", said Ann Bell, the mayor.
    """
    verbs = _verbs()
    for at, token in enumerate(side.tokens):
        if token.casefold() not in verbs or not at:
            continue
        if side.tokens[at - 1] in _QUOTES:
            yield side.span_of(at, len(side.tokens))
        elif len(side.tokens) - at <= _TAIL:
            commas = [n for n in range(at - 1) if side.tokens[n] == ","]
            # Behind a comma stands who the speaker is, or what, and before it the other.
            wanted = 2 if side.tokens[at - 1] == "," else 1
            if len(commas) >= wanted:
                yield side.span_of(commas[-wanted] + 1, at + 1)


def _hedged(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a word came or went that tells that others say so, or a verb of saying did."""
    told = [{one.casefold() for one in side} & _reporting() for side in (before, after)]
    return told[0] != told[1]


def _reporting() -> frozenset[str]:
    return words("corrected.hedges") | _verbs()


def _verbs() -> frozenset[str]:
    """The forms of the commonest verbs of saying, and the phrase "according to"."""
    found = {"according"}
    for verb in ("reporting.say", "reporting.tell"):
        for written in in_order(verb):
            base, *others = written.split(":")
            found |= {*others} or {base.removesuffix("e") + "ed"}
    return frozenset(found)


def _content(tokens: Sequence[str]) -> list[str]:
    small = words("function_words.pronouns") | words("function_words.prepositions")
    small |= words("function_words.auxiliaries") | words("function_words.determiners")
    return [one for one in tokens if one[0].isalnum() and one.casefold() not in small]
