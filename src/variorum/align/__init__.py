"""Align: one speaker, one figure, one claim across the articles of a story."""

from collections.abc import Sequence

from variorum.align.claim_alignment import align_claims
from variorum.align.entities.merging import EntityIndex, merge_entities
from variorum.align.figures.ledger import align_figures
from variorum.align.passage_origins import OriginOf
from variorum.align.statements import align_statements
from variorum.model import Aligned, Origin, Policy, Reading, Reuse
from variorum.model.record_ids import name_records
from variorum.model.regrouping import Regrouping

__all__ = [
    "EntityIndex",
    "align",
    "align_claims",
    "align_figures",
    "align_statements",
    "merge_entities",
]


def align(
    readings: Sequence[Reading],
    origins: Sequence[Origin],
    reuse: Sequence[Reuse],
    policy: Policy = "most-origins",
    decided: Sequence[Regrouping] = (),
) -> Aligned:
    """What stands side by side across the accounts of one story, whatever their order.

    `origins` say which articles count as one; `policy` is how the best of differing figures is
    chosen. `reuse` is taken for later use: copies are already told by their origin. `decided` is
    what people put together or took apart.
    """
    readings = sorted(readings, key=lambda reading: reading.article.id)
    origin_of = OriginOf(origins)
    index = merge_entities(readings, decided)
    statements = align_statements(readings, index, origin_of)
    figures = align_figures(readings, statements, origin_of, policy, decided)
    claims, relations = align_claims(readings, statements, origin_of, index, figures)
    aligned = Aligned(
        entities=index.entities,
        statements=statements,
        figures=figures,
        claims=claims,
        relations=relations,
    )
    return name_records(aligned, (reading.article for reading in readings))
