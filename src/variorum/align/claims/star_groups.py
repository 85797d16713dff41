"""Stars: groups of wordings that say the same, each member like its centre.

After Aslam et al., The Star Clustering Algorithm (2004): no chain of small steps joins what
differs.
"""

from collections import Counter
from collections.abc import Container, Sequence


def stars(order: Sequence[int], links: Sequence[dict[int, float]]) -> list[list[int]]:
    """Wordings in groups around centres, the centre first; each is in one group.

    The first in order that no centre links to is a centre; each other wording goes to the centre
    that it is most like. A centre left alone joins the group of which most say the same as it
    does, or draws away a wording that is more like it than like its own centre.
    """
    centre_of: dict[int, int] = {}
    for at in order:
        if at not in centre_of:
            centre_of[at] = at
            for other in links[at]:
                centre_of.setdefault(other, at)
    centres = {at for at, centre in centre_of.items() if at == centre}
    for at in order:
        if at not in centres:
            centre_of[at] = _most_like(at, links, centres)
    found: dict[int, list[int]] = {}
    for at in order:
        found.setdefault(centre_of[at], []).append(at)
    for at in order:
        if links[at] and found.get(at) == [at]:
            _settle(at, links, found, centre_of)
    return [[centre, *sorted({*star} - {centre})] for centre, star in found.items() if star]


def _most_like(at: int, links: Sequence[dict[int, float]], among: Container[int]) -> int:
    """Of the wordings in `among` that say the same as this one, the likest; there is one."""
    near = links[at]
    return min((one for one in near if one in among), key=lambda one: (-near[one], one))


def _settle(
    at: int,
    links: Sequence[dict[int, float]],
    found: dict[int, list[int]],
    centre_of: dict[int, int],
) -> None:
    """Find a group for a centre that is alone: it joins one, or draws one wording to itself."""
    held = Counter(centre_of[other] for other in links[at])
    best = min(held, key=lambda one: (-held[one] / len(found[one]), one))
    if 2 * held[best] >= len(found[best]):
        found[best].append(at)
        centre_of[at] = best
        found[at] = []
        return
    nearest = _most_like(at, links, links[at])
    if (
        nearest != centre_of[nearest]
        and links[nearest].get(centre_of[nearest], 0) < links[at][nearest]
    ):
        found[centre_of[nearest]].remove(nearest)
        found[at].append(nearest)
        centre_of[nearest] = at
