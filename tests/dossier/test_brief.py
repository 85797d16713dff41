from typing import Any

import pytest
from msgspec.structs import replace

from tests.align.readings import origins_of, read
from variorum.align import align
from variorum.dossier.accounts import accounts_of
from variorum.dossier.brief import _news, brief
from variorum.dossier.news_value import Worth, judge
from variorum.model import BriefSentence, Dateline, Figure, Label, Outlet, Reading, Report

ASIDE = "Schools stayed shut. Farmers counted lost sheep. Trains to the coast were late."


def brief_of(*readings: Reading) -> tuple[BriefSentence, ...]:
    origins = origins_of(*([reading.article.id] for reading in readings))
    aligned = align(readings, origins, ())
    accounts = accounts_of(readings, origins, aligned.entities)
    return brief(accounts, aligned, judge(accounts, aligned.claims))


def test_it_says_what_two_origins_report_and_cites_both() -> None:
    a = read("a", f"{ASIDE} Engineers had warned of cracks in the dam wall.")
    b = read("b", "Fish died. Cracks in the dam wall had worried engineers who warned of them.")
    (sentence,) = brief_of(a, b)
    assert sentence.text in {"Engineers had warned of cracks in the dam wall."} | {
        "Cracks in the dam wall had worried engineers who warned of them."
    }
    assert {one.article for one in sentence.evidence} == {"a", "b"}
    assert sentence.evidence[0].text == sentence.text


def test_it_sets_differing_figures_side_by_side() -> None:
    a = read("a", f"The flood killed 12 people. {ASIDE}", counts={"12 people": ("killed", 12)})
    b = read("b", "The flood killed 40 people. Fish died.", counts={"40 people": ("killed", 40)})
    (figure,) = [one for one in brief_of(a, b) if "range" in one.text]
    assert figure.text == "Reports of people killed range from 12 to 40: 12, 40."
    assert {one.article for one in figure.evidence} == {"a", "b"}


def test_it_gives_both_sides_of_a_dispute() -> None:
    a = read(
        "a",
        f"Anna Verrick said soldiers shelled the crowded hospital. {ASIDE}",
        said=[("Anna Verrick", "said", "soldiers shelled the crowded hospital", "says")],
    )
    b = read(
        "b",
        "Peter Orsk denied that soldiers had shelled the hospital.",
        said=[("Peter Orsk", "denied", "soldiers had shelled the hospital", "denies")],
    )
    texts = [one.text for one in brief_of(a, b)]
    assert any(text.startswith("Anna Verrick said") for text in texts)
    assert any(text.startswith("Peter Orsk denied") for text in texts)


def test_a_dispute_of_which_one_side_needs_another_sentence_is_not_told() -> None:
    a = read(
        "a",
        f"Anna Verrick said soldiers shelled the crowded hospital. {ASIDE}",
        said=[("Anna Verrick", "said", "soldiers shelled the crowded hospital", "says")],
    )
    denial = "He denied that soldiers had shelled the crowded hospital of Kellermark."
    b = read(
        "b", denial, said=[("He", "denied", "soldiers had shelled the crowded hospital", "denies")]
    )
    assert denial not in [one.text for one in brief_of(a, b)]


def test_what_is_the_news_of_most_origins_leads() -> None:
    news = "The Kellermark dam burst on Friday and flooded seven villages, killing 12 people."
    scene = "Engineers at a table in Orsk told a reporter of a long night of work."
    a = read("a", f"{scene} {news} {ASIDE}")
    b, c = (read(uri, f"{news} {ASIDE}") for uri in "bc")
    assert brief_of(a, b, c)[0].text == news


def test_where_nothing_is_aligned_it_tells_how_each_account_begins() -> None:
    a = read("a", "The Kellermark dam burst before dawn and flooded farms.")
    b = read("b", "A ferry carrying sheep sank near the northern islands.")
    assert {one.text for one in brief_of(a, b)} == {a.article.text, b.article.text}


def test_seven_sentences_are_the_most() -> None:
    lines = [f"Plant {word} lost {word} turbines and {word} gates." for word in "abcdefghijk"]
    a, b = (read(uri, " ".join(lines)) for uri in "ab")
    assert len(brief_of(a, b)) <= 7


def test_a_range_tells_who_gives_each_number_and_how_firmly() -> None:
    a = read(
        "a",
        f"The river office said 12 people were killed. {ASIDE}",
        counts={"12 people": ("killed", 12)},
        said=[("The river office", "said", "12 people were killed", "says")],
    )
    b = read("b", "The flood killed at least 40 people.", counts={"40 people": ("killed", 40)})
    many = replace(b.quantities[0], high=None, qualifier="at_least")
    b = replace(
        b,
        quantities=(many,),
        article=replace(b.article, outlet=Outlet(name="Port Herald", basis="metadata")),
    )
    (figure,) = [one for one in brief_of(a, b) if "range" in one.text]
    assert figure.text.endswith("12 (the river office), at least 40 (Port Herald).")
    assert [one.article for one in figure.evidence] == ["a", "b"]


def test_a_sentence_that_stands_alone_is_taken_before_one_that_leans() -> None:
    names: dict[str, Label] = {"Kellermark": "place"}
    a = read("a", f"{ASIDE} It had long cracks in its wall near Kellermark mill.", names=names)
    b = read(
        "b", "Fish died. The dam had long cracks in the wall near Kellermark mill.", names=names
    )
    (sentence,) = brief_of(a, b)
    assert sentence.text == "The dam had long cracks in the wall near Kellermark mill."


def test_of_two_denials_the_one_that_says_who_and_what_is_shown() -> None:
    accused: dict[str, Label] = {
        "River Board": "organization",
        "Anna Verrick": "person",
        "Peter Orsk": "person",
    }
    a = read(
        "a",
        f"Anna Verrick accused the River Board of hiding warnings. {ASIDE} It denies it.",
        names={key: accused[key] for key in ("River Board", "Anna Verrick")},
        said=[
            ("Anna Verrick", "accused", "the River Board of hiding warnings", "accuses"),
            ("It", "denies", "it", "denies"),
        ],
    )
    b = read(
        "b",
        "Anna Verrick accused the River Board of hiding warnings in May. "
        "Peter Orsk of the River Board rejected the accusation of hiding warnings.",
        names=accused,
        said=[
            ("Anna Verrick", "accused", "the River Board of hiding warnings in May", "accuses"),
            ("Peter Orsk", "rejected", "the accusation of hiding warnings", "denies"),
        ],
    )
    texts = [one.text for one in brief_of(a, b)]
    assert texts[-1].startswith("Peter Orsk of the River Board rejected")
    assert "It denies it." not in texts


def test_what_the_accounts_tell_first_comes_first() -> None:
    burst = "The Kellermark dam burst above the villages of the upper river"
    warned = "engineers had warned of cracks in the dam wall"
    a = read("a", f"{burst}. {ASIDE} Last year {warned}.")
    b = read("b", f"{burst}, a clerk wrote. Fish died. Twice {warned}.")
    found = [one.text for one in brief_of(a, b)]
    assert [burst in found[0], warned in found[1]] == [True, True]


def test_a_wording_that_other_accounts_use_is_taken_before_one_that_none_does() -> None:
    names: dict[str, Label] = {"Kellermark": "place"}
    told = "Engineers had warned of cracks in the Kellermark dam wall."
    a = read("a", f"{ASIDE} {told}", names=names)
    b = read("b", f"Fish died. {told[:-1]}, a clerk wrote.", names=names)
    c = read(
        "c",
        "Fish swam. Technicians prewarned about Kellermark dam wall cracks engineers feared.",
        names=names,
    )
    assert brief_of(a, b, c)[0].text.startswith(told[:-1])


def test_no_sentence_needs_another_to_be_understood() -> None:
    lean = "It had been warned of twice by the engineers of the Kellermark mill in 2019."
    half = "“The wall of the Kellermark dam will hold another winter."
    a = read("a", f"The Kellermark dam burst above two villages. {lean} {half} Later it rained.")
    b = read("b", "A dam burst at Kellermark above two villages.")
    texts = [one.text for one in brief_of(a, b)]
    assert not {lean, half, "Later it rained."} & set(texts)


def test_it_is_shown_without_its_dateline_and_cites_the_whole_sentence() -> None:
    text = "PORT MALEN, May 3 (Agency) - The Kellermark dam burst above two villages of farmers."
    a = read("a", text)
    dateline = Dateline(place="PORT MALEN", date="05-03", agency="Agency")
    a = replace(a, article=replace(a.article, dateline=dateline))
    (one,) = brief_of(a)
    assert one.text == "The Kellermark dam burst above two villages of farmers."
    assert one.evidence[0].text == text


def test_each_sentence_tells_how_likely_an_editor_wants_it() -> None:
    a = read("a", "The Kellermark dam burst and killed 12 people.")
    (one,) = brief_of(a)
    assert one.confidence is not None
    assert 0 < one.confidence < 1


def figure(relation: Any, measure: Any, *reports: tuple[Reading, str, float, str | None]) -> Figure:
    made = tuple(
        Report(
            evidence=one.article.evidence(
                (one.article.text.index(words), one.article.text.index(words) + len(words))
            ),
            value=value, low=value, high=value, qualifier="exact", population=None,
            claimant=None, statement=None, as_of=as_of, place=None, origin=one.article.id,
            part_of=None,
        )
        for one, words, value, as_of in reports
    )  # fmt: skip
    return Figure(
        id="f", measure=measure, what="people killed", unit="person", reports=made,
        low=12, best=40, high=40, policy="most-origins", origins=2, relation=relation,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "measure", "as_of", "shown"),
    [
        ("update", "killed", "2024-05-02", False),
        ("update", "killed", None, True),
        ("update", "killed", "2024-05-03", True),
        ("update", "damaged", "2024-05-02", True),
        ("differ", "killed", "2024-05-02", True),
    ],
)
def test_a_toll_that_has_risen_since_is_not_told_beside_the_latest(
    relation: Any, measure: Any, as_of: str | None, shown: bool
) -> None:
    old = "The flood of the river Orsk killed 12 people in Kellermark."
    a = read("a", old)
    b = read("b", "By Friday 40 people had died in the flood, the county clerk wrote.")
    accounts = accounts_of([a, b], origins_of(["a"], ["b"]), ())
    toll = figure(
        relation, measure, (a, "12 people", 12, as_of), (b, "40 people", 40, "2024-05-03")
    )
    toll = replace(toll, origins=1)
    aligned = replace(align([a, b], origins_of(["a"], ["b"]), ()), figures=(toll,))
    texts = [one.text for one in brief(accounts, aligned, judge(accounts, ()))]
    assert (old in texts) == shown


@pytest.mark.parametrize(("leads", "told"), [("a", True), ("b", False)])
def test_an_older_toll_is_told_only_before_the_latest(leads: str, told: bool) -> None:
    old = "The flood of the river Orsk killed 12 people in Kellermark."
    new = "By Friday 40 people had died in the flood, the county clerk wrote."
    a, b = read("a", old), read("b", new)
    origins = origins_of(["a"], ["b"])
    accounts = accounts_of([a, b], origins, ())
    toll = figure(
        "update", "killed", (a, "12 people", 12, "2024-05-02"), (b, "40 people", 40, "2024-05-03")
    )
    judged = {name: [Worth(0.9 if name == leads else 0.5, 0.9, 0.1)] for name in ("a", "b")}
    texts = [one.text for one in _news(accounts, align([a, b], origins, ()), judged, (toll,))]
    assert texts == ([old, new] if told else [new])


def test_a_sentence_that_tells_more_of_what_is_new_comes_before_one_that_repeats() -> None:
    worth = Worth(0.9, 0.9, 0.1)
    lead = "The Kellermark dam burst and flooded seven villages of the upper river."
    again = "The upper river flooded villages as dams burst, farmers wrote in letters home."
    new = "Judges opened an inquiry against three engineers of the water board in Orsk."
    one = read("a", " ".join([lead, again, new] + [f"Clerk number {n} left." for n in range(9)]))
    accounts = accounts_of([one], origins_of(["a"]), ())
    aligned = align([one], origins_of(["a"]), ())
    judged = {"a": [worth] * 3 + [Worth(0.1, 0.1, 0.1)] * 9}
    assert new in [each.text for each in _news(accounts, aligned, judged, ())][:2]


def test_what_is_ahead_in_one_account_is_not_told_where_another_tells_it_as_done() -> None:
    ahead = "The council of Selby is set to vote on the new harbour levy for ferries."
    done = "The council of Selby voted for the new harbour levy for ferries."
    a = read("a", f"{ahead} {ASIDE}", published="2024-05-02")
    b = read("b", f"{done} Fish died.", published="2024-05-03")
    assert ahead not in [one.text for one in brief_of(a, b)]
    early = read("b", f"{done} Fish died.", published="2024-05-01")
    assert {ahead, done} & {one.text for one in brief_of(a, early)} == {ahead}
    assert ahead in [one.text for one in brief_of(a)]


def test_two_sentences_that_run_into_one_are_not_told() -> None:
    text = "The council of Selby voted for the levy on ferries;Ada Lund said it was late."
    assert brief_of(read("a", text)) == ()
