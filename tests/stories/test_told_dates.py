"""The first day on which a text can have come out, by the past that it tells of."""

from datetime import date

import pytest

from variorum.annotate.text.sentences import split
from variorum.annotate.times import find_times
from variorum.stories.told_dates import earliest_day


@pytest.mark.parametrize(
    ("past", "first", "month_back"),
    [
        ("It burned in May 2031.", "2031-06-01", "2031-06-01"),
        ("It burned in December 2031.", "2032-01-01", "2032-01-01"),
        ("It burned in 2031 and in May 2030.", "2031-01-01", "2031-01-01"),
        ("It burned on 9 May 2031.", "2031-05-09", "2031-04-08"),
        ("It will reopen in May 2031.", None, None),
        ("It burned in May.", None, None),
    ],
)
def test_the_last_past_bars_earlier_days(
    past: str, first: str | None, month_back: str | None
) -> None:
    times = find_times(past, split(past), None)
    for wanted, back in ((first, False), (month_back, True)):
        day = date.fromisoformat(wanted).toordinal() if wanted else 0
        assert earliest_day(past, times, month_back=back) == day
