"""What several tests share: where the public test sets lie, and small builders of records."""

import os
from pathlib import Path

import pytest

from variorum.model import Article, Outlet, Published

ROOT = Path(__file__).resolve().parent.parent
COVERAGE = ROOT / "examples" / "coverage"


def data_dir() -> Path:
    """The folder of public test sets, or a skip with the reason where it is absent."""
    path = Path(os.environ.get("VARIORUM_DATA", ROOT.parent / "shared" / "data"))
    if not path.is_dir():
        pytest.skip(f"no public test sets at {path}; set VARIORUM_DATA to their folder")
    return path


def article(text: str, *, uri: str = "a.txt", published: str | None = None) -> Article:
    """An article whose text is kept to the character, for tests of one stage."""
    return Article(
        id=uri,
        uri=uri,
        outlet=Outlet(),
        title=None,
        byline=None,
        dateline=None,
        agency=None,
        via=(),
        published=Published(value=published, precision="day", basis="metadata")
        if published
        else None,
        language="en",
        text=text,
        removed=(),
    )
