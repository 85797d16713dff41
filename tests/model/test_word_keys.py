import pytest

from variorum.model.word_keys import Alias, Words, content_keys, fold, key_of, words_of


@pytest.mark.parametrize(
    "forms",
    [
        ("killed", "died", "fatal"),
        ("policy", "policies"),
        ("retaliation", "retaliatory", "revenge"),
        ("seven", "7"),
        ("air strike", "airstrikes", "air-strikes"),
        ("10,000", "10000"),
        ("protested", "protests", "demonstrators"),
        ("café", "cafe"),
        ("ministry’s", "ministry"),
    ],
)
def test_forms_of_one_word_have_one_key(forms: tuple[str, ...]) -> None:
    assert len({key_of(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("policy", "police"), ("Iran", "Iraq"), ("six", "sixty")])
def test_different_words_have_different_keys(pair: tuple[str, str]) -> None:
    assert key_of(pair[0]) != key_of(pair[1])


def test_empty_words_count_for_nothing() -> None:
    assert content_keys("She said that it was the other one.") == ()


def test_an_alias_stands_for_its_letters_and_is_marked() -> None:
    text = "On Thursday the mayor left."
    words = words_of(text, [Alias(3, 11, ("@2024-05-02",))])
    assert [(word.key, word.named) for word in words] == [
        ("@2024-05-02", True),
        ("mayor", False),
        ("leave", False),
    ]


def test_clauses_are_cut_where_each_part_can_be_read() -> None:
    text = "A blast shook the market hall, while firemen searched the cellar for two clerks."
    words = Words.of(text)
    spans = words.clauses(0, len(text))
    assert [text[start:end] for start, end in spans] == [
        "A blast shook the market hall,",
        "while firemen searched the cellar for two clerks.",
    ]


def test_a_quotation_is_not_cut() -> None:
    text = "“The old bridge swayed hard, and then the pillars broke away,” a driver recalled."
    assert Words.of(text).clauses(0, len(text)) == [(0, len(text))]


def test_folding_keeps_letters_of_all_scripts() -> None:
    assert fold("ŞAHİN") == "sahin"
    assert fold("Москва") == "москва"
