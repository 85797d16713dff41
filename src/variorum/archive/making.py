"""An archive made: shards are read, stories found, and tables written; what is done is kept."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from variorum import intake
from variorum.archive import parquet_files, shards
from variorum.archive.shards import Shard, Slice
from variorum.archive.table_rows import Rows, rows_of
from variorum.archive.table_schemas import SCHEMA_VERSION, TABLES, arrow_schema, load_arrow
from variorum.engine.archive import Archive, keep
from variorum.engine.local import Progress, silent
from variorum.engine.settling import Settling
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.model import Rejection, Story
from variorum.store.base import Store
from variorum.store.place import Place, open_store

PART = 1000
"""Stories of one part of the tables: some tens of megabytes."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive is made of, and how; its `store` is in OUT unless another place is told."""

    coverage: intake.Coverage
    as_is: bool = False
    slice: Slice = Slice()
    store: Place | None = None
    workers: int | None = None


class ArchiveReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did and what is left. `left` are shards that other slices have to read.

    `read` and `rejected` count the documents of all shards that are there; `stories` is null where
    shards are left, since stories are found among all.
    """

    documents: int
    read: int
    rejected: int
    shards: int
    shards_read: int
    shards_there: int
    left: int
    stories: int | None = None
    parts_written: int = 0
    parts_there: int = 0
    seconds: float


def make_archive(asked: Asked, out: Path, progress: Progress = silent) -> ArchiveReport:
    """Read what is asked for into the folder `out`, which is made where it is not there.

    A run that was killed, or is run again, reads no finished shard and writes no finished part
    again. The run that finds all shards read finds the stories and writes the tables.

    Raises:
        StopRun: `out` is no folder or holds something else, or a package is missing.
    """
    load_arrow()
    began = time.monotonic()
    folder = _prepare_folder(out)
    _hold_to(asked, folder / "asked.json")
    plan = list(shards.plan_shards(asked.coverage, asked.as_is))
    due = [one for one in plan if asked.slice.holds(one) and not one.done(folder)]
    _read(asked, due, folder, progress)
    there = [one for one in plan if one.done(folder)]
    counts = [_counts(one, folder) for one in there]
    report = ArchiveReport(
        documents=sum(one.documents for one in plan),
        read=sum(read for read, _ in counts),
        rejected=sum(rejected for _, rejected in counts),
        shards=len(plan),
        shards_read=len(due),
        shards_there=len(there) - len(due),
        left=len(plan) - len(there),
        seconds=0.0,
    )
    if not report.left:
        report = _finish(asked, report, plan, out, progress)
    report = msgspec.structs.replace(report, seconds=round(time.monotonic() - began, 1))
    (out / "report.json").write_bytes(msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    return report


def _prepare_folder(out: Path) -> Path:
    """The folder of the shards.

    Raises:
        StopRun: `out` is a file, or a folder of something else.
    """
    folder = out / "shards"
    if out.exists() and not out.is_dir():
        raise StopRun(f"{out} is a file: name a folder for the tables")
    if out.is_dir() and any(out.iterdir()) and not folder.is_dir():
        raise StopRun(f"{out} holds something else: name a new folder for the tables")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _hold_to(asked: Asked, file: Path) -> None:
    """Keep how texts are to be read, which all runs into one folder have in common.

    Raises:
        StopRun: an earlier run read them otherwise.
    """
    given = asked.coverage
    told = {
        "as_is": asked.as_is,
        "columns": given.columns,
        "outlet": given.outlet,
        "too_long": given.too_long,
        **({"only": msgspec.to_builtins(given.only)} if given.only else {}),
    }
    body = msgspec.json.encode(told, order="sorted")
    if file.exists() and file.read_bytes() != body:
        raise StopRun(
            f"{file.parent.parent} was made with other options ({file.read_text()}): give these, "
            "or name a new folder"
        )
    file.write_bytes(body)


def _read(asked: Asked, due: Sequence[Shard], folder: Path, progress: Progress) -> None:
    """Read the shards that are due; progress knows how many documents they have."""
    if not due:
        return
    by_number = {one.number: one for one in due}
    total, done = sum(one.documents for one in due), 0
    with Workers(asked.workers) as pool:
        for shard in shards.read_shards(asked.coverage, asked.as_is, by_number.get, folder, pool):
            done += shard.documents
            progress("reading documents", done, total)


def _counts(shard: Shard, folder: Path) -> tuple[int, int]:
    """How many documents of a shard were read, and how many rejected."""
    reasons = [row["reason"] for row in parquet_files.read([shard.file(folder)], ["reason"])]
    rejected = sum(reason is not None for reason in reasons)
    return len(reasons) - rejected, rejected


def _finish(
    asked: Asked, report: ArchiveReport, plan: Sequence[Shard], out: Path, progress: Progress
) -> ArchiveReport:
    """Find the stories of all shards, and write the tables."""
    store = open_store(asked.store or out / "store.db")
    try:
        _fill(store, plan, out / "shards", progress, exactly=asked.store is None)
        Archive(store, workers=asked.workers, progress=progress).settle()
        written, there = _write_tables(store, out, progress)
        stories = store.audit.counts()[1]
    finally:
        store.close()
    rejected = [
        {"uri": one.uri, "reason": one.reason}
        for shard in plan
        for one in shards.kept(shard, out / "shards")
        if isinstance(one, Rejection)
    ]
    rejected.sort(key=lambda one: (one["uri"], one["reason"]))
    parquet_files.write(out / "rejected" / "000000.parquet", rejected, arrow_schema("rejected"))
    return msgspec.structs.replace(
        report, stories=stories, parts_written=written, parts_there=there
    )


def _fill(
    store: Store, plan: Sequence[Shard], folder: Path, progress: Progress, exactly: bool
) -> None:
    """Store what was read; with `exactly`, nothing else is left in the store."""
    gone = set(store.articles.ids()) if exactly else set()
    for done, shard in enumerate(plan, start=1):
        for one in shards.kept(shard, folder):
            if not isinstance(one, Rejection):
                gone.discard(one.own.id)
                if not store.articles.holds(one.own.id):
                    keep(store, one)
        progress("storing shards", done, len(plan))
    debts = Settling(store, progress)
    for article in sorted(gone):
        debts.drop_article(article)


def _write_tables(store: Store, out: Path, progress: Progress) -> tuple[int, int]:
    """Write the tables part by part; how many parts were written, and how many were there."""
    stories = iter(store.stories.all())
    total = store.audit.counts()[1]
    written = there = number = 0
    while part := list(islice(stories, PART)):
        name = f"{number:06}.parquet"
        digest = _digest(store, part)
        # The table of stories is written last, so it tells that the others are there.
        if parquet_files.digest_of(out / "stories" / name) == digest:
            there += 1
        else:
            _write_part(_rows(store, part), out, name, digest)
            written += 1
        number += 1
        progress("writing tables", min(number * PART, total), total)
    for table in TABLES:
        if table != "rejected":
            for file in sorted((out / table).glob("*.parquet"))[number:]:
                file.unlink()
    return written, there


def _rows(store: Store, part: Sequence[Story]) -> Rows:
    rows: Rows = {table: [] for table in TABLES if table != "rejected"}
    for story in part:
        dossier = store.stories.dossier(story.id)
        if dossier is not None:
            for table, found in rows_of(dossier).items():
                rows[table] += found
    return rows


def _write_part(rows: Rows, out: Path, name: str, digest: str) -> None:
    for table in sorted(rows, key=lambda one: one == "stories"):
        schema = arrow_schema(table, parquet_files.told(digest))
        parquet_files.write(out / table / name, rows[table], schema)


def _digest(store: Store, part: Sequence[Story]) -> str:
    digest = hashlib.sha256(str(SCHEMA_VERSION).encode())
    for story in part:
        digest.update(hashlib.sha256(store.audit.body(story.id)).digest())
    return digest.hexdigest()


def files_of(out: Path, table: str) -> Iterator[Path]:
    """The files of a table of an archive, in their order.

    Raises:
        StopRun: there is no archive in `out`, or it is not finished.
    """
    if not (out / "stories").is_dir():
        raise StopRun(f"there are no tables in {out}: make them with `variorum archive IN {out}`")
    yield from sorted((out / table).glob("*.parquet"))
