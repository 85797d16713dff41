"""State changes: what one account tells as open, and another as over.

"No charges have been filed" and "the captain has been charged"; "the boy is still missing" and "the
boy was found alive". Who has been charged was not charged before, so what the two say tells which
came later. The states and how they end stand in the lexicon (`lexicon/en/states.toml`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from variorum.align.claims.assertions import Assertion
from variorum.align.claims.revisions import Revision
from variorum.align.claims.whole_sentences import Sentences
from variorum.lexicon import Rule, groups, load_rules
from variorum.model import Reading, Span
from variorum.model.vectors import Vectors, likeness
from variorum.model.word_keys import content_keys

if TYPE_CHECKING:
    from variorum.model.vectors import Floats

# Sentences that lie farther apart in meaning tell of two people or two matters.
_NEAR = 0.4

# So many words must stand in both sentences, besides those that tell the state.
_SHARED = 1
# People who are looked for and people who are found stand in many a story without being the same,
# and so do things that begin and things that are put off.
_SHARED_OF = {"found": 2, "postponed": 2}

# Of many who are missing, some are found while others are not.
_OF_ONE = frozenset(["found"])
_MANY = frozenset(["missing", "trapped", "rescued", "killed", "released", "returned"])

_ASKS = re.compile(r"\?[”\"’')\]\s]*$")
_WORD = re.compile(r"\w+")


class _Told(NamedTuple):
    """A sentence that tells a state.

    `keys` are its words that count without those of the state, `roles` who it names by what they
    did or suffered, `vector` what it means; None where its article was read by rules alone.
    `of_many`: it counts people who are missing, found or dead.
    """

    article: str
    origin: str
    span: Span
    keys: frozenset[str]
    roles: frozenset[str]
    vector: "Floats | None"
    of_many: bool


def state_changes_of(
    readings: Sequence[Reading], assertions: Sequence[Assertion], day_of: Mapping[str, str]
) -> list[Revision]:
    """The changes between accounts of two origins, by state in the order of the lexicon.

    `day_of` maps article ids to the days they came out, those of unknown day left out. An account
    that came out later does not tell the earlier state.
    """
    told = _Sentences(readings, assertions)
    found = []
    for state, (lasts, over) in _states().items():
        before, after = (
            [one for one in told.that(*rules) if not (one.of_many and state in _OF_ONE)]
            for rules in ((lasts, over), (over, lasts))
        )
        scores = {
            (a, b): score
            for a, earlier in enumerate(before)
            for b, later in enumerate(after)
            if day_of.get(earlier.article, "") <= day_of.get(later.article, "9")
            if (score := _score(state, earlier, later)) is not None
        }
        for a, b in _best_of_both(scores):
            earlier, later = before[a], after[b]
            found.append(
                Revision(
                    article=later.article,
                    sentence=later.span,
                    earlier=earlier.span,
                    later=later.span,
                    rule=over.id,
                    earlier_article=earlier.article,
                )
            )
    return found


@cache
def _states() -> dict[str, tuple[Rule, Rule]]:
    """By state, the rule that tells that it lasts and the rule that tells that it is over."""
    found: dict[str, dict[str, Rule]] = defaultdict(dict)
    for rule in load_rules("states"):
        found[rule.group][rule.id.partition(".")[2]] = rule
    return {state: (rules["open"], rules["over"]) for state, rules in found.items()}


@cache
def _role_of() -> dict[str, str]:
    return {word: role for role, words in groups("states.roles").items() for word in words}


class _Sentences:
    """The sentences of one story in which something is put forward, each once."""

    def __init__(self, readings: Sequence[Reading], assertions: Sequence[Assertion]) -> None:
        self._texts = {one.article.id: one.article.text for one in readings}
        self._readings = {one.article.id: one for one in readings}
        spans = Sentences(readings)
        self._vectors: dict[str, Vectors | None] = {}
        self._told = {(one.article, spans.span(one)): one for one in reversed(assertions)}

    def _vectors_of(self, article: str) -> Vectors | None:
        if article not in self._vectors:
            self._vectors[article] = Vectors.of(self._readings[article])
        return self._vectors[article]

    def that(self, rule: Rule, other: Rule) -> Iterator[_Told]:
        """The sentences that a rule matches and the other rule of its state does not, in order."""
        for (article, span), one in sorted(self._told.items(), key=lambda item: item[0]):
            text = self._texts[article][slice(*span)]
            match = rule.find(text)
            if match is None or other.find(text) is not None or _ASKS.search(text):
                continue
            vectors = self._vectors_of(article)
            words = {word.casefold() for word in _WORD.findall(text)}
            yield _Told(
                article=article,
                origin=one.origin,
                span=span,
                keys=one.around - frozenset(content_keys(match.group())),
                roles=frozenset(_role_of()[word] for word in words & _role_of().keys()),
                vector=None if vectors is None else vectors.between(*span),
                of_many=any(
                    span[0] <= count.start < span[1] and count.measure in _MANY and count.value != 1
                    for count in self._readings[article].quantities
                ),
            )


def _score(state: str, earlier: _Told, later: _Told) -> float | None:
    """How near two sentences are that may tell one state; None where they do not."""
    if earlier.origin == later.origin or earlier.article == later.article:
        return None
    # Who was hurt is named elsewhere than who did it.
    if earlier.roles and later.roles and not earlier.roles & later.roles:
        return None
    shared, least = len(earlier.keys & later.keys), _SHARED_OF.get(state, _SHARED)
    if shared < least:
        return None
    if earlier.vector is None or later.vector is None:
        return float(shared) if shared > least else None
    near = float(likeness(earlier.vector.reshape(1, -1), later.vector)[0])
    return near + shared if near >= _NEAR else None


def _best_of_both(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of which either is the other's best."""
    best: dict[tuple[str, int], tuple[float, int, int]] = {}
    for (a, b), score in sorted(scores.items()):
        for side in (("earlier", a), ("later", b)):
            best[side] = max(best.get(side, (score, -a, -b)), (score, -a, -b))
    return [(a, b) for a, b in sorted(scores) if best["earlier", a] == best["later", b]]
