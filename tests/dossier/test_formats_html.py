"""The page: self-contained, closed to what articles hold, and every reference leads somewhere."""

import base64
import hashlib
import itertools
import re
from html.parser import HTMLParser

import msgspec

from tests.dossier.sample import COURIER, bare, comparison, flood, sheet
from variorum.dossier import formats
from variorum.dossier.formats.html import to_html
from variorum.model import Because, Comparison, OnlyIn, Sign

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&lt;"


class Page(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [
            value
            for _, attrs in self.elements
            for key, value in attrs.items()
            if key == name and value
        ]


def render(given: Comparison) -> str:
    return to_html(given)


def hostile() -> Comparison:
    where = sheet("evil", HOSTILE * 2, outlet=HOSTILE, title=HOSTILE, uri="javascript:alert(3)")
    evil = msgspec.structs.replace(
        bare(where), only_in=(OnlyIn(article="evil", evidence=where.cite(HOSTILE)),)
    )
    return Comparison(dossiers=(evil,))


def test_nothing_is_loaded_from_anywhere() -> None:
    page = Page(render(comparison()))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"img", "iframe", "object", "embed", "audio", "video", "base", "form"}
    assert page.values("src") == []
    assert [attrs for tag, attrs in page.elements if tag == "link"] == [
        {"rel": "icon", "href": "data:,"}
    ]
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", render(comparison()))


def test_only_our_own_style_and_script_may_run() -> None:
    text = render(comparison())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy.startswith("default-src &#39;none&#39;") or policy.startswith(
        "default-src 'none'"
    )
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert Page(text).values("style") == []
    assert not [name for _, attrs in Page(text).elements for name in attrs if name.startswith("on")]


def test_an_article_cannot_add_elements_or_addresses() -> None:
    text = render(hostile())
    plain = render(Comparison(dossiers=(bare(COURIER),)))
    assert text.count("<script") == plain.count("<script") == 1
    assert "<img" not in text
    assert "javascript:" not in " ".join(Page(text).values("href"))
    assert "onerror=alert(2)&gt;" in text


def test_every_reference_leads_to_a_mark_and_every_label_to_an_element() -> None:
    page = Page(render(comparison()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in page.values("href") if href.startswith("#")]
    assert set(targets) <= set(ids)
    assert set(page.values("data-with")) <= set(ids)
    assert {one for names in page.values("aria-labelledby") for one in names.split()} <= set(ids)
    cited = [attrs["href"] for tag, attrs in page.elements if attrs.get("class") == "ev"]
    assert len(set(cited)) > 10


def test_addresses_are_links_only_where_a_browser_may_follow_them() -> None:
    links = [href for href in Page(render(comparison())).values("href") if href[0] != "#"]
    assert "https://courier.example/flood" in links
    assert "w.txt" not in links


def test_a_span_that_another_cuts_is_lit_whole_without_scripts() -> None:
    story = flood()
    crossing = tuple(
        OnlyIn(article="courier", evidence=COURIER.article.evidence(span))
        for span in ((300, 320), (310, 330))
    )
    text = render(Comparison(dossiers=(msgspec.structs.replace(story, only_in=crossing),)))
    assert "html:has(#ecourier-300-320:target) .ecourier-300-320" in text
    assert ":has(#ecourier-310-330" not in text


def test_headings_never_skip_a_level() -> None:
    for given in (comparison(), Comparison(dossiers=(flood(),)), Comparison()):
        levels = [
            int(tag[1]) for tag, _ in Page(render(given)).elements if re.fullmatch("h[1-6]", tag)
        ]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_article_language_is_told_only_where_it_is_a_language() -> None:
    odd = msgspec.structs.replace(COURIER.article, language='x" onload="')
    story = msgspec.structs.replace(bare(COURIER), articles=(odd,))
    assert Page(render(Comparison(dossiers=(story,)))).values("lang") == ["en"]
    assert Page(render(Comparison(dossiers=(bare(COURIER),)))).values("lang") == ["en", "en"]


def test_reasons_stand_behind_a_small_why_where_a_record_holds_them() -> None:
    plain = formats.render(comparison(), "html")
    assert "<summary>why</summary>" not in plain
    sign = Sign(sign="what <b>counts</b>", weight=2.0, value=0.5)
    reason = Because(words="Because & so.", rule="a-rule", signs=(sign,), total=1.0, line=0.5)

    def because(record: msgspec.Struct) -> msgspec.Struct:
        return msgspec.structs.replace(record, because=(reason,))

    kinds = ("articles", "origins", "figures", "claims", "relations", "events", "brief", "only_in")
    dossiers = [
        msgspec.structs.replace(
            one, **{kind: tuple(map(because, getattr(one, kind))) for kind in kinds}
        )
        for one in comparison().dossiers
    ]
    page = formats.render(msgspec.structs.replace(comparison(), dossiers=tuple(dossiers)), "html")
    shown = page.count('<details class="why"><summary>why</summary>')
    first = dossiers[0]
    least = len(first.articles) + len(first.origins) + len(first.events) + len(first.brief)
    assert shown >= least
    assert "Because &amp; so." in page
    assert "<b>+1.00</b> <bdi>what &lt;b&gt;counts&lt;/b&gt; (0.50)</bdi>" in page
    assert "sum 1.00, at or above the line of 0.50" in page
    # Nothing but the reasons is added.
    assert re.sub(r"<details class=\"why\">.*?</details>", "", page, flags=re.DOTALL) == plain
