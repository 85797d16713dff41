import json
from pathlib import Path

import pytest

from evaluation import publication

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


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty accounts of twenty stories, of which 30 dates are hidden."""
    monkeypatch.setattr(publication, "HIDDEN", 30)
    docs = [_doc(n, f"s{n // 2}", "2022-03-10T00:00:00") for n in range(40)]
    (tmp_path / "stories").mkdir()
    lines = "\n".join(json.dumps(doc) for doc in docs)
    (tmp_path / "stories" / "news_cluster_dev.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_hidden_dates_are_found_from_the_dated_rest_alone(data: Path) -> None:
    told, *_, alone = publication.evaluate(data).rows
    assert told.values["articles"] + alone.values["articles"] == 30
    assert told.values["within a day"] == told.values["dated"] == told.values["articles"] > 0
    assert alone.values["articles"] > 0
    assert alone.values["dated"] == 0


def test_a_limit_scores_whole_stories_with_the_same_dates_hidden(data: Path) -> None:
    hidden, some = ([one[0] for one in publication.dates(data, limit)] for limit in (None, 10))
    stories = {_story_of(one) for one in some}
    assert len(hidden) == 30
    assert 1 < len(stories) <= 5
    assert some == [one for one in hidden if _story_of(one) in stories]


def _story_of(doc: str) -> int:
    return int(doc[1:]) // 2
