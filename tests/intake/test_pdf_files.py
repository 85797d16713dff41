"""PDF: pages of lines become paragraphs."""

import pytest

from tests.intake.made_files import pdf
from variorum.errors import SkipArticle
from variorum.intake.pdf_files import read_pdf

FIRST = [
    "Ferry stopped off Selmouth",
    "The ferry between Selmouth and Kell was stopped on Tuesday after inter-",
    "national inspectors found cracks in the hull, the harbour master said. The",
    "ship will not sail before Friday.",
    "Two hundred passengers were brought ashore in boats that the vice-",
    "president of the line had sent.",
]
SECOND = ["The line said that it would pay for all of the journeys that were not", "made."]


def test_lines_are_joined_into_paragraphs() -> None:
    assert read_pdf(pdf(FIRST, title="Ferry stopped off Selmouth")) == {
        "title": "Ferry stopped off Selmouth",
        "text": "Ferry stopped off Selmouth\n\n"
        "The ferry between Selmouth and Kell was stopped on Tuesday after international "
        "inspectors found cracks in the hull, the harbour master said. The ship will not sail "
        "before Friday.\n\n"
        "Two hundred passengers were brought ashore in boats that the vice-president of the line "
        "had sent.",
    }


def test_a_title_that_the_page_does_not_bear_out_is_none() -> None:
    assert "title" not in read_pdf(pdf(FIRST, title="Microsoft Word - draft.doc"))


def test_running_heads_and_page_numbers_are_no_text() -> None:
    pages = [
        ["Kell Courier 12 March", *FIRST, "1"],
        *(["Kell Courier 12 March", *SECOND, str(number)] for number in (2, 3)),
    ]
    text = read_pdf(pdf(*pages))["text"]
    assert "Courier" not in text
    assert text.endswith("that were not made.")
    assert text.count("that were not made.") == 2


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    text = read_pdf(pdf([*FIRST[:3]], ["ship will not sail."]))["text"]
    assert text.endswith("the harbour master said. The ship will not sail.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\nnothing", "damaged, or no PDF"),
        (pdf([]), "a scan"),
        (pdf(FIRST)[:400], "damaged, or no PDF|a scan"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(SkipArticle, match=reason):
        read_pdf(data)


def test_a_protected_file_says_so() -> None:
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(FIRST)))
    writer.encrypt("secret", algorithm="RC4-128")
    body = io.BytesIO()
    writer.write(body)
    with pytest.raises(SkipArticle, match="protected by a password"):
        read_pdf(body.getvalue())
