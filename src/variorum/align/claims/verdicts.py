"""Verdicts: how two assertions stand to each other; between a clear yes and a clear no, nothing.

Two kinds of evidence are added up: the words that both share, each weighted by how rare it is in
the story (inverse document frequency; Spärck Jones, 1972), and what their sentences mean as the
reader places them. Neither is enough alone: of one event nearly all sentences lie near each other,
and a few words meet by chance.
"""

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from variorum.align.claims.assertions import Assertion
from variorum.model.word_keys import key_of

Verdict = Literal["same", "differs", "opposed"]
Slot = Literal["number", "time"]

# The sum of both cosines from which two assertions say the same, by the number of words they
# share: two words can meet by chance, seven hardly. Of pairs of ECB+ (the half of its topics that
# `python -m evaluation claims` names `tuned`) above these lines, nine in ten and more tell of the
# same events by its gold chains.
_SAME = {1: 1.25, 2: 1.0, 3: 0.97, 4: 0.95, 5: 0.87, 6: 0.85}
_SAME_MANY = 0.75

# No line is lower, that of numbers included.
_LEAST = 0.65

# The cosine of words alone from which they say the same, where the sentences were not placed.
# Of sentence pairs of ECB+ nine in ten and more above these lines tell of the same events, of
# those just below, seven to nine.
_SAME_WORDS = {3: 0.5, 4: 0.45, 5: 0.41}
_SAME_WORDS_MANY = 0.35

# The same number of the same thing ("killed=84") is rarely two facts of one story; two dead here
# and two dead there are, so a small number helps no more than another word. From ten on the same
# count was right in ECB+ wherever it stood; four here and four there are met more often.
_SAME_COUNT = 0.65
_SAME_COUNT_WORDS = 0.25
_SMALL = 3

# Another number of two digits or more is less sure a sign: an age, an hour, a part of a name.
_SAME_NUMBER = 0.9
_TWO_DIGITS = 10

# One accuser has rarely two accusations in a story that share a name and a word: the short form of
# one need only stand for this part of its weight in the long form.
SAME_ACCUSED = 0.4

# A yes and a no of the same words contradict each other. More is asked than of agreement: a no
# that stands in another part of the clause is common below this line.
OPPOSED = 0.5
OPPOSED_COMMON = 4
# Where nearly all words are the same, three of them will do, or one and a link that is denied.
OPPOSED_NEARLY = 0.6
OPPOSED_LEAST = 3
# "No ties to the brigade" says no to "belonged to the brigade", though only a name is shared.
_LINK_WORDS = """
    tie ties link links connection connections contact contacts member members relation relations
    affiliation relationship
    """
_LINKS = frozenset(key for word in _LINK_WORDS.split() if (key := key_of(word)))

# Two days of one thing: nearly all the other words must be the same, since a sentence's day may
# belong to another verb of it.
OTHER_DAY = 0.65

_OPPOSITE_WORDS = """
    rise fall; increase decrease; open close; arrest release; win lose; accept reject; approve
    oppose; guilty innocent; convict acquit; alive kill; safe injure; survive kill; safe kill;
    unharmed injure; unhurt injure; confirm deny; support oppose; arrive depart;
    enter leave; gain lose; improve worsen; strengthen weaken; advance retreat; legal illegal;
    lift impose; success fail; intact destroy; free jail; expand shrink; join quit
    """


def _opposes() -> dict[str, frozenset[str]]:
    """The opposites of each word that has some, in the form in which words are compared."""
    found: dict[str, set[str]] = {}
    for pair in _OPPOSITE_WORDS.split(";"):
        one, other = (key_of(word) or word for word in pair.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


_OPPOSES = _opposes()


def judge(one: Assertion, two: Assertion, words: float, meaning: float | None) -> Verdict | None:
    """How two assertions stand to each other; None in the grey zone.

    `words` is the cosine of their weighted words, `meaning` that of their vectors, null where they
    have none.
    """
    if words < OPPOSED and meaning is not None and words + meaning < _LEAST:
        return None
    plain = len(one.plain & two.plain)
    if not plain or (one.mode == "denies") != (two.mode == "denies") or _blames_alone(one, two):
        return None
    if foretold(one, two):
        return None
    if is_no(one, two) != is_no(two, one):
        link = _no_link(one, two) or _no_link(two, one)
        if _says_else(one, two) or _says_else(two, one):
            return None
        return "opposed" if _contradicts(words, plain + 2 * link) else None
    if days_apart(one, two) > 1:
        return "differs" if words >= OTHER_DAY and plain > 1 else None
    if not _passes(one, two, words, meaning):
        return None
    if opposite(one, two):
        return "opposed" if words >= OPPOSED and plain >= OPPOSED_COMMON else None
    return "differs" if _counts_differ(one, two) else "same"


def at_odds(one: Assertion, two: Assertion) -> bool:
    """Whether two assertions cannot tell one fact, however near they lie.

    One denies and the other does not, one says no to what the other says, they hold a word and its
    opposite, two counts of one thing or two days, one foretells what the other tells as done, or
    one blames somebody whom the other leaves out.
    """
    return (
        (one.mode == "denies") != (two.mode == "denies")
        or is_no(one, two) != is_no(two, one)
        or _counts_differ(one, two)
        or days_apart(one, two) > 1
        or opposite(one, two)
        or _blames_alone(one, two)
        or foretold(one, two)
    )


def foretold(one: Assertion, two: Assertion) -> bool:
    """Whether one tells as to come, on a day, what the other tells as done on that day.

    What was forecast and what came of it are two facts, however alike they are told.
    """
    if {one.looks, two.looks} != {"ahead", "back"}:
        return False
    return bool(_days(one.keys & two.keys))


def judge_accusations(one: Assertion, two: Assertion, held: float) -> Verdict | None:
    """The same for two accusations of one speaker.

    `held` is the part of the shorter one's weight that the other holds.
    """
    told = one.plain & two.plain and len(one.keys & two.keys) > 1
    agree = is_no(one, two) == is_no(two, one) and held >= SAME_ACCUSED
    return "same" if told and agree else None


def _blames_alone(one: Assertion, two: Assertion) -> bool:
    """Whether one accuses somebody by name, and the other tells what happened and names none.

    That seven were killed is no part of the accusation of having killed them: who is accused
    denies the one and may well agree to the other.
    """
    if (one.mode == "accuses") == (two.mode == "accuses"):
        return False
    named = [{key for key in side.keys - side.plain if key[0] != "@"} for side in (one, two)]
    return bool(named[0 if one.mode == "accuses" else 1]) and not named[0] & named[1]


def is_no(one: Assertion, two: Assertion) -> bool:
    """Whether an assertion denies a word that both hold, or a link to what both name."""
    return bool(one.negated & one.plain & two.plain) or _no_link(one, two)


def _no_link(one: Assertion, two: Assertion) -> bool:
    held = one.negated - _LINKS
    return bool(one.negated & _LINKS and held & two.keys) and not two.negated & held


def _says_else(no: Assertion, yes: Assertion) -> bool:
    """Whether a no counts nobody ("none of those who fled") and tells of them what yes does not.

    A word of negation that opens the clause reaches all of it.
    """
    told = no.plain & no.negated
    return bool(no.negated) and told == no.plain and bool(told - yes.plain)


def _contradicts(words: float, plain: int) -> bool:
    """Whether a no and a yes share so many words that they are about one thing."""
    nearly = words >= OPPOSED_NEARLY and plain >= OPPOSED_LEAST
    return nearly or (words >= OPPOSED and plain >= OPPOSED_COMMON)


class Line(NamedTuple):
    """The sum of the cosines from which two assertions say the same, and why it lies there.

    `never` tells that no sum would do.
    """

    least: float
    because: str
    never: bool = False


def line_between(one: Assertion, two: Assertion, meaning: float | None) -> Line:
    """The line that two assertions have to reach to say the same."""
    common = one.keys & two.keys
    plain = len(one.plain & two.plain)
    # An accusation that mentions a toll is another thing than the toll.
    alike = (one.mode == "accuses") == (two.mode == "accuses")
    most = max(map(_count, common), default=0.0) if alike else 0.0
    telling = most > _SMALL
    if meaning is None:
        least = _SAME_COUNT_WORDS if telling else _SAME_WORDS.get(len(common), _SAME_WORDS_MANY)
        return Line(least, "words alone", len(common) <= 2 or plain <= 1)
    line = Line(_SAME.get(min(len(common), 2 * plain), _SAME_MANY), "words shared")
    if most >= _TWO_DIGITS:
        return min(line, Line(_SAME_COUNT, "a count shared"))
    if plain > 1 and (telling or any(_is_large(key) for key in one.plain & two.plain)):
        return min(line, Line(_SAME_NUMBER, "a number shared"))
    return line


def _passes(one: Assertion, two: Assertion, words: float, meaning: float | None) -> bool:
    """Whether two assertions are alike enough to say the same."""
    line = line_between(one, two, meaning)
    return not line.never and words + (meaning or 0.0) >= line.least


def _count(key: str) -> float:
    """The number of a key that counts something ("killed=84"), 0 for any other."""
    number = key.partition("=")[2]
    return float(number) if number else 0.0


def _is_large(key: str) -> bool:
    """Whether a key is a number of two digits or more."""
    return key.isdecimal() and int(key) >= _TWO_DIGITS


def opposite(one: Assertion, two: Assertion) -> bool:
    """Whether one tells what cannot be where the other holds: "rose" and "fell"."""
    ours = one.plain & _OPPOSES.keys()
    theirs = two.plain & _OPPOSES.keys() if ours else ours
    return any(
        not _OPPOSES[word].isdisjoint(theirs - one.plain) for word in ours if word not in two.plain
    )


def difference(one: Assertion, two: Assertion) -> tuple[Slot | None, float | int | None]:
    """What two assertions differ in, number or time, and how far the nearest values lie apart."""
    counts = [
        dict(key.split("=") for key in sorted(side.keys) if "=" in key) for side in (one, two)
    ]
    apart = [
        abs(float(number) - float(counts[1][measure]))
        for measure, number in counts[0].items()
        if measure in counts[1]
    ]
    if apart and min(apart) > 0:
        by = min(apart)
        return "number", int(by) if by.is_integer() else by
    days = days_apart(one, two)
    return ("time", days) if days else (None, None)


def days_apart(one: Assertion, two: Assertion) -> int:
    """The days between the nearest days that two assertions name, 0 where either names none."""
    days = _days(one.keys), _days(two.keys)
    return min((abs((a - b).days) for a in days[0] for b in days[1]), default=0)


@lru_cache(maxsize=4096)
def _days(keys: frozenset[str]) -> tuple[date, ...]:
    return tuple(sorted(day for key in keys if key[0] == "@" and (day := _day(key))))


def _day(key: str) -> date | None:
    """The day that a key stands for."""
    try:
        return date.fromisoformat(key[1:])
    except ValueError:
        return None


def _counts_differ(one: Assertion, two: Assertion) -> bool:
    """Whether both count the same thing, and no number of the one is given by the other."""
    counts = [{key for key in side.keys if "=" in key} for side in (one, two)]
    measures = [{key.partition("=")[0] for key in side} for side in counts]
    return bool(measures[0] & measures[1]) and not counts[0] & counts[1]
