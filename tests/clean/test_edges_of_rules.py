"""How much is enough: the lengths and shares at which lines of a page go or stay."""

import pytest

from tests.support import article
from variorum.clean import source_text
from variorum.clean.captions import drop_captions
from variorum.clean.chrome import drop_chrome
from variorum.clean.edges import drop_edges, drop_pointers
from variorum.clean.page import Page
from variorum.clean.standing_lines import remove_standing
from variorum.model import RawDocument

BODY = [
    "At least nine people were hurt when a ferry struck the pier in Port Arden on Tuesday.",
    "The harbour master said that the captain had reported a fault in the rudder.",
    "The coast guard closed the harbour until Wednesday and sent divers to look at the hull.",
]


def kept(drop: object, *lines: str) -> list[str]:
    page = Page(list(lines))
    drop(page)  # type: ignore[operator]
    return [line for line in page.lines if line]


@pytest.mark.parametrize(("labels", "left"), [(3, 3), (4, 0), (6, 0)])
def test_four_labels_in_a_row_are_a_menu(labels: int, left: int) -> None:
    menu = ["Old piers", "New boats", "Masts and sails", "Ropes", "Knots", "Anchors"][:labels]
    assert len(kept(drop_chrome, BODY[0], *menu, *BODY[1:])) == 3 + left
    assert kept(drop_chrome, *BODY, *menu) in ([*BODY], [*BODY, *menu[:left]])


def test_a_label_of_four_words_breaks_a_menu() -> None:
    menu = ["Old piers", "New boats", "Masts and their sails", "Ropes", "Knots"]
    assert len(kept(drop_chrome, BODY[0], *menu, *BODY[1:])) == 8


def test_headlines_in_capitals_go_from_a_page_that_is_not() -> None:
    loud = "WHO OWNS THE OLD PIER NOW"
    last = BODY[0] + " It rained."
    assert kept(drop_pointers, *BODY, loud, last) == [*BODY, last]
    assert loud.lower().count(" ") == 5
    short = "WHO OWNS THE OLD PIER"
    assert short in kept(drop_pointers, *BODY, short, *BODY)
    assert loud in kept(drop_pointers, BODY[0], loud, BODY[1])


def test_three_facts_in_a_row_are_a_box_of_the_story() -> None:
    facts = ["Length: 40 metres", "Built: 1987", "Crew: 12"]
    assert kept(drop_edges, *BODY, *facts) == [*BODY, *facts]


def test_a_loose_line_under_the_story_shares_half_its_words() -> None:
    alien = "Tide tables and moon phases of the northern islands for anglers"
    assert alien not in kept(drop_edges, *BODY, alien)
    own = "Captain of the ferry and the harbour master of Port Arden pier"
    assert own in kept(drop_edges, *BODY, own)


def test_a_name_over_the_story_of_three_words_goes() -> None:
    assert kept(drop_edges, "Port Arden ferry", *BODY) == BODY
    assert kept(drop_edges, "Port Arden ferry pier", *BODY) == ["Port Arden ferry pier", *BODY]


def test_a_page_without_a_report_is_left_alone() -> None:
    lines = ["World", "Tide tables and moon phases"]
    assert kept(drop_edges, *lines) == lines


def test_a_pull_quote_repeats_the_body() -> None:
    quote = "the captain had reported a fault in the rudder"
    assert quote not in kept(drop_captions, *BODY, quote, BODY[2] + " It rained.")


def test_one_line_that_lost_its_full_stop_may_be_a_paragraph() -> None:
    lost = "The ferry company had warned its crews of the storm in the morning"
    assert lost in kept(drop_captions, BODY[0], lost, BODY[1], BODY[2])
    bare = "A view of the old pier with the ferry and some of the divers"
    assert bare not in kept(drop_captions, BODY[0], bare, BODY[1], BODY[2])


def test_standing_lines_are_taken_out_where_something_is_left() -> None:
    one = article("Follow us today\n\nThe dam burst.")
    found = remove_standing(one, frozenset(["Follow us today"]))
    assert found.text == "The dam burst."
    assert [gone.text for gone in found.removed] == ["Follow us today"]
    alone = article("Follow us today")
    assert remove_standing(alone, frozenset(["Follow us today"])) is alone
    assert remove_standing(one, frozenset(["Other"])) is one
    blank = article("Follow us today\n\n ")
    assert remove_standing(blank, frozenset(["Follow us today"])) is blank


@pytest.mark.parametrize(("words", "left"), [(49, True), (50, False)])
def test_comments_stand_under_a_story_of_fifty_words(words: int, left: bool) -> None:
    """Over less text than that, "Comments" may be the box of another page above the story."""
    story = " ".join(["The harbour master said that the hull had held."] * 5).split()
    text = " ".join([*story[:-1], *["indeed"] * (words - len(story)), story[-1]])
    assert len(text.split()) == words
    said = "Nobody was surprised, since the old boats leak all the time."
    assert (said in kept(drop_chrome, text, "Comments", said)) is left


def test_a_long_text_is_cut_at_the_end_of_a_paragraph_before_that_of_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is read ends where the story makes a break, not in the middle of a list of lines."""
    monkeypatch.setattr(source_text, "MAX_TEXT", 1000)
    whole = "x" * 930 + "\n\n" + "y" * 20 + "\n" + "z" * 20 + ". " + "end " * 50
    for end, length in (("\n\n", 932), ("\n", 953), (". ", 975), (" ", 999)):
        found = source_text.take_text(
            RawDocument(uri="a", text=whole, kind="text", digest="d", content="c")
        )
        assert len(found.kept) == length
        assert found.kept + found.unread[0].text == whole
        whole = whole.replace(end, "-" * len(end))
