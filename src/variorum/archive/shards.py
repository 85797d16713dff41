"""The input of an archive in shards: each is read by itself, and kept when it was read whole.

A shard is so many documents in a row. Its digest is of these and of the versions of the stages that
read them, so a shard that is there with its digest need not be read again.
"""

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from variorum import intake, pipeline
from variorum.archive import parquet_files
from variorum.engine.archive import prepare_to_keep
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.model import RawDocument, Rejection
from variorum.store.base import Prepared

if TYPE_CHECKING:
    import pyarrow

SIZE = 500
"""Documents of a shard: a minute or two of one processor, which a run that is killed loses."""

_READ_BY = ("clean", "annotate", "features")


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """So many documents in a row, the first of which is number `SIZE * number` of the input."""

    number: int
    digest: str
    documents: int

    def file(self, folder: Path) -> Path:
        """Where what was read of it is kept."""
        return folder / f"{self.number:06}.parquet"

    def done(self, folder: Path) -> bool:
        """Whether it was read, whole, by these versions of the stages."""
        return parquet_files.digest_of(self.file(folder)) == self.digest


class Slice(msgspec.Struct, frozen=True):
    """The shards that one of several runs reads: number `part` of `parts`, from 1."""

    part: int = 1
    parts: int = 1

    def holds(self, shard: Shard) -> bool:
        """Whether a shard is of this slice."""
        return shard.number % self.parts == self.part - 1


def read_slice(text: str | None) -> Slice:
    """The slice that `k/n` means; all of the input where nothing is said.

    Raises:
        StopRun: it is no slice.
    """
    if text is None:
        return Slice()
    part, _, parts = text.partition("/")
    if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise StopRun(f"{text!r} is no slice: write 2/8 for the second of eight")
    return Slice(int(part), int(parts))


def plan_shards(coverage: intake.Coverage, as_is: bool) -> Iterator[Shard]:
    """The shards of an input, which is gone through without reading a text.

    Raises:
        StopRun: it is standard input, which cannot be gone through twice.
    """
    if "-" in coverage.paths:
        raise StopRun("an archive is made of files, which are gone through twice: give no -")
    marks = pipeline.marks()
    read_by = [marks[stage] for stage in _READ_BY]
    for number, items in enumerate(_cut(coverage, as_is)):
        named = [
            (one.uri, one.reason if isinstance(one, Rejection) else one.content) for one in items
        ]
        body = msgspec.json.encode((read_by, as_is, named))
        digest = hashlib.sha256(body).hexdigest()
        yield Shard(number=number, digest=digest, documents=len(items))


def read_shards(
    coverage: intake.Coverage,
    as_is: bool,
    wanted: Callable[[int], Shard | None],
    folder: Path,
    pool: Workers,
) -> Iterator[Shard]:
    """Read the shards that are wanted, by their numbers, and keep each; those, when they are."""
    for number, items in enumerate(_cut(coverage, as_is)):
        shard = wanted(number)
        if shard is None:
            continue
        found: list[Prepared | Rejection] = [one for one in items if isinstance(one, Rejection)]
        documents = (one for one in items if isinstance(one, RawDocument))
        found += pool.map(prepare_to_keep, documents)
        rows = [
            {"uri": one.uri, "reason": one.reason, "prepared": None}
            if isinstance(one, Rejection)
            else {"uri": one.own.uri, "reason": None, "prepared": msgspec.msgpack.encode(one)}
            for one in found
        ]
        parquet_files.write(shard.file(folder), rows, _schema(shard))
        yield shard


def kept(shard: Shard, folder: Path) -> Iterator[Prepared | Rejection]:
    """What was read of a shard."""
    for row in parquet_files.read([shard.file(folder)], ("uri", "reason", "prepared")):
        if row["prepared"] is None:
            yield Rejection(uri=row["uri"], reason=row["reason"])
        else:
            yield msgspec.msgpack.decode(row["prepared"], type=Prepared)


def _cut(coverage: intake.Coverage, as_is: bool) -> Iterator[list[RawDocument | Rejection]]:
    items = intake.read(coverage, as_is=as_is)
    while shard := list(islice(items, SIZE)):
        yield shard


def _schema(shard: Shard) -> "pyarrow.Schema":
    import pyarrow as pa

    fields = [("uri", pa.string()), ("reason", pa.string()), ("prepared", pa.binary())]
    return pa.schema(fields, metadata=parquet_files.told(shard.digest))
