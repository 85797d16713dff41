"""The published schema: on the page, in the files, and held by every row."""

import re

import pytest

pytest.importorskip("pyarrow", reason="the extra variorum[archive] is not installed")

import pyarrow as pa

from tests.dossier.sample import COURIER, bare
from tests.support import ROOT
from variorum.archive.media_counts import COUNTS
from variorum.archive.table_rows import rows_of
from variorum.archive.table_schemas import TABLES, arrow_schema

PAGE = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")


def published(title: str) -> list[tuple[str, str, str]]:
    """The columns of a table as the page has them."""
    section = PAGE.split(f"### {title}\n", 1)[1].split("\n#", 1)[0]
    return re.findall(r"(?m)^\| `(\w+)` \| `([^`]+)` \| (.+) \|$", section)


def test_the_page_publishes_every_column() -> None:
    for table, columns in TABLES.items():
        assert published(table) == [tuple(one) for one in columns], table
    for table, columns in COUNTS.items():
        assert published(f"stats/{table}.parquet") == [tuple(one) for one in columns], table


def test_a_file_tells_the_meaning_of_its_columns() -> None:
    schema = arrow_schema("figures", {"more": "told"})
    assert schema.metadata == {b"variorum.tables": b"1", b"more": b"told"}
    assert schema.field("measure").metadata[b"meaning"].startswith(b"`killed`")
    assert schema.field("low").type == pa.float64()
    reports = schema.field("reports").type.value_type
    assert reports.field("value").type == pa.float64()
    assert reports.field("start").type == pa.int64()
    assert reports.field("qualifier").type == pa.string()
    assert arrow_schema("claims").field("articles").type == pa.list_(pa.string())


def test_a_story_gives_rows_of_just_these_columns() -> None:
    rows = rows_of(bare(COURIER))
    assert set(rows) | {"rejected"} == set(TABLES)
    assert (len(rows["stories"]), len(rows["articles"])) == (1, 1)
    for table, held in rows.items():
        for row in held:
            assert set(row) == {one.name for one in TABLES[table]}, table
