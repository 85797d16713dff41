"""What makes a document the same one wherever it lies: a digest of its content as given."""

import hashlib

import msgspec

from variorum.model import Given

_NOTHING = Given()


def digest_content(text: str, given: Given = _NOTHING) -> str:
    """The SHA-256 (hex) of a document's content; `text` is decoded, and not yet mended.

    Line ends do not count, since copying between systems changes them. For a record with a URL
    the text alone counts, beside that URL. For any other record all that came with the text
    counts too: two outlets may carry one dispatch, and their names then tell the records apart.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    beside = msgspec.to_builtins(_NOTHING if given.url else given)
    # When a text was fetched or changed is no part of what it is.
    fields = {name: one for name, one in beside.items() if name not in ("updated", "seen")}
    return hashlib.sha256(msgspec.json.encode((lines, fields))).hexdigest()
