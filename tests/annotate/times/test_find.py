import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.text.sentences import split
from variorum.annotate.times import find_times
from variorum.model import Published, TimeExpression

DAY = Published(value="2021-03-10", precision="day", basis="metadata")  # a Wednesday


def times(text: str, published: Published | None = DAY) -> list[TimeExpression]:
    return list(find_times(text, split(text), published))


def values(text: str, published: Published | None = DAY) -> list[tuple[str, str | None]]:
    return [(found.text, found.value) for found in times(text, published)]


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("It fell on 21 September 2023.", "21 September 2023", "2023-09-21"),
        ("It fell on Thursday, Sept. 21, 2023.", "Thursday, Sept. 21, 2023", "2023-09-21"),
        ("Signed 2023-09-21 in the capital.", "2023-09-21", "2023-09-21"),
        ("Signed 21/09/2023 in the capital.", "21/09/2023", "2023-09-21"),
        ("Floods of June 2012 hit the town.", "June 2012", "2012-06"),
        ("The dam broke in 1987.", "1987", "1987"),
        ("The strike began in the early 1990s.", "the early 1990s", "199"),
        ("It opened in autumn 2020.", "autumn 2020", "2020-FA"),
        ("Trade grew in the third quarter of 1984.", "the third quarter of 1984", "1984-Q3"),
        ("The tower dates from the 11th century.", "the 11th century", "10"),
    ],
)
def test_dates_by_name_need_no_publication_date(text: str, expected: str, value: str) -> None:
    found = times(text, None)
    assert [(time.text, time.value, time.anchor) for time in found] == [(expected, value, "text")]


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("The mayor resigned on Monday.", "Monday", "2021-03-08"),
        ("The ferry sank on Wednesday.", "Wednesday", "2021-03-10"),
        ("The court will rule on Monday.", "Monday", "2021-03-15"),
        ("The bridge closed late Tuesday.", "late Tuesday", "2021-03-09"),
        ("Shots were heard on Tuesday night.", "Tuesday night", "2021-03-09TNI"),
        ("He was arrested last Friday.", "last Friday", "2021-03-05"),
        ("Talks failed last week.", "last week", "2021-W09"),
        ("Rain fell earlier this month.", "earlier this month", "2021-03"),
        ("The dam broke last month.", "last month", "2021-02"),
        ("Troops left two years ago.", "two years ago", "2019"),
        ("The crew rested two weeks ago.", "two weeks ago", "2021-02-24"),
        ("The law passed in August.", "August", "2020-08"),
        ("They have slept in tents since Thursday.", "Thursday", "2021-03-04"),
        ("Dockers plan a general strike for Friday.", "Friday", "2021-03-12"),
        ("The next ballot is on April 2.", "April 2", "2021-04-02"),
        ("The trial will start in January.", "January", "2022-01"),
        ("Two trains met yesterday.", "yesterday", "2021-03-09"),
        ("The road opens tomorrow.", "tomorrow", "2021-03-11"),
    ],
)
def test_relative_dates_resolve_against_publication(text: str, expected: str, value: str) -> None:
    found = times(text)
    assert [(time.text, time.value, time.anchor) for time in found] == [
        (expected, value, "published")
    ]


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("A dam gave way at 4am.", "4am", "2021-03-10T04:00"),
        ("The ferry left at 9.45am.", "9.45am", "2021-03-10T09:45"),
        ("It hit at 5.20am on Tuesday.", "5.20am on Tuesday", "2021-03-09T05:20"),
        ("It hit at 8pm local time.", "8pm local time", "2021-03-10T20:00"),
        ("Polls close at 12 a.m.", "12 a.m.", "2021-03-10T00:00"),
        ("They met at noon.", "noon", "2021-03-10T12:00"),
        ("Rain fell in the afternoon.", "the afternoon", "2021-03-10TAF"),
        ("A raid began last night.", "last night", "2021-03-09TNI"),
    ],
)
def test_times_of_day(text: str, expected: str, value: str) -> None:
    found = times(text)
    assert [(time.text, time.value, time.type) for time in found] == [(expected, value, "TIME")]


def test_later_counts_from_the_date_last_spoken_of_else_it_is_a_length() -> None:
    found = times("A column left on March 2. Two days later it reached the pass.")
    assert [(time.text, time.value) for time in found][1:] == [("Two days later", "2021-03-04")]
    alone = times("It reached the pass two days later.")
    assert [(time.text, time.value) for time in alone] == [("two days", "P2D")]


def test_a_time_of_day_takes_the_day_its_sentence_names_later() -> None:
    assert values("At 4am a dam gave way, officials said on Monday.")[0][1] == ("2021-03-08T04:00")


def test_a_time_of_day_goes_on_from_the_day_the_text_is_about() -> None:
    found = values("The fire broke out on Tuesday. At 9pm the roof fell in.")
    assert found[1] == ("9pm", "2021-03-09T21:00")


def test_the_weekday_after_publication_is_not_the_one_six_days_back() -> None:
    assert values("Ambulances came on Thursday.") == [("Thursday", "2021-03-11")]
    assert values("Ambulances came last Thursday.") == [("last Thursday", "2021-03-04")]


def test_minutes_after_a_dot_are_a_time_only_where_others_are() -> None:
    assert ("7.35", "2021-03-10T07:35") in values("Sirens rang at 7.05am and again at 7.35.")
    assert values("Output rose at 7.35 percent.") == []
    assert values("The index closed at 7.35.") == []


@pytest.mark.parametrize(
    ("text", "expected", "value", "mod"),
    [
        ("It took three days.", "three days", "P3D", None),
        ("The 12-year lease ended.", "12-year", "P12Y", None),
        ("At least 24 hours passed.", "At least 24 hours", "PT24H", "EQUAL_OR_MORE"),
        ("It rose over the past year.", "the past year", "P1Y", None),
        ("He ruled for almost a decade.", "almost a decade", "P1DE", "LESS_THAN"),
        ("He waited 2 1/2 years.", "2 1/2 years", "P2Y6M", None),
        ("It lasted twenty-four days.", "twenty-four days", "P24D", None),
        ("They waited for several months.", "several months", "PXM", None),
    ],
)
def test_durations(text: str, expected: str, value: str, mod: str | None) -> None:
    found = times(text)
    assert [(time.text, time.value, time.mod) for time in found] == [(expected, value, mod)]
    assert found[0].type == "DURATION"


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("They march every Monday.", "every Monday", "XXXX-WXX-1"),
        ("The board meets weekly.", "weekly", "P1W"),
        ("It floods each year.", "each year", "P1Y"),
    ],
)
def test_sets(text: str, expected: str, value: str) -> None:
    assert [(time.text, time.value, time.type) for time in times(text)] == [
        (expected, value, "SET")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A 42-year-old man fled.",
        "She is 42 years old.",
        "He may leave. May the best win.",
        "They march on the town in a second group.",
        "Some 2000 soldiers left.",
        "It costs $1990.",
        "Three-quarters agreed.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_relative_dates_stay_open_without_a_publication_date() -> None:
    found = times("He left on Thursday, a day after the vote of 3 May 2011.", None)
    assert [(time.text, time.value, time.anchor) for time in found] == [
        ("Thursday", None, "none"),
        ("a day", "P1D", "none"),
        ("3 May 2011", "2011-05-03", "text"),
    ]


def test_following_and_previous_count_from_the_date_last_given() -> None:
    found = values("The quake struck on 3 May 2011. The next day, help came.", None)
    assert found[1] == ("The next day", "2011-05-04")


_PIECES = (
    "at 6 30 a.m. p.m. Monday May the last 2016 99999 of two years ago early night . , - ' 1/2 "
    "Sept. 31 13/13/2020 2016-99-99 century next hundred 20th \n\n now eve o clock 0.5 25:61 9999 "
    "thousand week - quarter first every noon Christmas Friday's in Jan fiscal year-end"
)


@given(
    st.lists(st.sampled_from(_PIECES.split(" ")), max_size=25),
    st.sampled_from([None, "2021-03-10", "0001-01-01", "9999-12-31", "rubbish"]),
)
def test_any_text_gives_exact_ordered_evidence(words: list[str], day: str | None) -> None:
    text = " ".join(words)
    published = Published(value=day, precision="day", basis="metadata") if day else None
    last = 0
    for found in times(text, published):
        assert found.text == text[found.start : found.end] != ""
        assert found.start >= last
        last = found.end


@pytest.mark.parametrize("junk", ["a year ", "at 7.35 ", "one ", "1", "twenty-", "May ", "\n"])
def test_time_grows_with_the_text_and_no_faster(junk: str) -> None:
    def seconds(size: int) -> float:
        text = junk * (size // len(junk))
        began = time.process_time()
        find_times(text, ((0, len(text)),), DAY)
        return time.process_time() - began

    assert seconds(40_000) < 12 * (seconds(10_000) + 0.05)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat sank 48 hours ago.", [("48 hours ago", "2021-03-08")]),
        ("It left 96 hours ago.", [("96 hours ago", "2021-03-06")]),
        ("It left six hours ago.", [("six hours ago", "2021-03-10")]),
        ("He was seized last Tuesday.", [("last Tuesday", "2021-03-02")]),
        ("It opened on March 9,2021.", [("March 9,2021", "2021-03-09")]),
        ("It sold 21,500 tickets.", []),
        ("It fell on 12 June last year.", [("12 June last year", "2020-06-12")]),
        ("It fell on July 3 of last year.", [("July 3 of last year", "2020-07-03")]),
        ("They meet on Friday week.", [("Friday week", "2021-03-19")]),
        ("They sail in the week of 3 May.", [("the week of 3 May", "2021-W18")]),
        ("They sail in the week beginning 7 April.", [("the week beginning 7 April", "2021-W14")]),
    ],
)
def test_days_as_news_writes_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She sang at a Christmas concert.",
        "The spring offensive failed.",
        "He won the Summer Cup.",
        "The Bugle Today wrote so.",
        "He reads the Sunday Mail.",
        "He lives in 9 May Street.",
    ],
)
def test_a_name_and_a_description_date_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was shut at Christmas.", "2020-12-25"),
        ("In the summer Arden froze.", "2020-SU"),
        ("The shop opened today.", "2021-03-10"),
    ],
)
def test_a_day_that_is_only_near_a_name_is_a_day(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The crew was due to sail on Monday, but the engine failed.", "2021-03-08"),
        ("They hoped to sail on Monday before ice closed the bay.", "2021-03-08"),
        ("They agreed to sail on Monday, and that day the fog rose.", "2021-03-08"),
        ("They agreed on Monday to sail.", "2021-03-08"),
        ("They agreed to sail on Monday, the mate said.", "2021-03-15"),
    ],
)
def test_what_was_meant_for_a_day_may_be_over(text: str, value: str) -> None:
    assert values(text)[0] == ("Monday", value)


@pytest.mark.parametrize(
    ("text", "clock", "value"),
    [
        (
            "The levee broke on Monday. The warden said on Tuesday that it cracked at 4:10 a.m.",
            "4:10 a.m.",
            "2021-03-08T04:10",
        ),
        (
            "The warden told the Arden Echo on Tuesday that it cracked at 4:10 a.m.",
            "4:10 a.m.",
            None,
        ),
        (
            "It began at 4:10 p.m. on Friday, Sept. 14, with a call. At 6:20 p.m. a note came.",
            "6:20 p.m.",
            "2020-09-14T18:20",
        ),
        (
            "The hall was let on 14 September. A note came at 6:20 p.m. and was read.",
            "6:20 p.m.",
            "2020-09-14T18:20",
        ),
        (
            "The hall was let on 14 September.\n\nA note came at 6:20 p.m. and was read.",
            "6:20 p.m.",
            "2021-03-10T18:20",
        ),
        (
            "The race is set for Friday. The station will show it from 1:10 p.m. on.",
            "1:10 p.m.",
            "2021-03-12T13:10",
        ),
        (
            "At 6:20 p.m. the clerk wrote that on 14 September the hall was let.",
            "6:20 p.m.",
            "2021-03-10T18:20",
        ),
    ],
)
def test_a_time_of_day_goes_with_the_day_that_is_told(
    text: str, clock: str, value: str | None
) -> None:
    assert dict(values(text))[clock] == value


def test_a_time_of_day_is_read_with_the_day_behind_it() -> None:
    text = "It fell at 4 p.m. on Friday, Sept. 14, 2018, in rain."
    assert values(text) == [("4 p.m. on Friday, Sept. 14, 2018", "2018-09-14T16:00")]


@pytest.mark.parametrize(
    "text",
    [
        "They met on 14 September. The clerk came the next day, Sept. 15, with the key.",
        "They met on 3 May 1990. On Sept. 15, the next day, the clerk came.",
    ],
)
def test_a_day_that_is_named_beside_counts_from_nothing_else(text: str) -> None:
    assert {found for _, found in values(text)[1:]} == {"2020-09-15"}


@pytest.mark.parametrize(
    "text",
    [
        "The law was signed in 2014. The vote came on the same day.",
        "The law was signed in 2014. It was read out the next night.",
        "The law was signed in 2014. It was read out the following day.",
        "The law was signed in 2014. Two days later it was read out.",
    ],
)
def test_nothing_is_counted_finer_than_from_what_it_counts(text: str) -> None:
    assert all(not value or value == "2014" or value[0] == "P" for _, value in values(text))


def test_who_fell_was_hurt_in_no_season() -> None:
    assert values("A boy fell into the pit. He was not hurt in the fall, the keeper said.") == []
    assert values("The keeper closed the pit in the fall.") == [("the fall", "2020-FA")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They fired between February and December 2017.", ["2017-02", "2017-12"]),
        ("It ran from Nov. 3 to Feb. 4, 2017, in the hall.", ["2016-11-03", "2017-02-04"]),
        ("It ran from May to June 2017 in the hall.", ["2017-05", "2017-06"]),
        ("It fell in April, and June 2017 was wet.", ["2021-04", "2017-06"]),
        ("It ran from May 2015 to June 2017.", ["2015-05", "2017-06"]),
        ("It ran from last May to June 2017.", ["2020-05", "2017-06"]),
    ],
)
def test_the_ends_of_a_span_share_their_year(text: str, found: list[str]) -> None:
    assert [value for _, value in values(text)] == found


@pytest.mark.parametrize(
    "text", ["It peaked in the week before the vote.", "In the year leading up to it prices fell."]
)
def test_a_week_that_counts_from_something_else_has_no_date(text: str) -> None:
    assert [value for _, value in values(text)] == [None]


@pytest.mark.parametrize(
    "text", ["He spoke on Radio 4's Today show.", "He spoke on the Today show."]
)
def test_today_with_a_capital_inside_a_sentence_is_a_name(text: str) -> None:
    assert values(text) == []
