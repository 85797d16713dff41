"""Two hundred revisions of known kinds: the kinds are told right, and no trivial one is told."""

import pytest

from tests.history.made import Made, made_revisions
from variorum.history.change_records import changes_between
from variorum.model import Change, State


@pytest.fixture(scope="module")
def told() -> list[tuple[Made, tuple[Change, ...]]]:
    with pytest.MonkeyPatch.context() as patch:
        # The kinds do not rest on the model: the rules alone read the texts, in a few seconds.
        patch.setenv("VARIORUM_MODEL", "rules")
        return [(one, changes(one)) for one in made_revisions()]


def changes(made: Made) -> tuple[Change, ...]:
    state = State(article=made.later.article.id, at=None, basis="text")
    return changes_between(made.earlier, made.later, state)


def right(made: Made, found: tuple[Change, ...]) -> bool:
    return {one.kind for one in found} == made.kinds


@pytest.mark.parametrize("held", [False, True], ids=["tuned on", "held back"])
def test_the_kinds_are_right_in_95_of_100(
    told: list[tuple[Made, tuple[Change, ...]]], held: bool
) -> None:
    these = [(made, found) for made, found in told if made.held == held]
    wrong = [
        f"{made.edit}: {[(one.kind, one.text) for one in found]}"
        for made, found in these
        if not right(made, found)
    ]
    assert len(these) == 100
    assert len(wrong) <= 5, "\n".join(wrong)


def test_no_trivial_change_is_one_that_alerts(
    told: list[tuple[Made, tuple[Change, ...]]],
) -> None:
    trivial = [(made, found) for made, found in told if made.kinds == {"typing"}]
    assert len(trivial) == 40
    assert [made.edit for made, found in trivial if any(one.telling for one in found)] == []


def test_all_else_is_told(told: list[tuple[Made, tuple[Change, ...]]]) -> None:
    weighty = [(made, found) for made, found in told if made.kinds != {"typing"}]
    assert len(weighty) == 160
    silent = [made.edit for made, found in weighty if all(one.trivial for one in found)]
    assert silent == []


def test_the_words_of_a_change_stand_where_they_are_said_to(
    told: list[tuple[Made, tuple[Change, ...]]],
) -> None:
    for made, found in told:
        for change in found:
            for evidence, reading in ((change.before, made.earlier), (change.after, made.later)):
                if evidence is not None:
                    text = reading.article.text
                    assert evidence.article == reading.article.id
                    assert text[evidence.start : evidence.end] == evidence.text
