"""Why two pieces of evidence are one claim, or part: words, sum and line as they were weighed."""

import pytest

from tests.align.claims.told import assertion
from tests.support import article
from variorum.align.claims import claim_reasons, verdicts
from variorum.align.claims.agreement import Compared, Matcher
from variorum.align.claims.assertions import Assertion
from variorum.align.claims.claim_reasons import Shared, alike_signs, parted, same, tell
from variorum.model import Entity

DAM = "dam wall burst valley night"
MAYOR = "e0123456789ab"


def shared(*told: Assertion) -> Shared:
    """Assertions of a story in which other things are told too."""
    rest = [
        assertion("mayor opened school gate ribbon", article="a", at=50),
        assertion("council raised bus fares again", article="b", at=50),
    ]
    entity = Entity(id=MAYOR, name="Nelda Oskarin", kind="person", variants=(), mentions=())
    articles = {key: article("Floods hit the old town.", uri=key) for key in "ab"}
    return Shared(articles, {MAYOR: entity}, Matcher([*told, *rest]))


def compared(one: Assertion, other: Assertion, words: float, meaning: float | None) -> Compared:
    return Compared(one, other, False, words, meaning, None, "same")


def test_shared_words_are_told_as_people_write_them() -> None:
    one = assertion(f"flood dam killed=7 @2024-05-02 {MAYOR}")
    words = shared(one).words(one, one._replace(article="b"))
    assert set(words) == {"Floods", "dam", "7 killed", "2024-05-02", "Nelda Oskarin"}


def test_what_is_not_shared_is_not_told() -> None:
    one, other = assertion("flood burst"), assertion("flood held", article="b")
    assert shared(one, other).words(one, other) == ["Floods"]
    assert shared(one).words(one, assertion("mayor")) == []


def test_the_rarest_shared_word_comes_first() -> None:
    one, other = assertion("valley school dam"), assertion("valley school dam", article="b")
    more = [assertion(f"valley {word} w{word}", at=20) for word in ("one", "two", "three")]
    assert shared(one, other, *more).words(one, other)[-1] == "valley"


def test_one_wording_is_told_without_a_sum() -> None:
    told = [assertion(DAM, article="a"), assertion(DAM, article="b", at=7)]
    (reason,) = same(shared(*told), (0, 1))
    assert (
        reason.words == "b:7 says the same as the claim's words: the words that count are the same."
    )
    assert (reason.rule, reason.total, reason.line) == ("same-words", None, None)


def test_a_member_is_told_once_for_each_place() -> None:
    told = [assertion(DAM), assertion(DAM, article="b"), assertion(DAM, article="b")]
    assert len(list(same(shared(*told), (0, 1, 2)))) == 1


def test_the_centre_alone_needs_no_reason() -> None:
    assert list(same(shared(assertion(DAM)), (0,))) == []


def test_a_sum_of_words_and_meaning_has_its_line() -> None:
    one, other = assertion(DAM), assertion(f"{DAM} water", article="b", at=7)
    reason = tell(shared(one, other), compared(one, other, 0.6, 0.5), other, "the claim's words")
    assert reason.words == "b:7 says the same as the claim's words at a:0."
    assert reason.total == pytest.approx(1.1)
    assert reason.line == verdicts.line_between(one, other, 0.5).least
    assert [sign.value for sign in reason.signs] == [0.6, 0.5]
    assert reason.rule == "same-claim: line for words shared"


def test_where_sentences_were_not_placed_words_alone_are_weighed() -> None:
    one, other = assertion(DAM), assertion(f"{DAM} water", article="b")
    reason = tell(shared(one, other), compared(one, other, 0.7, None), other, "the claim's words")
    assert len(reason.signs) == 1
    assert reason.rule == "same-claim: line for words alone"


def test_an_accusation_of_one_accuser_needs_a_part_of_its_words() -> None:
    one = assertion(DAM, speaker="m", mode="accuses")
    other = assertion(f"{DAM} water", article="b", speaker="m", mode="accuses")
    found = compared(one, other, 0.2, 0.1)._replace(held=0.75)
    reason = tell(shared(one, other), found, other, "the claim's words")
    assert (reason.rule, reason.total, reason.line) == (
        "one-accusation",
        0.75,
        verdicts.SAME_ACCUSED,
    )


def test_only_some_shared_words_are_named_and_all_are_counted() -> None:
    one = assertion("wall valley night water school gate bridge")
    (sign,) = alike_signs(shared(one), compared(one, one._replace(article="b"), 0.5, None))
    assert sign.sign.startswith("shares 7 words, the rarer the more: ")
    assert sign.sign.endswith(", ...")
    few = assertion("wall")
    (sign,) = alike_signs(shared(few), compared(few, few, 0.5, None))
    assert sign.sign == "shares 1 word, the rarer the more: wall"


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (assertion(DAM, negated="burst"), assertion(DAM, article="b"), "yes-and-no"),
        (
            assertion("dam wall valley water rise"),
            assertion("dam wall valley water fall", article="b"),
            "opposite-words",
        ),
        (
            assertion(f"{DAM} @2024-05-02"),
            assertion(f"{DAM} @2024-05-09", article="b"),
            "other-day",
        ),
        (assertion(f"{DAM} killed=7"), assertion(f"{DAM} killed=9", article="b"), "other-number"),
    ],
)
def test_what_parts_two_claims_is_named(one: Assertion, other: Assertion, rule: str) -> None:
    reason = parted(shared(one, other), compared(one, other, 0.9, 0.4))
    assert reason.rule == rule
    assert reason.words.startswith("a:0 and b:0 ")
    # A number is parted by the sum of both cosines, the others by the words alone.
    assert reason.total == pytest.approx(1.3 if rule == "other-number" else 0.9)
    assert sum(sign.adds for sign in reason.signs) == pytest.approx(reason.total)
    assert reason.module == verdicts.__name__
    assert claim_reasons.__name__ != reason.module, "it computes nothing of its own"
