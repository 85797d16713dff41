"""Time expressions in the way of TIMEX3, resolved against the day that a text counts from."""

from variorum.annotate.times.find import find_times
from variorum.annotate.times.late_stamps import counted_from

__all__ = ["counted_from", "find_times"]
