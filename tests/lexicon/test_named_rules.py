"""Every named rule is shown by its own examples, and needs each of its alternatives."""

import re

import pytest

from variorum.errors import StopRun
from variorum.lexicon import Rule, load_rules
from variorum.lexicon.word_classes import FOLDER

FILES = sorted(
    path.stem for path in (FOLDER / "en").glob("*.toml") if "[[rule]]" in path.read_text("utf-8")
)
EVERY = [rule for file in FILES for rule in load_rules(file)]
RULES = [pytest.param(rule, id=rule.id) for rule in EVERY if rule.how not in ("page", "tokens")]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_matches_its_sentences_and_spares_the_others(rule: Rule) -> None:
    assert rule.matches
    assert rule.spares
    for sentence in rule.matches:
        assert rule.find(sentence), f"{rule.id} does not match {sentence!r}"
    for sentence in rule.spares:
        assert not rule.find(sentence), f"{rule.id} matches {sentence!r}"


@pytest.mark.parametrize("rule", RULES)
def test_every_alternative_of_a_rule_is_shown(rule: Rule) -> None:
    found = alternatives(rule.pattern)
    for left_out in found if len(found) > 1 else []:
        rest = "|".join(one for one in found if one is not left_out)
        assert not all(matches(rule, rest, sentence) for sentence in rule.matches), left_out


def test_no_two_rules_have_one_id() -> None:
    names = [rule.id for rule in EVERY]
    assert len(names) == len(set(names))


def test_a_file_of_rules_that_is_not_there_is_named() -> None:
    with pytest.raises(StopRun, match="there is no file nowhere"):
        load_rules("nowhere")


def matches(rule: Rule, pattern: str, sentence: str) -> bool:
    regex = re.compile(pattern, 0 if rule.case else re.IGNORECASE)
    tried = {"anywhere": regex.search, "begins": regex.match, "whole": regex.fullmatch}
    return tried[rule.how](sentence) is not None


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern outside all brackets."""
    plain = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", lambda m: "x" * len(m[0]), pattern)
    bars, depth = [-1], 0
    for at, sign in enumerate(plain):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            bars.append(at)
    return [
        pattern[low + 1 : high] for low, high in zip(bars, [*bars[1:], len(pattern)], strict=True)
    ]
