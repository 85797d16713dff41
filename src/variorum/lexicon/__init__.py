"""The lexicon: the words of a language as data, and the rules that have names.

A language is a folder. Each file of it holds classes of words (`en/calendar.toml`) or named rules
(`en/rules/clean_captions.toml`); `docs/lexicon.md` describes the form of both.
"""

from variorum.lexicon.named_rules import Rule, RuleSet, load_rules, one_rule
from variorum.lexicon.word_classes import groups, in_order, named, one_of, parts, table, words

__all__ = [
    "Rule",
    "RuleSet",
    "groups",
    "in_order",
    "load_rules",
    "named",
    "one_of",
    "one_rule",
    "parts",
    "table",
    "words",
]
