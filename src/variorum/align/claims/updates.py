"""Updates: the claims that tell an earlier and a later number of one figure that was updated.

"At least 12 were killed" and "the number of dead was raised to 17" share too few words to be set
against each other as sentences. That they measure the same thing is what the figure says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from variorum.align.claims.assertions import Assertion
from variorum.model import Evidence, Figure


def updates_of(
    figures: Sequence[Figure],
    assertions: Sequence[Assertion],
    centre_of: Mapping[int, int],
    day_of: Mapping[str, str],
) -> list[tuple[int, int]]:
    """Pairs (later, earlier) as indices into `assertions`, one for each step of each figure.

    `centre_of` maps the assertions that two articles make to the one that stands for them. Where
    that one does not give the figure itself ("12 were killed", which others tell with the injured),
    they are no claim of this figure. Of a step one side at least is made by two articles. `day_of`
    maps article ids to the days they came out, those of unknown day left out.
    """
    standing: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(assertions):
        standing[one.article].append(at)

    def best(pieces: Sequence[Evidence]) -> list[int]:
        """The assertion that tells a step best: one that two articles make before any other, then
        the one that was out first, so that who tells a step again a day later does not date it."""
        held = {
            at
            for piece in pieces
            for at in standing[piece.article]
            if assertions[at].start <= piece.start and piece.end <= assertions[at].end
        }
        whole = [at for at in held if centre_of.get(at, at) in held]
        return sorted(
            whole,
            key=lambda at: (
                at not in centre_of,
                day_of[assertions[at].article],
                centre_of.get(at, at) != at,
                assertions[at].start,
                at,
            ),
        )[:1]

    pairs: list[tuple[int, int]] = []
    for figure in figures:
        if figure.relation != "update":
            continue
        steps: dict[float, list[Evidence]] = defaultdict(list)
        for report in figure.reports:
            if report.value is not None and report.evidence.article in day_of:
                steps[report.value].append(report.evidence)
        told = sorted((min(day_of[one.article] for one in steps[step]), step) for step in steps)
        for (before, old), (after, new) in pairwise(told):
            if before < after:
                pairs += [(then, first) for then in best(steps[new]) for first in best(steps[old])]
    return [pair for pair in pairs if pair[0] in centre_of or pair[1] in centre_of]
