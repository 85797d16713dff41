"""Ages: one person whom two accounts give two ages.

"A six-year-old boy" and "the five-year-old boy", "Bram Oller, 31," and "Bram Oller, 32,". A name is
the same person wherever it stands. A boy is the same boy where each account tells of one age only,
the two ages lie near each other, and so do the two sentences.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from variorum.align.entities.merging import EntityIndex
from variorum.align.passage_origins import origin_at
from variorum.lexicon import load_rules, table
from variorum.model import Reading, Span
from variorum.model.vectors import Vectors, likeness

# Two ages of one boy lie this near; of one name they may lie farther apart, where one of them is a
# slip, but a father and a son have one name too.
_NEAR = 2
_NAMED = 10

# Sentences of one boy mean something alike.
_ALIKE = 0.45

# In so many days between two accounts somebody may well have had a birthday.
_BIRTHDAY = 30


class Aged(NamedTuple):
    """A sentence that tells the age of somebody."""

    article: str
    origin: str
    sentence: Span
    age: int


class AgesDiffer(NamedTuple):
    """Two sentences of two origins that give one person two ages."""

    one: Aged
    other: Aged

    @property
    def by(self) -> int:
        """How many years the two ages lie apart."""
        return abs(self.one.age - self.other.age)


def ages_of(
    readings: Sequence[Reading], origin_of: Mapping[str, str], index: EntityIndex
) -> list[AgesDiffer]:
    """The people of whom accounts give two ages, each once, in the order of who they are."""
    told: dict[str, list[Aged]] = defaultdict(list)
    for reading in sorted(readings, key=lambda one: one.article.id):
        for who, aged in _told(reading, origin_of, index):
            told[who].append(aged)
    found = []
    for who in sorted(told):
        known = who.startswith("@")
        kept = told[who] if known else _of_one_age(told[who])
        pair = next(
            (
                AgesDiffer(one, other)
                for at, one in enumerate(kept)
                for other in kept[at + 1 :]
                if one.origin != other.origin
                and 0 < abs(one.age - other.age) <= (_NAMED if known else _NEAR)
                and (known or _are_alike(readings, one, other))
                and not _may_be_older(readings, one, other)
            ),
            None,
        )
        if pair is not None:
            found.append(pair)
    return found


def _told(
    reading: Reading, origin_of: Mapping[str, str], index: EntityIndex
) -> Iterator[tuple[str, Aged]]:
    """Who is of which age by an account: a name as "@" and its entity, else the noun."""
    text, id = reading.article.text, reading.article.id
    numbers = {**table("numbers.small"), **table("numbers.tens")}
    named = {one.end: at for at, one in enumerate(reading.entities) if one.label == "person"}
    for span in reading.sentences:
        for rule in load_rules("disputes", "age"):
            for match in rule.regex.finditer(text, *span):
                groups = match.groupdict()
                who = groups.get("who", "").lower()
                if "name" in groups:
                    at = named.get(match.end("name"))
                    who = "" if at is None else f"@{index.of_mention[id, at]} {groups['name']}"
                age = groups["age"].lower()
                aged = int(numbers.get(age, age))
                if who:
                    yield who, Aged(id, origin_at(origin_of, id, *span), span, aged)


def _of_one_age(told: Sequence[Aged]) -> list[Aged]:
    """What those accounts tell that tell of one age only; two ages are two people."""
    ages: dict[str, set[int]] = defaultdict(set)
    for one in told:
        ages[one.article].add(one.age)
    return [one for one in told if len(ages[one.article]) == 1]


def _may_be_older(readings: Sequence[Reading], one: Aged, other: Aged) -> bool:
    """Whether a birthday between two accounts may be all the difference."""
    days = {reading.article.id: reading.article.published for reading in readings}
    told = [days[aged.article] for aged in (one, other)]
    if abs(one.age - other.age) > 1 or not all(told):
        return False
    first, second = (day.value[:10] for day in told if day)
    if min(len(first), len(second)) < len("2024-05-01"):
        return False
    apart = date.fromisoformat(first) - date.fromisoformat(second)
    return abs(apart.days) > _BIRTHDAY


def _are_alike(readings: Sequence[Reading], one: Aged, other: Aged) -> bool:
    """Whether two sentences mean something alike; those of accounts read by rules alone do not."""
    by_id = {reading.article.id: reading for reading in readings}
    first, second = (Vectors.of(by_id[aged.article]) for aged in (one, other))
    if first is None or second is None:
        return False
    placed = first.between(*one.sentence), second.between(*other.sentence)
    return float(likeness(placed[0].reshape(1, -1), placed[1])[0]) >= _ALIKE
