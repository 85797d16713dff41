import json
from pathlib import Path

from evaluation.publication import evaluate

BODY = (
    "The harbour bridge of Lugo was shut on Wednesday after a barge struck its third pier, the "
    "port office said. Divers found a crack two metres long and engineers expect the work to take "
    "until spring. Ferries carry people over the river in the meantime, ten an hour."
)


def _doc(number: int, story: str, published: str) -> dict[str, str | None]:
    text = f"{BODY} Account {number} of the barge adds what a pilot told its reporter that day."
    return {
        "id": f"d{number:03d}",
        "story": story,
        "outlet": f"paper{number}.example",
        "language": "en",
        "title": "Bridge shut after barge strikes pier",
        "text": text,
        "published": published,
    }


def test_hidden_dates_are_found_from_the_dated_rest_alone(tmp_path: Path) -> None:
    docs = [_doc(n, f"s{n // 2}", "2022-03-10T00:00:00") for n in range(140)]
    (tmp_path / "stories").mkdir()
    lines = "\n".join(json.dumps(doc) for doc in docs)
    (tmp_path / "stories" / "news_cluster_dev.jsonl").write_text(lines, encoding="utf-8")
    told, *_, alone = evaluate(tmp_path).rows
    assert told.values["articles"] + alone.values["articles"] == 100
    assert told.values["within a day"] == told.values["dated"] == told.values["articles"] > 0
    assert alone.values["dated"] == 0
