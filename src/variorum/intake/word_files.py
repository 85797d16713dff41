"""Word documents: the paragraphs and tables of one `.docx` as one article."""

import io
import zipfile
from typing import Any

from variorum.errors import SkipArticle
from variorum.intake.streams import Budget

_TITLES = ("Title", "Heading 1")


def read_word(data: bytes) -> dict[str, Any]:
    """A Word document as a record; a paragraph at its head that is styled so is the title.

    The properties of the file are not read: they tell of templates and typists, not of the news.

    Raises:
        SkipArticle: it is damaged, protected, no Word document, or a bomb.
    """
    _refuse_bomb(data)
    # Only who gives a Word document pays for the reader.
    import docx
    from docx.text.paragraph import Paragraph
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        document = docx.Document(io.BytesIO(data))
        parts = list(document.iter_inner_content())
        first = next(
            (one for one in parts if isinstance(one, Paragraph) and one.text.strip()), None
        )
        styled = first is not None and first.style is not None and first.style.name in _TITLES
    except (ValueError, KeyError, LxmlError, zipfile.BadZipFile) as error:
        raise SkipArticle("the Word document is damaged, or no Word document") from error
    lines = [one.text if isinstance(one, Paragraph) else _table(one) for one in parts]
    text = "\n\n".join(line for line in lines if line.strip())
    if not text:
        raise SkipArticle("the Word document has no text")
    return {"text": text, "title": first.text.strip()} if styled and first else {"text": text}


def _table(table: Any) -> str:
    """A table, a row a line; a cell that spans several is told once."""
    rows = []
    for row in table.rows:
        cells = {id(cell._tc): cell.text.strip() for cell in row.cells}
        rows.append(" | ".join(cell for cell in cells.values() if cell))
    return "\n\n".join(row for row in rows if row)


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            Budget(len(data)).spend(sum(one.file_size for one in packed.infolist()))
            if any(one.flag_bits & 1 for one in packed.infolist()):
                raise SkipArticle("the Word document is protected by a password")
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SkipArticle("the Word document is damaged, or no Word document") from error
