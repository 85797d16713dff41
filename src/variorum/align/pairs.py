"""How likely two names are one's: a learned scorer over what their words have in common.

The words of both names, in Latin letters, are paired one to one so that their likeness is
greatest; a logistic regression weighs what the pairs and the words left over show, as in record
linkage (Fellegi and Sunter 1969; Cohen, Ravikumar and Fienberg 2003). What a letter changes is
weighed by where it changes: a vowel, a doubled letter or two of one sound are spellings of a name,
another consonant or an ending of its own is rather another name.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from variorum.align.names import skeleton
from variorum.model.words import fold

Schema = Literal["person", "organization"]

MERGE = 0.85
"""Names scored from here on are one's: the least at which the precision, in cross-validation on
the learning half of the names that `evaluate/names.py` scores, is above 0.9: it is 0.965 there,
and 0.889 at 0.8."""

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")

_FORM_WORDS = """
    ltd limited llc inc incorporated corp corporation co company plc gmbh ag sa sarl srl spa bv nv
    ooo oao zao pao ao oy ab as aps kg pte pty lp llp jsc pjsc ojsc cjsc group holding holdings the
    """
_FORMS = frozenset(_FORM_WORDS.split())
_WHOLE_FORMS = {
    "limited liability company": "llc",
    "public limited company": "plc",
    "joint stock company": "jsc",
    "obshchestvo s ogranichennoi otvetstvennostiu": "ooo",
    "obshchestvo s ogranichennoy otvetstvennostyu": "ooo",
    "societatea cu raspundere limitata": "srl",
    "gesellschaft mit beschrankter haftung": "gmbh",
    "united states": "us",
    "united kingdom": "uk",
    "united nations": "un",
}
_SAME_WORDS = """
    organisation organization; centre center; defence defense; labour labor; intl international;
    dept department; min ministry; univ university; bros brothers; st saint;
    assoc association; fdn foundation; and et; one 1; two 2; three 3; four 4; first 1st
    """
_SAME = {pair.split()[0]: pair.split()[1] for pair in _SAME_WORDS.split(";")}

_TITLE_WORDS = """
    mr mrs ms miss dr prof sir dame lord lady sheikh shaykh sheik mullah maulana maulavi mawlawi
    ayatollah president minister senator gen general col haji hajji hadji jr sr
    """
_TITLES = frozenset(_TITLE_WORDS.split())
_LINK_WORDS = "al el ul ibn bin bint ben de del della der den di da dos du la le van von y e i a"
_LINKS = frozenset(_LINK_WORDS.split())


class Likeness(NamedTuple):
    """What two names have in common; yes is 1."""

    body: float
    """A body's name and no person's."""
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


def score(one: str, other: str, schema: Schema) -> float:
    """How likely `one` and `other` name the same, 0 to 1."""
    likeness = compare(one, other, schema)
    total = BIAS + sum(w * x for w, x in zip(WEIGHTS, likeness, strict=True))
    return 1 / (1 + math.exp(-total))


def spelt_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two people's names, given as words, are spellings of one, their given names safe.

    Within a story John and Joan are two people, whatever a scorer of misspelt names holds: given
    names must be equal, or long, of one sound and of one ending (Moammar and Muammar).
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    for a, b in zip(one[:-1], other[:-1], strict=True):
        if a != b and (min(len(a), len(b)) < 6 or skeleton(a) != skeleton(b) or a[-1] != b[-1]):
            return False
    return score(" ".join(one), " ".join(other), "person") >= MERGE


def compare(one: str, other: str, schema: Schema) -> Likeness:
    """What two names have in common."""
    short, long = sorted((words(one, schema), words(other, schema)), key=lambda w: (len(w), w))
    pairs = _paired(short, long)
    differ = [(short[a], long[b]) for a, b in pairs if short[a] != long[b]]
    spelt = [pair for pair in differ if min(map(len, pair)) > 1]
    edits = [_edits(*pair) for pair in spelt]
    strange = sum(skeleton(a) != skeleton(b) for a, b in spelt)
    order = [b for _, b in sorted(pairs)]
    left, short_left = len(long) - len(pairs), len(short) - len(pairs)
    whole = _ratio("".join(short), "".join(long))
    equal = len(pairs) - len(differ)
    return Likeness(
        body=schema == "organization",
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
        joined=whole == 1 and len(short) != len(long),
        turned=schema == "person" and order != sorted(order),
        single=len(short) == 1,
        single_left=len(short) == 1 and left > 0,
        none_equal=equal == 0,
        equal=min(equal, 4),
        figures=_figures(short) != _figures(long),
        acronym=_is_acronym(short, long),
    )


@lru_cache(maxsize=8192)
def words(name: str, schema: Schema) -> tuple[str, ...]:
    """The words of a name in Latin letters, without titles, links and legal forms."""
    from anyascii import anyascii

    name = _DOTTED.sub(lambda match: match[0].replace(".", ""), name)
    plain = fold(anyascii(name)).replace("'", "").replace("’", "").replace("`", "")
    if schema == "organization":
        plain = " ".join(_WORD.findall(plain))
        for form, shorter in _WHOLE_FORMS.items():
            plain = plain.replace(form, shorter)
    found = [_SAME.get(word, word) for word in _WORD.findall(plain)]
    left_out = _FORMS if schema == "organization" else _TITLES | _LINKS
    return tuple([word for word in found if word not in left_out] or found or [plain or name])


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
    if min(len(one), len(other)) == 1 and one[:1] == other[:1]:
        return 0.8
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


# Learned by training/name_weights.py.
BIAS = 1.22
WEIGHTS = Likeness(
    body=0.09,
    whole=1.35,
    worst=-0.68,
    one_edit=0.83,
    two_edits=0.31,
    many_edits=-1.4,
    strange=-1.2,
    very_strange=1.0,
    sounds=0.64,
    short=0.4,
    first=-0.55,
    initial=0.42,
    left=-0.18,
    any_left=-0.61,
    short_left=-1.48,
    both_left=-1.48,
    joined=1.14,
    turned=-0.81,
    single=-0.33,
    single_left=0.59,
    none_equal=0.79,
    equal=-0.23,
    figures=0.42,
    acronym=0.68,
)
