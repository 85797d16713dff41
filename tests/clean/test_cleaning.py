import contextlib
import time

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from variorum.clean import clean
from variorum.errors import SkipArticle
from variorum.model import Article, Given, RawDocument

BODY = (
    "At least nine people were hurt when a ferry struck the pier in Port Arden on Tuesday.",
    "The harbour master said that the captain had reported a fault in the rudder.",
    "“We heard a long scrape and then everybody fell,” said Mira Sandell, a passenger.",
    "The coast guard closed the harbour until Wednesday and sent divers to look at the hull.",
)


def article(text: str, *, kind: str = "text", as_is: bool = False, **given: str) -> Article:
    return clean(
        RawDocument(
            uri=given.get("url", "a.txt"),
            kind=kind,  # type: ignore[arg-type]
            text=text,
            digest="d",
            content="c",
            given=Given(**given),
            as_is=as_is,
        )
    )


def page(*lines: str) -> Article:
    return article("\n".join(lines))


def removed(found: Article) -> dict[str, str]:
    return {item.text: item.reason for item in found.removed}


def test_pasted_page_keeps_the_story_and_nothing_else() -> None:
    found = page(
        "Home",
        "World",
        "Sport",
        "Log in",
        "Ferry strikes pier in Port Arden",
        "By Tomas Weld",
        "Published: 3 March 2026, 14:30",
        "Share on Facebook",
        "Copy link",
        *BODY[:2],
        "Read also: Five ferries that never came back",
        BODY[2],
        "Divers at work",
        BODY[3],
        "Related stories",
        "Harbour fees to rise in autumn",
        "Who owns the pier?",
        "Leave a comment",
        "Your email address will not be published. Required fields are marked *",
        "© 2026 Arden Media Ltd. All rights reserved. Privacy policy | Contact",
    )
    assert found.text == "\n\n".join([*BODY[:3], "Divers at work", BODY[3]])
    assert found.title == "Ferry strikes pier in Port Arden"
    assert found.byline == "Tomas Weld"
    assert found.published is not None
    assert found.published.value == "2026-03-03T14:30"
    assert found.published.basis == "text"
    assert found.outlet.basis == "credit"
    reasons = removed(found)
    assert reasons["Log in"] == "navigation"
    assert reasons["By Tomas Weld"] == "credit"
    assert reasons["Share on Facebook"] == "chrome"
    assert reasons["Ferry strikes pier in Port Arden"] == "duplicate"
    assert reasons["Who owns the pier?"] == "navigation"


def test_removed_is_in_the_order_of_the_page() -> None:
    found = page("Share this article", *BODY, "All rights reserved.")
    assert [item.text for item in found.removed] == ["Share this article", "All rights reserved."]


def test_given_title_is_taken_out_of_the_body() -> None:
    title = "Ferry strikes pier in Port Arden"
    found = article("\n".join([title.upper(), *BODY]), title=title)
    assert found.title == title
    assert found.text == "\n\n".join(BODY)


def test_text_without_headline_has_no_title() -> None:
    found = page(*BODY)
    assert found.title is None
    assert found.text == "\n\n".join(BODY)


def test_title_loses_the_name_of_its_site() -> None:
    url = "https://www.ardenpost.example/a"
    assert article(BODY[0], title="Ferry strikes the pier - Arden Post", url=url).title == (
        "Ferry strikes the pier"
    )
    assert article(BODY[0], title="Ferry strikes - nine hurt", url=url).title == (
        "Ferry strikes - nine hurt"
    )


def test_standfirst_and_crosshead_stay() -> None:
    lines = (
        "Ferry strikes pier in Port Arden",
        "Divers are sent to look at the hull while the harbour stays closed for the night",
        BODY[0],
        "'A long scrape'",
        *BODY[1:],
    )
    assert page(*lines).text == "\n\n".join(lines[1:])


def test_metadata_wins_and_midnight_is_a_bare_day() -> None:
    found = article(
        "\n".join(["4 March 2026", *BODY]),
        published="2026-03-03T00:00:00",
        outlet="Arden Post",
        byline="Tomas Weld",
        url="https://news.ardenpost.example/2026/03/05/ferry",
    )
    assert found.published is not None
    assert (found.published.value, found.published.precision, found.published.basis) == (
        "2026-03-03",
        "day",
        "metadata",
    )
    assert (found.outlet.name, found.outlet.domain) == ("Arden Post", "news.ardenpost.example")
    assert found.byline == "Tomas Weld"


def test_date_in_running_prose_is_no_publication_date() -> None:
    assert page("The ferry was built on 4 March 1998, the owner said.", *BODY).published is None


def test_wire_story() -> None:
    found = page(
        "Ferry strikes pier",
        "PORT ARDEN, Marvenia, March 3 (Reuters) - " + BODY[0],
        BODY[1],
        BODY[3] + " (Reporting by Ann Bell; Editing by Cy Dorn)",
    )
    assert found.agency == "Reuters"
    assert found.dateline is not None
    assert found.dateline.place == "PORT ARDEN, Marvenia"
    assert found.dateline.date == "March 3"
    assert "(Reuters) - At least nine" in found.text
    assert found.text.endswith(BODY[3])
    assert removed(found)["(Reporting by Ann Bell; Editing by Cy Dorn)"] == "credit"


def test_source_line_gives_via() -> None:
    found = page("Ferry strikes pier", "Source: Radio Arden", *BODY)
    assert found.via == ("Radio Arden",)
    assert "Radio Arden" not in found.text


def test_id_derives_from_address_and_content_not_from_path_or_cleaning() -> None:
    def id_of(uri: str, content: str, body: str = BODY[0], url: str | None = None) -> str:
        given = Given(url=url)
        return clean(
            RawDocument(uri=uri, kind="text", text=body, digest="d", content=content, given=given)
        ).id

    assert id_of("a.txt", "c") == id_of("b/other.txt", "c") == id_of("a.txt", "c", BODY[1])
    assert id_of("a.txt", "c") != id_of("a.txt", "d")
    assert id_of("a", "c", url="https://a.example/1") != id_of("a", "c", url="https://a.example/2")
    assert id_of("a", "c", url="https://a.example/1") != id_of("a", "d", url="https://a.example/1")


def test_as_is_keeps_every_character_and_still_reads_the_metadata() -> None:
    text = "Ferry strikes pier\r\nBy Tomas Weld\n\n\n  " + BODY[0] + "  \nShare on Facebook\n"
    found = article(text, as_is=True)
    assert found.text == text
    assert found.removed == ()
    assert found.title == "Ferry strikes pier"
    assert found.byline == "Tomas Weld"


def test_page_without_a_story_is_skipped() -> None:
    for text in (
        "",
        "\n",
        "Home\nWorld\nSport\nLog in",
        "© 2026 Arden Media. All rights reserved.",
    ):
        with pytest.raises(SkipArticle, match="no running text"):
            article(text)
    with pytest.raises(SkipArticle, match="no running text"):
        article("<html><body></body></html>", kind="html")


def test_other_language_is_skipped_by_name() -> None:
    german = "Bei dem Unfall der Fähre wurden am Dienstag neun Menschen verletzt, wie die Polizei "
    with pytest.raises(SkipArticle, match="German"):
        article((german + "mitteilte, und der Hafen ist bis auf weiteres geschlossen. ") * 4)


def test_html_page() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    found = article(
        "<html><head><title>Ferry strikes pier | Arden Post</title>"
        '<meta property="og:site_name" content="Arden Post">'
        '<meta property="article:published_time" content="2026-03-03T14:30:00Z"></head><body>'
        "<nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>Ferry strikes pier</h1>"
        f"{paragraphs}</article><footer>© Arden Post</footer></body></html>",
        kind="html",
    )
    assert found.title == "Ferry strikes pier"
    assert found.outlet.name == "Arden Post"
    assert found.text == "\n\n".join(BODY)
    assert found.published is not None
    assert found.published.value == "2026-03-03"


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [*BODY, "Share on X", "By Ann Bell", "(AP)", "1/3 A pier. Ann/AP", "Photo"]
        ),
        st.text(max_size=80),
    ),
    max_size=12,
)


@forall(LINES, st.booleans())
def test_any_text_is_cleaned_or_skipped(lines: list[str], as_is: bool) -> None:
    text = "\n".join(lines)
    try:
        found = article(text, as_is=as_is)
    except SkipArticle:
        return
    assert found.text.strip()
    if as_is:
        assert found.text == text
    else:
        assert all(part == part.strip() != "" for part in found.text.split("\n\n"))
        assert article(text) == found


@forall(LINES)
def test_what_follows_does_not_take_the_first_paragraph_away(lines: list[str]) -> None:
    with contextlib.suppress(SkipArticle):
        assert BODY[0] in article("\n\n".join([*BODY, *lines])).text


@pytest.mark.parametrize(
    "junk",
    ["A " * 100_000, "a.b/" * 50_000, "(" * 200_000, "By A " * 40_000, "1/2 " * 50_000,
     "Photo: " * 30_000, "x@y.z " * 30_000, "\n".join(["A B"] * 50_000), "“A”, " * 40_000,
     "Ab Cd " * 34_000, "© 2020, " * 25_000],
)  # fmt: skip
def test_junk_takes_linear_time(junk: str) -> None:
    start = time.process_time()
    with contextlib.suppress(SkipArticle):
        article(junk)
    # 200,000 characters of prose take about half a second; a regex that backtracks takes minutes.
    assert time.process_time() - start < 10


def test_a_dateline_in_full_says_when_a_dispatch_came_out() -> None:
    full = page(f"PORT ARDEN, March 12, 2026 (XYZ) - {BODY[0]}", *BODY[1:])
    assert full.published is not None
    assert (full.published.value, full.published.basis) == ("2026-03-12", "text")
    assert page(f"PORT ARDEN, March 12 (XYZ) - {BODY[0]}", *BODY[1:]).published is None
