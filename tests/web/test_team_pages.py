"""Comments, flags, second readers, and who judged what."""

import json
import re
from pathlib import Path
from typing import get_args

from tests.web.served import Served, served
from tests.web.test_queue_pages import as_one, fields, link, shown
from variorum.engine.desk import Reader
from variorum.store.teamwork import OpinionKind
from variorum.web import team_pages

QUEUE = "/review?kind=claims"


def test_comments_and_flags_are_shown_with_their_line(own_store: Path, tmp_path: Path) -> None:
    with served(tmp_path, own_store) as desk:
        page = desk.get(QUEUE).text
        line = shown(page)
        assert line
        sent = {"by": "Ida", "note": "see <b>page two</b>", "next": QUEUE}
        assert desk.post(f"{line}/remark", sent).headers["location"] == QUEUE
        assert desk.post(f"{line}/remark", {"by": "Bo", "flag": "1"}).status == 303
        # A form that says nothing keeps nothing but who sent it.
        answer = desk.post(f"{line}/remark", {"by": "Cai"})
        assert "variorum-name=Cai" in answer.headers["set-cookie"]
        for address in (QUEUE, line):
            page = desk.get(address).text
            assert "see &lt;b&gt;page two&lt;/b&gt;" in page
            assert page.count('class="badge unmet">flagged') == 1
        assert "page two" in desk.get("/review/comments").text
        flagged = desk.get("/review/comments?flags=1").text
        assert "page two" not in flagged
        assert line in flagged
        first, second = map(json.loads, desk.get("/review/comments.jsonl").text.splitlines())
        assert (first["by"], first["text"], first["flag"]) == ("Ida", sent["note"], False)
        assert (second["by"], second["flag"]) == ("Bo", True)
        text = Reader(own_store).reading(first["evidence"]["article"]).article.text
        assert (
            text[first["evidence"]["start"] : first["evidence"]["end"]] == first["evidence"]["text"]
        )
        assert desk.post(f"{line}x/remark", {"by": "Ida", "note": "?"}).status == 404
        assert desk.post(f"{line}/remark", {"note": "?"}).status == 400


def test_a_second_reader_judges_alone(own_store: Path, tmp_path: Path) -> None:
    with served(tmp_path, own_store) as desk:
        for kind in ("accept", "strike", "accept"):
            page = desk.get(QUEUE).text
            sent = {**fields(page), "by": "Ida", "kind": kind}
            assert desk.post(f"{shown(page)}/decide", sent).status == 303
        assert "Nothing is left" in as_one(desk, "Ida", "/review/second")
        dossiers = [one.made for one, _ in Reader(own_store).decisions()]
        page = as_one(desk, "Bo", "/review/second")
        assert "3 lines left" in page
        assert "Ida" not in page
        assert "<mark" in page
        for kind in ("accept", "accept", "accept"):
            page = as_one(desk, "Bo", "/review/second")
            action = re.search(r'action="(/review/second/[^"]+)"', page)
            assert action
            address = action[1]
            assert desk.post(address, {"by": "Bo", "kind": kind}).status == 303
            assert desk.post(address, {"by": "Ida", "kind": kind}).status == 400
        assert "Nothing is left" in as_one(desk, "Bo", "/review/second")
        # What a second reader says changes no story and no decision.
        assert [one.made for one, _ in Reader(own_store).decisions()] == dossiers
        page = desk.get("/review/people").text
        row = page[page.index('<th scope="row"><bdi>Bo</bdi></th><td><bdi>Ida</bdi>') :]
        assert row.startswith(
            '<th scope="row"><bdi>Bo</bdi></th><td><bdi>Ida</bdi></td><td>3</td><td>67 %</td>'
            "<td>0.00</td>"
        )
        assert "Where they disagree" in page
        assert desk.post("/review/second/dx", {"by": "Bo", "kind": "accept"}).status == 404
        assert desk.post(address, {"by": "Bo", "kind": "speaker"}).status == 400
        assert get_args(OpinionKind) == team_pages._KINDS


def test_a_second_reader_may_skip(own_store: Path, tmp_path: Path) -> None:
    with served(tmp_path, own_store) as desk:
        for kind in ("accept", "strike"):
            page = desk.get(QUEUE).text
            desk.post(f"{shown(page)}/decide", {**fields(page), "by": "Ida", "kind": kind})
        page = as_one(desk, "Bo", "/review/second")
        skipped = as_one(desk, "Bo", link(page, " "))
        assert "1 line left" in skipped
        assert re.findall(r'action="/review/second/(\w+)"', page) != re.findall(
            r'action="/review/second/(\w+)"', skipped
        )


def test_nobody_judged_anything_yet(desk: Served) -> None:
    page = desk.get("/review/people").text
    assert "Nobody judged anything yet" in page
    assert "No line was judged by a second reader yet" in page
    assert "Nobody wrote anything" in desk.get("/review/comments").text
