from msgspec.structs import replace

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.news_value import Worth, judge
from variorum.dossier.only_in import left_out, only_in
from variorum.model import Claim, Label, Origin, Reading

NAMES: dict[str, Label] = {"Kellermark": "place"}


def alone(*readings: Reading, origins: tuple[Origin, ...] = ()) -> list[tuple[str, str]]:
    origins = origins or origins_of(*([reading.article.id] for reading in readings))
    accounts = accounts_of(readings, origins, ())
    found = only_in(accounts, judge(accounts))
    return [(one.article, one.evidence.text) for one in found]


# Accounts of ordinary length: what opens them is what every account tells.
FLOOD = (
    "The Kellermark dam burst on Friday and flooded three villages below it. "
    "Water broke the old wall before dawn and carried off the mill. "
    "Families spent the night in the school of the upper town."
)
OTHER = (
    "A dam at Kellermark burst on Friday, flooding three villages. "
    "The old wall broke before dawn, and the water carried off the mill. "
    "The school of the upper town took in families for the night."
)
NEW = "A helicopter of the coast guard landed at Port Malen with 40 stretchers."


def test_what_one_account_alone_reports_is_listed() -> None:
    a = read("a", f"{FLOOD} {NEW}", names=NAMES | {"Port Malen": "place"})
    b = read("b", OTHER, names=NAMES)
    assert alone(a, b) == [("a", NEW)]


def test_the_whole_sentence_is_listed_where_a_clause_is_new() -> None:
    new = "The mill was carried off, while looters emptied 12 shops of Port Malen by boat."
    a = read("a", f"{FLOOD} {new}", names=NAMES | {"Port Malen": "place"})
    b = read("b", OTHER, names=NAMES)
    assert alone(a, b) == [("a", new)]


def test_a_copy_is_no_other_origin() -> None:
    names = NAMES | {"Port Malen": "place"}
    a, b = (read(uri, f"{FLOOD} {NEW}", names=names) for uri in "ab")
    c = read("c", OTHER, names=NAMES)
    listed = alone(a, b, c, origins=origins_of("ab", "c"))
    assert [article for article, _ in listed] == ["a", "b"]


def test_the_weightiest_of_an_origin_comes_first() -> None:
    remark = "The clerk of the lower mill had worn a green coat that morning, neighbours said."
    a = read("a", f"{FLOOD} {remark} {NEW}", names=NAMES | {"Port Malen": "place"})
    b = read("b", OTHER, names=NAMES)
    listed = [text for _, text in alone(a, b)]
    assert listed[0] == NEW


def test_each_line_tells_how_likely_it_is_alone() -> None:
    a = read("a", f"{FLOOD} {NEW}", names=NAMES | {"Port Malen": "place"})
    b = read("b", OTHER, names=NAMES)
    accounts = accounts_of([a, b], origins_of("a", "b"), ())
    (one,) = only_in(accounts, judge(accounts))
    assert one.confidence is not None
    assert 0.5 <= one.confidence <= 1


def test_with_one_origin_nothing_is_alone() -> None:
    a, b = (read(uri, "A helicopter landed at Kellermark.", names=NAMES) for uri in "ab")
    assert alone(a, b, origins=origins_of("ab")) == []


def test_who_said_it_does_not_make_it_another_fact() -> None:
    said = "Anna Verrick, head of the river office, said families spent the night in the school."
    a = read(
        "a",
        f"{FLOOD[: FLOOD.index('Families')]}{said}",
        names=NAMES | {"Anna Verrick": "person"},
        said=[
            (
                "Anna Verrick, head of the river office,",
                "said",
                "families spent the night in the school",
                "says",
            )
        ],
    )
    b = read("b", OTHER, names=NAMES)
    assert alone(a, b) == []


def test_talk_without_a_name_a_number_or_a_voice_is_not_listed() -> None:
    a = read("a", "Such is life on a river.")
    b = read("b", "The dam burst.")
    assert alone(a, b) == []


def test_what_a_claim_of_two_origins_holds_is_not_alone() -> None:
    a = read("a", NEW, names={"Port Malen": "place"})
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
    sure = {one: [Worth(0.9, 0.5, 0.9)] for one in "ab"}
    assert [one.article for one in only_in(accounts, sure)] == ["a"]
    assert only_in(accounts, sure, [claim]) == ()


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
