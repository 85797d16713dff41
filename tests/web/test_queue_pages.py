"""The queue: the least sure first, each once, and what is decided does not come again."""

import re
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlencode

import pytest

from tests.web.served import Served, served
from variorum.engine.desk import Reader
from variorum.engine.unsure_lines import JUDGED, Next, unsure_lines
from variorum.errors import StopRun
from variorum.store.catalogue import QueueFilter, QueueOrder, StoryFilter
from variorum.web.queue_pages import ORDERS


def shown(page: str) -> str | None:
    found = re.search(r'<h2 class="line-text"><a href="([^"]+)"', page)
    return found[1] if found else None


def link(page: str, key: str) -> str:
    found = re.search(rf'<a href="([^"]+)" data-key="{key}"', page)
    assert found
    return found[1].replace("&amp;", "&")


def fields(page: str) -> dict[str, str]:
    form = page[page.index('<form class="queue') :]
    return dict(re.findall(r'name="(seen|next)" value="([^"]*)"', form))


def queued(store: Path, **asked: Any) -> list[Next]:
    return list(unsure_lines(Reader(store), QueueFilter(**asked), 1000))


def test_the_least_sure_come_first(sample_store: Path) -> None:
    found = queued(sample_store)
    assert len(found) > 10
    far = [abs(one.waiting.place.sure - 500) for one in found]
    assert far == sorted(far)
    for one in found[:10]:
        line = one.lines.open(one.address)
        assert line
        assert line.confidence is not None
        assert round(line.confidence * 1000) == one.waiting.place.sure
        assert line.kind == one.waiting.kind
    assert {one.waiting.kind for one in found} <= set(JUDGED)
    assert 0 < len(queued(sample_store, kind="claims")) < len(found)
    of_one = queued(sample_store, stories=StoryFilter(place="Marvenia"))
    assert 0 < len(of_one) < len(found)
    with pytest.raises(StopRun, match="no lines of kind"):
        queued(sample_store, kind="spells")


def test_other_orders_and_bounds(sample_store: Path) -> None:
    found = queued(sample_store)
    surest = [one.waiting.place.sure for one in queued(sample_store, sort="sure")]
    assert surest == sorted((one.waiting.place.sure for one in found), reverse=True)
    weights = [one.waiting.place.weight for one in queued(sample_store, sort="weight")]
    assert weights == sorted((one.waiting.place.weight for one in found), reverse=True)
    assert weights[0] // 1000 == max(len(one.lines.dossier.origins) for one in found)
    bound = queued(sample_store, least=400, most=700)
    assert 0 < len(bound) < len(found)
    assert all(400 <= one.waiting.place.sure <= 700 for one in bound)


def test_the_page_tells_its_bounds(desk: Served) -> None:
    assert set(ORDERS) == set(get_args(QueueOrder))
    page = desk.get("/review?first=sure&least=40&most=70").text
    sure = re.search(r"(\d+) % sure", page)
    assert sure
    assert 40 <= int(sure[1]) <= 70
    assert desk.get("/review?first=chance").status == 400
    assert desk.get("/review?least=101").status == 400
    assert desk.get("/review?most=x").status == 400


@pytest.mark.parametrize("first", ["unsure", "weight", "sure"])
def test_skipping_leads_through_all_of_them_once(
    desk: Served, sample_store: Path, first: str
) -> None:
    total = len(queued(sample_store, kind="claims"))
    seen = []
    address = f"/review?kind=claims&first={first}"
    while line := shown(page := desk.get(address).text):
        seen.append(line)
        address = link(page, " ")
        assert len(seen) <= total
    assert len(set(seen)) == total
    assert "That was the last one" in page
    assert desk.get("/review?after=x").status == 400
    assert desk.get("/review?kind=spells").status == 400
    assert "Nothing is left" in desk.get("/review?" + urlencode({"about": "zeppelin"})).text


def as_one(desk: Served, name: str, path: str) -> str:
    """A page as somebody sees it whose name the browser keeps."""
    cookie = f"{desk.cookie}; variorum-name={name}"
    return desk.ask(path, headers={"Cookie": cookie}).text


def test_two_people_never_get_one_line(own_store: Path, tmp_path: Path) -> None:
    with served(tmp_path, own_store) as desk:
        address = "/review?kind=claims"
        first = shown(as_one(desk, "Ida", address))
        second = shown(as_one(desk, "Bo", address))
        assert first
        assert second
        assert first != second
        # Who asks again gets the same line; who goes on lets it go.
        assert shown(as_one(desk, "Ida", address)) == first
        assert shown(as_one(desk, "Bo", address)) == second
        as_one(desk, "Ida", link(as_one(desk, "Ida", address), " "))
        assert shown(as_one(desk, "Cai", address)) == first


def test_an_assigned_story_is_for_one_alone(own_store: Path, tmp_path: Path) -> None:
    story = Reader(own_store).stories(StoryFilter(place="Marvenia"))[0].head.id
    with served(tmp_path, own_store) as desk:
        everything = "/review/many?kind=claims&count=200"
        lines = f"/stories/{story}/lines/"
        assert lines in as_one(desk, "Bo", everything)
        answer = desk.post(f"/stories/{story}/assign", {"by": "Ida"})
        assert answer.status == 303
        assert lines not in as_one(desk, "Bo", everything)
        assert lines in as_one(desk, "Ida", everything)
        assert 'value="Ida"' in desk.get(f"/stories/{story}/decide").text
        assert f"/stories/{story}" in desk.get("/?assigned_to=Ida").text
        assert f"/stories/{story}" not in desk.get("/?assigned_to=Bo").text
        desk.post(f"/stories/{story}/assign", {"by": ""})
        assert lines in as_one(desk, "Bo", everything)


def test_judging_goes_on_and_can_be_taken_back(own_store: Path, tmp_path: Path) -> None:
    with served(tmp_path, own_store) as desk:
        page = desk.get("/review?kind=claims").text
        first = shown(page)
        for kind in ("accept", "strike", "unsure"):
            line = shown(page)
            assert line
            sent = {**fields(page), "by": "Ida", "kind": kind}
            answer = desk.post(f"{line}/decide", sent)
            assert answer.status == 303
            page = desk.get(answer.headers["location"]).text
            assert shown(page) != line
            assert (
                'value="Ida"'
                in desk.ask(
                    "/review",
                    headers={"Cookie": f"{desk.cookie}; variorum-name=Ida"},
                ).text
            )
        undo = re.search(r'class="undo" action="([^"]+)"', page)
        assert undo
        answer = desk.post(undo[1], {"by": "Ida", "next": "/review?kind=claims"})
        assert shown(desk.get(answer.headers["location"]).text) == line
        reader = Reader(own_store)
        assert [one.kind for one, holds in reader.decisions() if holds] == ["accept", "strike"]
        assert first != line
