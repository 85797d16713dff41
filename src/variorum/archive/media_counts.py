"""Who reports first, who copies whom, and how much of the news is copies: counted in an archive."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from variorum.archive import parquet_files
from variorum.archive.making import files_of
from variorum.archive.table_schemas import Column, load_arrow, schema_of
from variorum.archive.told_articles import Told, came_out, find_copies, find_first, shares
from variorum.archive.topic_counts import Naming, count_named, headline_words
from variorum.dossier.formats.wording import xml_text

_NAMED = (
    Column("articles", "int64", "articles of that day that name it, two or more"),
    Column("outlets", "int64", "of how many outlets"),
    Column("origins", "int64", "of how many independent origins"),
    Column("copies", "int64", "those that carry the reporting of another article"),
    Column("share", "double", "copies among the articles, 0 to 1"),
    Column("first", "string", "the outlet that had it before all others of that day"),
)

COUNTS: Mapping[str, tuple[Column, ...]] = {
    "days": (
        Column("day", "string", "the day, ISO 8601, in the outlets' own time"),
        Column("articles", "int64", "articles that came out"),
        Column("outlets", "int64", "of how many outlets"),
        Column("origins", "int64", "of how many independent origins"),
        Column("copies", "int64", "articles that carry the reporting of another one"),
        Column("share", "double", "copies among the articles, 0 to 1"),
    ),
    "outlets": (
        Column("day", "string", "the day"),
        Column("outlet", "string", "the outlet's domain, or its name"),
        Column("articles", "int64", "its articles"),
        Column("origins", "int64", "of how many independent origins"),
        Column("copies", "int64", "those that carry the reporting of another article"),
        Column("share", "double", "copies among the articles, 0 to 1"),
        Column("first", "int64", "stories of two outlets or more that it told before all others"),
    ),
    "people": (
        Column("day", "string", "the day"),
        Column("name", "string", "a person, as most accounts of the story write the name"),
        *_NAMED,
    ),
    "words": (
        Column("day", "string", "the day"),
        Column("name", "string", "a word of headlines, in the form that most of them have"),
        *_NAMED,
    ),
    "copies": (
        Column("outlet", "string", "who copies"),
        Column("copied", "string", "whom"),
        Column("articles", "int64", "articles with words of the other's articles"),
        Column("passages", "int64", "passages"),
        Column("characters", "int64", "characters of these"),
    ),
}
"""By table of counts, its columns in their order."""

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"


class Copying(NamedTuple):
    """Words of one article that stand in another one."""

    copied: str
    by: str
    characters: int


def count_archive(out: Path) -> dict[str, int]:
    """Count what is in the archive in a folder, into the folder `stats` in it; by table, the rows.

    Beside the tables stands `copies.graphml`, the graph of who copies whom.

    Raises:
        StopRun: there is no finished archive in `out`, or a package is missing.
    """
    load_arrow()
    articles = list(_articles(files_of(out, "articles")))
    outlets = {one.id: one.outlet for one in articles}
    counts = {
        "days": count_days(articles),
        "outlets": count_outlets(articles),
        "people": count_named(articles, _people(files_of(out, "entities"))),
        "words": count_named(articles, headline_words(_headlines(files_of(out, "articles")))),
        "copies": count_copies(_copyings(files_of(out, "passages")), outlets),
    }
    for table, rows in counts.items():
        schema = schema_of(COUNTS[table])
        parquet_files.write(out / "stats" / f"{table}.parquet", rows, schema)
    sizes = Counter(outlets.values())
    (out / "stats" / "copies.graphml").write_bytes(graph(counts["copies"], sizes))
    return {table: len(rows) for table, rows in counts.items()}


def _articles(files: Iterable[Path]) -> Iterator[Told]:
    columns = ("id", "story", "origin", "outlet", "domain", "published", "precision")
    for row in parquet_files.read(list(files), columns):
        since, until = came_out(row["published"], row["precision"])
        exact = row["precision"] in ("day", "minute")
        yield Told(
            id=row["id"],
            story=row["story"],
            origin=row["origin"] or row["id"],
            outlet=row["domain"] or row["outlet"] or "unknown",
            day=row["published"][:10] if exact else None,
            since=since,
            until=until,
        )


def _people(files: Iterable[Path]) -> Iterator[Naming]:
    for row in parquet_files.read(list(files), ("name", "kind", "articles")):
        if row["kind"] == "person":
            yield from ((row["name"], article) for article in row["articles"])


def _headlines(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for row in parquet_files.read(list(files), ("id", "title")):
        yield row["id"], row["title"] or ""


def _copyings(files: Iterable[Path]) -> Iterator[Copying]:
    columns = ("a", "b", "a_start", "a_end", "b_start", "b_end", "copied")
    for row in parquet_files.read(list(files), columns):
        if row["copied"] is not None:
            by = "b" if row["copied"] == row["a"] else "a"
            yield Copying(row["copied"], row[by], row[f"{by}_end"] - row[f"{by}_start"])


def count_days(articles: Sequence[Told]) -> list[dict[str, Any]]:
    """The rows of `days`, by their day."""
    copies = find_copies(articles)
    days: dict[str, list[Told]] = defaultdict(list)
    for one in articles:
        if one.day is not None:
            days[one.day].append(one)
    return [
        {"day": day, "outlets": len({one.outlet for one in told}), **shares(told, copies)}
        for day, told in sorted(days.items())
    ]


def count_outlets(articles: Sequence[Told]) -> list[dict[str, Any]]:
    """The rows of `outlets`, by their day and outlet."""
    copies = find_copies(articles)
    firsts = Counter((one.day, one.outlet) for one in find_first(articles))
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in articles:
        if one.day is not None:
            told[one.day, one.outlet].append(one)
    return [
        {"day": day, "outlet": outlet, **shares(held, copies), "first": firsts[day, outlet]}
        for (day, outlet), held in sorted(told.items())
    ]


def count_copies(copyings: Iterable[Copying], outlets: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of `copies`, by who copies and whom; what an outlet takes from itself is no copy."""
    held: dict[tuple[str, str], list[Copying]] = defaultdict(list)
    for one in copyings:
        by, copied = outlets[one.by], outlets[one.copied]
        if by != copied:
            held[by, copied].append(one)
    return [
        {
            "outlet": by,
            "copied": copied,
            "articles": len({one.by for one in found}),
            "passages": len(found),
            "characters": sum(one.characters for one in found),
        }
        for (by, copied), found in sorted(held.items())
    ]


def graph(copies: Sequence[Mapping[str, Any]], sizes: Mapping[str, int]) -> bytes:
    """Who copies whom as GraphML: an edge from who copies to whom, outlets with their articles."""
    root = ElementTree.Element("graphml", xmlns=_GRAPHML)
    keys = [
        ("node", "articles"),
        *(("edge", one) for one in ("articles", "passages", "characters")),
    ]
    for of, name in keys:
        told = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": "long"}
        ElementTree.SubElement(root, "key", told)
    drawn = ElementTree.SubElement(root, "graph", id="copies", edgedefault="directed")
    for outlet in sorted({row[end] for row in copies for end in ("outlet", "copied")}):
        node = ElementTree.SubElement(drawn, "node", id=xml_text(outlet))
        ElementTree.SubElement(node, "data", key="node-articles").text = str(sizes[outlet])
    for row in copies:
        ends = {"source": xml_text(row["outlet"]), "target": xml_text(row["copied"])}
        edge = ElementTree.SubElement(drawn, "edge", ends)
        for of, name in keys[1:]:
            ElementTree.SubElement(edge, "data", key=f"{of}-{name}").text = str(row[name])
    ElementTree.indent(root)
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"
