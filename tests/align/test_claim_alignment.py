import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.align.readings import near, read
from variorum.align import align_claims, align_statements, merge_entities
from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import assertions_of
from variorum.align.claims.meaning import meanings_of
from variorum.model import Claim, Reading, Relation

# A story has much beside what is compared; words are rare or common only within it.
ASIDE = (
    "The town lies on a wide river. Schools stayed shut. Farmers counted lost sheep. "
    "A bridge near the mill gave way. Trains to the coast were late."
)


def claims_of(
    *readings: Reading, origin_of: dict[str, str] | None = None
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    index = merge_entities(readings)
    origins = origin_of or {reading.article.id: reading.article.id for reading in readings}
    statements = align_statements(readings, index, origins)
    return align_claims(readings, statements, origins, index)


def with_words(claims: tuple[Claim, ...], words: str) -> list[Claim]:
    return [one for one in claims if any(words in evidence.text for evidence in one.evidence)]


def test_two_accounts_that_say_the_same_in_other_words_agree() -> None:
    a = read("a", f"Villagers have protested weekly against the mining policy. {ASIDE}")
    b = read("b", "For years there were weekly protests against mining policies. Snow fell there.")
    claims, relations = claims_of(a, b)
    (one,) = claims
    assert one.status == "agreed"
    assert one.articles == ("a", "b")
    assert one.text in {evidence.text for evidence in one.evidence}
    assert not relations


def test_sentences_that_share_little_are_not_aligned() -> None:
    a = read("a", f"The mayor opened the new market on the square. {ASIDE}")
    b = read("b", "The mayor closed a school. The market sold fish.")
    assert claims_of(a, b) == ((), ())


def test_copies_align_but_do_not_raise_the_count_of_origins() -> None:
    a, b = (read(uri, f"Engineers inspected the cracked dam wall. {ASIDE}") for uri in "ab")
    claims, _ = claims_of(a, b, origin_of={"a": "o1", "b": "o1"})
    assert {(one.origins, one.status) for one in claims} == {(1, "single")}


def test_names_alone_are_no_agreement() -> None:
    names = {"Anna Verrick": "person", "Peter Orsk": "person", "Port Malen": "place"}
    a = read("a", f"Anna Verrick met Peter Orsk in Port Malen. {ASIDE}", names=names)  # type: ignore[arg-type]
    b = read("b", "Anna Verrick sued Peter Orsk of Port Malen.", names=names)  # type: ignore[arg-type]
    assert claims_of(a, b)[0] == ()


def test_the_same_number_of_the_same_thing_agrees() -> None:
    a = read(
        "a",
        f"At least seven people were killed when the pier sank at dawn. {ASIDE}",
        counts={"seven people": ("killed", 7)},
    )
    b = read(
        "b",
        "Officials put the count of those who were killed at seven, with divers out.",
        counts={"seven": ("killed", 7)},
    )
    assert [one.articles for one in claims_of(a, b)[0]] == [("a", "b")]


def test_a_denial_with_content_disputes_what_it_denies() -> None:
    a = read(
        "a",
        f"Anna Verrick said soldiers shelled the crowded hospital. {ASIDE}",
        names={"Anna Verrick": "person"},
        said=[("Anna Verrick", "said", "soldiers shelled the crowded hospital", "accuses")],
    )
    b = read(
        "b",
        "Peter Orsk denied that soldiers had shelled the hospital.",
        names={"Peter Orsk": "person"},
        said=[("Peter Orsk", "denied", "soldiers had shelled the hospital", "denies")],
    )
    claims, relations = claims_of(a, b)
    (disputed,) = [one for one in claims if one.status == "disputed"]
    index = merge_entities([a, b])
    assert disputed.asserted_by == (index.of_mention["a", 0],)
    assert disputed.denied_by == (index.of_mention["b", 0],)
    (relation,) = relations
    assert (relation.kind, relation.to) == ("denies", disputed.id)
    assert [one.article for one in relation.evidence] == ["b", "a"]


def test_denied_the_charges_finds_the_charges() -> None:
    text = (
        "Prosecutors charged Peter Orsk with fraud and theft from the flood fund. "
        f"{ASIDE} Peter Orsk said the charges were false."
    )
    a = read(
        "a",
        text,
        names={"Peter Orsk": "person"},
        said=[("Peter Orsk", "said", "the charges were false", "says")],
    )
    claims, relations = claims_of(a)
    (disputed,) = [one for one in claims if one.status == "disputed"]
    assert "fraud and theft" in disputed.text
    assert len(relations) == 1


def test_a_denial_of_nothing_that_was_said_is_left_alone() -> None:
    a = read(
        "a",
        f"{ASIDE} Peter Orsk denied that he would resign.",
        names={"Peter Orsk": "person"},
        said=[("Peter Orsk", "denied", "he would resign", "denies")],
    )
    assert claims_of(a) == ((), ())


def test_who_spoke_is_no_part_of_what_is_compared() -> None:
    source = "Anna Verrick, head of the river office,"
    a = read(
        "a",
        f"{source} said boats would be checked. {ASIDE}",
        said=[(source, "said", "boats would be checked", "says")],
    )
    b = read(
        "b",
        f"{source} said voters were angry.",
        said=[(source, "said", "voters were angry", "says")],
    )
    assert claims_of(a, b)[0] == ()


PIECES = st.sampled_from(
    [
        "The army",
        "shelled",
        "denied",
        "the charges",
        "were false",
        "seven",
        "killed",
        "dam",
        "mayor",
        "and",
        ", while",
        "protested",
        "weekly",
        "“",
        ".",
    ]
)
TEXTS = st.lists(st.lists(PIECES, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=4)


@settings(deadline=None)
@given(TEXTS)
def test_any_words_give_the_same_claims_in_any_order(texts: list[str]) -> None:
    readings = [read(f"a{number}", text) for number, text in enumerate(texts)]
    claims, relations = claims_of(*readings)
    assert (claims, relations) == claims_of(*readings[::-1])
    assert len({one.id for one in claims}) == len(claims)
    for one in claims:
        assert one.origins <= len(one.articles)
        assert one.text in {evidence.text for evidence in one.evidence}
        assert len(one.articles) > 1 or one.status == "disputed" or relations


def test_a_toll_that_rose_is_no_agreement_but_an_update() -> None:
    def told(uri: str, number: int, day: str) -> Reading:
        text = f"The number of dead in the Sallow valley flood has reached {number}. {ASIDE}"
        counts = {f"{number}": ("killed", number)}
        return read(uri, text, counts=counts, published=day)  # type: ignore[arg-type]

    claims, relations = claims_of(told("a", 12, "2024-05-02"), told("b", 17, "2024-05-03"))
    (relation,) = [one for one in relations if "reached" in one.evidence[0].text]
    assert relation.kind == "updates"
    old = next(one for one in claims if one.id == relation.to)
    assert (old.status, old.articles) == ("updated", ("a",))
    _, relations = claims_of(told("a", 12, "2024-05-02"), told("b", 17, "2024-05-02"))
    assert [one.kind for one in relations] == ["differs"]


def test_who_was_accused_and_denies_answers_the_accusation() -> None:
    text = (
        "The mayor accused the River Board of ignoring warnings. "
        f"{ASIDE} The River Board denied that any such letter came."
    )
    a = read(
        "a",
        text,
        names={"River Board": "organization"},
        said=[
            ("The mayor", "accused", "the River Board of ignoring warnings", "accuses"),
            ("River Board", "denied", "any such letter came", "denies"),
        ],
    )
    claims, _ = claims_of(a)
    (disputed,) = [one for one in claims if one.status == "disputed"]
    assert "ignoring warnings" in disputed.text


def test_a_bare_denial_finds_the_accusation_in_another_account() -> None:
    a = read(
        "a",
        f"Karovia accused Estrand of shelling the market in Halmet. {ASIDE}",
        names={"Karovia": "place", "Estrand": "place", "Halmet": "place"},
        said=[("Karovia", "accused", "Estrand of shelling the market in Halmet", "accuses")],
    )
    b = read(
        "b",
        "In Halmet no shell fell on the market, Estrand said, rejecting the accusation.",
        names={"Estrand": "place", "Halmet": "place"},
        said=[("Estrand", "rejecting", "the accusation", "denies")],
    )
    claims, _ = claims_of(a, b)
    (disputed,) = [one for one in claims if one.status == "disputed"]
    assert disputed.articles == ("a",)


def test_two_reports_of_one_accusation_are_one_claim() -> None:
    accuser = {"Anna Verrick": "person", "River Board": "organization"}
    a = read(
        "a",
        f"Anna Verrick accused the River Board of hiding warnings. {ASIDE}",
        names=accuser,  # type: ignore[arg-type]
        said=[("Anna Verrick", "accused", "the River Board of hiding warnings", "accuses")],
    )
    b = read(
        "b",
        "Anna Verrick accused the River Board of ignoring three written warnings in May.",
        names=accuser,  # type: ignore[arg-type]
        said=[
            (
                "Anna Verrick",
                "accused",
                "the River Board of ignoring three written warnings in May",
                "accuses",
            )
        ],
    )
    assert [one.articles for one in claims_of(a, b)[0]] == [("a", "b")]


def test_two_dead_here_and_two_dead_there_do_not_agree() -> None:
    a = read(
        "a",
        f"Two sailors from Orsk were killed by falling masts. {ASIDE}",
        counts={"Two sailors": ("killed", 2)},
    )
    b = read(
        "b",
        "Two children were killed when a wall fell on a school bus.",
        counts={"Two children": ("killed", 2)},
    )
    assert claims_of(a, b)[0] == ()


def test_a_no_and_a_yes_of_the_same_words_are_a_dispute_without_a_word_of_denial() -> None:
    a = read(
        "a",
        "Engineers said the second gate of the Kellermark dam was opened before the flood. "
        f"{ASIDE}",
        said=[
            (
                "Engineers",
                "said",
                "the second gate of the Kellermark dam was opened before the flood",
                "says",
            )
        ],
    )
    b = read(
        "b",
        "Night guards said the second gate of the Kellermark dam was never opened.",
        said=[
            (
                "Night guards",
                "said",
                "the second gate of the Kellermark dam was never opened",
                "says",
            )
        ],
    )
    claims, relations = claims_of(a, b)
    (disputed,) = [one for one in claims if one.status == "disputed"]
    assert disputed.articles == ("a",)
    (relation,) = relations
    assert (relation.kind, [one.article for one in relation.evidence]) == ("denies", ["b", "a"])


def test_who_says_that_it_did_not_happen_is_not_denied() -> None:
    a = read("a", f"No prisoners were freed in exchange for the captured sailors. {ASIDE}")
    b = read(
        "b",
        "Anna Verrick denied that prisoners were freed in exchange for the sailors.",
        names={"Anna Verrick": "person"},
        said=[
            (
                "Anna Verrick",
                "denied",
                "prisoners were freed in exchange for the sailors",
                "denies",
            )
        ],
    )
    assert [one for one in claims_of(a, b)[0] if one.status == "disputed"] == []


def test_an_observer_belongs_to_the_dispute_and_takes_no_side() -> None:
    text = (
        "Karovia accused Estrand of shelling the market in Halmet. Estrand denied the accusation. "
        "The direction of fire could not be established, Aurel Wikstad said."
    )
    a = read(
        "a",
        text,
        names={"Karovia": "place", "Estrand": "place", "Aurel Wikstad": "person"},
        said=[
            ("Karovia", "accused", "Estrand of shelling the market in Halmet", "accuses"),
            ("Estrand", "denied", "the accusation", "denies"),
            ("Aurel Wikstad", "said", "The direction of fire could not be established", "says"),
        ],
    )
    claims, relations = claims_of(a)
    assert len(relations) == 1
    observed = with_words(claims, "direction of fire")[0]
    (disputed,) = [one for one in claims if one.status == "disputed"]
    assert {one.dispute for one in claims} == {disputed.id}
    assert (observed.status, observed.denied_by) == ("single", ())


def test_a_short_and_a_long_report_of_one_accusation_are_one_claim() -> None:
    names = {"Karovia": "organization", "Estrand": "organization"}
    long = "Estrand of firing artillery at the crowded market near Halmet bridge on Sunday"
    a = read(
        "a",
        f"Karovia accused {long}. {ASIDE}",
        names=names,  # type: ignore[arg-type]
        said=[("Karovia", "accused", long, "accuses")],
    )
    b = read(
        "b",
        "Karovia accuses Estrand of shelling the market.",
        names=names,  # type: ignore[arg-type]
        said=[("Karovia", "accuses", "Estrand of shelling the market", "accuses")],
    )
    assert [one.articles for one in claims_of(a, b)[0]] == [("a", "b")]


def test_a_dismissed_explanation_is_the_one_given_just_before() -> None:
    a = read(
        "a",
        "Anna Verrick said the fire was caused by old cables in the cellar. "
        "Peter Orsk dismissed the explanation.",
        names={"Anna Verrick": "person", "Peter Orsk": "person"},
        said=[
            ("Anna Verrick", "said", "the fire was caused by old cables in the cellar", "says"),
            ("Peter Orsk", "dismissed", "the explanation", "denies"),
        ],
    )
    (disputed,) = [one for one in claims_of(a)[0] if one.status == "disputed"]
    assert "old cables" in disputed.text


def test_one_sentence_to_the_word_in_two_origins_is_no_second_origin() -> None:
    line = "Readers may copy these pages of the Northport bulletin for study at home."
    a, b = (read(uri, f"{line} {aside}") for uri, aside in (("a", ASIDE), ("b", "Fish died.")))
    (one,) = claims_of(a, b)[0]
    assert (one.articles, one.origins, one.status) == (("a", "b"), 1, "single")


def test_a_credit_line_is_no_claim() -> None:
    a, b = (read(uri, f"Northport Bulletin. {aside}") for uri, aside in (("a", ASIDE), ("b", "")))
    assert claims_of(a, b)[0] == ()


def test_a_difference_says_in_what_and_by_how_much() -> None:
    def told(uri: str, number: int) -> Reading:
        text = f"The number of dead in the Sallow valley flood has reached {number}. {ASIDE}"
        return read(uri, text, counts={f"{number}": ("killed", number)})

    _, relations = claims_of(told("a", 12), told("b", 17))
    (relation,) = [one for one in relations if "reached" in one.evidence[0].text]
    assert (relation.kind, relation.slot, relation.by) == ("differs", "number", 5)


def test_what_one_page_repeats_over_and_over_is_no_claim() -> None:
    captions = " ".join(
        f"Picture {word} shows the flooded mill yard at Northport." for word in "abcdefg"
    )
    a, b = (read(uri, f"{captions} {ASIDE}") for uri in "ab")
    claims, _ = claims_of(a, b, origin_of={"a": "o1", "b": "o1"})
    assert with_words(claims, "Picture") == []


def test_two_shared_words_agree_only_where_the_sentences_mean_the_same() -> None:
    a = read("a", f"Engineers plugged the leak in the reservoir with concrete. {ASIDE}")
    b = read("b", "Crews sealed the reservoir leak using quick cement.")
    assert claims_of(a, b)[0] == ()
    (one,) = claims_of(*near(a, b))[0]
    assert one.articles == ("a", "b")


@pytest.mark.parametrize(
    ("one", "other"), [("rose", "fell"), ("opened", "closed"), ("increased", "decreased")]
)
def test_what_cannot_both_hold_never_agrees(one: str, other: str) -> None:
    told = "The water in the upper Sallow reservoir {} over the whole spring season"
    a, b = (
        read(uri, f"{told.format(word)}. {aside}")
        for uri, word, aside in (("a", one, ASIDE), ("b", other, ""))
    )
    for readings in ([a, b], near(a, b)):
        claims, relations = claims_of(*readings)
        assert all(len(claim.articles) == 1 for claim in claims)
        assert [relation.kind for relation in relations] == ["differs"]
    c = read("c", f"{told.format(one)}. Snow lay there.")
    assert ("a", "c") in [claim.articles for claim in claims_of(*near(a, c))[0]]


def test_a_negation_of_something_else_parts_nothing() -> None:
    a = read("a", f"Police questioned dock workers about the fire at the mill. {ASIDE}")
    b = read("b", "Police questioned dock workers about the mill fire and made no arrests.")
    assert [one.articles for one in claims_of(*near(a, b))[0]] == [("a", "b")]
    c = read("c", "Police never questioned dock workers about the fire at the mill.")
    assert {one.articles for one in claims_of(*near(a, c))[0]} == {("a",), ("c",)}


def test_a_claim_that_somebody_calls_false_is_disputed() -> None:
    a = read(
        "a",
        "Anna Verrick said the army had broken the truce near Halmet. "
        "Peter Orsk called that claim “completely false”.",
        names={"Anna Verrick": "person", "Peter Orsk": "person"},
        said=[
            ("Anna Verrick", "said", "the army had broken the truce near Halmet", "says"),
            ("Peter Orsk", "called", "that claim “completely false”", "says"),
        ],
    )
    (disputed,) = [one for one in claims_of(a)[0] if one.status == "disputed"]
    assert "broken the truce" in disputed.text


@pytest.mark.parametrize(("word", "number", "linked"), [("Four", 4, False), ("Forty", 40, True)])
def test_a_large_count_is_surer_evidence_than_a_small_one(
    word: str, number: int, linked: bool
) -> None:
    told = f"{word} road workers died on the mined pass above the quarry"
    a = read("a", f"{told}. {ASIDE}", counts={word: ("killed", number)})
    b = read(
        "b", f"{word} sailors died as a ferry sank off the cape.", counts={word: ("killed", number)}
    )
    one, other = near(a, b)
    apart = msgspec.structs.replace(other, vectors=bytes([70, 107, *other.vectors[2:]]))
    index = merge_entities([one, apart])
    told_by = assertions_of([one, apart], (), {}, index)
    matcher = Matcher(told_by, meanings_of(told_by, [one, apart]))
    first = next(at for at, each in enumerate(told_by) if each.article == apart.article.id)
    assert matcher.alike(0, first) == linked
