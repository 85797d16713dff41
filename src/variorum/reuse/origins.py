"""Which articles carry one piece of reporting: copies of one text, takes of one agency."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.model import (
    Article,
    Credit,
    Origin,
    Reading,
    Reuse,
    SharedOwner,
    SharedText,
    Span,
    identify,
)
from variorum.model.record_ids import told_first
from variorum.reuse.loans import with_loans
from variorum.reuse.owners import NO_OWNERS, Owners, family_of
from variorum.reuse.pairs import Text, compare_texts, of_one_origin, read_text
from variorum.reuse.passages import covered

_LEAST_SHARED = 3
"""Shingles two texts must share to be compared: one passage of `LEAST` words has more."""

_CROWD = 60
"""In how many texts a shingle may stand for each two of them to be compared. Where more hold it,
by a dispatch that all carry or by standing text, each meets the next few, which is enough to
join copies."""

_NEXT = 5


class Folding(NamedTuple):
    """The origins of a story's articles, each article in one, and what its articles share."""

    origins: tuple[Origin, ...]
    reuse: tuple[Reuse, ...]


def fold(
    readings: Sequence[Reading],
    owners: Owners = NO_OWNERS,
    states: Collection[Collection[str]] = (),
) -> Folding:
    """Fold the articles that carry one piece of reporting into one origin.

    Two articles are of one origin where most of the shorter text stands in the other, word for
    word but for small edits, or where both credit one agency (or, by `owners`, are of one family
    of outlets) and share a passage. Quotations do not count: two newsrooms may hear one speaker.
    An article put together from two that have nothing in common is of the origin that gave it
    most; what it took from others is told in their `also_in`. `states` are the ids of articles
    that are states of one: they are of one origin, and none of them is a copy of another. The
    result depends on the set of articles only, not on their order; the time grows with what they
    share, not with the number of pairs.
    """
    readings = sorted(readings, key=lambda reading: reading.article.id)
    texts = [read_text(reading.article) for reading in readings]
    families = [family_of(reading.article.outlet, owners) for reading in readings]
    own = _own_states(readings, states)
    reuse = {}
    for x, y in _candidates(texts):
        shared = None if (x, y) in own else compare_texts(texts[x], texts[y])
        if shared is not None:
            reuse[x, y] = shared
    links = {
        (x, y)
        for (x, y), shared in reuse.items()
        if of_one_origin(texts[x], texts[y], shared, one_family=_tied(families, x, y))
    }
    links -= bridges(links, reuse)
    origins = []
    for group in components(len(texts), links | own):
        inside = [pair for pair in sorted(links) if pair[0] in group]
        ties = [
            SharedOwner(articles=reuse[x, y].articles, family=families[x] or "")
            for x, y in inside
            if _tied(families, x, y)
        ]
        articles = [texts[at].article for at in group]
        origins.append(_origin(articles, [reuse[pair] for pair in inside], ties))
    found = tuple(reuse[pair] for pair in sorted(reuse))
    return Folding(with_loans(origins, texts, found, readings), found)


def _own_states(
    readings: Sequence[Reading], states: Collection[Collection[str]]
) -> set[tuple[int, int]]:
    """The pairs of texts, by their numbers, that are states of one article."""
    at = {reading.article.id: number for number, reading in enumerate(readings)}
    return {
        (x, y) for one in states for x, y in combinations(sorted(at[article] for article in one), 2)
    }


def _tied(families: Sequence[str | None], x: int, y: int) -> bool:
    return families[x] is not None and families[x] == families[y]


def _candidates(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share shingles, through an index of shingles."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for value in set(text.print.hashes.tolist()):
            holders[value].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= _CROWD:
            shared.update(combinations(numbers, 2))
        else:
            for step in range(1, _NEXT + 1):
                shared.update(zip(numbers, numbers[step:], strict=False))
    return (pair for pair, count in sorted(shared.items()) if count >= _LEAST_SHARED)


def bridges(
    links: Collection[tuple[int, int]], reuse: Mapping[tuple[int, int], Reuse]
) -> set[tuple[int, int]]:
    """The links by which an article put together from two others would join their origins."""
    parts: dict[int, dict[int, list[Span]]] = defaultdict(dict)
    for x, y in sorted(links):
        parts[x][y] = [passage.a for passage in reuse[x, y].passages]
        parts[y][x] = [passage.b for passage in reuse[x, y].passages]
    cut = set()
    for middle, taken in parts.items():
        most = max(taken, key=lambda other: (covered(taken[other]), -other))
        for other, spans in taken.items():
            apart = (min(most, other), max(most, other)) not in links
            if apart and covered(taken[most] + spans) > covered(taken[most]) + 0.7 * covered(spans):
                cut.add((min(middle, other), max(middle, other)))
    return cut


def components(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups that the links make of the numbers below `count`, in order."""
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for x, y in sorted(links):
        low, high = sorted((root(x), root(y)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        groups[root(number)].append(number)
    return [groups[number] for number in sorted(groups)]


def _origin(
    articles: Sequence[Article], links: Sequence[Reuse], ties: Sequence[SharedOwner]
) -> Origin:
    ids = tuple(article.id for article in articles)
    shared = [
        SharedText(articles=link.articles, share=max(link.share_a, link.share_b)) for link in links
    ]
    credits = [_credit(article, name) for article in articles for name in article.agencies]
    return Origin(
        id=identify("o", min(articles, key=told_first).id),
        label=_label(articles),
        articles=ids,
        basis=(*shared, *credits, *ties),
    )


def _credit(article: Article, agency: str) -> Credit:
    """The credit, with its evidence where it stands in parentheses or ends the text."""
    match = re.search(
        rf"\(\s*{re.escape(agency)}\s*\)|(?<=[-–—]\s){re.escape(agency)}\s*\Z", article.text
    )
    evidence = article.evidence(match.span()) if match else None
    return Credit(article=article.id, credited=agency, evidence=evidence)


def _label(articles: Sequence[Article]) -> str:
    """The agency most of them credit; else the outlet of the first published that is known."""
    agencies = Counter(name for article in articles for name in article.agencies)
    if agencies:
        return min(agencies, key=lambda name: (-agencies[name], name))
    for one in sorted(articles, key=lambda a: (a.published is None, _date(a), a.id)):
        if name := one.outlet.name or one.outlet.domain:
            return name
    return "unnamed"


def _date(article: Article) -> str:
    return article.published.value if article.published else ""
