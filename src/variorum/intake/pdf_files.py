"""PDF: the text of the pages of one file as one article."""

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from variorum.errors import SkipArticle
from variorum.lexicon import words
from variorum.limits import MAX_SECONDS, MAX_TEXT

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_HALF_WORD = re.compile(r"([^\W\d_]{2,})-$")
_COMPOUND = words("furniture.compound_openers")
_EDGE = 2
"""Lines at the top and at the foot of a page among which running heads are looked for."""

_SHORT = 0.75
"""A line shorter than this part of the page's width, and that ends a sentence, ends its paragraph.
Lines of set text fill nine tenths of the width and more; columns that are not justified four
fifths."""


def read_pdf(data: bytes) -> dict[str, Any]:
    """A PDF as a record: its pages' text without running heads, lines joined into paragraphs.

    The title that the file tells is taken where its words stand on the first page, since many tell
    the name of a template.

    Raises:
        SkipArticle: it is damaged, protected by a password, or holds pictures of text alone.
    """
    # Only who gives a PDF pays for the reader.
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    # The reader tells of every oddity of a file that it mends; the user cannot act on it.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SkipArticle("the PDF is protected by a password")
        pages = _pages(reader)
        title = reader.metadata.title if reader.metadata else None
    except DependencyError as error:
        raise SkipArticle("the PDF is encrypted; save it without a password") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise SkipArticle("the PDF is damaged, or no PDF") from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise SkipArticle("the PDF is built so that it cannot be read") from error
    paragraphs = [one for page in _without_heads(pages) for one in [*page, ""]]
    text = "\n\n".join(_joined(paragraphs))
    if not text.strip():
        raise SkipArticle(
            "the PDF holds no text: its pages are pictures (a scan); have their text recognised "
            "first, for example with `ocrmypdf`"
        )
    if title and " ".join(str(title).split()) in " ".join(text[:2000].split()):
        return {"text": text, "title": str(title)}
    return {"text": text}


def _pages(reader: Any) -> list[list[str]]:
    """The lines of each page, until there is more text than is read of an article."""
    pages, size, began = [], 0, time.process_time()
    for page in reader.pages:
        lines = [" ".join(line.split()) for line in page.extract_text().splitlines()]
        pages.append(lines)
        size += sum(map(len, lines))
        if time.process_time() - began > MAX_SECONDS:
            raise SkipArticle(f"reading the PDF takes more than {MAX_SECONDS} seconds")
        if size > 2 * MAX_TEXT:
            break
    return pages


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without the lines that stand at most pages' edges."""
    filled = [[line for line in page if line] for page in pages]
    edges = Counter(line for page in filled for line in {*map(_masked, _edge(page))})
    running = {line for line, count in edges.items() if count >= max(3, len(pages) / 2)}
    kept = []
    for page, lines in zip(pages, filled, strict=True):
        gone = {
            line
            for line in _edge(lines)
            if _masked(line) in running or _PAGE_NUMBER.fullmatch(line)
        }
        kept.append([line for line in page if line not in gone])
    return kept


def _edge(lines: list[str]) -> list[str]:
    return lines[:_EDGE] + lines[-_EDGE:]


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _joined(lines: Iterable[str]) -> list[str]:
    """Paragraphs: a line that fills the width goes on in the next, and a broken word is whole."""
    known = list(lines)
    widths = sorted(len(line) for line in known if line)
    # The widest lines may be of tables; most of a text is as wide as nine lines in ten are at most.
    width = widths[len(widths) * 9 // 10] if widths else 0
    paragraphs: list[str] = []
    open_line = False
    for line, after in pairwise([*known, ""]):
        if not line:
            # The end of a page does not end a sentence.
            open_line = open_line and not _ENDED.search(paragraphs[-1])
            continue
        if open_line:
            paragraphs[-1] = _together(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        ended = _ENDED.search(line) and (len(line) < _SHORT * width or not after)
        heading = len(line) < 0.5 * width and after[:1].isupper()
        open_line = not ended and not heading
    return paragraphs


def _together(line: str, after: str) -> str:
    half = _HALF_WORD.search(line)
    if half is None or not after[:1].islower():
        return f"{line} {after}"
    return f"{line if half[1].lower() in _COMPOUND else line[:-1]}{after}"
