"""Which name a source stands for: names, surnames, roles and pronouns, within one article.

The rules are those of a careful skimmer, and where two readings are open they give none.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from variorum.annotate.attributions.bearers import (
    FIRMS,
    bodies_by_its,
    body_called,
    roles_of,
    sexes,
)
from variorum.annotate.attributions.clause_units import Page, Unit
from variorum.annotate.attributions.drafts import Draft
from variorum.annotate.attributions.subjects import head_end
from variorum.annotate.text.closed_classes import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    TIME_WORDS,
)
from variorum.lexicon import words
from variorum.model import Mention

_SPOKESPEOPLE = words("titles.speakers_for")
_HE = words("function_words.he")
_SHE = words("function_words.she")
_PERSON_PRONOUNS = _HE | _SHE
_IT = frozenset(["it", "its"])
_COPULA = frozenset(["is", "was", "became", "remained"])
_ABOUT = words("function_words.not_the_speaker")
_RELATIVE = frozenset(["who", "whom", "which"])
# Words before which "her" is no possessive.
_AFTER_OBJECT = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | TIME_WORDS
# A pronoun looks back over three paragraphs at most: farther, somebody else usually stood between.
_REACH = 3
# No sentence tells of more speakers than this.
_SAME_SENTENCE = 6


def resolve_speakers(
    page: Page, units: list[Unit], drafts: list[Draft], mentions: Sequence[Mention]
) -> list[int | None]:
    """For each draft the index into `mentions` of its speaker's fullest name, or null."""
    cast = _Cast(page, units, mentions)
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n].unit.first, n))
    speakers: list[int | None] = [None] * len(drafts)
    for n in order:
        speakers[n] = cast.speaker(drafts[n])
    return speakers


class _Cast:
    """The names of an article and who spoke last, as the reader of it knows them so far."""

    def __init__(self, page: Page, units: list[Unit], mentions: Sequence[Mention]) -> None:
        self.page = page
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.full = _fullest(mentions)
        self.gender = sexes(page, units, mentions, self.full)
        self.firms = bodies_by_its(page, units, mentions, self.full)
        # Few names are asked for by a role, and what stands around a name takes long to read.
        self.roles = cache(lambda n: roles_of(page, mentions[n]))
        self.units = units
        self.spoken: list[tuple[Draft, int | None]] = []

    def speaker(self, draft: Draft) -> int | None:
        """The speaker of `draft`, remembered for those that come after it."""
        found = self._resolve(draft) if draft.source else None
        found = None if found is None else self.full[found]
        self.spoken.append((draft, found))
        return found

    def _resolve(self, draft: Draft) -> int | None:
        assert draft.source is not None
        for earlier, speaker in reversed(self.spoken[-3:]):
            if earlier.source == draft.source:
                return speaker
        first, last = draft.source
        named = self._named(first, last)
        if named is not None:
            return named
        word = self.page.lower(first)
        if last - first == 1 and word in _RELATIVE:
            return self._before(first)
        if last - first == 1 and word in _PERSON_PRONOUNS | {"they", "it", "its", "their"}:
            return self._pronoun(draft, word)
        return self._role(draft)

    def _before(self, first: int) -> int | None:
        """The name right before a token, or before the comma before it: "Ana Lund, who"."""
        stop = first - 1 if self.page.lower(first - 1) == "," else first
        end = self.page.tokens.end[stop - 1] if stop else 0
        n = bisect_left(self.starts, end) - 1
        return n if n >= 0 and self.mentions[n].end == end else None

    def _within(self, first: int, last: int) -> list[int]:
        start, end = self.page.span(first, last)
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [n for n in range(low, high) if self.mentions[n].end <= end]

    def _named(self, first: int, last: int) -> int | None:
        """The name in a source that is its head, or whose voice its head is."""
        inside = self._within(first, last)
        people = [n for n in inside if self.mentions[n].label == "person"]
        stop = head_end(self.page, first, last)
        if people:
            end = self.page.tokens.end[stop - 1]
            head = [n for n in people if self.mentions[n].end == end]
            apposed = [n for n in people if self._follows_comma(n)]
            before = [n for n in people if self.mentions[n].end < end]
            # "Jane Roe of the port", "a spokesman for the owner, Jane Roe", "Jane Roe's lawyer".
            return (head or apposed or before[-1:] or people)[0]
        at_head = [n for n in inside if self.mentions[n].end == self.page.tokens.end[stop - 1]]
        if at_head:
            return at_head[0]
        heads = set(self.page.tokens.lower[first:stop])
        bodies = [n for n in inside if self.mentions[n].label == "organization"]
        return bodies[0] if bodies and heads & _SPOKESPEOPLE else None

    def _follows_comma(self, n: int) -> bool:
        at = bisect_left(self.page.tokens.start, self.mentions[n].start)
        return self.page.lower(at - 1) == ","

    def _pronoun(self, draft: Draft, word: str) -> int | None:
        kinds = {"person"} if word in _PERSON_PRONOUNS else {"organization", "group", "place"}
        assert draft.source is not None
        at = self.page.tokens.start[draft.source[0]]
        low = self._reach(draft.unit)
        spoke = next(
            (
                (d, s)
                for d, s in reversed(self.spoken)
                if d.unit.paragraph >= draft.unit.paragraph - 2
            ),
            None,
        )
        subject = self._last_subject(draft, low, kinds, word)
        if spoke is None:
            return subject
        later = (
            subject is not None
            and self.page.tokens.start[(spoke[0].source or spoke[0].content[0])[0]]
            < self.mentions[subject].start
            < at
        )
        # Where an unnamed speaker stands between, only a later name can be meant.
        fits = spoke[1] is not None and self._fits(spoke[1], kinds, word)
        fits = fits and spoke[1] != self._other(draft.source[0])
        return subject if later else spoke[1] if fits else None

    def _reach(self, unit: Unit) -> int:
        for other in self.units:
            if other.paragraph >= unit.paragraph - _REACH:
                return self.page.tokens.start[other.first]
        return 0

    def _last_subject(self, draft: Draft, low: int, kinds: set[str], word: str) -> int | None:
        """The first fitting name of the nearest sentence before the pronoun that has one.

        A name whose thing the sentence is about ("Ann Bell's arm was broken") gives way to one of a
        sentence before that is about its bearer.
        """
        assert draft.source is not None
        owner: int | None = None
        position = bisect_left([unit.first for unit in self.units], draft.unit.first)
        for unit in reversed(self.units[: position + 1]):
            start = self.page.tokens.start[unit.first]
            if start < low:
                break
            last = draft.source[0] if unit.first == draft.unit.first else unit.last
            barely = self._bare_speakers(unit) if word in _IT else ()
            fitting = [
                n
                for n in self._outside(unit.first, last)
                if self._fits(n, kinds, word) or self.full[n] in barely
            ]
            fitting = [n for n in fitting if self.full[n] != self._other(draft.source[0])]
            fitting = [n for n in fitting if not self._is_beside(n, unit, last, word)]
            bearers = [n for n in fitting if not self._owns(n)]
            if bearers:
                return self._speaks_for(bearers[0], unit)
            owner = fitting[0] if fitting and owner is None else owner
        return owner

    def _owns(self, n: int) -> bool:
        """Whether a possessive follows a name: "Ann Bell's arm"."""
        _, last = self.page.tokens.between((self.mentions[n].start, self.mentions[n].end))
        return self.page.lower(last) == "'s"

    def _is_beside(self, n: int, unit: Unit, last: int, word: str) -> bool:
        """Whether "her" in one clause with a name means another: "Tom Gray sat beside her".

        So does "her" in what is told of the name: "Tom Gray, her deputy".
        """
        if word not in _PERSON_PRONOUNS or self.full[n] in self.gender:
            return False
        own, object_form = (_HE, "him") if word in _HE else (_SHE, "her")
        _, first = self.page.tokens.between((self.mentions[n].start, self.mentions[n].end))
        if _is_anothers(self.page, self.mentions[n], own - {"he", "she", "him"}):
            return True
        if self.page.lower(first) == ",":
            stop = next((i for i in range(first + 1, last) if self.page.lower(i) == ","), first)
            if not own.isdisjoint(self.page.tokens.lower[first:stop]):
                return True
            first = stop + 1
        if self.page.lower(first) in _COPULA and self.page.lower(first + 1) in own - {"he", "she"}:
            return self.page.lower(first + 2) != "own"  # "Tom Gray was her deputy"
        for i in range(first, min(last, unit.last)):
            after = self.page.lower(i + 1)
            if self.page.quoted(i) or self.page.lower(i) in {",", ";", "and", "but", "that"}:
                return False
            if self.page.lower(i) == object_form:
                return not after[:1].isalpha() or after in _AFTER_OBJECT
        return False

    def _speaks_for(self, n: int, unit: Unit) -> int:
        """Who speaks, where a name stands in a source: "a Karovian spokesman, Jane Roe, said"."""
        for draft, speaker in self.spoken[-_SAME_SENTENCE:]:
            if draft.unit.first == unit.first and speaker is not None and draft.source:
                start, end = self.page.span(*draft.source)
                if start <= self.mentions[n].start < end:
                    return speaker
        return n

    def _bare_speakers(self, unit: Unit) -> set[int]:
        """Who speaks in a sentence under one word that nothing shows to be a person's name.

        "Karovia accused its neighbour of an attack that it said killed seven": a country or a
        body that no list knows is read as a person at times, and "it" still means who accuses.
        """
        return {
            speaker
            for draft, speaker in self.spoken[-_SAME_SENTENCE:]
            if draft.unit.first == unit.first
            and speaker is not None
            and self.mentions[speaker].label in ("person", "other")
            and " " not in self.mentions[speaker].text
            and speaker not in self.gender
        }

    def _other(self, pronoun: int) -> int | None:
        """Who a pronoun cannot be: "Ana Lund, whom she called", "Of Ana Lund, she said"."""
        relative = self.page.lower(pronoun - 1) in _RELATIVE
        named = self._before(pronoun - 1 if relative else pronoun)
        if named is None:
            return None
        at = bisect_left(self.page.tokens.start, self.mentions[named].start)
        fronted = self.page.lower(at - 1) in _ABOUT and self.page.lower(pronoun - 1) == ","
        return self.full[named] if relative or fronted else None

    def _outside(self, first: int, last: int) -> list[int]:
        """The names among the tokens `[first, last)` that no quotation holds."""
        if first >= last:
            return []
        names = self._within(first, last)
        return [n for n in names if not self._is_quoted(self.mentions[n])]

    def _is_quoted(self, mention: Mention) -> bool:
        return self.page.quoted(bisect_left(self.page.tokens.start, mention.start))

    def _fits(self, n: int, kinds: set[str], word: str) -> bool:
        if self.full[n] in self.firms:
            return "organization" in kinds
        if self.mentions[n].label not in kinds:
            return False
        gender = self.gender.get(self.full[n])
        return not (
            gender and ((gender == "he" and word in _SHE) or (gender == "she" and word in _HE))
        )

    def _firm_that_spoke(self, draft: Draft) -> int | None:
        """The firm that spoke last, near by: "the airline" is the one of two that speaks."""
        for earlier, speaker in reversed(self.spoken):
            if speaker is None or earlier.unit.paragraph < draft.unit.paragraph - 2:
                continue
            mention = self.mentions[speaker]
            return speaker if mention.label == "organization" or mention.text.isupper() else None
        return None

    def _role(self, draft: Draft) -> int | None:
        """A role or a body named before: "the minister", "the army", "her father"."""
        assert draft.source is not None
        first, last = draft.source
        if self.page.lower(first) not in DETERMINERS:
            return None
        head = self.page.lower(head_end(self.page, first, last) - 1)
        at = self.page.tokens.start[first]
        bearers = [
            n
            for n, mention in enumerate(self.mentions)
            if mention.start < at and mention.label == "person" and head in self.roles(n)
        ]
        body = self._firm_that_spoke(draft) if head in FIRMS else None
        body = (
            body if body is not None else body_called(self.page, self.mentions, head, at, self.full)
        )
        if body is not None and (not bearers or body > bearers[-1]):
            self.firms.add(self.full[body])
            return body
        return bearers[-1] if bearers else None


def _is_anothers(page: Page, mention: Mention, own: frozenset[str]) -> bool:
    """Whether a name is told as somebody's: "her neighbour, Tom Gray", "her son Tom Gray"."""
    first, _ = page.tokens.between((mention.start, mention.end))
    at = first - 1 - (page.lower(first - 1) == ",")
    for i in range(at, max(-1, at - 3), -1):
        if not page.lower(i)[:1].isalpha() or page.is_verb(i):
            return False
        if page.lower(i) in own:
            return i < at
    return False


def _fullest(mentions: Sequence[Mention]) -> list[int]:
    """For each mention the first one of the article that gives its name in full."""
    first_of: dict[str, int] = {}
    longest: dict[str, int] = {}
    for n, mention in enumerate(mentions):
        first_of.setdefault(mention.text, n)
        parts = mention.text.split()
        if mention.label == "person" and len(parts) > 1:
            longest.setdefault(parts[-1], n)
    bodies: dict[str, int] = {}
    full = []
    for number, mention in enumerate(mentions):
        n = first_of[mention.text]
        *modifiers, head = mention.text.split()
        if mention.label == "organization" and modifiers:
            bodies[head] = number
        elif mention.label == "organization" and head.islower():
            n = bodies.get(head, n)
        elif mention.label in {"person", "other"} and not modifiers:
            n = longest.get(head, n)
        full.append(n)
    return full
