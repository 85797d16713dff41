"""Standing lines: what several articles of one outlet share is the site's, not the story's."""

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from variorum.clean.lines import count_words, ends_sentence, has_predicate
from variorum.clean.outlets import outlet_key
from variorum.model import Article, Removed

_RULE = "chrome.standing-line"
_NAME = re.compile(r"\b[A-ZÀ-Þ]\w{3,}")

# A shared line that reports something in so many words may be background that an outlet repeats
# in each article about a story; there the articles must be about different things.
_SENTENCE = 12

# Shorter sentences that report are phrases of the trade ("No arrest has been made.").
_PHRASE = 8

# The share of capitalised words that two articles of one outlet have in common: above .2 for 19 in
# 20 pairs on one story, below it for nine in ten on two (news_cluster_dev).
_SAME_STORY = 0.2

# Two articles that share this part of their words are one text twice, and what they share is the
# story itself; furniture is a small part of any page.
_COPY = 0.5


def find_standing(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """By outlet key, the lines that at least two different articles of that outlet share.

    Copies of one text count once, and background that an outlet repeats in its articles about one
    story is no standing line. The result for an outlet is a function of the set of its
    articles.
    """
    by_outlet: dict[str, dict[str, Article]] = {}
    for article in articles:
        if key := outlet_key(article):
            by_outlet.setdefault(key, {})[article.id] = article
    found = {key: _shared(group) for key, group in sorted(by_outlet.items()) if len(group) > 1}
    return {key: lines for key, lines in found.items() if lines}


def remove_standing(article: Article, lines: frozenset[str]) -> Article:
    """The article without the paragraphs in `lines`, which go to `removed` as chrome.

    An article that holds nothing else is left as it is.
    """
    paragraphs = article.text.split("\n\n")
    gone = [line for line in paragraphs if line in lines]
    kept = [line for line in paragraphs if line not in lines]
    if not gone or not any(line.strip() for line in kept):
        return article
    removed = tuple(Removed(text=line, reason="chrome", rule=_RULE) for line in gone)
    return msgspec.structs.replace(
        article, text="\n\n".join(kept), removed=article.removed + removed
    )


def _shared(group: Mapping[str, Article]) -> frozenset[str]:
    texts = {name: _Text(article.text) for name, article in sorted(group.items())}
    holders: dict[str, list[_Text]] = {}
    for text in texts.values():
        for line in text.lines:
            holders.setdefault(line, []).append(text)
    return frozenset(
        line
        for line, found in holders.items()
        if any(_differ(line, a, b) for a, b in combinations(found, 2))
    )


class _Text:
    """What two articles of one outlet are compared by."""

    def __init__(self, text: str) -> None:
        self.lines = frozenset(line for line in text.split("\n\n") if line.strip())
        self.size = sum(map(count_words, self.lines))
        self.names = frozenset(_NAME.findall(text))


def _differ(line: str, a: _Text, b: _Text) -> bool:
    """Whether a line that two texts share shows the site rather than one story told twice."""
    common = sum(map(count_words, a.lines & b.lines))
    if common >= _COPY * min(a.size, b.size):
        return False
    count = count_words(line)
    if count < _PHRASE and has_predicate(line) and ends_sentence(line):
        return False
    if count < _SENTENCE or not has_predicate(line):
        return True
    own = frozenset(_NAME.findall(line))
    left, right = a.names - own, b.names - own
    return len(left & right) < _SAME_STORY * min(len(left), len(right))
