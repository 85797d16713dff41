"""Tellings: which dated clauses of an account tell of something, and of when."""

import pytest
from msgspec.structs import replace

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.tellings import Telling, dateline_end, tellings_of, without_dateline
from variorum.model import Dateline, Published, Reading

THURSDAY = {"Thursday": "2024-05-02"}


def tellings(one: Reading) -> list[Telling]:
    (account,) = accounts_of([one], origins_of([one.article.id]), ())
    return list(tellings_of(account))


def told(text: str, times: dict[str, str] | None = None, **more: str) -> list[tuple[str, str]]:
    one = read("a", text, times=times or THURSDAY, **more)  # type: ignore[arg-type]
    return [(telling.value, text[slice(*telling.span)]) for telling in tellings(one)]


DAM = "The old Kellermark dam burst on Thursday."


def test_a_sentence_with_one_date_is_told_whole() -> None:
    assert told(DAM) == [("2024-05-02", DAM)]


@pytest.mark.parametrize(
    "text",
    [
        "Did the old Kellermark dam burst on Thursday?",
        "The old Kellermark dam burst on Thursday https://t.example/x.",
        "The old dam burst on Thursday (@lunafloods) near Kellermark.",
        "Seven dead in Kellermark on Thursday can be seventy.",
        "The dam of Kellermark may burst on Thursday.",
        "The dam of Kellermark may suddenly burst on Thursday.",
        "The town floods if the dam of Kellermark bursts on Thursday.",
        "It burst on Thursday.",
    ],
)
def test_a_question_a_posting_and_what_may_be_tell_of_nothing(text: str) -> None:
    assert told(text) == []


def test_what_officials_may_not_say_is_no_doubt() -> None:
    text = "The Kellermark dam burst on Thursday, but engineers could not say why."
    assert told(text) != []


def test_the_day_on_which_something_was_only_said_dates_the_saying() -> None:
    text = "The Kellermark dam burst wide open, the mayor said on Thursday."
    said = [("the mayor", "said", "The Kellermark dam burst wide open", "says")]
    one = read("a", text, times=THURSDAY, said=said)  # type: ignore[arg-type]
    (saying,) = tellings(one)
    assert saying.said
    assert text[slice(*saying.span)] == text
    assert saying.at == text.index("Thursday")
    warned = read(
        "a",
        text.replace("said", "warned"),
        times=THURSDAY,
        said=[("the mayor", "warned", "The Kellermark dam burst wide open", "warns")],
    )
    assert [one.said for one in tellings(warned)] == [False]


def test_a_sentence_that_dates_what_happened_is_not_told_as_said() -> None:
    text = "The Kellermark dam burst on Monday, the mayor said on Thursday."
    said = [("the mayor", "said", "The Kellermark dam burst on Monday", "says")]
    times = {"Monday": "2024-04-29", "Thursday": "2024-05-02"}
    one = read("a", text, times=times, said=said)  # type: ignore[arg-type]
    assert [(telling.value, telling.said) for telling in tellings(one)] == [("2024-04-29", False)]


@pytest.mark.parametrize(
    ("text", "year", "dated"),
    [
        ("The Lakeland Open 2024 drew crowds to the Kellermark dam.", "2024", False),
        ("In May 2024 crowds drew near to the Kellermark dam.", "2024", True),
        ("In 2024 crowds drew near to the Kellermark dam.", "2024", True),
        ("Since 2024 crowds drew near to the Kellermark dam.", "2024", True),
    ],
)
def test_a_year_in_a_name_is_no_date(text: str, year: str, dated: bool) -> None:
    assert bool(told(text, {year: year})) is dated


def test_what_is_no_day_of_the_calendar_dates_nothing() -> None:
    assert told(DAM, {"Thursday": "PRESENT_REF"}) == []
    assert told(DAM, {"Thursday": "P1D"}) == []


def test_a_late_hour_of_the_day_of_the_report_is_an_earlier_days() -> None:
    text = "The old Kellermark dam burst at 11 p.m. with a roar."
    assert told(text, {"at 11 p.m": "2024-05-02T23:00"}, published="2024-05-02") == []
    assert told(text, {"at 11 p.m": "2024-05-02T20:59"}, published="2024-05-02") != []
    assert told(text, {"at 11 p.m": "2024-05-01T23:00"}, published="2024-05-02") != []


def test_the_words_of_a_telling_leave_out_its_own_date() -> None:
    (one,) = tellings(read("a", DAM, times=THURSDAY))
    assert not any(key.startswith("@") for key in one.keys)
    assert {"kellermark", "dam"} <= {key.casefold() for key in one.keys}


@pytest.mark.parametrize(
    ("basis", "told_by"), [("metadata", "published"), ("coverage", "coverage")]
)
def test_a_date_counted_from_publication_rests_on_it(basis: str, told_by: str) -> None:
    one = read("a", DAM, times=THURSDAY, published="2024-05-03")
    published = Published(value="2024-05-03", precision="day", basis=basis)  # type: ignore[arg-type]
    dated = replace(one, article=replace(one.article, published=published))
    assert [telling.basis for telling in tellings(dated)] == [told_by]
    alone = replace(dated, times=tuple(replace(time, anchor="text") for time in dated.times))
    assert [telling.basis for telling in tellings(alone)] == ["text"]


def test_a_dateline_dates_the_report_alone() -> None:
    text = f"KELLERMARK, Thursday (NWA) - {DAM}"
    one = read("a", text, times=THURSDAY)
    assert dateline_end(one) == 0
    assert without_dateline(one, (0, 9)) == (0, 9)
    sent = replace(one, article=replace(one.article, dateline=Dateline(place="KELLERMARK")))
    assert dateline_end(sent) == text.index("The old")
    assert without_dateline(sent, (0, len(text))) == (text.index("The old"), len(text))
    assert without_dateline(sent, (40, 50)) == (40, 50)
    assert [text[slice(*telling.span)] for telling in tellings(sent)] == [DAM]


@pytest.mark.parametrize("label", ["Updated: ", "UPDATE: ", "Breaking News: ", "EXCLUSIVE | "])
def test_a_label_of_the_page_is_left_out(label: str) -> None:
    assert told(label + DAM) == [("2024-05-02", DAM)]


def test_a_word_with_a_colon_that_is_no_label_stays() -> None:
    text = "Kellermark update: the old dam burst on Thursday."
    assert told(text) == [("2024-05-02", text)]
