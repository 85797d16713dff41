"""Galleries: slides of another one go, and a page that is nothing but one is kept."""

import pytest

from variorum.clean import clean
from variorum.clean.captions import drop_captions
from variorum.clean.galleries import as_gallery, drop_series
from variorum.clean.page import Page
from variorum.model import RawDocument

STORY = (
    "A barge hit the lower lock at Ulm on Monday and 30 boats were held up, the board said.",
    "The gates were freed in the night. The captain was not hurt.",
)


def left(*lines: str) -> list[str]:
    page = Page(list(lines))
    drop_series(page)
    return [line for _, line in page.kept()]


def series(title: str, *slides: tuple[str, str]) -> list[str]:
    return [line for head, caption in slides for line in (f"{title} {head}", caption)]


SLIDES = (
    ("The thaw", "Ice broke the old jetty in March."),
    ("High summer", "The town swam from the steps until September."),
    ("The flood", "Water stood in the market for six days."),
)


def test_slides_of_another_gallery_go_with_their_captions() -> None:
    assert left(*STORY, *series("A year on the river", *SLIDES)) == list(STORY)


def test_the_story_goes_on_after_them() -> None:
    lines = [STORY[0], *series("Best of the fair", *SLIDES), STORY[1]]
    assert left(*lines) == list(STORY)


def test_two_headings_that_open_alike_are_no_series() -> None:
    lines = [*STORY, *series("A year on the river", *SLIDES[:2])]
    assert left(*lines) == lines


def test_headings_with_paragraphs_between_are_the_storys() -> None:
    head = "What we know about"
    lines = [
        line
        for what in ("the barge", "the lock", "the captain")
        for line in (f"{head} {what}", *STORY)
    ]
    assert left(*lines) == lines


def text(*lines: str) -> str:
    raw = RawDocument(uri="a.txt", kind="text", text="\n\n".join(lines), digest="d", content="c")
    return clean(raw).text


CAPTIONS = (
    "Dockers block the gate of the port of Selmouth on 12 March 2024.",
    "Ships lie off the mole; 17 of them were waiting on Tuesday.",
    "Police carry a man from the gate. Six dockers were arrested, the union said.",
)


@pytest.mark.parametrize(
    "credit",
    [" (Piet Dorn/Orion Pictures)", " (Photo by Piet Dorn)", " Piet Dorn/AFP", " Photo: Piet Dorn"],
)
def test_a_page_of_captions_keeps_what_they_tell(credit: str) -> None:
    kept = text("Strike in Selmouth: photos", *(caption + credit for caption in CAPTIONS))
    assert [line for line in kept.split("\n\n") if line in CAPTIONS] == list(CAPTIONS)
    assert "Dorn" not in kept


def test_counters_and_the_gallerys_title_go_from_its_captions() -> None:
    lines = [
        f"Photos: Strike in Selmouth {caption} Hide Caption {at} of 3"
        for at, caption in enumerate(CAPTIONS, start=1)
    ]
    assert text("Photos: Strike in Selmouth", *lines) == "\n\n".join(CAPTIONS)


def test_a_story_with_captions_is_no_gallery() -> None:
    page = Page([*STORY, *STORY, *(f"{caption} (Photo by Piet Dorn)" for caption in CAPTIONS)])
    drop_captions(page)
    assert as_gallery(page) is None


def test_labels_without_a_sentence_are_no_gallery() -> None:
    page = Page(["The gate (Photo by Piet Dorn)", "The mole (Photo by Piet Dorn)"])
    drop_captions(page)
    assert as_gallery(page) is None


@pytest.mark.parametrize("counter", ["1 of 9", "Photo 3 of 12", "4/9", "Slide 2 / 7"])
def test_a_counter_alone_goes(counter: str) -> None:
    assert text(STORY[0], counter, STORY[1]) == "\n\n".join(STORY)
