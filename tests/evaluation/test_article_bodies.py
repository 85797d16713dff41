import gzip
import json
from pathlib import Path

from evaluation.article_bodies import _compare, _grams, evaluate


def test_counted_four_grams() -> None:
    truth = _grams("a b c d e")
    assert _compare(truth, _grams("a b c d e")) == (1.0, 1.0)
    assert _compare(truth, _grams("a b c d")) == (1.0, 0.5)
    assert _compare(truth, _grams("x y z w a b c d e")) == (2 / 6, 1.0)
    assert _compare(truth, _grams("")) == (0.0, 0.0)
    assert _compare(_grams(""), _grams("")) == (1.0, 1.0)


BODY = "Rain fell on the town of Selm for nine hours and closed its two bridges, the council said."


def test_a_limit_scores_so_many_pages_of_each_set(tmp_path: Path) -> None:
    for name in ("zyte", "fundus", "dates"):
        pages = tmp_path / "html" / name / "html"
        pages.mkdir(parents=True)
        gold = {}
        for number in range(4):
            page = f"<html lang=en><article><h1>Rain {number}</h1><p>{BODY}</p><p>{BODY}</p>"
            (pages / f"p{number}.html.gz").write_bytes(gzip.compress(page.encode()))
            url = f"https://selm.example/{number}"
            gold[f"p{number}"] = {"url": url, "articleBody": BODY, "title": "", "language": "en"}
        (pages.parent / "ground-truth.json").write_text(json.dumps(gold))
    for limit, pages_told in ((3, 3), (None, 4)):
        rows = {row.name: row.values for row in evaluate(tmp_path, limit).rows}
        assert rows["main text, all pages"]["pages"] == pages_told
        assert rows["title (fundus)"]["gold"] <= pages_told
