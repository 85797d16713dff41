"""Which articles are about one event."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from variorum.model import Story
from variorum.stories.features import Features
from variorum.stories.likeness import CLIP, WINDOW, View, likeness
from variorum.weights import load

LINK = round(1000 * load("stories").line("link"))
"""Likeness from which on two articles are linked, and their groups candidates for one story."""

MERGE = round(1000 * load("stories").line("merge"))
"""Average likeness from which on two groups are one story."""

UNSEEN = -2000
"""What a pair counts that was not compared, or that is as unlike as can be. It was chosen together
with both lines."""

_LARGEST = 400
"""Articles in a component of links; a larger one is parted first, at a higher bar."""

_STEP = 250

Pair = tuple[str, str]
"""The ids of two articles, the lesser first."""


def find_links(features: Iterable[Features], pairs: Iterable[Pair]) -> dict[Pair, int]:
    """How alike the articles of each pair are, where anything speaks for one event.

    `features` are those of the articles that stand in pairs. The likeness is symmetric, so it
    does not matter which of two articles came first.
    """
    views = {one.article: View.of(one) for one in features}
    alike = ((pair, likeness(views[pair[0]], views[pair[1]])) for pair in pairs)
    return {pair: value for pair, value in alike if value > -CLIP}


def find_meeting(features: Sequence[Features]) -> list[Pair]:
    """The pairs of these articles that are compared, in order (see `meeting`)."""
    items = sorted(features, key=lambda one: one.article)
    return sorted((items[x].article, items[y].article) for x, y in meeting(items))


def group(
    features: Sequence[Features],
    links: Mapping[Pair, int],
    same: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> tuple[Story, ...]:
    """The stories that these links make of the articles, in the order of the stories' ids.

    Articles that are linked, near or far, are candidates for one story; among them, groups are
    merged while they are alike on average (average linkage), so that a chain of articles each
    like the next does not make one story of two events. A page that tells of several events, or no
    day, is put where it fits best after that, and joins no two. Articles of a pair in `same` are in
    one story, those of a pair in `apart` in two: what people decided. A pure function of the set of
    articles, and of each set of linked articles by itself: the order of arrival has no say.
    """
    items = {one.article: one for one in sorted(features, key=lambda one: one.article)}
    bonds = {pair: alike for pair, alike in sorted(links.items()) if pair not in apart}
    bridges = {article for article, one in items.items() if one.roundup or one.day is None}
    stories = [
        name_story([items[article] for article in members])
        for part, inside in _parts(list(items), bonds, sorted(same), LINK)
        for members in _merge(part, inside, same, apart, bridges)
    ]
    return tuple(sorted(stories, key=lambda story: story.id))


def meeting(items: Sequence[Features]) -> set[tuple[int, int]]:
    """The pairs that are compared: those that share a strong key, or a key within `WINDOW` days.

    An article that tells no day is within the window of any.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    in_time: dict[str, list[tuple[int, int]]] = defaultdict(list)
    undated: dict[str, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for number, item in enumerate(items):
        for key in item.strong:
            pairs.update((other, number) for other in holders[key])
            holders[key].append(number)
        for key in item.keys:
            if item.day is not None:
                in_time[key].append((item.day, number))
            else:
                undated[key].append(number)
    for key, dated in in_time.items():
        pairs.update(_within_window(sorted(dated)))
        pairs.update((min(x, y), max(x, y)) for _, x in dated for y in undated.get(key, ()))
    for numbers in undated.values():
        pairs.update((x, y) for at, y in enumerate(numbers) for x in numbers[:at])
    return pairs


def _within_window(dated: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, (day, number) in enumerate(dated):
        while dated[first][0] < day - WINDOW:
            first += 1
        for _, other in dated[first:at]:
            yield min(number, other), max(number, other)


def _parts(
    articles: Sequence[str], links: Mapping[Pair, int], same: Sequence[Pair], bar: int
) -> list[tuple[list[str], dict[Pair, int]]]:
    """The components of the links at the bar, with the links inside; a large one, higher up."""
    parent = {article: article for article in articles}
    for x, y in [*same, *(pair for pair, alike in links.items() if alike >= bar)]:
        if x in parent and y in parent:
            parent[_root(parent, x)] = _root(parent, y)
    members: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        members[_root(parent, article)].append(article)
    inside: dict[str, dict[Pair, int]] = defaultdict(dict)
    for (x, y), alike in links.items():
        root = _root(parent, x)
        if root == _root(parent, y):
            inside[root][x, y] = alike
    parts = []
    for root, part in members.items():
        if len(part) <= _LARGEST or bar > CLIP:
            parts.append((part, inside[root]))
        else:
            parts.extend(_parts(part, inside[root], same, bar + _STEP))
    return parts


def _root(parent: dict[str, str], one: str) -> str:
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


def _merge(
    articles: Sequence[str],
    links: Mapping[Pair, int],
    same: Collection[Pair],
    apart: Collection[Pair],
    bridges: Collection[str],
) -> Iterable[list[str]]:
    """The groups of a component that average linkage leaves at `MERGE`.

    Those of `bridges` come last: two groups of others are joined without them or not at all.
    Only pairs with a link are kept, so the work grows with the links, not with the pairs.
    """
    if len(articles) == 1:
        return [list(articles)]
    groups = _Groups(articles, links, apart)
    for x, y in sorted(same):
        groups.join_known(x, y)
    groups.set_aside(bridges)
    groups.merge()
    groups.bring_back()
    return groups.merge()


class _Groups:
    """Groups of articles, and the summed likeness between each two that have links.

    Sums are of whole numbers, so they are the same in whatever order groups were joined.
    """

    def __init__(
        self, articles: Sequence[str], links: Mapping[Pair, int], apart: Collection[Pair]
    ) -> None:
        self._members = {at: [article] for at, article in enumerate(articles)}
        self._number = {article: at for at, article in enumerate(articles)}
        self._near: list[dict[int, int]] = [{} for _ in articles]
        self._banned: list[set[int]] = [set() for _ in articles]
        self._age = [0] * len(articles)
        self._loose: set[int] = set()
        self._back = False
        for (x, y), alike in links.items():
            one, other = self._number[x], self._number[y]
            # Sums hold by how much pairs are more alike than pairs that were not compared.
            self._near[one][other] = self._near[other][one] = alike - UNSEEN
        for x, y in apart:
            if x in self._number and y in self._number:
                one, other = self._number[x], self._number[y]
                self._banned[one].add(other)
                self._banned[other].add(one)

    def join_known(self, x: str, y: str) -> None:
        """Put two articles in one group because somebody said so."""
        if x in self._number and y in self._number and self._number[x] != self._number[y]:
            self._join(*sorted((self._number[x], self._number[y])))

    def set_aside(self, bridges: Collection[str]) -> None:
        """Leave the groups out that hold these articles alone."""
        self._loose = {at for at, held in self._members.items() if set(held).issubset(bridges)}

    def bring_back(self) -> None:
        """Join what was left out, and from now on nothing else."""
        self._back = True

    def _may_join(self, one: int, other: int) -> bool:
        loose = (one in self._loose) + (other in self._loose)
        return other not in self._banned[one] and (loose > 0 if self._back else loose == 0)

    def merge(self) -> list[list[str]]:
        """Join the two groups most alike on average, as long as any reach `MERGE`."""
        heap = [
            entry
            for one in self._members
            for other in self._near[one]
            if one < other and (entry := self._entry(one, other))
        ]
        heapq.heapify(heap)
        while heap:
            _, one, other, ages = heapq.heappop(heap)
            if one not in self._members or other not in self._members:
                continue
            if ages != (self._age[one], self._age[other]):
                continue
            self._join(one, other)
            for near in self._near[one]:
                if entry := self._entry(min(one, near), max(one, near)):
                    heapq.heappush(heap, entry)
        return list(self._members.values())

    def _entry(self, one: int, other: int) -> tuple[float, int, int, tuple[int, int]] | None:
        if not self._may_join(one, other):
            return None
        pairs = len(self._members[one]) * len(self._members[other])
        mean = self._near[one][other] / pairs + UNSEEN
        return (-mean, one, other, (self._age[one], self._age[other])) if mean >= MERGE else None

    def _join(self, one: int, other: int) -> None:
        self._members[one] += self._members.pop(other)
        if not {one, other} <= self._loose:
            self._loose -= {one, other}
        self._age[one] += 1
        for article in self._members[one]:
            self._number[article] = one
        for near, total in self._near[other].items():
            del self._near[near][other]
            if near != one:
                total += self._near[one].get(near, 0)
                self._near[one][near] = self._near[near][one] = total
        self._near[one].pop(other, None)
        self._near[other] = {}
        for banned in self._banned[other]:
            self._banned[banned].discard(other)
            self._banned[banned].add(one)
        self._banned[one] |= self._banned[other]


def name_story(items: Sequence[Features]) -> Story:
    """The story of these articles, named after the first published, then the least id."""
    founding = min(items, key=lambda one: (one.published is None, one.published or "", one.article))
    return Story(
        id="s" + founding.article.removeprefix("a"),
        articles=tuple(sorted(item.article for item in items)),
    )
