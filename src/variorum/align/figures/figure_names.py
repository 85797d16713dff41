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
_REFERRING = words_of_class("function_words.referring")
_LINKS = re.compile(r"^(?:(?:of|in|on|for|the|its|their)[ ])+")
_ANYBODY = frozenset(["others", "more", "those", "lives", "bodies"])


def name_of(group: Sequence[Candidate]) -> str:
    """A short name for the figure of these reports: "soldiers killed", "tariff on steel (percent)".

    An amount that no noun follows is called by the words before it ("price falls below ...").
    """
    quantity = group[0].quantity
    unit = main_unit(group)
    if quantity.measure == "other" and is_amount(unit):
        return f"{_amount_name(group, unit)} ({unit})"
    noun = _commonest(c.quantity.population.lower() for c in group if c.quantity.population)
    if noun is None or noun in _ANYBODY:
        noun = "people" if unit == "person" else "things"
    if quantity.measure in ("incidents", "other"):
        label = noun
    else:
        label = f"{noun} {_LABELS.get(quantity.measure, quantity.measure)}"
    if group[0].role and population_kind(quantity.population, quantity.unit) == "general":
        label += ", in part"
    setting = next((s for s in map(setting_of, group) if s != "background"), "")
    return f"{label} ({setting})" if setting else label


def _amount_name(group: Sequence[Candidate], unit: str) -> str:
    words = _fullest([_of_size(c.quantity.population) for c in group if c.quantity.population])
    lead = _commonest(c.lead for c in group if c.lead and _names_something(c.lead))
    return words or (f"{lead} …" if lead else kind_of(unit))


def _names_something(lead: str) -> bool:
    """Whether the words before a number are more than the end of a clause: "who fell", "using"."""
    first, *_ = words = lead.replace("’", "'").split()
    return _REFERRING.isdisjoint(words) and not first.endswith(("ed", "ing"))


def _fullest(names: Sequence[str]) -> str | None:
    """The name whose words most of the others have: "tariff on steel" of "tariff", "on steel"."""
    keys = {name: frozenset(content_keys(name)) for name in names}
    told = Counter(key for name in names for key in keys[name])

    def weight(name: str) -> tuple[float, int, str]:
        return sum(told[key] for key in keys[name]) / sqrt(len(keys[name]) or 1), -len(name), name

    return max(names, key=weight, default=None)


def _of_size(words: str) -> str:
    """What an amount is of: "depth of well" for "deep well", "thrust" for "of thrust"."""
    plain = _LINKS.sub("", words.lower())
    first, _, rest = plain.partition(" ")
    size = _SIZES.get(first)
    return plain if size is None else f"{size} of {rest}" if rest else size


def _commonest(names: Iterable[str]) -> str | None:
    """The commonest name, of equals the shortest, then the last by its letters."""
    told = Counter(names)
    return max(told, key=lambda name: (told[name], -len(name), name), default=None)
