"""Parquet files that are there whole or not at all, each with a digest of what it was made of."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

_DIGEST = b"variorum.digest"


def write(file: Path, rows: Sequence[Mapping[str, Any]], schema: "pyarrow.Schema") -> None:
    """Write rows into a file, which appears when it is whole; the same rows give the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file.parent.mkdir(parents=True, exist_ok=True)
    # What begins with a dot is read by no pattern such as `articles/*.parquet`.
    begun = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        pq.write_table(pa.Table.from_pylist(list(rows), schema), begun, compression="zstd")
        begun.replace(file)
    finally:
        begun.unlink(missing_ok=True)


def told(digest: str) -> dict[str, str]:
    """What a schema tells of the file, for `digest_of` to find."""
    return {_DIGEST.decode(): digest}


def digest_of(file: Path) -> str:
    """The digest of what a file was made of; empty where it is not there, or is damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_schema(file).metadata or {}
    except (OSError, pa.ArrowException):
        return ""
    return str(metadata.get(_DIGEST, b"").decode())


def read(files: Sequence[Path], columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of some files, one after the other, a few thousand at a time in memory."""
    import pyarrow.parquet as pq

    for file in files:
        with pq.ParquetFile(file) as opened:
            for batch in opened.iter_batches(4096, columns=list(columns)):
                yield from batch.to_pylist()
