"""Counts told again without their measure, and bare numbers that stand for people told before."""

import time

from variorum.annotate.quantities.counts import find_quantities
from variorum.annotate.text.sentences import split


def read(text: str) -> list[tuple[str, str, float | int | None]]:
    found = find_quantities(text, split(text))
    return [(q.text, q.measure, q.value) for q in found]


def test_a_number_of_the_same_people_takes_their_measure() -> None:
    text = "Rebels freed 21 pupils. The mothers of the 21 pupils waited. A school has 300 pupils."
    assert read(text) == [
        ("freed 21 pupils", "released", 21),
        ("21 pupils", "released", 21),
        ("300 pupils", "other", 300),
    ]


def test_the_two_sides_of_a_talk_are_no_count() -> None:
    assert read("The two countries met. Our two nations are friends.") == []
    assert read("Two countries met.") == [("Two countries", "other", 2)]
    assert read("The two brothers met.") == [("two brothers", "other", 2)]


def test_the_measure_may_be_told_behind() -> None:
    text = "Talks over 34 sailors went on. Later all 34 sailors were released."
    assert [measure for _, measure, _ in read(text)] == ["released", "released"]


def test_people_in_general_are_known_again_by_the_article_only() -> None:
    text = "The blast killed 30 people. About 30 people worked there. The 30 people had families."
    assert [measure for _, measure, _ in read(text)] == ["killed", "other", "killed"]


def test_a_small_number_is_known_again_by_article_and_noun() -> None:
    text = "Four guards were detained. The four guards denied it. Four nurses saw the four men."
    assert [measure for _, measure, _ in read(text)] == ["detained", "detained", "other", "other"]


def test_a_bare_number_counts_only_where_it_tells_something_again() -> None:
    assert read("Some 21 girls were freed. I met the 21 who came back.")[1] == (
        "21",
        "released",
        21,
    )
    assert read("I met the 21 who came back.") == []


def test_others_of_the_number_are_no_retelling() -> None:
    text = "Rebels freed 21 pupils. The 21 parents wept."
    assert [measure for _, measure, _ in read(text)] == ["released", "other"]


def test_time_grows_no_faster_than_the_text() -> None:
    def seconds(times: int) -> float:
        text = "Rebels freed 21 pupils. The 21 pupils met 21 teachers. " * times
        sentences = split(text)
        began = time.process_time()
        find_quantities(text, sentences)
        return time.process_time() - began

    seconds(10)
    assert seconds(800) < 8 * 3 * seconds(100) + 0.2
