"""Acting: who acts and who is acted upon, by where they stand about a verb.

There is no parse tree. Where a verb and both of its sides are clear the answer is one; where not,
nothing is said, and the caller abstains.
"""

from collections.abc import Sequence
from typing import NamedTuple

from variorum.annotate.text.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
)
from variorum.inquiry.cutting import Passage
from variorum.inquiry.sentence_terms import Term
from variorum.lexicon import words

_BE = words("function_words.be") | {"'s", "'re", "get", "got", "gets"}
_PARTICIPLES = IRREGULAR | words("tense.predicate_forms")
_PARTS = words("meanings.parts_of")
_MUTUAL = words("meanings.mutual")
_STANDS_FOR = {"he": True, "she": True, "it": False}
_OWNING = frozenset(["his", "her", "its", "their"])
_OPENS_CLAUSE = frozenset(["after", "before", "since", "until", "as", "than"])
_SAYING = words("meanings.saying")
_MARKS = frozenset(",;:.—–()")
_LEADS = AUXILIARIES | ADVERBS | frozenset(["not", "to"])
_PERSONAL = words("function_words.personal") - frozenset(["who"])
_CLAUSE = CONJUNCTIONS - {"and", "or", "nor"}
_QUOTES = frozenset(["“", "”", '"'])
_BREAKS = frozenset([";", ":", "—", "–"])
# A quotation of so few words is a part of the sentence around it.
_SCRAP = 5
# So many words may stand between a preposition and the noun that it leads to.
_PHRASE = 5


class Sides(NamedTuple):
    """The terms that act, and those that are acted upon or stand otherwise about the verb.

    No preposition leads to those that act. `pronoun` tells that a pronoun acts, `passive` that the
    verb's form is passive, `object` that something stands right behind an active verb, and `noun`
    that it is a noun of doing ("the demand"), whose sides are its owner and all others.
    `at` is the verb's token, and `mutual` tells that either side may be named first. `stands_for`
    tells whether the pronoun is that of a person ("he") or of anything else ("it"); None where it
    may be of either.
    """

    acting: Sequence[Term]
    other: Sequence[Term]
    pronoun: bool = False
    passive: bool = False
    object: bool = False
    noun: bool = False
    at: int = 0
    mutual: bool = False
    stands_for: bool | None = None


def sides_of(passage: Passage, verb: Term) -> Sides:
    """The two sides of a verb in its clause; those of a passive are changed for each other."""
    mutual = passage.tokens[verb.at].lower in _MUTUAL
    return _sides(passage, verb)._replace(at=verb.at, mutual=mutual)


def _sides(passage: Passage, verb: Term) -> Sides:
    first, last = _clause(passage, verb)
    before = [one for one in passage.terms if first <= one.at and one.last <= verb.at]
    after = [one for one in passage.terms if verb.last <= one.at < last]
    by = _by_phrase(passage, verb, last)
    passive = _is_passive(passage, verb)
    if passive or by:
        rest = [one for one in after if one not in by]
        return Sides(by, [*before, *rest], passive=True)
    if _is_noun(passage, verb):
        owners = [one for one in before if _owns(passage, one, verb)]
        pronoun = any(
            token.lower in _OWNING for token in passage.tokens[max(0, verb.at - 2) : verb.at]
        )
        return Sides(owners, [*before, *after], pronoun=pronoun, noun=True)
    heads = [
        one
        for one in before
        if not _led_to(passage, one, first) and not is_possessive(passage, one)
    ]
    heads += [one for one in _antecedent(passage, verb) if one not in heads]
    following = passage.tokens[verb.last].lower if verb.last < len(passage.tokens) else ""
    has_object = following in DETERMINERS or any(
        one.at == verb.last and one.kind == "name" for one in after
    )
    acts = _pronoun(passage, verb)
    return Sides(
        [] if acts else heads,
        after,
        pronoun=bool(acts),
        object=has_object,
        stands_for=_STANDS_FOR.get(acts),
    )


def _is_noun(passage: Passage, verb: Term) -> bool:
    """Whether a word that may be a verb is a noun, by what stands before it: "the demand"."""
    if verb.verb or verb.last - verb.at > 1:
        return False
    far = 2 if passage.tokens[verb.at].lower.endswith("ing") else 3
    for at in range(verb.at - 1, max(-1, verb.at - far), -1):
        word = passage.tokens[at].lower
        if word in DETERMINERS or word in PREPOSITIONS or word.endswith("'s"):
            return True
        named = any(one.at <= at < one.last and one.kind == "name" for one in passage.terms)
        if named or word in AUXILIARIES or word in _PERSONAL or word in _MARKS:
            return False
    return False


def is_possessive(passage: Passage, term: Term) -> bool:
    """Whether a term owns what follows it: "the governor's"."""
    last = passage.tokens[term.last - 1].lower
    return last.endswith(("'s", "s'"))


def _owns(passage: Passage, term: Term, noun: Term) -> bool:
    """Whether a name before a noun of doing is whose doing it is: "the governor's demand"."""
    return is_possessive(passage, term) and noun.at - term.last <= 1


def _subject_end(passage: Passage, verb: Term) -> int:
    """The last token before the auxiliaries and adverbs that lead to a verb; -1 for none."""
    at = verb.at - 1
    while at >= 0 and (
        passage.tokens[at].lower in _LEADS or passage.tokens[at].lower.endswith("ly")
    ):
        at -= 1
    return at


def _pronoun(passage: Passage, verb: Term) -> str:
    """The pronoun that acts at a verb; empty where none does."""
    at = _subject_end(passage, verb)
    word = passage.tokens[at].lower if at >= 0 else ""
    return word if word in _PERSONAL else ""


def _antecedent(passage: Passage, verb: Term) -> list[Term]:
    """Whom "who" or "that" before a verb takes up: what stands before it, and what that explains.

    "Organizers of the Lantern, the group that called the march": the group and the Lantern.
    """
    at = _subject_end(passage, verb)
    if at < 1 or passage.tokens[at].lower not in ("who", "which", "that"):
        return []
    found: list[Term] = []
    at -= passage.tokens[at - 1].lower == ","
    while at > 0:
        group = [one for one in passage.terms if at - _PHRASE <= one.at < at]
        comma = next(
            (i for i in range(at - 1, max(-1, at - 1 - _PHRASE), -1) if _parts(passage, i)), -1
        )
        found += [one for one in group if one.at > comma and one.kind in ("name", "word")]
        if comma < 0 or passage.tokens[comma].lower != ",":
            break
        at = comma
    return found


def _parts(passage: Passage, at: int) -> bool:
    return passage.tokens[at].lower in PREPOSITIONS or passage.tokens[at].lower == ","


def _clause(passage: Passage, verb: Term) -> tuple[int, int]:
    """Where the clause around a verb begins and ends, as tokens.

    A clause without a subject of its own ("but did not derail") begins where the one before does.
    """
    tokens = passage.tokens
    first = 0
    for at in range(verb.at - 1, -1, -1):
        word = tokens[at].lower
        opens = word in _CLAUSE and word not in ("that", "who", "which", "as")
        opens = opens or (word == "that" and _is_told(passage, at))
        opens = opens or (word in _SAYING and _has_subject(passage, at, verb))
        if opens and word in ("but", "yet", "so") and _subject_end(passage, verb) == at:
            continue
        if opens or word in _BREAKS or (word in _QUOTES and _opens_saying(passage, at)):
            first = at + 1
            break
    last = len(tokens)
    for at in range(verb.last, len(tokens)):
        word = tokens[at].lower
        joins = word == "and" and tokens[at - 1].lower == "," and _has_verb(passage, at)
        if word in _BREAKS or joins or (word in _CLAUSE and word != "that"):
            last = at
            break
    return first, last


def _has_verb(passage: Passage, at: int) -> bool:
    """Whether the "and" at `at` joins a clause with a verb of its own, and no further noun."""
    return any(at < one.at <= at + _PHRASE + 1 and one.verb for one in passage.terms)


def _has_subject(passage: Passage, at: int, verb: Term) -> bool:
    """Whether a noun or a name stands between a verb of saying and the verb of what is said."""
    end = _subject_end(passage, verb)
    return any(at < one.at and one.last == end + 1 and not one.verb for one in passage.terms)


def _is_told(passage: Passage, at: int) -> bool:
    """Whether the "that" at `at` leads to what somebody says, and not back to a noun."""
    return any(one.last == at and (one.verb or "~say" in one.senses) for one in passage.terms)


def _opens_saying(passage: Passage, at: int) -> bool:
    """Whether a quotation mark opens more than a word or two: a saying has its own subject."""
    before = sum(token.lower in _QUOTES for token in passage.tokens[:at])
    if passage.tokens[at].lower == "”" or (passage.tokens[at].lower == '"' and before % 2):
        return False
    end = next(
        (i for i in range(at + 1, len(passage.tokens)) if passage.tokens[i].lower in _QUOTES),
        len(passage.tokens),
    )
    return end - at > _SCRAP


def _by_phrase(passage: Passage, verb: Term, last: int) -> list[Term]:
    """The terms right after the "by" that follows a verb: who did it."""
    for at in range(verb.last, min(last, verb.last + 8)):
        if passage.tokens[at].lower in _MARKS | AUXILIARIES:
            break
        if passage.tokens[at].lower != "by":
            continue
        found = []
        for one in passage.terms:
            if at < one.at <= at + _PHRASE and one.kind in ("name", "word"):
                between = [token.lower for token in passage.tokens[at + 1 : one.at]]
                if any(word in PREPOSITIONS or word == "," for word in between):
                    break
                found.append(one)
        return found
    return []


def _is_passive(passage: Passage, verb: Term) -> bool:
    """Whether a form of "be" stands before a participle."""
    word = passage.tokens[verb.at].lower
    if not (word.endswith(("ed", "en", "wn")) or word in _PARTICIPLES):
        return False
    at = verb.at - 1
    while at >= 0 and _is_between(passage.tokens[at].lower):
        at -= 1
    if at > 0 and passage.tokens[at].lower in ("and", "or"):
        # "Was born and raised": the form of "be" stands before the first of the two.
        first = next((one for one in passage.terms if one.last == at and one.verb), None)
        return first is not None and _is_passive(passage, first)
    return at >= 0 and passage.tokens[at].lower in _BE


def _is_between(word: str) -> bool:
    return word in ADVERBS or word.endswith(("ly", "n't"))


def _led_to(passage: Passage, term: Term, first: int) -> bool:
    """Whether a preposition of the clause leads to a term: "the prime minister of Iceland"."""
    times = {at for one in passage.terms if one.kind == "time" for at in range(one.at, one.last)}
    for at in range(term.at - 1, max(first - 1, term.at - 1 - _PHRASE), -1):
        word = passage.tokens[at].lower
        if word in PREPOSITIONS:
            return word not in _OPENS_CLAUSE and not _is_part(passage, at)
        if word in AUXILIARIES or word in _CLAUSE or word in (",", "'s") or at in times:
            return False
        if word in DETERMINERS:
            before = passage.tokens[at - 1].lower if at > first else ""
            led = before in PREPOSITIONS and before not in _OPENS_CLAUSE
            return led and not _is_part(passage, at - 1)
    return False


def _is_part(passage: Passage, at: int) -> bool:
    """Whether the preposition at `at` leads from some to all: "one of the passengers"."""
    before = passage.tokens[at - 1].lower if at else ""
    return passage.tokens[at].lower == "of" and before in _PARTS
