"""What decisions on lines make of records, on the way into the stages.

Each function takes decisions whose words were found (`anchored`), and gives beside its result the
ids of those that it could meet. A decision that meets nothing changes nothing.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from variorum.model import Aligned, Article, Claim, Decision, Dossier, Figure, Origin, Relation
from variorum.model.record_ids import name_records
from variorum.review.drawn_relations import draw
from variorum.review.found_again import meant, meant_by_piece, places_of
from variorum.review.ruled_claims import Said, merge, split

Record = TypeVar("Record", bound=msgspec.Struct)

_VERDICTS = ("strike", "accept", "unsure")


def rule(
    aligned: Aligned,
    decisions: Iterable[Decision],
    articles: Sequence[Article] = (),
    origins: Sequence[Origin] = (),
) -> tuple[Aligned, set[str]]:
    """The aligned records without those that were struck, and with those shown that were accepted.

    Claims are put together and taken apart, and relations drawn, as people decided. What named a
    record that is gone names it no longer.
    """
    ruling = _Ruling(aligned, origins)
    for one in decisions:
        ruling.apply(one)
    return (ruling.result(articles) if ruling.met else aligned), ruling.met


class _Ruling:
    """The aligned records of a story, while one decision after the other is applied to them."""

    def __init__(self, aligned: Aligned, origins: Sequence[Origin]) -> None:
        self._aligned = aligned
        self._claims = aligned.claims
        self._figures = aligned.figures
        self._relations = aligned.relations
        self._said = Said(aligned.statements, origins)
        self.met: set[str] = set()
        self._remade = False

    def apply(self, one: Decision) -> None:
        """Let one decision change the records, if it is on any of them."""
        assert one.target is not msgspec.UNSET
        done = False
        match one.target.kind, one.kind:
            case "claims", "merge" | "split":
                done = self._regroup(one)
                self._remade = self._remade or done
            case "relations", "relate":
                done = self._draw(one)
            case "claims", kind if kind in _VERDICTS:
                self._claims, done = _judged(self._claims, one)
            case "figures", kind if kind in _VERDICTS:
                self._figures, done = _judged(self._figures, one)
            case "relations", kind if kind in _VERDICTS:
                self._relations, done = self._judged_relations(one)
        if done:
            self.met.add(one.id)

    def _regroup(self, one: Decision) -> bool:
        """Make two claims one, or take pieces out of one as a claim of their own."""
        assert one.target is not msgspec.UNSET
        places = [places_of(claim) for claim in self._claims]
        at = meant_by_piece(places, one.target.evidence[0])
        if at is None:
            return False
        claim = self._claims[at]
        if one.kind == "split":
            parts = split(claim, one.target.evidence, self._said)
            self._claims = (*self._claims[:at], *parts, *self._claims[at + 1 :])
            return True
        other = meant_by_piece(places, one.target.evidence[1])
        if other is None:
            return False
        if other != at:
            self._join(claim, self._claims[other])
        return True

    def _join(self, one: Claim, other: Claim) -> None:
        """Make two claims one; what names the second names the first."""
        made = merge(one, other, self._said)
        kept = (made if claim is one else claim for claim in self._claims if claim is not other)
        names = {other.id: one.id}
        self._claims = tuple(
            msgspec.structs.replace(claim, dispute=names.get(claim.dispute or "", claim.dispute))
            for claim in kept
        )
        moved: dict[tuple[str, str], Relation] = {}
        for relation in self._relations:
            sides = names.get(relation.claim, relation.claim), names.get(relation.to, relation.to)
            if sides[0] != sides[1]:
                renamed = msgspec.structs.replace(relation, claim=sides[0], to=sides[1])
                moved.setdefault(sides, renamed)
        self._relations = tuple(moved.values())

    def _draw(self, one: Decision) -> bool:
        """Draw a relation between two claims, or between statements that no claim holds."""
        drawn = draw(one, self._claims, self._relations, self._said)
        if drawn is None:
            return False
        # What nobody else says becomes a claim by being set against another.
        self._remade = self._remade or len(drawn[0]) > len(self._claims)
        self._claims, self._relations = drawn
        return True

    def _judged_relations(self, decision: Decision) -> tuple[tuple[Relation, ...], bool]:
        """The relations with what a decision says of the one between two claims."""
        assert decision.target is not msgspec.UNSET
        places = [places_of(claim) for claim in self._claims]
        found = [meant_by_piece(places, piece) for piece in decision.target.evidence[:2]]
        ids = [None if at is None else self._claims[at].id for at in found]
        for at, one in enumerate(self._relations):
            if [one.claim, one.to] == ids:
                return _with_verdict(self._relations, at, decision), True
        return self._relations, False

    def result(self, articles: Sequence[Article]) -> Aligned:
        """The records as the decisions left them, and nothing that names what is gone."""
        left = {one.id for one in self._claims}
        counted = {one.id for one in self._figures}
        ruled = msgspec.structs.replace(
            self._aligned,
            claims=tuple(
                one if one.dispute in left else msgspec.structs.replace(one, dispute=None)
                for one in self._claims
            ),
            figures=tuple(_parted(one, counted) for one in self._figures),
            relations=tuple(one for one in self._relations if {one.claim, one.to} <= left),
        )
        return name_records(ruled, articles) if self._remade else ruled


def _parted(figure: Figure, counted: set[str]) -> Figure:
    """The figure, no report of which is a part of one that was struck."""
    reports = tuple(
        one if one.part_of in counted else msgspec.structs.replace(one, part_of=None)
        for one in figure.reports
    )
    return msgspec.structs.replace(figure, reports=reports)


def strike_lines(dossier: Dossier, decisions: Iterable[Decision]) -> tuple[Dossier, set[str]]:
    """The dossier without the events, sentences and lone passages that were struck."""
    met: set[str] = set()
    fields: dict[str, tuple[msgspec.Struct, ...]] = {}
    for one in decisions:
        assert one.target is not msgspec.UNSET
        kind = one.target.kind
        if one.kind in _VERDICTS and kind in ("brief", "events", "only_in"):
            fields[kind], done = _judged(fields.get(kind, getattr(dossier, kind)), one)
            met |= {one.id} if done else set()
    return (msgspec.structs.replace(dossier, **fields) if fields else dossier), met


def _judged(records: tuple[Record, ...], decision: Decision) -> tuple[tuple[Record, ...], bool]:
    """The records with what a decision says of one of them, and whether there is that one."""
    assert decision.target is not msgspec.UNSET
    at = meant([places_of(one) for one in records], decision.target)
    if at is None:
        return records, False
    return _with_verdict(records, at, decision), True


def _with_verdict(records: tuple[Record, ...], at: int, decision: Decision) -> tuple[Record, ...]:
    if decision.kind == "strike":
        return records[:at] + records[at + 1 :]
    one = records[at]
    if decision.kind == "accept" and isinstance(one, Claim | Relation) and not one.shown:
        return (*records[:at], msgspec.structs.replace(one, shown=True), *records[at + 1 :])
    return records
