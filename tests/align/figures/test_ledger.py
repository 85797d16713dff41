"""Figures: which reports stand side by side, what they add up to, who says them."""

from collections.abc import Mapping, Sequence

import pytest

from tests.support import article
from variorum.align.figures.ledger import align_figures
from variorum.annotate.quantities.counts import find_quantities
from variorum.model import Figure, Place, Policy, Reading, Span, Statement


def sentences(text: str) -> tuple[Span, ...]:
    spans, start = [], 0
    for piece in text.split(". "):
        spans.append((start, min(len(text), start + len(piece) + 1)))
        start += len(piece) + 2
    return tuple(spans)


def reading(
    text: str, uri: str, published: str | None = "2020-05-05", places: Sequence[str] = ()
) -> Reading:
    spans = sentences(text)
    found = tuple(
        Place(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            name=name,
            country=None,
            lat=None,
            lon=None,
            geonameid=None,
            kind="city",
        )
        for name in places
    )
    return Reading(
        article=article(text, uri=uri, published=published),
        sentences=spans,
        places=found,
        quantities=find_quantities(text, spans),
    )


def align(
    *texts: str | Reading,
    policy: Policy = "most-origins",
    origins: Mapping[str, str] | None = None,
    statements: Sequence[Statement] = (),
) -> tuple[Figure, ...]:
    readings = [
        t if isinstance(t, Reading) else reading(t, f"{i}.txt") for i, t in enumerate(texts)
    ]
    own = {r.article.id: f"o-{r.article.id}" for r in readings}
    return align_figures(readings, statements, {**own, **(origins or {})}, policy)


def statement(of: Reading, words: str, mode: str = "says") -> Statement:
    start = of.article.text.index(words)
    return Statement(
        id="s1",
        evidence=of.article.evidence((start, start + len(words))),
        speaker="e1",
        speaker_text="the mayor",
        cue="said",
        mode=mode,  # type: ignore[arg-type]
        quoted=False,
        date=None,
        origin="o",
    )


def test_tolls_of_several_accounts_are_one_figure_with_its_spread() -> None:
    (figure,) = align(
        "The blast killed 12 people.", "At least 14 civilians died.", "The blast killed 12 people."
    )
    assert (figure.low, figure.best, figure.high) == (12, 12, 14)
    assert (figure.origins, figure.relation, figure.what) == (3, "differ", "people killed")


def test_copies_do_not_outvote_an_independent_account() -> None:
    copies = {"0.txt": "wire", "1.txt": "wire", "2.txt": "wire"}
    (figure,) = align(
        *["The blast killed 12 people."] * 3, *["It killed 14 people."] * 2, origins=copies
    )
    assert (figure.best, figure.origins) == (14, 3)


@pytest.mark.parametrize(
    ("policy", "best"),
    [
        ("lowest", 9),
        ("highest", 15),
        ("latest", 11),
        ("most-origins", 9),
        ("ucdp-like", 9),
        ("acled-like", 11),
    ],
)
def test_best_follows_the_policy(policy: Policy, best: int) -> None:
    texts = [(9, "2020-05-01"), (9, "2020-05-02"), (15, "2020-05-03"), (11, "2020-05-04")]
    readings = [reading(f"The blast killed {n} people.", f"{n}-{day}", day) for n, day in texts]
    (figure,) = align(*readings, policy=policy)
    assert figure.best == best


def test_of_equals_the_later_stands_and_for_ucdp_the_lower() -> None:
    told = [reading(f"The blast killed {n} people.", f"{n}", f"2020-05-0{n}") for n in (4, 6)]
    assert align(*told)[0].best == 6
    assert align(*told, policy="ucdp-like")[0].best == 4


def test_an_updated_count_leaves_its_earlier_numbers_behind() -> None:
    old = [reading("The blast killed 12 people.", f"{n}", "2020-05-01") for n in range(3)]
    new = reading("The toll rose to 15. The ministry spoke of 14 dead.", "new", "2020-05-02")
    (figure,) = align(*old, new)
    assert (figure.relation, figure.best) == ("update", 15)
    (figure,) = align(*old, new, policy="ucdp-like")
    assert figure.best == 12


def test_of_an_updated_count_the_last_day_is_weighed_by_origins() -> None:
    days = [(12, "2020-05-01"), (15, "2020-05-02"), (14, "2020-05-02"), (14, "2020-05-02")]
    told = [reading(f"The blast killed {n} people.", f"{i}", d) for i, (n, d) in enumerate(days)]
    (figure,) = align(*told)
    assert (figure.relation, figure.best) == ("update", 14)


def test_a_falling_count_goes_furthest_downwards() -> None:
    old = [reading("Then 30 people were missing.", f"{n}", "2020-05-01") for n in range(2)]
    new = reading("Nine people are missing. The mayor spoke of 12 missing.", "b", "2020-05-02")
    (figure,) = align(*old, new)
    assert (figure.relation, figure.best) == ("update", 9)


def test_only_acled_like_makes_a_number_of_a_word() -> None:
    (figure,) = align("Dozens were injured.", policy="acled-like")
    assert (figure.low, figure.best, figure.high) == (None, 12, None)
    assert align("Dozens were injured.")[0].best is None


def test_a_range_speaks_for_the_numbers_within_it() -> None:
    (figure,) = align("Between 11 and 13 people died.", "The blast killed 12 people.")
    assert (figure.low, figure.best, figure.high) == (11, 12, 13)
    (figure,) = align("Between 11 and 13 people died.", policy="lowest")
    assert figure.best == 11


def test_parts_and_increments_are_no_tolls() -> None:
    figures = align(
        "The death toll rose to 17. Five more bodies were found. Two of the dead were nurses.",
        "The flood killed 17 people. Five bodies were recovered in one village.",
    )
    assert [(f.low, f.best, f.high, len(f.reports)) for f in figures[:2]] == [
        (17, 17, 17, 2),
        (5, 5, 5, 2),
    ]
    assert [f.best for f in figures[2:]] == [2]
    assert figures[1].what == "people killed, in part"


def test_a_further_count_is_the_whole_where_no_other_is_told() -> None:
    (injured,) = [
        f
        for f in align(
            "The toll rose to 17. A further 63 people were injured.", "Some 60 people were injured."
        )
        if f.measure == "injured"
    ]
    assert (injured.low, injured.high) == (60, 63)


def test_the_missing_grow_fewer_by_update() -> None:
    early = reading("At least 31 people are missing.", "a", "2020-05-01")
    late = reading("Some 19 people are missing.", "b", "2020-05-03")
    assert align(early, late)[0].relation == "update"


def test_a_rising_toll_is_an_update_and_a_fallen_one_a_difference() -> None:
    early = reading("The flood killed 4 people.", "a", "2020-05-01")
    late = reading("The death toll rose to 9.", "b", "2020-05-03")
    assert align(early, late)[0].relation == "update"
    late = reading("The flood killed 3 people.", "b", "2020-05-03")
    assert align(early, late)[0].relation == "differ"


def test_vague_and_firm_words_agree_where_one_leaves_room_for_the_other() -> None:
    (figure,) = align("Dozens were injured.", "Some 40 people were injured.")
    assert (figure.relation, figure.best, len(figure.reports)) == ("agree", 40, 2)
    (figure,) = align("Dozens were injured.", "Only 9 people were injured.")
    assert figure.relation == "differ"


def test_soldiers_and_civilians_are_counted_apart() -> None:
    assert len(align("The raid killed 6 soldiers.", "The raid killed 6 civilians.")) == 2


def test_two_armies_are_two_counts_but_one_named_army_is_the_army() -> None:
    apart = align("Two Polish soldiers died and three Czech soldiers were killed.")
    assert {f.best for f in apart} == {2, 3}
    (one,) = align("Two Polish soldiers died.", "The blast killed two soldiers.")
    assert len(one.reports) == 2


def test_a_part_is_a_figure_of_its_own_that_names_its_whole() -> None:
    figures = align("At least 20 people were killed, including five children.")
    whole = next(f for f in figures if f.best == 20)
    part = next(f for f in figures if f.best == 5)
    assert part.reports[0].part_of == whole.id
    assert whole.reports[0].part_of is None


def test_an_earlier_event_stands_apart() -> None:
    figures = align(
        reading("The bomb killed 8 people in Aford.", "a", places=["Aford"]),
        reading("The bomb killed 7 people in Aford.", "b", places=["Aford"]),
        reading("Last year a fire killed 9 people.", "c"),
        reading("A raid in Bford killed 10 people.", "d", places=["Bford"]),
    )
    assert sorted(len(f.reports) for f in figures) == [1, 1, 2]


def test_two_counts_of_one_sentence_are_two_figures() -> None:
    figures = align("Shelling killed 5 people and mines killed 7 people.")
    assert {f.best for f in figures} == {5, 7}


def test_a_single_victim_is_no_toll_beside_a_count() -> None:
    (figure,) = align("Four people were shot. A man was shot in the leg.")
    assert [r.value for r in figure.reports] == [4]
    (figure,) = align("A man was shot in the leg.")
    assert figure.best == 1


def test_the_speaker_of_the_covering_statement_claims_the_count() -> None:
    told = reading("The mayor said that the fire killed 12 people.", "a")
    (figure,) = align(told, statements=[statement(told, "the fire killed 12 people")])
    assert (figure.reports[0].claimant, figure.reports[0].statement) == ("e1", "s1")


def test_a_denied_count_is_nobodys_report() -> None:
    told = reading("The mayor denied it: the fire killed 12 people.", "a")
    denied = statement(told, "the fire killed 12 people", mode="denies")
    assert align(told, statements=[denied]) == ()


def test_counts_of_nothing_in_particular_are_left_out() -> None:
    assert align("One woman watched several police cars, and many people spoke to a guard.") == ()
    (figure,) = align("About 30 people worked at the mill.")
    assert (figure.measure, figure.best) == ("other", 30)


def test_order_of_articles_changes_nothing() -> None:
    texts = ["Six died.", "The blast killed 7 people.", "Dozens were hurt and 8 people died."]
    readings = [reading(t, f"{i}") for i, t in enumerate(texts)]
    assert align(*readings) == align(*reversed(readings))


def test_evidence_is_exact() -> None:
    text = "The blast killed 12 people and wounded 30."
    for figure in align(text):
        for report in figure.reports:
            assert text[report.evidence.start : report.evidence.end] == report.evidence.text
