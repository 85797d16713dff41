"""Links: the pairs of wordings that the learned judge holds for tellings of one fact."""

from collections.abc import Iterable, Sequence

from variorum.align.claims.pair_signs import Candidate, PairJudge
from variorum.align.claims.verdicts import at_odds
from variorum.align.claims.wordings import Wordings
from variorum.weights import load

# Pairs whose two cosines add up to as much are seen, so that others are compared with them, and
# those a little nearer are judged. Of pairs of noted stories that tell one fact 7 in 100 lie below
# the second, and hardly one of those would be linked.
_SEEN = 0.5
_JUDGED = 0.6


def seen(wordings: Wordings, pairs: Iterable[Candidate]) -> list[Candidate]:
    """Those of the pairs that the judge sees: of two articles, and somewhat near."""
    firsts = wordings.firsts
    return [
        pair
        for pair in pairs
        if pair.near >= _SEEN and firsts[pair.at].article != firsts[pair.other].article
    ]


def pairs_of(wordings: Wordings) -> list[Candidate]:
    """The pairs of a story that the judge sees; none where there are no vectors."""
    found = wordings.candidates()
    return seen(wordings, (Candidate(a, b, w, m) for a, b, w, m in found if m is not None))


def is_judged(wordings: Wordings, pair: Candidate) -> bool:
    """Whether the two of a pair are near enough, and not at odds, to tell one fact."""
    firsts = wordings.firsts
    return pair.near >= _JUDGED and not at_odds(firsts[pair.at], firsts[pair.other])


def judge_of(wordings: Wordings) -> PairJudge:
    """The judge of the pairs of a story, which sees them all; to ask what `link` saw."""
    return PairJudge(wordings.firsts, wordings.total, pairs_of(wordings))


def link(
    wordings: Wordings, links: Sequence[dict[int, float]], pairs: Iterable[Candidate]
) -> dict[tuple[int, int], float]:
    """Link what the judge holds for one fact, each pair as surely as it says.

    `links` are those that the rules drew, for each wording the others; they stay, as surely as the
    judge says. Returns how likely each linked pair tells one fact, the earlier wording first.
    """
    pairs = seen(wordings, pairs)
    judge = PairJudge(wordings.firsts, wordings.total, pairs)
    line = load("pairs").line("linked")
    found: dict[tuple[int, int], float] = {}
    for pair in pairs:
        at, other = pair.at, pair.other
        by_rule = other in links[at]
        if not by_rule and not is_judged(wordings, pair):
            continue
        likely = judge.likely(pair)
        if by_rule or likely >= line:
            links[at][other] = links[other][at] = likely
            found[min(at, other), max(at, other)] = likely
    return found
