"""Explanations: every record of a comparison with why it is there."""

import msgspec

from variorum import why
from variorum.engine.local import Progress, silent
from variorum.engine.workers import Workers
from variorum.model import Comparison


def explain(
    comparison: Comparison, *, workers: int | None = None, progress: Progress = silent
) -> Comparison:
    """The comparison with `because` on each record; its articles are read again for that.

    The result does not depend on the number of workers.
    """
    dossiers = []
    with Workers(workers) as pool:
        for dossier in pool.map(why.explained, comparison.dossiers):
            dossiers.append(dossier)
            progress("explaining stories", len(dossiers), len(comparison.dossiers))
    return msgspec.structs.replace(comparison, dossiers=tuple(dossiers))
