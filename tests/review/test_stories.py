"""Stories that are merged and split hold together whichever of their articles goes."""

import pytest

from variorum.errors import StopRun
from variorum.model import Decision
from variorum.review import Signature, Verdicts, apply, decide, decide_stories, holding, undo


def signed(number: int) -> Signature:
    return Signature(f"2031-05-06T00:00:{number:02}Z", "Ida")


def merged(number: int, *articles: str) -> Decision:
    return decide_stories("merge", articles, (), [], signed(number))


def parted(number: int, leaving: str, staying: str) -> Decision:
    return decide_stories("split", leaving, staying, [], signed(number))


def together(verdicts: Verdicts) -> set[frozenset[str]]:
    """The groups that the pairs make."""
    groups: list[set[str]] = []
    for pair in sorted(verdicts.same):
        joined = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in joined]
        groups.append(set(pair).union(*joined))
    return {frozenset(group) for group in groups}


@pytest.mark.parametrize("gone", ["a", "b", "c", "d"])
def test_a_merge_holds_whichever_article_goes(gone: str) -> None:
    decisions = [merged(1, "a", "b", "c", "d")]
    assert together(apply(decisions)) == {frozenset("abcd")}
    left = apply(decisions, lambda article: article != gone)
    assert together(left) == {frozenset("abcd") - {gone}}


@pytest.mark.parametrize("gone", ["a", "b", "c", "d"])
def test_a_split_holds_whichever_article_goes(gone: str) -> None:
    verdicts = apply([parted(1, "ab", "cd")], lambda article: article != gone)
    leaving, staying = set("ab") - {gone}, set("cd") - {gone}
    assert together(verdicts) == ({frozenset("ab")} if len(leaving) == 2 else set())
    first = min(leaving)
    assert verdicts.apart == {(first, other) for other in staying}


def test_a_later_split_takes_out_of_a_merge_what_it_names_alone() -> None:
    verdicts = apply([merged(1, "a", "b", "c", "d"), parted(2, "c", "ab")])
    groups = together(verdicts)
    assert frozenset("abd") in groups
    assert all("c" not in group for group in groups)
    # And a merge that is later yet overrules the split.
    again = apply([parted(1, "c", "ab"), merged(2, "a", "b", "c")])
    assert together(again) == {frozenset("abc")}
    assert not again.apart


def test_both_are_taken_back_as_a_whole() -> None:
    split = parted(1, "ab", "cd")
    back = undo(split.id, [split], made="2031-05-07")
    assert back.others == ("c", "d")
    assert apply([split, back]) == Verdicts()
    again = decide_stories("split", "ba", "dc", [split], signed(2))
    assert again.supersedes == split.id
    assert holding([split, again]) == [again]
    assert decide_stories("split", "ab", "c", [split], signed(2)).supersedes is None


def test_pairs_of_before_and_whole_stories_go_together() -> None:
    pair = decide("apart", ("a", "b"), [], made=signed(1).made)
    assert together(apply([pair, merged(2, "b", "c")])) == {frozenset("bc")}
    assert apply([pair, merged(2, "b", "c")]).apart == {("a", "b")}
    assert together(apply([merged(1, "a", "b", "c"), decide("apart", ("a", "b"), [], made="2032")]))


def test_what_names_an_article_twice_is_refused() -> None:
    for kind, articles, others in (("merge", "a", ""), ("split", "ab", "b"), ("split", "", "a")):
        with pytest.raises(StopRun):
            decide_stories(kind, articles, others, [], signed(1))  # type: ignore[arg-type]
