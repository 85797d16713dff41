"""Counts of an archive, held against counts made by hand."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("pyarrow", reason="the extra variorum[archive] is not installed")

from variorum.archive import parquet_files
from variorum.archive.media_counts import count_archive, count_copies
from variorum.archive.table_schemas import TABLES, arrow_schema
from variorum.archive.told_articles import Told, came_out, find_copies, find_first
from variorum.archive.topic_counts import headline_words
from variorum.errors import StopRun

DAY = 86_400

ARTICLES = [
    # story 1: the Echo reports at nine; the Post copies it at ten, and reports itself a day later.
    ("a1", "s1", "o1", "echo.example", "2024-05-01T09:00Z", "minute"),
    ("a2", "s1", "o1", "post.example", "2024-05-01T10:00Z", "minute"),
    ("a3", "s1", "o2", "post.example", "2024-05-02", "day"),
    # story 2: both on one day without an hour, so none was first; the Echo's has the lesser id.
    ("b1", "s2", "o3", "echo.example", "2024-05-02", "day"),
    ("b2", "s2", "o3", "post.example", "2024-05-02", "day"),
    # story 3: one outlet alone; nobody is first, nothing is a copy.
    ("c1", "s3", "o4", "echo.example", "2024-05-02T08:00+02:00", "minute"),
    ("c2", "s3", "o5", "echo.example", "2024-05-03", "day"),
    # story 4: the Post's has no day, so it is in no row, and the Echo is not surely first.
    ("d1", "s4", "o6", "echo.example", "2024-05-03", "day"),
    ("d2", "s4", "o6", "post.example", None, None),
    # story 5: the Post two days before the Echo and the Sun, who copy it.
    ("e1", "s5", "o7", "post.example", "2024-05-01", "day"),
    ("e2", "s5", "o7", "echo.example", "2024-05-03", "day"),
    ("e3", "s5", "o7", "sun.example", "2024-05-03", "day"),
]
PASSAGES = [
    # who copied, whom, how long; the direction of the last does not show.
    ("a2", "a1", 100),
    ("a2", "a1", 40),
    ("e2", "e1", 200),
    ("e3", "e1", 210),
    ("c2", "c1", 80),
    ("b2", None, 60),
]
TITLES = {
    "a1": "Dam bursts in Kell",
    "a2": "The dam has burst",
    "a3": "Ferry sank",
    "b2": "In 2024 ferries sank",
    "c1": "Ferry sails",
    "d2": "Ferry sank",
}
ENTITIES = [
    # name, kind, the articles that name it
    ("Ida Roe", "person", ["a1", "a2"]),
    ("Ida Roe", "person", ["e1"]),
    ("Bram Oller", "person", ["c1", "c2", "d2"]),
    ("Kell", "place", ["a1", "a2"]),
]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The tables of an archive."""
    rows = [
        dict.fromkeys(one.name for one in TABLES["articles"])
        | dict(zip(("id", "story", "origin", "domain", "published", "precision"), row, strict=True))
        | {"title": TITLES.get(row[0])}
        for row in ARTICLES
    ]
    passages = [
        dict.fromkeys(one.name for one in TABLES["passages"])
        | {"a": by, "b": copied or "b1", "a_start": 7, "a_end": 7 + size, "copied": copied}
        | {"b_start": 900, "b_end": 900 + size}
        for by, copied, size in PASSAGES
    ]
    # In two files, as a large archive is.
    for part, half in enumerate((rows[:5], rows[5:])):
        file = tmp_path / "articles" / f"{part:06}.parquet"
        parquet_files.write(file, half, arrow_schema("articles"))
    entities = [
        dict.fromkeys(one.name for one in TABLES["entities"])
        | dict(zip(("name", "kind", "articles"), row, strict=True))
        for row in ENTITIES
    ]
    for table, held in (("passages", passages), ("entities", entities), ("stories", [])):
        parquet_files.write(tmp_path / table / "000000.parquet", held, arrow_schema(table))
    return tmp_path


def rows_of(out: Path, table: str) -> list[tuple[object, ...]]:
    import pyarrow.parquet as pq

    read = pq.read_table(out / "stats" / f"{table}.parquet").to_pylist()
    return [tuple(row.values()) for row in read]


def test_days(out: Path) -> None:
    assert count_archive(out) == {
        "days": 3,
        "outlets": 6,
        "people": 1,
        "words": 4,
        "copies": 3,
    }
    assert rows_of(out, "days") == [
        # day, articles, outlets, origins, copies, share of copies
        ("2024-05-01", 3, 2, 2, 1, 1 / 3),  # a1 a2 e1; a2 is a copy
        ("2024-05-02", 4, 2, 3, 1, 1 / 4),  # a3 b1 b2 c1; b2 is a copy
        ("2024-05-03", 4, 2, 3, 2, 2 / 4),  # c2 d1 e2 e3; e2 and e3 are copies
    ]


def test_outlets(out: Path) -> None:
    count_archive(out)
    assert rows_of(out, "outlets") == [
        # day, outlet, articles, origins, copies, share of copies, stories it was first with
        ("2024-05-01", "echo.example", 1, 1, 0, 0.0, 1),  # first with s1
        ("2024-05-01", "post.example", 2, 2, 1, 0.5, 1),  # first with s5
        ("2024-05-02", "echo.example", 2, 2, 0, 0.0, 0),
        ("2024-05-02", "post.example", 2, 2, 1, 0.5, 0),
        ("2024-05-03", "echo.example", 3, 3, 1, 1 / 3, 0),
        ("2024-05-03", "sun.example", 1, 1, 1, 1.0, 0),
    ]


def test_people_and_words(out: Path) -> None:
    count_archive(out)
    columns = ("day", "name", "articles", "outlets", "origins", "copies", "share", "first")
    assert rows_of(out, "people") == [
        # a1 a2 e1, of which a2 is a copy; the hour of e1 is not known, so nobody is first
        ("2024-05-01", "Ida Roe", 3, 2, 2, 1, 1 / 3, None),
    ], columns
    assert rows_of(out, "words") == [
        # a1 a2, of which a2 is a copy, an hour after
        ("2024-05-01", "burst", 2, 2, 1, 1, 1 / 2, "echo.example"),
        ("2024-05-01", "dam", 2, 2, 1, 1, 1 / 2, "echo.example"),
        # a3 b2 c1, of which b2 is a copy; a3 and b2 have no hour
        ("2024-05-02", "ferry", 3, 2, 3, 1, 1 / 3, None),
        # a3 b2, of one outlet
        ("2024-05-02", "sank", 2, 1, 2, 1, 1 / 2, None),
    ]


def test_forms_of_a_word_are_one_under_the_most_usual() -> None:
    told = list(headline_words([("a", "Floods"), ("b", "Flood of 2024"), ("c", "FLOODS 12")]))
    assert told == [("floods", "a"), ("floods", "b"), ("floods", "c")]


def test_who_copies_whom(out: Path) -> None:
    count_archive(out)
    assert rows_of(out, "copies") == [
        # who, whom, articles, passages, characters; what the Echo took from itself is left out
        ("echo.example", "post.example", 1, 1, 200),
        ("post.example", "echo.example", 1, 2, 140),
        ("sun.example", "post.example", 1, 1, 210),
    ]
    root = ElementTree.parse(out / "stats" / "copies.graphml").getroot()
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {
        node.get("id"): [data.text for data in node.findall("g:data", space)]
        for node in root.findall("g:graph/g:node", space)
    }
    assert nodes == {"echo.example": ["6"], "post.example": ["5"], "sun.example": ["1"]}
    edges = [
        (edge.get("source"), edge.get("target"), *(one.text for one in edge))
        for edge in root.findall("g:graph/g:edge", space)
    ]
    assert ("post.example", "echo.example", "1", "2", "140") in edges
    assert len(edges) == 3
    keys = {key.get("id"): key.get("attr.name") for key in root.findall("g:key", space)}
    assert keys["edge-characters"] == "characters"


def test_where_there_are_no_tables_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="make them with `variorum archive IN"):
        count_archive(tmp_path)


@pytest.mark.parametrize(
    ("published", "precision", "seconds"),
    [
        ("1970-01-01", "day", (0, DAY)),
        ("1970-01-31", "day", (30 * DAY, 31 * DAY)),
        ("1970-02", "month", (31 * DAY, 59 * DAY)),
        ("1971", "year", (365 * DAY, 730 * DAY)),
        ("1970-01-01T02:00+02:00", "minute", (0, 60)),
        ("1970-01-01T00:01", "minute", (60, 120)),
    ],
)
def test_when_something_came_out(published: str, precision: str, seconds: tuple[int, int]) -> None:
    assert came_out(published, precision) == seconds


@pytest.mark.parametrize(
    ("published", "precision"), [(None, None), ("soon", "day"), ("x", "minute")]
)
def test_what_is_not_known_may_be_any_time(published: str | None, precision: str | None) -> None:
    since, until = came_out(published, precision)
    assert since < -(10**12)
    assert until > 10**12


def told(id: str, outlet: str, since: int, until: int, origin: str = "o") -> Told:
    return Told(id, "s", origin, outlet, "2024-05-01", since, until)


def test_first_is_only_who_surely_was() -> None:
    early, late = told("a", "echo", 0, 10), told("b", "post", 10, 20)
    assert find_first([late, early]) == [early]
    assert find_first([early, told("b", "post", 9, 20)]) == []
    assert find_first([early, told("c", "echo", 0, 30), late]) == [early]
    assert find_first([early]) == []


def test_of_one_origin_all_but_the_earliest_are_copies() -> None:
    undated = told("0", "sun", *came_out(None, None))
    held = [told("b", "post", 5, 6), told("a", "echo", 5, 6), undated]
    assert find_copies(held) == {"b", "0"}
    assert find_copies([told("a", "echo", 0, 1, "o"), told("b", "echo", 0, 1, "p")]) == set()
    assert count_copies([], {}) == []
