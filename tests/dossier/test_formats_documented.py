"""Every format, column and hashtag is in the docs, and every format can be asked for."""

import re
from typing import get_args

import pytest

from tests.support import ROOT
from variorum.cli.options import Format
from variorum.dossier import formats
from variorum.dossier.formats import acled, hxl, ucdp

EXPORTS = (ROOT / "docs" / "exports.md").read_text("utf-8")


def section(format: str) -> set[str]:
    """What stands in code marks in the section of one format."""
    (body,) = re.findall(rf"(?ms)^## `{format}`$(.*?)(?=^## |\Z)", EXPORTS)
    return set(re.findall(r"`([^`]+)`", body))


def test_the_command_knows_every_format() -> None:
    assert get_args(Format) == formats.FORMATS


@pytest.mark.parametrize("format", formats.FORMATS)
def test_every_format_is_documented(format: str) -> None:
    pages = EXPORTS + (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert f"| `{format}` |" in pages
    assert f"`{format}`" in (ROOT / "docs" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("format", "fields"),
    [
        ("acled", acled.COLUMNS),
        ("ucdp", ucdp.COLUMNS),
        ("hxl", (*hxl.COLUMNS, *hxl.COLUMNS.values())),
    ],
)
def test_every_column_is_documented(format: str, fields: tuple[str, ...]) -> None:
    assert not set(fields) - section(format)
