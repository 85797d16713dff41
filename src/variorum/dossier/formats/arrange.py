"""Put a comparison into reading order, once for every format that people read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.dossier.formats import wording
from variorum.dossier.formats.edited_lines import edited_lines
from variorum.dossier.formats.figure_rows import at_a_glance, ledger
from variorum.dossier.formats.lineage import copyings, sources
from variorum.dossier.formats.lookups import Index, number_articles
from variorum.dossier.formats.reviewed import decided, reviewed
from variorum.dossier.formats.view import (
    Account,
    Alone,
    Happening,
    Line,
    Parting,
    Point,
    Record,
    Ref,
    Saying,
    Support,
)
from variorum.model import (
    Claim,
    Comparison,
    Event,
    Evidence,
    Reasons,
    Relation,
    Statement,
)
from variorum.model.word_keys import content_keys

_DATED_BY = {
    "coverage": "dated by other accounts",
    "context": "day by the words around it",
    "decision": "day corrected by a person",
}
"""What is told of a date that the words of the event do not give."""


def arrange(comparison: Comparison, whole: bool = False) -> Account:
    """Everything that is shown of `comparison`, numbered and worded, in the order it is read.

    With `whole` the claims and relations that are held back are there too, as candidates.
    """
    numbers = number_articles(comparison)
    return Account(
        records=tuple(
            _record(Index(dossier, numbers, whole), position, whole)
            for position, dossier in enumerate(comparison.dossiers, 1)
        ),
        rejected=comparison.rejected,
    )


def _record(index: Index, position: int, whole: bool) -> Record:
    dossier = index.dossier
    points = _Points(index)
    shared, lone, rest = at_a_glance(dossier.figures, whole)
    return Record(
        key=f"story-{position}",
        title=wording.one_line(dossier.story.title) or "Untitled",
        when=wording.period(dossier.story.start, dossier.story.end),
        where=wording.one_line(", ".join(dossier.story.places)),
        support=index.whole,
        held_back=wording.held_back(*index.held_back),
        brief=tuple(
            Line(wording.one_line(one.text), index.refs(one.evidence), index.why(one.because))
            for one in dossier.brief
        ),
        timeline=tuple(_happening(index, event) for event in dossier.events),
        figures=tuple(ledger(index, one) for one in shared),
        lone_figures=tuple(ledger(index, one) for one in lone),
        more_figures=tuple(ledger(index, one) for one in rest),
        disputed=points.disputed(),
        differing=points.partings("differs"),
        agreed=points.agreed(),
        updated=points.partings("updates"),
        only_in=_only_in(index),
        origins=sources(index),
        copying=copyings(index),
        pieces=index.pieces,
        id=dossier.story.id,
        edited=edited_lines(index),
        reviewed=str(reviewed(dossier)),
        decided=decided(dossier),
    )


def _place(ref: Ref) -> tuple[str, int, int]:
    return (ref.number, ref.start, ref.end)


def _happening(index: Index, event: Event) -> Happening:
    return Happening(
        date=wording.day(event.date.week or event.date.value, weekday=True),
        iso=event.date.value,
        note=_DATED_BY.get(event.date.basis, ""),
        kind=event.kind,
        text=wording.clause(event.text),
        place=wording.one_line(event.place or ""),
        actors=index.names(event.actors),
        support=index.support(event.articles, event.origins),
        refs=index.refs(event.evidence),
        why=index.why(event.because),
        worth=event.worth or 0.0,
        id=event.id,
    )


def _only_in(index: Index) -> tuple[Alone, ...]:
    """What one origin alone reports, in the order of the dossier: the weightiest first.

    Words that its copies share are one line. Origins stand in the order of their first articles.
    """
    because = {index.ref(one.evidence): one.because for one in index.dossier.only_in}
    elsewhere = _told_elsewhere(index)
    found: dict[str, dict[tuple[str, ...], list[Ref]]] = {}
    for ref in because:
        # How words begin is the same in any spelling of a copy ("center", "centre").
        same = tuple(key[:4] for key in content_keys(ref.text)) or (ref.text,)
        found.setdefault(ref.origin, {}).setdefault(same, []).append(ref)
    return tuple(
        Alone(
            label=label,
            pieces=tuple(one for one in index.pieces if one.origin == label),
            lines=tuple(
                Line(
                    places[0].text,
                    tuple(sorted(places, key=_place)),
                    index.why(because[places[0]]),
                    any(_mostly_in(place, elsewhere) for place in places),
                )
                for places in lines.values()
            ),
        )
        for label, lines in sorted(found.items(), key=lambda one: _first_place(one[1]))
    )


def _first_place(lines: Mapping[tuple[str, ...], Sequence[Ref]]) -> tuple[str, int, int]:
    return min(_place(ref) for places in lines.values() for ref in places)


def _told_elsewhere(index: Index) -> Mapping[str, Sequence[Ref]]:
    """What the brief, the timeline and the claims cite, by the number of the article."""
    dossier = index.dossier
    cited = (
        *(piece for one in dossier.brief for piece in one.evidence),
        *(piece for one in dossier.events for piece in one.evidence),
        *(piece for one in dossier.claims if one.status != "single" for piece in one.evidence),
    )
    found: dict[str, list[Ref]] = {}
    for ref in dict.fromkeys(map(index.ref, cited)):
        found.setdefault(ref.number, []).append(ref)
    return found


def _mostly_in(ref: Ref, told: Mapping[str, Sequence[Ref]]) -> bool:
    """Whether one of these references holds half of another or more."""
    return any(
        2 * (min(ref.end, one.end) - max(ref.start, one.start)) >= ref.end - ref.start
        for one in told.get(ref.number, ())
    )


@dataclass(frozen=True)
class _Points:
    """The claims of one dossier, each shown once and where it belongs."""

    index: Index

    def disputed(self) -> tuple[Point, ...]:
        """Claims that someone denies.

        A claim that only denies another one is shown as that one's denial, not a second time; where
        accounts only differ, `partings` shows it.
        """
        claims = self._claims()
        relations = self.index.dossier.relations
        differing = {id for one in relations if one.kind == "differs" for id in (one.claim, one.to)}
        denials = {
            one.claim: one.to
            for one in relations
            if one.kind == "denies" and one.claim in claims and one.to in claims
        }
        # Where two claims deny each other, the first of them carries the other.
        carried = {
            claim
            for claim, to in denials.items()
            if to not in denials or list(claims).index(to) < list(claims).index(claim)
        }
        return tuple(
            replace(
                self.point(claim, [claims[key] for key, to in denials.items() if to == claim.id]),
                observes=self._observes(claim, denials),
            )
            for claim in claims.values()
            if claim.id not in carried
            and (
                claim.id in denials.values()
                or (claim.status == "disputed" and (claim.denied_by or claim.id not in differing))
            )
        )

    def _observes(self, claim: Claim, denials: Mapping[str, str]) -> tuple[Saying, ...]:
        """What third parties say in the dispute about a claim, without taking a side."""
        return _merged(
            saying
            for one in self.index.dossier.claims
            if one.dispute == claim.id and one.id != claim.id and one.id not in denials
            for _, saying in self._sayings(one)
        )

    def agreed(self) -> tuple[Point, ...]:
        """Claims that several accounts make and nobody denies, the best supported first."""
        claims = [one for one in self.index.dossier.claims if one.status == "agreed"]
        return tuple(self.point(one) for one in sorted(claims, key=lambda one: -one.origins))

    def partings(self, kind: str) -> tuple[Parting, ...]:
        """Pairs of claims of which one `differs` from the other or `updates` it."""
        claims = self._claims()
        return tuple(
            Parting(
                kind,
                self.point(claims[one.to]),
                self.point(claims[one.claim]),
                _apart(one),
                self.index.why(one.because),
                not one.shown,
            )
            for one in self.index.dossier.relations
            if one.kind == kind and one.claim in claims and one.to in claims
        )

    def point(self, claim: Claim, denied_in: Sequence[Claim] = ()) -> Point:
        """One claim with its sayings; those of the claims in `denied_in` are its denials."""
        sayings = self._sayings(claim)
        asserts = [saying for mode, saying in sayings if mode != "denies"]
        denies = [saying for mode, saying in sayings if mode == "denies"]
        denies += [saying for other in denied_in for _, saying in self._sayings(other)]
        deniers = [*claim.denied_by, *(who for one in denied_in for who in one.asserted_by)]
        return Point(
            id=claim.id,
            text=wording.clause(claim.text),
            status=claim.status,
            support=self._support(claim, denied_in),
            asserted_by=self.index.names(claim.asserted_by),
            denied_by=self.index.names(dict.fromkeys(deniers)),
            asserts=_merged(asserts),
            denies=_merged(denies),
            why=self.index.why(claim.because, *self._denied(claim, denied_in)),
            candidate=not claim.shown,
        )

    def _denied(self, claim: Claim, denied_in: Sequence[Claim]) -> list[Reasons]:
        """Why each of some claims denies this one."""
        ids = {one.id for one in denied_in}
        relations = self.index.dossier.relations
        return [one.because for one in relations if one.to == claim.id and one.claim in ids]

    def _support(self, claim: Claim, others: Sequence[Claim]) -> Support:
        """Outlets and origins behind the claim and those that deny it, each counted once."""
        if not others:
            return self.index.support(claim.articles, claim.origins)
        articles = dict.fromkeys(key for one in (claim, *others) for key in one.articles)
        found = {self.index.origin_of[key].id for key in articles if key in self.index.origin_of}
        return self.index.support(articles, len(found))

    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.index.dossier.claims}

    def _sayings(self, claim: Claim) -> list[tuple[str, Saying]]:
        """Statements of the claim with their mode, then evidence that no statement covers."""
        statements = [
            self.index.statements[key] for key in claim.statements if key in self.index.statements
        ]
        said = [(one.mode, self._saying(one, claim)) for one in statements]
        return said + [
            ("", Saying("", "", wording.one_line(one.text), "", (self.index.ref(one),)))
            for one in _uncovered(claim.evidence, statements)
        ]

    def _saying(self, statement: Statement, claim: Claim) -> Saying:
        """What somebody says of a claim: of a long statement the part that holds the claim."""
        said = self._of_claim(statement.evidence, claim)
        speaker = self.index.name(statement.speaker) or statement.speaker_text or ""
        return Saying(
            speaker=wording.one_line(speaker),
            cue=wording.one_line(statement.cue or ""),
            text=wording.unquoted(said.text),
            date=wording.day(statement.date) if statement.date else "",
            refs=(self.index.ref(said),),
        )

    def _of_claim(self, said: Evidence, claim: Claim) -> Evidence:
        own = [
            one
            for one in claim.evidence
            if one.article == said.article and one.start < said.end and said.start < one.end
        ]
        if not own:
            return said
        start = max(said.start, min(one.start for one in own))
        end = min(said.end, max(one.end for one in own))
        return self.index.piece_of[said.article].article.evidence((start, end))


def _merged(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """The same words of the same speaker once, with every article that has them."""
    found: dict[tuple[str, ...], Saying] = {}
    for one in sayings:
        same = (one.speaker, one.cue, one.text, one.date)
        refs = {*one.refs, *(found[same].refs if same in found else ())}
        found[same] = replace(one, refs=tuple(sorted(refs, key=_place)))
    return tuple(found.values())


def _apart(relation: Relation) -> str:
    """By how much two claims differ: `by 5`, `by 2 days`; empty where nothing measures it."""
    if relation.slot is None or not relation.by:
        return ""
    if relation.slot == "time" and relation.by == int(relation.by):
        return f"by {wording.count(int(relation.by), 'day')}"
    return f"by {wording.number(relation.by)}"


def _uncovered(evidence: Iterable[Evidence], statements: Sequence[Statement]) -> list[Evidence]:
    """The pieces of evidence that overlap no statement."""
    return [
        one
        for one in evidence
        if not any(
            said.evidence.article == one.article
            and said.evidence.start < one.end
            and one.start < said.evidence.end
            for said in statements
        )
    ]
