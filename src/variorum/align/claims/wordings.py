"""Wordings: the assertions of one story as they are compared, identical ones held once.

An inverted index of words finds the few wordings that one is compared with, so that the work is
not quadratic. How near two lie is told by their words, weighted by how rare each is in the story
(inverse document frequency), and by their vectors.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log, sqrt
from typing import TYPE_CHECKING

from variorum.align.claims.assertions import Assertion
from variorum.model.vectors import likeness

if TYPE_CHECKING:
    from variorum.model.vectors import Floats

# A word in more wordings than this tells little and would cost much; the rarer words of an
# assertion find its candidates. Stories of a few dozen articles never reach it.
_COMMON = 120

# Wordings that share a single word are compared where they lie as near as this; in one story
# some three pairs of sentences in a hundred do.
_NEAR = 0.6

# A line with fewer words that an account says in its own voice is a credit or a heading.
_LEAST_TOLD = 3


class Wordings:
    """The wordings of one story; a wording is called by its index, and so is an assertion."""

    def __init__(self, assertions: Sequence[Assertion], meanings: "Floats | None" = None) -> None:
        """`meanings` has the vector of each assertion; without it words alone are compared."""
        self.assertions = assertions
        self._meanings = meanings
        alike: dict[tuple[frozenset[str], frozenset[str], bool], list[int]] = defaultdict(list)
        for at, one in enumerate(assertions):
            if len(one.keys) >= (1 if one.statement else _LEAST_TOLD):
                alike[one.keys, one.negated, one.mode == "denies"].append(at)
        self.keys = [keys for keys, _, _ in alike]
        self.members = list(alike.values())
        self.firsts = [assertions[members[0]] for members in self.members]
        """The first assertion of each wording, which stands for all of them."""
        spread = Counter(key for keys in self.keys for key in keys)
        count = len(self.keys)
        # Whole thousandths, so that a sum is the same in any order.
        self.weight = {key: round(1000 * log(1 + count / (1 + spread[key]))) for key in spread}
        self._square = {key: weight * weight for key, weight in self.weight.items()}
        self._index: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(self.keys):
            for key in keys:
                self._index[key].append(at)
        self._placed = None if meanings is None else meanings[[held[0] for held in self.members]]
        self._norm = [sqrt(self.total(keys, squared=True)) for keys in self.keys]
        self.of = {member: at for at, members in enumerate(self.members) for member in members}
        """The wording of each assertion that is compared."""

    @property
    def placed(self) -> bool:
        """Whether the wordings have vectors."""
        return self._placed is not None

    def total(self, keys: frozenset[str], *, squared: bool = False) -> int:
        """The weight of all these words, 0 for those of no assertion that is compared."""
        weight = self._square if squared else self.weight
        return sum([weight[key] for key in keys if key in weight])

    def telling(self, keys: frozenset[str]) -> int:
        """The weight of all these words, those of no assertion that is compared as the rarest."""
        rarest = round(1000 * log(1 + len(self.keys)))
        return sum([self.weight.get(key, rarest) for key in keys])

    def near(self, keys: frozenset[str]) -> set[int]:
        """The indices of assertions that share a word with `keys` that is not too common."""
        return {
            member
            for key in keys
            if len(self._index.get(key, ())) <= _COMMON
            for at in self._index.get(key, ())
            for member in self.members[at]
        }

    def candidates(self) -> Iterator[tuple[int, int, float, float | None]]:
        """Wordings that may say the same, an earlier one second, with both of their cosines."""
        for at in range(len(self.keys)):
            for other, meaning in self._beside(at):
                yield at, other, self.cosine(at, other), meaning

    def _beside(self, at: int) -> Iterator[tuple[int, float | None]]:
        """Earlier wordings that may say the same as this one, and how near they lie to it."""
        # A count ("killed=84") is as good as two words.
        keys = self.keys[at]
        shares = Counter(
            other
            for key in (*keys, *(key for key in keys if "=" in key))
            if len(self._index[key]) <= _COMMON
            for other in self._index[key]
            if other < at
        )
        if self._placed is None:
            yield from ((other, None) for other, common in shares.items() if common > 1)
        elif shares:
            others = list(shares)
            near = likeness(self._placed[others], self._placed[at]).tolist()
            for other, meaning in zip(others, near, strict=True):
                if shares[other] > 1 or meaning >= _NEAR:
                    yield other, meaning

    def cosine(self, at: int, other: int) -> float:
        """The cosine of the weighted words of two wordings."""
        common = self.keys[at] & self.keys[other]
        return self.total(common, squared=True) / (self._norm[at] * self._norm[other])

    def meant(self, at: int, other: int) -> float | None:
        """The cosine of the vectors of two wordings; None where they have none."""
        if self._placed is None:
            return None
        return float(likeness(self._placed[at : at + 1], self._placed[other])[0])

    def meaning(self, one: int, other: int) -> float | None:
        """How near two assertions lie in what they mean, -1 to 1; None where that is not known."""
        if self._meanings is None:
            return None
        return float(likeness(self._meanings[one : one + 1], self._meanings[other])[0])

    def meanings(self, ones: Sequence[int], other: int) -> list[float]:
        """How near each of some assertions lies to another one, 0 where that is not known."""
        if self._meanings is None:
            return [0.0] * len(ones)
        near: list[float] = likeness(self._meanings[ones], self._meanings[other]).tolist()
        return near
