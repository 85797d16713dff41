"""Forms of names: what of a mention names somebody, and when two spellings are one name.

Spellings are compared in two steps, as in record linkage (Christen, Data Matching, 2012): a
consonant skeleton finds candidates, so that nothing is compared with everything, and the
similarity of the letters decides.
"""

import re
from functools import lru_cache

from variorum import lexicon
from variorum.align.entities.sounds import broad_sound, sound
from variorum.model import Label
from variorum.model.word_keys import fold

_WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")  # "AnaPrado", but not "McDonald"
_POSSESSIVE = re.compile(r"['’]s\b|['’]$")

TITLES = lexicon.words("spellings.before_persons")
"""Words before a person's name that are no part of it."""

_SMALL = lexicon.words("spellings.inside_names")

# Bodies of the world's news that have several names.
_ISLAMIC_STATE = "isis;isil;daesh;islamic state group;islamic state iraq syria;islamic state levant"
_WHOLE = {tuple(name.split()): ("islamic", "state") for name in _ISLAMIC_STATE.split(";")}
_WHOLE[("islamic", "state", "iraq", "levant")] = ("islamic", "state")


@lru_cache(maxsize=32768)
def name_tokens(text: str, label: Label) -> tuple[str, ...]:
    """The words of a mention that name: folded, without titles, articles and possessives."""
    plain = _POSSESSIVE.sub("", text.strip())
    if label == "person":
        plain = _GLUED.sub(" ", plain)
    words = [fold(word) for word in _WORD.findall(plain)]
    if label == "person":
        kept = words
        while len(kept) > 1 and kept[0] in TITLES:
            kept = kept[1:]
    else:
        kept = [word for word in words if word not in _SMALL]
    tokens = tuple(kept or words or [text])
    return tokens if label in ("person", "place") else _WHOLE.get(tokens, tokens)


# Cut as long as four letters are left: Ukraine and Ukrainian, Germany and German end alike.
_NATION_ENDINGS = lexicon.in_order("spellings.nation_endings")
_ONE = lexicon.table("spellings.one_word")
_ONE |= {word: word for word in _ONE.values()}


@lru_cache(maxsize=32768)
def body_key(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The name of a body whatever its order and form: "Israel's military", "the Israeli army"."""
    return tuple(sorted({_body_word(token) for token in tokens}))


@lru_cache(maxsize=32768)
def _body_word(token: str) -> str:
    if token in _ONE:
        return _ONE[token]
    for ending in _NATION_ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= 4:
            return _body_word(token[: -len(ending)])
    return token


@lru_cache(maxsize=32768)
def skeleton(word: str) -> str:
    """The consonants of a word as transliterations keep them: Faiz and Fayez are both `fs`."""
    kept = word[:1].translate(_INITIAL)
    for letter in _SOFT.sub("s", word[1:].replace("ph", "f")).translate(_SOUND):
        if letter not in "aeiouywh'" and letter != kept[-1:]:
            kept += letter
    return kept


_SOFT = re.compile("c(?=[eiy])")  # Lucia and Lusia
_INITIAL = str.maketrans("eiouqczj", "aaaakksg")
_SOUND = str.maketrans("qczj", "kksg")


def alike(one: str, other: str, least: float) -> bool:
    """Whether two words are spellings of one: the same skeleton and `least` of their letters."""
    if one == other:
        return True
    if skeleton(one) != skeleton(other) or one.isdigit() or other.isdigit():
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= 100 * least


def one_letter(one: str, other: str) -> bool:
    """Whether two long names are spelt alike but for one letter inside (Harlowe and Harlove)."""
    if len(one) != len(other) or len(one) < 8 or one.isdigit():
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of two words or more can be one person's.

    Middle names and initials may be missing; given names that differ keep two people apart. A name
    that two tongues write otherwise, word by word or with other blanks, is one name.
    """
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    if len(short) < 2:
        return False
    if _written_otherwise(short, long):
        return True
    heard, whole = tuple(map(sound, short)), tuple(map(sound, long))
    if heard in (whole[: len(heard)], whole[-len(heard) :]):
        return True
    exact = len(set(short) & set(long))
    # Two shared words are much: the third may be spelled freely. With one, the letters must agree;
    # at 0.75 Sayed is Sayid and Mohammed is Muhammad, and Joan is not John once endings differ.
    least = 0.5 if exact >= 2 else 0.75
    if not exact or not alike(short[-1], long[-1], least):
        return False
    return _given_match(short[:-1], long[:-1], least)


def _written_otherwise(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether two names sound alike but for what transliterations write for one another.

    Qasim Suleymany is Qassem Soleimani: each word is the same or is long and sounds so. Where the
    blanks fall otherwise (Hassan Nasr Allah, Hasan Nasrallah) the whole has to be long.
    """
    if len(short) == len(long):
        return all(
            a == b or (min(len(a), len(b)) >= 5 and broad_sound(a) == broad_sound(b))
            for a, b in zip(short, long, strict=True)
        )
    joined = joined_name(short)
    return len(joined) >= 10 and broad_sound(joined) == broad_sound(joined_name(long))


@lru_cache(maxsize=32768)
def joined_name(tokens: tuple[str, ...]) -> str:
    """A person's name without blanks; "el Din" as it is spoken and often written: "ed Din"."""
    words = [
        word[0] + after[0] if word in ("al", "el", "ul") and after[:1] in _SUN else word
        for word, after in zip(tokens, (*tokens[1:], ""), strict=True)
    ]
    return "".join(words)


# Letters before which the article of Arabic names takes their sound.
_SUN = frozenset("drstzn")


def _given_match(short: tuple[str, ...], long: tuple[str, ...], least: float) -> bool:
    """Whether each given name of `short` stands for one of `long`, in order."""
    at = 0
    for name in short:
        while at < len(long) and not _same_given(name, long[at], least):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _same_given(one: str, other: str, least: float) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    # Mario and Maria, Paul and Paula: names that part in their last vowel are two people's.
    if one != other and one.rstrip("aeiou") == other.rstrip("aeiou"):
        return False
    return alike(one, other, least) and (len(skeleton(one)) > 2 or least < 0.75 or len(one) > 4)


@lru_cache(maxsize=32768)
def initials(text: str) -> frozenset[str]:
    """What the words of a name could be shortened to: "Transport for London" to tfl and tl."""
    words = [fold(word) for word in _WORD.findall(_POSSESSIVE.sub("", text))]
    full = [word for word in words if word not in _SMALL]
    if len(full) < 2:
        return frozenset()
    return frozenset(
        "".join(word[0] for word in kept)
        for kept in (words, full, [word for word in words if word != "the"])
        if len(kept) > 1
    )


def is_acronym(text: str) -> bool:
    """Whether a mention is letters that stand for words: RAIB, TfL, U.N."""
    letters = text.replace(".", "")
    capitals = sum(letter.isupper() for letter in letters)
    return 2 <= len(letters) <= 6 and letters.isalpha() and capitals >= max(2, len(letters) - 1)
