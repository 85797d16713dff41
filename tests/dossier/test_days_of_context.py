"""Days of what is told without a date: the days to choose from, their signs, and the line."""

import pytest

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import Account, accounts_of
from variorum.dossier.days_of_context import SIGNS, Candidate, candidates, told_by_context
from variorum.dossier.news_value import Worth
from variorum.dossier.tellings import Telling, tellings_of
from variorum.dossier.timeline import timeline
from variorum.model import Event, Reading
from variorum.weights import load

CRASH = "Two trams collided near the Orsk docks on Thursday."
CLOSED = "Police closed the whole line between Orsk and the docks."
DATED = "Police on Thursday closed the line between Orsk and the docks."
TIMES = {"Thursday": "2024-05-02", "Monday": "2024-04-29"}


def one(text: str, uri: str = "a", published: str | None = "2024-05-02") -> Reading:
    held = {word: day for word, day in TIMES.items() if word in text}
    return read(uri, text, times=held, published=published)


def story(*readings: Reading) -> tuple[list[Account], list[Telling]]:
    origins = origins_of(*([reading.article.id] for reading in readings))
    accounts = accounts_of(readings, origins, ())
    return accounts, [telling for account in accounts for telling in tellings_of(account)]


def worth(accounts: list[Account], weighty: float = 0.9) -> dict[str, list[Worth]]:
    each = Worth(weighty, 0.5, 0.1)
    return {one.reading.article.id: [each] * len(one.reading.sentences) for one in accounts}


def found(*readings: Reading) -> list[Candidate]:
    accounts, told = story(*readings)
    return list(candidates(accounts, told, worth(accounts)))


def dated(*readings: Reading, weighty: float = 0.9) -> list[tuple[str, str]]:
    accounts, told = story(*readings)
    return [
        (one.account.reading.article.text[slice(*one.span)], one.value)
        for one in told_by_context(accounts, told, worth(accounts, weighty))
    ]


def events(*readings: Reading, weighty: float = 0.9) -> tuple[Event, ...]:
    accounts, _ = story(*readings)
    return timeline(accounts, {}, (), worth(accounts, weighty))


def test_the_weights_are_of_these_signs() -> None:
    assert load("days").names == SIGNS


def test_only_a_sentence_without_a_date_is_asked_for_its_day() -> None:
    assert {each.at for each in found(one(f"{CRASH} {CLOSED}"))} == {1}
    assert found(one(f"{CRASH} Was nobody there to close the whole line?")) == []
    assert found(one(f"{CRASH} Chaos followed.")) == []
    assert found(one(f"{CRASH} If the trams fail, the docks of Orsk are closed.")) == []


def test_the_days_are_those_around_and_none_after_the_report() -> None:
    text = f"{CRASH} On Monday the city checked its trams. {CLOSED}"
    assert {each.value for each in found(one(text))} == {"2024-05-02", "2024-04-29"}
    assert {each.value for each in found(one(text, published="2024-04-30"))} == {
        "2024-04-30",
        "2024-04-29",
    }


def test_each_sign_stands_under_its_name() -> None:
    text = f"{CRASH} On Monday the city checked its trams. {CLOSED}"
    by_day = {each.value: dict(zip(SIGNS, each.signs, strict=True)) for each in found(one(text))}
    report, before = by_day["2024-05-02"], by_day["2024-04-29"]
    assert (report["that day"], before["that day"], before["that week"]) == (1, 0, 1)
    assert (report["publication"], before["publication"]) == (1, 0)
    assert (report["told last"], before["told last"], before["told just before"]) == (0, 1, 1)
    assert report["past"] == 1
    assert report["ahead"] == report["quoted"] == report["told last and publication"] == 0
    assert report["weighty"] == 0.9
    assert report["accounts"] == 1


def test_another_account_of_the_same_thing_tells_its_day() -> None:
    alone, beside = (
        found(one(f"{CRASH} {CLOSED}")),
        found(one(f"{CRASH} {CLOSED}"), one(DATED, "b")),
    )
    elsewhere = SIGNS.index("dated elsewhere")
    assert alone[0].signs[elsewhere] == 0
    assert beside[0].signs[elsewhere] > 0.5


def test_a_day_is_taken_from_the_line_on() -> None:
    sure = one(f"{CRASH} {CLOSED}"), one(DATED, "b")
    assert dated(*sure) == [(CLOSED, "2024-05-02")]
    late = one(f"{CRASH} {CLOSED}", published="2024-05-09")
    assert dated(late, weighty=0.0) == []


@pytest.mark.parametrize("text", [f"They {CLOSED[7:]}", f"“{CLOSED}"])
def test_what_does_not_read_alone_gets_no_line(text: str) -> None:
    assert dated(one(f"{CRASH} {text}"), one(DATED, "b")) == []


def test_an_event_tells_that_its_day_follows_from_the_context() -> None:
    text = f"{CRASH} Two drivers were taken to the Orsk hospital with broken arms."
    other = "On Thursday two drivers with broken arms went to the hospital of Orsk."
    (lone,) = (each for each in events(one(text), one(other, "b")) if "drivers" in each.text)
    # Another account dates it in words, so its words are the basis.
    assert (lone.date.basis, lone.date.confidence) == ("published", None)
    assert len(lone.articles) == 2


def test_of_an_event_that_no_words_date_the_likelihood_is_told() -> None:
    text = f"{CRASH} Ten riders of the trams by the Orsk docks suffered cuts."
    readings = one(text), one("On Thursday ten riders sang.", "b")
    (lone,) = (each for each in events(*readings, weighty=1.0) if "Ten riders" in each.text)
    assert lone.date.basis == "context"
    assert lone.date.confidence is not None
    assert load("days").line("dated") <= lone.date.confidence <= 1
    assert lone.kind == "happened"
