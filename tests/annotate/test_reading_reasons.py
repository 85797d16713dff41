"""Why a reading holds what it holds: reader or rule, anchor and tense."""

import pytest

from tests.support import article
from variorum.annotate import annotate
from variorum.annotate.places.sense_reasons import sense_reason
from variorum.annotate.reading_reasons import ReadingReasons, attributions_at
from variorum.model import Reading

TEXT = (
    "The interior ministry said on Wednesday that 12 people had died near Paris. "
    "The mayor will speak on Friday. It happened on 3 May 2031."
)


def read(published: str | None) -> tuple[Reading, ReadingReasons]:
    reading = annotate(article(TEXT, published=published))
    return reading, ReadingReasons(reading)


def test_a_weekday_tells_its_rule_its_anchor_and_where_the_sentence_looks() -> None:
    reading, reasons = read("2031-05-08")
    told = {one.text: reasons.of_time(one) for one in reading.times}
    assert told["Wednesday"].rule == told["Friday"].rule == "times.weekday"
    assert (
        "2031-05-07: counted from the day on which the article came out" in told["Wednesday"].words
    )
    assert "Thursday 2031-05-08, and the sentence looks to the past" in told["Wednesday"].words
    assert "the sentence looks to the future" in told["Friday"].words
    assert "the words give it" in told["3 May 2031"].words


def test_without_a_date_nothing_is_counted_from() -> None:
    reading, reasons = read(None)
    told = {one.text: reasons.of_time(one) for one in reading.times}
    assert "no day of the calendar: nothing tells the day" in told["Wednesday"].words


def test_a_month_alone_is_no_weekday() -> None:
    reading = annotate(article(TEXT, published="2031-05"))
    assert ReadingReasons(reading).of_time(reading.times[0]).words


def test_a_name_is_the_readers_or_a_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, reasons = read("2031-05-08")
    told = {one.text: reasons.of_name(one).rule for one in reading.entities}
    assert told["Paris"] == "reader"
    assert told["interior ministry"] == "names"
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    reading, reasons = read("2031-05-08")
    assert {reasons.of_name(one).rule for one in reading.entities} == {"names"}
    assert {reasons.of_attribution(one).rule for one in reading.attributions} == {"by-cue"}


def test_who_says_it_was_read_by_the_reader() -> None:
    reading, reasons = read("2031-05-08")
    (one, *_) = attributions_at(reading, 0, 75)
    assert reasons.of_attribution(one).rule == "reader"
    assert list(attributions_at(reading, len(TEXT) - 5, len(TEXT))) == []


def test_a_count_tells_its_number_and_the_word_that_measures_it() -> None:
    reading, reasons = read("2031-05-08")
    (count,) = reading.quantities
    assert reasons.of_quantity(count).words == (
        "“12 people had died” counts 12 (exact), measured as killed, by “had died”."
    )


def test_no_sentence_stands_beyond_the_last() -> None:
    _, reasons = read("2031-05-08")
    assert reasons.sentence_at(3) == (0, TEXT.index(" The mayor"))
    assert reasons.sentence_at(len(TEXT) + 1) is None


def test_a_place_outweighs_its_namesakes() -> None:
    reading, _ = read("2031-05-08")
    (paris,) = reading.places
    reason = sense_reason(reading, paris)
    assert reason.rule == "likeliest-place"
    assert reason.total == pytest.approx(sum(one.adds for one in reason.signs), abs=0.01)
    assert float(reason.words.rsplit(" ", 1)[1].rstrip(".")) < (reason.total or 0)
