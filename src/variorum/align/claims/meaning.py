"""Meaning: where each assertion lies among the vectors of its article's sentences."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.align.claims.assertions import Assertion
from variorum.model import Reading
from variorum.model.vectors import Vectors

if TYPE_CHECKING:
    from variorum.model.vectors import Floats


def meanings_of(assertions: Sequence[Assertion], readings: Sequence[Reading]) -> "Floats | None":
    """A row for each assertion; None where any of the articles was read by rules alone."""
    vectors = {reading.article.id: Vectors.of(reading) for reading in readings}
    rows = []
    for one in assertions:
        of_article = vectors[one.article]
        if of_article is None:
            return None
        rows.append(of_article.between(one.start, one.end))
    if not rows:
        return None
    import numpy as np

    return np.stack(rows)
