"""Claims: what several accounts say alike, what is disputed, and who stands on which side."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import Assertion, assertions_of, entity_keys
from variorum.align.claims.claim_making import ClaimMaker
from variorum.align.claims.meaning import meanings_of
from variorum.align.claims.updates import updates_of
from variorum.align.claims.verdicts import difference
from variorum.align.claims.whole_sentences import Sentences
from variorum.align.disputes.answers import Finder, find_denied
from variorum.align.disputes.denials import Denial, denials_of
from variorum.align.disputes.observations import observations_of
from variorum.align.entities.merging import EntityIndex
from variorum.model import Article, Claim, Evidence, Figure, Reading, Relation, Statement


class Drawn(NamedTuple):
    """What is set side by side in one story, and in which way; pairs are of assertions' indices.

    `groups` say the same, the first of each the centre; a side of a pair that stands in no group is
    a group of its own. `denied` are (denial, what it denies), `opposing` (no, yes), `differing` any
    two that give other numbers or days, of which `updated` (later, earlier) are the steps of a
    figure; `observed` are (observation, what is disputed).
    """

    assertions: Sequence[Assertion]
    articles: Mapping[str, Article]
    matcher: Matcher
    sentences: Sentences
    finder: Finder
    denials: Sequence[Denial]
    groups: Sequence[Sequence[int]]
    denied: Sequence[tuple[int, int]]
    opposing: Sequence[tuple[int, int]]
    differing: Sequence[tuple[int, int]]
    updated: Sequence[tuple[int, int]]
    observed: Sequence[tuple[int, int]]


def align_claims(
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    origin_of: Mapping[str, str],
    index: EntityIndex,
    figures: Sequence[Figure] = (),
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    """The claims of a story and how they stand to each other.

    A claim is held where two articles make it, or where it is part of a dispute; what is said
    once and by nobody denied stays a statement. `figures` tell which claims a later number
    updates.
    """
    return Board(draw(readings, statements, origin_of, index, figures)).result()


def draw(
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    origin_of: Mapping[str, str],
    index: EntityIndex,
    figures: Sequence[Figure] = (),
) -> Drawn:
    """What the accounts of a story say alike, what they deny, and what they tell otherwise."""
    articles = {reading.article.id: reading.article for reading in readings}
    texts = {key: article.text for key, article in articles.items()}
    assertions = assertions_of(readings, statements, origin_of, index)
    matcher = Matcher(assertions, meanings_of(assertions, readings))
    denials = denials_of(assertions, texts, statements)
    names = {entity.id: entity_keys(entity) for entity in index.entities}
    finder = Finder(matcher, readings, names)
    denied = find_denied(finder, denials)
    grouped = matcher.groups()
    days = {key: day for key, one in articles.items() if (day := _day(one))}
    centre_of = {at: group[0] for group in grouped for at in group}
    updated = updates_of(figures, assertions, centre_of, days)
    differing = _once([*matcher.differing(), *updated], grouped)
    opposing = _once(matcher.opposing(), grouped, without=denied)
    observed = observations_of(assertions, denied, texts, names)
    return Drawn(
        assertions=assertions,
        articles=articles,
        matcher=matcher,
        sentences=Sentences(readings),
        finder=finder,
        denials=denials,
        groups=_with_singles(grouped, [*denied, *differing, *opposing, *observed]),
        denied=denied,
        opposing=opposing,
        differing=differing,
        updated=updated,
        observed=observed,
    )


def _once(
    pairs: Sequence[tuple[int, int]],
    groups: Sequence[Sequence[int]],
    without: Sequence[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """One pair for each two groups that part and no pair of `without` joins: each is told once."""
    of = {member: at for at, group in enumerate(groups) for member in group}

    def sides(pair: tuple[int, int]) -> frozenset[tuple[bool, int]]:
        return frozenset((side in of, of.get(side, side)) for side in pair)

    known = {sides(pair) for pair in without}
    first: dict[frozenset[tuple[bool, int]], tuple[int, int]] = {}
    for pair in pairs:
        if len(sides(pair)) == 2 and sides(pair) not in known:
            first.setdefault(sides(pair), pair)
    return list(first.values())


class Board:
    """The claims of a story while relations between them are drawn."""

    def __init__(self, drawn: Drawn) -> None:
        """Draws all that was found."""
        self._assertions = drawn.assertions
        self._articles = drawn.articles
        self.maker = ClaimMaker(drawn.matcher, drawn.sentences, drawn.articles)
        self._claims = [self.maker.claim(group) for group in drawn.groups]
        self._of = {member: at for at, group in enumerate(drawn.groups) for member in group}
        self._relations: dict[tuple[str, str], Relation] = {}
        for denial, target in drawn.denied:
            self.deny(denial, target)
        for no, yes in drawn.opposing:
            self.oppose(no, yes)
        for one, other in drawn.differing:
            self.differ(one, other)
        for observation, target in drawn.observed:
            self.observe(observation, target)

    def claim_of(self, assertion: int) -> Claim:
        """The claim that an assertion of a group makes."""
        return self._claims[self._of[assertion]]

    def deny(self, denial: int, target: int) -> None:
        """Draw that one assertion denies another."""
        one, other = self._of[denial], self._of[target]
        if one != other:
            denier = self._assertions[denial].speaker
            self._claims[other] = _disputed(self._claims[other], denier)
            self._dispute(other, one)
            self._relate(denial, target, "denies")

    def oppose(self, no: int, yes: int) -> None:
        """Draw that a no and a yes of the same words, or two opposites, contradict each other.

        Somebody's no is a denial; an account's own, and a word's opposite, is a difference. What
        was not so when an earlier account was written may be so in a later one, so nothing is
        drawn there.
        """
        days = [self._day(no), self._day(yes)]
        if days[0] and days[1] and days[0] < days[1]:
            return
        if self._assertions[no].statement and self._assertions[no].negated:
            self.deny(no, yes)
        else:
            self._relate(no, yes, "differs")

    def observe(self, observation: int, target: int) -> None:
        """Draw that a third party's observation is about what is disputed."""
        self._dispute(self._of[target], self._of[observation])

    def _dispute(self, centre: int, other: int) -> None:
        """Hold two claims as parts of one dispute, that of the first; the first drawn stands."""
        name = self._claims[centre].dispute or self._claims[centre].id
        for at in (centre, other):
            if self._claims[at].dispute is None:
                self._claims[at] = msgspec.structs.replace(self._claims[at], dispute=name)

    def differ(self, one: int, other: int) -> None:
        """Draw that two assertions give other numbers: that of a later day updates the earlier."""
        days = [self._day(one), self._day(other)]
        if days[0] and days[1] and days[0] != days[1]:
            new, old = (one, other) if days[0] > days[1] else (other, one)
            at = self._of[old]
            if self._claims[at].status != "disputed":
                self._claims[at] = msgspec.structs.replace(self._claims[at], status="updated")
            self._relate(new, old, "updates")
        else:
            self._relate(one, other, "differs")

    def result(self) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
        """The claims, those of most origins first, and the relations between them."""
        ranked = sorted(self._claims, key=lambda one: (-one.origins, -len(one.articles), one.id))
        return tuple(ranked), tuple(self._relations[key] for key in sorted(self._relations))

    def _day(self, at: int) -> str | None:
        return _day(self._articles[self._assertions[at].article])

    def _relate(
        self, one: int, other: int, kind: Literal["denies", "differs", "updates", "supports"]
    ) -> None:
        key = (self._claims[self._of[one]].id, self._claims[self._of[other]].id)
        evidence = tuple(_evidence(self._assertions[at], self._articles) for at in (one, other))
        slot, by = (
            (None, None)
            if kind == "denies"
            else difference(self._assertions[one], self._assertions[other])
        )
        if key[0] != key[1] and key not in self._relations:
            self._relations[key] = Relation(
                claim=key[0], to=key[1], kind=kind, evidence=evidence, slot=slot, by=by
            )


def _day(article: Article) -> str | None:
    """The day on which an article came out, None where that is not known to the day."""
    published = article.published
    return published.value[:10] if published and len(published.value) >= 10 else None


def _with_singles(groups: Sequence[list[int]], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The groups, and one of its own for each side of a dispute that stands in none."""
    grouped = {member for group in groups for member in group}
    sides = sorted({side for pair in pairs for side in pair} - grouped)
    return [*groups, *([side] for side in sides)]


def _evidence(one: Assertion, articles: Mapping[str, Article]) -> Evidence:
    return articles[one.article].evidence((one.start, one.end))


def _disputed(claim: Claim, denier: str | None) -> Claim:
    denied_by = sorted({*claim.denied_by, *([denier] if denier else [])})
    return msgspec.structs.replace(claim, status="disputed", denied_by=tuple(denied_by))
