"""Victims told one by one: "Ann Lee, 45, was killed", "the driver died", "shot his wife"."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from variorum.annotate.quantities.counted_nouns import Phrase, read_phrase
from variorum.annotate.quantities.governors import find_governor
from variorum.annotate.quantities.numbers import Number
from variorum.model import Mention, Span

Harm = Literal["killed", "injured"]
_HARMS: dict[str, Harm] = {"killed": "killed", "injured": "injured", "hospitalized": "injured"}
_DEFINITE = re.compile(
    # In "the shooting that killed a boy" it points at nobody.
    r"\b(?:the|this|that(?![ ](?:kill|injur|wound|hurt|left|claim))|his|her|their|my|our|one|1"
    r"|whose|\w+['’]s)(?=[ ][a-z0-9\"“‘'])"
)
_PRONOUN = re.compile(r"\b(?:(?:he|she|who)(?=[ ])|him|her|(?:him|her|them)self|self)\b")
# What may stand between a person and the verb: an age, one aside, another person of a list.
_ASIDE = re.compile(
    r"(?:[ ]?\([^()]{1,40}\))?(?:,[^;.]{1,90},)?(?:,?[ ](?:and|or)[ ][^;.]{1,70})?[ ,]*|"
    r"[ ](?:who|that)\b[^;.]{0,60}"
)

# "the grandson of Rep. Ann Lee was shot": the verb is not said of the name.
_OWNED = re.compile(
    r"(?:\b(?:of|for|by|with|from|at)|['’]s)[ ](?:[A-Z][\w.]*[ ]|the[ ]|late[ ]){0,4}$"
)

# Headlines drop the article: "Teen dies after crash".
_AGE = re.compile(r"[ ]\(\d{1,3}\)")
_PERSON = (
    r"(?:(?:wo)?man|boy|girl|teen|teenager|toddler|child|infant|baby|juvenile|father|mother|"
    r"student|officer|driver|suspect)"
)
_HEADLINE = re.compile(
    r"(?:[(\[]?[\w' ]{2,24}[)\]]?: |[(\[]\w{2,12}[)\]] )?(?:[\w'’-]+[ ]){0,3}?"
    rf"(?P<who>(?:\d{{1,3}}[- ]year[- ]old )?{_PERSON}|\d{{1,3}}-year-old)\b"
)
_HEADLINE_OBJECT = re.compile(
    r"\b(?:kill(?:s|ed|ing)|injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurts) "
    rf"(?P<who>(?:\d{{1,3}}-year-old |teen |local )*{_PERSON})\b"
)


class Victim(NamedTuple):
    """One person said to be killed or injured.

    `[start, end)` is the phrase for the person; `name` is that in lower case where it is a name,
    else "" (the same person may be told by name and by description).
    """

    start: int
    end: int
    harm: Harm
    name: str


def find_victims(
    text: str, sentences: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[Victim, ...]:
    """The single persons of `text` that were killed or injured, in order.

    Counts ("two men", "a soldier") are quantities and not repeated here. What is only possible,
    planned or denied is left out, as there.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    people = sorted((m for m in mentions if m.label == "person"), key=lambda m: m.start)
    found: list[Victim] = []
    for start, end in sentences:
        for at, phrase, name in _persons(text, lower, start, end, people):
            number = Number(at, at, at, 1, 1, 1, "exact")
            governor = find_governor(text, lower, start, end, number, phrase)
            if isinstance(governor, bool | None):
                continue
            harm = _HARMS.get(governor.measure)
            behind = governor.start >= phrase.end
            if behind and name and _OWNED.search(text, max(start, at - 60), at):
                continue
            if harm is not None and _ASIDE.fullmatch(lower[phrase.end : governor.start]):
                found.append(Victim(at, phrase.end, harm, name))
    ordered = sorted(set(found), key=lambda v: (v.start, -v.end, v))
    return tuple(
        v for v, before in zip(ordered, [None, *ordered], strict=False) if not _within(v, before)
    )


def _within(victim: Victim, before: Victim | None) -> bool:
    return before is not None and victim.end <= before.end


def _persons(
    text: str, lower: str, start: int, end: int, people: Sequence[Mention]
) -> Iterator[tuple[int, Phrase, str]]:
    for mention in people:
        if start <= mention.start < end:
            words = mention.text
            age = _AGE.match(text, mention.end)
            after = age.end() if age else mention.end
            phrase = Phrase(after, "person", "person", words, singular=True)
            yield mention.start, phrase, re.sub(r"\W+$|['’]s$", "", words).lower()
    for match in _DEFINITE.finditer(lower, start, end):
        found = read_phrase(text, match.end(), end)
        if found and found.noun and found.singular and found.unit == "person":
            yield match.start(), found, ""
    headline = _HEADLINE.match(lower, start, end)
    for match in (*([headline] if headline else ()), *_HEADLINE_OBJECT.finditer(lower, start, end)):
        at = match.start("who")
        yield at, Phrase(match.end(), "person", "person", match["who"], singular=True), ""
    for match in _PRONOUN.finditer(lower, start, end):
        yield match.start(), Phrase(match.end(), "person", "person", match[0], singular=True), ""
