"""Which articles of a story are states of one: by address, by the outlet's own id, or by text.

An address alone proves little: some pages show another article each day under one, and some data
sets number stories where others number articles. So the texts must have something in common too.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit

from variorum.model import Article, Reading
from variorum.model.article_history import SameBasis
from variorum.model.word_keys import content_keys

_LEAST: dict[SameBasis, float] = {"address": 0.25, "canonical": 0.25, "id": 0.4, "text": 0.75}
"""How much of the shorter text's words (for `text`, of both texts' runs of three words) two texts
must have in common. Two articles on one event share up to a fifth of their words; an account that
was written anew under its address keeps its names, places and numbers."""

_RUN = 3
_DAYS = 4
"""Days between two texts of one outlet that are nearly the same; what recurs each week is no state
of what stood there the week before."""

_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmpid|ocid|at_\w+|s?source|ftag)$")
_AMP = re.compile(r"/amp/?$|(?<=[./])amp\.")


class _Text:
    """One article, as it is compared."""

    def __init__(self, reading: Reading) -> None:
        self.article = reading.article

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words of content, folded."""
        return frozenset(content_keys(self.article.text))

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Its words three in a row."""
        words = re.findall(r"\w+", self.article.text.casefold())
        return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


def group_states(readings: Sequence[Reading]) -> list[tuple[tuple[int, ...], SameBasis]]:
    """The groups of readings, by their numbers, that are states of one article, and why.

    Only groups of several; the surest reason of a group counts.
    """
    texts = [_Text(one) for one in readings]
    parent = list(range(len(texts)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    found: dict[int, list[SameBasis]] = defaultdict(list)
    for x, y, basis in _pairs(texts):
        if _alike(texts[x], texts[y], basis):
            low, high = sorted((root(x), root(y)))
            if low != high:
                found[low] += [*found.pop(high, ()), basis]
                parent[high] = low
    ranks = list(_LEAST)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(texts)):
        groups[root(at)].append(at)
    return [
        (tuple(group), min(found[at], key=ranks.index))
        for at, group in groups.items()
        if len(group) > 1
    ]


def _pairs(texts: Sequence[_Text]) -> Iterator[tuple[int, int, SameBasis]]:
    """Pairs of articles with a name in common, the surest first; each once for each reason."""
    for basis, held in zip(_LEAST, _names(texts), strict=True):
        for numbers in held.values():
            for at, x in enumerate(numbers):
                yield from ((x, y, basis) for y in numbers[at + 1 :])


def _names(texts: Sequence[_Text]) -> list[dict[str, list[int]]]:
    """By reason, the articles under each name."""
    found: list[dict[str, list[int]]] = [defaultdict(list) for _ in _LEAST]
    for at, text in enumerate(texts):
        article = text.article
        outlet = (article.outlet.domain or article.outlet.name or "").casefold()
        own = plain_address(article.uri)
        known = [one for one in article.known_as or () if not one.startswith("id:")]
        if own:
            found[0][own].append(at)
        for name in {own, *map(plain_address, known)} - {None}:
            found[1][str(name)].append(at)
        for name in (one for one in article.known_as or () if one.startswith("id:")):
            if outlet:
                found[2][f"{outlet} {name}"].append(at)
        if outlet:
            found[3][outlet].append(at)
    return found


def _alike(one: _Text, other: _Text, basis: SameBasis) -> bool:
    if basis == "text":
        return _near(one.article, other.article) and _share(one, other) >= _LEAST["text"]
    shorter = min(len(one.words), len(other.words))
    return shorter == 0 or len(one.words & other.words) >= _LEAST[basis] * shorter


def _share(one: _Text, other: _Text) -> float:
    """Which part of the runs of two texts both have."""
    least, most = sorted((len(one.runs), len(other.runs)))
    if least < _LEAST["text"] * most or not least:
        return 0.0
    return len(one.runs & other.runs) / len(one.runs | other.runs)


def _near(one: Article, other: Article) -> bool:
    """Whether two articles came out within a few days, as far as they tell."""
    days = []
    for article in (one, other):
        told = article.published.told[:10] if article.published else ""
        try:
            days.append(date.fromisoformat(told))
        except ValueError:
            return True
    return abs((days[0] - days[1]).days) <= _DAYS


def plain_address(uri: str) -> str | None:
    """An address without what leads to the same page; None for no address, or for a whole site."""
    if not uri.startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(uri)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return None
    path = _AMP.sub("", parts.path).rstrip("/")
    query = [pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0].lower())]
    if not path and not query:
        return None
    return f"{host}{path}?{urlencode(sorted(query))}" if query else f"{host}{path}"
