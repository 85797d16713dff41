"""Quotations whose own lines say whose they are."""

import pytest

from tests.annotate.attributions.pages import page_of
from variorum.annotate.attributions.by_cue import find_attributions
from variorum.annotate.attributions.drafts import Draft
from variorum.annotate.attributions.named_quotations import attach_named, is_crosshead
from variorum.annotate.text.sentences import split

BEFORE = "The school opened on Monday.\n\n"
AFTER = "\n\nLessons begin in May."
QUOTE = "“We waited eleven years for these rooms.”"


def told(text: str) -> list[tuple[str, str]]:
    """Source and content of each statement."""
    return [
        (
            " ".join(text[slice(*one)] for one in made.source),
            " ".join(text[slice(*one)] for one in made.content),
        )
        for made in find_attributions(text, split(text), [])
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"{QUOTE} – Karel Dusk, dean",
        f"{QUOTE} — Karel Dusk, dean",
        f"{QUOTE}\n\n– Karel Dusk, dean",
        f"{QUOTE} (Karel Dusk, dean)",
    ],
)
def test_a_signed_quotation_is_its_signers(line: str) -> None:
    assert told(BEFORE + line + AFTER) == [("Karel Dusk, dean", QUOTE)]


def test_each_of_two_signed_quotations_keeps_its_own() -> None:
    text = (
        f"Readers wrote to us.\n\n{QUOTE} – Karel Dusk\n\n“Nobody asked for a school.” – Ilse Vant"
    )
    assert [source for source, _ in told(text) if source] == ["Karel Dusk", "Ilse Vant"]


@pytest.mark.parametrize(
    "rest", [" – a view that Karel Dusk rejects.", " – and Karel Dusk was glad.", " – maybe not"]
)
def test_what_goes_on_after_a_dash_is_no_signature(rest: str) -> None:
    assert "Karel Dusk" not in [source for source, _ in told(BEFORE + QUOTE + rest + AFTER)]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("And from Dean Karel Dusk:", "Dean Karel Dusk"),
        ("From the desk of Karel Dusk, dean of the school:", "the desk of Karel Dusk"),
        ("Statement by Karel Dusk:", "Karel Dusk"),
        ("Dean Karel Dusk:", "Dean Karel Dusk"),
    ],
)
def test_a_line_with_a_colon_introduces_the_next(line: str, source: str) -> None:
    found = told(f"{BEFORE}{line}\n\n{QUOTE}{AFTER}")
    assert [(one.startswith(source), two) for one, two in found] == [(True, QUOTE)]


@pytest.mark.parametrize("line", ["The verdict:", "Other voices:", "Here is more:"])
def test_a_heading_with_a_colon_introduces_nobody(line: str) -> None:
    assert told(f"{BEFORE}{line}\n\n{QUOTE}{AFTER}") == [("", QUOTE)]


@pytest.mark.parametrize(
    ("reply", "source"),
    [
        ("shot back Karel Dusk, the dean.", "Karel Dusk, the dean"),
        ("thundered Mayor Karel Dusk.", "Mayor Karel Dusk"),
        ("broke in the dean, Karel Dusk.", "the dean, Karel Dusk"),
        ("hissed the dean.", "the dean"),
    ],
)
def test_a_reply_is_of_who_stands_after_its_verb(reply: str, source: str) -> None:
    text = f"“You sold the wood,” Ilse Vant said.\n\n“I sold what was mine,” {reply}"
    assert told(text)[-1] == (source, "“I sold what was mine,”")


def test_what_another_was_given_is_taken_from_him() -> None:
    text = "“You sold the wood,” Ilse Vant said.\n\n“It was mine,” shot back Karel Dusk."
    page, units = page_of(text)
    first, second = (page.tokens.between(quote) for quote in page.quotes)
    wrong = Draft(units[0], (7, 9), (9, 10), "says", [first, second])
    found = attach_named(page, units, [wrong])
    assert [(one.source is not None, one.content) for one in found] == [
        (True, [first]),
        (True, [second]),
    ]


@pytest.mark.parametrize("head", ["“A quiet man”", '"Last straw"', "‘Left with nothing’"])
def test_a_heading_in_marks_is_no_statement(head: str) -> None:
    text = f"{BEFORE}{head}\n\nKarel Dusk told the court that the books were false."
    assert told(text) == [("Karel Dusk", "that the books were false")]


@pytest.mark.parametrize("line", ["“It was over.”", "“No, never,”", QUOTE])
def test_a_quotation_that_ends_like_a_sentence_is_no_heading(line: str) -> None:
    page, _ = page_of(f"{line}\n\nKarel Dusk left.")
    assert not is_crosshead(page, *page.tokens.between((0, len(line))))


def test_what_a_colon_announces_is_no_heading() -> None:
    text = "Karel Dusk wrote:\n\n“Left with nothing”\n\nThen he went."
    page, _ = page_of(text)
    first = page.tokens.word.index("“")
    assert not is_crosshead(page, first, page.tokens.word.index("”") + 1)
