"""Harm: who came to it in one assertion, and who came to none in another.

"Every pilot answered the roll call" and "six airmen died in their beds" share no word, yet both
cannot be. Whether they speak of the same people is told by whom they count, else by whom they name.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.align.claims.assertions import Assertion
from variorum.align.disputes.denials import Denial, keys_of
from variorum.model import Reading
from variorum.model.word_keys import content_keys

# Kinds of harm, by the words that tell of them.
_KINDS = (
    keys_of("killed lives body corpse murder massacre casualty executed buried perished"),
    keys_of("injured wounded casualty beaten hospital harmed harm victim"),
    keys_of(
        "captured captive prisoner seized detained hostage abducted kidnapped surrendered custody"
    ),
    keys_of("destroyed damaged sunk downed burned wrecked lost shot damage"),
)
_WORDS = frozenset().union(*_KINDS)

# Enemies are whomever the speaker fights.
_ANYBODY = keys_of(
    "people person man woman casualty victim dead injured wounded death fatality others"
    " enemy invader occupier"
)
# The people of news by what they do or what befell them; two words of one line may be the same.
# Words that stand for the deed as well ("attackers", "protesters") are not among them.
_PEOPLE = tuple(
    keys_of(words) - _ANYBODY
    for words in (
        "civilian resident villager bystander passerby marcher patient passenger student"
        " pupil child family voter neighbour fisherman farmer guest visitor tourist",
        "soldier officer police guard peacekeeper personnel serviceman servicemen marine sailor"
        " crew pilot airman airmen commando conscript garrison aircrew crewmen",
        "gunman terrorist assailant",
        "worker employee contractor staff miner engineer labourer personnel diplomat",
        "prisoner inmate detainee hostage captive",
    )
)
_NAMED = frozenset().union(*_PEOPLE)

# Harm that somebody meant to do, or may do, has not been done.
_INTENDED = re.compile(
    r"\b(?:to|will|would|could|may|might|can|should)\s+(?:\w+\s+)?"
    r"(?:kill|murder|die|injure|wound|harm|hurt|beat|capture|seize|detain|abduct|kidnap|destroy"
    r"|damage|sink|burn|shoot)\b",
    re.IGNORECASE,
)

# Who is unharmed may well be captive; who is back may not.
_CAPTURED = 2
_BACK = re.compile(r"\b(?:accounted for|returned|back|complete|home|free)\b", re.IGNORECASE)

_COUNTED = ("killed", "injured", "missing", "detained")

# "Nobody was hurt" denies that anybody was killed, not the other way round.
_HURT_IF_KILLED = ("injured", "killed")


class Opposed(NamedTuple):
    """How a denial and an assertion tell of harm.

    `one_kind`: both of the same; `unharmed`: by the denial none came to it and by the assertion
    some did; `others`: then both say whom, and they are not the same. `rest` are the words of the
    denial that tell neither of harm nor of people, where it is so.
    """

    one_kind: bool
    unharmed: bool
    others: bool
    rest: frozenset[str]


class _Count(NamedTuple):
    """One count of harm done: which, to whom, and how many."""

    harm: str
    people: frozenset[str]
    number: float


class Harms:
    """The harm told in each assertion of a story."""

    def __init__(self, assertions: Sequence[Assertion], readings: Sequence[Reading]) -> None:
        self._assertions = assertions
        self._texts = texts = {one.article.id: one.article.text for one in readings}
        self._kinds = [
            frozenset()
            if _INTENDED.search(texts[one.article], one.start, one.end)
            else frozenset(at for at, kind in enumerate(_KINDS) if one.keys & kind)
            for one in assertions
        ]
        of_article = {one.article.id: _counts(one) for one in readings}
        self._counts = [
            [count for start, count in of_article[one.article] if one.start <= start < one.end]
            for one in assertions
        ]

    def opposed(self, denial: Denial, at: int) -> Opposed:
        """How a denial stands to what another assertion tells of harm."""
        one, other = self._assertions[denial.at], self._assertions[at]
        kinds = self._kinds[denial.at] & self._kinds[at]
        counted = self._counted(denial.at, at)
        spared = denial.spared and bool(self._kinds[at] - self._left(one))
        none = spared or any(_KINDS[kind] & one.negated for kind in kinds)
        if counted is None and not none:
            return Opposed(bool(kinds), False, False, frozenset())
        ours, theirs = counted or (one.keys & _NAMED, other.keys & _NAMED)
        same = ours & theirs or _people(ours) & _people(theirs)
        others = bool(ours and theirs) and not same
        rest = (key for key in denial.content - _ANYBODY - _WORDS if "=" not in key)
        return Opposed(bool(kinds), True, others, frozenset(rest))

    def _left(self, one: Assertion) -> frozenset[int]:
        """The kinds of harm that may have come to those who are well."""
        back = _BACK.search(self._texts[one.article], one.start, one.end)
        return frozenset() if back else frozenset([_CAPTURED])

    def _counted(self, denial: int, at: int) -> tuple[frozenset[str], frozenset[str]] | None:
        """Of whom the denial counts none and the other some; None where no such counts meet."""
        for harm, people, number in self._counts[denial]:
            for other, whom, many in self._counts[at]:
                meet = harm == other or (harm, other) == _HURT_IF_KILLED
                if meet and not number and many:
                    return people, whom
        return None


def _people(keys: frozenset[str]) -> set[int]:
    """Which kinds of people these words name."""
    return {at for at, kind in enumerate(_PEOPLE) if keys & kind}


def _counts(reading: Reading) -> list[tuple[int, _Count]]:
    """The counts of harm of one account, each with where it stands."""
    return [
        (
            one.start,
            _Count(
                one.measure, frozenset(content_keys(one.population or "")) - _ANYBODY, one.value
            ),
        )
        for one in reading.quantities
        if one.measure in _COUNTED and one.qualifier != "unknown" and one.value is not None
    ]
