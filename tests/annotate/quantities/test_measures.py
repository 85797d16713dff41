"""The tables of measures: participles, nouns, and which group of a pattern matched."""

import pytest

from variorum.annotate.quantities import measures


@pytest.mark.parametrize(
    ("verb", "measure"),
    [
        (" were killed", "killed"),
        (" died", "killed"),
        (" were wounded", "injured"),
        (" were hospitalized", "hospitalized"),
        (" are missing", "missing"),
        (" were trapped", "trapped"),
        (" were rescued", "rescued"),
        (" were arrested", "detained"),
        (" were freed", "released"),
        (" were displaced", "displaced"),
        (" were evacuated", "evacuated"),
        (" were destroyed", "destroyed"),
        (" were damaged", "damaged"),
    ],
)
def test_a_verb_behind_the_counted_has_its_measure(verb: str, measure: str) -> None:
    match = measures.AFTER.search(verb)
    assert match is not None
    assert measures.measure_of(match) == measure


def test_a_measure_that_is_skipped_is_none() -> None:
    match = measures.AFTER.search(" were killed")
    assert match is not None
    assert measures.measure_of(match, skip=frozenset(["killed"])) is None


def test_participles_before_a_noun_measure_it() -> None:
    wanted = {"wounded": "injured", "hurt": "injured", "missing": "missing", "freed": "released"}
    wanted |= {"stranded": "trapped", "jailed": "detained", "homeless": "displaced"}
    assert {word: measures.ADJECTIVE_MEASURES[word] for word in wanted} == wanted


def test_nouns_measure_by_themselves() -> None:
    wanted = {"death": "killed", "fatality": "killed", "injury": "injured", "arrest": "detained"}
    assert {word: measures.NOUN_MEASURES.get(word) for word in wanted} == wanted


def test_transitive_participles_may_have_an_object() -> None:
    assert {"killed", "wounded", "arrested", "freed", "destroyed"} <= measures.TRANSITIVE
    assert "died" not in measures.TRANSITIVE
