"""Tables of articles: CSV and TSV, one article a row, the first row naming the columns."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from variorum.errors import SkipArticle
from variorum.intake.field_names import as_known, named, plain
from variorum.intake.records import TEXT_FIELDS
from variorum.limits import MAX_DOCUMENT

# What spreadsheets write between columns, by how often news collections use it.
_SEPARATORS = (",", "\t", ";", "|")


def read_table(
    lines: Iterable[str], columns: Mapping[str, str] | None = None
) -> Iterator[Mapping[str, Any]]:
    """The rows of a table as records, under the names that records use; empty cells are left out.

    `lines` keep their ends, since a cell may hold some. `columns` tells the column of a field
    where its name is another: `{"text": "Body"}`.

    Raises:
        SkipArticle: its first row names no column that holds a text, or none that `columns` asks
            for; or a row is no row of a table.
    """
    rest = (line for line in lines)
    head = next((line for line in rest if line.strip("\ufeff\r\n")), "")
    names, separator = _columns(head.strip("\ufeff\r\n"), columns or {})
    csv.field_size_limit(MAX_DOCUMENT)
    rows = csv.reader(rest, delimiter=separator)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                cells = zip(names, row, strict=False)
                yield {name: cell for name, cell in cells if name and cell.strip()}
    except csv.Error as error:
        raise SkipArticle(f"line {rows.line_num + 1} is no row of a table: {error}") from None


def _columns(head: str, columns: Mapping[str, str]) -> tuple[list[str], str]:
    """The names of the columns, as records use them, and what parts them."""
    parted = {one: next(csv.reader([head], delimiter=one), []) for one in _SEPARATORS}
    for separator, names in parted.items():
        known = [as_known(name) for name in names]
        if "text" in columns:
            holds = named(columns["text"], names) is not None
        else:
            holds = any(name in TEXT_FIELDS for name in known)
        if holds:
            return _renamed(known, names, columns), separator
    most = max(parted.values(), key=len)
    raise SkipArticle(_no_text(most, columns))


def _renamed(known: list[str], names: list[str], columns: Mapping[str, str]) -> list[str]:
    """The names, with the columns that were asked for under the fields that they hold."""
    renamed = list(known)
    for field, column in columns.items():
        found = named(column, names)
        if found is None:
            raise SkipArticle(f"it has no column {column!r}: its columns are {_listed(names)}")
        # Another column of the field's own name must not take its place.
        renamed = ["" if name == field else name for name in renamed]
        renamed[names.index(found)] = field
    return renamed


def _no_text(names: list[str], columns: Mapping[str, str]) -> str:
    if "text" in columns:
        return f"it has no column {columns['text']!r}: its columns are {_listed(names)}"
    return (
        f"its first row names no column that holds a text: its columns are {_listed(names)}; say "
        "which one does with --columns text=COLUMN, or call it text or body"
    )


def _listed(names: Iterable[str]) -> str:
    return plain(name.strip() for name in names if name.strip())
