"""Claims across accounts: ClaimDiff, the Fake News Challenge and event chains of ECB+.

Each set is split by topic: settings may be chosen on the rows named `tuned`, and the rows named
`held out` are what is reported. Beside ours stands a baseline that needs no reading: the cosine
of plain words weighted by rarity, and for events the same word in the same story.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.chains import chained
from evaluation.scores import Row, Scores
from evaluation.set_files import bare_article, read_lines
from variorum.align import align_statements, merge_entities
from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import assertions_of
from variorum.align.claims.meaning import meanings_of
from variorum.annotate import annotate
from variorum.model import Span
from variorum.model.word_keys import content_keys

_PRECISE = 0.9
"""The precision at which the covered share is read."""

_BODIES = 150
"""Bodies of the Fake News Challenge that are scored: some 4,000 pairs."""


def evaluate(data: Path) -> Scores:
    """Relation F1, and the share of relations found at 0.9 precision, by set and half.

    `strengthens` and `weakens` are ClaimDiff's; `related` is a headline that a body agrees with,
    disagrees with or discusses; `disagree` is scored among these. `conll` is the mean of MUC,
    B-cubed and CEAF-e F1 of gold event mentions in reviewed sentences, chained over a story.
    """
    rows = [*_claimdiff(data), *_fnc1(data), *_events(data)]
    return Scores(task="claims", rows=tuple(rows))


class _Pair(NamedTuple):
    """One judged pair: whether the relation holds, what we answer and how surely."""

    half: str
    holds: bool
    answer: bool
    score: float
    plain: float


def _half(topic: str) -> str:
    digest = hashlib.sha256(topic.encode()).digest()
    return "tuned" if digest[0] % 2 else "held out"


class _Told:
    """Texts of one topic, each read as an article, and the assertions in a span of each."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._readings = [
            annotate(bare_article(name, text)) for name, text in sorted(texts.items())
        ]
        index = merge_entities(self._readings)
        statements = align_statements(self._readings, index, {})
        self.assertions = assertions_of(self._readings, statements, {}, index)
        self.matcher = Matcher(self.assertions, meanings_of(self.assertions, self._readings))
        self._of: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.assertions):
            self._of[one.article].append(at)

    def inside(self, name: str, span: Span | None = None) -> list[int]:
        """The assertions of an article that begin in a span of it."""
        start, end = span or (0, 1 << 60)
        return [at for at in self._of[name] if start <= self.assertions[at].start < end]

    def likeness(self, ones: Sequence[int], others: Sequence[int]) -> float:
        """Cosine of the words of two sides, and that of what lies nearest in their meaning."""
        near = (self.matcher.meaning(a, b) or 0.0 for a in ones for b in others)
        return self._cosine(ones, others) + max(near, default=0.0)

    def _cosine(self, ones: Sequence[int], others: Sequence[int]) -> float:
        """Cosine of the words of two sides, names brought to one form, 0 to 1."""
        keys = [self._keys(side) for side in (ones, others)]
        one, other, common = (
            self.matcher.total(held, squared=True) for held in (*keys, keys[0] & keys[1])
        )
        return common / sqrt(one * other) if one and other else 0.0

    def answer(self, ones: Sequence[int], others: Sequence[int]) -> tuple[bool, bool]:
        """Whether two sides say the same, and whether they contradict each other."""
        pairs = [(a, b) for a in ones for b in others]
        return (
            any(self.matcher.alike(a, b) for a, b in pairs),
            any(self.matcher.opposed(a, b) for a, b in pairs),
        )

    def _keys(self, side: Sequence[int]) -> frozenset[str]:
        return frozenset().union(*(self.assertions[at].keys for at in side))


def _claimdiff(data: Path) -> Iterator[Row]:
    """Pairs of claims from two articles on one topic."""
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in read_lines(data / "claims" / "claimdiff_train.jsonl.gz"):
        topics[record["topic"]].append(record)
    pairs: dict[str, list[_Pair]] = {"strengthens": [], "weakens": []}
    for topic, records in sorted(topics.items()):
        texts, where = _joined(records)
        told, plain = _Told(texts), _Plain([one["claim_a"] for one in records])
        for record in records:
            sides = [
                told.inside(*where[record[f"article_{side}"], record[f"claim_{side}"]])
                for side in "ab"
            ]
            alike = plain.cosine(record["claim_a"], record["claim_b"])
            likeness = told.likeness(*sides)
            same, parted = told.answer(*sides)
            half = _half(topic)
            pairs["strengthens"].append(
                _Pair(half, bool(record["strengthens"]), same and not parted, likeness, alike)
            )
            pairs["weakens"].append(
                _Pair(half, bool(record["weakens"]), parted, parted * likeness, alike)
            )
    for relation, judged in pairs.items():
        yield from _rows(f"claimdiff {relation}", judged)


def _joined(
    records: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, str], dict[tuple[str, str], tuple[str, Span]]]:
    """One text for each article of a topic, made of its claims, and where each claim stands."""
    texts: dict[str, str] = defaultdict(str)
    where: dict[tuple[str, str], tuple[str, Span]] = {}
    for record in records:
        for side in "ab":
            name, claim = record[f"article_{side}"], record[f"claim_{side}"]
            if (name, claim) not in where:
                start = len(texts[name])
                texts[name] += claim + "\n\n"
                where[name, claim] = (name, (start, start + len(claim)))
    return texts, where


def _fnc1(data: Path) -> Iterator[Row]:
    """Headlines against bodies: related or not; and of the related, whether the body disagrees."""
    folder = data / "claims"
    bodies = {one["id"]: one["text"] for one in read_lines(folder / "fnc1_dev_bodies.jsonl.gz")}
    chosen = sorted(bodies, key=lambda one: hashlib.sha256(one.encode()).hexdigest())[:_BODIES]
    records = [
        record
        for record in read_lines(folder / "fnc1_dev_pairs.jsonl.gz")
        if record["body"] in set(chosen)
    ]
    lines = sorted({record["headline"] for record in records})
    named = {line: f"headline {at}" for at, line in enumerate(lines)}
    texts = {f"body {one}": bodies[one] for one in chosen}
    told = _Told(texts | {name: line for line, name in named.items()})
    plain = _Plain([*texts.values(), *lines])
    related, disagree = [], []
    for record in records:
        body, line = f"body {record['body']}", record["headline"]
        sides = told.inside(named[line]), told.inside(body)
        same, parted = told.answer(*sides)
        likeness = told.likeness(*sides)
        alike = plain.cosine(line, texts[body])
        half, stance = _half(record["body"]), record["stance"]
        related.append(_Pair(half, stance != "unrelated", same or parted, likeness, alike))
        if stance in ("agree", "disagree"):
            disagree.append(_Pair(half, stance == "disagree", parted, parted * likeness, 1 - alike))
    yield from _rows("fnc1 related", related)
    yield from _rows("fnc1 disagree", disagree)


def _events(data: Path) -> Iterator[Row]:
    """Chains of gold event mentions over the articles of a story, by our words and by theirs."""
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("ecbplus_train", "ecbplus_dev"):
        for record in read_lines(data / "stories" / f"{name}.jsonl.gz"):
            stories[record["story"]].append(record)
    halves: dict[str, list[tuple[str, str, str]]] = {"tuned": [], "held out": []}
    for story, records in sorted(stories.items()):
        halves[_half(story[: len(story.rstrip("ecbplus"))])].extend(_chains(story, records))
    for half, found in halves.items():
        if not found:
            continue
        gold, ours, theirs = zip(*found, strict=True)
        for name, labels in (("ecb+ events", ours), ("ecb+ events, same word", theirs)):
            scores = chained(gold, labels)._asdict()
            yield Row(name=f"{name}, {half}", values={"pairs": len(gold), **scores})


def _chains(story: str, records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """For each event mention its gold chain, the chain of ours and the chain of the baseline."""
    for record in records:
        for at, mention in enumerate(record["mentions"]):
            if mention["kind"] == "event" and mention["reviewed"]:
                word = mention["text"].lower()
                keys = content_keys(mention["text"])
                gold = mention["chain"] or f"{record['id']} {at}"
                yield gold, f"{story} {keys[-1] if keys else word}", f"{story} {word}"


class _Plain:
    """The baseline: texts compared by their words, each weighted by how rare it is."""

    def __init__(self, texts: Sequence[str]) -> None:
        held = [set(content_keys(text)) for text in texts]
        spread = Counter(key for keys in held for key in keys)
        self._weight = {key: log(1 + len(held) / spread[key]) for key in spread}
        self._rare = log(1 + len(held))
        self._known: dict[str, tuple[frozenset[str], float]] = {}

    def cosine(self, one: str, other: str) -> float:
        """Cosine of two texts, 0 to 1."""
        (keys, norm), (keys_other, norm_other) = self._vector(one), self._vector(other)
        shared = sum(self._of(key) ** 2 for key in sorted(keys & keys_other))
        return shared / (norm * norm_other) if norm and norm_other else 0.0

    def _of(self, key: str) -> float:
        return self._weight.get(key, self._rare)

    def _vector(self, text: str) -> tuple[frozenset[str], float]:
        if text not in self._known:
            keys = frozenset(content_keys(text))
            norm = sqrt(sum(self._of(key) ** 2 for key in sorted(keys)))
            self._known[text] = (keys, norm)
        return self._known[text]


def _rows(name: str, judged: Sequence[_Pair]) -> Iterator[Row]:
    """Both halves: F1 of the answers, and the covered share by our score and the baseline's."""
    for half in ("tuned", "held out"):
        pairs = [one for one in judged if one.half == half]
        holds = sum(one.holds for one in pairs)
        answered = sum(one.answer for one in pairs)
        right = sum(one.answer and one.holds for one in pairs)
        yield Row(
            name=f"{name}, {half}",
            values={
                "pairs": len(pairs),
                "precision": right / max(1, answered),
                "recall": right / max(1, holds),
                "f1": 2 * right / max(1, answered + holds),
                "covered_at_0.9": _covered([(one.score, one.holds) for one in pairs]),
                "baseline_covered": _covered([(one.plain, one.holds) for one in pairs]),
                "baseline_f1": _best_f1([(one.plain, one.holds) for one in pairs]),
            },
        )


def _covered(scored: Sequence[tuple[float, bool]]) -> float:
    """The share of true relations found by the longest run of surest answers nine in ten right."""
    best = right = 0
    ranked = sorted(scored, key=lambda one: -one[0])
    for at, (score, holds) in enumerate(ranked, 1):
        right += holds
        ends = at == len(ranked) or ranked[at][0] < score
        if ends and score > 0 and right >= _PRECISE * at:
            best = right
    return best / max(1, sum(holds for _, holds in scored))


def _best_f1(scored: Sequence[tuple[float, bool]]) -> float:
    """The best F1 that any line through the scores gives: what the baseline could reach at most."""
    best, right = 0.0, 0
    whole = sum(holds for _, holds in scored)
    for at, (_, holds) in enumerate(sorted(scored, key=lambda one: -one[0]), 1):
        right += holds
        best = max(best, 2 * right / (at + whole))
    return best
