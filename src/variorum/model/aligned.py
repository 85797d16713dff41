"""What the alignment of one story gives: everything that stands side by side across accounts."""

import msgspec

from variorum.model.claim import Claim, Relation
from variorum.model.figure import Figure
from variorum.model.statement import Entity, Statement


class Aligned(msgspec.Struct, frozen=True, kw_only=True):
    """Entities, statements, figures, claims and relations of one story."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
