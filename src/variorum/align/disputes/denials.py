"""Denials: which statements deny something, and in which way they do.

Some say so by their cue ("denied", "rejected the charge") or call what was said false. Most only
say that it was not so ("no soldier was taken", "nobody was hurt") or that all are well; whether
they answer anybody is told by what others said (`answers`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from variorum.align.claims.assertions import Assertion
from variorum.model import Statement
from variorum.model.word_keys import content_keys, key_of


def keys_of(words: str) -> frozenset[str]:
    """The forms in which these words are compared."""
    return frozenset(key for word in words.split() if (key := key_of(word)))


# Words by which a denial points at what was put forward elsewhere.
POINTING = keys_of(
    """
    charge accusation claim rumour rumor suggestion involvement responsibility responsible
    wrongdoing guilty guilt link role report reports part blame explanation version assertion theory
    criticism insinuation notion narrative
    """
)
FALSITY = keys_of(
    """
    false untrue true baseless unfounded groundless fabricated lie lies fake nonsense deny
    strongly categorically flatly vehemently completely totally entirely wrong invention propaganda
    """
)
_DENY = keys_of("deny denial")

_FALSE = (
    r"(?:false(?:hoods?)?|untrue|not true|baseless|unfounded|groundless|fabricat(?:ed|ions?)|fakes?"
    r"|inventions?|invented|made up|lies?|nonsense|absurd|ridiculous|preposterous|propaganda"
    r"|disinformation|slander|hoax(?:es)?|myths?|fictions?|fairy tales?|fantas(?:y|ies))"
)
# What is called false ends here; a "false statement" calls nothing so.
_DONE = (
    r"(?=\s*(?:[,.;:\"”’!?)—–-]|$"
    r"|(?:and|but|or|that|meant|by|to|put|spread|made|from|designed|aimed|intended|about)\b))"
)
_CALLED_FALSE = re.compile(
    rf"\b(?:is|are|was|were|be|been|as)\s+(?:[\"“'‘]?\w+\s+){{0,3}}?[\"“'‘]?{_FALSE}\b{_DONE}"
    rf"|\b(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)|described|labell?ed|termed)\b"
    rf"[^.;]{{0,50}}?\b{_FALSE}\b{_DONE}"
    rf"|\b(?:pure|complete|total|an?)\s+{_FALSE}\b{_DONE}"
    r"|\bno (?:\w+ )?(?:truth|basis|substance|foundation)\b|(?<!not be )(?<!not )\bruled out\b",
    re.IGNORECASE,
)

# What somebody means to prove false, or asks about, nobody has called so yet.
_MEANT = re.compile(r"\b(?:to (?:prove|show|see|establish)|whether|if)\b[^.;,]*$", re.IGNORECASE)

# Nobody denies a fact who does not know it, does not tell it, or says what ought not to be.
_NO_FACT = (
    r"one kn(?:ew|ows)|longer|doubt|later|less|fewer|more|matter|comment|idea|information|details?"
    r"|word|reason|need|way|plans?"
)
_NOT_TOLD = (
    r"known?|knew|aware|clear|sure|certain|only|just|yet|immediately|say|said|tell|told|comment\w*"
    r"|decided?|want\w*|expect\w*|think|believe|confirm\w*|disclos\w+|elaborat\w+|specif\w+"
    r"|identif\w+|mention\w*|reveal\w*|explain\w*"
    r"|sufficient|enough|about|going to|quite|really"
)
_OUGHT = "".join(
    rf"(?<!{word} )"
    for word in ("should", "would", "could", "will", "may", "might", "must", "can", "shall")
)
_NEGATES = re.compile(
    rf"\b(?:no(?! (?:{_NO_FACT})\b)|none|neither|nobody(?! (?:knew|knows)\b)"
    r"|nothing(?! (?:but|short|less|more|else)\b)"
    rf"|(?:{_OUGHT}(?:not|never)|(?:is|are|was|were|do|does|did|has|have|had)n['’]t)"
    rf"(?! (?:\w+ )?(?:{_NOT_TOLD})\b))\b",
    re.IGNORECASE,
)
_UNHARMED = r"un(?:harmed|hurt|injured|scathed|damaged)"
_SPARED = re.compile(
    r"\b(?:all|every|everyone|everybody|each|both|whole|entire)\b[^.;]*?"
    rf"\b(?:{_UNHARMED}|safe(?:ly)?|alive|living|intact|accounted for|in good health|well|fit"
    r"|without (?:a scratch|loss(?:es)?|casualties|injur(?:y|ies))|returned|complete)\b"
    rf"|\b(?:{_UNHARMED}|intact|accounted for|in good health)\b",
    re.IGNORECASE,
)

# Who rejects what was asked for or put forward to be done denies nothing that anybody said.
_REFUSES = re.compile(
    r"\b(?:reject|dismiss|rebuff|spurn|denounc|oppos|condemn|refus|declin)", re.IGNORECASE
)
_PROPOSALS = keys_of(
    """
    proposal propose calls agenda plan bill measure amendment demand offer request appeal petition
    motion deal compromise subpoena invitation resolution reform policy idea candidate application
    bid
    """
)
# Nor who denies somebody a thing.
_WITHHELD = re.compile(
    r"\W*(?:(?:him|her|them|it|us|me)\s+)?(?:\w+\s+)?(?:entry|access|admission|permission|visas?"
    r"|bail|parole|asylum|treatment|service|boarding|requests?|petitions?|motions?|appeals?)\b",
    re.IGNORECASE,
)

# "Dismissed it as a stunt" gives the denier's own words, not those that are denied.
_AS = re.compile(r"[^,.;]{0,60}?\bas\s+(?:[\"“'‘]|an?\s|\w+ly\s)")

# What had never been before may well have been now.
_EARLIER = re.compile(
    r"\b(?:before (?:this|that|then|now)|until (?:this|then|now)|previously|ha[ds] ever"
    r"|like this)\b",
    re.IGNORECASE,
)


class Denial(NamedTuple):
    """The assertion `at` this index, which may deny something, and how it says so.

    `denies` by its cue, `refutes` by calling something false, `negates` by a word of negation,
    `spared` by telling that all are well. `content` are the words of what is denied, `pointing`
    those of them that only point at it; `restated` tells that the rest are the denier's own words
    ("dismissed it as a stunt").
    """

    at: int
    denies: bool
    refutes: bool
    negates: bool
    spared: bool
    content: frozenset[str]
    pointing: frozenset[str]
    restated: bool

    @property
    def explicit(self) -> bool:
        """Whether it is a denial whatever others said."""
        return self.denies or self.refutes


def negates(text: str, start: int, end: int) -> bool:
    """Whether the passage says that something was not so."""
    return bool(_NEGATES.search(text, start, end))


def spares(text: str, start: int, end: int) -> bool:
    """Whether the passage says that all are well."""
    return bool(_SPARED.search(text, start, end))


def _calls_false(text: str, start: int, end: int) -> bool:
    """Whether the passage calls something false, and does not only mean to prove it so."""
    return any(
        _MEANT.search(text, start, found.start()) is None
        for found in _CALLED_FALSE.finditer(text, start, end)
    )


def holds_back(one: Assertion, text: str) -> bool:
    """Whether nobody can deny an assertion, since it denies or asks something itself."""
    return (
        one.mode == "denies"
        or bool(_DENY & one.keys)
        or _asks(one, text)
        or bool(_CALLED_FALSE.search(text, one.start, one.end))
        or "false" in one.keys
    )


def _asks(one: Assertion, text: str) -> bool:
    end = text[max(one.start, one.end - 3) : one.end]
    return end.rstrip('"”’ ').endswith("?")


def denials_of(
    assertions: Sequence[Assertion],
    texts: Mapping[str, str],
    statements: Iterable[Statement],
) -> list[Denial]:
    """The statements that deny something, or may."""
    said = {one.id: one for one in statements}
    found = []
    for at, one in enumerate(assertions):
        if one.statement is None:
            continue
        text, span = texts[one.article], (one.start, one.end)
        denial = Denial(
            at=at,
            denies=one.mode == "denies",
            refutes=_calls_false(text, *span),
            negates=negates(text, *span),
            spared=spares(text, *span),
            content=one.keys - FALSITY,
            pointing=one.keys & POINTING,
            restated=False,
        )
        restated = _AS.match(text, *span)
        if restated:
            told = denial.content.intersection(content_keys(restated.group()))
            denial = denial._replace(content=told, restated=True)
        if any(denial[1:5]) and not _denies_nothing(denial, one, text, said[one.statement]):
            found.append(denial)
    return found


def _denies_nothing(denial: Denial, one: Assertion, text: str, said: Statement) -> bool:
    """Whether what looks like a denial asks, withholds, refuses, or tells of the past."""
    if _asks(one, text):
        return True
    if denial.denies and _WITHHELD.match(text, said.evidence.start, said.evidence.end):
        return True
    if _REFUSES.search(said.cue or "") and one.keys & _PROPOSALS and not denial.pointing:
        return True
    return bool(one.negated and _EARLIER.search(text, one.start, one.end))
