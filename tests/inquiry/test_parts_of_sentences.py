"""How a claim and a sentence are cut, and what bears on their parts."""

import pytest

from tests.support import article
from variorum.annotate import annotate
from variorum.inquiry.acting import sides_of
from variorum.inquiry.asked_parts import asked_claim
from variorum.inquiry.bearing import negates
from variorum.inquiry.cutting import Passage, passage_of
from variorum.inquiry.naming_alike import Named, in_words, named
from variorum.inquiry.same_values import amounts_agree, amounts_clash, times_agree, times_clash
from variorum.inquiry.sentence_terms import Term, Token
from variorum.inquiry.word_senses import opposites_of, phrases_in, senses_of
from variorum.model import Mention, TimeExpression


def cut(text: str) -> Passage:
    return passage_of(annotate(article(text)), (0, len(text)))


def term(passage: Passage, words: str) -> Term:
    return next(one for one in passage.terms if passage.words_of(one) == words)


def test_words_of_one_group_share_a_sense_and_opposites_have_none_in_common() -> None:
    assert senses_of("collided") & senses_of("crashed")
    assert senses_of("banned") & senses_of("prohibit")
    assert not senses_of("strengthening") & senses_of("weakening")
    assert senses_of("weakening") & opposites_of(senses_of("strengthening"))
    assert not senses_of("critically") & senses_of("criticized")


def test_a_phrase_is_found_where_it_stands() -> None:
    assert [(start, end) for start, end, _ in phrases_in("He was taken into custody.")] == [(7, 25)]


def test_a_passage_has_names_numbers_times_and_words() -> None:
    passage = cut("On Monday 12 ships left Oslo.")
    kinds = {passage.words_of(one): one.kind for one in passage.terms}
    assert kinds["Oslo"] == "name"
    assert kinds["12"] == "number"
    assert kinds["ships"] == "word"


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("The bridge was not damaged.", "damaged", True),
        ("It has not been spared and has fallen.", "fallen", False),
        ("He was not surprised that she left.", "left", False),
        ("The star is too far away to be seen.", "seen", True),
        ("The bridge was damaged, not the road.", "damaged", False),
    ],
)
def test_what_a_negation_reaches(text: str, word: str, negated: bool) -> None:
    assert term(cut(text), word).negated is negated


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The rescuing of a boy took hours.", "rescuing", True),
        ("The crew rescuing a boy left.", "rescuing", False),
        ("The hard demand fell.", "demand", True),
    ],
)
def test_a_noun_has_an_article_and_a_participle_has_it_right_before(
    text: str, word: str, noun: bool
) -> None:
    passage = cut(text)
    assert sides_of(passage, term(passage, word)).noun is noun


def test_what_is_open_and_what_is_ahead() -> None:
    assert term(cut("Police could not say whether he escaped."), "escaped").open
    assert term(cut("The army plans to attack."), "attack").ahead
    assert not term(cut("The army attacked."), "attacked").ahead
    assert negates(Token(0, 6, "didn't"))


@pytest.mark.parametrize(
    ("text", "verb", "acting"),
    [
        ("The governor fired the captain.", "fired", {"governor"}),
        ("The captain was fired by the governor.", "fired", {"governor"}),
        ("The group, which organized the march, left.", "organized", {"group"}),
        ("One of the sailors fired a shot.", "fired", {"sailors"}),
    ],
)
def test_who_acts_at_a_verb(text: str, verb: str, acting: set[str]) -> None:
    passage = cut(text)
    sides = sides_of(passage, term(passage, verb))
    assert acting <= {passage.words_of(one) for one in sides.acting}
    assert "captain" not in {passage.words_of(one) for one in sides.acting}


def test_a_claim_asks_for_verbs_and_names_but_not_for_its_word_of_saying() -> None:
    reading = annotate(article("The mayor said the bridge collapsed."))
    asked = asked_claim(reading, {})
    pairs = zip(asked.terms, asked.musts, strict=True)
    must = {asked.passage.words_of(one) for one, must in pairs if must}
    assert "collapsed" in must
    assert "said" not in must


@pytest.mark.parametrize(
    ("claim", "word", "verb"),
    [
        ("A clerk gave the files to a newspaper.", "files", False),
        ("The ship will carry seeds and insects to the island.", "insects", False),
        ("Anna Holm knows what smoke does to children's eyes.", "children's", False),
        ("The mayor said Anna Holm wants to leave.", "wants", True),
        ("The mayor plans to leave.", "plans", True),
    ],
)
def test_what_a_verb_acts_upon_is_no_verb(claim: str, word: str, verb: bool) -> None:
    asked = asked_claim(annotate(article(claim)), {})
    verbs = {
        asked.passage.words_of(one): at for one, at in zip(asked.terms, asked.verbs, strict=True)
    }
    assert verbs[word] is verb


def test_the_people_of_a_number_weigh_nothing() -> None:
    asked = asked_claim(annotate(article("Thousands of people marched to the harbour.")), {})
    weights = {
        asked.passage.words_of(one): weight
        for one, weight in zip(asked.terms, asked.weights, strict=True)
    }
    assert weights["people"] == 0
    assert weights["harbour"] > 0


def test_a_negation_that_reaches_nothing_is_loose() -> None:
    assert cut("It is not.").loose
    assert not cut("The bridge was not damaged.").loose


def test_numbers_agree_where_they_count_one_thing() -> None:
    claimed = cut("17 people were killed.").amounts[0]
    assert amounts_agree(claimed, cut("The blast killed 17 people.").amounts[0])
    assert amounts_clash(claimed, cut("The blast killed 71 people.").amounts[0])
    assert not amounts_clash(claimed, cut("The blast hurt 71 horses.").amounts[0])
    more = cut("More than 11 million files leaked.").amounts[0]
    assert amounts_agree(more, cut("Some 11.5 million files leaked.").amounts[0])
    nearly = cut("The court heard nearly 24 witnesses.").amounts[0]
    assert amounts_agree(cut("The court heard 23 witnesses.").amounts[0], nearly)
    assert not amounts_agree(cut("The court heard 19 witnesses.").amounts[0], nearly)
    money = cut("The price fell below $6,000.").amounts[0]
    assert money.value == 6000


def time(text: str, value: str) -> TimeExpression:
    return TimeExpression(start=0, end=len(text), text=text, type="DATE", value=value)


def test_times_agree_by_weekday_and_to_their_precision() -> None:
    monday, tuesday = time("Monday", "2026-05-04"), time("Tuesday", "2026-05-05")
    assert times_agree(monday, time("last Monday", "2026-04-27"))
    assert times_clash(monday, tuesday) == 0
    assert times_agree(time("2014", "2014"), time("May 2014", "2014-05"))
    assert times_clash(time("May 4, 2014", "2014-05-04"), time("May 6, 2014", "2014-05-06")) == 2


def test_a_surname_is_in_the_words_of_a_name_and_a_house_is_no_white_house() -> None:
    brandt = named(Mention(start=0, end=6, text="Brandt", label="person"))
    assert in_words(brandt, ["elsa", "brandt"])
    assert not in_words(Named("person", ("holm",), frozenset({"holm"})), ["elsa", "brandt"])
