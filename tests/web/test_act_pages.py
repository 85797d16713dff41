"""Many lines at once on a page: chosen, judged, and taken back as a whole."""

import re
from pathlib import Path
from urllib.parse import urlencode

from tests.web.served import Served, served
from variorum.engine.acts import MOST
from variorum.engine.desk import Reader
from variorum.web.act_pages import SHOWN

FIRST_TEN = "/review/many?kind=claims&count=10"


def chosen(page: str) -> list[str]:
    return re.findall(r'name="line" value="([^"]+)"', page)


def act(desk: Served, lines: list[str], kind: str, by: str = "Ida") -> str:
    fields = [("line", one) for one in lines] + [("kind", kind), ("by", by), ("next", FIRST_TEN)]
    answer = desk.post("/review/many", fields)
    assert answer.status == 303, answer.text
    return answer.headers["location"]


def test_ten_lines_are_judged_and_taken_back(own_store: Path, tmp_path: Path) -> None:
    with served(tmp_path, own_store) as desk:
        page = desk.get(FIRST_TEN).text
        lines = chosen(page)
        assert len(lines) == 10
        page = desk.get(act(desk, lines, "accept")).text
        assert "10 judged" in page
        assert not {one.split()[1] for one in lines} & {one.split()[1] for one in chosen(page)}
        undo = re.search(r'class="undo" action="(/acts/[^"]+)"', page)
        assert undo
        answer = desk.post(undo[1], {"by": "Ida", "next": FIRST_TEN})
        assert answer.headers["location"] == FIRST_TEN
        assert chosen(desk.get(FIRST_TEN).text) == lines
        decisions = Reader(own_store).decisions()
        assert [one.kind for one, _ in decisions].count("accept") == 10
        assert [one for one, holds in decisions if holds] == []
        # What was taken back cannot be taken back again, and old states judge nothing.
        assert desk.post(undo[1], {"by": "Ida"}).status == 400
        act(desk, lines[:1], "strike", by="Bo")
        assert (
            desk.post("/review/many", {"line": lines[0], "kind": "accept", "by": "Ida"}).status
            == 400
        )


def test_nothing_is_judged_by_what_makes_no_sense(desk: Served) -> None:
    (line,) = chosen(desk.get("/review/many?count=1").text)
    for fields in (
        {"kind": "accept", "by": "Ida"},
        {"line": "s1 c1", "kind": "accept", "by": "Ida"},
        {"line": line, "kind": "speaker", "by": "Ida"},
        {"line": line, "kind": "accept", "by": ""},
    ):
        assert desk.post("/review/many", fields).status == 400, fields
    assert desk.get("/review/many?count=0").status == 400
    assert desk.get(f"/review/many?count={MOST + 1}").status == 400
    assert len(chosen(desk.get("/review/many").text)) == SHOWN
    assert "Nothing is left" in desk.get("/review/many?" + urlencode({"about": "zeppelin"})).text
