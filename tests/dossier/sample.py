"""A comparison built by hand: two invented stories with everything that the formats show."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import (
    Article,
    BriefSentence,
    Claim,
    Comparison,
    Credit,
    Dossier,
    Entity,
    Event,
    EventDate,
    Evidence,
    Figure,
    Location,
    OnlyIn,
    Origin,
    Outlet,
    Passage,
    Published,
    Rejection,
    Relation,
    Removed,
    Report,
    Reuse,
    SharedText,
    Statement,
    StoryHead,
)

LONG = (
    "At least 12 people were killed when water poured over the Kellermark dam, the civil "
    "protection ministry said.\n\nThe mayor, Nelda Oskarin, accused the water authority of "
    "ignoring three written warnings. The authority denied that it had received any such "
    "letter.\n\nAbout 4,000 residents were moved to a reception centre in Drovny.\n\nThe army has "
    "sent 300 soldiers with pumps."
)
SHORT = (
    "At least 12 people were killed when water poured over the Kellermark dam, the civil "
    "protection ministry said.\n\nThe mayor, Nelda Oskarin, accused the water authority of "
    "ignoring three written warnings. The authority denied that it had received any such letter."
)
LATER = (
    "The death toll rose to 17 on Friday, officials said.\n\nMs Oskarin accuses the authority of "
    "ignoring her warnings. The authority denies it.\n\nThe government puts the number of "
    "evacuees at 4,200.\n\nA judge will lead the inquiry."
)
BLAST = "Observers counted 14 blasts in Halmet on Saturday, the mission said."


@dataclass(frozen=True)
class Sheet:
    """One article, and evidence by its words."""

    article: Article

    def cite(self, words: str) -> Evidence:
        start = self.article.text.index(words)
        return self.article.evidence((start, start + len(words)))


def sheet(
    key: str,
    text: str,
    *,
    outlet: str,
    title: str = "Dam overflow in Marvenia",
    published: str | None = "2026-03-12",
    uri: str | None = None,
    agency: str | None = None,
    removed: Sequence[Removed] = (),
) -> Sheet:
    """An article with its outlet, as the formats show it."""
    return Sheet(
        Article(
            id=key,
            uri=uri or f"https://{key}.example/flood",
            outlet=Outlet(name=outlet, basis="metadata"),
            title=title,
            byline="Petra Lindqvale",
            dateline=None,
            agency=agency,
            via=(),
            published=Published(value=published, precision="day", basis="text")
            if published
            else None,
            language="en",
            text=text,
            removed=tuple(removed),
        )
    )


COURIER = sheet("courier", LONG, outlet="Velmara Courier", agency="NWA")
LEDGER = sheet("ledger", SHORT, outlet="Harbor Ledger", agency="NWA")
DESK = sheet(
    "desk",
    LATER,
    outlet="World Desk",
    title="Death toll rises to 17",
    published="2026-03-13",
    removed=[
        Removed(text="Share on X", reason="chrome"),
        Removed(text="Read also: What we know", reason="navigation"),
    ],
)
WEEKLY = sheet(
    "weekly", BLAST, outlet="Lakeland Weekly", title="Blasts in Halmet", published=None, uri="w.txt"
)


def report(where: Sheet, words: str, value: int, **more: object) -> Report:
    """One report of a figure; `more` are fields of the record."""
    fields: dict[str, object] = {
        "evidence": where.cite(words),
        "value": value,
        "low": value,
        "high": value,
        "qualifier": "exact",
        "population": None,
        "claimant": None,
        "statement": None,
        "as_of": None,
        "place": None,
        "origin": "o-desk" if where is DESK else "o-nwa",
        "part_of": None,
        **more,
    }
    return Report(**fields)  # type: ignore[arg-type]


ENTITIES = tuple(
    Entity(id=key, name=name, kind="organization", variants=(name,), mentions=())
    for key, name in (
        ("ministry", "civil protection ministry"),
        ("mayor", "Nelda Oskarin"),
        ("authority", "water authority"),
    )
)
ACCUSES = "accused the water authority of ignoring three written warnings"
DENIES = "denied that it had received any such letter"


def statement(key: str, where: Sheet, words: str, speaker: str, mode: str = "says") -> Statement:
    """One attributed statement."""
    return Statement(
        id=key,
        evidence=where.cite(words),
        speaker=speaker,
        speaker_text=speaker,
        cue="said",
        mode=mode,  # type: ignore[arg-type]
        quoted=False,
        date="2026-03-12",
        origin="o-desk" if where is DESK else "o-nwa",
    )


STATEMENTS = (
    statement("s1", COURIER, ACCUSES, "mayor", "accuses"),
    statement("s2", LEDGER, ACCUSES, "mayor", "accuses"),
    statement("s3", DESK, "accuses the authority of ignoring her warnings", "mayor", "accuses"),
    statement("s4", COURIER, DENIES, "authority", "denies"),
    statement("s5", DESK, "The authority denies it", "authority", "denies"),
)


def _figures() -> tuple[Figure, ...]:
    killed = (
        report(
            COURIER,
            "At least 12 people were killed",
            12,
            qualifier="at_least",
            claimant="ministry",
            as_of="2026-03-12",
        ),
        report(LEDGER, "At least 12 people were killed", 12, qualifier="at_least"),
        report(DESK, "17", 17, as_of="2026-03-13"),
    )
    moved = (
        report(
            COURIER,
            "About 4,000 residents",
            4000,
            qualifier="about",
            population="residents",
            place="Drovny",
        ),
        report(DESK, "4,200", 4200),
    )
    return (
        _figure("f1", "killed", "people killed", killed, (12, 17, 17), "update"),
        _figure("f2", "evacuated", "people moved", moved, (4000, 4000, 4200), "differ"),
    )


def _figure(
    key: str,
    measure: str,
    what: str,
    reports: tuple[Report, ...],
    bounds: tuple[int, int, int],
    relation: str,
) -> Figure:
    low, best, high = bounds
    return Figure(
        id=key,
        measure=measure,  # type: ignore[arg-type]
        what=what,
        unit="person",
        reports=reports,
        low=low,
        best=best,
        high=high,
        policy="most-origins",
        origins=2,
        relation=relation,  # type: ignore[arg-type]
    )


def _claims() -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    warned = Claim(
        id="c1",
        text=ACCUSES,
        statements=("s1", "s2", "s3"),
        evidence=tuple(one.evidence for one in STATEMENTS[:3]),
        articles=("courier", "desk", "ledger"),
        origins=2,
        asserted_by=("mayor",),
        denied_by=("authority",),
        status="disputed",
    )
    refused = Claim(
        id="c2",
        text=DENIES,
        statements=("s4", "s5"),
        evidence=tuple(one.evidence for one in STATEMENTS[3:]),
        articles=("courier", "desk"),
        origins=2,
        asserted_by=("authority",),
        denied_by=(),
        status="disputed",
    )
    poured = Claim(
        id="c3",
        text="water poured over the Kellermark dam",
        statements=(),
        evidence=tuple(
            one.cite("water poured over the Kellermark dam") for one in (COURIER, LEDGER)
        ),
        articles=("courier", "ledger"),
        origins=1,
        asserted_by=("ministry",),
        denied_by=(),
        status="agreed",
    )
    denial = Relation(claim="c2", to="c1", kind="denies", evidence=refused.evidence)
    return (warned, refused, poured), (denial,)


def _origins() -> tuple[Origin, ...]:
    return (
        Origin(
            id="o-nwa",
            label="NWA",
            articles=("courier", "ledger"),
            basis=(
                SharedText(articles=("courier", "ledger"), share=0.98),
                Credit(article="ledger", credited="NWA"),
            ),
        ),
        Origin(id="o-desk", label="World Desk", articles=("desk",)),
    )


def _events() -> tuple[Event, ...]:
    poured = Event(
        id="e1",
        date=EventDate(value="2026-03-11", precision="day", basis="text"),
        text="water poured over the Kellermark dam",
        place="Kellermark",
        actors=(),
        evidence=tuple(
            one.cite("water poured over the Kellermark dam") for one in (COURIER, LEDGER)
        ),
        articles=("courier", "ledger"),
        origins=1,
        kind="happened",
    )
    inquiry = Event(
        id="e2",
        date=EventDate(value="2026-06", precision="month", basis="published"),
        text="A judge will lead the inquiry.",
        place=None,
        actors=("mayor",),
        evidence=(DESK.cite("A judge will lead the inquiry."),),
        articles=("desk",),
        origins=1,
        kind="planned",
    )
    return (poured, inquiry)


def _places() -> tuple[Location, ...]:
    def place(name: str, kind: str, lat: float, lon: float, *where: Sheet) -> Location:
        return Location(
            name=name,
            country="AT",
            lat=lat,
            lon=lon,
            geonameid=None,
            kind=kind,
            mentions=tuple(one.cite(name) for one in where),
        )

    return (
        place("Kellermark", "city", 47.25, 13.5, COURIER, LEDGER),
        place("Drovny", "city", 47.0, 13.0, COURIER),
    )


def flood() -> Dossier:
    """A dam overflows: two outlets of one agency, and one that reports later."""
    claims, relations = _claims()
    passage = (0, len(SHORT))
    return Dossier(
        story=StoryHead(
            id="story-flood",
            title="Dam overflow in Marvenia",
            start="2026-03-11",
            end="2026-03-13",
            places=("Kellermark", "Drovny"),
        ),
        articles=(DESK.article, LEDGER.article, COURIER.article),
        origins=_origins(),
        reuse=(
            Reuse(
                copied="courier",
                articles=("courier", "ledger"),
                passages=(Passage(a=passage, b=passage),),
                share_a=0.71,
                share_b=1.0,
                direction_basis="containment",
            ),
        ),
        entities=ENTITIES,
        statements=STATEMENTS,
        figures=_figures(),
        claims=claims,
        relations=relations,
        events=_events(),
        only_in=(OnlyIn(article="desk", evidence=DESK.cite("A judge will lead the inquiry.")),),
        brief=(
            BriefSentence(
                text="At least 12 people were killed when water poured over the Kellermark dam.",
                evidence=(COURIER.cite("At least 12 people were killed"),),
            ),
        ),
        places=_places(),
    )


def bare(where: Sheet) -> Dossier:
    """A story of one article of which nothing more is known."""
    return Dossier(
        story=StoryHead(
            id="story-bare", title=where.article.title or "", start=None, end=None, places=()
        ),
        articles=(where.article,),
        origins=(Origin(id="o-1", label="Lakeland Weekly", articles=(where.article.id,)),),
        reuse=(),
        entities=(),
        statements=(),
        figures=(),
        claims=(),
        relations=(),
        events=(),
        only_in=(),
        brief=(),
    )


def comparison() -> Comparison:
    """Both stories, and one file that could not be read."""
    return Comparison(
        dossiers=(flood(), bare(WEEKLY)),
        rejected=(Rejection(uri="broken.gz", reason="the gzip stream ends too early"),),
    )
