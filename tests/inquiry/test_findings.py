"""What an invented story says of claims: true, inverted in each way, and absent."""

import pytest

from tests.support import article
from variorum import inquiry, pipeline
from variorum.annotate import annotate
from variorum.inquiry.findings import Coverage, conclude, read_claim
from variorum.model import Story
from variorum.model.asked import Asked

ACCOUNTS = (
    (
        "harbour.txt",
        "2026-05-05",
        "A ferry collided with a cargo ship in the harbour of Portavel on Monday, and 17 people "
        "were killed, the coast guard said.\n\nThe Marlow Line fired the captain of the ferry. "
        "Rescuers saved 71 passengers.\n\nGovernor Elsa Brandt accused the Marlow Line of "
        "ignoring warnings.",
    ),
    (
        "quay.txt",
        "2026-05-06",
        "The Marlow Line denied that it had ignored warnings. The bridge was not damaged.\n\nThe "
        "storm is strengthening and may reach Portavel on Thursday.",
    ),
    (
        "later.txt",
        "2026-05-08",
        "At least 19 people were killed when a ferry collided with a cargo ship, a minister said.",
    ),
)


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    readings = [
        annotate(article(text, uri=uri, published=published)) for uri, published, text in ACCOUNTS
    ]
    story = Story(id="s1", articles=tuple(sorted(one.article.id for one in readings)))
    dated, origins = pipeline.fold_story(story, readings)
    return Coverage("s1", dated, origins)


def asked(coverage: Coverage, claim: str) -> Asked:
    return conclude(claim, coverage.findings(read_claim(claim)), len(ACCOUNTS))


@pytest.mark.parametrize(
    "claim",
    [
        "A ferry crashed into a cargo ship.",
        "The Marlow Line dismissed the captain.",
        "71 passengers were rescued.",
        "The ferry captain was fired by the Marlow Line.",
        "The ferry and a cargo ship collided on Monday.",
        "The storm is strengthening.",
        "The bridge was not damaged.",
    ],
)
def test_a_true_claim_is_told_in_other_words(coverage: Coverage, claim: str) -> None:
    found = asked(coverage, claim)
    assert found.says, claim
    assert found.origins >= 1


@pytest.mark.parametrize(
    "claim",
    [
        "17 passengers were rescued.",
        "The captain fired the Marlow Line.",
        "A ferry collided with a cargo ship on Sunday.",
        "The storm is weakening.",
        "The bridge was damaged.",
        "The Marlow Line did not fire the captain.",
        "The storm reached Portavel on Thursday.",
        "The Marlow Line accused Elsa Brandt of ignoring warnings.",
    ],
)
def test_an_inverted_claim_is_never_told(coverage: Coverage, claim: str) -> None:
    assert not asked(coverage, claim).says


@pytest.mark.parametrize(
    "claim", ["The owner of the ferry went bankrupt.", "Two divers were arrested in Portavel."]
)
def test_of_what_nobody_tells_nothing_is_found(coverage: Coverage, claim: str) -> None:
    assert asked(coverage, claim).found == "nothing found"


def test_a_contrary_telling_is_shown_with_its_words(coverage: Coverage) -> None:
    found = asked(coverage, "The storm is weakening.")
    assert found.found == "denied"
    (telling,) = found.denies
    assert (telling.slot, telling.claimed, telling.told) == (
        "polarity",
        "weakening",
        "strengthening",
    )


def test_another_number_is_told_with_how_far_it_lies_apart(coverage: Coverage) -> None:
    found = asked(coverage, "Rescuers saved 17 passengers.")
    assert found.found == "differs"
    assert [(one.slot, one.told, one.by) for one in found.differs] == [("number", "71", 54)]


def test_a_later_number_supersedes_an_earlier_one(coverage: Coverage) -> None:
    found = asked(coverage, "17 people were killed.")
    assert found.found == "superseded"
    assert [one.told for one in found.superseded_by] == ["19"]


def test_who_denies_a_claim_is_named(coverage: Coverage) -> None:
    found = asked(coverage, "The Marlow Line ignored warnings.")
    assert [one.evidence.text for one in found.denies] == [
        "The Marlow Line denied that it had ignored warnings."
    ]


def test_evidence_is_exact(coverage: Coverage) -> None:
    texts = {text for _, _, text in ACCOUNTS}
    found = asked(coverage, "17 people were killed.")
    for one in (*found.says, *found.superseded_by):
        assert any(
            text[one.evidence.start : one.evidence.end] == one.evidence.text for text in texts
        )
    assert {one.evidence.article for one in found.says} <= {one.id for one in found.accounts}


def test_a_story_without_the_words_is_not_looked_at_closely(coverage: Coverage) -> None:
    claim = read_claim("The orchestra played a waltz.")
    assert not inquiry.may_tell(claim, coverage.readings)
    assert inquiry.may_tell(read_claim("The storm is strengthening."), coverage.readings)
