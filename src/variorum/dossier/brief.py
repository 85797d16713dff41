"""The brief: the sentences that are the news itself, and where accounts part."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
# chosen, says nothing new.
_KNOWN = 0.5
_NEAR = 0.85

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
    chosen = _news(accounts, aligned.claims, worth)
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
    accounts: Sequence[Account], claims: Sequence[Claim], worth: Mapping[str, Sequence[Worth]]
) -> list[BriefSentence]:
    """The sentences most likely to be the news itself, each saying something new.

    This is greedy maximal marginal relevance (Carbonell & Goldstein, 1998) with a hard line.
    """
    candidates = [
        _Candidate(round(one.main, 9), account, span, one)
        for account in accounts
        for span, one in zip(
            account.reading.sentences, worth[account.reading.article.id], strict=True
        )
        if _reads_alone(account, span)
    ]
    candidates.sort(key=lambda one: (-one.rank, one.account.reading.article.id, one.span))
    rarity = Rarity(one.account.words.keys(*one.span) for one in candidates)
    chosen: list[_Candidate] = []
    for one in candidates:
        if len(chosen) == _MOST:
            break
        if not any(_says_again(one, old, rarity) for old in chosen):
            chosen.append(one)
    return [_cited(one, claims) for one in chosen]


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
