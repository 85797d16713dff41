"""The board: the claims of a story, and the relations between them as they are drawn."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from variorum.align.claims.assertions import Assertion
from variorum.align.claims.claim_making import ClaimMaker
from variorum.align.claims.revisions import Revision
from variorum.align.claims.verdicts import difference
from variorum.align.disputes.ages import AgesDiffer
from variorum.align.disputes.answers import Answered
from variorum.align.disputes.within_sentence import Inner
from variorum.model import Article, Claim, Evidence, Relation, identify

if TYPE_CHECKING:
    from variorum.align.claim_alignment import Drawn

# Of sentences of noted stories that tell both sides of a dispute, 8 of 9 do so by the notes; of
# those that only tell that somebody denies something, none of 5 is noted with these words alone.
_TWO_SIDES = 0.85
_ONE_SIDE = 0.3
# Of the ages that differ in noted stories the only one is noted; in 45 stories of crime, which
# nobody noted, all of 3 were right, but for a birthday in one.
_AGES = 0.8
# Of changes that accounts of noted stories tell themselves, 14 of 16 are noted.
_REVISED = 0.85
# Of those that two accounts tell between them, 6 of 6 are noted; of 45 stories of crime, which
# nobody noted, they were drawn in two and right in both. Too few for a higher number.
_STATE = 0.8


class Board:
    """The claims of a story while relations between them are drawn."""

    def __init__(self, drawn: "Drawn") -> None:
        """Draws all that was found."""
        self._assertions = drawn.assertions
        self._articles = drawn.articles
        self.maker = ClaimMaker(drawn.matcher, drawn.sentences, drawn.articles)
        self._claims = [self.maker.claim(group) for group in drawn.groups]
        self._of = {member: at for at, group in enumerate(drawn.groups) for member in group}
        self._relations: dict[tuple[str, str], Relation] = {}
        self.inner: dict[tuple[str, str], Inner | Revision | AgesDiffer] = {}
        """By the ids of their claims, the disputes and changes that sentences tell themselves."""
        for answer in drawn.answered:
            self.deny(answer)
        for no, yes in drawn.opposing:
            self.oppose(no, yes)
        for one, other in drawn.differing:
            self.differ(one, other)
        for observation, target in drawn.observed:
            self.observe(observation, target)
        for inner in drawn.inner:
            self.within(inner)
        for revision in drawn.revised:
            self.revise(revision)
        for aged in drawn.aged:
            self.part_in_age(aged)
        self._hold_back()

    def claim_of(self, assertion: int) -> Claim:
        """The claim that an assertion of a group makes."""
        return self._claims[self._of[assertion]]

    def deny(self, answer: Answered) -> None:
        """Draw that one assertion denies another."""
        one, other = self._of[answer.denial], self._of[answer.target]
        if one == other:
            return
        if answer.shown:
            denier = self._assertions[answer.denial].speaker
            # A no that is given to the one who says yes has another speaker, who is not known.
            denier = None if denier == self._assertions[answer.target].speaker else denier
            self._claims[other] = _disputed(self._claims[other], denier)
            self._dispute(other, one)
        self._relate(answer, "denies")

    def within(self, inner: Inner) -> None:
        """Draw a dispute that a single sentence tells: it denies a part of itself, or the sentence
        before it.

        Each side is told by its own words. Where the sentence does not tell that anybody put that
        forward, it is held back.
        """
        whole, own, part = (
            self._articles[inner.article].evidence(span)
            for span in (inner.sentence, inner.denial, inner.denied)
        )
        held = [one for one in self._assertions if one.article == inner.article and one.statement]
        denials = [one for one in held if _inside(one, whole) and one.mode == "denies"]
        tellings = [one for one in held if _inside(one, part) and one not in denials]
        denial, claim = _of_words(own, denials), _of_words(part, tellings)
        if inner.two_sides:
            deniers = tuple(sorted({one.speaker for one in denials if one.speaker}))
            denial = msgspec.structs.replace(denial, dispute=claim.id)
            claim = msgspec.structs.replace(
                claim, status="disputed", dispute=claim.id, denied_by=deniers
            )
        self._claims += [denial, claim]
        self._relations[denial.id, claim.id] = Relation(
            claim=denial.id,
            to=claim.id,
            kind="denies",
            evidence=(own, part),
            confidence=_TWO_SIDES if inner.two_sides else _ONE_SIDE,
            shown=inner.two_sides,
        )
        self.inner[denial.id, claim.id] = inner

    def revise(self, revision: Revision) -> None:
        """Draw a change: its later state updates the earlier one."""
        pieces = (
            self._articles[revision.article].evidence(revision.later),
            self._articles[revision.earlier_article].evidence(revision.earlier),
        )
        later, earlier = (_of_words(piece, ()) for piece in pieces)
        self._claims += [later, msgspec.structs.replace(earlier, status="updated")]
        self._relations[later.id, earlier.id] = Relation(
            claim=later.id,
            to=earlier.id,
            kind="updates",
            evidence=(*later.evidence, *earlier.evidence),
            confidence=_REVISED if revision.earlier_article == revision.article else _STATE,
        )
        self.inner[later.id, earlier.id] = revision

    def part_in_age(self, aged: AgesDiffer) -> None:
        """Draw that two accounts give one person two ages."""
        pieces = [
            self._articles[each.article].evidence(each.sentence) for each in (aged.one, aged.other)
        ]
        one, other = (_of_words(piece, ()) for piece in pieces)
        self._claims += [
            msgspec.structs.replace(claim, status="disputed", dispute=one.id)
            for claim in (one, other)
        ]
        self._relations[one.id, other.id] = Relation(
            claim=one.id,
            to=other.id,
            kind="differs",
            evidence=tuple(pieces),
            slot="number",
            by=aged.by,
            confidence=_AGES,
        )
        self.inner[one.id, other.id] = aged

    def _hold_back(self) -> None:
        """Hold back the claims that only stand in relations that are held back."""
        shown = {id for one in self._relations.values() if one.shown for id in (one.claim, one.to)}
        hidden = {id for one in self._relations.values() for id in (one.claim, one.to)} - shown
        for at, one in enumerate(self._claims):
            if one.id in hidden and one.status == "single" and one.dispute is None:
                self._claims[at] = msgspec.structs.replace(one, shown=False)
            elif one.id in shown and not one.shown:
                self._claims[at] = msgspec.structs.replace(one, shown=True)

    def oppose(self, no: int, yes: int) -> None:
        """Draw that a no and a yes of the same words, or two opposites, contradict each other.

        Somebody's no is a denial; an account's own, and a word's opposite, is a difference. What
        was not so when an earlier account was written may be so in a later one, so nothing is
        drawn there.
        """
        days = [self._day(no), self._day(yes)]
        if days[0] and days[1] and days[0] < days[1]:
            return
        if self._assertions[no].statement and self._assertions[no].negated:
            self.deny(Answered(no, yes, None, True))
        else:
            # Two opposite words, or a word of negation, may stand in other parts of a clause: none
            # of those drawn in the noted stories was a dispute.
            self._relate(Answered(no, yes, None, False), "differs")

    def observe(self, observation: int, target: int) -> None:
        """Draw that a third party's observation is about what is disputed."""
        self._dispute(self._of[target], self._of[observation])

    def _dispute(self, centre: int, other: int) -> None:
        """Hold two claims as parts of one dispute, that of the first; the first drawn stands."""
        name = self._claims[centre].dispute or self._claims[centre].id
        for at in (centre, other):
            if self._claims[at].dispute is None:
                self._claims[at] = msgspec.structs.replace(self._claims[at], dispute=name)

    def differ(self, one: int, other: int) -> None:
        """Draw that two assertions give other numbers: that of a later day updates the earlier."""
        days = [self._day(one), self._day(other)]
        if days[0] and days[1] and days[0] != days[1]:
            new, old = (one, other) if days[0] > days[1] else (other, one)
            at = self._of[old]
            if self._claims[at].status != "disputed":
                self._claims[at] = msgspec.structs.replace(self._claims[at], status="updated")
            self._relate(Answered(new, old, None, True), "updates")
        else:
            # A day may belong to another verb of the sentence; a number of one thing does not.
            slot, _ = difference(self._assertions[one], self._assertions[other])
            self._relate(Answered(one, other, None, slot == "number"), "differs")

    def result(self) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
        """The claims, those of most origins first, and the relations between them."""
        ranked = sorted(self._claims, key=lambda one: (-one.origins, -len(one.articles), one.id))
        return tuple(ranked), tuple(self._relations[key] for key in sorted(self._relations))

    def _day(self, at: int) -> str | None:
        return _day(self._articles[self._assertions[at].article])

    def _relate(
        self, drawn: Answered, kind: Literal["denies", "differs", "updates", "supports"]
    ) -> None:
        pair = drawn.denial, drawn.target
        one, other = (self._assertions[at] for at in pair)
        slot, by = (None, None) if kind == "denies" else difference(one, other)
        key = (self._claims[self._of[pair[0]]].id, self._claims[self._of[pair[1]]].id)
        known = self._relations.get(key)
        if key[0] != key[1] and (known is None or (drawn.shown and not known.shown)):
            self._relations[key] = Relation(
                claim=key[0],
                to=key[1],
                kind=kind,
                evidence=tuple(_evidence(each, self._articles) for each in (one, other)),
                slot=slot,
                by=by,
                confidence=drawn.confidence,
                shown=drawn.shown,
            )


def _day(article: Article) -> str | None:
    """The day on which an article came out, None where that is not known to the day."""
    published = article.published
    return published.value[:10] if published and len(published.value) >= 10 else None


def _inside(one: Assertion, piece: Evidence) -> bool:
    return piece.start <= one.start and one.end <= piece.end


def _of_words(piece: Evidence, said: Sequence[Assertion]) -> Claim:
    """The claim that a piece of a text makes, by whoever says it there."""
    return Claim(
        id=identify("c", piece.text, piece.article, piece.start, piece.end, "within"),
        text=piece.text,
        statements=tuple(sorted({one.statement for one in said if one.statement})),
        evidence=(piece,),
        articles=(piece.article,),
        origins=1,
        asserted_by=tuple(sorted({one.speaker for one in said if one.speaker})),
        denied_by=(),
        status="single",
        parts=(piece,),
        shown=False,
    )


def _evidence(one: Assertion, articles: Mapping[str, Article]) -> Evidence:
    return articles[one.article].evidence((one.start, one.end))


def _disputed(claim: Claim, denier: str | None) -> Claim:
    denied_by = sorted({*claim.denied_by, *([denier] if denier else [])})
    return msgspec.structs.replace(claim, status="disputed", denied_by=tuple(denied_by))
