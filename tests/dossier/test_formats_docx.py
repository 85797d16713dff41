"""The Word document, read back by python-docx."""

import io
import zipfile

import msgspec
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

from tests.dossier.sample import bare, comparison, flood, sheet
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.docx import to_docx
from variorum.model import Comparison


def opened(given: Comparison) -> DocumentObject:
    return Document(io.BytesIO(to_docx(given)))


def test_headings_stand_in_the_order_of_reading() -> None:
    document = opened(Comparison(dossiers=(flood(),)))
    heads = [
        one.text
        for one in document.paragraphs
        if one.style is not None and one.style.name in ("Heading 1", "Heading 2")
    ]
    assert heads == [
        "Dam overflow in Marvenia",
        "In brief",
        "Timeline",
        "Figures",
        "What is disputed",
        "What accounts agree on",
        "What only one origin reports",
        "The articles",
        "The evidence",
    ]
    assert document.core_properties.title == "Dam overflow in Marvenia"


def test_timeline_and_figures_are_tables() -> None:
    timeline, killed, moved = opened(Comparison(dossiers=(flood(),))).tables
    assert [cell.text for cell in timeline.rows[0].cells] == ["when", "what", "told by"]
    assert timeline.rows[1].cells[0].text == "Wed 11 March 2026"
    assert timeline.rows[2].cells[1].text.startswith("planned: A judge will lead the inquiry.")
    numbers = [row.cells[0].text for row in killed.rows]
    assert numbers == ["number", "at least 12", "at least 12", "17"]
    assert killed.rows[1].cells[1].text == "civil protection ministry"
    assert "About 4,000 residents" in moved.rows[1].cells[4].text
    assert all(len(row.cells) == 5 for row in killed.rows)


def test_every_reference_leads_to_its_words() -> None:
    document = opened(Comparison(dossiers=(flood(),)))
    body = document.element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert len(names) == len(set(names)) == len(anchors)
    assert set(names) == anchors
    assert all(len(name) <= 40 for name in names)
    (record,) = arrange(Comparison(dossiers=(flood(),))).records
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert anchors == {ref.key.replace("-", "_") for ref in record.refs}
    for ref in record.refs:
        assert f"[{ref.place}] {ref.outlet}: “{ref.text}”" in told


def test_notes_are_numbered_as_they_are_first_referred_to() -> None:
    body = opened(Comparison(dossiers=(flood(),))).element.body
    numbers = [
        int("".join(text.text for text in link.iter(qn("w:t"))))
        for link in body.iter(qn("w:hyperlink"))
    ]
    assert list(dict.fromkeys(numbers)) == list(range(1, max(numbers) + 1))


def test_the_texts_of_the_articles_are_in_it() -> None:
    told = [paragraph.text for paragraph in opened(comparison()).paragraphs]
    for dossier in comparison().dossiers:
        for article in dossier.articles:
            assert set(article.text.split("\n\n")) <= set(told)
    assert "broken.gz: the gzip stream ends too early" in told


def test_the_same_bytes_at_any_time() -> None:
    body = to_docx(comparison())
    assert body == to_docx(comparison())
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_text_that_xml_forbids_becomes_replacement_characters() -> None:
    where = sheet("a", "one \x00\ufffe\x0b two", outlet="a\x01b", title="<w:t>\x02 & \ud800")
    story = msgspec.structs.replace(bare(where))
    told = "\n".join(one.text for one in opened(Comparison(dossiers=(story,))).paragraphs)
    assert "<w:t> &" in told
    assert "one" in told
