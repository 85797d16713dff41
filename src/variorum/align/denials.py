"""Denials: which assertion a denial denies.

"Denied shooting at the crowd" says what it denies; "denied the charges" points at an accusation
that stands elsewhere, mostly before it in the same account; and who was accused and denies
something answers the accusation.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from variorum.align.agreement import Matcher
from variorum.align.assertions import Assertion
from variorum.model import Statement
from variorum.model.words import content_keys, key_of

# Words by which a denial points at what was put forward elsewhere.
_POINTING_WORDS = """
    charge accusation claim rumour rumor suggestion involvement responsibility responsible
    wrongdoing guilty guilt link role report reports part blame explanation version assertion theory
    criticism insinuation notion narrative
    """
# Those of them by which somebody denies a deed of their own.
_OWN_WORDS = "involvement responsibility responsible wrongdoing guilty guilt role part blame"
# Those of them that point at what somebody said, be it an accusation or not.
_TELLING_WORDS = """
    claim suggestion explanation version assertion theory criticism insinuation notion narrative
    """
_ACT_WORDS = "charge accuse claim suspect convict responsible blame guilty"
_POINTING = frozenset(key for word in _POINTING_WORDS.split() if (key := key_of(word)))
_TELLINGS = frozenset(key for word in _TELLING_WORDS.split() if (key := key_of(word)))
_OWN = frozenset(key for word in _OWN_WORDS.split() if (key := key_of(word)))
_ACTS = frozenset(key for word in _ACT_WORDS.split() if (key := key_of(word)))
_FALSITY_WORDS = """
    false untrue true baseless unfounded groundless fabricated lie lies fake nonsense deny
    strongly categorically flatly vehemently completely totally entirely wrong
    """
_FALSITY = frozenset(key for word in _FALSITY_WORDS.split() if (key := key_of(word)))

_DENY = frozenset(key for word in ("deny", "denial") if (key := key_of(word)))

_TOLD = r"(?:charges?|claims?|allegations?|accusations?|reports?|rumou?rs?|suggestions?|criticism)"
_FALSE = (
    r"(?:false|untrue|not true|baseless|unfounded|groundless|fabricated|fabrications?|fake|lies"
    r"|a lie|nonsense|absurd|ridiculous)\b"
)
_CALLED_FALSE = re.compile(
    rf"\b(?:{_TOLD}|it|this|that|they|these)\s+"
    rf"(?:is|are|was|were|had been|has been|have been)\s+(?:\w+\s+){{0,2}}?{_FALSE}"
    rf"|\b(?:called|calls|calling|branded|described|labell?ed|termed)\s+(?:\w+\s+)?(?:{_TOLD}|it|this|that)"
    rf"\s+(?:as\s+)?[\"“'‘]?(?:\w+\s+){{0,2}}?{_FALSE}",
    re.IGNORECASE,
)

# A denial with content shares at least this part of its words' weight with what it denies. Chosen
# on the three stories that `variorum evaluate dossier` scores, which hold few: a rough line.
_DENIED = 0.45

# "Dismissed it as a stunt" gives the denier's own words, not those that are denied.
_AS = re.compile(r"[^,.;]{0,60}?\bas\s+(?:[\"“'‘]|an?\s|\w+ly\s)")

# What had never been before may well have been now.
_EARLIER = re.compile(
    r"\b(?:before (?:this|that|then|now)|until (?:this|then|now)|previously"
    r"|ha(?:d|s|ve) n?ever)\b",
    re.IGNORECASE,
)

# Who rejects what was asked for or put forward to be done denies nothing that anybody said.
_REFUSES = re.compile(
    r"\b(?:reject|dismiss|rebuff|spurn|denounc|oppos|condemn|refus|declin)", re.IGNORECASE
)
_PROPOSAL_WORDS = """
    proposal propose calls agenda plan bill measure amendment demand offer request appeal petition
    motion deal compromise subpoena invitation resolution reform policy idea candidate application
    bid
    """
_PROPOSALS = frozenset(key for word in _PROPOSAL_WORDS.split() if (key := key_of(word)))

# A denial that tells so much shares a word with what it denies, wherever that stands.
_TELLS = 3

# A claim or an explanation that is only pointed at is one of the last things said before.
_JUST_SAID = 4

# "Denied the charges" is looked for in so many sentences before and after the denial.
_REACH = 12


def is_denial(one: Assertion, text: str) -> bool:
    """Whether an attributed assertion denies: by its cue, or by calling something false."""
    if one.statement is None:
        return False
    return one.mode == "denies" or bool(_CALLED_FALSE.search(text))


def find_denied(
    assertions: Sequence[Assertion],
    denials: Sequence[int],
    matcher: Matcher,
    names: Mapping[str, Sequence[str]],
    texts: Mapping[str, str],
) -> list[tuple[int, int]]:
    """Pairs (denial, what it denies) as indices into `assertions`; unclear denials are left out.

    `names` gives the keys under which each entity is named in assertions, `texts` the articles'.
    """
    finder = _Finder(assertions, set(denials), matcher, names, texts)
    found = ((at, finder.denied(at)) for at in denials)
    return [(at, target) for at, target in found if target is not None]


class _Finder:
    """Finds what a denial denies among the assertions of a story."""

    def __init__(
        self,
        assertions: Sequence[Assertion],
        denials: Collection[int],
        matcher: Matcher,
        names: Mapping[str, Sequence[str]],
        texts: Mapping[str, str],
    ) -> None:
        self._assertions = assertions
        self._texts = texts
        self._matcher = matcher
        self._names = names
        # By one of its words, which names an assertion holds is found without trying all.
        self._named: dict[str, list[frozenset[str]]] = defaultdict(list)
        for keys in names.values():
            if keys:
                self._named[min(keys)].append(frozenset(keys))
        # "We deny this", said of itself, is no accusation either.
        self._held_back = {
            at for at, one in enumerate(assertions) if at in denials or _DENY & one.keys
        }
        self._accusations = [
            at
            for at, one in enumerate(assertions)
            if one.mode == "accuses" and at not in self._held_back
        ]

    def denied(self, denial: int) -> int | None:
        """The assertion that this one denies, by its content, else by what it points at."""
        content = self._assertions[denial].keys - _FALSITY
        one = self._assertions[denial]
        restated = _AS.match(self._texts[one.article], one.start, one.end)
        earlier = one.negated and _EARLIER.search(self._texts[one.article], one.start, one.end)
        telling = content - _POINTING and not restated and not earlier
        target = self._by_content(denial, content) if telling else None
        if target is not None:
            return target
        if restated:
            content = content.intersection(content_keys(restated.group()))
        # "No evidence of wrongdoing" answers nobody.
        return None if content & one.negated else self._by_pointing(denial, content)

    def _by_content(self, denial: int, content: frozenset[str]) -> int | None:
        """The assertion that holds most of what the denial denies, in any account."""
        one = self._assertions[denial]
        # Of names and numbers alone a story holds everywhere: what was done must be told too.
        deed = frozenset(key for key in content & one.plain if not key[0].isdigit())
        best: tuple[float, int] | None = None
        for at in sorted(self._matcher.near(content)):
            common = self._assertions[at].keys & content
            other = self._assertions[at]
            if len(common) < 2 or not self._other_side(denial, at):
                continue
            # Who says that it did not happen agrees with who denies that it did, and with who
            # tells that no such thing was seen.
            if one.negated & other.negated or (
                other.negated and other.mode != "accuses" and not one.negated
            ):
                continue
            share = min(self._held(common, content), self._held(common & deed, deed))
            accuses = other.mode == "accuses"
            rank = (share + (0.1 if accuses else 0.0), -at)
            if share >= _DENIED and (best is None or rank > best):
                best = rank
        return -best[1] if best else None

    def _held(self, common: frozenset[str], content: frozenset[str]) -> float:
        """The part of the weight of `content` that is in common, 0 where it weighs nothing."""
        whole = self._matcher.total(content)
        return self._matcher.total(common) / whole if whole else 0.0

    def _by_pointing(self, denial: int, content: frozenset[str]) -> int | None:
        """The accusation that a denial means: of the one who denies, of its kind, and near it."""
        nouns, told = content & _POINTING, content - _POINTING
        reach = range(max(0, denial - _REACH), min(len(self._assertions), denial + _REACH + 1))
        best: tuple[float, int] | None = None
        for at in sorted({*reach, *self._accusations}):
            shares = len(told) < _TELLS or told & self._assertions[at].around
            if shares and self._other_side(denial, at):
                rank = self._pointed_at(denial, at, nouns)
                if rank is not None and (best is None or (rank, -at) > best):
                    best = (rank, -at)
        return -best[1] if best else None

    def _pointed_at(self, denial: int, at: int, nouns: frozenset[str]) -> float | None:
        """How likely a denial points at this assertion, or None where it hardly does."""
        one, other = self._assertions[denial], self._assertions[at]
        accuses = other.mode == "accuses"
        denier = frozenset(self._names.get(one.speaker or "", ()))
        accused = accuses and bool(denier) and denier <= other.keys
        here = other.article == one.article and abs(at - denial) <= _REACH
        told = len(one.around & other.around - _FALSITY)
        # Nobody denies a deed of which others are accused.
        if nouns & _OWN and denier and not denier <= other.around and not self._meet(one, other):
            return None
        if here:
            # Without a noun that points, only an accusation is answered, and only by the accused.
            said = (
                nouns and nouns <= _TELLINGS and other.statement and 0 < denial - at <= _JUST_SAID
            )
            if not (accused or said or (nouns and (accuses or other.keys & _ACTS))):
                return None
        # In another account, the noun and words around it must both point, and an accusation at
        # who denies it.
        elif (
            not nouns
            or told < (2 if accused else 3)
            or (accuses and denier and not accused and not self._meet(one, other))
        ):
            return None
        before = 0.0 if at < denial else 0.5
        distance = abs(at - denial) / _REACH + before if here else 2.0
        return 2.0 * len(other.keys & nouns) + 2.0 * accuses + accused + 0.2 * told - distance

    def _meet(self, one: Assertion, other: Assertion) -> bool:
        """Whether a name in an accusation stands beside a denial too: "Estrand's ministry"."""
        return any(
            keys <= other.keys and keys <= one.around
            for key in other.keys & one.around
            for keys in self._named.get(key, ())
        )

    def _other_side(self, denial: int, at: int) -> bool:
        """Whether an assertion is one that somebody else could have denied."""
        one, other = self._assertions[denial], self._assertions[at]
        own = one.speaker is not None and other.speaker == one.speaker
        same = other.article == one.article and other.start < one.end and one.start < other.end
        end = self._texts[other.article][max(other.start, other.end - 3) : other.end]
        asks = end.rstrip('"”’ ').endswith("?")
        return at not in self._held_back and not own and not same and not asks


def denials_of(
    assertions: Sequence[Assertion],
    texts: Mapping[str, str],
    statements: Iterable[Statement],
) -> list[int]:
    """The indices of the assertions that deny something."""
    cues = {one.id: one.cue or "" for one in statements}
    return [
        at
        for at, one in enumerate(assertions)
        if is_denial(one, texts[one.article][one.start : one.end])
        and not (
            _REFUSES.search(cues.get(one.statement or "", ""))
            and one.keys & _PROPOSALS
            and not one.keys & _POINTING
        )
    ]
