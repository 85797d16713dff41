"""What changed in a story since somebody looked."""

import msgspec

from tests.dossier.sample import comparison
from variorum.engine.opened_lines import Lines
from variorum.engine.seen_lines import changed_since, look_at

STORY = comparison().dossiers[0]
SEEN = look_at(Lines(STORY), "2031-05-07T00:00:00Z")


def test_nothing_changed_in_the_same_story() -> None:
    assert SEEN.made == "2031-05-07T00:00:00Z"
    assert len(SEEN.lines) > 3
    assert changed_since(SEEN, Lines(STORY)) == []


def test_a_line_that_is_new_one_that_says_else_and_one_that_went() -> None:
    figure = STORY.figures[0]
    grown = msgspec.structs.replace(figure, high=999_999)
    without = {**SEEN.lines}
    (new,) = [one for one in list(without) if without[one].kind == "events"][:1]
    text = without.pop(new).text
    changed = msgspec.structs.replace(
        STORY, figures=(grown, *STORY.figures[1:]), statements=STORY.statements[1:]
    )
    found = changed_since(msgspec.structs.replace(SEEN, lines=without), Lines(changed))
    told = {one.address: one for one in found}
    assert told[figure.id].before == SEEN.lines[figure.id].text
    assert told[figure.id].now == SEEN.lines[figure.id].text
    assert (told[new].before, told[new].now) == (None, text)
    gone = told[STORY.statements[0].id]
    assert (gone.before, gone.now) == (SEEN.lines[gone.address].text, None)
    assert found[-1] == gone
    assert all(one.kind in ("figures", "events", "statements", "claims") for one in found)


def test_a_candidate_is_no_news() -> None:
    hidden = tuple(msgspec.structs.replace(one, shown=False) for one in STORY.claims)
    lines = Lines(msgspec.structs.replace(STORY, claims=hidden, relations=()))
    found = changed_since(msgspec.structs.replace(SEEN, lines={}), lines)
    assert not {one.id for one in STORY.claims} & {one.address for one in found}
    assert found
