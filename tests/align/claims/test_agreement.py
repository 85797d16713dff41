"""Assertions of one story compared: groups that say the same, and pairs that contradict."""

from tests.align.claims.told import assertion
from variorum.align.claims.agreement import Matcher

DAM = "dam wall burst valley night water"
REST = [
    assertion("mayor opened school gate ribbon", article="a", at=50),
    assertion("council raised bus fares again", article="b", at=50),
    assertion("ferry crossed lake early storm", article="c", at=50),
]


def test_two_articles_that_say_the_same_are_a_group() -> None:
    matcher = Matcher([assertion(DAM, article="a"), assertion(DAM, article="b"), *REST])
    assert [sorted(group) for group in matcher.groups()] == [[0, 1]]
    assert matcher.alike(0, 1)
    assert not matcher.alike(0, 2)


def test_one_article_alone_is_no_group() -> None:
    matcher = Matcher([assertion(DAM, article="a"), assertion(DAM, article="a", at=20), *REST])
    assert matcher.groups() == []


def test_a_yes_and_a_no_of_two_origins_contradict() -> None:
    no = assertion(DAM, article="b", negated="burst")
    matcher = Matcher([assertion(DAM, article="a"), no, *REST])
    matcher.groups()
    assert matcher.opposing() == [(1, 0)]
    assert matcher.opposed(0, 1)


def test_two_numbers_of_two_origins_differ() -> None:
    told = [assertion(f"{DAM} killed={n}", article=a) for n, a in ((7, "a"), (9, "b"))]
    matcher = Matcher([*told, *REST])
    matcher.groups()
    assert [set(pair) for pair in matcher.differing()] == [{0, 1}]


def test_common_words_weigh_less() -> None:
    matcher = Matcher([assertion(f"dam {word} w{word} x{word}") for word in ("a", "b", "c")])
    assert matcher.weight["dam"] < matcher.weight["a"]
    both = matcher.weight["dam"] + matcher.weight["a"]
    assert matcher.total(frozenset(["dam", "a", "none"])) == both
    assert matcher.total(frozenset(["a"]), squared=True) == matcher.weight["a"] ** 2
    assert matcher.near(frozenset(["dam"])) == {0, 1, 2}
    assert matcher.near(frozenset(["wb"])) == {1}


def test_a_line_of_few_words_is_compared_only_where_somebody_says_it() -> None:
    few = assertion("dam burst", article="a")
    assert Matcher([few, few._replace(article="b")]).near(frozenset(["dam"])) == set()
    spoken = assertion("dam burst", article="a", speaker="mayor")
    assert Matcher([spoken]).near(frozenset(["dam"])) == {0}
