"""Draws pairs of sentences of news for a person to label.

    python -m training.label_draw ../shared/data

It reads the stories of `training/label_stories.py` and prints one drawn pair a line, without its
text: set, story, record and span of either side, stratum. `--texts` adds what stands there, for
reading only: nothing of it is to be kept. The draw is fixed: by the judge's probability of each
pair in strata, so that those it is unsure of and those that lie near each other come most.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from training.draw import rank
from training.label_stories import Told, label_stories
from training.noted_stories import Noted
from training.pair_weights import drawn
from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import Assertion
from variorum.align.claims.pair_links import is_judged, pairs_of
from variorum.align.claims.pair_signs import PairJudge

# Pairs of one story that are drawn of each stratum at most.
QUOTAS = {
    "sure": 3,
    "likely": 5,
    "half": 5,
    "unlikely": 4,
    "hardly": 3,
    "far": 1,
    "odds": 3,
    "within": 2,
}

# The judge gives at least so much in a stratum.
_FROM = {"sure": 0.9, "likely": 0.5, "half": 0.25, "unlikely": 0.1, "hardly": 0.02, "far": 0.0}

# Two of one account are drawn that lie as near.
_NEAR = 1.0

# A side is not drawn more often than this in a story.
_OFTEN = 4


class Side(NamedTuple):
    """One side of a pair: the record's id, and where in its text it stands."""

    record: str
    start: int
    end: int


class Pair(NamedTuple):
    """A drawn pair, the side that comes first by record and place first."""

    set: str
    story: str
    a: Side
    b: Side
    stratum: str

    def row(self) -> str:
        """The pair as a line of a table."""
        sides = "\t".join(f"{one.record}\t{one.start}-{one.end}" for one in (self.a, self.b))
        return f"{self.set}\t{self.story}\t{sides}\t{self.stratum}"


def pairs(story: Told) -> Iterator[Pair]:
    """The drawn pairs of one story."""
    readings = sorted(story.readings.values(), key=lambda one: one.article.id)
    if len(readings) < 2:
        return
    matcher = drawn(Noted(story.name, readings, story.origins, {})).matcher
    record_of = {one.article.id: record for record, one in story.readings.items()}
    strata: dict[str, list[Pair]] = defaultdict(list)
    for at, other, stratum in _of_strata(matcher):
        ends = sorted(
            Side(record_of[one.article], one.start, one.end)
            for one in (matcher.firsts[at], matcher.firsts[other])
        )
        strata[stratum].append(Pair(story.set, story.name, ends[0], ends[1], stratum))
    often: dict[Side, int] = defaultdict(int)
    seen: set[frozenset[str]] = set()
    for stratum, quota in QUOTAS.items():
        taken = 0
        for pair in sorted(strata[stratum], key=lambda one: rank(one.row())):
            words = frozenset(_words(story, side) for side in (pair.a, pair.b))
            if taken < quota and max(often[pair.a], often[pair.b]) < _OFTEN and words not in seen:
                taken += 1
                seen.add(words)
                often[pair.a] += 1
                often[pair.b] += 1
                yield pair


def _of_strata(matcher: Matcher) -> Iterator[tuple[int, int, str]]:
    seen = pairs_of(matcher)
    judge = PairJudge(matcher.firsts, matcher.total, seen)
    for pair in seen:
        one, two = matcher.firsts[pair.at], matcher.firsts[pair.other]
        if one.origin == two.origin or not (_is_told(one) and _is_told(two)):
            continue
        if not is_judged(matcher, pair):
            yield pair.at, pair.other, "odds" if pair.near > _NEAR / 2 + 0.15 else "far"
            continue
        likely = judge.likely(pair)
        yield pair.at, pair.other, next(name for name, low in _FROM.items() if likely >= low)
    for at, other, words, meaning in matcher.candidates():
        one, two = matcher.firsts[at], matcher.firsts[other]
        if (
            one.article == two.article
            and words + (meaning or 0) >= _NEAR
            and one.around != two.around
        ):
            yield at, other, "within"


def _words(story: Told, side: Side) -> str:
    """What stands at a side, so that what two accounts have alike is drawn once."""
    text = story.readings[side.record].article.text[side.start : side.end]
    return "".join(one for one in text.casefold() if one.isalnum())


def _is_told(one: Assertion) -> bool:
    """Whether an assertion is long enough to be judged by a reader."""
    return one.end - one.start >= 25


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(
        prog="python -m training.label_draw",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path, help="the folder of public sets")
    parser.add_argument("--texts", action="store_true", help="print what stands there, to read")
    options = parser.parse_args()
    for story in label_stories(options.data):
        for pair in pairs(story):
            print(pair.row())
            if options.texts:
                for side in (pair.a, pair.b):
                    print("   ", story.readings[side.record].article.text[side.start : side.end])


if __name__ == "__main__":
    main()
