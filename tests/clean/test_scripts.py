"""Languages by their script, and how much of it a text must hold."""

import pytest

from variorum.clean.language import detect_language, language_name


@pytest.mark.parametrize(
    ("letters", "code"),
    [
        ("これはかわのみずです", "ja"),
        ("河水淹没了村庄道路桥梁", "zh"),
        ("강물이마을을덮쳤습니다", "ko"),
        ("річка затопила її село і дорогу", "uk"),
        ("река затопила деревню и дорогу", "ru"),
        ("رودخانه پل را برد چند خانه گم شد ژ", "fa"),
        ("غمرت مياه النهر القرية والطريق", "ar"),
        ("הנהר הציף את הכפר ואת הדרך", "he"),
        ("το ποτάμι πλημμύρισε το χωριό", "el"),
        ("नदी ने गाँव और सड़क को डुबो दिया", "hi"),
        ("แม่น้ำท่วมหมู่บ้านและถนน", "th"),
        ("მდინარემ დატბორა სოფელი", "ka"),
        ("գետը հեղեղեց գյուղը", "hy"),
    ],
)
def test_a_text_in_another_script_is_of_its_language(letters: str, code: str) -> None:
    assert detect_language(letters * 2) == code
    assert language_name(code) != f'"{code}"'


def test_a_name_in_another_script_leaves_a_text_english() -> None:
    text = "The mayor of the town, known as Иван Петров, said that the river had flooded it."
    assert detect_language(text) == "en"
    assert detect_language("река дом ") == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("der Fluss hat das Dorf und die Straße mit dem Wasser der Nacht in den Tag und das", "de"),
        (
            "le fleuve a inondé les rues de la ville et les maisons dans une nuit pour",
            "fr",
        ),
        ("el río se llevó las casas de la ciudad y los puentes que el agua en una noche", "es"),
    ],
)
def test_a_text_is_of_the_language_of_its_function_words(text: str, code: str) -> None:
    assert detect_language(text * 2) == code


def test_a_headline_is_of_the_language_that_was_given() -> None:
    assert detect_language("Dammbruch Kellermark", "de-DE") == "de"
    assert detect_language("Dammbruch Kellermark") == "en"
    assert detect_language("Dammbruch Kellermark", "??") == "en"


def test_an_unknown_code_is_told_in_quotes() -> None:
    assert language_name("xx") == '"xx"'
