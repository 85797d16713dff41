"""Named rules: a pattern that decides, with its reason and the sentences that show it.

The model is the context rule of medspaCy (Eyre et al. 2021, AMIA): a rule is a typed record in one
file for each language. Ours also say why they hold for news at large, and carry sentences that they
must match and sentences that they must spare; a test reads these.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, Literal, get_args

from variorum.errors import StopRun
from variorum.lexicon.word_classes import LANGUAGE, expand, read_file

How = Literal["anywhere", "begins", "whole", "tokens", "page"]
_KEYS = frozenset(
    ["id", "reason", "pattern", "how", "needs", "case", "matches", "spares", "group", "by"]
)
_NEEDED = ("id", "reason", "matches", "spares")


class Rule:
    """One pattern that decides.

    `id` names it wherever its work is explained. `reason` says why it holds for news at large.
    `needs` are pieces of text, in small letters, of which one must stand in a line before the
    pattern is tried. `case` tells whether capital and small letters differ. `by` names the function
    that reads what matched. `how` is where in a line the pattern must match. It is `"tokens"` for
    the rules of time, whose language is that of `annotate/times/grammar.py`. It is `"page"` where
    there is no pattern, since the module that names the rule decides by what stands around a line.

    `matches` and `spares` are sentences that the rule must and must not match: whole pages, one
    paragraph a line, where there is no pattern.
    """

    def __init__(self, file: str, entry: dict[str, Any], language: str) -> None:
        self.id: str = entry["id"]
        self.reason: str = entry["reason"]
        self.group: str = entry.get("group", "")
        self.by: str = entry.get("by", "")
        self.how: How = entry.get("how", "anywhere")
        self.case: bool = entry.get("case", True)
        self.needs: tuple[str, ...] = tuple(entry.get("needs", ()))
        self.matches: tuple[str, ...] = tuple(entry["matches"])
        self.spares: tuple[str, ...] = tuple(entry["spares"])
        self._written: tuple[str, str, str] = (entry.get("pattern", ""), file, language)

    @cached_property
    def pattern(self) -> str:
        """The pattern as a regular expression, its classes put in."""
        return expand(*self._written, "(" if self.how == "tokens" else "(?:")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern compiled, when it is first needed."""
        return re.compile(self.pattern, 0 if self.case else re.IGNORECASE)

    def find(self, text: str) -> re.Match[str] | None:
        """The match of this rule in a line, or None."""
        if self.needs:
            lower = text.lower()
            if not any(need in lower for need in self.needs):
                return None
        return _tried(self.regex, self.how, text)


class RuleSet:
    """Rules of one kind that are tried together: the first that matches decides.

    All have the same `how` and `case`. A line is first tried against all of them at once, since
    most lines match none.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.how = rules[0].how
        self.case = rules[0].case
        if any((rule.how, rule.case) != (self.how, self.case) for rule in rules):
            raise StopRun(f"rules from {rules[0].id!r} on: they differ in how they match")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """One expression that matches where any of the rules does; `needs` are left out of it."""
        joined = "|".join(f"(?:{rule.pattern})" for rule in self.rules)
        return re.compile(joined, 0 if self.case else re.IGNORECASE)

    def find(self, text: str) -> re.Match[str] | None:
        """The match of any rule in a line, or None."""
        return _tried(self.regex, self.how, text)

    def first(self, text: str) -> str | None:
        """The id of the first rule that matches a line, or None."""
        if _tried(self.regex, self.how, text) is None:
            return None
        return next(rule.id for rule in self.rules if _tried(rule.regex, self.how, text))

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)


@cache
def load_rules(file: str, group: str | None = None, language: str = LANGUAGE) -> RuleSet:
    """The rules of a file in its order, or those of one group of it.

    Raises:
        StopRun: the file is not there, a rule lacks a key or has an unknown one, or two rules
            have one id.
    """
    found: dict[str, Rule] = {}
    for number, entry in enumerate(read_file(file, language).get("rule", ()), start=1):
        name = entry.get("id", f"number {number}")
        _check(f"lexicon {language}/{file}.toml: rule {name}", entry)
        if name in found:
            raise StopRun(f"lexicon {language}/{file}.toml: rule {name} stands in it twice")
        found[name] = Rule(file, entry, language)
    rules = tuple(rule for rule in found.values() if group is None or rule.group == group)
    if not rules:
        raise StopRun(f"lexicon {language}/{file}.toml: there is no rule of group {group!r}")
    return RuleSet(rules) if group is not None else _Unlike(rules)


def one_rule(file: str, name: str, language: str = LANGUAGE) -> Rule:
    """The rule of a file with this id.

    Raises:
        StopRun: there is none.
    """
    for rule in load_rules(file, language=language):
        if rule.id == name:
            return rule
    raise StopRun(f"lexicon {language}/{file}.toml: there is no rule {name!r}")


def _check(where: str, entry: dict[str, Any]) -> None:
    unknown = entry.keys() - _KEYS
    if unknown:
        raise StopRun(f"{where}: unknown key {min(unknown)!r}")
    for key in _NEEDED:
        if not entry.get(key):
            raise StopRun(f"{where}: it has no {key!r}")
    if entry.get("how", "anywhere") not in get_args(How):
        raise StopRun(f"{where}: how is one of {', '.join(get_args(How))}")
    if bool(entry.get("pattern")) == (entry.get("how") == "page"):
        raise StopRun(f"{where}: a rule has a pattern, or is decided on a page")


class _Unlike(RuleSet):
    """All the rules of a file, which may differ in how they match; for tests and lists."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules


def _tried(regex: re.Pattern[str], how: How, text: str) -> re.Match[str] | None:
    if how == "anywhere":
        return regex.search(text)
    return regex.match(text) if how == "begins" else regex.fullmatch(text)
