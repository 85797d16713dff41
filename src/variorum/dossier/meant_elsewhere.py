"""Meant elsewhere: how near anything that other origins tell comes to a sentence, in other words.

What stands elsewhere in wholly other words shares no word by which it could be looked up. So each
sentence, and each part of it, is set beside those of all other origins. A sentence may say again
what others tell and add one clause: its least told part shows that.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from variorum.dossier.accounts import Account
from variorum.model.vectors import likeness

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

_POOL = 2000
"""Sentences, and parts, of a story that each is set beside: a bound on the work. Of a longer story
every second, third and so on is taken."""


class Meant(NamedTuple):
    """How near other origins come to one sentence, each 0 to 1.

    `nearest` and `second` are of the two nearest origins. `least` is of the part of the sentence
    that is told least elsewhere, `parts` the mean over its parts.
    """

    nearest: float
    second: float
    least: float
    parts: float


class _Pool(NamedTuple):
    """Rows of a story in the order of their origins, and where each origin begins."""

    rows: "Floats"
    begins: Sequence[int]
    origins: Sequence[str]


class MeantElsewhere:
    """The sentences of a story and their parts, as the reader's vectors place them."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        ordered = sorted(accounts, key=lambda one: (one.origin, one.reading.article.id))
        self._sentences = _pool([(one, one.reading.sentences) for one in ordered])
        self._parts = _pool([(one, one.vectors.parts) for one in ordered if one.vectors])

    def of(self, account: Account) -> list[Meant] | None:
        """What other origins mean beside each sentence of an account; None without vectors."""
        spans = account.reading.sentences
        if account.vectors is None or self._sentences is None or self._parts is None:
            return None
        whole = _by_origin(account, spans, self._sentences)
        parts = _by_origin(account, account.vectors.parts, self._parts)
        nearest = [row[0] for row in parts]
        found, low = [], 0
        for at, (_, end) in enumerate(spans):
            high = low
            while high < len(nearest) and account.vectors.parts[high][0] < end:
                high += 1
            own = nearest[low:high] or [0.0]
            found.append(Meant(*whole[at], min(own), round(sum(own) / len(own), 6)))
            low = high
        return found


def _pool(accounts: Sequence[tuple[Account, Sequence[tuple[int, int]]]]) -> _Pool | None:
    """The rows of these passages, at most `_POOL` of them; None where there are none."""
    import numpy as np

    held = [(one, span) for one, spans in accounts if one.vectors is not None for span in spans]
    held = held[:: max(1, -(-len(held) // _POOL))]
    rows = [one.vectors.between(*span) for one, span in held if one.vectors is not None]
    if not rows:
        return None
    names = [one.origin for one, _ in held]
    begins = [at for at, name in enumerate(names) if at == 0 or names[at - 1] != name]
    return _Pool(np.stack(rows), begins, [names[at] for at in begins])


def _by_origin(
    account: Account, spans: Sequence[tuple[int, int]], pool: _Pool
) -> list[tuple[float, float]]:
    """The likeness of the two nearest other origins to each passage of an account."""
    import numpy as np

    others = [at for at, origin in enumerate(pool.origins) if origin != account.origin]
    if not others or account.vectors is None or not spans:
        return [(0.0, 0.0)] * len(spans)
    rows = np.stack([account.vectors.between(*span) for span in spans])
    near = np.maximum.reduceat(likeness(rows, pool.rows.T), pool.begins, axis=1)[:, others]
    near = np.concatenate([near, np.zeros((len(spans), 1), dtype=near.dtype)], axis=1)
    best = np.sort(near, axis=1)[:, :-3:-1]
    return [(float(one), float(other)) for one, other in best]
