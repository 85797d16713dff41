"""HTML to the main text and what the markup says about it."""

import re

import msgspec

from variorum.errors import SkipArticle
from variorum.limits import MAX_ATTRIBUTES

# Nothing in it goes back over what it has read, so it takes one pass over a page.
_OVERLOADED = re.compile(
    r"<[a-zA-Z][^\s/>]*+"
    r"(?:[\s/]++[^\s/>=<]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']++)?+)?+)"
    f"{{{MAX_ATTRIBUTES + 1},}}+"
)


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """What a page gives: its main text, one paragraph a line, and the fields it names."""

    text: str
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    url: str | None = None
    published: str | None = None


def extract(html: str) -> Extracted:
    """Main text and metadata of a page, by trafilatura (Barbaresi 2021, ACL demo) and htmldate.

    Raises:
        SkipArticle: an element has more attributes than the parser can take in good time.
    """
    if _OVERLOADED.search(html):
        raise SkipArticle(f"an element of the page has more than {MAX_ATTRIBUTES:,} attributes")
    from trafilatura import bare_extraction

    document = bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=False,
    )
    if document is None or isinstance(document, dict):
        return Extracted(text="")
    return Extracted(
        text=document.text or "",
        title=document.title or None,
        byline=document.author.replace("; ", ", ") if document.author else None,
        site=document.sitename or None,
        url=document.url or None,
        published=document.date or None,
    )
