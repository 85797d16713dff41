"""The queue: the least sure first, each once, and what is decided does not come again."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.web.served import Served, served
from variorum.engine.desk import Reader
from variorum.engine.unsure_lines import unsure_lines
from variorum.errors import StopRun
from variorum.store.catalogue import StoryFilter
from variorum.web.queue_pages import JUDGED


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


def test_the_least_sure_come_first(sample_store: Path) -> None:
    found, known = unsure_lines(Reader(sample_store), StoryFilter())
    assert len(found) > 10
    assert [one.far for one in found] == sorted(one.far for one in found)
    for one in found[:10]:
        line = known[one.story].open(one.address)
        assert line
        assert line.confidence is not None
        assert abs(abs(line.confidence - 0.5) - one.far) < 1e-5
    assert {known[one.story].records[one.address][0] for one in found} <= set(JUDGED)
    claims, _ = unsure_lines(Reader(sample_store), StoryFilter(), "claims")
    assert 0 < len(claims) < len(found)
    of_one, _ = unsure_lines(Reader(sample_store), StoryFilter(place="Marvenia"))
    assert 0 < len(of_one) < len(found)
    with pytest.raises(StopRun, match="no lines of kind"):
        unsure_lines(Reader(sample_store), StoryFilter(), "spells")


def test_skipping_leads_through_all_of_them_once(desk: Served, sample_store: Path) -> None:
    total = len(unsure_lines(Reader(sample_store), StoryFilter(), "claims")[0])
    seen = []
    address = "/review?kind=claims"
    while line := shown(page := desk.get(address).text):
        seen.append(line)
        address = link(page, " ")
        assert len(seen) <= total
    assert len(set(seen)) == total
    assert "That was the last one" in page
    assert desk.get("/review?after=x").status == 400
    assert desk.get("/review?kind=spells").status == 400
    assert "Nothing is left" in desk.get("/review?" + urlencode({"about": "zeppelin"})).text


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
