"""A folder of pages: one a story, and an index."""

import re
from html.parser import HTMLParser

import msgspec

from tests.dossier.sample import comparison, flood
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.html import to_html
from variorum.dossier.formats.pages import pages
from variorum.model import Comparison, Dossier, Rejection


def titled(dossier: Dossier, **head: str) -> Dossier:
    story = msgspec.structs.replace(dossier.story, **head)
    return msgspec.structs.replace(dossier, story=story)


def test_each_story_has_its_page_and_the_index_leads_to_it() -> None:
    files = dict(pages(comparison()))
    assert list(files) == ["story-storyflood.html", "story-storybare.html", "index.html"]
    flood_page = to_html(Comparison(dossiers=(comparison().dossiers[0],)))
    back = '<p><a href="index.html">All stories</a></p>\n'
    assert files["story-storyflood.html"].decode().replace(back, "") == flood_page
    assert all(files[name].decode().count(back) == 1 for name in list(files)[:2])
    index = files["index.html"].decode()
    assert re.findall(r'href="([^"]+)"', index) == list(files)[:2]
    assert index.index("<h2>March 2026</h2>") < index.index("<h2>Undated</h2>")
    assert "3 articles, 3 outlets, 2 origins" in index


def test_the_index_counts_the_disputes_that_the_page_shows() -> None:
    dossier = flood()
    record = arrange(Comparison(dossiers=(dossier,))).records[0]
    shown = len(record.disputed) + len(record.differing)
    assert shown
    index = dict(pages(Comparison(dossiers=(dossier,))))["index.html"].decode()
    assert f"<b>{shown} disputed</b>" in index


def test_what_articles_hold_is_not_trusted_in_the_index() -> None:
    evil = titled(flood(), title='<img src=x onerror="alert(1)">', id="../../etc/x")
    told = Comparison(dossiers=(evil,), rejected=(Rejection(uri="a", reason="b"),))
    files = dict(pages(told))
    assert list(files) == ["story-etcx.html", "index.html"]
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(files["index.html"].decode())
    assert "img" not in tags
    assert "1 file could not be read" in files["index.html"].decode()
