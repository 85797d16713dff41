"""Accounts: the readings of a story, with their words as they are compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from variorum.model import Entity, Evidence, Origin, Reading, Span
from variorum.model.vectors import Vectors
from variorum.model.word_keys import Alias, Words, content_keys


class Account(NamedTuple):
    """One article of the story as its words are compared, and the origin it carries.

    `vectors` tell what its sentences mean; none where it was read by rules alone.
    """

    reading: Reading
    origin: str
    words: Words
    vectors: Vectors | None = None

    def evidence(self, span: Span) -> Evidence:
        """The evidence for a span of this account."""
        return self.reading.article.evidence(span)


def accounts_of(
    readings: Sequence[Reading], origins: Sequence[Origin], entities: Sequence[Entity]
) -> list[Account]:
    """The accounts of a story in the order of their ids, names brought to one form."""
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    names: Mapping[str, list[Alias]] = defaultdict(list)
    for entity in entities:
        keys = (entity.id,) if entity.kind == "person" else content_keys(entity.name)
        for mention in entity.mentions:
            names[mention.article].append(Alias(mention.start, mention.end, keys))
    accounts = []
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        article = reading.article
        words = Words.of(article.text, [*names[article.id], *_dates(reading)])
        origin = origin_of.get(article.id, article.id)
        accounts.append(Account(reading, origin, words, Vectors.of(reading)))
    return accounts


def _dates(reading: Reading) -> Iterable[Alias]:
    """Dates stand for their value, so that "Thursday" and "10 November" are one word."""
    for time in reading.times:
        if time.value and time.type in ("DATE", "TIME"):
            yield Alias(time.start, time.end, ("@" + time.value[:10],))


class Rarity:
    """How much each word tells: more the fewer wordings of the story hold it.

    Weights are whole thousandths, so that a sum is the same in any order.
    """

    def __init__(self, wordings: Iterable[frozenset[str]]) -> None:
        distinct = set(wordings)
        spread = Counter(key for keys in distinct for key in keys)
        self._weight = {
            key: round(1000 * log(1 + len(distinct) / (1 + spread[key]))) for key in spread
        }

    def of(self, key: str) -> int:
        """The weight of one word, 0 where the story does not hold it."""
        return self._weight.get(key, 0)

    def total(self, keys: frozenset[str]) -> int:
        """The weight of all these words."""
        return sum(map(self.of, keys))

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Which part of two wordings' weight they have in common, 0 to 1 (weighted Dice)."""
        both = self.total(one) + self.total(other)
        return 2 * self.total(one & other) / both if both else 0.0
