"""History: one article in its states, what its outlet changed, and what it took back.

`trace` finds the articles of a story that are states of one, and what changed from each to the
next. All that stands behind compares what stands now; `tell` puts the earlier states back.
"""

from collections.abc import Sequence

from variorum.history.change_records import changes_between
from variorum.history.same_article import group_states
from variorum.history.state_order import order_states
from variorum.history.taken_back import Known, tell
from variorum.model import History, Reading, identify

__all__ = ["Known", "tell", "trace"]


def trace(readings: Sequence[Reading]) -> tuple[History, ...]:
    """The histories of the articles of a story that came in several states, by their ids."""
    readings = sorted(readings, key=lambda one: one.article.id)
    found = []
    for numbers, basis in group_states(readings):
        ordered, states = order_states([readings[at] for at in numbers])
        changes = [
            change
            for earlier, later, state in zip(ordered, ordered[1:], states[1:], strict=False)
            for change in changes_between(earlier, later, state)
        ]
        found.append(
            History(
                id=identify("h", states[0].article),
                basis=basis,
                states=tuple(states),
                changes=tuple(changes),
            )
        )
    return tuple(sorted(found, key=lambda one: one.id))
