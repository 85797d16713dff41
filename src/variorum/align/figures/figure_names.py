"""What a figure is called: what its reports count, in their own words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt

from variorum.align.figures.estimates import main_unit
from variorum.align.figures.grouping import setting_of
from variorum.align.figures.populations import population_kind
from variorum.align.figures.reports import Candidate
from variorum.align.figures.scales import is_amount, kind_of
from variorum.lexicon import table
from variorum.lexicon import words as words_of_class
from variorum.model import Measure
from variorum.model.word_keys import content_keys

_LABELS: dict[Measure, str] = {
    "hospitalized": "taken to hospital",
    "deployed": "deployed",
    "attending": "attending",
    "population": "living there",
}
_SIZES = table("units.sizes")
_LINKS = re.compile(r"^(?:(?:of|in|on|for|the|its|their)[ ])+", re.IGNORECASE)
_ANYBODY = frozenset(["others", "more", "those", "lives", "bodies"])
_SELF_TOLD: dict[str, frozenset[str]] = {
    "killed": frozenset(
        str.split("fatality fatalities death deaths casualty casualties bodies corpses dead")
    ),
    "injured": frozenset(str.split("injury injuries casualty casualties wounded injured")),
    "detained": frozenset(str.split("arrest arrests detention detentions")),
    "missing": frozenset(["missing"]),
}
"""Nouns that tell by themselves what happened: "no arrests" are no arrests detained."""
_PEOPLE_BY = frozenset(["killed", "injured", "missing"])

_OPENERS = frozenset(str.split("of in for from at on with by between among against"))
"""Words that open what a noun is narrowed by: "offices in China"."""
_ARTICLES = frozenset(str.split("the a an its his her their our this that these those"))
_NO_NOUN = words_of_class("numbers.small") | words_of_class("numbers.tens")
_NO_NOUN |= words_of_class("units.when") | words_of_class("counted.phrase_ends") | {"more", "place"}
_PEOPLES = words_of_class("names.peoples")
_OF_PEOPLE = re.compile(r"(?:[ie]an|ican|ish|ese)$")
_FUNCTION = frozenset(
    word
    for name in ("prepositions", "conjunctions", "auxiliaries", "adverbs", "be", "pronouns")
    for word in words_of_class(f"function_words.{name}")
)
_OWNERS = ("'s", "’s", "s'", "s’")
_SHORT = 4
"""Longer words in -ed and -ing are mostly verbs."""
_MOST = 3
"""Words that a noun is narrowed by, at most."""
_NOTHING = words_of_class("units.names_nothing")
_NOUN_OF = re.compile(r"((?:[\w'’&-]+[ ]){0,2}[\w'’&-]+)[ ]of$")
_WHAT_OF = re.compile(r"((?:[\w'’&-]+[ ]){0,2}[\w'’&-]+)[ ](?:of|is|was|are|were)$")
_TOLD_OF = {
    "money": [*table("units.told_sums").items(), *table("units.told_changes").items()],
    "share": [*table("units.told_changes").items()],
    "heat": [*table("units.told_changes").items()],
    "length of time": [*table("units.told_spans").items()],
    "length": [*table("units.told_sizes").items()],
    "weight": [*table("units.told_sizes").items()],
    "area": [*table("units.told_sizes").items()],
}
_WITHIN = re.compile(r"(?:in|on)[ ](?!diameter|width|length|height|depth)", re.IGNORECASE)
_SIZES_OF = frozenset(["length", "speed", "area", "weight", "heat", "volume"])
"""Kinds of measures of which "in dangerous conditions" does not tell what they are of."""
_SMALL = frozenset(str.split("to by at for from a an the of with about as over just under in low"))
_MOVED_TO = re.compile(r"[ ](?:to|from|at|as[ ]low[ ]as|below|above)$", re.IGNORECASE)
_MOVES = frozenset(["rise", "fall"])


def name_of(group: Sequence[Candidate]) -> str:
    """A short name for the figure of these reports: "soldiers killed", "tariff on steel (percent)".

    A count that no verb measures is narrowed by the words behind its noun ("offices in China"). An
    amount that no noun follows is called by the noun or the verb before it ("fine of", "weighs").
    """
    quantity = group[0].quantity
    unit = main_unit(group)
    if quantity.measure == "other" and is_amount(unit):
        return f"{_amount_name(group, unit)} ({unit})"
    noun = _noun(group)
    if noun is None or noun.lower() in _ANYBODY:
        noun = "people" if unit == "person" else "things"
    if quantity.measure in ("incidents", "other"):
        label = f"{noun} {_narrowed(group, noun)}".rstrip()
    else:
        label = _befallen(noun, quantity.measure)
    if group[0].role and population_kind(quantity.population, quantity.unit) == "general":
        label += ", in part"
    setting = next((s for s in map(setting_of, group) if s != "background"), "")
    return f"{label} ({setting})" if setting else label


def _noun(group: Sequence[Candidate]) -> str | None:
    """What most reports call it: names keep their capitals, words of a headline do not."""
    told = [c.quantity.population for c in group if c.quantity.population]
    noun = _commonest(one.lower() for one in told)
    written = [one for one in told if one.lower() == noun]
    best = min(written, key=lambda one: (sum(map(str.isupper, one)), one), default=None)
    if best is None:
        return None
    first, _, rest = best.partition(" ")
    return best if rest and not first.istitle() else best.lower() if not rest else _small(best)


def _small(words: str) -> str:
    """Words of a headline in small letters: where each has a capital, none is a name."""
    return words.lower() if words.istitle() else words


def _befallen(noun: str, measure: Measure) -> str:
    """People with what befell them, told once: "arrests", "people killed" for fatalities."""
    head = noun.lower().split()[-1]
    if head not in _SELF_TOLD.get(measure, ()):
        return f"{noun} {_LABELS.get(measure, measure)}"
    return f"people {measure}" if measure in _PEOPLE_BY else noun


def _narrowed(group: Sequence[Candidate], noun: str) -> str:
    """The words behind the noun that tell which things are counted, of most reports."""
    alike = (c for c in group if (c.quantity.population or "").lower() == noun.lower())
    return _commonest(filter(None, (_narrowing(c.behind) for c in alike))) or ""


def _narrowing(behind: str) -> str:
    """ "in China" of "in China were closed": a preposition with the noun phrase behind it."""
    words = behind.split()
    if not words or words[0].lower() not in _OPENERS:
        return ""
    at = 2 if len(words) > 1 and words[1].lower() in _ARTICLES else 1
    ends = range(at + 1, min(len(words), at + _MOST) + 1)
    end = next((end for end in ends if _is_over(words, end)), None)
    named = words[at:end] if end else []
    if not named or any(_is_no_noun(word) for word in named) or named[-1].endswith(_OWNERS):
        return ""
    return " ".join(words[:end])


def _is_no_noun(word: str) -> bool:
    return word.lower() in _NO_NOUN or _is_joint(word) or any(map(str.isdigit, word))


def _is_over(words: Sequence[str], end: int) -> bool:
    """Whether a noun phrase may end before this word: what follows is no noun."""
    if end >= len(words):
        return True
    before, word = words[end - 1], words[end]
    # "In the Egyptian border town": an adjective of a place goes on to its noun.
    adjective = before.lower() in _PEOPLES or _OF_PEOPLE.search(before) is not None
    named = before[:1].isupper() and not word[:1].isupper() and not adjective
    return named or _is_joint(word)


def _is_joint(word: str) -> bool:
    verb = word.endswith(("ed", "ing")) and len(word) > _SHORT
    return not word[:1].isupper() and (verb or word in _FUNCTION)


def _amount_name(group: Sequence[Candidate], unit: str) -> str:
    kind = kind_of(unit)
    placed = kind in _SIZES_OF
    told = [
        _of_size(c.quantity.population)
        for c in group
        if c.quantity.population and not (placed and _WITHIN.match(c.quantity.population))
    ]
    words = _fullest([one for one in told if _names_something(one)])
    if words and kind != "how often":
        return words
    return _commonest(filter(None, (_told_before(c.lead, kind) for c in group))) or kind


def _names_something(words: str) -> bool:
    """Whether words tell by themselves what an amount is of: not "down", "first time"."""
    plain = words.lower().split()
    return not _NOTHING.issuperset(plain) and not plain[-1].endswith("ed")


def _told_before(lead: str | None, kind: str) -> str | None:
    """What the clause before an amount tells it to be: "fine" of "a fine of", else by its verb."""
    if lead is None:
        return None
    found = (_NOUN_OF if kind == "length of time" else _WHAT_OF).search(lead)
    if found is not None and (noun := _last_noun(found[1])) is not None:
        return noun
    words = [word for word in lead.lower().split() if word not in _SMALL]
    told = dict(_TOLD_OF.get(kind, ())).get(words[-1]) if words else None
    return None if told in _MOVES and kind != "length" and _MOVED_TO.search(lead) else told


def _last_noun(words: str) -> str | None:
    """The noun phrase at the end of these words: "market cap" of "with a market cap"."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if word.lower() in _ARTICLES or word.lower().endswith(_OWNERS) or _is_no_noun(word):
            break
        kept.insert(0, word)
    if not kept or any(map(str.isupper, kept[-1][1:])):
        return None
    return None if _NOTHING.issuperset(word.lower() for word in kept) else " ".join(kept)


def _fullest(names: Sequence[str]) -> str | None:
    """The name whose words most of the others have: "tariff on steel" of "tariff", "on steel"."""
    keys = {name: frozenset(content_keys(name)) for name in names}
    told = Counter(key for name in names for key in keys[name])

    def weight(name: str) -> tuple[float, int, str]:
        return sum(told[key] for key in keys[name]) / sqrt(len(keys[name]) or 1), -len(name), name

    return max(names, key=weight, default=None)


def _of_size(words: str) -> str:
    """What an amount is of: "depth of well" for "deep well", "thrust" for "of thrust"."""
    plain = _LINKS.sub("", words)
    first, _, rest = plain.partition(" ")
    size = _SIZES.get(first.lower())
    return plain if size is None else f"{size} of {rest}" if rest else size


def _commonest(names: Iterable[str]) -> str | None:
    """The commonest name, of equals the shortest, then the last by its letters."""
    told = Counter(names)
    return max(told, key=lambda name: (told[name], -len(name), name), default=None)
