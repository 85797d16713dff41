"""What several tests share: where the public test sets lie, and small builders of records."""

import json
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


def without_given_ids(body: bytes) -> str:
    """A dossier without the ids that a store gives out once and keeps, and without aliases.

    Which id a story, a figure or a claim has in a store depends on the order in which the store
    came to know what it holds; nothing else does.
    """
    story = json.loads(body)
    story["story"]["aliases"] = []
    given = [story["story"], *story["figures"], *story["claims"]]
    text = json.dumps(story)
    for number, one in enumerate(given):
        text = text.replace(json.dumps(one["id"]), f'"{number}"')
    return text


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
