"""Reports on their way into figures: who claims them, when, and what sets them apart."""

import msgspec

from tests.align.figures.reports_of import candidate
from tests.align.readings import read
from variorum.align.figures.grouping import group_reports
from variorum.align.figures.reports import Candidate, is_moved, read_candidates
from variorum.annotate.quantities.counts import find_quantities
from variorum.model import Measure, Statement

COUNTS: dict[str, tuple[Measure, int]] = {"12 people": ("killed", 12)}


def candidates(text: str, *statements: Statement, published: str = "2024-05-02") -> list[Candidate]:
    one = read("a", text, counts=COUNTS, published=published)
    return read_candidates([one], statements, {"a": "o1"})


def said(text: str, mode: str) -> Statement:
    from variorum.model import Evidence

    return Statement(
        id="s1",
        evidence=Evidence(article="a", start=0, end=len(text), text=text),
        speaker="mayor",
        speaker_text="The mayor",
        cue="said",
        mode=mode,  # type: ignore[arg-type]
        quoted=False,
        date=None,
        origin="o1",
    )


TEXT = "The flood killed 12 people."


def test_a_count_is_a_report_of_its_origin_and_day() -> None:
    (one,) = candidates(TEXT)
    assert (one.report.value, one.report.origin, one.published) == (12, "o1", "2024-05-02")
    assert (one.setting, one.sentence, one.whole, one.role) == ("", ("a", 0), None, "")


def test_a_count_in_a_statement_has_its_claimant() -> None:
    (one,) = candidates(TEXT, said(TEXT, "says"))
    assert (one.report.claimant, one.report.statement) == ("mayor", "s1")


def test_a_count_in_a_denial_is_not_reported() -> None:
    assert candidates(TEXT, said(TEXT, "denies")) == []


def amounts(text: str) -> list[Candidate]:
    one = read("a", text, published="2024-05-02")
    counted = msgspec.structs.replace(one, quantities=find_quantities(text, one.sentences))
    return read_candidates([counted], [], {"a": "o1"})


def test_a_measure_has_a_slot_a_lead_and_words_around_it() -> None:
    (deep,) = amounts("The boy fell into a 40 metres deep well on the farm.")
    assert deep.slot == "depth"
    (price,) = amounts("On Friday, and late, the bitcoin price fell below $6,000.")
    assert price.lead == "the bitcoin price fell"
    (files,) = amounts("They found 40 files of the firm in a cellar, and a key.")
    assert files.behind == "of the firm in a cellar"
    assert "bitcoin" in price.context
    assert price.slot is not None
    assert (price.report.unit, price.report.setting) == ("USD", "this")


def test_a_count_of_another_event_tells_its_setting() -> None:
    (one,) = amounts("Last year a flood killed 12 people.")
    assert (one.report.setting, one.report.setting_name) == ("other", None)


def test_an_account_tells_that_one_amount_became_another() -> None:
    before, after = amounts("The price plunged from $11,926 to $10,925.")
    assert is_moved(before, after)
    assert not is_moved(after, before)
    one, other = amounts("It lost $5, and $7 later.")
    assert not is_moved(one, other)


def test_a_count_that_another_has_replaced_is_left() -> None:
    def left(text: str) -> list[bool]:
        return [one.left for one in candidates(text)]

    assert left("The ministry lowered the toll to nine from 12 people.") == [True]
    assert left("The ministry had first put the toll at 12 people.") == [True]
    assert left("It is less than the earlier count of 12 people.") == [True]
    assert left("Nine died, not 12 people as first reported.") == [True]
    assert left("The ministry said 12 people died, and no more.") == [False]


def test_a_replaced_count_of_a_sentence_stays_with_the_one_that_replaced_it() -> None:
    told = amounts("The agency lowered its estimate to $140 million from $145 million.")
    assert [one.left for one in told] == [False, True]
    assert len(group_reports(told)) == 1
    other = amounts("The agency paid $140 million, and another paid $145 million.")
    assert len(group_reports(other)) == 2


def test_a_replaced_toll_of_a_sentence_is_no_second_toll() -> None:
    nine = candidate(9, words="nine people")
    left = candidate(12, at=20)._replace(sentence=nine.sentence)
    assert len(group_reports([nine, left])) == 2
    assert len(group_reports([nine, left._replace(left=True)])) == 1
    far = candidate(40, at=20)._replace(sentence=nine.sentence, left=True)
    assert len(group_reports([nine, far])) == 2
