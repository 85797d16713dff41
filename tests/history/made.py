"""The made revisions, read anew by the rules: pairs of states of known kinds."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from variorum import annotate
from variorum.annotate.joint_reading import read_jointly
from variorum.annotate.text.sentences import split
from variorum.model import Article, Outlet, Reading
from variorum.model.article import digest_text

FILE = Path(__file__).parent / "made_revisions.toml"


class Made(NamedTuple):
    """A revision: both states, the kinds that it is of, and the edit it was made by."""

    earlier: Reading
    later: Reading
    kinds: frozenset[str]
    edit: str
    held: bool


def state(title: str, text: str, address: str) -> Reading:
    """One state of an article, read as far as its history asks: no times, no places."""
    text = text.strip()
    sentences = split(text)
    read = read_jointly(text, sentences)
    return Reading(
        article=Article(
            id=f"a{digest_text(address + title + text)[:12]}",
            uri=address,
            outlet=Outlet(name="The Varn Courier", domain="courier.example", basis="url"),
            title=title,
            byline=None,
            dateline=None,
            agency=None,
            via=(),
            published=None,
            language="en",
            text=text,
            removed=(),
        ),
        sentences=sentences,
        quantities=annotate.count(text),
        entities=read.names,
        attributions=read.attributions,
    )


def made_revisions() -> Iterator[Made]:
    """All of them, in the order of the file."""
    for number, one in enumerate(tomllib.loads(FILE.read_text(encoding="utf-8"))["article"]):
        address = f"https://courier.example/news/{number}"
        first = state(one["title"], one["text"], address)
        for edit in one["edits"]:
            kinds, before, after = edit.split("|")
            title, text = one["title"], one["text"].strip()
            pieces = zip(before.split("->"), after.split("->"), strict=True)
            for old, new in pieces:
                title, text = edited(title, text, old.strip(" "), new.strip(" "))
            later = state(title, text, address)
            yield Made(first, later, frozenset(kinds.split()), edit, one["held"])


def edited(title: str, text: str, old: str, new: str) -> tuple[str, str]:
    """A headline and a text with these words changed."""
    if old == "#":
        return new, text
    if old == "*":
        return title, new
    if old in ("$", "^"):
        return title, f"{text}\n\n{new}" if old == "$" else f"{new}\n\n{text}"
    # The end of the text has no line break behind it.
    text += "\n"
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return title, text.replace(old, new).strip()
