"""The killed and the injured of one incident, as an archive would enter them from its articles.

An archive counts heads: it adds up lists ("a man and two women"), counts victims told one by one,
takes those who were shot and died out of the injured, and enters a dead attacker as killed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from variorum.align.figures.reports import Candidate, read_candidates
from variorum.annotate.quantities.victims import find_victims
from variorum.model import Reading

_HARM = {"killed": "killed", "injured": "injured", "hospitalized": "injured"}
# Without one of these, words tell who was hit and not how it ended: some of "four people shot"
# may have died.
_ALIVE = re.compile(
    r"injur|wounded|hurt|hospital|treated|condition|surviv|non-life|stable|custody", re.IGNORECASE
)
_LIST = re.compile(
    r"[^.;:]{0,24}?(?:,? and|,? or|,? as well as|,? along with|,? then|&)[ ]+"
    r"(?:(?:also|then|another|killed|shot)[ ])*$"
)
# "a man, a woman and a boy" is a list; "Ann Lee, a nurse, was" is one person.
_COMMA = re.compile(r",[ ]+$")
# Deeds that leave one dead, or the attacker and another.
# "Was taken to the hospital, where he died", "was flown there but died on the way".
_THEN = re.compile(r"\b(?:where|when|but|before|and)[ ]$")
_FATAL = re.compile(
    r"\b(?:fatal(?:ly)?|deadly|shooting death|homicide|murder(?:ed|ing)?|slaying|suicide|"
    r"manslaughter|(?:took|takes|taken|taking) (?:his|her) own life)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:murder|homicide)[- /]suicide\b", re.IGNORECASE)
_HURT = re.compile(r"\b(?:wounded|injured|hurt|grazed|shot)\b", re.IGNORECASE)
_OPENING = 300
"""The title and the lead; further down, other cases are told too."""
_MOST = 60
"""More than this in one shooting is the year's toll of a city."""


class Item(NamedTuple):
    """One count or one person: where, which harm ("killed", "injured", "hit"), how many."""

    start: int
    end: int
    harm: str
    number: int
    name: str
    single: bool
    sentence: int


class Toll(NamedTuple):
    """Killed and injured, as one article or all of an incident's tell."""

    killed: int
    injured: int


def estimate(readings: Sequence[Reading]) -> Toll:
    """The toll of one incident from all its articles: what most tell, then the higher."""
    candidates: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in read_candidates(readings, (), {r.article.id: r.article.id for r in readings}):
        candidates[candidate.key[0]].append(candidate)
    items = {
        r: sorted([*_counts(candidates[r.article.id]), *_persons(r, candidates[r.article.id])])
        for r in readings
    }
    killed = _choose(_killed(r.article.text, items[r]) for r in readings)
    dying = {r: _dying(r.article.text, items[r]) for r in readings}
    dead = {i.name for r in readings for i in items[r] if i.harm == "killed" or i in dying[r]}
    injured = _choose(
        _injured(r.article.text, [i for i in items[r] if i not in dying[r]], killed, dead - {""})
        for r in readings
    )
    return Toll(killed, injured)


def _choose(told: Iterable[int]) -> int:
    """Of the articles that count any: the number most of them give, of equals the higher."""
    votes = Counter(number for number in told if number)
    return max(votes, key=lambda n: (votes[n], n), default=0)


def _killed(text: str, items: Sequence[Item]) -> int:
    """The dead an article counts or names; one or two where its opening only names the deed."""
    told = _heads(text, [i for i in items if i.harm == "killed"])
    if _BOTH.search(text, 0, _OPENING):
        return max(2, told)
    return told or int(_FATAL.search(text, 0, _OPENING) is not None)


def _injured(text: str, items: Sequence[Item], killed: int, dead: Set[str]) -> int:
    """Who lived: a person of whom nothing but harm is told may be the one who died.

    One where nobody is counted or dead and the opening only names the deed.
    """
    alive = [
        i
        for i in items
        if i.harm == "injured" and not (killed and i.single and (not i.name or i.name in dead))
    ]
    hit = _heads(text, [i for i in items if i.harm == "hit"])
    told = max(_heads(text, alive), hit - max(killed, _killed(text, items)))
    return told or int(not killed and _HURT.search(text, 0, _OPENING) is not None)


def _dying(text: str, items: Sequence[Item]) -> set[Item]:
    """Those hurt of whom the same sentence goes on to tell that they died."""
    return {
        one
        for one, then in pairwise(items)
        if one.single and one.harm != "killed" and then.harm == "killed" and not then.name
        if one.sentence == then.sentence and then.single
        if _THEN.search(text, one.end, then.start)
    }


def _counts(candidates: Sequence[Candidate]) -> Iterable[Item]:
    for c in candidates:
        harm = _HARM.get(c.quantity.measure)
        number = c.quantity.value
        if harm is None or c.setting or c.role or not number or number > _MOST:
            continue
        end = c.quantity.end
        if harm == "injured" and not _ALIVE.search(c.quantity.text):
            harm = "hit"
        yield Item(c.quantity.start, end, harm, int(number), "", False, c.sentence[1])


def _persons(reading: Reading, candidates: Sequence[Candidate]) -> Iterable[Item]:
    counted = [(c.quantity.start, c.quantity.end) for c in candidates]
    text = reading.article.text
    victims = find_victims(text, reading.sentences, reading.entities)
    for number, (start, end) in enumerate(reading.sentences):
        for victim in victims:
            if not start <= victim.start < end:
                continue
            if any(s <= victim.start < e for s, e in counted):
                continue
            harm: str = victim.harm
            if harm == "injured" and not _ALIVE.search(text, victim.end, min(end, victim.end + 60)):
                harm = "hit"
            yield Item(victim.start, victim.end, harm, 1, victim.name, True, number)


def _distinct(names: Set[str]) -> int:
    """How many persons the names are of: "Lee" and "Ann" are the Ann Lee told of elsewhere."""
    ends = {(words[0], words[-1]) for words in (name.split() for name in names) if len(words) > 1}
    known = {word for pair in ends for word in pair}
    return len(ends) + len({name for name in names if " " not in name and name not in known})


def _heads(text: str, items: Sequence[Item]) -> int:
    """The most that any one count, any list in a sentence, or the distinct names come to."""
    best = max(
        [_distinct({item.name for item in items if item.name}), *(item.number for item in items)],
        default=0,
    )
    run, pending, last = 0, 0, None
    for item in items:
        between = text[last.end : item.start] if last and last.sentence == item.sentence else "."
        if _LIST.match(between):
            run, pending = run + pending + item.number, 0
        elif last and _COMMA.match(between):
            pending += item.number
        else:
            run, pending = item.number, 0
        best, last = max(best, run), item
    return best
