import subprocess
import sys

import pytest

from variorum.errors import SkipArticle
from variorum.intake.decode import decode, mend_text

TEXT = "“We won’t leave,” said Zoë Müller – the mayor of Łódź’s café. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    data = TEXT.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    assert decode(data) == TEXT


def test_windows_1252() -> None:
    text = "“We won’t leave,” said Zoë – the mayor of the city and all of its villages. " * 3
    assert decode(text.encode("cp1252")) == text


def test_declared_encoding_of_a_page() -> None:
    text = "<html><head><meta charset='windows-1251'></head><p>Город и мир, вода и огонь.</p>"
    assert decode(text.encode("cp1251")) == text


def test_an_encoding_that_came_beside_the_bytes() -> None:
    text = "<html><head><meta charset='koi8-r'></head><p>Город и мир, вода и огонь.</p>"
    assert decode(text.encode("cp1251"), declared="windows-1251") == text
    assert decode(text.encode("koi8-r"), declared="no-such") == text
    assert decode(text.encode(), declared="windows-1251") == text, "it is UTF-8 all the same"
    assert decode(b"\xff\xfe" + text.encode("utf-16-le"), declared="windows-1251") == text


def test_a_broken_byte_does_not_spoil_utf8() -> None:
    data = TEXT.encode()
    assert decode(data[:20] + b"\xff" + data[20:]).count("Müller") == 3


def test_mojibake_is_mended_and_kept_as_is() -> None:
    broken = "“We won’t leave,” said Zoë.".encode().decode("cp1252", "replace")
    assert "“We won’t" in mend_text("â€œWe wonâ€™t leave")
    assert decode("It wonâ€™t do, ZoÃ« said".encode()) == "It won’t do, Zoë said"
    assert decode("It wonâ€™t do".encode(), mend=False) == "It wonâ€™t do"
    assert broken


def test_empty_and_binary() -> None:
    with pytest.raises(SkipArticle, match="empty"):
        decode(b"")
    with pytest.raises(SkipArticle, match="binary"):
        decode(b"abc\0def")


def test_clean_utf8_costs_no_heavy_import() -> None:
    code = (
        "import sys; from variorum.intake.decode import decode; "
        "decode('“Won’t”, é'.encode()); "
        "sys.exit(any(m in sys.modules for m in ('ftfy', 'charset_normalizer')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["base64", "idna", "rot_13", "unicode_escape", "nonsense"])
def test_a_declared_charset_that_is_no_encoding_of_pages_is_passed_over(name: str) -> None:
    page = f"<html><meta charset='{name}'><p>caf".encode() + b"\xe9 by the pier</p></html>"
    assert "café" in decode(page)
