"""Every rule of time is shown by its own sentences, and every word of its classes is read."""

import pytest

from variorum.annotate.text.sentences import split
from variorum.annotate.times import find_times
from variorum.lexicon import Rule, in_order, load_rules, table
from variorum.model import Published, TimeExpression

DAY = Published(value="2021-03-10", precision="day", basis="metadata")  # a Wednesday
RULES = list(load_rules("times"))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_a_rule_reads_its_sentences_and_spares_the_others(rule: Rule) -> None:
    for sentence in rule.matches:
        if rule.by == "no_time":
            assert not times(sentence)
        else:
            assert rule.id in names(sentence), sentence
    for sentence in rule.spares:
        assert rule.id not in names(sentence), sentence


@pytest.mark.parametrize("number", range(1, 13))
def test_every_name_of_a_month_is_read(number: int) -> None:
    forms = {**table("calendar.months"), **table("calendar.months_short")}
    for form in [form for form, value in forms.items() if int(value) == number]:
        (found,) = times(f"It shut on {form.capitalize()} 21, 2019.")
        assert found.value == f"2019-{number:02d}-21"


@pytest.mark.parametrize("number", range(7))
def test_every_name_of_a_weekday_is_read(number: int) -> None:
    for key in ("weekdays", "weekdays_plural", "weekdays_short"):
        for form, value in table(f"calendar.{key}").items():
            if int(value) == number:
                (found,) = times(f"It shut last {form.capitalize()}.")
                # Tuesday was yesterday, so that "last Tuesday" is of the week before.
                days = 2 if number == 1 else 3 + (number - 2) % 7
                assert found.value == f"2021-03-{days:02d}"


@pytest.mark.parametrize(("form", "unit"), list(table("calendar.units").items()))
def test_every_unit_measures_a_length(form: str, unit: str) -> None:
    written = {"TS": "PT3S", "TM": "PT3M", "TH": "PT3H", "WE": "P6D", "F": "P6W", "DE": "P3DE"}
    if form == "second":
        assert not times("It was the second group.")  # an ordinal, whatever stands before it
        return
    found = [time.value for time in times(f"It went on for three {form} without a pause.")]
    assert found == [written.get(unit, f"P3{unit}")]


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("It went on for {} days.", "numbers.small", "P{}D"),
        ("It went on for {} days.", "numbers.tens", "P{}D"),
        ("It dates from the {} century.", "numbers.ordinals", None),
        ("It shut this {}.", "calendar.parts", "2021-03-10T{}"),
        ("They meet {}.", "calendar.frequencies", "{}"),
        ("It is so {}.", "calendar.references", "{}"),
        ("It went on {} three days.", "calendar.bounds", "P3D"),
        ("It shut in the {} of 1994.", "calendar.seasons", "1994-{}"),
        ("It began in the {}.", "calendar.decades", "19{}"),
    ],
)
def test_every_word_of_a_class_is_read(text: str, key: str, value: str | None) -> None:
    for form, meant in table(key).items():
        expected = f"{int(meant) - 1:02d}" if value is None else value.format(meant)
        found = [time.value for time in times(text.format(form))]
        assert found == [expected], form


@pytest.mark.parametrize("zone", in_order("calendar.zones"))
def test_a_time_of_day_takes_its_zone_along(zone: str) -> None:
    (found,) = times(f"It struck at 5 p.m. {zone.upper()} on Tuesday.")
    assert found.text == f"5 p.m. {zone.upper()} on Tuesday"


def test_a_weekday_says_how_its_sentence_looks() -> None:
    assert [(one.rule, one.tense) for one in times("The court will rule on Monday.")] == [
        ("times.weekday", "future")
    ]


def times(text: str) -> tuple[TimeExpression, ...]:
    return find_times(text, split(text), DAY)


def names(text: str) -> set[str]:
    return {str(one.rule) for one in times(text)}
