"""The lines of a dossier, each opened: what it says, on whose words it rests, what it leads to.

A line's address is the id of its record; of two claims in relation, `FROM..TO`. What has no id is
named by its first evidence, so its address stays for as long as it rests on the same words.
"""

import hashlib
from collections.abc import Iterator, Mapping

import msgspec

from variorum.dossier.formats import wording
from variorum.dossier.formats.lookups import Index, number_articles
from variorum.model import (
    BriefSentence,
    Claim,
    Comparison,
    Dossier,
    Entity,
    Event,
    Evidence,
    Figure,
    OnlyIn,
    Relation,
    Report,
    Statement,
)
from variorum.why.addresses import addressed
from variorum.why.stated import headline

KINDS: Mapping[str, str] = {
    "brief": "In brief",
    "events": "Timeline",
    "figures": "Figures",
    "claims": "Claims",
    "relations": "Disputed, differing and updated",
    "only_in": "What only one origin reports",
    "statements": "Statements",
    "entities": "People, bodies and places",
}
"""The kinds of lines in the order in which they are listed, by the dossier's field."""

LONGEST = 24
"""Letters of a name that the page of the dossier gives as it is; of longer ones it gives a digest.
A line is named here as it is named there, so that one address leads from the page to the line."""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of evidence: `side` is the side it takes, `who` speaks, `note` how it is read."""

    evidence: Evidence
    side: str = ""
    who: str = ""
    note: str = ""


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `kind` is the dossier's field; `reason` the address under which `why` knows it.

    `notes` are what is told of the line beside its text. `near` are addresses of other lines that
    it leads to, each with what that line says. `confidence` is how sure the program is, 0 to 1;
    null where nothing was weighed. A line that is not `shown` is a candidate.
    """

    address: str
    kind: str
    reason: str
    text: str
    notes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    confidence: float | None = None
    shown: bool = True


class Lines:
    """The lines of one dossier by their addresses."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        comparison = Comparison(dossiers=(dossier,))
        self.index = Index(dossier, number_articles(comparison), whole=True)
        self.records: dict[str, tuple[str, str, msgspec.Struct]] = {}
        for field, reason, record in addressed(dossier):
            # A name that stands nowhere in the texts has no words to rest on.
            nowhere = isinstance(record, Entity) and not record.mentions
            if field in KINDS and not nowhere:
                address = self._named(record) or reason
                self.records.setdefault(address, (field, reason, record))

    def listed(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each kind of lines that there are, with their addresses and what they say."""
        for field, title in KINDS.items():
            found = [
                (address, headline(self.dossier, record))
                for address, (kind, _, record) in self.records.items()
                if kind == field
            ]
            if found:
                yield title, found

    def open(self, address: str) -> Opened | None:
        """The line at an address; none where there is none."""
        if address not in self.records:
            return None
        field, reason, record = self.records[address]
        fields = {"text": headline(self.dossier, record), **self._parts(record)}
        return Opened(address=address, kind=field, reason=reason, **fields)  # type: ignore[arg-type]

    def _parts(self, record: msgspec.Struct) -> dict[str, object]:
        """The fields of a line that its record fills."""
        match record:
            case BriefSentence():
                return self._brief(record)
            case Event():
                return self._event(record)
            case Figure():
                return self._figure(record)
            case Claim():
                return self._claim(record)
            case Relation():
                return self._relation(record)
            case OnlyIn():
                return self._alone(record)
            case Statement():
                return self._statement(record)
            case Entity():
                return self._entity(record)
        return {}

    def _named(self, record: msgspec.Struct) -> str:
        """The address of a record that has no id, as the page of the dossier has it."""
        if isinstance(record, BriefSentence) and record.evidence:
            kind, evidence = "brief", record.evidence
        elif isinstance(record, OnlyIn):
            kind, evidence = "only", (record.evidence,)
        else:
            return ""
        first = min(evidence, key=lambda one: (self.index.numbers[one.article], one.start, one.end))
        named = f"{kind}-e{first.article[1:]}-{first.start}-{first.end}"
        if len(named) <= LONGEST:
            return named
        return f"x{hashlib.sha256(named.encode()).hexdigest()[:12]}"

    def _brief(self, one: BriefSentence) -> dict[str, object]:
        voices = tuple(Voice(evidence=piece) for piece in one.evidence)
        return {"voices": voices, "confidence": one.confidence}

    def _alone(self, one: OnlyIn) -> dict[str, object]:
        return {"voices": (Voice(evidence=one.evidence),), "confidence": one.confidence}

    def _event(self, one: Event) -> dict[str, object]:
        notes = [wording.day(one.date.week or one.date.value, weekday=True)]
        notes += [one.kind] if one.kind != "happened" else []
        notes += [wording.one_line(one.place)] if one.place else []
        notes.append(str(self.index.support(one.articles, one.origins)))
        voices = tuple(Voice(evidence=piece) for piece in one.evidence)
        return {"text": wording.clause(one.text), "notes": tuple(notes), "voices": voices}

    def _figure(self, one: Figure) -> dict[str, object]:
        bounds = [
            f"{name} {told}"
            for name, value in (("low", one.low), ("best", one.best), ("high", one.high))
            if (told := wording.number(value))
        ]
        articles = [report.evidence.article for report in one.reports]
        notes = (
            wording.RELATIONS[one.relation],
            *([", ".join(bounds)] if bounds else []),
            str(self.index.support(articles, one.origins)),
        )
        voices = tuple(self._report(report) for report in one.reports)
        return {"text": wording.one_line(one.what), "notes": notes, "voices": voices}

    def _report(self, one: Report) -> Voice:
        statement = self.index.statements.get(one.statement or "")
        who = self.index.name(one.claimant) or (statement.speaker_text if statement else "") or ""
        told = [f"{wording.qualifier(one)} {wording.amount(one)}".strip()]
        told += [f"as of {wording.day(one.as_of)}"] if one.as_of else []
        told += [f"in {one.place}"] if one.place else []
        return Voice(
            evidence=one.evidence,
            who=wording.one_line(who),
            note=wording.one_line(", ".join(part for part in told if part)),
        )

    def _claim(self, one: Claim) -> dict[str, object]:
        notes = [one.status, str(self.index.support(one.articles, one.origins))]
        for verb, who in (("asserted by", one.asserted_by), ("denied by", one.denied_by)):
            notes += [f"{verb} {self.index.names(who)}"] if who else []
        return {
            "text": wording.clause(one.text),
            "notes": tuple(notes),
            "voices": tuple(self._said(one)),
            "near": tuple(self._relations(one.id)),
            "confidence": one.confidence,
            "shown": one.shown,
        }

    def _said(self, claim: Claim, side: str = "") -> Iterator[Voice]:
        """What a claim rests on: its statements, then what no statement covers."""
        covered: list[Evidence] = []
        for key in claim.statements:
            if said := self.index.statements.get(key):
                covered.append(said.evidence)
                yield self._voice(said, side)
        for piece in claim.evidence:
            held = (
                one.article == piece.article and one.start < piece.end and piece.start < one.end
                for one in covered
            )
            if not any(held):
                yield Voice(evidence=piece, side=side)

    def _voice(self, one: Statement, side: str) -> Voice:
        speaker = self.index.name(one.speaker) or one.speaker_text or ""
        return Voice(
            evidence=one.evidence,
            side=side or ("denies" if one.mode == "denies" else ""),
            who=wording.one_line(speaker),
            note=wording.one_line(one.cue or ""),
        )

    def _relations(self, claim: str) -> Iterator[tuple[str, str]]:
        for one in self.dossier.relations:
            if claim in (one.claim, one.to):
                yield f"{one.claim}..{one.to}", headline(self.dossier, one)

    def _relation(self, one: Relation) -> dict[str, object]:
        claims = {claim.id: claim for claim in self.dossier.claims}
        first, second = claims[one.to], claims[one.claim]
        voices = (*self._said(first, "one account"), *self._said(second, one.kind))
        near = tuple((claim.id, wording.clause(claim.text)) for claim in (first, second))
        return {
            "notes": (one.kind,),
            "voices": voices,
            "near": near,
            "confidence": one.confidence,
            "shown": one.shown,
        }

    def _entity(self, one: Entity) -> dict[str, object]:
        notes = [one.kind, *(wording.one_line(form) for form in one.variants if form != one.name)]
        voices = tuple(Voice(evidence=piece) for piece in one.mentions)
        said = [statement for statement in self.dossier.statements if statement.speaker == one.id]
        near = tuple((each.id, headline(self.dossier, each)) for each in said)
        return {"notes": tuple(notes), "voices": voices, "near": near}

    def _statement(self, one: Statement) -> dict[str, object]:
        notes = [one.mode] + ([wording.day(one.date)] if one.date else [])
        claims = [claim for claim in self.dossier.claims if one.id in claim.statements]
        near = tuple((claim.id, wording.clause(claim.text)) for claim in claims)
        return {"notes": tuple(notes), "voices": (self._voice(one, ""),), "near": near}
