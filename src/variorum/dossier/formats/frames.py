"""Tables as data frames of pandas or Polars, whichever is installed; neither is needed for more."""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal, get_args

import msgspec

from variorum.dossier.formats.csv import HEADS, TableName, rows_of
from variorum.errors import StopRun
from variorum.model import Comparison, Dossier, Reading

ReadingTable = Literal["entities", "times", "places", "quantities", "attributions"]
Library = Literal["pandas", "polars"]


def frame(
    records: Comparison | Dossier | Iterable[Reading],
    table: TableName | ReadingTable = "figures",
    library: Library | None = None,
) -> Any:
    """A table as a data frame: of stories, or of the readings of articles.

    Stories have `figures` (a row for each report), `statements`, `claims` and `events` (a row for
    each piece of evidence), with the columns of the CSV. Readings have `entities`, `times`,
    `places`, `quantities` and `attributions`, with the fields of the contract and the article's id.

    Raises:
        StopRun: there is no such table, or neither library is installed.
    """
    stories = isinstance(records, Comparison | Dossier)
    known = tuple(HEADS) if stories else get_args(ReadingTable)
    if table not in known:
        raise StopRun(f"there is no table {table!r} of these; use one of {', '.join(known)}")
    if isinstance(records, Dossier):
        records = Comparison(dossiers=(records,))
    if isinstance(records, Comparison):
        columns = HEADS[table]  # type: ignore[index]
        rows = rows_of(records, table)  # type: ignore[arg-type]
        return _made([dict(zip(columns, row, strict=True)) for row in rows], library)
    return _made([row for one in records for row in _of_reading(one, table)], library)


def _of_reading(reading: Reading, table: str) -> Iterable[dict[str, Any]]:
    for one in getattr(reading, table):
        yield {"article": reading.article.id, **msgspec.to_builtins(one)}


def _made(rows: list[dict[str, Any]], library: Library | None) -> Any:
    wanted = (library,) if library else get_args(Library)
    name = next((one for one in wanted if find_spec(one)), None)
    if name is None:
        raise StopRun(
            f"{' or '.join(wanted)} must be installed for that: `pip install {wanted[0]}`"
        )
    module = import_module(name)
    if name == "polars":
        # Numbers of a later row may have a fraction where those of the first have none.
        return module.DataFrame(rows, infer_schema_length=None)
    return module.DataFrame(rows)
