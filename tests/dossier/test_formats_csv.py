"""The tables: rows, columns, and no cell that a spreadsheet would run."""

import csv
import io

import msgspec
import pytest

from tests.dossier.sample import comparison, flood, sheet, statement
from variorum.dossier import formats
from variorum.dossier.formats import csv as tables
from variorum.model import Comparison


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_ledger_has_one_row_for_each_report() -> None:
    found = rows(formats.render(comparison(), "csv"))
    assert [(row["what"], row["value"], row["outlet"], row["origin"]) for row in found] == [
        ("people killed", "12", "Velmara Courier", "NWA"),
        ("people killed", "12", "Harbor Ledger", "NWA"),
        ("people killed", "17", "World Desk", "World Desk"),
        ("people moved", "4000", "Velmara Courier", "NWA"),
        ("people moved", "4200", "World Desk", "World Desk"),
    ]
    first = found[0]
    assert first["qualifier"] == "at_least"
    assert first["claimant"] == "civil protection ministry"
    assert (first["low"], first["best"], first["high"]) == ("12", "17", "17")
    assert (first["article"], first["start"], first["end"]) == ("01", "0", "30")
    assert first["text"] == "At least 12 people were killed"


def test_claims_of_one_dispute_name_it() -> None:
    claims = tuple(msgspec.structs.replace(one, dispute="c1") for one in flood().claims[:2])
    given = Comparison(dossiers=(msgspec.structs.replace(flood(), claims=claims),))
    assert {row["dispute"] for row in rows(tables.claims(given))} == {"c1"}
    assert {row["dispute"] for row in rows(tables.claims(comparison()))} == {""}


def test_the_other_tables() -> None:
    assert [row["mode"] for row in rows(tables.statements(comparison()))].count("denies") == 2
    disputed = [row for row in rows(tables.claims(comparison())) if row["claim"] == "c1"]
    assert {row["asserted_by"] for row in disputed} == {"Nelda Oskarin"}
    assert {row["denied_by"] for row in disputed} == {"water authority"}
    assert [row["date"] for row in rows(tables.events(comparison()))] == [
        *("2026-03-11", "2026-03-11", "2026-06")
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_cell_that_would_run_as_a_formula_is_held_back(start: str) -> None:
    text = start + 'HYPERLINK("http://evil.example","12 dead")'
    where = sheet("evil", text, outlet=start + "Outlet")
    story = msgspec.structs.replace(
        flood(),
        articles=(*flood().articles, where.article),
        statements=(statement("s9", where, text, "mayor"),),
    )
    (row,) = rows(tables.statements(Comparison(dossiers=(story,))))
    assert row["text"] == "'" + text
    assert not any(cell.lstrip()[:1] in tuple("=+-@＝＋－＠") for cell in row.values())


def test_numbers_stay_numbers() -> None:
    assert tables._safe(-3) == -3
    assert tables._safe(None) is None
