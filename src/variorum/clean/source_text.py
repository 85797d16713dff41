"""What is read of a document: its main text and fields without what nobody sees, up to a limit."""

from typing import NamedTuple, TypeVar

import msgspec

from variorum.clean.markup import Extracted, extract
from variorum.clean.paragraphs import unescape
from variorum.errors import SkipArticle
from variorum.limits import MAX_TEXT
from variorum.model import Given, RawDocument, Removed, SetAside
from variorum.model.invisible import show

Fields = TypeVar("Fields", Given, Extracted)


class SourceText(NamedTuple):
    """A document's main text and fields as they are read.

    `kept` is the text to the character, where it is to be kept so. `set_aside` tells of the
    invisible characters that are not. `unread` holds what stands after the limit.
    """

    found: Extracted
    kept: str
    given: Given
    set_aside: tuple[SetAside, ...]
    unread: tuple[Removed, ...]


def take_text(raw: RawDocument) -> SourceText:
    """The text and the fields of a document.

    Raises:
        SkipArticle: the text is longer than the limit and such texts are to be rejected.
    """
    found = extract(raw.text) if raw.kind == "html" else Extracted(text=raw.text)
    whole = raw.text if raw.as_is else found.text
    head, rest = _cut(whole)
    if rest and raw.too_long == "reject":
        raise SkipArticle(
            f"the text has {len(whole):,} characters; of one article {MAX_TEXT:,} are read "
            "(--too-long read reads the beginning)"
        )
    text, _, set_aside = show(unescape(head if raw.kind == "text" else _cut(found.text)[0]))
    return SourceText(
        found=msgspec.structs.replace(_shown(found), text=text),
        kept=head,
        given=_shown(raw.given),
        set_aside=() if raw.as_is else set_aside,
        unread=(Removed(text=rest, reason="unread"),) if rest else (),
    )


def _cut(text: str) -> tuple[str, str]:
    """What is read of a text, and the rest; cut at the end of a paragraph, of a line or a word."""
    if len(text) <= MAX_TEXT:
        return text, ""
    # The last tenth before the limit is long enough to hold the end of a paragraph.
    least = MAX_TEXT - MAX_TEXT // 10
    for end in ("\n\n", "\n", ". ", " "):
        at = text.rfind(end, least, MAX_TEXT)
        if at != -1:
            at += len(end)
            return text[:at], text[at:]
    return text[:MAX_TEXT], text[MAX_TEXT:]


def _shown(fields: Fields) -> Fields:
    """Fields without invisible characters."""
    changed = {
        name: show(value).text
        for name in fields.__struct_fields__
        if isinstance(value := getattr(fields, name), str)
    }
    return msgspec.structs.replace(fields, **changed)
