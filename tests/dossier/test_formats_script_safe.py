"""JSON inside a page: what the page would read as its own is written as an escape."""

import json

import pytest

from variorum.dossier.formats.script_safe import script_safe


@pytest.mark.parametrize("char", ["<", ">", "&", "\u2028", "\u2029"])
def test_a_character_that_a_page_reads_is_an_escape(char: str) -> None:
    value = {f"key{char}": f"a{char}b"}
    safe = script_safe(json.dumps(value, ensure_ascii=False).encode())
    assert char not in safe
    assert json.loads(safe) == value


def test_no_text_ends_the_script_around_it() -> None:
    safe = script_safe(json.dumps("</script><!--<script>").encode())
    assert "</script" not in safe
    assert "<!--" not in safe
    assert safe.startswith('"\\u003c/script\\u003e')


def test_all_else_stays_as_it_is() -> None:
    body = '{"a": "“Übung” \\"x\\" 🛶", "b": [1, 2.5, null]}'
    assert script_safe(body.encode()) == body


def test_what_was_escaped_already_is_not_escaped_again() -> None:
    assert script_safe(b'"\\u003c"') == '"\\u003c"'


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        script_safe(b'"\xff"')
