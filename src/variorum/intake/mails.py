"""Saved e-mail: one message as one article, its subject the title and its sender the byline."""

import codecs
import email
import email.policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, cast

from variorum.errors import SkipArticle
from variorum.intake.decode import decode

_STUB = 200
"""Characters under which the plain text of a message with a page in it is only a pointer to that
page ("View this e-mail in your browser"); the shortest news in brief is longer."""


def read_mail(data: bytes) -> dict[str, Any]:
    """A message as a record: its text, or its page where it has no text to speak of.

    Attachments are not read.

    Raises:
        SkipArticle: the message has no text.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    fields = {
        "id": _header(message, "Message-ID"),
        "title": _header(message, "Subject"),
        "published": _date(message),
        "byline": _sender(message),
        "text": _text(message),
    }
    return {name: value for name, value in fields.items() if value}


def _text(message: EmailMessage) -> str:
    plain = _body(message, "plain")
    page = _body(message, "html") if len(plain.strip()) < _STUB else ""
    text = page if page.strip() else plain
    if not text.strip():
        raise SkipArticle("the message has no text of its own; attachments are not read")
    return text


def _body(message: EmailMessage, kind: str) -> str:
    try:
        part = message.get_body(preferencelist=(cast(Any, kind),))
    except (AttributeError, KeyError, ValueError):
        # Parts that are declared as what they are not.
        return ""
    body = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(body, bytes) or not body.strip():
        return ""
    try:
        name = codecs.lookup(part.get_content_charset() or "").name
        return body.decode(name, "replace")
    except (LookupError, ValueError):
        return decode(body, mend=False)


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's value, its encoded words read; null where it is missing or malformed."""
    try:
        value = message[name]
        return " ".join(str(value).split()) or None if value is not None else None
    except (LookupError, ValueError, AttributeError, TypeError):
        # The parser of headers fails on some that no program should write.
        return None


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "From") or "")
    return name or address or None


def _date(message: EmailMessage) -> str | None:
    told = _header(message, "Date")
    if told is None:
        return None
    try:
        return parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, IndexError):
        return told
