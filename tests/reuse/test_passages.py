import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.reuse.texts import CUT, DISPATCH, ELSEWHERE, OWN, RESPELLED
from variorum.model import Passage
from variorum.reuse.passages import covered, find_passages, fingerprint


def passages(a: str, b: str) -> tuple[Passage, ...]:
    return find_passages(fingerprint(a), fingerprint(b))


def test_a_truncation_is_one_passage_from_its_first_word_to_its_last() -> None:
    (found,) = passages(DISPATCH, CUT)
    assert DISPATCH[slice(*found.a)] == CUT[slice(*found.b)]
    assert found.b[0] <= CUT.index("SELBY")
    assert CUT[slice(*found.b)].endswith("ferry company")


def test_passages_of_a_respelled_reordered_copy_leave_the_local_paragraph_out() -> None:
    found = passages(DISPATCH, RESPELLED)
    share = covered([p.b for p in found]) / len(RESPELLED)
    assert share > 0.75
    local = RESPELLED.index("mayor of Dunmore")
    assert not any(p.b[0] <= local < p.b[1] for p in found)
    vessel = next(p for p in found if "passed its yearly" in DISPATCH[slice(*p.a)])
    assert "passed its yearly" in RESPELLED[slice(*vessel.b)]


def test_independent_reports_and_other_events_share_no_passage() -> None:
    assert passages(DISPATCH, OWN) == ()
    assert passages(DISPATCH, ELSEWHERE) == ()


def test_passages_of_one_text_never_overlap() -> None:
    found = passages(DISPATCH + "\n\n" + CUT, RESPELLED + "\n\n" + DISPATCH)
    for spans in ([p.a for p in found], [p.b for p in found]):
        spans.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_junk_takes_linear_time() -> None:
    junk = "ferry sank off port " * 10_000
    start = time.process_time()
    passages(junk, junk)
    passages(DISPATCH * 200, DISPATCH * 200)
    assert time.process_time() - start < 5


@given(st.lists(st.sampled_from(["ferry", "port", "sank", "hull", "dusk", "12"]), max_size=60))
def test_what_is_found_stands_in_both(words: list[str]) -> None:
    a, b = " ".join(words), " ".join(reversed(words))
    for passage in passages(a, b):
        assert 0 <= passage.a[0] < passage.a[1] <= len(a)
        assert 0 <= passage.b[0] < passage.b[1] <= len(b)


def test_hours_and_initials_in_one_order_are_no_copy() -> None:
    one = "The ferry left Port Arden at 11:36 a.m. Tuesday and was back at 7:33 p.m. with a dent."
    other = "A ferry that left Port Arden at 11:36 Tuesday morning came home (slowly) at 7:33 p.m."
    assert find_passages(fingerprint(one), fingerprint(other)) == ()
