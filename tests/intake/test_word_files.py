"""Word documents: paragraphs and tables."""

import io
import zipfile

import docx
import pytest

from tests.intake.made_files import zipped
from variorum.errors import SkipArticle
from variorum.intake.word_files import read_word


def written(*paragraphs: str, title: str = "") -> bytes:
    document = docx.Document()
    if title:
        document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    body = io.BytesIO()
    document.save(body)
    return body.getvalue()


def test_paragraphs_are_parted_and_the_styled_head_is_the_title() -> None:
    record = read_word(written("A ferry sank.", "", "Nobody died.", title="Ferry sinks"))
    assert record == {
        "text": "Ferry sinks\n\nA ferry sank.\n\nNobody died.",
        "title": "Ferry sinks",
    }
    assert read_word(written("A ferry sank.")) == {"text": "A ferry sank."}


def test_a_table_is_read_in_its_place() -> None:
    document = docx.Document()
    document.add_paragraph("Counts by town.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Kell", "3", "Sorn", "4"), strict=True):
        cell.text = text
    document.add_paragraph("The count goes on.")
    body = io.BytesIO()
    document.save(body)
    text = read_word(body.getvalue())["text"]
    assert text == "Counts by town.\n\nKell | 3\n\nSorn | 4\n\nThe count goes on."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and so on", "damaged, or no Word document"),
        (zipped({"a.txt": b"x"}), "damaged, or no Word document"),
        (written(), "has no text"),
        (zipped({"word/document.xml": b" " * 30_000_000}), "more than 100 times its size"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(SkipArticle, match=reason):
        read_word(data)


def test_a_broken_part_is_damage() -> None:
    whole = zipfile.ZipFile(io.BytesIO(written("A ferry sank.")))
    parts = {name: whole.read(name) for name in whole.namelist()}
    with pytest.raises(SkipArticle, match="damaged"):
        read_word(zipped({**parts, "word/document.xml": b"<w:document"}))
