"""The ledger with HXL hashtags."""

import csv
import io
import re

from tests.dossier.sample import comparison
from variorum.dossier import formats
from variorum.dossier.formats.hxl import COLUMNS

# HXL 1.1: a hashtag, then attributes, each of a letter and then letters, digits and underscores.
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
CORE = {
    *("#country", "#date", "#description", "#event", "#geo", "#group", "#indicator", "#loc"),
    *("#meta", "#org", "#status"),
}


def test_the_second_row_tags_every_column_once() -> None:
    names, tags, *_ = csv.reader(io.StringIO(formats.render(comparison(), "hxl")))
    assert len(names) == len(tags) == len(set(tags))
    assert all(TAG.fullmatch(tag) for tag in tags)
    assert {tag.split("+")[0] for tag in tags} == CORE


def test_a_row_found_by_its_tags_is_one_report() -> None:
    _, tags, *rows = csv.reader(io.StringIO(formats.render(comparison(), "hxl")))
    assert len(rows) == 5
    assert all(len(row) == len(COLUMNS) for row in rows)
    told = dict(zip(tags, rows[3], strict=True))
    assert told["#event+name"] == "Dam overflow in Marvenia"
    assert told["#indicator+code"] == "evacuated"
    assert told["#indicator+reported+num"] == "4000"
    assert told["#indicator+reported+qualifier"] == "about"
    assert (told["#indicator+min+num"], told["#indicator+max+num"]) == ("4000", "4200")
    assert told["#meta+origins+num"] == "2"
    assert (told["#loc+name"], told["#country+code+v_iso2"]) == ("Drovny", "AT")
    assert (told["#geo+lat"], told["#geo+lon"]) == ("47.0", "13.0")
    assert told["#description+quote"] == "About 4,000 residents"
    assert told["#org+outlet+name"] == "Velmara Courier"


def test_a_report_without_a_place_has_no_coordinates() -> None:
    _, tags, *rows = csv.reader(io.StringIO(formats.render(comparison(), "hxl")))
    told = dict(zip(tags, rows[0], strict=True))
    assert told["#loc+name"] == told["#geo+lat"] == told["#country+code+v_iso2"] == ""
