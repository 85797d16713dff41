"""Whether a date is that of what its sentence tells: the signs, and what is left out."""

import pytest

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import Account, accounts_of
from variorum.dossier.date_fit import SIGNS, DateFit, fits, judged
from variorum.dossier.news_value import Worth
from variorum.dossier.tellings import Telling, tellings_of
from variorum.dossier.timeline import timeline
from variorum.model import Reading
from variorum.weights import load

BROKE = "The old Kellermark dam broke on Thursday in heavy rain."
THURSDAY = {"Thursday": "2024-05-02"}


def story(*texts: str, times: dict[str, str] | None = None) -> tuple[list[Account], list[Telling]]:
    readings: list[Reading] = []
    for at, text in enumerate(texts):
        known = {word: day for word, day in (times or THURSDAY).items() if word in text}
        readings.append(read(f"a{at}", text, times=known, published="2024-05-12"))
    origins = origins_of(*([reading.article.id] for reading in readings))
    accounts = accounts_of(readings, origins, ())
    return accounts, [one for account in accounts for one in tellings_of(account)]


def signs(*texts: str, times: dict[str, str] | None = None) -> dict[str, float]:
    """The signs of the first telling."""
    _, told = story(*texts, times=times)
    first = next(one for one in told if one.account.reading.article.text == texts[0])
    return dict(zip(SIGNS, DateFit(told).signs(first), strict=True))


def test_the_weights_are_of_these_signs() -> None:
    assert load("dates").names == SIGNS


def test_what_is_told_as_over_is_told_apart_from_what_is_so() -> None:
    found = signs(BROKE)
    assert (found["past"], found["perfect"], found["ahead"], found["planned"]) == (1, 0, 0, 0)
    found = signs("The old Kellermark dam has risen since Thursday in heavy rain.")
    assert (found["past"], found["perfect"]) == (0, 1)
    found = signs("The old Kellermark dam will broke on Thursday in heavy rain.")
    assert found["ahead"] == 1


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("on Thursday", "on"),
        ("in Thursday", "in"),
        ("during Thursday", "in"),
        ("after the loss of Thursday", "with a noun"),
        ("since Thursday", "bounds"),
        ("since late Thursday", "bounds"),
    ],
)
def test_the_word_before_a_date_counts(words: str, sign: str) -> None:
    found = signs(f"The old Kellermark dam broke {words} in heavy rain.")
    of = ("on", "in", "with a noun", "bounds")
    assert {name for name in of if found[name]} == {sign}


def test_a_time_of_day_and_a_date_some_weeks_back_count() -> None:
    assert signs(BROKE)["of the clock"] == 0
    assert signs(BROKE)["that month"] == 1
    assert signs(BROKE, times={"Thursday": "2024-05-02TEV"})["of the clock"] == 1
    assert signs(BROKE, times={"Thursday": "2024-05-09"})["that month"] == 0
    assert signs(BROKE, times={"Thursday": "2024-02-09"})["that month"] == 0


def test_what_others_tell_the_like_of_counts_by_its_date() -> None:
    other = "The dam of Kellermark broke on Friday in rain."
    alike = signs(BROKE, other, times=THURSDAY | {"Friday": "2024-05-02"})
    assert alike["told on that date"] > 0.5
    assert alike["told on another"] == 0
    apart = signs(BROKE, other, times=THURSDAY | {"Friday": "2024-05-03"})
    assert apart["told on that date"] == 0
    assert apart["told on another"] == alike["told on that date"]
    coarse = signs(BROKE, other, times=THURSDAY | {"Friday": "2024"})
    assert coarse["told on another"] == 0
    assert signs(BROKE)["told on another"] == 0


def test_each_telling_is_judged_and_an_event_stays_by_its_likeliest() -> None:
    _, told = story(BROKE)
    (one,) = judged(told)
    assert one.likely == pytest.approx(
        load("dates").probability(DateFit(told).signs(one)), abs=1e-3
    )
    line = load("dates").line("kept")
    assert fits([one._replace(likely=0.0), one._replace(likely=line)])
    assert not fits([one._replace(likely=line - 0.01)])


def test_an_event_whose_date_is_unlikely_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    accounts, _ = story(BROKE)
    worth = {one.reading.article.id: [Worth(0.8, 0.5, 0.1)] for one in accounts}
    (event,) = timeline(accounts, {}, (), worth)
    assert event.worth is not None
    assert event.worth < 0.8, "what is worth telling counts less the less likely its date is"
    monkeypatch.setattr(DateFit, "likely", lambda self, one: 0.0)
    assert timeline(accounts, {}, (), worth) == ()
    assert timeline(accounts, {}, ()) != ()
