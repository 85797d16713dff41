"""Agreement: which assertions of several accounts say the same thing.

`verdicts` says by rule how two of them stand to each other, `pair_links` by learned signs which of
them tell one fact, and `stars` makes groups of those that do.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from variorum.align.claims.assertions import Assertion
from variorum.align.claims.pair_links import link
from variorum.align.claims.pair_signs import Candidate
from variorum.align.claims.star_groups import stars
from variorum.align.claims.verdicts import Verdict, is_no, judge, judge_accusations
from variorum.align.claims.wordings import Wordings

if TYPE_CHECKING:
    from variorum.model.vectors import Floats

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


class Matcher(Wordings):
    """The assertions of one story, ready to be compared."""

    def __init__(self, assertions: Sequence[Assertion], meanings: "Floats | None" = None) -> None:
        """`meanings` has the vector of each assertion; without it words alone are compared."""
        super().__init__(assertions, meanings)
        self._differing: list[tuple[int, int]] = []
        self._opposed: list[tuple[int, int]] = []
        self._likely: dict[tuple[int, int], float] = {}

    def groups(self) -> list[list[int]]:
        """Groups of assertions from two articles or more that say the same, the centre first."""
        links = self._links()
        order = sorted(
            range(len(self.keys)),
            key=lambda at: (
                -len(self._articles(at, links[at])),
                -sum(sorted(links[at].values())),
                # Of two wordings the one that more articles have, then the shorter, stands for
                # both; where articles lie tells nothing.
                -len(self.members[at]),
                len(self.keys[at]),
                at,
            ),
        )
        groups = []
        for star in stars(order, links):
            members = [member for at in star for member in self.members[at]]
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
            one, two = (self.members[side][0] for side in (at, other))
            if self.assertions[one].origin != self.assertions[two].origin:
                found.append((one, two))
        return sorted(found)

    def _articles(self, at: int, links: dict[int, float]) -> set[str]:
        return {
            self.assertions[member].article
            for wording in (at, *links)
            for member in self.members[wording]
        }

    def _links(self) -> list[dict[int, float]]:
        """For each wording, the wordings that say the same, and how surely they do."""
        links: list[dict[int, float]] = [{} for _ in self.keys]
        pairs: list[Candidate] = []
        for at, other, words, meaning in self.candidates():
            verdict = self._judge(at, other, words, meaning)
            if verdict == "same":
                links[at][other] = links[other][at] = (words + (meaning or words)) / 2
            elif verdict == "differs":
                self._differing.append((at, other))
            elif verdict == "opposed":
                self._opposed.append((at, other))
            if meaning is not None:
                pairs.append(Candidate(at, other, words, meaning))
        self._likely = link(self, links, pairs)
        return links

    def likely(self, one: int, other: int) -> float | None:
        """How likely two assertions tell one fact, after `groups`: 1 if they are of one wording.

        None where the judge has not linked them.
        """
        sides = self.of.get(one, -1), self.of.get(other, -2)
        return 1.0 if sides[0] == sides[1] else self._likely.get((min(sides), max(sides)))

    def alike(self, one: int, other: int) -> bool:
        """Whether two assertions say the same."""
        return self._verdict(one, other) == "same"

    def opposed(self, one: int, other: int) -> bool:
        """Whether two assertions cannot both hold: a yes and a no, or two numbers of one thing."""
        return self._verdict(one, other) in ("differs", "opposed")

    def _verdict(self, one: int, other: int) -> Verdict | None:
        if one not in self.of or other not in self.of:
            return None
        sides = self.of[one], self.of[other]
        meaning = self.meant(*sides)
        return self._judge(*sides, self.cosine(*sides), meaning)

    def _judge(self, at: int, other: int, words: float, meaning: float | None) -> Verdict | None:
        one, two = self.firsts[at], self.firsts[other]
        if not of_one_accuser(one, two):
            return judge(one, two, words, meaning)
        return judge_accusations(one, two, _held(self, one, two))

    def compared(self, one: int, other: int) -> Compared | None:
        """Two assertions as they were compared; None where one of them was not."""
        if one not in self.of or other not in self.of:
            return None
        sides = self.of[one], self.of[other]
        first, second = (self.firsts[at] for at in sides)
        words, meaning = self.cosine(*sides), self.meant(*sides)
        return Compared(
            one=first,
            other=second,
            alike=sides[0] == sides[1],
            words=words,
            meaning=meaning,
            held=_held(self, first, second) if of_one_accuser(first, second) else None,
            verdict="same" if sides[0] == sides[1] else self._judge(*sides, words, meaning),
        )


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
