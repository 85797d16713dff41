"""WARC and Parquet files: a made crawl read whole, in parts, cut off, and into a store."""

import gzip
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support import without_given_ids
from variorum import engine, intake
from variorum.engine import Archive, archive
from variorum.engine.store_news import news_of
from variorum.errors import SkipArticle, StopRun
from variorum.intake.only import EVERYTHING, Only, read_only
from variorum.intake.parquet_rows import read_rows
from variorum.intake.warc_files import Fetched, is_warc, read_warc
from variorum.model import RawDocument, Reading, Rejection
from variorum.store.sqlite import SqliteStore


def record(
    url: str,
    body: bytes,
    *,
    day: str = "2026-03-10",
    status: str = "200 OK",
    headers: Sequence[str] = ("Content-Type: text/html; charset=utf-8",),
    more: Sequence[str] = (),
) -> bytes:
    """One response of a crawl, as a WARC file holds it."""
    head = "\r\n".join((f"HTTP/1.1 {status}", *headers, "", "")).encode()
    told = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {url}",
        f"WARC-Date: {day}T12:00:00Z",
        *more,
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(head) + len(body)}",
        "",
        "",
    )
    return "\r\n".join(told).encode() + head + body + b"\r\n\r\n"


def page(town: str, number: int) -> bytes:
    text = (
        f"A fire broke out in a warehouse in {town} on Monday night and hurt {number} workers, "
        f"the fire service of {town} said. Smoke was seen as far as the harbour. The mayor asked "
        "people to keep their windows closed, and two schools stayed shut on Tuesday while "
        "engineers looked at the roof. Nobody knows yet how the fire began."
    )
    head = f"<html><head><title>Fire in {town}</title></head>"
    return f"{head}<body><article><p>{text}</p></article></body></html>".encode()


TOWNS = ("Selby", "Dunmore", "Harrow", "Kessa", "Lund", "Varn")
CRAWL = [
    record(f"https://{town.lower()}.example/fire", page(town, n + 3), day=f"2026-03-1{n}")
    for n, town in enumerate(TOWNS)
]


def packed(records: Sequence[bytes]) -> bytes:
    return b"".join(map(gzip.compress, records))


def found(data: bytes, only: Only = EVERYTHING) -> list[Fetched | tuple[str, str] | SkipArticle]:
    return list(read_warc(io.BytesIO(data), only))


def urls(data: bytes, only: Only = EVERYTHING) -> list[str]:
    return [one.url for one in found(data, only) if isinstance(one, Fetched)]


@pytest.mark.parametrize("data", [packed(CRAWL), b"".join(CRAWL)], ids=["gzip", "plain"])
def test_each_page_of_a_crawl_is_read(data: bytes) -> None:
    pages = found(data)
    assert [one.url for one in pages if isinstance(one, Fetched)] == [
        f"https://{town.lower()}.example/fire" for town in TOWNS
    ]
    assert isinstance(pages[0], Fetched)
    assert pages[0].body == page("Selby", 3)
    assert (pages[0].seen, pages[0].charset) == ("2026-03-10T12:00:00Z", "utf-8")


@pytest.mark.parametrize("lost", [5, 60, 200])
def test_a_file_that_is_cut_off_is_told_as_such(lost: int) -> None:
    for data in (packed(CRAWL)[:-lost], b"".join(CRAWL)[:-lost]):
        *whole, last = found(data)
        assert [one.url for one in whole if isinstance(one, Fetched)] == urls(packed(CRAWL[:-1]))
        if isinstance(last, Fetched):
            # Only the blank lines behind the last page are lost.
            assert lost == 5
        elif isinstance(last, tuple):
            assert "cut off in this page" in last[1]
        else:
            assert "damaged behind record" in str(last)


def test_what_is_no_page_is_counted_and_not_dropped_in_silence() -> None:
    data = packed(
        [
            CRAWL[0],
            record("https://a.example/x.png", b"\x89PNG", headers=["Content-Type: image/png"]),
            record("https://a.example/gone", b"gone", status="404 Not Found"),
            record("https://a.example/odd", b"").replace(b"HTTP/1.1 200", b"gopher says"),
        ]
    )
    pages = found(data)
    assert isinstance(pages[0], Fetched)
    assert pages[1] == ("https://a.example/odd", "what the server answered cannot be read")
    assert str(pages[2]) == "not read as articles: 1 answers other than 200, 1 that are no pages"


def test_what_is_no_warc_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SkipArticle, match="no WARC file"):
        found(b"It rained in Varn.")
    path = tmp_path / "a.warc"
    path.write_bytes(b"It rained.")
    (refused,) = intake.read([str(path)])
    assert isinstance(refused, Rejection)
    assert "no WARC file" in refused.reason


def test_packed_and_chunked_bodies_are_unpacked() -> None:
    body = page("Selby", 3)
    zipped = ["Content-Type: text/html", "Content-Encoding: gzip"]
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    chunked = ["Content-Type: text/html", "Transfer-Encoding: chunked"]
    data = packed(
        [
            record("https://a.example/1", gzip.compress(body), headers=zipped),
            record("https://a.example/2", chunks, headers=chunked),
            # Crawlers unpack and keep the header of what was packed.
            record("https://a.example/3", body, headers=zipped),
            record("https://a.example/4", gzip.compress(b" " * 30_000_000), headers=zipped),
        ]
    )
    pages = found(data)
    assert [one.body for one in pages if isinstance(one, Fetched)] == [body] * 3
    assert pages[-1] == ("https://a.example/4", "the page cannot be unpacked (more than 20 MB)")


def test_a_part_is_read_by_host_day_and_language() -> None:
    spoken = "WARC-Identified-Content-Language: "
    data = packed(
        [
            *CRAWL,
            record("https://news.selby.example/2", page("Selby", 9), more=[spoken + "eng"]),
            record("https://selby.example/3", page("Selby", 9), more=[spoken + "fra"]),
        ]
    )
    assert urls(data, read_only("host=selby.example")) == [
        "https://selby.example/fire",
        "https://news.selby.example/2",
        "https://selby.example/3",
    ]
    assert urls(data, read_only("from=2026-03-12,until=2026-03-13")) == [
        "https://harrow.example/fire",
        "https://kessa.example/fire",
    ]
    assert urls(data, read_only("host=selby.example,language=fra"))[-1] == "https://selby.example/3"
    assert len(urls(data, read_only("host=selby.example,language=fra"))) == 2
    with pytest.raises(StopRun, match="--only takes"):
        read_only("town=Selby")


def test_when_a_page_was_fetched_is_never_when_it_was_published(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(packed(CRAWL[:1]))
    (reading,) = engine.read([str(path)], workers=1)
    assert isinstance(reading, Reading)
    assert reading.article.seen == "2026-03-10T12:00:00Z"
    assert reading.article.published is None
    assert reading.article.uri == "https://selby.example/fire"
    assert is_warc("a/NEWS.WARC.GZ")
    assert not is_warc("warc.txt")


def test_a_run_that_is_killed_five_times_gives_the_store_of_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    path = tmp_path / "news.warc.gz"
    later = record("https://selby.example/fire", page("Selby", 8), day="2026-03-11")
    path.write_bytes(packed([*CRAWL, later]))
    whole = SqliteStore(tmp_path / "whole.db")
    Archive(whole, workers=1).add([str(path)])
    broken = SqliteStore(tmp_path / "broken.db")
    keep = archive.keep
    for _ in range(5):
        left = [1]

        def kept(*given: Any, left: list[int] = left) -> bool:
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            return keep(*given)

        with monkeypatch.context() as patch:
            patch.setattr(archive, "keep", kept)
            with pytest.raises(KeyboardInterrupt):
                Archive(broken, workers=1).add([str(path)])
    assert len(broken.articles.ids()) == 5
    outcome = Archive(broken, workers=1).add([str(path)])
    assert (len(outcome.added), len(outcome.known)) == (2, 5)
    bodies = [
        [without_given_ids(store.audit.body(one.id)) for one in store.stories.all()]
        for store in (whole, broken)
    ]
    assert sorted(bodies[0]) == sorted(bodies[1])
    changed = [one for one in news_of(Archive(broken)) if one.kind in ("number", "correction")]
    assert any("raised from 3 to 8" in one.text for one in changed)
    whole.close()
    broken.close()


def test_rows_of_parquet_are_records(tmp_path: Path) -> None:
    rows = [
        {
            "url": f"https://{town.lower()}.example/1",
            "maintext": f"A fire in {town}.",
            "date_download": f"2026-03-1{n} 12:00:00",
            "size": n,
        }
        for n, town in enumerate(TOWNS)
    ]
    path = tmp_path / "news.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=2)
    documents = list(intake.read([str(path)]))
    assert [one.uri for one in documents] == [str(row["url"]) for row in rows]
    assert isinstance(documents[0], RawDocument)
    assert documents[0].given.seen == "2026-03-10 12:00:00"
    with path.open("rb") as file:
        part = list(read_rows(file, read_only("host=harrow.example"), {}))
    assert [row["maintext"] for row in part] == ["A fire in Harrow."]
    assert "size" not in part[0]
    path.write_bytes(b"PAR1 and no more")
    (refused,) = intake.read([str(path)])
    assert isinstance(refused, Rejection)
    assert "no Parquet file" in refused.reason
