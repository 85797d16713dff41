"""Records of news collections: where the text and what is told of it stand."""

from typing import Any

import pytest

from variorum.errors import SkipArticle
from variorum.intake.records import find_records, is_markup, read_given, read_text, unwrap

TEXTS = """
    text maintext body content articleBody article_text article_body full_text fulltext
    cleaned_text story article paragraphs html raw_html body_html
"""
TEXT = "The bridge was closed on Monday."


@pytest.mark.parametrize("name", TEXTS.split())
def test_the_text_stands_under_any_of_its_names(name: str) -> None:
    assert read_text({"id": 1, name: TEXT}, mend=False) == TEXT


def test_the_first_name_with_a_text_is_taken() -> None:
    record = {"text": " ", "body": None, "content": TEXT, "html": "<p>x</p>"}
    assert read_text(record, mend=False) == TEXT


def test_paragraphs_in_a_list_are_parted_by_a_blank_line() -> None:
    assert read_text({"paragraphs": ["One.", 2, "Two."]}, mend=False) == "One.\n\nTwo."


def test_broken_letters_are_mended_where_asked() -> None:
    broken = "The cafÃ© was closed on Monday."
    assert read_text({"text": broken}, mend=True) == "The café was closed on Monday."
    assert read_text({"text": broken}, mend=False) == broken


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "the record is no JSON object with fields"),
        ({"text": " "}, "the record's text is empty or is no string"),
        ({"body": 7}, "the record's text is empty or is no string"),
        ({"title": "x"}, "the record has no text"),
    ],
)
def test_a_record_without_a_text_says_why(record: dict[str, Any], reason: str) -> None:
    with pytest.raises(SkipArticle, match=reason):
        read_text(record, mend=True)


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("id", "id _id guid uuid article_id doc_id key"),
        ("title", "title headline title_page title_rss webTitle heading"),
        (
            "published",
            "published date_publish datePublished published_at publishedAt date_published"
            " publish_date publication_date published_time pub_date pubDate webPublicationDate"
            " date timestamp",
        ),
        (
            "outlet",
            "outlet source_domain sitename site_name publisher publication newspaper source_name"
            " source site domain",
        ),
        ("byline", "byline authors author creator writer"),
        ("language", "language lang inLanguage"),
    ],
)
def test_each_field_is_found_under_the_names_that_collections_give_it(
    field: str, names: str
) -> None:
    for name in names.split():
        assert getattr(read_given({name: "x  y"}), field) == "x y", name


@pytest.mark.parametrize(
    "name", ["url", "link", "canonical_url", "web_url", "webUrl", "permalink", "href", "source_url"]
)
def test_an_address_is_one_only_where_it_looks_like_one(name: str) -> None:
    assert read_given({name: "https://a.example/1"}).url == "https://a.example/1"
    assert read_given({name: "//a.example/1"}).url == "//a.example/1"
    assert read_given({name: "see a.example"}).url is None
    assert read_given({name: "https://a.example/1 2"}).url is None


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2026-01-02", "2026-01-02"),
        (2016, "2016"),
        (20161109, "20161109"),
        (1478649600, "2016-11-09T00:00:00Z"),
        (1478649600000, "2016-11-09T00:00:00Z"),
        ("1478649600", "2016-11-09T00:00:00Z"),
        ("147864960", "1974-09-08T09:36:00Z"),
        ("1478649600000", "2016-11-09T00:00:00Z"),
        ("1478649600.5", "2016-11-09T00:00:00Z"),
        ({"$date": 1478649600000}, "2016-11-09T00:00:00Z"),
        ({"$date": {"$numberLong": "1478649600000"}}, "2016-11-09T00:00:00Z"),
        ({"@value": "2026-01-02"}, "2026-01-02"),
        (999, None),
        (3000, None),
        (99999999, None),
        (100000000, "1973-03-03T09:46:40Z"),
        (True, None),
        (9_500_000_000, "2271-01-16T16:53:20Z"),
        (9_999_999_999, "2286-11-20T17:46:39Z"),
        (10_000_000_001, None),
        (2e10, None),
    ],
)
def test_dates_are_read_as_they_are_given_or_as_seconds(given: object, read: str | None) -> None:
    assert read_given({"published": given}).published == read


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (["Ann Bell", {"name": "Tom Gray"}, "Ann Bell"], "Ann Bell, Tom Gray"),
        ({"name": "Ann Bell"}, "Ann Bell"),
        ([], None),
        ([None, False], None),
        (7, "7"),
        (True, None),
        ("", None),
    ],
)
def test_authors_may_be_a_list_of_names(given: object, read: str | None) -> None:
    assert read_given({"byline": given}).byline == read


def test_a_field_that_is_empty_gives_way_to_the_next() -> None:
    assert read_given({"outlet": "", "source": {"id": None, "name": "Echo"}}).outlet == "Echo"
    assert read_given({"title": {"text": "T"}}).title == "T"
    assert read_given({"id": {"$oid": "5f"}}).id == "5f"
    assert read_given({}).title is None


def test_a_document_is_a_list_of_records_wherever_it_is_wrapped() -> None:
    one = {"text": TEXT}
    for value in (
        [one],
        {"articles": [one]},
        {"response": {"docs": [one]}},
        {"data": {"items": [one]}},
        {"result": {"entries": [one]}},
        {"results": [one]},
        {"payload": {"records": [one]}},
        {"data": [one]},
        {"documents": [one]},
    ):
        found = find_records(value)
        assert found is not None, value
        assert list(found) == [one], value


def test_what_is_no_record_in_a_list_is_an_empty_one() -> None:
    found = find_records(["x", {"text": TEXT}])
    assert found is not None
    assert list(found) == [{}, {"text": TEXT}]


@pytest.mark.parametrize(
    "value", [{"text": TEXT, "articles": [{}]}, {"articles": []}, {"articles": ["x"]}, {}, "x", 7]
)
def test_one_record_is_no_list(value: object) -> None:
    assert find_records(value) is None


def test_a_reading_wraps_its_article() -> None:
    assert unwrap({"article": {"text": TEXT}, "sentences": []}) == {"text": TEXT}
    assert unwrap({"article": TEXT}) == {"article": TEXT}


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<p>One.</p>", True),
        ("One.<br>Two.", True),
        ("One.<BR />Two.", True),
        ("<!DOCTYPE HTML>", True),
        ("a</div>", True),
        ("a</body>", True),
        ("a</article>", True),
        ("a</html>", True),
        ("1 < 2 and <b>3</b>", False),
        ("x" * 20000 + "</p>", False),
        ("x" * 19996 + "</p>", True),
    ],
)
def test_markup_is_told_by_its_tags(text: str, markup: bool) -> None:
    assert is_markup(text) is markup
