"""A Word document (ECMA-376) filled from top to bottom, with references that lead to notes.

python-docx makes the parts; it is imported when a document is begun. Runs of text are made here,
several times faster than through its objects. Text of an article becomes plain runs: no field and
no link of it can come alive.
"""

import io
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from variorum.dossier.formats import wording
from variorum.dossier.formats.view import Ref

Part = tuple[str, str]
"""A piece of text and how it is set: `bold`, `soft`, or empty for plain."""
Cell = tuple[Sequence[Part], Sequence[Ref]]
"""What a cell of a table holds, and the references after it."""

_COLOURS = {"soft": "5A5A5A", "link": "1F4E79"}
_TWIPS = 567
"""Twentieths of a point in a centimetre; OOXML measures tables in them."""


class Paper:
    """The document so far."""

    def __init__(self, title: str):
        from docx import Document
        from docx.oxml.ns import qn

        self._name = cache(qn)
        self.document = Document()
        self._end: Any = self.document.element.body.sectPr
        self.styles = {one.name: one.style_id for one in self.document.styles}
        self.notes: dict[str, tuple[int, Ref]] = {}
        self.written = 0
        self._set_up(title)

    def heading(self, text: str, level: int) -> None:
        """A heading of level 1 to 3."""
        self._paragraph(f"Heading {level}", [(text, "")])

    def line(self, parts: Iterable[Part], *, keep: bool = False) -> None:
        """A paragraph; `keep` holds it on the page of what follows."""
        paragraph = self._paragraph("Normal", parts)
        if keep:
            self._add(paragraph.pPr, "w:keepNext")

    def item(self, parts: Iterable[Part], refs: Iterable[Ref] = ()) -> None:
        """A line of a list."""
        self._paragraph("List Bullet", parts, refs)

    def new_page(self) -> None:
        """What follows begins a page."""
        paragraph = self._paragraph("Normal", [])
        self._add(self._add(paragraph, "w:r"), "w:br", type="page")

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float]
    ) -> None:
        """A table with a head that is repeated on every page; `widths` are in centimetres."""
        body = self._place("w:tbl")
        properties = self._add(body, "w:tblPr")
        self._add(properties, "w:tblStyle", val=self.styles["Table Grid"])
        self._add(properties, "w:tblLayout", type="fixed")
        grid = self._add(body, "w:tblGrid")
        sizes = [str(round(width * _TWIPS)) for width in widths]
        for size in sizes:
            self._add(grid, "w:gridCol", w=size)
        titles: Sequence[Cell] = [([(name, "soft")], ()) for name in head]
        for number, cells in enumerate([titles, *rows]):
            row = self._add(body, "w:tr")
            properties = self._add(row, "w:trPr")
            self._add(properties, "w:cantSplit")
            if number == 0:
                self._add(properties, "w:tblHeader")
            for (parts, refs), size in zip(cells, sizes, strict=True):
                cell = self._add(row, "w:tc")
                self._add(self._add(cell, "w:tcPr"), "w:tcW", w=size, type="dxa")
                self._fill(self._add(cell, "w:p"), parts, refs)
        self.line([])

    def endnotes(self) -> None:
        """The words of every reference since the last notes, each where its number leads."""
        for number, ref in self.notes.values():
            paragraph = self._paragraph("Normal", [])
            self.written += 1
            self._add(paragraph, "w:bookmarkStart", id=str(self.written), name=_bookmark(ref))
            where: Part = (f"[{ref.place}] {ref.outlet}: ", "soft")
            self._fill(paragraph, [(f"{number}  ", "bold"), where, (f"“{ref.text}”", "")], ())
            self._add(paragraph, "w:bookmarkEnd", id=str(self.written))
        self.notes.clear()

    def saved(self) -> bytes:
        """The file."""
        body = io.BytesIO()
        self.document.save(body)
        return body.getvalue()

    def _set_up(self, title: str) -> None:
        """Page, styles and properties."""
        from docx.shared import Cm, Pt, RGBColor

        page, styles = self.document.sections[0], self.document.styles
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
        styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        for level in (1, 2, 3):
            heading = styles[f"Heading {level}"]
            heading.font.color.rgb = RGBColor.from_string("202020")
            heading.font.size = Pt(18 - 3 * level)
        for border in styles["Table Grid"].element.iter():
            if border.get(self._name("w:color")):
                border.set(self._name("w:color"), "C8C8C8")
        properties = self.document.core_properties
        properties.title = wording.xml_text(title)[:255]
        properties.author, properties.comments = "Variorum", ""
        # The template's own dates say nothing of this document, and no clock is read.
        for name in ("dcterms:created", "dcterms:modified"):
            for element in properties._element.findall(self._name(name)):
                properties._element.remove(element)

    def _paragraph(self, style: str, parts: Iterable[Part], refs: Iterable[Ref] = ()) -> Any:
        paragraph = self._place("w:p")
        properties = self._add(paragraph, "w:pPr")
        self._add(properties, "w:pStyle", val=self.styles[style])
        self._fill(paragraph, parts, refs)
        return paragraph

    def _fill(self, paragraph: Any, parts: Iterable[Part], refs: Iterable[Ref]) -> None:
        """Runs of text, then the number of each reference as a link to its note."""
        for text, style in parts:
            if text:
                self._run(paragraph, text, style)
        for ref in refs:
            number, _ = self.notes.setdefault(ref.key, (len(self.notes) + 1, ref))
            link = self._add(paragraph, "w:hyperlink", anchor=_bookmark(ref))
            self._run(link, f" {number}", "link")

    def _run(self, parent: Any, text: str, style: str) -> None:
        run = self._add(parent, "w:r")
        if style:
            properties = self._add(run, "w:rPr")
            if style == "bold":
                self._add(properties, "w:b")
            else:
                self._add(properties, "w:color", val=_COLOURS[style])
            if style == "link":
                self._add(properties, "w:vertAlign", val="superscript")
        held = self._add(run, "w:t")
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        held.text = wording.xml_text(" ".join(text.split("\n")))

    def _place(self, tag: str) -> Any:
        """A new last element of the body; python-docx would look for the end from the top."""
        element = self._end.makeelement(self._name(tag))
        self._end.addprevious(element)
        return element

    def _add(self, parent: Any, tag: str, /, **attributes: str) -> Any:
        """A new last child of `parent`; its attributes are of Word's namespace."""
        named = {self._name(f"w:{key}"): value for key, value in attributes.items()}
        child = parent.makeelement(self._name(tag), named)
        parent.append(child)
        return child


def _bookmark(ref: Ref) -> str:
    """The name of a reference's note: letters, digits and underscores, at most 40 of them."""
    return ref.key.replace("-", "_")
