"""Pointing: which accusation a denial means that says no more than "the charges".

What such a denial answers is told by who is accused, by the noun that points, and by the words
around both; it stands mostly before the denial in the same account.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.align.claims.assertions import Assertion
from variorum.align.disputes.denials import FALSITY, Denial, keys_of

# Words by which somebody denies a deed of their own.
_OWN = keys_of("involvement responsibility responsible wrongdoing guilty guilt role part blame")
# Those that point at what somebody said, be it an accusation or not.
_TELLINGS = keys_of(
    "claim suggestion explanation version assertion theory criticism insinuation notion narrative"
)
_ACTS = keys_of("charge accuse claim suspect convict responsible blame guilty")

# A denial that tells so much shares a word with what it denies, wherever that stands.
_TELLS = 3

# A claim or an explanation that is only pointed at is one of the last things said before.
_JUST_SAID = 4

# "Denied the charges" is looked for in so many assertions before and after the denial.
_REACH = 12


class Pointer:
    """Finds what denials of one story point at; `names` gives the keys that name each entity.

    `accusations` are the indices of the assertions that accuse somebody.
    """

    def __init__(self, assertions: Sequence[Assertion], names: Mapping[str, Sequence[str]]) -> None:
        self._assertions = assertions
        self._names = names
        # By one of its words, which names an assertion holds is found without trying all.
        self._named: dict[str, list[frozenset[str]]] = defaultdict(list)
        for keys in names.values():
            if keys:
                self._named[min(keys)].append(frozenset(keys))
        self.accusations = [at for at, one in enumerate(assertions) if one.mode == "accuses"]

    def near(self, denial: Denial) -> set[int]:
        """The indices of assertions that a denial may point at."""
        low, high = max(0, denial.at - _REACH), denial.at + _REACH + 1
        return {*range(low, min(len(self._assertions), high)), *self.accusations}

    def rank(self, denial: Denial, at: int) -> float | None:
        """How likely a denial points at an assertion; None where it hardly does."""
        told = denial.content - denial.pointing
        if len(told) >= _TELLS and not told & self._assertions[at].around:
            return None
        # "No evidence of wrongdoing" answers nobody.
        if denial.content & self._assertions[denial.at].negated:
            return None
        return self._rank(denial, at)

    def _rank(self, denial: Denial, at: int) -> float | None:
        one, other = self._assertions[denial.at], self._assertions[at]
        nouns = denial.pointing & denial.content
        accuses = other.mode == "accuses"
        denier = frozenset(self._names.get(one.speaker or "", ()))
        accused = accuses and bool(denier) and denier <= other.keys
        here = other.article == one.article and abs(at - denial.at) <= _REACH
        told = len(one.around & other.around - FALSITY)
        # Nobody denies a deed of which others are accused.
        if nouns & _OWN and denier and not denier <= other.around and not self._meet(one, other):
            return None
        if here:
            # Without a noun that points, only an accusation is answered, and only by the accused.
            said = nouns and nouns <= _TELLINGS and other.statement
            just = 0 < denial.at - at <= _JUST_SAID
            if not (accused or (said and just) or (nouns and (accuses or other.keys & _ACTS))):
                return None
        # In another account, the noun and words around it must both point, and an accusation at
        # who denies it.
        elif (
            not nouns
            or told < (2 if accused else 3)
            or (accuses and denier and not accused and not self._meet(one, other))
        ):
            return None
        before = 0.0 if at < denial.at else 0.5
        distance = abs(at - denial.at) / _REACH + before if here else 2.0
        return 2.0 * len(other.keys & nouns) + 2.0 * accuses + accused + 0.2 * told - distance

    def _meet(self, one: Assertion, other: Assertion) -> bool:
        """Whether a name in an accusation stands beside a denial too: "Estrand's ministry"."""
        return any(
            keys <= other.keys and keys <= one.around
            for key in other.keys & one.around
            for keys in self._named.get(key, ())
        )
