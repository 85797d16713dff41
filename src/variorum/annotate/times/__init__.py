"""Time expressions: their extents, types and values, after TIMEX3 of TimeML 1.2.1."""

from variorum.annotate.times.find import find_times

__all__ = ["find_times"]
