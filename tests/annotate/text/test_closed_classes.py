"""Closed classes of words: in small letters, and apart where they must be."""

from variorum.annotate.text import closed_classes as classes


def test_each_class_holds_its_plainest_words() -> None:
    assert {"he", "she", "they", "who"} <= classes.PRONOUNS
    assert {"the", "a", "an", "his", "their"} <= classes.DETERMINERS
    assert {"of", "in", "on", "at", "by", "with"} <= classes.PREPOSITIONS
    assert {"and", "but", "because", "while"} <= classes.CONJUNCTIONS
    assert {"is", "was", "has", "will"} <= classes.AUXILIARIES
    assert {"not", "never"} <= classes.NEGATIONS
    assert {"monday", "january"} <= classes.TIME_WORDS


def test_a_word_of_one_class_is_of_no_class_that_excludes_it() -> None:
    assert not classes.DETERMINERS & classes.PREPOSITIONS
    assert not classes.AUXILIARIES & classes.PREPOSITIONS
    assert all(word == word.lower() for word in classes.PREPOSITIONS | classes.TIME_WORDS)
