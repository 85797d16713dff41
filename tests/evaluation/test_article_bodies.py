from evaluation.article_bodies import _compare, _grams


def test_counted_four_grams() -> None:
    truth = _grams("a b c d e")
    assert _compare(truth, _grams("a b c d e")) == (1.0, 1.0)
    assert _compare(truth, _grams("a b c d")) == (1.0, 0.5)
    assert _compare(truth, _grams("x y z w a b c d e")) == (2 / 6, 1.0)
    assert _compare(truth, _grams("")) == (0.0, 0.0)
    assert _compare(_grams(""), _grams("")) == (1.0, 1.0)
