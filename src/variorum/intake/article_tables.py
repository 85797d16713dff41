"""Tables of articles: CSV and TSV, one article a row, the first row naming the columns."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.errors import SkipArticle
from variorum.intake.records import FIELDS, TEXT_FIELDS
from variorum.limits import MAX_DOCUMENT

_NAMES = {name.casefold(): name for name in FIELDS}
_TEXTS = {name.casefold() for name in TEXT_FIELDS}
# What spreadsheets write between columns, by how often news collections use it.
_SEPARATORS = (",", "\t", ";", "|")


def read_table(text: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a table as records, under the names that records use; empty cells are left out.

    Raises:
        SkipArticle: its first row names no column that holds a text.
    """
    head = text.lstrip("\ufeff\r\n").partition("\n")[0]
    columns, separator = _columns(head)
    csv.field_size_limit(MAX_DOCUMENT)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff\r\n"), newline=""), delimiter=separator)
    next(rows, None)
    for row in rows:
        if any(cell.strip() for cell in row):
            cells = zip(columns, row, strict=False)
            yield {name: cell for name, cell in cells if name and cell.strip()}


def _columns(head: str) -> tuple[list[str], str]:
    """The names of the columns and what parts them."""
    for separator in _SEPARATORS:
        names = next(csv.reader([head.rstrip("\r")], delimiter=separator), [])
        known = [_NAMES.get(name.strip().casefold(), name.strip()) for name in names]
        if any(name.strip().casefold() in _TEXTS for name in names):
            return known, separator
    raise SkipArticle("its first row names no column that holds a text, such as text or body")
