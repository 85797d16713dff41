"""What one origin alone reports, and what an article leaves out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.dossier.accounts import Account
from variorum.dossier.news_value import Worth
from variorum.dossier.stands_alone import standing
from variorum.dossier.tellings import without_dateline
from variorum.model import Claim, LeftOut, OnlyIn, Origin, Span
from variorum.weights import load

_MOSTLY = 0.75
"""A sentence of which a claim of several origins holds so much is told by others. Where it holds
less, the rest may be told by one alone: on noted stories left out, from three quarters on some 3 in
100 facts of one origin more were found than from half on, and as many lines were right."""

_LEAST_WORDS = 4
"""A sentence of fewer words that count tells nothing to check."""


def only_in(
    accounts: Sequence[Account],
    worth: Mapping[str, Sequence[Worth]],
    claims: Sequence[Claim] = (),
) -> tuple[OnlyIn, ...]:
    """The sentences that tell what no other origin tells, the weightiest of each origin first.

    `worth` judges each sentence of each article. Where there is only one origin there is nothing
    to compare, and nothing is listed. What a claim of several origins holds is not alone.
    """
    if len({account.origin for account in accounts}) < 2:
        return ()
    line = load("news_alone").line("listed")
    shared: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        for piece in claim.pieces if claim.origins > 1 and claim.shown else ():
            shared[piece.article].append((piece.start, piece.end))
    found: dict[str, list[tuple[float, OnlyIn]]] = {account.origin: [] for account in accounts}
    for account in accounts:
        article = account.reading.article.id
        for span, one in zip(account.reading.sentences, worth[article], strict=True):
            full = len(account.words.keys(*span)) >= _LEAST_WORDS
            if one.alone >= line and full and not _mostly_in(span, shared[article]):
                evidence = account.evidence(without_dateline(account.reading, span))
                listed = OnlyIn(article=article, evidence=evidence, confidence=round(one.alone, 3))
                found[account.origin].append((_rank(account, span, one), listed))
    return tuple(one for rows in found.values() for _, one in sorted(rows, key=lambda row: -row[0]))


def _rank(account: Account, span: Span, one: Worth) -> float:
    """What comes first: what is surely alone, then what has weight, then what reads by itself."""
    reads = min(1.0, standing(account, span))
    return round(float(one.alone * one.weighty**0.25 * reads**0.125), 9)


def _mostly_in(clause: Span, spans: Sequence[Span]) -> bool:
    """Whether one of `spans` holds so much of a sentence that nothing of weight is left."""
    start, end = clause
    least = _MOSTLY * (end - start)
    return any(min(end, high) - max(start, low) >= least for low, high in spans)


# A claim of so many origins is what the story is about, so leaving it out is worth noting.
_WIDELY = 3


def left_out(
    accounts: Sequence[Account], origins: Sequence[Origin], claims: Sequence[Claim]
) -> tuple[LeftOut, ...]:
    """For each article the claims of three origins or more that it does not report.

    An article reports what its origin reports, so that a shortened copy is not blamed for what
    its whole dispatch tells. Articles that leave nothing out are not listed.
    """
    of = {article: origin.id for origin in origins for article in origin.articles}
    wide = [
        (one.id, {of.get(article, article) for article in one.articles})
        for one in claims
        if one.origins >= _WIDELY and one.shown
    ]
    found = []
    for account in accounts:
        missing = tuple(claim for claim, held in wide if account.origin not in held)
        if missing:
            found.append(LeftOut(article=account.reading.article.id, claims=missing))
    return tuple(found)
