"""Why a piece was removed: by the rule it carries, else by the rule that matches it alone."""

from variorum.clean.removal_reasons import removal_reason
from variorum.model import Removed


def test_the_rule_that_an_article_carries_is_told_with_its_reason() -> None:
    reason = removal_reason(Removed(text="Ferry sinks", reason="duplicate", rule="duplicate.title"))
    assert reason.rule == "duplicate.title"
    assert reason.words.startswith("Removed as duplicate: the same words stand elsewhere")
    assert reason.words.endswith("The title once more over the text.")
    assert reason.module == "lexicon/en/furniture.toml"


def test_without_it_a_rule_for_that_reason_is_found_by_its_pattern() -> None:
    piece = Removed(text="© 2031 The Tessen Courier. All rights reserved.", reason="chrome")
    assert removal_reason(piece).rule == "chrome.all-rights"


def test_where_no_pattern_matches_nothing_is_guessed() -> None:
    reason = removal_reason(Removed(text="Ferry sinks off the quay", reason="duplicate"))
    assert reason.rule is None
    assert "--why" in reason.words


def test_a_rule_that_is_no_longer_there_is_named_all_the_same() -> None:
    reason = removal_reason(Removed(text="x", reason="chrome", rule="chrome.gone"))
    assert reason.rule == "chrome.gone"
    assert "--why" not in reason.words
