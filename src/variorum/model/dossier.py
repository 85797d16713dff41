"""The dossier: the compiled record of one story, and the document that holds several."""

import hashlib
from typing import Literal

import msgspec

from variorum.model.article import Article, Precision, Rejection
from variorum.model.article_history import History
from variorum.model.because import Reasons
from variorum.model.claim import Claim, Relation
from variorum.model.decision import Decision
from variorum.model.figure import Figure
from variorum.model.notebook import framed
from variorum.model.origin import Origin, Reuse
from variorum.model.reading import PlacePrecision
from variorum.model.span import Evidence
from variorum.model.statement import Entity, Statement


class StoryHead(msgspec.Struct, frozen=True, kw_only=True):
    """What heads a dossier. `title` is one account's headline; `start` and `end` are dates.

    `aliases` are ids that a store once gave out for the story, before it took in others.
    """

    id: str
    title: str
    start: str | None
    end: str | None
    places: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    because: Reasons = msgspec.UNSET


class EventDate(msgspec.Struct, frozen=True, kw_only=True):
    """When something happened, how precisely that is known, and from what.

    `value` is ISO 8601 or TIMEX3. Where a week was told, `week` is that week as TIMEX3 writes it
    (`2018-W17`, a weekend `2018-W17-WE`), and `value` the month that holds all of it, if one does.
    `basis` is `context` where no account dates the words: the day follows from what stands around
    them. `confidence` is then how likely it is, 0 to 1, and else null. The basis `decision` is a
    date that a person gave.
    """

    value: str
    precision: Precision
    basis: Literal["text", "published", "coverage", "context", "decision"]
    week: str | None = None
    confidence: float | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One dated happening of the timeline, merged across accounts.

    `worth` is how likely an editor would want it, 0 to 1; null where that was not judged.
    """

    id: str
    date: EventDate
    text: str
    place: str | None
    actors: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...]
    origins: int
    kind: Literal["happened", "planned", "background"]
    worth: float | None = None
    because: Reasons = msgspec.UNSET


class OnlyIn(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin alone reports; `confidence` is how likely no other tells it, 0 to 1."""

    article: str
    evidence: Evidence
    confidence: float | None = None
    because: Reasons = msgspec.UNSET


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims of three origins or more an article does not report; `claims` are ids."""

    article: str
    claims: tuple[str, ...]
    because: Reasons = msgspec.UNSET


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """One place on the map, as the gazetteer has it, with every mention that leads to it.

    `lat` and `lon` are degrees (WGS 84), `country` is ISO 3166-1 alpha-2, `precision` and `offset`
    are as in a reading's places.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    kind: str
    mentions: tuple[Evidence, ...]
    precision: PlacePrecision | None = None
    offset: str | None = None
    because: Reasons = msgspec.UNSET


class BriefSentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of the brief, with the evidence it cites.

    `confidence` is how likely an editor would want it, 0 to 1; null where it sets figures or the
    sides of a dispute beside each other.
    """

    text: str
    evidence: tuple[Evidence, ...]
    confidence: float | None = None
    because: Reasons = msgspec.UNSET


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The compiled record of one story; every cell resolves to characters of `articles`.

    `decisions` are those of people on its lines that it was compiled by; `histories` are those of
    the articles that came in several states. JSON leaves out either where there are none.
    """

    story: StoryHead
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    reuse: tuple[Reuse, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]
    only_in: tuple[OnlyIn, ...]
    brief: tuple[BriefSentence, ...]
    places: tuple[Location, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    decisions: tuple[Decision, ...] | msgspec.UnsetType = msgspec.UNSET
    histories: tuple[History, ...] | msgspec.UnsetType = msgspec.UNSET

    def __repr__(self) -> str:
        counts = f"{len(self.articles)} articles, {len(self.origins)} origins"
        return f"<Dossier {self.story.id} {self.story.title!r}: {counts}>"

    def _repr_html_(self) -> str:
        """The dossier as its page, in a notebook."""
        return framed(Comparison(dossiers=(self,)))

    def as_shown(self) -> "Dossier":
        """The dossier without the claims and relations that are held back as candidates."""
        return msgspec.structs.replace(
            self,
            claims=tuple(one for one in self.claims if one.shown),
            relations=tuple(one for one in self.relations if one.shown),
        )


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What `variorum compare` prints as JSON: every article is in one dossier or rejected.

    `seal` is the SHA-256 (hex) of all the rest, there in what is printed or written as JSON.
    """

    variorum: Literal["1"] = "1"
    dossiers: tuple[Dossier, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    seal: str | msgspec.UnsetType = msgspec.UNSET

    def __repr__(self) -> str:
        return f"<Comparison: {len(self.dossiers)} stories, {len(self.rejected)} rejected>"

    def _repr_html_(self) -> str:
        """The comparison as its page, in a notebook."""
        return framed(self)

    def unexplained(self) -> "Comparison":
        """The comparison without the rules that gave its records, as the contract shows it."""
        plain = (
            msgspec.structs.replace(one, articles=tuple(a.unexplained() for a in one.articles))
            for one in self.dossiers
        )
        return msgspec.structs.replace(self, dossiers=tuple(plain))


def seal_of(document: bytes) -> str:
    """The SHA-256 (hex) of a JSON document without its `seal`, however it is laid out.

    It is taken of the document without white space, with the names of each object in order. A `uri`
    that is a path is left out: where a file lay is no part of what the document says.
    """
    fields = msgspec.json.decode(document)
    fields.pop("seal", None)
    articles = [one for story in fields.get("dossiers", ()) for one in story.get("articles", ())]
    for one in (*articles, *fields.get("rejected", ())):
        if not str(one.get("uri")).startswith(("http://", "https://")):
            one.pop("uri", None)
    return hashlib.sha256(msgspec.json.encode(fields, order="sorted")).hexdigest()
