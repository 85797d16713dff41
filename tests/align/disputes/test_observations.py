"""What third parties observe of a dispute."""

import pytest

from tests.align.claims.told import assertion
from variorum.align.disputes.observations import observations_of


def observed(text: str, **more: str) -> list[tuple[int, int]]:
    """What is observed where a mayor's words are denied by a ministry, and a third one speaks."""
    accuses = assertion("shells hit bridge north", speaker="mayor", mode="accuses")
    denies = assertion("shells hit bridge north", speaker="ministry", mode="denies", at=20)
    third = assertion("shells bridge craters", speaker="monitor", at=40)._replace(
        start=0, end=len(text)
    )
    third = third._replace(**more)  # type: ignore[arg-type]
    return observations_of([accuses, denies, third], [(1, 0)], {"a": text}, {})


@pytest.mark.parametrize(
    "text",
    [
        "observers recorded craters of shells near the bridge",
        "they could not independently verify the report",
        "there was no evidence of shells",
        "the craters were consistent with shells",
        "it was unclear who fired",
        "this has not been confirmed",
    ],
)
def test_who_weighs_or_finds_observes(text: str) -> None:
    assert observed(text) == [(2, 0)]


def test_who_only_speaks_observes_nothing() -> None:
    assert observed("the shells near the bridge were loud") == []


@pytest.mark.parametrize(
    "more",
    [{"speaker": "mayor"}, {"speaker": "ministry"}, {"mode": "denies"}, {"mode": "accuses"}],
)
def test_who_takes_a_side_observes_nothing(more: dict[str, str]) -> None:
    assert observed("observers recorded craters of shells near the bridge", **more) == []
