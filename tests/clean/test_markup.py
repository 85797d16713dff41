"""Pages of HTML: their main text, and what their markup says of it."""

from variorum.clean.markup import extract

PARAGRAPH = "The harbour master closed the bridge on Monday after the flood had reached the road. "
PAGE = f"""<html><head><title>Bridge closed</title>
<meta property="og:site_name" content="Harbour Echo">
<meta name="author" content="Ann Bell; Tom Gray">
<meta property="article:published_time" content="2026-03-12T10:00:00Z">
<link rel="canonical" href="https://echo.example/bridge">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge closed</h1><p>{PARAGRAPH * 3}</p><p>{PARAGRAPH * 2}</p>
<table><tr><td>Tide table</td></tr></table></article>
<footer>All rights reserved</footer></body></html>"""


def test_the_text_of_a_page_is_its_paragraphs() -> None:
    found = extract(PAGE)
    assert found.text.count("The harbour master closed the bridge") == 5
    assert "All rights reserved" not in found.text
    assert "Sport" not in found.text
    assert "Tide table" not in found.text


def test_the_markup_tells_title_authors_site_address_and_date() -> None:
    found = extract(PAGE)
    assert found.title == "Bridge closed"
    assert found.byline is not None
    assert ";" not in found.byline
    assert found.site == "Harbour Echo"
    assert found.url == "https://echo.example/bridge"
    assert found.published == "2026-03-12"


def test_a_page_without_a_text_gives_none() -> None:
    found = extract("<html></html>")
    assert (found.text, found.title, found.byline, found.published) == ("", None, None, None)
