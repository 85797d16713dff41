"""Forms of files: told by a name's ending, else by the first bytes."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Literal

from variorum.errors import SkipArticle

Form = Literal[
    "text",
    "html",
    "json",
    "jsonl",
    "table",
    "feed",
    "mail",
    "word",
    "pdf",
    "zip",
    "tar",
    "warc",
    "parquet",
]

FORMS: Mapping[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "table",
    ".tsv": "table",
    ".rss": "feed",
    ".atom": "feed",
    ".eml": "mail",
    ".docx": "word",
    ".pdf": "pdf",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
    ".warc": "warc",
    ".parquet": "parquet",
}
"""By the ending of a name, what the file is."""

PEEK = 4096
"""Bytes by which a file without a known ending is told."""

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")


def tell_form(name: str, head: bytes, *, named: bool) -> Form:
    """What a file is, by its name and its first `PEEK` bytes; a `.gz` at its end does not count.

    `named` is true where the user gave this very file, and not a folder that holds it.

    Raises:
        SkipArticle: it is of a kind that is not read from a folder.
    """
    suffixes = [part.lower() for part in PurePath(name).suffixes[-2:]]
    suffix = next((part for part in reversed(suffixes) if part != ".gz"), "")
    if suffix in FORMS:
        return FORMS[suffix]
    form = _sniff(head)
    if form == "text" and not named:
        kind = f"names ending in {suffix}" if suffix else "names without an ending"
        raise SkipArticle(f"{kind} are not read from a folder; give the file by its own name")
    return form


def _sniff(head: bytes) -> Form:
    """What bytes are by their beginning: a known kind of file, JSON, a page, or text."""
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    if head[257:262] == b"ustar":
        return "tar"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        first, newline, rest = start.partition(b"\n")
        whole = newline and first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"")
        return "jsonl" if whole or len(first) >= PEEK - 8 else "json"
    if start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"):
        return "json"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:RDF")) and _FEED.search(start):
        return "feed"
    return "html" if start.startswith(b"<") else "text"


_MAGIC: tuple[tuple[bytes, Form], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"WARC/1.", "warc"),
    (b"PAR1", "parquet"),
)
