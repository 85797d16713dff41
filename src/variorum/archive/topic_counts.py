"""What is told of people and of topics, day by day: counted among the articles that name them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from variorum.archive.told_articles import Told, find_copies, first_of, shares
from variorum.model.word_keys import words_of

LEAST = 2
"""Articles of one day that name somebody, or a word, before that is counted: one tells no topic."""

Naming = tuple[str, str]
"""A name, and an article that names it."""


def count_named(articles: Sequence[Told], namings: Iterable[Naming]) -> list[dict[str, Any]]:
    """By day and name: the articles, outlets, origins and copies that name it, and who was first.

    First is the outlet that came out with the name before all others of that day; null where the
    times do not tell, or where there is no other.
    """
    known = {one.id: one for one in articles if one.day is not None}
    copies = find_copies(articles)
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, article in namings:
        if article in known:
            held[known[article].day or "", name].add(article)
    rows = []
    for (day, name), ids in sorted(held.items()):
        if len(ids) >= LEAST:
            told = [known[one] for one in sorted(ids)]
            first = first_of(told)
            rows.append(
                {
                    "day": day,
                    "name": name,
                    "outlets": len({one.outlet for one in told}),
                    **shares(told, copies),
                    "first": first and first.outlet,
                }
            )
    return rows


def headline_words(headlines: Iterable[tuple[str, str]]) -> Iterator[Naming]:
    """The words that headlines are made of, each with its article.

    Forms of one word are one, under the form that most headlines have; numbers and the words that
    carry nothing of their own are left out.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    found: list[Naming] = []
    for article, title in headlines:
        for word in words_of(title):
            written = title[word.start : word.end].casefold()
            if not written[0].isdigit() and not word.key[0].isdigit():
                forms[word.key][written] += 1
                found.append((word.key, article))
    shown = {
        key: min(counted, key=lambda form: (-counted[form], form)) for key, counted in forms.items()
    }
    for key, article in found:
        yield shown[key], article
