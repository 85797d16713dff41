"""Agreement: which assertions of several accounts say the same thing.

Two assertions are compared by the words they share, each weighted by how rare it is in the story
(inverse document frequency; Spärck Jones, 1972), and an inverted index keeps the work from being
quadratic. Groups are stars, each member like its centre (Aslam et al., The Star Clustering
Algorithm, 2004), so that no chain of small steps joins what differs. Between a clear yes and a
clear no nothing is aligned.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import log, sqrt
from typing import Literal

from variorum.align.assertions import Assertion

# A word in more wordings than this tells little and would cost much; the rarer words of an
# assertion find its candidates. Stories of a few dozen articles never reach it.
_COMMON = 120

# Cosine from which two assertions say the same, by the number of words they share: three words
# can meet by chance, six hardly. Of sentence pairs of ECB+ (the half of its topics that
# `variorum evaluate claims` names `tuned`) above these lines, nine in ten and more tell of the same
# events by its gold chains; of those just below, seven to nine.
_SAME = {3: 0.5, 4: 0.45, 5: 0.41}
_SAME_MANY = 0.35

# The same number of the same thing ("killed=84") is rarely two facts of one story; two dead here
# and two dead there are, so a small number helps no more than another word.
_SAME_COUNT = 0.25
_SMALL = 3

# One accuser has rarely two accusations in a story that share a name and a word: the short form of
# one need only stand for this part of its weight in the long form.
_SAME_ACCUSED = 0.4

# A yes and a no of the same words contradict each other. More is asked than of agreement: a no
# that stands in another part of the clause is common below this line.
_OPPOSED = 0.5
_OPPOSED_COMMON = 4
# Two days of one thing: nearly all the other words must be the same, since a sentence's day may
# belong to another verb of it.
_OTHER_DAY = 0.65

# A line with fewer words that an account says in its own voice is a credit or a heading.
_LEAST_TOLD = 3

# An article says a thing twice, rarely three times; captions and menus repeat without end.
_OFTEN = 5

Verdict = Literal["same", "differs", "opposed"]
Slot = Literal["number", "time"]


class Matcher:
    """The assertions of one story, ready to be compared; identical wordings are held once."""

    def __init__(self, assertions: Sequence[Assertion]) -> None:
        self.assertions = assertions
        self._members: dict[frozenset[str], list[int]] = defaultdict(list)
        for at, one in enumerate(assertions):
            if len(one.keys) >= (1 if one.statement else _LEAST_TOLD):
                self._members[one.keys].append(at)
        self._wordings = list(self._members)
        spread = Counter(key for keys in self._wordings for key in keys)
        count = len(self._wordings)
        # Whole thousandths, so that a sum is the same in any order.
        self.weight = {key: round(1000 * log(1 + count / (1 + spread[key]))) for key in spread}
        self._index: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(self._wordings):
            for key in keys:
                self._index[key].append(at)
        self._differing: list[tuple[int, int]] = []
        self._opposed: list[tuple[int, int]] = []
        self._norm = [sqrt(self.total(keys, squared=True)) for keys in self._wordings]
        self._of = {
            member: at for at, keys in enumerate(self._wordings) for member in self._members[keys]
        }

    def total(self, keys: frozenset[str], *, squared: bool = False) -> int:
        """The weight of all these words, 0 for those of no assertion that is compared."""
        weights = (self.weight.get(key, 0) for key in keys)
        return sum(weight * weight for weight in weights) if squared else sum(weights)

    def near(self, keys: frozenset[str]) -> set[int]:
        """The indices of assertions that share a word with `keys` that is not too common."""
        return {
            member
            for key in keys
            if len(self._index.get(key, ())) <= _COMMON
            for at in self._index.get(key, ())
            for member in self._members[self._wordings[at]]
        }

    def groups(self) -> list[list[int]]:
        """Groups of assertions from two articles or more that say the same, the centre first."""
        links = self._links()
        order = sorted(
            range(len(self._wordings)),
            key=lambda at: (
                -len(self._articles(at, links[at])),
                -sum(sorted(links[at].values())),
                at,
            ),
        )
        taken: set[int] = set()
        groups = []
        for centre in order:
            if centre in taken:
                continue
            star = [centre, *(at for at in sorted(links[centre]) if at not in taken)]
            members = [member for at in star for member in self._members[self._wordings[at]]]
            if self._told_twice(members):
                taken.update(star)
                groups.append(members)
        return groups

    def _told_twice(self, members: Sequence[int]) -> bool:
        """Whether two articles say it; what copies of one page repeat is the page's."""
        articles = Counter(self.assertions[member].article for member in members)
        origins = {self.assertions[member].origin for member in members}
        return len(articles) > 1 and (len(origins) > 1 or max(articles.values()) < _OFTEN)

    def differing(self) -> list[tuple[int, int]]:
        """Assertions of two origins that say the same but for their numbers; after `groups`."""
        return self._of_two_origins(self._differing)

    def opposing(self) -> list[tuple[int, int]]:
        """Pairs (no, yes) of assertions of two origins that contradict; after `groups`."""
        pairs = self._of_two_origins(self._opposed)
        return [(a, b) if self.assertions[a].negated else (b, a) for a, b in pairs]

    def _of_two_origins(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        found = []
        for at, other in pairs:
            one, two = (self._members[self._wordings[side]][0] for side in (at, other))
            if self.assertions[one].origin != self.assertions[two].origin:
                found.append((one, two))
        return sorted(found)

    def _articles(self, at: int, links: dict[int, float]) -> set[str]:
        return {
            self.assertions[member].article
            for wording in (at, *links)
            for member in self._members[self._wordings[wording]]
        }

    def _links(self) -> list[dict[int, float]]:
        """For each wording, the wordings of other articles that say the same, and how nearly."""
        links: list[dict[int, float]] = [{} for _ in self._wordings]
        for at, keys in enumerate(self._wordings):
            shares = Counter(
                other
                for key in keys
                if len(self._index[key]) <= _COMMON
                for other in self._index[key]
                if other < at
            )
            for other, common in shares.items():
                if common < 2:
                    continue
                verdict, score = self._judge(at, other)
                if verdict == "same":
                    links[at][other] = links[other][at] = score
                elif verdict == "differs":
                    self._differing.append((at, other))
                elif verdict == "opposed":
                    self._opposed.append((at, other))
        return links

    def cosine(self, one: int, other: int) -> float:
        """How alike two assertions are by their words, 0 to 1, whatever they say of them."""
        if one not in self._of or other not in self._of:
            return 0.0
        return self._cosine(self._of[one], self._of[other])

    def alike(self, one: int, other: int) -> bool:
        """Whether two assertions say the same."""
        return self._verdict(one, other) == "same"

    def opposed(self, one: int, other: int) -> bool:
        """Whether two assertions cannot both hold: a yes and a no, or two numbers of one thing."""
        return self._verdict(one, other) in ("differs", "opposed")

    def _verdict(self, one: int, other: int) -> Verdict | None:
        if one not in self._of or other not in self._of:
            return None
        return self._judge(self._of[one], self._of[other])[0]

    def _cosine(self, at: int, other: int) -> float:
        common = self._wordings[at] & self._wordings[other]
        return self.total(common, squared=True) / (self._norm[at] * self._norm[other])

    def _judge(self, at: int, other: int) -> tuple[Verdict | None, float]:
        """How two wordings stand to each other, and their cosine; None in the grey zone."""
        one, two = self._first(at), self._first(other)
        common = one.keys & two.keys
        accused = one.mode == two.mode == "accuses" and one.speaker and one.speaker == two.speaker
        # Names and dates alone say where and who, not what.
        fewest = 1 if accused else 2
        if len(common) <= fewest or len(one.plain & two.plain) < fewest:
            return None, 0.0
        cosine = self._cosine(at, other)
        if (one.mode == "denies") != (two.mode == "denies"):
            return None, cosine
        if one.negated != two.negated:
            clear = cosine >= _OPPOSED and len(one.plain & two.plain) >= _OPPOSED_COMMON
            return ("opposed" if clear else None), cosine
        if accused:
            return ("same" if self._held(one, two) >= _SAME_ACCUSED else None), cosine
        if _days_apart(one, two) > 1:
            return ("differs" if cosine >= _OTHER_DAY else None), cosine
        if cosine < _line(one, two, common):
            return None, cosine
        return ("differs" if _counts_differ(one, two) else "same"), cosine

    def _held(self, one: Assertion, two: Assertion) -> float:
        """Which part of the shorter wording's weight the other holds."""
        least = min(self.total(one.keys), self.total(two.keys))
        return self.total(one.keys & two.keys) / least

    def _first(self, at: int) -> Assertion:
        return self.assertions[self._members[self._wordings[at]][0]]


def _line(one: Assertion, two: Assertion, common: frozenset[str]) -> float:
    """The cosine from which two assertions that share `common` say the same."""
    # An accusation that mentions a toll is another thing than the toll.
    telling = any(_telling(key) for key in common) and (one.mode == "accuses") == (
        two.mode == "accuses"
    )
    return _SAME_COUNT if telling else _SAME.get(len(common), _SAME_MANY)


def _telling(key: str) -> bool:
    """Whether a key is a count large enough to be hardly a chance match."""
    number = key.partition("=")[2]
    return bool(number) and float(number) > _SMALL


def difference(one: Assertion, two: Assertion) -> tuple[Slot | None, float | int | None]:
    """What two assertions differ in, number or time, and how far the nearest values lie apart."""
    counts = [
        dict(key.split("=") for key in sorted(side.keys) if "=" in key) for side in (one, two)
    ]
    apart = [
        abs(float(number) - float(counts[1][measure]))
        for measure, number in counts[0].items()
        if measure in counts[1]
    ]
    if apart and min(apart) > 0:
        by = min(apart)
        return "number", int(by) if by.is_integer() else by
    days = _days_apart(one, two)
    return ("time", days) if days else (None, None)


def _days_apart(one: Assertion, two: Assertion) -> int:
    """The days between the nearest days that two assertions name, 0 where either names none."""
    days = _days(one.keys), _days(two.keys)
    return min((abs((a - b).days) for a in days[0] for b in days[1]), default=0)


@lru_cache(maxsize=4096)
def _days(keys: frozenset[str]) -> tuple[date, ...]:
    return tuple(sorted(day for key in keys if key[0] == "@" and (day := _day(key))))


def _day(key: str) -> date | None:
    """The day that a key stands for."""
    try:
        return date.fromisoformat(key[1:])
    except ValueError:
        return None


def _counts_differ(one: Assertion, two: Assertion) -> bool:
    """Whether both count the same thing, and no number of the one is given by the other."""
    counts = [{key for key in side.keys if "=" in key} for side in (one, two)]
    measures = [{key.partition("=")[0] for key in side} for side in counts]
    return bool(measures[0] & measures[1]) and not counts[0] & counts[1]
