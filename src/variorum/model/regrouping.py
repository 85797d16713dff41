"""What people decided of which words name one thing, as the alignment takes it."""

from typing import Literal, NamedTuple

from variorum.model.record_ids import Place

Grouped = Literal["entities", "figures"]


class Regrouping(NamedTuple):
    """One decision on records that the alignment makes of words: names, or reports of figures.

    With `together` the records that hold the first and the second of the `places` are one. Without
    it the places are a record of their own, whatever record holds them.
    """

    kind: Grouped
    together: bool
    places: tuple[Place, ...]
