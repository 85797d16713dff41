"""A story's change log, served as a feed."""

import json
import re

import feedparser

from tests.web.served import Served
from variorum.web.story_feeds import feed


def test_a_story_s_change_log_is_a_feed_in_three_forms(desk: Served) -> None:
    assert feed.__doc__
    match = re.search(r'href="/stories/(s[0-9a-f]{12})"', desk.get("/").text)
    assert match
    story = match[1]
    atom = feedparser.parse(desk.get(f"/stories/{story}/feed.atom").text)
    rss = feedparser.parse(desk.get(f"/stories/{story}/feed.rss").text)
    told = json.loads(desk.get(f"/stories/{story}/feed.jsonfeed").text)
    assert not atom.bozo
    assert not rss.bozo
    ids = {one["id"] for one in told["items"]}
    assert {one.id for one in atom.entries} == {one.id for one in rss.entries} == ids
    assert ids
    assert told["feed_url"].endswith(f"/stories/{story}/feed.jsonfeed")
    assert desk.get(f"/stories/{story}/feed.txt").status == 404
    assert desk.get("/stories/s000000000000/feed.atom").status == 404
