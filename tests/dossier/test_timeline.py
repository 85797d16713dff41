import pytest
from msgspec.structs import replace

from tests.align.readings import near, origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.date_fit import judged
from variorum.dossier.days import first_day, last_day, order, precision
from variorum.dossier.news_value import Worth
from variorum.dossier.tellings import tellings_of
from variorum.dossier.timeline import SAID_LINE, timeline
from variorum.model import Claim, Dateline, Event, Origin, Reading

THURSDAY = {"Thursday": "2024-05-02"}


def events_of(*readings: Reading, origins: tuple[Origin, ...] = ()) -> tuple[Event, ...]:
    origins = origins or origins_of(*([reading.article.id] for reading in readings))
    return timeline(accounts_of(readings, origins, ()), {})


def test_tellings_of_one_day_are_one_event() -> None:
    a = read("a", "A wall of the Kellermark dam burst on Thursday.", times=THURSDAY)
    b = read("b", "On 2 May a wall of the dam at Kellermark burst.", times={"2 May": "2024-05-02"})
    (event,) = events_of(a, b)
    assert (event.date.value, event.articles, event.origins) == ("2024-05-02", ("a", "b"), 2)
    assert {one.text for one in event.evidence} >= {event.text}


def test_two_things_of_one_day_are_two_events() -> None:
    a = read("a", "A wall of the Kellermark dam burst on Thursday.", times=THURSDAY)
    b = read("b", "On Thursday the central bank raised its rate.", times=THURSDAY)
    assert len(events_of(a, b)) == 2


def test_copies_are_one_origin_of_an_event() -> None:
    a, b = (read(uri, "A wall of the dam burst on Thursday.", times=THURSDAY) for uri in "ab")
    (event,) = events_of(a, b, origins=origins_of("ab"))
    assert (len(event.articles), event.origins) == (2, 1)


def test_a_sentence_with_two_dates_gives_each_its_clause() -> None:
    text = "The dam burst wide open on Thursday, after engineers found long cracks on Monday."
    a = read("a", text, times=THURSDAY | {"Monday": "2024-04-29"})
    assert [(event.date.value, event.text) for event in events_of(a)] == [
        ("2024-04-29", "engineers found long cracks on Monday."),
        ("2024-05-02", "The dam burst wide open on Thursday,"),
    ]


def test_what_does_not_read_without_its_sentence_is_no_event_and_is_read_with_it() -> None:
    text = "The mayor shut the old dam on Thursday, after returning from the Orsk fair on Monday."
    a = read("a", text, times=THURSDAY | {"Monday": "2024-04-29"})
    assert [(event.date.value, event.text) for event in events_of(a)] == [("2024-05-02", text)]


def test_what_happened_in_a_year_may_be_told_after_it() -> None:
    text = "It was the worst train crash here since 1959, when a lorry hit a tram near the docks."
    a = read(
        "a",
        text + " It rained on Thursday in the hills.",
        times={"1959": "1959"} | THURSDAY,
        published="2024-05-03",
    )
    assert events_of(a)[0].kind == "background"
    b = read("b", text.replace("It was", "Thursday saw"), times={"1959": "1959"} | THURSDAY)
    old, _ = events_of(b)
    assert (old.date.value, old.text) == ("1959", "when a lorry hit a tram near the docks.")


def test_the_day_of_saying_is_no_event() -> None:
    text = "The mayor said on Thursday that the old dam needs repair."
    a = read(
        "a", text, times=THURSDAY, said=[("The mayor", "said", "the old dam needs repair", "says")]
    )
    assert events_of(a) == ()
    b = read(
        "b",
        text.replace("said", "conceded"),
        times=THURSDAY,
        said=[("The mayor", "conceded", "the old dam needs repair", "confirms")],
    )
    assert len(events_of(b)) == 1


def test_what_lies_ahead_is_planned() -> None:
    a = read(
        "a",
        "The wreck of the ferry will be raised on Sunday.",
        times={"Sunday": "2024-05-05"},
        published="2024-05-03",
    )
    assert events_of(a)[0].kind == "planned"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The port called Thursday for a cap on nets as part of a plan to save cod.", "happened"),
        ("The old ferries plan to sail to Selm on Thursday.", "planned"),
        ("The ferry of Selm is now scheduled to sail on Thursday.", "planned"),
        ("The ferry of Selm is not due to sail to Kellermark on Thursday.", "planned"),
        (
            "The mayor shut the old port of Selm on Thursday, while the ferries to Kellermark "
            "will sail from the pier of Orsk.",
            "happened",
        ),
    ],
)
def test_only_what_the_clause_of_the_date_looks_ahead_to_is_planned(text: str, kind: str) -> None:
    (event,) = events_of(read("a", text, times=THURSDAY, published="2024-05-02"))
    assert event.kind == kind


def test_what_may_be_on_the_day_after_is_planned() -> None:
    text = "The ferry of Selm sailed last and may sail again for Kellermark on Thursday."
    (event,) = events_of(read("a", text, times=THURSDAY, published="2024-05-01"))
    assert event.kind == "planned"


@pytest.mark.parametrize(
    ("told", "value", "week"),
    [("2024-W19", "2024-05", "2024-W19"), ("2024-W18", "2024-W18", "2024-W18")],
)
def test_a_week_is_told_beside_the_month_that_holds_it(told: str, value: str, week: str) -> None:
    text = "A wall of the Kellermark dam burst last week."
    (event,) = events_of(read("a", text, times={"last week": told}))
    assert (event.date.value, event.date.week, event.date.precision) == (value, week, "month")


def test_weeks_stand_in_order_among_days() -> None:
    a = read("a", "A wall of the Kellermark dam burst last week.", times={"last week": "2024-W19"})
    b = read("b", "On Thursday the central bank raised its rate.", times=THURSDAY)
    assert [event.date.value for event in events_of(a, b)] == ["2024-05-02", "2024-05"]


@pytest.mark.parametrize(("weighty", "shown"), [(SAID_LINE, True), (SAID_LINE - 0.01, False)])
def test_what_was_only_said_is_told_where_an_editor_wants_it(weighty: float, shown: bool) -> None:
    text = "The old dam needs urgent repair, the mayor said on Thursday. It is old."
    said = [("the mayor", "said", "The old dam needs urgent repair", "says")]
    one = read("a", text, times=THURSDAY, said=said, published="2024-05-02")  # type: ignore[arg-type]
    accounts = accounts_of([one], origins_of(["a"]), ())
    worth = {"a": [Worth(weighty, 0.0, 0.0), Worth(0.0, 0.0, 0.0)]}
    found = timeline(accounts, {}, (), worth)
    assert [(event.date.value, event.kind) for event in found] == (
        [("2024-05-02", "happened")] if shown else []
    )


def test_a_claim_brings_in_an_account_without_a_date() -> None:
    a = read("a", "A wall of the dam burst on Thursday.", times=THURSDAY)
    b = read("b", "The dam wall has burst.")
    evidence = tuple(one.article.evidence(one.sentences[0]) for one in (a, b))
    claim = Claim(
        id="c",
        text=evidence[0].text,
        statements=(),
        evidence=evidence,
        articles=("a", "b"),
        origins=2,
        asserted_by=(),
        denied_by=(),
        status="agreed",
    )
    accounts = accounts_of([a, b], origins_of("a", "b"), ())
    (event,) = timeline(accounts, {}, [claim])
    assert (event.articles, event.origins) == (("a", "b"), 2)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-02T14:00", "minute"),
        ("2024-05-02TEV", "day"),
        ("2024-05-02", "day"),
        ("2024-W18", "month"),
        ("2024-SU", "month"),
        ("2024", "year"),
        ("197", "year"),
        ("PRESENT_REF", None),
        ("P3D", None),
        ("XXXX-05-02", None),
    ],
)
def test_precision_of_dates(value: str, expected: str | None) -> None:
    assert precision(value) == expected


def test_dates_sort_by_the_day_they_begin() -> None:
    values = ["2024-05-02", "2024-W18", "2024", "197", "2024-05", "2024-Q2", "2024-99-99", "x"]
    assert sorted(values, key=order) == [
        "197",
        "2024",
        "2024-Q2",
        "2024-W18",
        "2024-05",
        "2024-05-02",
        "2024-99-99",
        "x",
    ]
    assert first_day("2024-99-99") is None


def test_a_dateline_is_no_part_of_an_event_and_its_day_none() -> None:
    told = "A wall of the dam burst on Thursday near the old mill."
    text = f"PORT MALEN, 3 May - {told}"
    a = read("a", text, times=THURSDAY | {"3 May": "2024-05-03"})
    dateline = Dateline(place="PORT MALEN", date="2024-05-03")
    a = replace(a, article=replace(a.article, dateline=dateline))
    (event,) = events_of(a)
    assert (event.date.value, event.text) == ("2024-05-02", told)


def test_two_sentences_of_one_account_are_two_events_unless_nearly_the_same() -> None:
    text = (
        "On Thursday divers reached the flooded mill near Kellermark. "
        "On Thursday a flooded school near Kellermark was searched for its missing caretaker."
    )
    assert len(events_of(read("a", text, times=THURSDAY))) == 2


def test_a_question_and_a_posting_are_no_events() -> None:
    a = read("a", "Did the Kellermark dam wall burst on Thursday?", times=THURSDAY)
    a = replace(a, sentences=((0, len(a.article.text)),))
    b = read("b", "The dam wall burst on Thursday pic.twitter.com/x1 (@mill)", times=THURSDAY)
    b = replace(b, sentences=((0, len(b.article.text)),))
    assert events_of(a) == events_of(b) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The mayor warned on Thursday that the old Kellermark dam could burst.",
        "The board threatened Thursday to close the Kellermark dam if it leaks again.",
    ],
)
def test_what_was_said_of_what_may_be_did_happen(text: str) -> None:
    assert len(events_of(read("a", text, times=THURSDAY, published="2024-05-02"))) == 1


def test_each_account_has_all_its_words_for_an_event() -> None:
    again = "On Thursday a wall of the old Kellermark dam burst in the night."
    a = read("a", f"A wall of the Kellermark dam burst on Thursday. {again}", times=THURSDAY)
    (event,) = events_of(a)
    assert [one.text for one in event.evidence][1] == again
    assert event.articles == ("a",)


def test_later_in_a_year_is_ahead_until_the_year_is_over() -> None:
    text = "The town will later this year rebuild the Kellermark dam."
    made = read("a", text, times={"later this year": "2024"}, published="2024-05-02")
    (event,) = events_of(made)
    assert event.kind == "planned"


def test_what_may_be_is_no_event_but_the_month_of_may_is() -> None:
    text = "The cracked Kellermark wall may burst on Thursday."
    assert events_of(read("a", text, times=THURSDAY, published="2024-05-02")) == ()
    text = "The cracked Kellermark wall burst on 2 May."
    (event,) = events_of(read("a", text, times={"2 May": "2024-05-02"}))
    assert event.date.value == "2024-05-02"


def test_the_date_of_an_aside_tells_of_the_aside() -> None:
    text = "Divers recovered five bodies in Orsk, where the flood on Thursday swept 74 houses away."
    (event,) = events_of(read("a", text, times=THURSDAY))
    assert event.text == "where the flood on Thursday swept 74 houses away."
    (event,) = events_of(read("a", text, times=THURSDAY, names={"Orsk": "place"}))
    assert event.text == "Orsk, where the flood on Thursday swept 74 houses away."
    text = "The mayor thanked three divers, who recovered five bodies from the dam on Thursday."
    (event,) = events_of(read("a", text, times=THURSDAY))
    assert event.text == "three divers, who recovered five bodies from the dam on Thursday."
    text = (
        "Two trams were badly damaged near Orsk, which happened on Thursday before the rush hour."
    )
    (event,) = events_of(read("a", text, times=THURSDAY))
    assert event.text == text


def test_the_date_of_an_aside_within_a_clause_tells_of_the_aside() -> None:
    text = (
        "The mayor Ada Roy, who vowed to mend the old dam when she took office last year, said "
        "that she was glad of the new dam."
    )
    made = read("a", text, times={"last year": "2023"}, names={"Ada Roy": "person"})
    (event,) = events_of(made)
    aside = "Ada Roy, who vowed to mend the old dam when she took office last year"
    assert event.text == aside


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The army has freed 21 of the 200 girls kidnapped two years ago, the mayor said.",
            "the 200 girls kidnapped two years ago",
        ),
        (
            "Ten girls captured by gunmen of the north two years ago have been freed in Orsk.",
            "Ten girls captured by gunmen of the north two years ago",
        ),
        (
            "The mayor has said that gunmen kidnapped two years ago some girls of Orsk.",
            "The mayor has said that gunmen kidnapped two years ago some girls of Orsk.",
        ),
        (
            "The girls of Orsk were kidnapped two years ago.",
            "The girls of Orsk were kidnapped two years ago.",
        ),
    ],
)
def test_a_release_is_not_told_under_the_year_of_the_abduction(text: str, told: str) -> None:
    (event,) = events_of(read("a", text, times={"two years ago": "2022"}))
    assert event.text == told


def test_what_a_sentence_goes_back_to_has_the_day_alone() -> None:
    text = (
        "Ninety army diggers reached the village of Orsk after clerks claimed that a wall had "
        "burst on Thursday."
    )
    (event,) = events_of(read("a", text, times=THURSDAY))
    assert event.text == "clerks claimed that a wall had burst on Thursday."
    text = "Seven people of Orsk drowned when the old wall burst on Thursday."
    (event,) = events_of(read("a", text, times=THURSDAY))
    assert event.text == text


def test_the_name_that_a_relative_clause_is_about_keeps_its_mark_of_quotation() -> None:
    text = (
        "Clerks of the town wrote letters of a plan named “Orsk”, which the board of the port had "
        "dropped in anger on Thursday."
    )
    (event,) = events_of(read("a", text, times=THURSDAY, names={"Orsk": "other"}))
    assert event.text == "“Orsk”, which the board of the port had dropped in anger on Thursday."


def test_the_date_of_a_mentioned_thing_tells_of_that_thing() -> None:
    text = "The governor praised the 30 divers trained by the navy of Estrand in 2019 as heroes."
    (event,) = events_of(read("a", text, times={"2019": "2019"}))
    assert event.text.startswith("the 30 divers trained by the navy of Estrand in 2019")
    text = "The divers were trained by the navy of Estrand in 2019."
    (event,) = events_of(read("a", text, times={"2019": "2019"}))
    assert event.text == text


def test_a_year_inside_a_name_dates_nothing() -> None:
    text = "The harbour festival Regatta 2024 drew large crowds to Port Malen."
    assert events_of(read("a", text, times={"2024": "2024"})) == ()


def test_a_day_that_opens_a_sentence_of_mere_saying_is_no_event() -> None:
    text = "On Thursday, the mayor said that the old dam needs urgent repair."
    said = [("the mayor", "said", "the old dam needs urgent repair", "says")]
    assert events_of(read("a", text, times=THURSDAY, said=said)) == ()  # type: ignore[arg-type]


def test_the_day_after_the_report_is_ahead_unless_it_is_told_as_past() -> None:
    past = "Divers searched the flooded Kellermark mill on Thursday."
    ahead = "Divers will search the flooded Kellermark mill on Thursday."
    kinds = [
        events_of(read("a", text, times=THURSDAY, published="2024-05-01"))[0].kind
        for text in (past, ahead)
    ]
    assert kinds == ["happened", "planned"]


def test_a_year_joins_the_day_that_tells_the_same() -> None:
    a = read(
        "a",
        "In 2014 raiders seized schoolgirls from a boarding school in Orsk.",
        times={"2014": "2014"},
    )
    b = read(
        "b",
        "On 14 April 2014 raiders seized 200 schoolgirls from a boarding school in Orsk.",
        times={"14 April 2014": "2014-04-14"},
    )
    (event,) = events_of(a, b)
    assert (event.date.value, event.articles) == ("2014-04-14", ("a", "b"))


def test_a_week_joins_the_day_that_tells_the_same_and_the_day_is_shown() -> None:
    day = "A wall of the old Kellermark dam burst on Thursday."
    week = "Ada Lund said a wall of the old Kellermark dam burst this week."
    a = read("a", day, times=THURSDAY)
    b = read("b", week, times={"this week": "2024-W18"})
    (event,) = events_of(a, b)
    assert (event.date.value, event.text, event.origins) == ("2024-05-02", day, 2)
    other = read("b", week, times={"this week": "2024-W19"})
    assert len(events_of(a, other)) == 2


def test_a_piece_of_a_sentence_is_worth_less_than_a_whole_one() -> None:
    whole = "Ada Lund said that the Kellermark dam wall burst wide open on Thursday."
    piece = "Ada Lund, who repaired the Kellermark dam wall on Thursday, was hurt."
    for text, worth in ((whole, 0.8), (piece, 0.4)):
        one = read("a", text, times=THURSDAY, names={"Ada Lund": "person"})
        accounts = accounts_of([one], origins_of("a"), ())
        (event,) = timeline(accounts, {}, (), {"a": [Worth(0.8, 0.5, 0.5)]})
        (told,) = judged([one for account in accounts for one in tellings_of(account)])
        assert event.worth == pytest.approx(worth * told.likely, abs=0.001)


def test_a_late_hour_of_the_day_of_the_report_is_not_dated() -> None:
    text = "The siren near the Kellermark dam was set off at 11.04 p.m. by a guard."
    times = {"at 11.04 p.m": "2024-05-02T23:04"}
    a = read("a", text, times=times, published="2024-05-02")
    a = replace(
        a,
        sentences=((0, len(text)),),
        times=tuple(replace(one, type="TIME") for one in a.times),
    )
    assert events_of(a) == ()
    assert len(events_of(replace(a, article=replace(a.article, published=None)))) == 1


def test_tellings_in_other_words_are_one_event_where_they_mean_the_same() -> None:
    a = read(
        "a",
        "On 2 May the mud wall at Kellermark collapsed overnight.",
        times={"2 May": "2024-05-02"},
    )
    b = read("b", "The Kellermark reservoir emptied into farmland on Thursday.", times=THURSDAY)
    assert len(events_of(a, b)) == 2
    assert [event.articles for event in events_of(*near(a, b))] == [("a", "b")]


def test_a_year_is_less_evidence_of_one_event_than_a_day() -> None:
    def told(date: str) -> tuple[Event, ...]:
        a = read("a", "In May the mud wall at Kellermark collapsed.", times={"May": date})
        b = read("b", "In May the Kellermark lake emptied into fields.", times={"May": date})
        one, other = near(a, b)
        apart = bytes([70, 90, *other.vectors[2:]])
        return events_of(one, replace(other, vectors=apart))

    assert [len(told(date)) for date in ("2024-05-02", "2014")] == [1, 2]


@pytest.mark.parametrize(
    ("text", "times", "told"),
    [
        (
            "A toll on trams that is to start on 1 July was voted by the town council on Thursday.",
            {"1 July": "2024-07-01"},
            ("2024-05-02", "happened"),
        ),
        (
            "Ada Roy, who has led the port authority since 2009, resigned on Thursday over a dam.",
            {"2009": "2009"},
            ("2024-05-02", "happened"),
        ),
        (
            "The council will vote on Friday on a toll that was drafted for trams in the old port.",
            {"Friday": "2024-05-10"},
            ("2024-05-10", "planned"),
        ),
    ],
)
def test_the_main_verb_dates_a_sentence(
    text: str, times: dict[str, str], told: tuple[str, str]
) -> None:
    days = times if "Thursday" not in text else times | THURSDAY
    assert told in [
        (event.date.value, event.kind) for event in events_of(read("a", text, times=days))
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "counts"),
    [
        (
            "The mayor announced on Thursday that the dam was mended.",
            "The mayor",
            "announced",
            "the dam was mended",
            1,
        ),
        (
            "The mill said on Thursday that it would close its two weirs.",
            "The mill",
            "said",
            "it would close its two weirs",
            1,
        ),
        (
            "The mill said on Thursday that the water was high at both weirs.",
            "The mill",
            "said",
            "the water was high at both weirs",
            0,
        ),
    ],
)
def test_saying_is_an_event_where_it_is_the_act(
    text: str, speaker: str, cue: str, content: str, counts: int
) -> None:
    a = read("a", text, times=THURSDAY, said=[(speaker, cue, content, "says")])
    assert len(events_of(a)) == counts


def test_this_year_is_not_background() -> None:
    closed = "The last shipyard of the town was closed this year."
    founded = "The last shipyard of the town was founded in 1902."
    a = read("a", closed, times={"this year": "2024"}, published="2024-05-03")
    b = read("b", founded, times={"1902": "1902"}, published="2024-05-03")
    assert [event.kind for event in events_of(a)] == ["happened"]
    assert [event.kind for event in events_of(b)] == ["background"]


@pytest.mark.parametrize(
    ("value", "end"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2024-W06", "2024-02-11"),
        ("2024-SP", "2024-12-31"),
        ("2024-05-02", "2024-05-02"),
    ],
)
def test_the_last_day_of_a_date(value: str, end: str) -> None:
    assert str(last_day(value)) == end
