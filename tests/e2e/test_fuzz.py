"""Mutated pages and random Unicode through `read`, `compare` and every format, by fixed seeds.

No case may crash, hang or give evidence that is not the words of its text. The checks run for some
20 seconds. `VARIORUM_FUZZ_SECONDS` (of processor time) makes them longer, `VARIORUM_FUZZ_SEED` lets
several runs try different cases, and `VARIORUM_FUZZ_FIRST` goes on at a case where an earlier run
ended. Where the public test sets are at hand, real pages are mutated too.
"""

import gzip
import io
import json
import os
import random
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.e2e.test_bad_input import GOOD, OTHER
from tests.properties.test_whole import spans_of
from tests.support import ROOT
from variorum import engine
from variorum.dossier import formats, verify
from variorum.engine import preparing
from variorum.engine.time_limit import limited_time
from variorum.model import Comparison, Reading, Rejection

SECONDS = float(os.environ.get("VARIORUM_FUZZ_SECONDS", "20"))
SEED = int(os.environ.get("VARIORUM_FUZZ_SEED", "1"))
FIRST = int(os.environ.get("VARIORUM_FUZZ_FIRST", "0"))
HANG = 30.0
"""Seconds of processor time after which a case counts as hanging."""

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Velmara Courier'
    '</title><meta property="article:published_time" content="2023-05-03T10:00:00Z"></head><body>'
    '<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{title}</h1>'
    "<p class=by>By Anna Verrick</p>{body}</article><footer>Share this</footer></body></html>"
)
ODD = (
    "\0\x1b\x85\xa0\xad\u0300\u034f\u061c\u0660\u1160\u200b\u200d\u2028\u202e\u2066\u3000\u3164"
    "\ufdfd\ufe0f\ufeff\uff10\uff1c\uffff\U0001f468\U0001f3fb\U000e0041\U000e0101\U0010ffff½②ß İ"
)
PIECES = (
    *("<", ">", "&", "&amp;", "&#0;", "&#xd800;", "</p>", "<p>", "<!--", "]]>", "<script>", "\n\n"),
    *("“", "”", '"', "said", "denied", "at least", "9" * 400, "1,000,000,000,000", "0x1f", "1e309"),
    *(
        "on Thursday",
        "31 February 2023",
        "0000-00-00",
        "2023-13-45",
        "(AFP) -",
        "between 3 and",
        ",",
    ),
    *(
        "a" * 300,
        " " * 300,
        "(" * 200,
        "“" * 100,
        "Mr " * 60,
        "and " * 60,
        "\\ud83d",
        "{",
        "[" * 50,
    ),
    *(
        "December 32",
        "-5",
        "the 99th",
        "two-three",
        "½ of",
        "http://a.example/" + "x" * 200,
        "@",
        "=1",
    ),
)


def own_pages() -> list[bytes]:
    texts = [GOOD, OTHER]
    pages = []
    for text in texts:
        title, *rest = text.strip().split("\n\n")
        body = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
        pages += [text.encode(), PAGE.format(title=title, body=body).encode()]
    return pages


def real_pages() -> list[bytes]:
    """Pages of the public test sets, where those are at hand."""
    folder = Path(os.environ.get("VARIORUM_DATA", ROOT.parent / "shared" / "data")) / "html"
    paths = sorted(path for path in folder.rglob("*.html*") if path.is_file())[:150]
    found = [
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in paths
    ]
    return [page for page in found if len(page) < 60_000]


def letters(drawn: random.Random, most: int) -> str:
    """Random Unicode: any planes, odd characters, and words that the rules look for."""
    kinds = (
        lambda: chr(drawn.randrange(0x110000)),
        lambda: chr(drawn.randrange(0x3000)),
        lambda: drawn.choice(ODD),
        lambda: drawn.choice(PIECES),
        lambda: drawn.choice(GOOD.split()) + " ",
    )
    return "".join(drawn.choice(kinds)() for _ in range(drawn.randrange(1, most)))


def mutate(drawn: random.Random, page: bytes) -> bytes:
    for _ in range(drawn.choice((1, 1, 2, 4, 16, 64))):
        at = drawn.randrange(len(page) + 1)
        size = drawn.choice((1, 1, 5, 40, 400))
        match drawn.randrange(6):
            case 0:
                page = page[:at] + page[at + size :]
            case 1:
                times = drawn.choice((2, 3, 30 if size < 400 else 2))
                page = page[:at] + page[at : at + size] * times + page[at:]
            case 2:
                page = page[:at] + bytes([drawn.randrange(256)]) + page[at + 1 :]
            case 3:
                piece = letters(drawn, 6).encode("utf-8", "surrogatepass")
                page = page[:at] + piece + page[at:]
            case 4:
                other = drawn.randrange(len(page) + 1)
                page = page[:at] + page[other : other + size] + page[at + size :]
            case _:
                page = page[:at] + drawn.choice(PIECES).encode() + page[at:]
    return page


def wrapped(drawn: random.Random, page: bytes) -> tuple[str, bytes]:
    """The page as a file of one of the kinds that are read, and its name."""
    text = page.decode("utf-8", "surrogateescape")
    match drawn.randrange(7):
        case 0:
            return "a.txt", page
        case 1:
            return "a.json", json.dumps([{"text": text, "title": letters(drawn, 9)}] * 2).encode()
        case 2:
            fields = {name: letters(drawn, 12) for name in ("title", "outlet", "date", "byline")}
            return "a.jsonl", json.dumps({"text": text, **fields}).encode()
        case 3:
            return "a.txt", page.decode("utf-8", "replace").encode("utf-16")
        case 4:
            return "a.html.gz", gzip.compress(page, mtime=0)
        case _:
            return "a.html", page


def cases(first: int = 0) -> Iterator[tuple[int, list[tuple[str, bytes]]]]:
    """The number of each case from `first` on, and its files: mutants of one page, or random text.

    A case follows from the seed and its number alone.
    """
    pages = [*own_pages(), *real_pages()]
    for number in range(first, 10**9):
        drawn = random.Random(SEED * 10**9 + number)
        files = []
        page = drawn.choice(pages)
        for _ in range(drawn.choice((1, 2, 3))):
            body = mutate(drawn, page)
            if drawn.random() < 0.3:
                body = letters(drawn, 300).encode("utf-8", "surrogatepass")
            files.append(wrapped(drawn, body))
        yield number, files


def check_readings(folder: Path, *, as_is: bool) -> None:
    for one in engine.read([str(folder)], as_is=as_is, workers=1):
        if isinstance(one, Rejection):
            assert "internal error" not in one.reason, one.reason
            continue
        assert isinstance(one, Reading)
        text = one.article.text
        for start, end, words in spans_of(one):
            assert text[start:end] == words
        for said in one.attributions:
            for start, end in (*said.source, *said.cue, *said.content):
                assert 0 <= start < end <= len(text)


def check_formats(comparison: Comparison) -> None:
    for name in formats.FORMATS:
        body = formats.encode(comparison, name)
        if name == "docx":
            with zipfile.ZipFile(io.BytesIO(body)) as archive:
                ElementTree.fromstring(archive.read("word/document.xml"))
        elif name == "rss":
            ElementTree.fromstring(body)
        elif name in ("json", "jsonld", "schema-org", "geojson"):
            json.loads(body)
        else:
            body.decode()


def check(folder: Path, *, as_is: bool) -> None:
    with limited_time(HANG):
        check_readings(folder, as_is=as_is)
        comparison = engine.compare([str(folder)], as_is=as_is, workers=1)
        for one in comparison.rejected:
            assert "internal error" not in one.reason, one.reason
            assert "processor time" not in one.reason, one.reason
        assert verify(comparison) == []
        check_formats(comparison)


def test_no_crash_no_hang_and_exact_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "limited_time", lambda: limited_time(HANG))
    began = time.process_time()
    done = 0
    for number, files in cases(FIRST):
        if time.process_time() - began > SECONDS:
            break
        folder = tmp_path / "case"
        folder.mkdir()
        for position, (name, body) in enumerate(files):
            (folder / f"{position}{name}").write_bytes(body)
        try:
            check(folder, as_is=number % 4 == 3)
        except BaseException as error:
            raise AssertionError(f"seed {SEED}, case {number}: {error!r}") from error
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        done += 1
    took = time.process_time() - began
    print(f"seed {SEED}: cases {FIRST} to {FIRST + done - 1} in {took:.0f} s")
    assert done


def test_a_run_goes_on_where_another_ended() -> None:
    whole, rest = cases(), cases(2)
    next(whole), next(whole)
    assert next(whole) == next(rest)


def test_the_cases_are_the_same_each_time() -> None:
    for seed in range(200):
        drawn, again = random.Random(seed), random.Random(seed)
        assert mutate(drawn, GOOD.encode()) == mutate(again, GOOD.encode())
