"""The Word document as it is filled: paragraphs, tables, and references that lead to notes."""

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from variorum.dossier.formats.paper import Paper
from variorum.dossier.formats.view import Ref

ONE = Ref(number="01", outlet="Echo", origin="Echo", start=5, end=9, text="a pump")
TWO = Ref(number="02", outlet="Post", origin="Post", start=1, end=3, text="no")


def read(paper: Paper) -> Any:
    return Document(io.BytesIO(paper.saved()))


@pytest.fixture
def paper() -> Paper:
    return Paper("Dam overflow")


def test_headings_lines_and_items_have_their_styles(paper: Paper) -> None:
    paper.heading("Figures", 2)
    paper.line([("12 killed", "bold"), (", it said", "soft"), ("", "")])
    paper.item([("one", "")])
    told = [(one.style.name, one.text) for one in read(paper).paragraphs]
    assert told == [
        ("Heading 2", "Figures"),
        ("Normal", "12 killed, it said"),
        ("List Bullet", "one"),
    ]
    runs = read(paper).paragraphs[1].runs
    assert [(run.bold, run.font.color.rgb is not None) for run in runs] == [
        (True, False),
        (None, True),
    ]


def test_a_line_is_kept_with_what_follows_where_asked(paper: Paper) -> None:
    paper.line([("a", "")], keep=True)
    paper.line([("b", "")])
    kept = [one.paragraph_format.keep_with_next for one in read(paper).paragraphs]
    assert kept == [True, None]


def test_a_new_page_is_broken(paper: Paper) -> None:
    paper.new_page()
    (broken,) = read(paper).element.body.iter(qn("w:br"))
    assert broken.get(qn("w:type")) == "page"


def test_a_table_repeats_its_head_and_has_its_widths(paper: Paper) -> None:
    paper.table(["What", "Who"], [[([("12", "")], [ONE]), ([("Ann", "")], [])]], [4, 2.5])
    (table,) = read(paper).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What", "Who"],
        ["12 1", "Ann"],
    ]
    heads = [row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False]
    assert [round(column.width.cm, 1) for column in table.columns] == [4, 2.5]
    assert table.style.name == "Table Grid"


def test_a_reference_is_numbered_once_and_leads_to_its_note(paper: Paper) -> None:
    paper.item([("a", "")], [ONE, TWO])
    paper.item([("b", "")], [ONE])
    paper.endnotes()
    texts = [one.text for one in read(paper).paragraphs]
    assert texts == ["a 1 2", "b 1", "1  [01:5–9] Echo: “a pump”", "2  [02:1–3] Post: “no”"]
    body = read(paper).element.body
    anchors = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert anchors == ["e01_5_9", "e02_1_3", "e01_5_9"]
    assert names == ["e01_5_9", "e02_1_3"]
    ids = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(set(ids)) == 2


def test_notes_begin_anew_after_they_were_written(paper: Paper) -> None:
    paper.item([], [ONE])
    paper.endnotes()
    paper.item([], [TWO])
    paper.endnotes()
    assert read(paper).paragraphs[-1].text.startswith("1  [02")


def test_the_page_is_a4_and_tells_no_time() -> None:
    document = read(Paper("T" * 300))
    (page,) = document.sections
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21, 29.7)
    assert {round(getattr(page, f"{side}_margin").cm) for side in ("left", "right", "top")} == {2}
    properties = document.core_properties
    assert (properties.title, properties.author) == ("T" * 255, "Variorum")
    assert (properties.comments, properties.created, properties.modified) == ("", None, None)
    sizes = [document.styles[f"Heading {level}"].font.size.pt for level in (1, 2, 3)]
    assert sizes == [15, 12, 9]
    assert document.styles["Normal"].font.size.pt == 10
