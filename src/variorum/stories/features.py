"""What tells one event from another: an article's weighted words, names, places, counts, dates."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

import msgspec

from variorum.lexicon import one_rule, words
from variorum.model import Published, Reading
from variorum.stories.sentence_forms import find_forms
from variorum.stories.told_dates import earliest_day
from variorum.weights.word_counts import load_word_counts

_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d.,]*\d")
"""Words and numbers of two characters and more."""

_NUMBERS = re.compile(r"\d+(?: and \d+)?")
_OLD = re.compile(r"[- ]years?[- ]old")
_AGED = re.compile(r"\baged? \Z")

_READ = 6000
"""Characters of the text that are read: further down news turns to background."""

_LEAD = 700
"""Characters whose words count double: news tells its event first."""

_NAME = 1.5
"""What a word that is written with a capital weighs over another: names tell events apart."""

_LEAST_IDF = 1.5
"""Words that stand in more than one article of five (e to the minus 1.5) tell nothing."""

_TERMS = 150
"""Terms kept: on the development sets 100 to 200 do equally well, fewer lose long articles."""

_LEAD_TERMS = 40

_KEYED = 10
"""Each two of this many heaviest terms make a key: nine pairs of one event in ten share one."""

_KEYED_TITLE = 6
"""Each two of this many heaviest terms of the headline make a key too."""

_ALONE = 2
"""So many of the heaviest terms make a key alone, if they are rare in news at large."""

_STRONG = 6
"""Each two of this many heaviest terms make a key that holds at any distance of time: with four, a
few lines of chrome more in a text whose date is wrong could keep it from all that it is like."""

_OPENING = re.compile(r'(?:[.?!"] |\n\n)([^\W\d_]+)')
"""The first word of a sentence, where a capital letter marks no name."""

_BROAD = frozenset(("country", "continent", "region"))
"""Places too large to tell two events apart."""


_ROUNDUP = one_rule("furniture", "line.roundup")


class Features(msgspec.Struct, frozen=True, kw_only=True):
    """What of an article decides its story: an excerpt that may be stored and compared alone.

    `terms` are in alphabetical order, `weights` (thousandths) go with them and have unit length;
    `lead` and `lead_weights` are the same of the headline and the first lines, `headline` and
    `headline_weights` of the headline alone. `names` are the
    rare words written as names, `title` the rare words of the headline, `persons` last names,
    `places` towns, `ages` and tolls as the text gives them, `days` the days it speaks of, as
    ordinals. `where` are those terms that name a place or a people, `forms` the first sentences
    without what is filled in (`sentence_forms`), `roundup` whether the headline is that of several
    events. `day` is when it came out, as the article itself tells. Where it does not, `barred` is
    the first day on which it can have, by the past that it tells of. `size` is in characters.

    Articles that share none of `strong`, and none of `keys` within `window` days, are never
    linked.
    """

    article: str
    published: str | None
    day: int | None
    barred: int = 0
    size: int
    terms: tuple[str, ...]
    weights: tuple[int, ...]
    lead: tuple[str, ...]
    lead_weights: tuple[int, ...]
    headline: tuple[str, ...]
    headline_weights: tuple[int, ...]
    title: tuple[str, ...]
    names: tuple[str, ...]
    persons: tuple[str, ...]
    places: tuple[str, ...]
    ages: tuple[str, ...]
    killed: tuple[float, ...]
    injured: tuple[float, ...]
    days: tuple[int, ...]
    where: tuple[str, ...]
    forms: tuple[str, ...]
    roundup: bool
    keys: tuple[str, ...]
    strong: tuple[str, ...]


class _Counts(NamedTuple):
    """How often each word stands in the headline, in it and the first lines, and in all; those of
    the headline and of the first lines count again in what is greater. And the words that are
    written with a capital, and those of them that stand so within a sentence."""

    title: Counter[str]
    lead: Counter[str]
    text: Counter[str]
    capital: set[str]
    named: set[str]


def features(reading: Reading) -> Features:
    """The features of one article, a function of that article alone.

    Terms are weighted by how often they stand in the article, by how rare they are in news at
    large (not in the other articles at hand, so that nothing changes when one is added), and
    higher where they stand in the lead or are written as names.
    """
    article = reading.article
    counts = _count(article.title or "", article.text[:_READ])
    rarity, _ = _background()
    rare = tuple(sorted(term for term in counts.title if term not in rarity))
    weights = _weigh(counts.text, counts.capital)
    lead = _weigh(counts.lead, counts.capital)
    titled = _weigh(counts.title, counts.capital)
    title = _ranked(titled)
    headline, headline_weights = _unit(titled, title[:_LEAD_TERMS])
    ranked = _ranked(weights)
    heaviest = ranked[:_KEYED]
    keys = {*_pairs(heaviest), *_pairs(title[:_KEYED_TITLE]), *_single(rare, heaviest)}
    terms, term_weights = _unit(weights, ranked[:_TERMS])
    lead_terms, lead_weights = _unit(lead, _ranked(lead)[:_LEAD_TERMS])
    published = _own_date(article.published)
    return Features(
        article=article.id,
        published=published,
        day=_day(published),
        barred=_barred(reading) if _day(published) is None else 0,
        size=len(article.text),
        terms=terms,
        weights=term_weights,
        lead=lead_terms,
        lead_weights=lead_weights,
        headline=headline,
        headline_weights=headline_weights,
        title=rare,
        names=tuple(sorted(counts.named & set(terms) - rarity.keys())),
        persons=_persons(reading),
        places=_places(reading),
        ages=_ages(article.text[:3000]),
        killed=_toll(reading, "killed"),
        injured=_toll(reading, "injured"),
        days=_days(reading),
        where=tuple(sorted({*terms, *headline} & _where(reading))),
        forms=tuple(find_forms(article.text, reading.sentences)),
        roundup=_ROUNDUP.find(article.title or "") is not None,
        keys=tuple(sorted(keys)),
        strong=tuple("! " + pair for pair in _pairs(heaviest[:_STRONG])),
    )


def _count(title: str, text: str) -> _Counts:
    lead = text[:_LEAD].rpartition(" ")[0] if len(text) > _LEAD else text
    words = [_WORD.findall(part) for part in (title, lead, text[len(lead) :])]
    capitals = Counter([word for part in words for word in part if word[0].isupper()])
    first = Counter(_OPENING.findall(title) + _OPENING.findall(text))
    terms = [list(map(str.casefold, part)) for part in words]
    return _Counts(
        title=Counter(terms[0]),
        lead=Counter(terms[0] + terms[1]),
        text=Counter(terms[0] * 2 + terms[1] * 2 + terms[2]),
        capital={word.casefold() for word in capitals},
        named={word.casefold() for word in capitals if capitals[word] > first[word]},
    )


def _weigh(counts: Counter[str], capital: set[str]) -> dict[str, float]:
    rarity, rarest = _background()
    return {
        term: count**0.5 * idf * (_NAME if term in capital else 1.0)
        for term, count in counts.items()
        if (idf := rarity.get(term, rarest)) >= _LEAST_IDF
    }


def _ranked(weights: dict[str, float]) -> list[str]:
    """The terms, the heaviest first."""
    return [term for _, term in sorted([(-weight, term) for term, weight in weights.items()])]


def _unit(
    weights: dict[str, float], kept: Sequence[str]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """These terms by name, and their weights as thousandths of unit length."""
    terms = sorted(kept)
    of = [weights[term] for term in terms]
    length = math.hypot(*of) or 1.0
    return tuple(terms), tuple([round(1000 * weight / length) for weight in of])


def _ages(text: str) -> tuple[str, ...]:
    """Numbers that are ages: "a 23-year-old", "Ida Lund, 61, said", "aged 7 and 12"."""
    found: set[str] = set()
    for match in _NUMBERS.finditer(text):
        start, end = match.span()
        before, ages = text[max(0, start - 6) : start], match[0].split(" and ")
        between = before.endswith(", ") and text.startswith(",", end)
        if between or _OLD.match(text, end) or _AGED.search(before):
            found.update(age for age in ages if len(age) <= 2)
    return tuple(sorted(found))


def _pairs(terms: Iterable[str]) -> list[str]:
    return [" ".join(pair) for pair in combinations(sorted(terms), 2)]


def _single(rare: Sequence[str], heaviest: Sequence[str]) -> set[str]:
    """The words that make a key alone: rare ones of the headline, the heaviest if rare."""
    rarity, _ = _background()
    return {*rare, *(term for term in heaviest[:_ALONE] if term not in rarity)}


def _persons(reading: Reading) -> tuple[str, ...]:
    """The last names of the persons of the first 4,000 characters."""
    names = {
        mention.text.casefold().split()[-1]
        for mention in reading.entities
        if mention.label == "person" and mention.start < 4000 and mention.text.strip()
    }
    return tuple(sorted(names))


def _places(reading: Reading) -> tuple[str, ...]:
    places = {
        str(place.geonameid or place.name)
        for place in reading.places
        if place.kind not in _BROAD and place.start < 4000
    }
    return tuple(sorted(places))


def _where(reading: Reading) -> set[str]:
    """The words that name places and peoples, in the text, its dateline or all news."""
    text, dateline = reading.article.text, reading.article.dateline
    named: list[tuple[int, int]] = [(one.start, one.end) for one in reading.places]
    named += [(m.start, m.end) for m in reading.entities if m.label in ("place", "group")]
    pieces = [text[start:end] for start, end in named]
    pieces += [dateline.place] if dateline and dateline.place else []
    found = {word.casefold() for piece in pieces for word in _WORD.findall(piece)}
    return found | _WHERE | {f"{people}s" for people in words("names.peoples")}


_WHERE = words("names.countries") | words("names.regions") | words("names.peoples")


def _toll(reading: Reading, measure: str) -> tuple[float, ...]:
    """The counts of that measure in the first 1,500 characters, parts of others left out."""
    values = {
        float(quantity.value)
        for quantity in reading.quantities
        if quantity.measure == measure
        and quantity.value is not None
        and quantity.part_of is None
        and quantity.start < 1500
    }
    return tuple(sorted(values))


def _days(reading: Reading) -> tuple[int, ...]:
    days = {
        _day(time.value)
        for time in reading.times
        if time.type in ("DATE", "TIME") and time.start < 2500
    }
    return tuple(sorted(day for day in days if day is not None))


def _barred(reading: Reading) -> int:
    return earliest_day(reading.article.text, reading.times, month_back=True)


def common_words() -> list[str]:
    """The words that stand in at least one of a hundred news articles."""
    return sorted(word for word, rarity in _background()[0].items() if rarity <= math.log(100))


@cache
def _background() -> tuple[dict[str, float], float]:
    """Inverse document frequencies of the words of news at large, and that of any other word.

    A word that is not listed stands in fewer than one article of five hundred.
    """
    counts = load_word_counts()
    rarities = {word: math.log(counts.articles / n) for word, n in counts.words.items()}
    return rarities, math.log(500)


def _own_date(published: Published | None) -> str | None:
    # A date inferred from the coverage came of the story, so it must not decide the story.
    if published is None or published.basis == "coverage":
        return None
    return published.told


def _day(value: str | None) -> int | None:
    """The day's ordinal, where the date has a day."""
    try:
        return date.fromisoformat((value or "")[:10]).toordinal()
    except ValueError:
        return None
