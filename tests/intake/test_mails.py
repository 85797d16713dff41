"""Saved e-mail: what of a message is the article."""

from email.message import EmailMessage

import pytest

from variorum.errors import SkipArticle
from variorum.intake.mails import read_mail

TEXT = "The ferry to Selmouth was stopped on Tuesday, the harbour master said.\n" * 4


def message(text: str = TEXT, page: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    if page:
        made.add_alternative(page, subtype="html")
    return made


def test_a_message_is_a_record() -> None:
    made = message(
        Subject="Ferry stopped – again",
        From='"Søren Vik" <vik@post.example>',
        Date="Tue, 12 Mar 2024 18:30:00 +0100",
        Message_ID="<1@post.example>",
    )
    assert read_mail(made.as_bytes()) == {
        "id": "<1@post.example>",
        "title": "Ferry stopped – again",
        "published": "2024-03-12T18:30:00+01:00",
        "byline": "Søren Vik",
        "text": TEXT,
    }


def test_a_page_is_read_where_the_text_only_points_to_it() -> None:
    page = "<p>The dam above Kell held, engineers said.</p>"
    assert read_mail(message("Open in browser.", page).as_bytes())["text"].strip() == page
    assert read_mail(message(TEXT, page).as_bytes())["text"] == TEXT


def test_attachments_are_no_article() -> None:
    made = EmailMessage()
    made["Subject"] = "see attached"
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(SkipArticle, match="no text of its own"):
        read_mail(made.as_bytes())


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: text/plain; charset=no-such\n\nThe caf\xe9 was shut on Monday.",
        b"Subject: =?no-such?q?x?=\nDate: yesterday\nFrom: <\n\nThe caf\xe9 was shut on Monday.",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nThe caf\xc3\xa9 was shut on Monday.",
    ],
)
def test_malformed_messages_are_read_as_far_as_they_go(raw: bytes) -> None:
    assert "The café was shut on Monday." in read_mail(raw)["text"]
