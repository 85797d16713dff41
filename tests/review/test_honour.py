"""What decisions make of records: the one that is meant, and nothing else."""

import msgspec
import pytest

from tests.support import article
from variorum.model import (
    Aligned,
    Attribution,
    Claim,
    Decision,
    Evidence,
    Mention,
    Quantity,
    Reading,
    Relation,
)
from variorum.model.decision import Amount, DecisionKind, LineKind, Target
from variorum.review.corrected_readings import correct
from variorum.review.honour import rule
from variorum.review.line_decisions import Signature, decide_line
from variorum.review.standing import Standing, mark_of_corrections

TEXT = "Ida Roe said nine of the 12 men died. Ben Tarn did not."


def at(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(article="a.txt", start=start, end=start + len(words), text=words)


def decided(kind: DecisionKind, on: LineKind, *words: str, change: object = None) -> Decision:
    target = Target(kind=on, evidence=tuple(map(at, words)))
    return decide_line(kind, target, [], Signature("2031"), change)  # type: ignore[arg-type]


def count(words: str, value: int, part_of: int | None = None) -> Quantity:
    piece = at(words)
    return Quantity(
        start=piece.start,
        end=piece.end,
        text=words,
        value=value,
        low=value,
        high=value,
        qualifier="exact",
        unit="person",
        measure="killed",
        part_of=part_of,
    )


def name(words: str) -> Mention:
    piece = at(words)
    return Mention(start=piece.start, end=piece.end, text=words, label="person")


READING = Reading(
    article=article(TEXT),
    entities=(name("Ida Roe"), name("Ben Tarn")),
    quantities=(count("12 men", 12), count("nine", 9, part_of=0)),
    attributions=(
        Attribution(
            source=((0, 7),),
            cue=((8, 12),),
            content=((13, 36),),
            quoted=False,
            mode="says",
            speaker=0,
        ),
    ),
)


def test_nothing_decided_changes_nothing() -> None:
    assert correct([READING], []) == ([READING], set())
    readings = [READING]
    assert Standing((), readings).correct(readings) is readings
    assert mark_of_corrections([]) == ""


def test_another_speaker_or_nobody() -> None:
    words = "nine of the 12 men died"
    told = decided("speaker", "statements", words, change=at("Ben Tarn"))
    (found,), met = correct([READING], [told])
    assert met == {told.id}
    assert found.attributions[0].speaker == 1
    assert found.attributions[0].source == ((38, 46),)
    nobody = decided("speaker", "statements", words, change=None)
    (found,), _ = correct([READING], [nobody])
    assert (found.attributions[0].speaker, found.attributions[0].source) == (None, ())
    # Whom the program no longer reads as a name, it cannot have speak.
    stranger = decided("speaker", "statements", words, change=at("did not"))
    assert correct([READING], [stranger]) == ([READING], set())
    other = decided("strike", "statements", "did not")
    assert correct([READING], [other]) == ([READING], set())


def test_a_number_is_put_right_or_taken_out() -> None:
    ten = Amount(qualifier="at_least", value=10, low=10, high=None)
    told = decided("amount", "reports", "nine", change=ten)
    (found,), met = correct([READING], [told])
    assert met == {told.id}
    changed = found.quantities[1]
    assert (changed.value, changed.low, changed.high, changed.part_of) == (10, 10, None, 0)
    assert found.quantities[0] == READING.quantities[0]
    assert mark_of_corrections([told]) != mark_of_corrections([]) == ""
    (found,), _ = correct([READING], [decided("strike", "reports", "12 men")])
    assert [(one.value, one.part_of) for one in found.quantities] == [(9, None)]
    (found,), _ = correct([READING], [decided("strike", "reports", "nine")])
    assert [one.value for one in found.quantities] == [12]


def claim(id: str, *words: str, shown: bool = True, dispute: str | None = None) -> Claim:
    return Claim(
        id=id,
        text=words[0],
        statements=(),
        evidence=tuple(map(at, words)),
        articles=("a.txt",),
        origins=1,
        asserted_by=(),
        denied_by=(),
        status="single",
        dispute=dispute,
        shown=shown,
    )


NINE, DID, ROE = "nine of the 12 men died", "Ben Tarn did not", "Ida Roe said"
ALIGNED = Aligned(
    entities=(),
    statements=(),
    figures=(),
    claims=(
        claim("c1", NINE, shown=False),
        claim("c2", DID, dispute="c1"),
        claim("c3", NINE, ROE),
    ),
    relations=(
        Relation(claim="c2", to="c3", kind="denies", evidence=(), shown=False),
        Relation(claim="c2", to="c1", kind="denies", evidence=()),
    ),
)


def ids(aligned: Aligned) -> list[str]:
    return [one.id for one in aligned.claims]


def test_of_claims_founded_by_the_same_words_the_likest_is_meant() -> None:
    found, met = rule(ALIGNED, [decided("strike", "claims", NINE)])
    assert (ids(found), len(met)) == (["c2", "c3"], 1)
    assert found.claims[0].dispute is None
    assert [one.to for one in found.relations] == ["c3"]
    found, _ = rule(ALIGNED, [decided("strike", "claims", NINE, ROE)])
    assert ids(found) == ["c1", "c2"]


def test_words_that_are_read_with_other_ends_are_found_and_others_are_not() -> None:
    found, met = rule(ALIGNED, [decided("strike", "claims", "Ben Tarn did")])
    assert (ids(found), len(met)) == (["c1", "c3"], 1)
    found, met = rule(ALIGNED, [decided("strike", "claims", "not")])
    assert (found, met) == (ALIGNED, set())


@pytest.mark.parametrize("kind", ["accept", "unsure"])
def test_what_is_accepted_is_shown(kind: DecisionKind) -> None:
    told = [decided(kind, "claims", NINE), decided(kind, "relations", DID, NINE)]
    found, met = rule(ALIGNED, told)
    assert met == {one.id for one in told}
    assert found.claims[0].shown is (kind == "accept")
    assert ids(found) == ids(ALIGNED)
    assert found.relations[1].shown


def test_a_relation_is_struck_and_its_claims_stay() -> None:
    found, met = rule(ALIGNED, [decided("strike", "relations", DID, NINE)])
    assert len(met) == 1
    assert [one.to for one in found.relations] == ["c3"]
    assert ids(found) == ids(ALIGNED)
    assert rule(ALIGNED, [decided("strike", "relations", NINE, DID)]) == (ALIGNED, set())


def test_a_dossier_names_what_was_met_alone() -> None:
    from tests.dossier.sample import flood

    dossier = flood()
    event = dossier.events[0]
    target = Target(kind="events", evidence=event.evidence)
    struck = decide_line("strike", target, [], Signature("2031"))
    none = decided("strike", "events", NINE)
    readings = [Reading(article=one) for one in dossier.articles]
    made = Standing((struck, none), readings).strike(dossier)
    assert event not in made.events
    assert len(made.events) == len(dossier.events) - 1
    assert made.decisions == (struck,)
    assert Standing((), readings).strike(dossier) == dossier
    assert msgspec.structs.replace(made, events=dossier.events, decisions=msgspec.UNSET) == dossier
