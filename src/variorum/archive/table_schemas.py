"""The tables of an archive, column by column; `docs/archive.md` publishes them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from variorum.errors import StopRun

if TYPE_CHECKING:
    import pyarrow

SCHEMA_VERSION = 1


class Column(NamedTuple):
    """A column: its name, its type, and what it tells. Any but a number may be null."""

    name: str
    type: str
    meaning: str


_EVIDENCE = "list<article, start, end, text>"

TABLES: Mapping[str, tuple[Column, ...]] = {
    "stories": (
        Column("id", "string", "the story"),
        Column("title", "string", "one account's headline"),
        Column("start", "string", "its first day, ISO 8601 to the precision that is known"),
        Column("end", "string", "its last day"),
        Column("places", "list<string>", "where it is set"),
        Column("aliases", "list<string>", "ids that it had before it took in other stories"),
        Column("articles", "int64", "how many articles tell it"),
        Column("outlets", "int64", "of how many outlets"),
        Column("origins", "int64", "of how many independent origins"),
        Column("brief", "list<string>", "the sentences of its brief"),
    ),
    "articles": (
        Column("id", "string", "the article"),
        Column("story", "string", "the story that it tells"),
        Column("origin", "string", "the origin of its reporting; copies share one"),
        Column("uri", "string", "its address, or where it lay"),
        Column("outlet", "string", "who published it"),
        Column("domain", "string", "the outlet's domain"),
        Column("title", "string", "its headline"),
        Column("byline", "string", "who wrote it"),
        Column("agency", "string", "the agencies that it is credited to"),
        Column("published", "string", "when it came out, ISO 8601 to its precision"),
        Column("precision", "string", "`year`, `month`, `day` or `minute`"),
        Column("basis", "string", "how that is known: `metadata`, `text`, `url` or `coverage`"),
        Column("language", "string", "ISO 639"),
        Column("characters", "int64", "the length of its text"),
        Column("text", "string", "its cleaned text; all places count its code points"),
    ),
    "origins": (
        Column("id", "string", "the origin"),
        Column("story", "string", "its story"),
        Column("label", "string", "the agency or outlet that it is called after"),
        Column("articles", "list<string>", "the articles that carry it"),
        Column(
            "basis", "list<string>", "why they are one: `shared_text`, `credit`, `shared_owner`"
        ),
    ),
    "passages": (
        Column("story", "string", "the story"),
        Column("a", "string", "one article"),
        Column("b", "string", "another, in which the same words stand"),
        Column("a_start", "int64", "where they begin in the first"),
        Column("a_end", "int64", "where they end in it"),
        Column("b_start", "int64", "where they begin in the second"),
        Column("b_end", "int64", "where they end in it"),
        Column("copied", "string", "which of the two was copied, where that shows"),
        Column("basis", "string", "by what it shows: `credit`, `date` or `containment`"),
        Column("share_a", "double", "the share of the first that stands in the second, 0 to 1"),
        Column("share_b", "double", "the share of the second that stands in the first"),
    ),
    "entities": (
        Column("id", "string", "a person, body, place or group"),
        Column("story", "string", "its story"),
        Column("name", "string", "its name"),
        Column("kind", "string", "`person`, `organization`, `place`, `group` or `other`"),
        Column("country", "string", "ISO 3166-1 alpha-2, where it is of a country"),
        Column("variants", "list<string>", "every form of the name"),
        Column("articles", "list<string>", "which articles name it"),
        Column("mentions", "int64", "in how many places"),
    ),
    "statements": (
        Column("id", "string", "the statement"),
        Column("story", "string", "its story"),
        Column("article", "string", "where it stands"),
        Column("start", "int64", "where it begins"),
        Column("end", "int64", "where it ends"),
        Column("text", "string", "its words"),
        Column("speaker", "string", "who says it, by the name that the accounts give"),
        Column("speaker_text", "string", "the source in the article's own words"),
        Column("cue", "string", "the word that attributes it"),
        Column("mode", "string", "`says`, `denies`, `accuses` ..."),
        Column("quoted", "bool", "whether it is in quotation marks"),
        Column("date", "string", "when it was said"),
        Column("origin", "string", "the origin that has it"),
    ),
    "figures": (
        Column("id", "string", "the figure"),
        Column("story", "string", "its story"),
        Column("measure", "string", "`killed`, `injured`, `displaced` ..."),
        Column("what", "string", "what is counted"),
        Column("unit", "string", "the unit of the numbers"),
        Column("low", "double", "the lowest, by the policy"),
        Column("best", "double", "the best"),
        Column("high", "double", "the highest"),
        Column("policy", "string", "how the best is chosen"),
        Column("origins", "int64", "of how many independent origins"),
        Column("relation", "string", "`single`, `agree`, `differ` or `update`"),
        Column(
            "reports",
            "list<article, start, end, text, value, low, high, qualifier, claimant, as_of, origin>",
            "each place that reports it",
        ),
    ),
    "claims": (
        Column("id", "string", "the claim"),
        Column("story", "string", "its story"),
        Column("text", "string", "a line of one of the accounts"),
        Column("status", "string", "`agreed`, `single`, `disputed` or `updated`"),
        Column("origins", "int64", "of how many independent origins"),
        Column("articles", "list<string>", "which articles tell it"),
        Column("asserted_by", "list<string>", "who asserts it, by name"),
        Column("denied_by", "list<string>", "who denies it, by name"),
        Column("dispute", "string", "the claim that a dispute is about"),
        Column("confidence", "double", "how likely the accounts tell one fact, 0 to 1"),
        Column("shown", "bool", "whether it is shown, or held back as a candidate"),
        Column("evidence", _EVIDENCE, "each place that tells it"),
    ),
    "events": (
        Column("id", "string", "the event"),
        Column("story", "string", "its story"),
        Column("date", "string", "when it happened, ISO 8601 or TIMEX3"),
        Column("precision", "string", "`year`, `month`, `day` or `minute`"),
        Column("basis", "string", "`text`, `published`, `coverage` or `context`"),
        Column("text", "string", "what happened, in the words of an account"),
        Column("place", "string", "where"),
        Column("actors", "list<string>", "who, by name"),
        Column("articles", "list<string>", "which articles tell it"),
        Column("origins", "int64", "of how many independent origins"),
        Column("kind", "string", "`happened`, `planned` or `background`"),
        Column("worth", "double", "how likely an editor would want it, 0 to 1"),
        Column("evidence", _EVIDENCE, "each place that tells it"),
    ),
    "rejected": (
        Column("uri", "string", "a document that was not read"),
        Column("reason", "string", "why"),
    ),
}
"""By table, its columns in their order."""

_INNER = {"start": "int64", "end": "int64", "value": "double", "low": "double", "high": "double"}


def load_arrow() -> None:
    """See that Parquet can be read and written.

    Raises:
        StopRun: its package is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise StopRun("archives need one package more: pip install 'variorum[archive]'") from error


def arrow_schema(table: str, told: Mapping[str, str] | None = None) -> "pyarrow.Schema":
    """The schema of a table as Parquet has it; `told` is kept in the file beside it."""
    return schema_of(TABLES[table], told)


def schema_of(columns: Sequence[Column], told: Mapping[str, str] | None = None) -> "pyarrow.Schema":
    """The schema of these columns, each with its meaning."""
    import pyarrow as pa

    fields = [
        pa.field(one.name, _arrow_type(one.type), metadata={"meaning": one.meaning})
        for one in columns
    ]
    return pa.schema(fields, metadata={"variorum.tables": str(SCHEMA_VERSION), **(told or {})})


def _arrow_type(type: str) -> "pyarrow.DataType":
    import pyarrow as pa

    plain = {"string": pa.string(), "int64": pa.int64(), "double": pa.float64(), "bool": pa.bool_()}
    if type in plain:
        return plain[type]
    inside = type.removeprefix("list<").removesuffix(">")
    if inside in plain:
        return pa.list_(plain[inside])
    names = inside.split(", ")
    return pa.list_(pa.struct([(name, plain[_INNER.get(name, "string")]) for name in names]))
