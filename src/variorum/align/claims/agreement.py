"""Agreement: which assertions of several accounts say the same thing.

An inverted index of words finds the few assertions that one is compared with, so that the work is
not quadratic; `verdicts` says how two of them stand to each other, and `stars` makes groups of
those that say the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from variorum.align.claims.assertions import Assertion
from variorum.align.claims.star_groups import stars
from variorum.align.claims.verdicts import Verdict, is_no, judge, judge_accusations
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

# An article says a thing twice, rarely three times; captions and menus repeat without end.
_OFTEN = 5


class Compared(NamedTuple):
    """Two assertions as they were compared, each as the first of its wording.

    `alike`: they are of one wording. `words` and `meaning` are the cosines, `held` the part of the
    shorter accusation that the other holds, None where they are not two of one accuser.
    """

    one: Assertion
    other: Assertion
    alike: bool
    words: float
    meaning: float | None
    held: float | None
    verdict: Verdict | None


def of_one_accuser(one: Assertion, two: Assertion) -> bool:
    """Whether both are accusations of one known speaker."""
    return one.mode == two.mode == "accuses" and bool(one.speaker) and one.speaker == two.speaker


class Matcher:
    """The assertions of one story, ready to be compared; identical wordings are held once."""

    def __init__(self, assertions: Sequence[Assertion], meanings: "Floats | None" = None) -> None:
        """`meanings` has the vector of each assertion; without it words alone are compared."""
        self.assertions = assertions
        self._meanings = meanings
        alike: dict[tuple[frozenset[str], frozenset[str], bool], list[int]] = defaultdict(list)
        for at, one in enumerate(assertions):
            if len(one.keys) >= (1 if one.statement else _LEAST_TOLD):
                alike[one.keys, one.negated, one.mode == "denies"].append(at)
        self._wordings = [keys for keys, _, _ in alike]
        self._members = list(alike.values())
        spread = Counter(key for keys in self._wordings for key in keys)
        count = len(self._wordings)
        # Whole thousandths, so that a sum is the same in any order.
        self.weight = {key: round(1000 * log(1 + count / (1 + spread[key]))) for key in spread}
        self._square = {key: weight * weight for key, weight in self.weight.items()}
        self._index: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(self._wordings):
            for key in keys:
                self._index[key].append(at)
        self._differing: list[tuple[int, int]] = []
        self._opposed: list[tuple[int, int]] = []
        firsts = [members[0] for members in self._members]
        self._placed = None if meanings is None else meanings[firsts]
        self._norm = [sqrt(self.total(keys, squared=True)) for keys in self._wordings]
        self._of = {member: at for at, members in enumerate(self._members) for member in members}

    def total(self, keys: frozenset[str], *, squared: bool = False) -> int:
        """The weight of all these words, 0 for those of no assertion that is compared."""
        weight = self._square if squared else self.weight
        return sum([weight[key] for key in keys if key in weight])

    def near(self, keys: frozenset[str]) -> set[int]:
        """The indices of assertions that share a word with `keys` that is not too common."""
        return {
            member
            for key in keys
            if len(self._index.get(key, ())) <= _COMMON
            for at in self._index.get(key, ())
            for member in self._members[at]
        }

    def groups(self) -> list[list[int]]:
        """Groups of assertions from two articles or more that say the same, the centre first."""
        links = self._links()
        order = sorted(
            range(len(self._wordings)),
            key=lambda at: (
                -len(self._articles(at, links[at])),
                -sum(sorted(links[at].values())),
                # Of two wordings the one that more articles have, then the shorter, stands for
                # both; where articles lie tells nothing.
                -len(self._members[at]),
                len(self._wordings[at]),
                at,
            ),
        )
        groups = []
        for star in stars(order, links):
            members = [member for at in star for member in self._members[at]]
            if _told_twice([self.assertions[member] for member in members]):
                groups.append(members)
        return groups

    def differing(self) -> list[tuple[int, int]]:
        """Assertions of two origins that say the same but for their numbers; after `groups`."""
        return self._of_two_origins(self._differing)

    def opposing(self) -> list[tuple[int, int]]:
        """Pairs (no, yes) of assertions of two origins that contradict; after `groups`."""
        pairs = self._of_two_origins(self._opposed)
        sides = ((a, b, self.assertions[a], self.assertions[b]) for a, b in pairs)
        return [(a, b) if is_no(one, two) else (b, a) for a, b, one, two in sides]

    def _of_two_origins(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        found = []
        for at, other in pairs:
            one, two = (self._members[side][0] for side in (at, other))
            if self.assertions[one].origin != self.assertions[two].origin:
                found.append((one, two))
        return sorted(found)

    def _articles(self, at: int, links: dict[int, float]) -> set[str]:
        return {
            self.assertions[member].article
            for wording in (at, *links)
            for member in self._members[wording]
        }

    def _links(self) -> list[dict[int, float]]:
        """For each wording, the wordings of other articles that say the same, and how nearly."""
        links: list[dict[int, float]] = [{} for _ in self._wordings]
        for at in range(len(self._wordings)):
            for other, meaning in self._candidates(at):
                words = self._cosine(at, other)
                verdict = self._judge(at, other, words, meaning)
                if verdict == "same":
                    links[at][other] = links[other][at] = words + (meaning or 0.0)
                elif verdict == "differs":
                    self._differing.append((at, other))
                elif verdict == "opposed":
                    self._opposed.append((at, other))
        return links

    def _candidates(self, at: int) -> Iterator[tuple[int, float | None]]:
        """Earlier wordings that may say the same as this one, and how near they lie to it."""
        # A count ("killed=84") is as good as two words.
        keys = self._wordings[at]
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

    def alike(self, one: int, other: int) -> bool:
        """Whether two assertions say the same."""
        return self._verdict(one, other) == "same"

    def opposed(self, one: int, other: int) -> bool:
        """Whether two assertions cannot both hold: a yes and a no, or two numbers of one thing."""
        return self._verdict(one, other) in ("differs", "opposed")

    def _verdict(self, one: int, other: int) -> Verdict | None:
        if one not in self._of or other not in self._of:
            return None
        sides = self._of[one], self._of[other]
        meaning = self._meaning(*sides)
        return self._judge(*sides, self._cosine(*sides), meaning)

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

    def _meaning(self, at: int, other: int) -> float | None:
        if self._placed is None:
            return None
        return float(likeness(self._placed[at : at + 1], self._placed[other])[0])

    def _cosine(self, at: int, other: int) -> float:
        common = self._wordings[at] & self._wordings[other]
        return self.total(common, squared=True) / (self._norm[at] * self._norm[other])

    def _judge(self, at: int, other: int, words: float, meaning: float | None) -> Verdict | None:
        one, two = self._first(at), self._first(other)
        if not of_one_accuser(one, two):
            return judge(one, two, words, meaning)
        return judge_accusations(one, two, _held(self, one, two))

    def compared(self, one: int, other: int) -> Compared | None:
        """Two assertions as they were compared; None where one of them was not."""
        if one not in self._of or other not in self._of:
            return None
        sides = self._of[one], self._of[other]
        first, second = (self._first(at) for at in sides)
        words, meaning = self._cosine(*sides), self._meaning(*sides)
        return Compared(
            one=first,
            other=second,
            alike=sides[0] == sides[1],
            words=words,
            meaning=meaning,
            held=_held(self, first, second) if of_one_accuser(first, second) else None,
            verdict="same" if sides[0] == sides[1] else self._judge(*sides, words, meaning),
        )

    def _first(self, at: int) -> Assertion:
        return self.assertions[self._members[at][0]]


def _told_twice(members: Sequence[Assertion]) -> bool:
    """Whether two articles say it; what copies of one page repeat is the page's."""
    articles = Counter(member.article for member in members)
    origins = {member.origin for member in members}
    return len(articles) > 1 and (len(origins) > 1 or max(articles.values()) < _OFTEN)


def _held(matcher: Matcher, one: Assertion, two: Assertion) -> float:
    """The part of the weight of the shorter of two assertions that the other holds."""
    # Of one accuser's accusations the short form stands in the long one.
    least = min(matcher.total(one.keys), matcher.total(two.keys))
    return matcher.total(one.keys & two.keys) / least
