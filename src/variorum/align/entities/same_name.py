"""How likely two names are spellings of one name: a scorer whose weights are learned.

The words of both names are written in Latin letters and paired one to one, the likest first. A
logistic regression weighs what the pairs and the words left over show, as in record linkage
(Fellegi and Sunter 1969; Cohen, Ravikumar and Fienberg 2003). A letter that differs weighs by where
it differs. Another vowel, a doubled letter or a letter of the same sound is often a spelling of the
same name. Another consonant or another ending is rather another name.

The weights and both lines stand in `weights/names.json`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from variorum import lexicon
from variorum.align.entities.name_forms import skeleton
from variorum.model.word_keys import fold
from variorum.weights import load

Schema = Literal["person", "organization"]

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")

_FORMS = lexicon.words("spellings.firm_forms")
_WHOLE_FORMS = lexicon.table("spellings.whole_forms")
_SAME = lexicon.table("spellings.same_words")

_FULL_NAMES = {
    one: frozenset(full) for one, full in lexicon.groups("spellings.short_names").items()
}

_TITLES = lexicon.words("spellings.around_persons")
_LINKS = lexicon.words("spellings.linking")


class Likeness(NamedTuple):
    """What two names have in common, in the order of the features in `weights/names.json`.

    Yes is 1 and no is 0.
    """

    body: float
    """Both name bodies, not people."""
    whole: float
    """Likeness of the names written as one word, 0 to 1."""
    worst: float
    """Share of its letters that the worst spelt pair of words differs in."""
    one_edit: float
    """One letter differs in all."""
    two_edits: float
    """Two letters differ in all."""
    many_edits: float
    """More than two letters differ."""
    strange: float
    """A pair differs in its consonants."""
    very_strange: float
    """Two pairs or more do."""
    sounds: float
    """A pair differs in vowels or in letters of one sound alone."""
    short: float
    """A pair that differs has a word of fewer than four letters."""
    first: float
    """A pair begins with different letters."""
    initial: float
    """An initial stands for a word."""
    left: float
    """Words of the longer name without a partner, at most four."""
    any_left: float
    """There are any such."""
    short_left: float
    """A word of the shorter name is without a partner."""
    both_left: float
    """Words of both names are without a partner."""
    joined: float
    """The letters are the same, the blanks are not."""
    turned: float
    """The words of a person's name stand in another order."""
    single: float
    """The shorter name is one word."""
    single_left: float
    """The shorter name is one word, and the longer is not."""
    none_equal: float
    """No word is the same in both."""
    equal: float
    """Words that are the same in both, at most four."""
    figures: float
    """The figures in the names differ."""
    acronym: float
    """One name is the initials of the other."""
    consonants: float
    """Likeness of the consonants of the names written as one word, 0 to 1."""
    first_differs: float
    """A person's first words are paired and differ in consonants."""
    last_differs: float
    """A person's last words are paired and differ in consonants."""
    patronym: float
    """The words of a name of the form "A son of B" stand in another order."""


def score(one: str, other: str, schema: Schema) -> float:
    """How likely `one` and `other` name the same, 0 to 1."""
    return load("names").probability(compare(one, other, schema))


def spelt_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two people's names, given as words, are spellings of one name.

    Within a story John and Joan are two people, however alike their names are spelt. So the given
    names must be equal, or be long, sound alike and end alike (Moammar and Muammar).
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    for a, b in zip(one[:-1], other[:-1], strict=True):
        if a != b and (min(len(a), len(b)) < 6 or skeleton(a) != skeleton(b) or a[-1] != b[-1]):
            return False
    return score(" ".join(one), " ".join(other), "person") >= load("names").line("merge")


def compare(one: str, other: str, schema: Schema) -> Likeness:
    """What two names have in common."""
    short, long = sorted((words(one, schema), words(other, schema)), key=lambda w: (len(w), w))
    joined = len(short) != len(long) and "".join(short) == "".join(long)
    acronym = _is_acronym(short, long)
    if joined or acronym:
        short = long  # the same words otherwise written
    person = schema == "person"
    pairs = _paired(short, long)
    differ = [(short[a], long[b]) for a, b in pairs if short[a] != long[b]]
    spelt = [pair for pair in differ if min(map(len, pair)) > 1 and not _is_short(*pair)]
    edits = [_edits(*pair) for pair in spelt]
    strange = sum(skeleton(a) != skeleton(b) for a, b in spelt)
    order = [b for _, b in sorted(pairs)]
    turned = person and order != sorted(order)
    left, short_left = len(long) - len(pairs), len(short) - len(pairs)
    whole = _ratio("".join(short), "".join(long))
    equal = len(pairs) - len(differ)
    return Likeness(
        body=not person,
        whole=whole,
        worst=max(
            (n / max(map(len, pair)) for n, pair in zip(edits, spelt, strict=True)), default=0
        ),
        one_edit=sum(edits) == 1,
        two_edits=sum(edits) == 2,
        many_edits=sum(edits) > 2,
        strange=strange > 0,
        very_strange=strange > 1,
        sounds=strange < len(spelt),
        short=any(len(word) < 4 for pair in spelt for word in pair),
        first=any(a[:1] != b[:1] for a, b in spelt),
        initial=len(spelt) < len(differ),
        left=min(left, 4),
        any_left=left > 0,
        short_left=short_left > 0,
        both_left=short_left > 0 and left > 0,
        joined=joined,
        turned=turned,
        single=len(short) == 1,
        single_left=len(short) == 1 and left > 0,
        none_equal=equal == 0,
        equal=min(equal, 4),
        figures=_figures(short) != _figures(long),
        acronym=acronym,
        consonants=_ratio(*("".join(map(skeleton, sorted(name))) for name in (short, long))),
        first_differs=person and (0, 0) in pairs and _differ(short[0], long[0]),
        last_differs=person
        and (len(short) - 1, len(long) - 1) in pairs
        and _differ(short[-1], long[-1]),
        patronym=turned and all(map(_SON.search, (one, other))),
    )


_SON = re.compile(r"\b(?:bin|ben|ibn|bint|ould|ogly|oglu)\b", re.IGNORECASE)


def _differ(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 1 and skeleton(one) != skeleton(other)


def _is_short(one: str, other: str) -> bool:
    """Whether one given name is short for the other: Bill and William."""
    return other in _FULL_NAMES.get(one, ()) or one in _FULL_NAMES.get(other, ())


@lru_cache(maxsize=8192)
def words(name: str, schema: Schema) -> tuple[str, ...]:
    """The words of a name in Latin letters, without titles, links and legal forms."""
    from anyascii import anyascii

    name = _DOTTED.sub(lambda match: match[0].replace(".", ""), name)
    if schema == "person":
        name = _as_spoken(name)
    plain = fold(anyascii(name)).replace("'", "").replace("’", "").replace("`", "")
    if schema == "organization":
        plain = " ".join(_WORD.findall(plain))
        for form, shorter in _WHOLE_FORMS.items():
            plain = plain.replace(form, shorter)
    found = [_SAME.get(word, word) for word in _WORD.findall(plain)]
    left_out = _FORMS if schema == "organization" else _TITLES | _LINKS
    return tuple([word for word in found if word not in left_out] or found or [plain or name])


def _as_spoken(name: str) -> str:
    """A person's name as it is said: "Frost, William", "WilliamFrost" and "WH Frost" parted."""
    family, comma, given = name.partition(", ")
    name = f"{given} {family}" if comma and len(given) > 1 else name
    if not name.isupper():
        name = re.sub(r"(?<=[a-z])(?=[A-Z][a-z]{2})(?<!\bMc)(?<!\bMac)(?<!\bDe)", " ", name)
        name = re.sub(r"\b([A-Z])([A-Z])(?=\s[A-Z][a-z])", r"\1 \2", name)
    return name


def _paired(short: Sequence[str], long: Sequence[str]) -> list[tuple[int, int]]:
    """Words paired one to one, the likest first; words that share too little stay alone."""
    likes = sorted(
        (-_like(short[a], long[b]), a != b, a, b)
        for a, b in product(range(len(short)), range(len(long)))
    )
    pairs: list[tuple[int, int]] = []
    for like, _, a, b in likes:
        # Below half their letters two words are not one misspelt.
        if like > -0.5:
            break
        if all(a != c and b != d for c, d in pairs):
            pairs.append((a, b))
    return pairs


@lru_cache(maxsize=65536)
def _like(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) == 1:
        return 0.8 if one[:1] == other[:1] else 0.0
    if max(len(one), len(other)) < 4 and not set("aeiouy") & set(one + other):
        return 0.0  # letters that stand for words: BP and BD
    if _is_short(one, other):
        return 0.9
    return _ratio(one, other)


def _ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) / 100


def _edits(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)


def _figures(name: Sequence[str]) -> list[str]:
    return sorted(word for word in name if word[:1].isdigit() or (_ROMAN.match(word) and word))


def _is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[:1] for word in long)
