"""Words: what of a sentence counts when two accounts are compared, and in which form.

Alignment and dossier must agree on when two passages speak of the same thing, so the form of a
word is decided here, once. Plain rules, no model: function words and the verbs of reporting are
left out, endings are cut, numbers are written in digits, and a few words that news uses for one
another ("killed", "died", "fatal") are brought to one.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from variorum.model.span import Span

_TOKEN = re.compile(
    r"air[ -]?(?:strikes?|raids?)\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*", re.IGNORECASE
)

# Words that carry no content of their own, and those with which news reports speech and order.
_EMPTY_WORDS = """
    a about above across after again against ago ahead all along already also although always am
    amid among an and another any anyone anything are around as aside at away back be became
    because become been before began begin behind being below between beyond both but by came can
    cannot come could day days did do does doing done down due during each either else end ended
    enough even ever every everyone everything far few first for former found from further gave
    get give given go goes going gone got had has have having he her here hers herself him himself
    his how however i if in including indeed instead into is it its itself just keep kept known
    large last late later latest least less like made make makes making many may me means might
    month months more most much must my near nearly need never new next no nor not nothing now of
    off often old on once one only onto or other others our out over own part people per put
    quite rather really recent recently s same saw see seen set several she should show since so
    some someone something soon still such t take taken than that the their them themselves then
    there these they thing things this those though through thus time times to today together
    told took too toward towards under until up upon us use used using very via was way we week
    weeks well went were what when where whether which while who whom whose why will with within
    without would year years yesterday tomorrow yet you your
    add added adding according adds announce announced announcing call called calling describe
    described comment commented mr mrs ms report reported reportedly reporting reports said say
    saying says spokesman spokesperson spokeswoman state stated statement tell telling tells
    """
_EMPTY = frozenset(_EMPTY_WORDS.split())

_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_DIGITS = {word: str(2 + at) for at, word in enumerate(_UNITS.split())} | {
    word: str(30 + 10 * at) for at, word in enumerate(_TENS.split())
}

# Irregular forms, and words that news at large uses for one another; the first is the form kept.
_SAME = """
    kill killed kills killing dead death deaths die died dies dying fatal fatally fatality
        fatalities slain perished lethal deadly;
    injure injured injures injuring injury injuries wound wounded wounding wounds hurt;
    arrest arrested arrests arresting detain detained detaining detains detention custody;
    explode exploded explodes explosion explosions explosive explosives blast blasts bomb bombs
        bombed bombing bombings bomber bombers;
    attack attacked attacks attacking attacker attackers assault assaulted assaults raid raided
        raids;
    retaliate retaliation retaliatory revenge reprisal reprisals avenge avenged;
    airstrike airstrikes airraid airraids;
    earthquake earthquakes quake quakes tremor tremors temblor;
    flood floods flooded flooding floodwater floodwaters inundated deluge;
    election elections vote voted votes voting voter voters ballot ballots poll polls polling;
    strike striking strikes struck;
    walkout walkouts stoppage stoppages;
    evacuate evacuated evacuating evacuation evacuations evacuees;
    destroy destroyed destroying destroys destruction destructive;
    shoot shot shooting shootings shots shoots gunfire gunshot gunshots;
    vehicle vehicles car cars truck trucks lorry lorries van vans;
    aircraft airplane airplanes plane planes jet jets;
    soldier soldiers troop troops;
    gunman gunmen militant militants insurgent insurgents fighter fighters rebel rebels;
    protest protests protested protesting protester protesters protestor protestors demonstrate
        demonstrated demonstration demonstrations demonstrator demonstrators rally rallies
        rallied;
    charge charged charges charging indict indicted indictment indicts indictments;
    accuse accused accusing accuses accusation accusations allege alleged allegedly alleges
        allegation allegations blame blamed blames blaming;
    deny denied denies denying denial reject rejected rejects rejecting dismiss dismissed
        dismisses dismissing refute refuted;
    bite bit biting bitten bites;
    hold held holding holds;
    throw threw throwing thrown throws hurl hurled hurling;
    fight fought fighting fights battle battled battles battling clash clashed clashes;
    flee fled fleeing flees;
    rise rose risen rising rises;
    fall fell fallen falling falls;
    sink sank sunk sinking;
    drive drove driven driving drives;
    send sent sending sends;
    bring brought bringing brings;
    catch caught catching;
    break broke broken breaking;
    lose lost losing loss losses;
    win won winning wins victory;
    sentence sentenced sentences sentencing;
    child children kid kids;
    woman women;
    man men;
    speed speeding sped;
    tear tore torn;
    build built building buildings;
    police policeman policemen policewoman cop cops;
    army military;
    government govt;
    leave left leaving leaves;
    doctor doctors physician physicians medic medics;
    hospital hospitals hospitalised hospitalized;
    investigate investigated investigating investigation investigations probe probed inquiry;
    hit hits hitting;
    seek sought seeking seeks;
    lead led leading leads;
    pay paid paying pays;
    rule ruled ruling rules;
"""

_KNOWN = {form: group.split()[0] for group in _SAME.split(";") for form in group.split()} | _DIGITS

# Longest first; a stem keeps at least four letters, so that short words stay whole.
_ENDINGS = (
    *("ational", "ations", "ation", "ating", "ators", "ator", "ates", "ated", "ate"),
    *("ments", "ment", "ities", "ity", "ness", "ings", "ing", "ions", "ion", "ives", "ive"),
    *("ally", "als", "al", "ers", "er", "ies", "ied", "ly", "ed", "es", "s", "y", "e"),
)


_JOINTS = str.maketrans("", "", "' -")

# Where an English sentence can be cut and each part still be read: before a subordinate or
# coordinate clause that a comma, a dash or a semicolon sets off, or a plain time clause.
_SEAM = re.compile(
    r"(?<=[,;])\s+(?=(?:and|but|while|where|who|whose|which|after|before|as|adding|saying|with|"
    r"because|although|though|when|since|killing|leaving|including)\b)"
    r"|(?<=;)\s+|\s+[–—-]\s+|\s+(?=(?:while|after|before|because|although|when)\s)"
)
_QUOTES = re.compile(r'["“”]')

# A part with fewer words that count is no clause of its own.
_LEAST_CLAUSE = 4


class Word(NamedTuple):
    """One word that counts: where it stands, the form it is compared in, whether of an alias."""

    start: int
    end: int
    key: str
    named: bool = False


class Alias(NamedTuple):
    """A stretch of text that stands for `keys`, whatever its letters: a name, a date."""

    start: int
    end: int
    keys: tuple[str, ...]


@lru_cache(maxsize=65536)
def key_of(token: str) -> str | None:
    """The form in which `token` is compared, or None where it carries no content.

    >>> key_of("retaliatory"), key_of("Policies"), key_of("six"), key_of("the")
    ('retaliate', 'polic', '6', None)
    """
    if token[0].isdigit():
        return token.replace(",", "") if token[-1] != "." else token
    word = fold(token).replace("’", "'").removesuffix("'s")
    word = word.translate(_JOINTS)
    if word in _EMPTY or len(word) < 2:
        return None
    known = _KNOWN.get(word)
    return known if known is not None else _stem(word)


def fold(text: str) -> str:
    """`text` in small letters without diacritics: "Şahin" and "Sahin" are one name."""
    if text.isascii():
        return text.lower()
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def words_of(text: str, aliases: Iterable[Alias] = ()) -> tuple[Word, ...]:
    """The words of `text` that count, in order; inside an alias, its keys stand instead.

    Aliases may overlap; the first to start (then the longest) wins.
    """
    spans = sorted(aliases, key=lambda alias: (alias.start, -alias.end, alias.keys))
    words: list[Word] = []
    at = done = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while at < len(spans) and spans[at].start <= start:
            alias, at = spans[at], at + 1
            if alias.start >= done and alias.end > start:
                words.extend(Word(alias.start, alias.end, key, True) for key in alias.keys)
                done = alias.end
        if start >= done and (key := key_of(match.group())):
            words.append(Word(start, end, key))
    return tuple(words)


class Words(NamedTuple):
    """The words of one text, looked up by offsets."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, aliases: Iterable[Alias] = ()) -> "Words":
        """The words of `text`; inside an alias, its keys stand instead."""
        words = words_of(text, aliases)
        return cls(text, words, tuple(word.start for word in words))

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in `[start, end)`."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def keys(self, start: int, end: int, without: Sequence[Span] = ()) -> frozenset[str]:
        """The keys of the words that begin in `[start, end)` and in none of `without`."""
        return frozenset(
            word.key
            for word in self.between(start, end)
            if not any(low <= word.start < high for low, high in without)
        )

    def clauses(self, start: int, end: int) -> list[Span]:
        """The clauses of a sentence, in order; they leave out only the seams between them."""
        quotes = [match.start() for match in _QUOTES.finditer(self.text, start, end)]
        found: list[Span] = []
        for seam in _SEAM.finditer(self.text, start, end):
            quoted = bisect_left(quotes, seam.start()) % 2
            before, after = (start, seam.start()), (seam.end(), end)
            least = min(len(self.keys(*before)), len(self.keys(*after)))
            if not quoted and least >= _LEAST_CLAUSE:
                found.append(before)
                start = seam.end()
        return [*found, (start, end)]


def parts_of(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The parts of sentences between all seams, in order; every clause is one or more of them."""
    found: list[Span] = []
    for start, end in sentences:
        for seam in _SEAM.finditer(text, start, end):
            if seam.start() > start:
                found.append((start, seam.start()))
            start = seam.end()
        if end > start:
            found.append((start, end))
    return found


def content_keys(text: str) -> tuple[str, ...]:
    """The keys of the words of `text` that count, in order."""
    return tuple(word.key for word in words_of(text))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word
