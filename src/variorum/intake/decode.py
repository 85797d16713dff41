"""Bytes to text: the encoding found, mojibake mended, binaries refused."""

import codecs
import re
from typing import Any

from variorum.errors import SkipArticle

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_MOJIBAKE = re.compile(r"â€|Ã[\x80-\xbf\u0152-\u0178\u2018-\u2122]|Â[\xa0-\xbf]|â\x80|ï»¿|Ð[°-¿]")
_PAGES = re.compile(
    r"ascii|iso8859-\d+|cp\d+|koi8-[rut]|mac-\w+|tis-620|gbk|gb18030|gb2312|hz|big5\w*|euc_\w+"
    r"|shift_jis\w*|iso2022_\w+|johab"
)
"""Encodings that pages declare (WHATWG Encoding Standard), by their names in Python."""
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b\x1a\x08"))


def decode(data: bytes, *, mend: bool = True, declared: str | None = None) -> str:
    """The text of `data`; with `mend`, text that was once decoded wrongly is put right.

    `declared` is the encoding that came beside the bytes. It counts for bytes that bear no mark and
    are not UTF-8, and before what a page declares of itself.

    Raises:
        SkipArticle: the bytes are empty or are no text.
    """
    if not data.strip():
        raise SkipArticle("the file is empty")
    text = _decode(data, declared)
    return mend_text(text) if mend else text


def find_encoding(head: bytes) -> tuple[str, int]:
    """The encoding of a long text by its beginning, and how many bytes its mark has.

    Raises:
        SkipArticle: the bytes are empty or are no text.
    """
    if not head.strip():
        raise SkipArticle("the file is empty")
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name, len(bom)
    _refuse_binary(head[:8192])
    try:
        # What is cut off within a letter at the end is no fault of the text.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _guess(head), 0
    return "utf-8", 0


def mend_text(text: str) -> str:
    """`text` without mojibake; text that shows no sign of it is not touched."""
    if not _MOJIBAKE.search(text):
        return text
    import ftfy

    return str(ftfy.fix_encoding(text))


def replace_surrogates(value: Any) -> Any:
    """`value` with lone surrogates, which no encoder takes, as U+FFFD; lengths are kept.

    All text inside a list or an object is treated so, names of fields too.
    """
    match value:
        case str():
            return _SURROGATES.sub("\ufffd", value)
        case list():
            return [replace_surrogates(item) for item in value]
        case dict():
            return {replace_surrogates(name): replace_surrogates(value[name]) for name in value}
        case _:
            return value


def _decode(data: bytes, declared: str | None) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    _refuse_binary(data[:8192])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        told = _known(declared) if declared else None
        return data.decode(told or _guess(data), "replace")


def _refuse_binary(head: bytes) -> None:
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise SkipArticle(f"the file is {name}, not text")
    # Text has next to no control characters; random bytes have one in nine.
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls * 50 > len(head):
        raise SkipArticle("the file is binary, not text")


def _guess(data: bytes) -> str:
    """The most likely encoding of bytes that are not UTF-8 throughout."""
    head = data[:65536]
    # A page that is UTF-8 but for a broken byte or two stays UTF-8.
    lenient = head.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    if sum(char > "\x7f" for char in lenient) - bad > 4 * bad:
        return "utf-8"
    declared = _DECLARED.search(data[:4096])
    if declared and (name := _known(declared[1].decode("ascii"))):
        return name
    # English with a few quotes, dashes and accented names is Windows-1252 all but always; a
    # statistical guess from so few bytes is not better.
    high = sum(byte > 0x7F for byte in head)
    if high * 20 < len(head):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    return best.encoding if best else "cp1252"


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    # Python also knows codecs that are no encodings of pages (base64, idna, rot13 ...).
    if not _PAGES.fullmatch(found):
        return None
    # Browsers read ISO 8859-1 as Windows-1252 (WHATWG Encoding Standard), and so do writers.
    return "cp1252" if found in {"iso8859-1", "ascii"} else found
