"""Why each record of the alignment is there, from the same numbers that made it."""

from collections.abc import Iterator, Sequence

from variorum.align import claim_alignment
from variorum.align.claim_alignment import Drawn, draw
from variorum.align.claim_board import Board
from variorum.align.claims import claim_reasons, updates
from variorum.align.claims.assertions import entity_keys
from variorum.align.claims.claim_reasons import Shared
from variorum.align.disputes import denial_reasons
from variorum.align.disputes.denial_reasons import Case
from variorum.align.disputes.pointing import Pointer
from variorum.align.entities.entity_reasons import entity_reasons
from variorum.align.entities.merging import EntityIndex, merge_entities
from variorum.align.figures.figure_reasons import figure_reasons
from variorum.align.figures.ledger import align_figures, gather, identify_figure
from variorum.align.passage_origins import OriginOf
from variorum.align.statement_reasons import statement_reasons
from variorum.align.statements import align_statements
from variorum.model import (
    Because,
    Claim,
    Entity,
    Figure,
    Origin,
    Policy,
    Reading,
    Relation,
    Statement,
)
from variorum.model.regrouping import Regrouping

Told = tuple[Entity | Statement | Figure | Claim | Relation, tuple[Because, ...]]
"""A record as it was made again, and why it is there."""


# So many pairs of wordings are told of one relation.
_PAIRS = 4


class AlignedReasons:
    """The alignment of one story made again, and why each of its records is there."""

    def __init__(
        self,
        readings: Sequence[Reading],
        origins: Sequence[Origin],
        policy: Policy,
        decided: Sequence[Regrouping] = (),
    ) -> None:
        """Takes what `align` takes, and aligns it again."""
        self._readings = sorted(readings, key=lambda reading: reading.article.id)
        self._of = OriginOf(origins)
        self._index: EntityIndex = merge_entities(self._readings, decided)
        self._statements = align_statements(self._readings, self._index, self._of)
        self._decided = decided
        self._figures = align_figures(self._readings, self._statements, self._of, policy, decided)
        self._drawn: Drawn = draw(
            self._readings, self._statements, self._of, self._index, self._figures
        )
        self._board = Board(self._drawn)
        entities = {one.id: one for one in self._index.entities}
        self._shared = Shared(self._drawn.articles, entities, self._drawn.matcher)
        names = {entity.id: entity_keys(entity) for entity in self._index.entities}
        self._case = Case(
            self._drawn.assertions,
            self._drawn.denials,
            self._drawn.finder,
            Pointer(self._drawn.assertions, names),
        )

    def all(self) -> Iterator[Told]:
        """Every record of the alignment with its reasons."""
        yield from self.entities()
        yield from self.statements()
        yield from self.figures()
        yield from self.claims()
        yield from self.relations()

    def entities(self) -> Iterator[Told]:
        """Why each entity's names are one."""
        for entity in self._index.entities:
            yield entity, tuple(entity_reasons(entity, self._readings))

    def statements(self) -> Iterator[Told]:
        """Why each statement is whose it is."""
        by_id = {reading.article.id: reading for reading in self._readings}
        for one in self._statements:
            reading = by_id[one.evidence.article]
            yield one, tuple(statement_reasons(one, reading, self._index))

    def figures(self) -> Iterator[Told]:
        """Why each figure holds these reports, and what follows from them."""
        by_id = {figure.id: figure for figure in self._figures}
        for group in gather(self._readings, self._statements, self._of, self._decided):
            figure = by_id[identify_figure(group)]
            yield figure, tuple(figure_reasons(figure, group))

    def claims(self) -> Iterator[Told]:
        """Why each claim's pieces of evidence say the same, and why it has its status."""
        claims, _ = self._board.result()
        by_id = {claim.id: claim for claim in claims}
        of = {self._board.claim_of(group[0]).id: group for group in self._drawn.groups}
        inner = {id: one for ids, one in self._board.inner.items() for id in ids}
        for claim in claims:
            if claim.id in inner and claim.id not in of:
                yield claim, (denial_reasons.within(inner[claim.id]), *self._status(claim))
        for key, group in of.items():
            claim = by_id[key]
            sure = [] if claim.confidence is None else [self._sure(group, claim)]
            same = claim_reasons.same(self._shared, group)
            yield claim, (*same, *sure, *self._status(claim))

    def _sure(self, group: Sequence[int], claim: Claim) -> Because:
        signs = self._board.maker.signs(group)
        assert signs is not None, "what has a confidence has signs"
        return claim_reasons.sure(signs, claim.confidence or 0.0, claim.shown)

    def _status(self, claim: Claim) -> Iterator[Because]:
        module = claim_alignment.__name__
        told = len(claim.articles)
        articles = "1 article" if told == 1 else f"{told} articles"
        if claim.status == "agreed":
            words = f"Agreed: {claim.origins} independent origins make it, in {articles}."
        elif claim.status == "single":
            words = f"Single: one origin makes it, in {articles}."
        elif claim.status == "disputed":
            words = "Disputed: another statement denies it (see the relations that lead to it)."
        else:
            words = "Updated: an account of a later day gives another number."
        yield Because(words=words, rule=claim.status, module=module)
        for pair in self._drawn.observed:
            if self._board.claim_of(pair[0]).id == claim.id:
                yield denial_reasons.observes(self._drawn.assertions, pair)

    def relations(self) -> Iterator[Told]:
        """Why one claim denies, differs from or updates another.

        Several of their wordings may stand so to each other; the first drew the relation.
        """
        _, relations = self._board.result()
        pairs = [*self._drawn.denied, *self._drawn.opposing, *self._drawn.differing]
        for relation in relations:
            inner = self._board.inner.get((relation.claim, relation.to))
            if inner:
                yield relation, (denial_reasons.within(inner),)
                continue
            sides = {relation.claim, relation.to}
            drawn = [pair for pair in pairs if self._ids(pair) == sides][:_PAIRS]
            yield relation, tuple(map(self._parts, drawn))

    def _ids(self, pair: tuple[int, int]) -> set[str]:
        return {self._board.claim_of(at).id for at in pair}

    def _parts(self, pair: tuple[int, int]) -> Because:
        if pair in self._drawn.denied:
            return denial_reasons.denies(self._case, pair)
        if pair in self._drawn.updated:
            return self._step(pair)
        found = self._drawn.matcher.compared(*pair)
        assert found is not None, "the two were compared before they were set side by side"
        return claim_reasons.parted(self._shared, found)

    def _step(self, pair: tuple[int, int]) -> Because:
        """Two claims that tell two steps of one figure that was updated."""
        later, earlier = (self._drawn.assertions[at] for at in pair)
        words = (
            f"{later.article}:{later.start} tells a later number of a figure of which "
            f"{earlier.article}:{earlier.start} tells an earlier one."
        )
        return Because(words=words, rule="steps-of-one-figure", module=updates.__name__)
