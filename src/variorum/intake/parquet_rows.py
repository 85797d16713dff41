"""Rows of Parquet files as records: a few hundred at a time, those alone that are meant."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from variorum.errors import SkipArticle
from variorum.intake.field_names import as_known, with_columns
from variorum.intake.only import Only
from variorum.intake.records import FIELDS, TEXT_FIELDS, read_given

_ROWS = 256


def read_rows(stream: BinaryIO, only: Only, columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows as records, under the names that records have; columns of no use are not read.

    Where a part is meant, the texts of a group of rows are read only if one of them is of it.

    Raises:
        SkipArticle: it is no Parquet file, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise SkipArticle(
            "Parquet files are read by pyarrow: install it with `pip install 'variorum[archive]'`"
        ) from None
    try:
        with pq.ParquetFile(stream) as file:
            names = [one for one in file.schema_arrow.names if _wanted(one, columns)]
            for group in range(file.num_row_groups):
                if only and not _any_meant(file, group, names, only, columns):
                    continue
                for batch in file.iter_batches(_ROWS, row_groups=[group], columns=names):
                    rows = (_record(row, columns) for row in batch.to_pylist())
                    yield from (row for row in rows if not only or _is_meant(row, only))
    except (pa.ArrowException, OSError) as error:
        raise SkipArticle(f"it is no Parquet file, or is damaged ({error})") from error


def _wanted(name: str, columns: Mapping[str, str]) -> bool:
    return as_known(name) in FIELDS or name in columns.values()


def _any_meant(
    file: Any, group: int, names: list[str], only: Only, columns: Mapping[str, str]
) -> bool:
    """Whether a row of a group is meant, by what stands beside the texts."""
    texts = {columns.get("text"), *TEXT_FIELDS}
    small = [one for one in names if one not in texts and as_known(one) not in texts]
    rows = file.read_row_group(group, columns=small).to_pylist()
    return any(_is_meant(_record(row, columns), only) for row in rows)


def _is_meant(record: Mapping[str, Any], only: Only) -> bool:
    given = read_given(record)
    return only.means(given.url, given.seen or given.published, given.language)


def _record(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """A row with values as JSON has them, under the names that records have."""
    told = {as_known(name): _plain(value) for name, value in row.items() if value is not None}
    return with_columns({**row, **told}, columns) if columns else told


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return value
