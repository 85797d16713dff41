"""Archives: the tables are those of `compare`, however the reading was cut up or broken off."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("pyarrow", reason="the extra variorum[archive] is not installed")

import duckdb
import polars

from tests.e2e.invented_coverage import make_coverage
from variorum import engine, intake
from variorum.archive import making, parquet_files, shards
from variorum.archive.making import ArchiveReport, Asked, make_archive
from variorum.archive.shards import Slice, plan_shards, read_slice
from variorum.archive.table_rows import rows_of
from variorum.archive.table_schemas import TABLES
from variorum.engine.archive import prepare_to_keep
from variorum.errors import StopRun
from variorum.model import RawDocument


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Documents as lines of JSON; one of them is damaged."""
    folder = make_coverage(tmp_path_factory.mktemp("made") / "made", 17)
    records = [
        {
            "text": file.read_text(),
            "url": f"https://outlet{number % 3}.example/{number}",
            "published": f"2023-05-{number // 3 + 1:02}T{number % 3 + 8:02}:00:00Z",
        }
        for number, file in enumerate(sorted(folder.iterdir()))
    ]
    made = [json.dumps(record) for record in records]
    return [*made[:6], '{"text": ', *made[6:]]


@pytest.fixture
def source(lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The documents in a file, which are five to a shard."""
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    monkeypatch.setattr(shards, "SIZE", 5)
    monkeypatch.setattr(making, "PART", 4)
    file = tmp_path / "coverage.jsonl"
    file.write_text("\n".join(lines))
    return file


@pytest.fixture(scope="module")
def whole(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[ArchiveReport, dict[str, bytes]]:
    """What one run makes of it in one shard on two processes: its report, and its files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_MODEL", "rules")
        patch.setattr(making, "PART", 4)
        folder = tmp_path_factory.mktemp("whole")
        (folder / "coverage.jsonl").write_text("\n".join(lines))
        report = make(folder / "coverage.jsonl", folder / "out", workers=2)
        return report, files(folder / "out")


def make(source: Path, out: Path, **more: Any) -> ArchiveReport:
    coverage = intake.Coverage(paths=(str(source),))
    return make_archive(Asked(coverage=coverage, **{"workers": 1, **more}), out)


def files(out: Path) -> dict[str, bytes]:
    """The files of the tables, but for the one that names where documents lay."""
    return {
        f"{table}/{file.name}": file.read_bytes()
        for table in TABLES
        if table != "rejected"
        for file in sorted((out / table).iterdir())
    }


def test_the_tables_hold_what_compare_tells(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = make(source, out)
    assert (report.documents, report.read, report.rejected, report.left) == (18, 17, 1, 0)
    compared = engine.compare([source], workers=1)
    dossiers = sorted(compared.dossiers, key=lambda one: one.story.id)
    assert report.stories == len(dossiers) > 4
    assert report.parts_written > 1
    expected: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for dossier in dossiers:
        for table, rows in rows_of(dossier).items():
            expected[table] += rows
    expected["rejected"] = [msgspec.to_builtins(one) for one in compared.rejected]
    for table, rows in expected.items():
        assert rows, table
        pattern = str(out / table / "*.parquet")
        # The order of columns is the schema's; that of rows is the order of the files.
        names = [one.name for one in TABLES[table]]
        by_polars = polars.read_parquet(pattern)
        assert by_polars.columns == names
        assert by_polars.to_dicts() == [{name: row[name] for name in names} for row in rows]
        by_duckdb = duckdb.sql(f"SELECT * FROM '{pattern}' ORDER BY filename, file_row_number")
        assert by_duckdb is not None
        assert by_duckdb.columns[: len(names)] == names
        assert [row[0] for row in by_duckdb.fetchall()] == [row[names[0]] for row in rows]
    told = json.loads((out / "report.json").read_bytes())
    assert told["stories"] == report.stories


def test_slices_in_any_order_give_the_same_bytes(
    source: Path, tmp_path: Path, whole: tuple[ArchiveReport, dict[str, bytes]]
) -> None:
    out = tmp_path / "out"
    first = make(source, out, slice=Slice(2, 2))
    assert (first.shards, first.shards_read, first.left, first.stories) == (4, 2, 2, None)
    assert not (out / "stories").exists()
    last = make(source, out, slice=Slice(1, 2))
    assert (last.shards_read, last.shards_there, last.left) == (2, 2, 0)
    assert files(out) == whole[1]
    assert (last.read, last.stories) == (whole[0].read, whole[0].stories)


def counted(monkeypatch: pytest.MonkeyPatch, fail_at: int | None = None) -> list[str]:
    """The documents that are read from now on; at one of them the machine fails."""
    seen: list[str] = []
    real = prepare_to_keep

    def prepare(document: RawDocument) -> Any:
        seen.append(document.uri)
        if len(seen) == fail_at:
            raise KeyboardInterrupt
        return real(document)

    monkeypatch.setattr(shards, "prepare_to_keep", prepare)
    return seen


def test_what_is_finished_is_not_done_again(
    source: Path,
    tmp_path: Path,
    whole: tuple[ArchiveReport, dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        counted(patch, fail_at=12)
        with pytest.raises(KeyboardInterrupt):
            make(source, out)
    # The third shard was begun, and is not there in part.
    assert sorted(one.name for one in (out / "shards").glob("*.parquet")) == [
        "000000.parquet",
        "000001.parquet",
    ]
    seen = counted(monkeypatch)
    report = make(source, out)
    assert (report.shards_read, report.shards_there, len(seen)) == (2, 2, 8)
    assert files(out) == whole[1]
    seen.clear()
    times = {file: file.stat().st_mtime_ns for file in out.glob("s*s/*.parquet")}
    again = make(source, out)
    assert (again.shards_read, again.parts_written, seen) == (0, 0, [])
    assert again.parts_there == report.parts_written
    assert {file: file.stat().st_mtime_ns for file in out.glob("s*s/*.parquet")} == times
    # A file that is damaged is not there.
    (out / "shards" / "000001.parquet").write_bytes(b"PAR1")
    (out / "stories" / "000000.parquet").write_bytes(b"")
    mended = make(source, out)
    assert (mended.shards_read, mended.parts_written) == (1, 1)
    assert files(out) == whole[1]


def test_what_changed_is_read_again_and_what_is_gone_leaves(
    source: Path, lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    make(source, out)
    source.write_text("\n".join(lines[:12]))
    seen = counted(monkeypatch)
    report = make(source, out)
    assert (report.shards, report.shards_read, report.documents) == (3, 1, 12)
    assert len(seen) == 2
    make(source, fresh)
    addresses = [
        polars.read_parquet(str(one / "articles" / "*.parquet"))["uri"].sort().to_list()
        for one in (out, fresh)
    ]
    assert addresses[0] == addresses[1]
    assert len(addresses[0]) == 11


def test_another_store_may_keep_it(source: Path, tmp_path: Path) -> None:
    place = tmp_path / "kept.db"
    make(source, tmp_path / "out", store=str(place))
    assert not (tmp_path / "out" / "store.db").exists()
    assert len(engine.ask("The bridge fell", [str(place)]).claim) > 0


def test_what_cannot_be_done_says_why(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StopRun, match="is a file: name a folder"):
        make(source, tmp_path / "file")
    with pytest.raises(StopRun, match="holds something else"):
        make(source, tmp_path)
    make(source, tmp_path / "out", slice=Slice(4, 4))
    with pytest.raises(StopRun, match="was made with other options"):
        make(source, tmp_path / "out", as_is=True)
    with pytest.raises(StopRun, match="gone through twice"):
        list(plan_shards(intake.Coverage(paths=("-",)), False))


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b", "-1/2", "1/2/3", ""])
def test_what_is_no_slice_is_refused(text: str) -> None:
    with pytest.raises(StopRun, match="is no slice: write 2/8"):
        read_slice(text)


def test_a_slice_is_told() -> None:
    assert read_slice("2/8") == Slice(2, 8)
    assert read_slice(None) == Slice(1, 1)


def test_a_file_that_is_begun_is_not_there(tmp_path: Path) -> None:
    import pyarrow as pa

    file = tmp_path / "t" / "a.parquet"
    schema = pa.schema([("x", pa.int64())], metadata=parquet_files.told("d"))
    with pytest.raises(pa.ArrowException):
        parquet_files.write(file, [{"x": "no number"}], schema)
    assert list(file.parent.iterdir()) == []
    assert parquet_files.digest_of(file) == ""
    parquet_files.write(file, [{"x": 1}], schema)
    assert parquet_files.digest_of(file) == "d"
    assert list(parquet_files.read([file, file], ["x"])) == [{"x": 1}, {"x": 1}]
