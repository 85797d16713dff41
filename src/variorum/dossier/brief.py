"""The brief: the fewest sentences that say what several origins report and where they part."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.dossier.accounts import Account, Rarity
from variorum.dossier.ranges import Ranges
from variorum.dossier.stands_alone import standing
from variorum.dossier.tellings import without_dateline
from variorum.model import Aligned, BriefSentence, Claim, Evidence, Figure, Span

# An editor reads three to seven sentences at a glance: so many on what is agreed, and room kept
# for the figures and for both sides of a dispute.
_AGREED = 4
_MOST = 7

# A sentence that shares this part of its weight with one already chosen says nothing new.
_KNOWN = 0.5


def brief(accounts: Sequence[Account], aligned: Aligned) -> tuple[BriefSentence, ...]:
    """Sentences of the accounts, word for word, and at most two that set figures side by side.

    First what most origins report, chosen greedily so that few sentences cover much (maximum
    coverage; Takamura & Okumura, 2009), then the figures that differ, then what is disputed.
    """
    chosen = _agreed(accounts, aligned)
    if not chosen:
        chosen = _leads(accounts)
    ranges = Ranges(accounts, aligned.entities, aligned.statements)
    varying: dict[str, Figure] = {}
    for figure in aligned.figures:
        if ranges.varies(figure):
            varying.setdefault(figure.measure, figure)
    figures = [ranges.sentence(figure) for figure in varying.values()][:2]
    disputes = list(_disputed(accounts, aligned, [one.text for one in chosen]))
    kept = chosen[: _MOST - len(figures) - min(2, len(disputes))]
    return tuple([*kept, *figures, *disputes][:_MOST])


def _agreed(accounts: Sequence[Account], aligned: Aligned) -> list[BriefSentence]:
    """Greedy cover of the claims of two origins or more.

    Each origin adds to a claim's weight, the more the further up the accounts tell it: news tells
    what matters first.
    """
    claims = [
        one for one in aligned.claims if one.status in ("agreed", "updated") and one.origins > 1
    ]
    covers: dict[tuple[str, Span], set[int]] = defaultdict(set)
    by_id = {account.reading.article.id: account for account in accounts}
    height = [_height(by_id, claim.evidence) for claim in claims]
    for at, claim in enumerate(claims):
        for evidence in claim.evidence:
            for span in _sentences(by_id[evidence.article], evidence):
                covers[evidence.article, span].add(at)
    wordings = {one: by_id[one[0]].words.keys(*one[1]) for one in covers}
    common = _common_words(accounts)
    alone = {
        one: standing(by_id[one[0]], one[1])
        * len(wordings[one] & common)
        / max(1, len(wordings[one]))
        for one in covers
    }
    rarity = Rarity(wordings.values())
    chosen: list[tuple[str, Span]] = []
    covered: set[int] = set()
    while len(chosen) < _AGREED:
        open_ = {
            one: sum((claims[at].origins - 1) * height[at] for at in sorted(held - covered))
            for one, held in covers.items()
            if held - covered
            and not any(rarity.shared(wordings[one], wordings[old]) >= _KNOWN for old in chosen)
        }
        if not open_:
            break
        # Long sentences cover more by chance: the gain counts per hundred letters and a half.
        gain = {one: alone[one] * new / (150 + one[1][1] - one[1][0]) for one, new in open_.items()}
        best = min(gain, key=lambda one: (-gain[one], one))
        chosen.append(best)
        covered |= covers[best]
    cited = [
        _cited(by_id[article], span, claims, covers[article, span]) for article, span in chosen
    ]
    # In the order in which the accounts themselves tell it, whichever sentence was found first.
    return sorted(cited, key=lambda one: -_height(by_id, one.evidence))


def _common_words(accounts: Sequence[Account]) -> frozenset[str]:
    """The words that two accounts use: a sentence of these is told as others would tell it."""
    spread = Counter(
        key
        for account in accounts
        for key in account.words.keys(0, len(account.reading.article.text))
    )
    return frozenset(key for key, held in spread.items() if held > 1)


def _height(by_id: Mapping[str, Account], evidence: Sequence[Evidence]) -> float:
    """How far up the accounts tell something, on average: 1 at the top, 0 at the end."""
    lengths = [len(by_id[one.article].reading.article.text) for one in evidence]
    down = [one.start / length for one, length in zip(evidence, lengths, strict=True)]
    return 1 - sum(down) / len(down)


def _cited(account: Account, span: Span, claims: Sequence[Claim], held: set[int]) -> BriefSentence:
    """A sentence with itself as its first evidence, then one piece of each other article."""
    own = account.evidence(without_dateline(account.reading, span))
    others: dict[str, Evidence] = {}
    for at in sorted(held):
        for evidence in claims[at].evidence:
            if evidence.article != own.article:
                others.setdefault(evidence.article, evidence)
    return BriefSentence(text=own.text, evidence=(own, *(others[key] for key in sorted(others))))


def _sentences(account: Account, evidence: Evidence) -> list[Span]:
    """The sentence in which a piece of evidence begins."""
    spans = account.reading.sentences
    at = bisect_right(spans, (evidence.start, len(account.reading.article.text) + 1)) - 1
    return [spans[at]] if at >= 0 and evidence.start < spans[at][1] else []


def _leads(accounts: Sequence[Account]) -> list[BriefSentence]:
    """Where nothing is aligned: how each origin's account begins, three at most."""
    leads: dict[str, BriefSentence] = {}
    for account in accounts:
        for span in account.reading.sentences:
            if len(account.words.keys(*span)) > 4:
                own = account.evidence(span)
                leads.setdefault(account.origin, BriefSentence(text=own.text, evidence=(own,)))
                break
    return list(leads.values())[:3]


def _disputed(
    accounts: Sequence[Account], aligned: Aligned, told: Sequence[str]
) -> Iterable[BriefSentence]:
    """Both sides of each dispute, those of most origins first, each in its best sentence."""
    claims = {claim.id: claim for claim in aligned.claims}
    denials: dict[str, list[Evidence]] = defaultdict(list)
    for relation in aligned.relations:
        if relation.kind == "denies":
            denials[relation.to].extend((relation.evidence[0], *claims[relation.claim].evidence))
    order = sorted(denials, key=lambda one: (-claims[one].origins, -len(claims[one].articles), one))
    given = set(told)
    for claim in order:
        for side in (claims[claim].evidence, denials[claim]):
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
