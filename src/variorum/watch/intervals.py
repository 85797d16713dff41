"""How often a source is asked: more often where that pays, seldom where it does not."""

from variorum.store.watched import Visit

FIRST = 3_600
"""Seconds between the first two visits: an hour, which readers of feeds hold to be polite."""

LEAST = 900
"""Seconds between two visits at least, however much comes: a quarter of an hour."""

MOST = 86_400
"""Seconds between two visits at most to a source that answers: a day, the turn of a daily paper."""

DEAD = 7 * 86_400
"""Seconds between two visits at most to a source that does not answer."""

FEWER = 1.5
"""How much longer an interval gets when nothing was new. Three empty visits make it three times as
long, so a feed of one article a day is asked some eight times a day."""

MORE = 0.5
"""How much shorter it gets when something was new: a breaking story is caught up with in two
visits."""


def next_interval(before: int, fresh: int, asked_for: int = 0) -> int:
    """The seconds to the next visit after one that was answered.

    `fresh` is how many entries were new. `asked_for` are the seconds that the source itself asks
    for; it is never asked earlier, but for a source that asks for more than a day.
    """
    now = (before or FIRST) * (MORE if fresh else FEWER) if before else FIRST
    return int(min(MOST, max(LEAST, now, asked_for)))


def after_failure(visit: Visit, asked_for: int = 0) -> int:
    """The seconds after a visit that failed: twice as many each time, up to a week."""
    doubled = min(DEAD, LEAST << min(visit.failures, 20))
    return max(doubled, min(asked_for, DEAD))
