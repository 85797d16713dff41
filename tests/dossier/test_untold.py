"""Untold: sentences that tell of no happening."""

import pytest

from variorum.dossier.untold import has_verb, is_condition, is_listing, is_no_telling


@pytest.mark.parametrize(
    "text",
    [
        "Did the dam burst on Thursday?",
        "The dam burst on Thursday https://t.example/x.",
        "Mayor Roy and Ada Lund of Selm at the dam in 2017.",
        "A version of this article appears in print on May 2, on page 4.",
        "A version of this review ran in May.",
        "Mayor Roy and his aunt, Ada Lund, on a tour of Selm in 2017.",
        "Archives Select Month January 2018 December 2017 November 2017 October 2017",
    ],
)
def test_what_tells_of_nothing(text: str) -> None:
    assert is_no_telling(text)


@pytest.mark.parametrize(
    "text",
    [
        "The dam burst on Thursday.",
        "Mayor Roy opens Selm Dam in 2017",
        "The mayor’s on leave in May.",
        "A version of this plan was shown in May.",
    ],
)
def test_what_tells(text: str) -> None:
    assert not is_no_telling(text)


def test_a_verb_shows_by_its_form() -> None:
    assert has_verb("Roy closed it")
    assert has_verb("Roy will go")
    assert not has_verb("Roy at the dam")


def test_a_list_is_raised_and_has_no_end() -> None:
    assert is_listing("Sport Weather Travel Harbour Echo Maps and More")
    assert not is_listing("Sport Weather Travel Harbour Echo Maps and More.")
    assert not is_listing("Sport Weather Travel")
    assert not is_listing("Roy and Lund were at the old dam of Selm")


def test_a_condition_opens_with_what_has_to_be_so() -> None:
    assert is_condition("If the dam bursts, the town floods.")
    assert not is_condition("The town floods if the dam bursts.")
