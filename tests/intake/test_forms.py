"""Forms of files, by name and by first bytes."""

import pytest

from variorum.errors import SkipArticle
from variorum.intake.forms import tell_form


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.JSONL.gz", b"", "jsonl"),
        ("a.eml", b"<html>", "mail"),
        ("a.tar.gz", b"", "tar"),
        ("a", b"%PDF-1.7", "pdf"),
        ("a", b"\0" * 257 + b"ustar", "tar"),
        ("a.xml", b"<?xml version='1.0'?>\n<!-- x -->\n<rdf:RDF xmlns=''>", "feed"),
        ("a.xml", b"<?xml version='1.0'?><feeder>", "html"),
        ("a", b'[{"text": 1}]', "json"),
        ("a", b'{"text": 1}\n{"text": 2}\n', "jsonl"),
    ],
)
def test_a_form_is_told(name: str, head: bytes, form: str) -> None:
    assert tell_form(name, head, named=False) == form


def test_unknown_text_is_read_where_it_is_named() -> None:
    assert tell_form("a.log", b"The dam held.", named=True) == "text"
    with pytest.raises(SkipArticle, match=r"ending in \.log"):
        tell_form("a.log", b"The dam held.", named=False)
