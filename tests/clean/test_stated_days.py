"""The day that a page's markup states, beside the one of its address."""

import pytest

from variorum.clean.markup import extract

BODY = "".join(
    f"<p>Five climbers who were left on the ridge in storm {at} came down on Saturday.</p>"
    for at in range(4)
)


def published(head: str, url: str = "https://lantern.example/2025/03/28/left-on-the-ridge") -> str:
    link = f'<link rel="canonical" href="{url}"/>'
    page = f"<html><head>{link}{head}</head><body><article>{BODY}</article></body></html>"
    return (extract(page).published or "")[:10]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-03-17T06:00:00-05:00"/>',
        "<meta content='2025-03-17' itemprop='datePublished'>",
        '<meta name="parsely-pub-date" content="2025-03-17T11:00:00Z">',
        '<script type="application/ld+json">{"datePublished": "2025-03-17T06:00Z"}</script>',
    ],
)
def test_markup_goes_before_the_address(head: str) -> None:
    assert published(head) == "2025-03-17"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-03-29T01:09:00+00:00"/>',
        '<meta property="article:published_time" content="soon"/>',
        '<meta property="article:published_time" content="2025-02-31"/>',
        '<script type="application/ld+json">[{"datePublished": "2025-03-01"},'
        '{"datePublished": "2025-03-02"}]</script>',
        "",
    ],
)
def test_the_address_stands_where_markup_tells_no_other_day(head: str) -> None:
    assert published(head) == "2025-03-28"


def test_an_author_is_a_person() -> None:
    head = '<meta name="author" content="Ann Bell"><meta property="og:site_name" content="Lantern">'
    page = f"<html><head>{head}</head><body><article>{BODY}</article></body></html>"
    assert extract(page).byline == "Ann Bell"
    assert extract(page.replace("Ann Bell", "Lantern")).byline is None
