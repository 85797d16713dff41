"""The reading: every annotation of one article. Offsets are code points of its text."""

from typing import Literal

import msgspec

from variorum.model.article import Article
from variorum.model.span import Span

Label = Literal["person", "organization", "place", "group", "other"]
Mode = Literal[
    "says",
    "denies",
    "accuses",
    "confirms",
    "promises",
    "demands",
    "warns",
    "expects",
    "unverified",
]
SourceType = Literal["named_person", "unnamed_person", "organization", "document", "group"]
Qualifier = Literal[
    "exact",
    "at_least",
    "more_than",
    "up_to",
    "less_than",
    "about",
    "between",
    "vague",
    "unknown",
]
Measure = Literal[
    "killed",
    "injured",
    "hospitalized",
    "missing",
    "trapped",
    "rescued",
    "detained",
    "released",
    "displaced",
    "evacuated",
    "sheltered",
    "returned",
    "affected",
    "deployed",
    "attending",
    "population",
    "destroyed",
    "damaged",
    "incidents",
    "other",
]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name in the text: a person, an organization, a place, a group of people, or other."""

    start: int
    end: int
    text: str
    label: Label


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3 expression: `value` is null where nothing anchors it.

    `rule` is the id of the named rule that read it (`lexicon/en/times.toml`), and `tense` is how
    the sentence looks from where it stands, by which a weekday or a month without a year is set.
    Both are left out of JSON where they are not set, and the documents of the contract do not set
    them: see `Reading.unexplained`.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    mod: str | None = None
    anchor: Literal["published", "text", "none"] = "none"
    rule: str | msgspec.UnsetType = msgspec.UNSET
    tense: Literal["past", "future"] | msgspec.UnsetType = msgspec.UNSET


PlacePrecision = Literal["point", "city", "region", "country"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A toponym resolved to coordinates (degrees, WGS 84) and country (ISO 3166-1 alpha-2).

    `precision` is how exact the coordinates are: a spot, somewhere in a town, in an area, or in a
    country and beyond. Where `offset` is set ("10 km east of") they lie that far from the place
    named.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    kind: str
    precision: PlacePrecision | None = None
    offset: str | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A count of people or things, or an amount of money or of a measure, in one phrase.

    `value` is null for vague and unknown numbers. `unit` is what is counted by its kind ("person",
    "vehicle", "thing"), or the unit of an amount in one form ("kilometre", "percent", a currency's
    code in ISO 4217). `population` is what is counted in the text's own words, `what` the same
    folded over plurals and small letters. `part_of` is the index, in the reading's
    quantities, of the one this is part of ("including 10 civilians").
    """

    start: int
    end: int
    text: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    unit: str
    measure: Measure
    population: str | None = None
    part_of: int | None = None
    what: str | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what, as in PolNeAR: source, cue and content spans, each possibly discontinuous.

    `speaker` is an index into the reading's entities, pronouns and roles resolved within the
    article, or null where nothing tells. `source_type` is what kind of source the words name: a
    person by name, a person without one, a body, something written, or several people.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: bool
    mode: Mode
    speaker: int | None = None
    source_type: SourceType | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Every annotation of one article.

    `vectors` are what the parts of its sentences mean (`model.vectors`; base64 in JSON); none
    where the article was read by rules alone.
    """

    variorum: Literal["1"] = "1"
    article: Article
    sentences: tuple[Span, ...] = ()
    entities: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    vectors: bytes = b""

    def __repr__(self) -> str:
        kinds = ("attributions", "quantities", "places", "times", "entities")
        counts = ", ".join(f"{len(getattr(self, kind))} {kind}" for kind in kinds)
        return f"<Reading of {self.article.uri}: {counts}>"

    def unexplained(self) -> "Reading":
        """The reading without the rules that gave its records, as the contract shows it."""
        unset = msgspec.UNSET
        times = (msgspec.structs.replace(one, rule=unset, tense=unset) for one in self.times)
        return msgspec.structs.replace(self, article=self.article.unexplained(), times=tuple(times))
