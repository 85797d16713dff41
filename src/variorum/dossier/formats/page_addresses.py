"""Where a record is found on the page: its id, which stays as long as the record does.

An article's number moves when an earlier article is added. Its id does not, and so a link to a line
or to a piece of evidence leads there tomorrow too.
"""

import hashlib
import re

_OURS = re.compile(r"a[0-9a-f]{12}")
_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,23}")
"""So short that Word takes it with the places of a span for a bookmark, of 40 letters at most."""


def address(id: str) -> str:
    """A record's id as a name in a page.

    A document that was not made here may hold ids with any character; such an id is hashed, since
    names stand in style sheets, where nothing is escaped.
    """
    if _SAFE.fullmatch(id):
        return id
    return f"x{hashlib.sha256(id.encode('utf-8', 'replace')).hexdigest()[:12]}"


def evidence_address(article: str) -> str:
    """How the names of an article's spans begin: `e30db9eac7811` of `e30db9eac7811-120-168`."""
    name = address(article)
    return f"e{name[1:] if _OURS.fullmatch(name) else name}"


class Addresses:
    """Names within one page, each given once."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, id: str) -> str:
        """The address of the record with that id; of its second place on a page, `ID-2`."""
        name = address(id)
        count = self._given[name] = self._given.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"
