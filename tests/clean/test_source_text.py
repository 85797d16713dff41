"""What is read of a document: its text up to a limit, without what nobody sees."""

import pytest

from variorum.clean import source_text
from variorum.clean.source_text import take_text
from variorum.errors import SkipArticle
from variorum.model import Given, RawDocument

LIMIT = 100


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is so low that a line or two reach it."""
    monkeypatch.setattr(source_text, "MAX_TEXT", LIMIT)


def document(text: str, **more: object) -> RawDocument:
    return RawDocument(
        uri="a.txt",
        **{"kind": "text", "text": text, "digest": "d", "content": "c", **more},  # type: ignore[arg-type]
    )


def test_a_text_is_taken_whole() -> None:
    found = take_text(document("Rain fell.\n\nFish died."))
    assert found.found.text == found.kept == "Rain fell.\n\nFish died."
    assert (found.set_aside, found.unread) == ((), ())


def test_characters_that_nobody_sees_are_set_aside_and_counted() -> None:
    given = Given(title="Ra\u00adin")
    found = take_text(document("Ra\u200bin fe\u200bll.", given=given))
    assert found.found.text == "Rain fell."
    assert found.given.title == "Rain"
    assert [(one.kind, one.count) for one in found.set_aside] == [("zero_width", 2)]


def test_of_a_text_kept_to_the_character_nothing_is_set_aside() -> None:
    found = take_text(document("Ra\u200bin &amp; hail.", as_is=True))
    assert found.kept == "Ra\u200bin &amp; hail."
    assert found.found.text == "Rain & hail."
    assert found.set_aside == ()


def test_a_page_gives_its_main_text_and_not_its_markup() -> None:
    story = "The river Orla burst its banks at Tessen on Sunday and flooded the old town. " * 4
    page = f"<html><head><title>Flood</title></head><body><article><p>{story}</p></article></body>"
    found = take_text(document(page, kind="html"))
    assert "flooded the old town" in found.found.text
    assert "<p>" not in found.found.text


@pytest.mark.usefixtures("_short")
@pytest.mark.parametrize("end", ["\n\n", "\n", ". ", " "])
def test_a_long_text_is_cut_where_something_ends(end: str) -> None:
    head = "x" * (LIMIT - 4)
    found = take_text(document(f"{head}{end}{'y' * 50}"))
    assert found.kept == head + end
    (rest,) = found.unread
    assert (rest.text, rest.reason) == ("y" * 50, "unread")


@pytest.mark.usefixtures("_short")
def test_the_end_of_a_paragraph_comes_before_that_of_a_word() -> None:
    text = "x" * (LIMIT - 9) + "\n\n" + "y" * 3 + " " + "z" * 50
    assert take_text(document(text)).kept.endswith("x\n\n")


@pytest.mark.usefixtures("_short")
def test_a_text_that_ends_nowhere_is_cut_at_the_limit() -> None:
    # What ends long before the limit is too far away.
    found = take_text(document("x " + "y" * 200))
    assert len(found.kept) == LIMIT
    assert len(found.kept) + len(found.unread[0].text) == 202


@pytest.mark.usefixtures("_short")
def test_a_text_of_just_the_limit_is_read_whole() -> None:
    assert take_text(document("x" * LIMIT, too_long="reject")).unread == ()


@pytest.mark.usefixtures("_short")
def test_a_text_that_is_too_long_is_refused_where_that_is_asked() -> None:
    with pytest.raises(SkipArticle, match=r"the text has 101 characters; .* 100 are read"):
        take_text(document("x" * (LIMIT + 1), too_long="reject"))
