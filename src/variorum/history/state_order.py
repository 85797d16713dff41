"""The states of one article in the order in which its outlet showed them."""

from collections.abc import Sequence

from variorum.history.own_notes import is_note
from variorum.model import Article, Reading, State
from variorum.model.article_history import StateBasis


def order_states(readings: Sequence[Reading]) -> tuple[list[Reading], list[State]]:
    """The readings of the states of one article, the earliest first, and when each was shown.

    A time counts where all states tell it: that of the change, of the fetching, of publication.
    Where none tells them apart, the state with more notes of correction is the later one, then the
    longer one.
    """
    times = [_times(one.article) for one in readings]
    told: list[tuple[StateBasis, list[str]]] = [
        (basis, [one[basis] for one in times])
        for basis in ("updated", "seen", "published")
        if all(basis in one for one in times)
    ]
    keys = [
        (*(values[at] for _, values in told), _notes(one), len(one.article.text), one.article.id)
        for at, one in enumerate(readings)
    ]
    order = sorted(range(len(readings)), key=keys.__getitem__)
    apart: StateBasis = next((basis for basis, values in told if len(set(values)) > 1), "text")
    ordered = [readings[at] for at in order]
    states = [_state(one.article, apart) for one in ordered]
    for at in range(len(states) - 1, 0, -1):
        # The date of publication that all states bear is that of the first alone.
        if states[at].basis == "published" and states[at].at == states[at - 1].at:
            states[at] = State(article=states[at].article, at=None, basis="text")
    return ordered, states


def _times(article: Article) -> dict[StateBasis, str]:
    found: dict[StateBasis, str] = {}
    if article.updated:
        found["updated"] = article.updated
    if article.seen:
        found["seen"] = article.seen
    if article.published and article.published.basis in ("metadata", "text"):
        found["published"] = article.published.value
    return found


def _state(article: Article, apart: StateBasis) -> State:
    times = _times(article)
    for basis in dict.fromkeys((apart, "updated", "seen", "published")):
        if basis in times:
            return State(article=article.id, at=times[basis], basis=basis)
    return State(article=article.id, at=None, basis="text" if apart == "text" else "unknown")


def _notes(reading: Reading) -> int:
    """How many notes of correction or withdrawal a state bears."""
    text = reading.article.text
    lines = [text[start:end] for start, end in reading.sentences]
    return sum(map(is_note, [*lines, *(one.text for one in reading.article.removed)]))
