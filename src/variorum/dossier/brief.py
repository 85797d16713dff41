"""The brief: the sentences that are the news itself, and where accounts part."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, sqrt
from typing import NamedTuple

from variorum.dossier.accounts import Account, Rarity
from variorum.dossier.news_value import Worth
from variorum.dossier.ranges import Ranges
from variorum.dossier.stands_alone import (
    ends_whole,
    leans,
    speaks_to_reader,
    splits_quotation,
    standing,
)
from variorum.dossier.tellings import without_dateline
from variorum.model import Aligned, BriefSentence, Claim, Evidence, Figure, Span
from variorum.model.vectors import likeness

_LEAST_WORDS = 5
"""A sentence of fewer words that count tells too little for a brief."""

# An editor reads five to seven sentences at a glance.
_MOST = 7

# A sentence that shares this part of its weight, or lies this near in meaning to one already
# chosen, says nothing new. On the noted stories, by weights without the story, a brief tells .65 to
# .67 of the facts of greatest weight with any of .35 to .45 and .75; with .5 and .85 it tells .64.
_KNOWN = 0.45
_NEAR = 0.75

_POOL = 60
"""Sentences among which a brief is chosen, the likeliest first: a bound on the work."""

_TOLLS = frozenset({"killed", "injured", "missing"})
"""The measures whose reports the brief sets side by side: what a reader looks for first."""


def brief(
    accounts: Sequence[Account], aligned: Aligned, worth: Mapping[str, Sequence[Worth]]
) -> tuple[BriefSentence, ...]:
    """Sentences of the accounts, word for word, and at most one that sets figures side by side.

    First the sentences that are the news itself, as `worth` judges each sentence of each article,
    none that needs the one before it and none that says again what is said; then the toll where
    accounts differ, then what is disputed.
    """
    ranges = Ranges(accounts, aligned.entities, aligned.statements)
    varying: dict[str, Figure] = {}
    for figure in aligned.figures:
        if figure.measure in _TOLLS and ranges.varies(figure):
            varying.setdefault(figure.measure, figure)
    figures = [ranges.sentence(figure) for figure in varying.values()][:1]
    chosen = _news(accounts, aligned, worth)
    disputes = list(_disputed(accounts, aligned, [one.text for one in chosen]))
    kept = chosen[: _MOST - len(figures) - min(2, len(disputes))]
    by_id = {account.reading.article.id: account for account in accounts}
    # In the order in which the accounts themselves tell it, whichever sentence has most weight.
    told = sorted(kept, key=lambda one: -_height(by_id, one.evidence))
    return tuple([*told, *figures, *disputes][:_MOST])


class _Candidate(NamedTuple):
    """A sentence that reads by itself, and how it ranks."""

    rank: float
    account: Account
    span: Span
    worth: Worth


def _news(
    accounts: Sequence[Account],
    aligned: Aligned,
    worth: Mapping[str, Sequence[Worth]],
) -> list[BriefSentence]:
    """The sentences most likely to be the news itself, each saying something new.

    Each next one is the likeliest that tells most of what the origins tell and no sentence before
    it told. This is greedy maximal coverage with a hard line against saying again.
    """
    old = _superseded(aligned.figures)
    candidates = [
        _Candidate(round(one.main, 9), account, span, one)
        for account in accounts
        for span, one in zip(
            account.reading.sentences, worth[account.reading.article.id], strict=True
        )
        if _reads_alone(account, span) and not _holds(account, span, old)
    ]
    candidates.sort(key=lambda one: (-one.rank, one.account.reading.article.id, one.span))
    rarity = Rarity(one.account.words.keys(*one.span) for one in candidates)
    weights = _weights(candidates, rarity)
    pool, chosen, told = candidates[:_POOL], list[_Candidate](), set[str]()
    while pool and len(chosen) < _MOST:
        gains = [one.rank * sqrt(_new(one, told, weights)) for one in pool]
        best = pool.pop(gains.index(max(gains)))
        if not any(_says_again(best, other, rarity) for other in chosen):
            chosen.append(best)
            told |= best.account.words.keys(*best.span)
    return [_cited(one, aligned.claims) for one in chosen]


def _weights(candidates: Sequence[_Candidate], rarity: Rarity) -> dict[str, int]:
    """What it is worth to tell each word: how rare it is, and how many origins tell it as news."""
    told: dict[str, dict[str, float]] = defaultdict(dict)
    for one in candidates:
        for key in one.account.words.keys(*one.span):
            best = told[key].get(one.account.origin, 0.0)
            told[key][one.account.origin] = max(best, one.rank)
    # Whole numbers, so that a sum is the same in any order.
    return {key: round(1000 * fsum(of.values())) * rarity.of(key) for key, of in told.items()}


def _new(one: _Candidate, told: set[str], weights: Mapping[str, int]) -> int:
    """What the words of a sentence are worth that no sentence chosen before it holds."""
    return sum(weights[key] for key in one.account.words.keys(*one.span) if key not in told)


def _superseded(figures: Sequence[Figure]) -> list[Evidence]:
    """The reports of tolls that have risen or been corrected since, by a report as of a later day.

    Beside the latest state the state before it would read as a second toll.
    """
    old: list[Evidence] = []
    for figure in figures:
        if figure.relation == "update" and figure.measure in _TOLLS:
            last = max(one.as_of or "" for one in figure.reports)
            latest = {one.value for one in figure.reports if one.as_of == last}
            old += [
                one.evidence
                for one in figure.reports
                if one.as_of and one.as_of < last and one.value not in latest
            ]
    return old


def _holds(account: Account, span: Span, pieces: Sequence[Evidence]) -> bool:
    """Whether a sentence holds one of these pieces of evidence."""
    article = account.reading.article.id
    return any(one.article == article and span[0] <= one.start < span[1] for one in pieces)


def _reads_alone(account: Account, span: Span) -> bool:
    """Whether a sentence is whole and needs no other to be understood."""
    text = account.reading.article.text[slice(*span)]
    return (
        len(account.words.keys(*span)) >= _LEAST_WORDS
        and ends_whole(text)
        and not leans(text)
        and not splits_quotation(text)
        and not speaks_to_reader(text)
    )


def _says_again(one: _Candidate, other: _Candidate, rarity: Rarity) -> bool:
    """Whether two sentences tell the same, by their words or by what they mean."""
    keys = [each.account.words.keys(*each.span) for each in (one, other)]
    if rarity.shared(*keys) >= _KNOWN:
        return True
    sides = one.account.vectors, other.account.vectors
    if sides[0] is None or sides[1] is None:
        return False
    placed = sides[0].between(*one.span), sides[1].between(*other.span)
    return float(likeness(placed[0][None], placed[1])[0]) >= _NEAR


def _cited(one: _Candidate, claims: Sequence[Claim]) -> BriefSentence:
    """A sentence with itself as its first evidence, then one piece of each other article.

    The others are those of claims that hold most of the sentence.
    """
    account, (start, end) = one.account, one.span
    own = account.evidence(one.span)
    shown = account.evidence(without_dateline(account.reading, one.span))
    others: dict[str, Evidence] = {}
    for claim in claims:
        held = any(
            piece.article == own.article
            and 2 * (min(end, piece.end) - max(start, piece.start)) >= end - start
            for piece in claim.pieces
        )
        for piece in claim.pieces if held and claim.shown else ():
            if piece.article != own.article:
                others.setdefault(piece.article, piece)
    return BriefSentence(
        text=shown.text,
        evidence=(own, *(others[key] for key in sorted(others))),
        confidence=round(one.worth.weighty, 3),
    )


def _height(by_id: Mapping[str, Account], evidence: Sequence[Evidence]) -> float:
    """How far up the accounts tell something, on average: 1 at the top, 0 at the end."""
    lengths = [len(by_id[one.article].reading.article.text) for one in evidence]
    down = [one.start / length for one, length in zip(evidence, lengths, strict=True)]
    return 1 - sum(down) / len(down)


def _sentences(account: Account, evidence: Evidence) -> list[Span]:
    """The sentence in which a piece of evidence begins."""
    spans = account.reading.sentences
    at = bisect_right(spans, (evidence.start, len(account.reading.article.text) + 1)) - 1
    return [spans[at]] if at >= 0 and evidence.start < spans[at][1] else []


def _disputed(
    accounts: Sequence[Account], aligned: Aligned, told: Sequence[str]
) -> Iterable[BriefSentence]:
    """Both sides of each dispute, those of most origins first, each in its best sentence."""
    claims = {claim.id: claim for claim in aligned.claims}
    denials: dict[str, list[Evidence]] = defaultdict(list)
    for relation in aligned.relations:
        if relation.kind == "denies" and relation.shown:
            denials[relation.to].extend((relation.evidence[0], *claims[relation.claim].pieces))
    order = sorted(denials, key=lambda one: (-claims[one].origins, -len(claims[one].articles), one))
    given = set(told)
    for claim in order:
        for side in (claims[claim].pieces, denials[claim]):
            best = _best(accounts, side)
            if best and best.text not in given:
                given.add(best.text)
                yield BriefSentence(text=best.text, evidence=(best,))


def _best(accounts: Sequence[Account], pieces: Sequence[Evidence]) -> Evidence | None:
    """The sentence with one of these pieces that stands best alone; the first of equals."""
    by_id = {account.reading.article.id: account for account in accounts}
    found = {
        (piece.article, span): standing(by_id[piece.article], span)
        for piece in pieces
        for span in _sentences(by_id[piece.article], piece)
    }
    if not found:
        return None
    article, span = min(found, key=lambda one: (-found[one], one[1][1] - one[1][0], one))
    return by_id[article].evidence(without_dateline(by_id[article].reading, span))
