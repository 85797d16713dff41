"""The alignment of a story made again: every record has reasons that fit what it says."""

import msgspec
import pytest

from tests.align.readings import origins_of, read
from variorum.align import align
from variorum.align.aligned_reasons import AlignedReasons
from variorum.model import Because, Claim, Figure, Origin, Reading, Relation

DENIED = "soldiers shelled the crowded hospital"


def accounts() -> list[Reading]:
    """One accuses and one denies; both tell of one closed bridge, and count the injured."""
    bridge = "Engineers closed the cracked Sallow bridge to"
    accuses = read(
        "a",
        f"Anna Verrick said {DENIED}. {bridge} lorries and buses. It injured 14 people.",
        names={"Anna Verrick": "person"},
        said=[("Anna Verrick", "said", DENIED, "accuses")],
        counts={"14 people": ("injured", 14)},
        published="2024-05-02",
    )
    denies = read(
        "b",
        f"Peter Orsk denied that {DENIED}. {bridge} buses and lorries. It injured 19 people.",
        names={"Peter Orsk": "person"},
        said=[("Peter Orsk", "denied", DENIED, "denies")],
        counts={"19 people": ("injured", 19)},
        published="2024-05-03",
    )
    return [accuses, denies]


def origins() -> tuple[Origin, ...]:
    return origins_of("a", "b")


@pytest.fixture(scope="module")
def reasons() -> AlignedReasons:
    return AlignedReasons(accounts(), origins(), "most-origins")


def rules(because: tuple[Because, ...]) -> list[str | None]:
    return [one.rule for one in because]


def test_the_records_are_those_of_the_alignment_each_with_a_reason(
    reasons: AlignedReasons,
) -> None:
    aligned = align(accounts(), origins(), (), "most-origins")
    told = list(reasons.all())
    assert all(because for _, because in told)
    counts = dict.fromkeys(("Entity", "Statement", "Figure", "Claim", "Relation"), 0)
    for record, _ in told:
        counts[type(record).__name__] += 1
    assert list(counts.values()) == [
        len(aligned.entities),
        len(aligned.statements),
        len(aligned.figures),
        len(aligned.claims),
        len(aligned.relations),
    ]
    assert all(counts.values())


def test_a_claim_says_which_status_it_has_and_why(reasons: AlignedReasons) -> None:
    by_status = {claim.status: because for claim, because in reasons.claims()}  # type: ignore[union-attr]
    agreed = by_status["agreed"][-1]
    assert agreed.words == "Agreed: 2 independent origins make it, in 2 articles."
    assert (agreed.rule, agreed.module) == ("agreed", "variorum.align.claim_alignment")
    assert by_status["agreed"][0].rule == "same-words"
    assert "disputed" in rules(by_status["disputed"])


def test_a_denial_of_a_claim_is_told_by_its_places(reasons: AlignedReasons) -> None:
    told = {
        record.kind: because
        for record, because in reasons.relations()
        if isinstance(record, Relation)
    }
    (denies,) = told["denies"]
    a, b = accounts()
    at = b.article.text.index("soldiers"), a.article.text.index("soldiers")
    assert denies.words.startswith(f"b:{at[0]} denies what a:{at[1]} puts forward")


def test_a_figure_holds_the_reports_of_both_accounts(reasons: AlignedReasons) -> None:
    ((figure, because),) = reasons.figures()
    assert isinstance(figure, Figure)
    assert (figure.low, figure.high) == (14, 19)
    assert because[0].words.startswith("2 reports stand in one figure")


def test_the_order_of_the_readings_changes_nothing(reasons: AlignedReasons) -> None:
    turned = AlignedReasons(accounts()[::-1], origins()[::-1], "most-origins")
    assert msgspec.json.encode(list(turned.all())) == msgspec.json.encode(list(reasons.all()))


def test_one_account_alone_has_no_claims() -> None:
    (account, _) = accounts()
    alone = AlignedReasons([account], origins_of("a"), "most-origins")
    assert [one for one, _ in alone.all() if isinstance(one, Claim | Relation)] == []
    assert [one for one, _ in alone.statements()] != []
