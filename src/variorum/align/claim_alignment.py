"""Claims: what several accounts say alike, what is disputed, and who stands on which side."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.align.claim_board import Board
from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import Assertion, assertions_of, entity_keys
from variorum.align.claims.meaning import meanings_of
from variorum.align.claims.revisions import Revision, revisions_of
from variorum.align.claims.state_changes import state_changes_of
from variorum.align.claims.updates import updates_of
from variorum.align.claims.whole_sentences import Sentences
from variorum.align.disputes.ages import AgesDiffer, ages_of
from variorum.align.disputes.answers import Answered, Finder, find_denied
from variorum.align.disputes.corrections import corrections_of
from variorum.align.disputes.denials import Denial, denials_of
from variorum.align.disputes.observations import observations_of
from variorum.align.disputes.voices import Voices
from variorum.align.disputes.within_sentence import Inner, inner_disputes
from variorum.align.entities.merging import EntityIndex
from variorum.model import Article, Claim, Figure, Reading, Relation, Statement


class Drawn(NamedTuple):
    """What is set side by side in one story, and in which way; pairs are of assertions' indices.

    `groups` say the same, the first of each the centre; a side of a pair that stands in no group is
    a group of its own. `denied` are (denial, what it denies), `opposing` (no, yes), `differing` any
    two that give other numbers or days, of which `updated` (later, earlier) are the steps of a
    figure; `observed` are (observation, what is disputed). `answered` tells how sure each of
    `denied` is, `inner` are the disputes that single sentences tell, `revised` the changes that
    accounts tell themselves or between them, `aged` the people of two ages.
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
    answered: Sequence[Answered]
    inner: Sequence[Inner]
    revised: Sequence[Revision]
    aged: Sequence[AgesDiffer]


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
    inner = [one for reading in readings for one in inner_disputes(reading)]
    voices = Voices(assertions, statements)
    grouped = matcher.groups()
    answered = _sure(find_denied(finder, denials), voices, grouped, inner)
    answered += corrections_of(assertions, texts, voices)
    denied = [(one.denial, one.target) for one in answered]
    days = {key: day for key, one in articles.items() if (day := _day(one))}
    centre_of = {at: group[0] for group in grouped for at in group}
    updated = updates_of(figures, assertions, centre_of, days)
    differing = _once([*matcher.differing(), *updated], grouped)
    opposing = _once(
        matcher.opposing(),
        grouped,
        without=[(one.denial, one.target) for one in answered if one.shown],
    )
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
        answered=answered,
        inner=_untold(inner, assertions, answered, texts),
        revised=_once_told(
            [
                *(one for each in readings for one in revisions_of(each)),
                *state_changes_of(readings, assertions, days),
            ],
            texts,
        ),
        aged=ages_of(readings, origin_of, index),
    )


def _sure(
    answered: Sequence[Answered],
    voices: Voices,
    groups: Sequence[Sequence[int]],
    inner: Sequence[Inner],
) -> list[Answered]:
    """The answers of denials, without those to one's own words.

    Held back is what may be one's own, since one voice makes either claim elsewhere. Held back is
    also what a sentence may deny besides, where it tells both sides of a dispute by itself.
    """
    group_of = {at: group for group in groups for at in group}
    told = [one for one in inner if one.two_sides]
    found = []
    for one in answered:
        if voices.is_one([one.denial], [one.target]):
            continue
        sides = [group_of.get(at, [at]) for at in (one.denial, one.target)]
        denial = voices.assertions[one.denial]
        by_itself = any(each.holds(denial.article, denial.start) for each in told)
        unsure = by_itself or voices.is_one(*sides)
        found.append(one._replace(shown=one.shown and not unsure))
    return found


def _untold(
    inner: Sequence[Inner],
    assertions: Sequence[Assertion],
    answered: Sequence[Answered],
    texts: Mapping[str, str],
) -> list[Inner]:
    """The disputes that single sentences tell and no denial shown tells, each wording once."""
    told = [assertions[one.denial] for one in answered if one.shown]
    found: dict[str, Inner] = {}
    for one in inner:
        words = texts[one.article][slice(*one.denied)].casefold().strip(" ,.")
        if not any(one.holds(at.article, at.start) for at in told):
            found.setdefault(words, one)
    return list(found.values())


def _once_told(revised: Sequence[Revision], texts: Mapping[str, str]) -> list[Revision]:
    """The changes, each later state once, whichever accounts tell it."""
    words = [texts[one.article][slice(*one.sentence)].casefold() for one in revised]
    return [one for at, one in enumerate(revised) if words.index(words[at]) == at]


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


def _day(article: Article) -> str | None:
    """The day on which an article came out, None where that is not known to the day."""
    published = article.published
    return published.value[:10] if published and len(published.value) >= 10 else None


def _with_singles(groups: Sequence[list[int]], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The groups, and one of its own for each side of a dispute that stands in none."""
    grouped = {member for group in groups for member in group}
    sides = sorted({side for pair in pairs for side in pair} - grouped)
    return [*groups, *([side] for side in sides)]
