"""Why two pieces of evidence are one claim: the signs of the pair, their sum and the line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import log

from variorum.align.claims import (
    agreement,
    claim_making,
    claim_signs,
    pair_signs,
    star_groups,
    verdicts,
)
from variorum.align.claims.agreement import Compared, Matcher
from variorum.align.claims.assertions import Assertion
from variorum.align.claims.claim_signs import ClaimSigns
from variorum.align.claims.pair_links import judge_of
from variorum.align.claims.pair_signs import Candidate, PairJudge
from variorum.model import Article, Because, Entity, Sign, waterfall
from variorum.model.word_keys import words_of
from variorum.weights import load

# So many of the shared words are named; the rarest tell most.
_NAMED = 6
_ENTITY = re.compile(r"e[0-9a-f]{12}")


class Shared:
    """How the words that two assertions share are told to people."""

    def __init__(
        self, articles: Mapping[str, Article], entities: Mapping[str, Entity], matcher: Matcher
    ) -> None:
        self.articles = articles
        self.entities = entities
        self.matcher = matcher

    @cached_property
    def judge(self) -> PairJudge:
        """The judge of the story's pairs, made again where it is asked for."""
        return judge_of(self.matcher)

    def words(self, one: Assertion, other: Assertion) -> list[str]:
        """The shared words as the first of the two writes them, the rarest in the story first."""
        keys = one.keys & other.keys
        text = self.articles[one.article].text[one.start : one.end]
        written: dict[str, str] = {}
        for word in words_of(text):
            written.setdefault(word.key, text[word.start : word.end])
        order = sorted(keys, key=lambda key: (-self.matcher.weight.get(key, 0), key))
        return [self._told(key, written) for key in order]

    def _told(self, key: str, written: Mapping[str, str]) -> str:
        if key in self.entities and _ENTITY.fullmatch(key):
            return self.entities[key].name
        if "=" in key:
            measure, _, number = key.partition("=")
            return f"{number} {measure}"
        return key[1:] if key[0] == "@" else written.get(key, key)

    def place(self, one: Assertion) -> str:
        """Where an assertion stands, as `variorum why` takes it: `a1f3:120`."""
        return f"{one.article}:{one.start}"


def same(shared: Shared, group: Sequence[int]) -> Iterator[Because]:
    """Why the members of a group say what its centre, the first of them, says."""
    centre = group[0]
    told: set[tuple[str, int]] = set()
    for at in group[1:]:
        member = shared.matcher.assertions[at]
        if (member.article, member.start) not in told:
            told.add((member.article, member.start))
            yield _one_of(shared, centre, at, group)


def _one_of(shared: Shared, centre: int, at: int, group: Sequence[int]) -> Because:
    """Why one member is of the group: it is like the centre, else like another member."""
    found = shared.matcher.compared(centre, at)
    if found is None or found.verdict != "same":
        if learned := _learned(shared, centre, at, "the claim's words"):
            return learned
        beside = (shared.matcher.compared(other, at) for other in group if other != at)
        like = [one for one in beside if one is not None and one.verdict == "same"]
        best = max(like, key=lambda one: one.words + (one.meaning or 0.0), default=None)
        if best is not None:
            return tell(shared, best, shared.matcher.assertions[at], "another of the claim's words")
        for other in group:
            if learned := _learned(shared, other, at, "another of the claim's words"):
                return learned
    if found is None:
        place = shared.place(shared.matcher.assertions[at])
        return Because(words=f"{place} was put beside the claim.", module=star_groups.__name__)
    return tell(shared, found, shared.matcher.assertions[at], "the claim's words")


def _learned(shared: Shared, one: int, at: int, side: str) -> Because | None:
    """Why the judge of pairs holds two assertions for tellings of one fact, where it does."""
    matcher = shared.matcher
    found = matcher.compared(one, at)
    if matcher.likely(one, at) is None or found is None or found.meaning is None:
        return None
    pair = Candidate(matcher.of[one], matcher.of[at], found.words, found.meaning)
    if pair.at == pair.other:
        return None
    weights = load("pairs")
    seen = shared.judge.signs(pair)
    place, other = (shared.place(matcher.assertions[each]) for each in (at, one))
    line = weights.line("linked")
    return Because(
        words=f"{place} likely tells the fact that {side} at {other} tell.",
        rule="one-fact",
        signs=waterfall(weights.intercept, weights.reasons(seen)),
        total=round(weights.total(seen), 6),
        line=round(log(line / (1 - line)), 6),
        module=pair_signs.__name__,
    )


def sure(signs: ClaimSigns, confidence: float, shown: bool) -> Because:
    """How sure it is that the accounts of a claim tell one fact, and whether it is shown."""
    if shown != (confidence >= load("claims").line("shown")):
        words = (
            "The claim is unsure, but shown: it is one side of what is disputed or updated."
            if shown
            else "The claim is sure, but held back as a candidate: its line is too short to tell a "
            "fact, or it is one side of a relation that is held back."
        )
        return Because(
            words=words,
            rule="claim-with-its-relation" if shown else "claim-held-back-though-sure",
            module=claim_making.__name__,
        )
    weights = load("claims")
    line = weights.line("shown")
    held = "is shown" if shown else "is held back as a candidate"
    return Because(
        words=f"By its signs the claim {held}: the logit of how likely its accounts tell one fact.",
        rule="claim-shown" if shown else "claim-held-back",
        signs=waterfall(weights.intercept, weights.reasons(signs)),
        total=round(weights.total(signs), 6),
        line=round(log(line / (1 - line)), 6),
        module=claim_signs.__name__,
    )


def tell(shared: Shared, found: Compared, member: Assertion, side: str) -> Because:
    """Why two compared assertions say the same, where they do."""
    place = shared.place(member)
    if found.alike:
        return Because(
            words=f"{place} says the same as {side}: the words that count are the same.",
            rule="same-words",
            module=agreement.__name__,
        )
    if found.held is not None:
        return _accused(shared, found, place, side)
    line = verdicts.line_between(found.one, found.other, found.meaning)
    signs = alike_signs(shared, found)
    return Because(
        words=f"{place} says the same as {side} at {_other(shared, found, member)}.",
        rule=f"same-claim: line for {line.because}",
        signs=signs,
        total=round(sum(sign.adds for sign in signs), 6),
        line=line.least,
        module=verdicts.__name__,
    )


def _other(shared: Shared, found: Compared, member: Assertion) -> str:
    """The place of the side that is not the member; of its wording the first stands for all."""
    sides = [found.one, found.other]
    other = next((one for one in sides if one.keys != member.keys), found.one)
    return shared.place(other)


def _accused(shared: Shared, found: Compared, place: str, side: str) -> Because:
    held = found.held or 0.0
    sign = Sign(
        sign="part of the shorter accusation's words, by their weight, that the longer holds",
        weight=1.0,
        value=round(held, 6),
    )
    return Because(
        words=f"{place} is the same accusation by the same accuser as {side}.",
        rule="one-accusation",
        signs=(sign,),
        total=round(held, 6),
        line=verdicts.SAME_ACCUSED,
        module=verdicts.__name__,
    )


def alike_signs(shared: Shared, found: Compared) -> tuple[Sign, ...]:
    """The two cosines that are added up, with the words that the first rests on."""
    words = shared.words(found.one, found.other)
    named = ", ".join(words[:_NAMED]) + (", ..." if len(words) > _NAMED else "")
    count = f"{len(words)} word{'' if len(words) == 1 else 's'}"
    signs = [
        Sign(
            sign=f"shares {count}, the rarer the more: {named}",
            weight=1.0,
            value=round(found.words, 6),
        )
    ]
    if found.meaning is not None:
        signs.append(
            Sign(
                sign="lies near in meaning, as the reader's model places the two",
                weight=1.0,
                value=round(found.meaning, 6),
            )
        )
    return tuple(signs)


def parted(shared: Shared, found: Compared) -> Because:
    """Why two compared assertions tell one thing in two ways: two numbers, two days, a yes and no.

    Where the verdict is neither, the words say that the two are set side by side for another
    reason.
    """
    one, other = found.one, found.other
    signs = alike_signs(shared, found)
    total = round(found.words, 6)
    if verdicts.is_no(one, other) != verdicts.is_no(other, one):
        words, rule, line = "share their words, and one says no to them", "yes-and-no", None
        line = verdicts.OPPOSED
    elif verdicts.opposite(one, other):
        words, rule, line = "hold a word and its opposite", "opposite-words", verdicts.OPPOSED
    elif (days := verdicts.days_apart(one, other)) > 1:
        words = f"share nearly all words, and name days {days} days apart"
        rule, line = "other-day", verdicts.OTHER_DAY
    else:
        between = verdicts.line_between(one, other, found.meaning)
        words, rule, line = "say the same but for a number", "other-number", between.least
        total = round(sum(sign.adds for sign in signs), 6)
    if total == round(found.words, 6):
        signs = signs[:1]
    return Because(
        words=f"{shared.place(one)} and {shared.place(other)} {words}.",
        rule=rule,
        signs=signs,
        total=total,
        line=line,
        module=verdicts.__name__,
    )
