from msgspec.structs import replace

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.only_in import left_out, only_in
from variorum.model import Claim, Label, Origin, Reading

NAMES: dict[str, Label] = {"Kellermark": "place"}


def alone(*readings: Reading, origins: tuple[Origin, ...] = ()) -> list[tuple[str, str]]:
    origins = origins or origins_of(*([reading.article.id] for reading in readings))
    found = only_in(accounts_of(readings, origins, ()), ())
    return [(one.article, one.evidence.text) for one in found]


def test_what_one_account_alone_reports_is_listed() -> None:
    a = read(
        "a", "The Kellermark dam burst. A helicopter landed at Kellermark school.", names=NAMES
    )
    b = read("b", "The dam at Kellermark burst.", names=NAMES)
    assert alone(a, b) == [("a", "A helicopter landed at Kellermark school.")]


def test_only_the_clause_that_is_new_is_listed() -> None:
    text = "Water broke the old dam wall at Kellermark, while looters emptied shops in Port Malen."
    a = read("a", text, names=NAMES | {"Port Malen": "place"})
    b = read("b", "The old dam wall at Kellermark broke, water everywhere.", names=NAMES)
    assert alone(a, b) == [("a", "while looters emptied shops in Port Malen.")]


def test_a_copy_is_no_other_origin() -> None:
    a, b = (read(uri, "A helicopter landed at Kellermark.", names=NAMES) for uri in "ab")
    c = read("c", "Fish died.")
    listed = alone(a, b, c, origins=origins_of("ab", "c"))
    assert [article for article, _ in listed] == ["a", "b"]


def test_with_one_origin_nothing_is_alone() -> None:
    a, b = (read(uri, "A helicopter landed at Kellermark.", names=NAMES) for uri in "ab")
    assert alone(a, b, origins=origins_of("ab")) == []


def test_who_said_it_does_not_make_it_another_fact() -> None:
    a = read(
        "a",
        "Anna Verrick, head of the river office, said boats stayed in harbour.",
        names={"Anna Verrick": "person"},
        said=[
            ("Anna Verrick, head of the river office,", "said", "boats stayed in harbour", "says")
        ],
    )
    b = read("b", "All boats stayed in harbour.")
    assert alone(a, b) == []


def test_talk_without_a_name_a_number_or_a_voice_is_not_listed() -> None:
    a = read("a", "Such is life on a river.")
    b = read("b", "The dam burst.")
    assert alone(a, b) == []


def test_what_a_claim_of_two_origins_holds_is_not_alone() -> None:
    a = read("a", "A helicopter landed at Kellermark.", names=NAMES)
    b = read("b", "Rescuers flew in.")
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
    assert [one.article for one in only_in(accounts, ())] == ["a"]
    assert only_in(accounts, (), [claim]) == ()


def test_an_article_leaves_out_what_three_origins_report_and_its_own_does_not() -> None:
    readings = [read(uri, "A helicopter landed at Kellermark.", names=NAMES) for uri in "abcde"]
    evidence = tuple(one.article.evidence(one.sentences[0]) for one in readings)
    claim = Claim(
        id="c",
        text=evidence[0].text,
        statements=(),
        evidence=evidence[:3],
        articles=("a", "b", "c"),
        origins=3,
        asserted_by=(),
        denied_by=(),
        status="agreed",
    )
    origins = origins_of("a", "b", "cd", "e")
    accounts = accounts_of(readings, origins, ())
    (one,) = left_out(accounts, origins, [claim])
    assert (one.article, one.claims) == ("e", ("c",))
    assert left_out(accounts, origins, [replace(claim, origins=2)]) == ()


def test_a_number_that_no_other_origin_gives_is_alone() -> None:
    told = "Officials moved {} families from the flooded Kellermark valley to schools"
    a = read("a", f"{told.format('460')}.", names=NAMES)
    b = read("b", f"{told.format('many')}, said the mayor.", names=NAMES)
    c = read("c", f"{told.format('460')} on the coast.", names=NAMES)
    assert [article for article, _ in alone(a, b)] == ["a"]
    assert alone(a, c) == []
