"""Filters that somebody named: kept with a link and a feed, and forgotten again."""

import re
from pathlib import Path

from tests.web.served import served
from variorum.web.saved_filters import LONGEST


def test_a_filter_is_kept_under_its_name(own_store: Path, tmp_path: Path) -> None:
    with served(tmp_path, own_store) as desk:
        query = "place=Marvenia&disputed=1"
        sent = {"by": "Ida", "name": " The  <dam> ", "query": query + "&after=x&spell=y"}
        answer = desk.post("/saved", sent)
        assert (answer.status, answer.headers["location"]) == (303, f"/?{query}")
        page = desk.get("/").text
        assert f'<a href="/?{query.replace("&", "&amp;")}">' in page
        assert "The &lt;dam&gt;" in page
        shown = desk.get(f"/?{query}").text
        assert 'aria-current="page"><bdi>The &lt;dam&gt;' in shown
        feed = re.search(r'type="application/atom\+xml"[^>]* href="([^"]+)"', shown)
        assert feed
        assert "<entry>" in desk.get(feed[1].replace("&amp;", "&")).text
        # A name is cut where it is too long for a list.
        long = {"by": "Ida", "name": "x" * 99, "query": "place=Long"}
        assert desk.post("/saved", long).status == 303
        assert f"<bdi>{'x' * LONGEST}</bdi>" in desk.get("/").text
        # The same name of the same person means the new filter; of another person it is another.
        desk.post("/saved", {**sent, "query": "place=Osterny"})
        desk.post("/saved", {**sent, "by": "Bo"})
        assert desk.get("/").text.count("The &lt;dam&gt;") == 2
        forget = re.search(r'action="(/saved/[^/]+/forget)"', desk.get(f"/?{query}").text)
        assert forget
        assert desk.post(forget[1], {}).status == 303
        assert desk.get("/").text.count("The &lt;dam&gt;") == 1


def test_what_asks_for_nothing_is_not_kept(own_store: Path, tmp_path: Path) -> None:
    with served(tmp_path, own_store) as desk:
        for name, query in (
            ("x", ""),
            ("", "place=Kell"),
            ("x", "since=soon"),
            ("x", "spell=1"),
        ):
            sent = {"by": "Ida", "name": name, "query": query}
            assert desk.post("/saved", sent).status == 400, sent
        assert desk.post("/saved", {"by": "", "name": "x", "query": "place=Kell"}).status == 400
