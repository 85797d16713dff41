"""Tables as data frames of both libraries."""

import sys

import pandas as pd
import polars as pl
import pytest

import variorum
from tests.dossier.sample import comparison, flood
from tests.support import article
from variorum.dossier.formats.csv import HEADS, TableName
from variorum.dossier.formats.frames import frame
from variorum.errors import StopRun
from variorum.model import Quantity, Reading


@pytest.mark.parametrize("table", HEADS)
def test_tables_of_stories_have_the_columns_of_the_csv(table: TableName) -> None:
    made = frame(comparison(), table, "pandas")
    assert isinstance(made, pd.DataFrame)
    assert tuple(made.columns) == HEADS[table]
    other = variorum.frame(comparison(), table, "polars")
    assert isinstance(other, pl.DataFrame)
    assert other.shape == made.shape


def test_cells_are_numbers_and_words_as_they_are() -> None:
    made = frame(flood(), "figures")
    reports = [one for figure in flood().figures for one in figure.reports]
    assert list(made["value"].dropna()) == [one.value for one in reports if one.value is not None]
    assert list(made["text"]) == [one.evidence.text for one in reports]


def test_readings_have_a_row_for_each_record() -> None:
    told = Quantity(
        start=0,
        end=1,
        text="3",
        value=3,
        low=3,
        high=3,
        qualifier="exact",
        measure="killed",
        unit="people",
    )
    reading = Reading(article=article("3 dead"), quantities=(told,))
    made = frame([reading, reading], "quantities", "polars")
    assert made["article"].to_list() == ["a.txt"] * 2
    assert made["value"].to_list() == [3, 3]


def test_what_cannot_be_made_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StopRun, match="no table 'quantities' of these; use one of figures"):
        frame(flood(), "quantities")
    with pytest.raises(StopRun, match="no table 'figures' of these; use one of entities"):
        frame([], "figures")
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setattr("variorum.dossier.formats.frames.find_spec", lambda name: None)
    with pytest.raises(StopRun, match="pandas or polars must be installed"):
        frame(flood())
