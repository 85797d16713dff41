"""The reading as a whole."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support import article
from variorum.annotate import annotate, redate
from variorum.model import Published

TEXT = (
    "Two ferries collided near Oslo on Thursday. Police said that at least 12 people were hurt. "
    "“We jumped,” said Olga Ferris."
)


def test_a_reading_answers_every_question() -> None:
    reading = annotate(article(TEXT, published="2031-05-10"))
    assert list(reading.sentences) == sorted(reading.sentences)
    assert "Olga Ferris" in {mention.text for mention in reading.entities}
    assert reading.times[0].value == "2031-05-08"
    assert reading.places[0].country == "NO"
    assert reading.quantities[-1].measure == "injured"
    assert [attribution.quoted for attribution in reading.attributions] == [False, True]


def test_a_new_date_changes_the_times_and_nothing_else() -> None:
    undated = annotate(article(TEXT))
    published = Published(value="2031-05-10", precision="day", basis="coverage")
    dated = redate(undated, published)
    assert undated.times[0].value is None
    assert dated.times[0].value == "2031-05-08"
    assert dated.article.published == published
    assert dated.attributions == undated.attributions
    assert dated.times == annotate(article(TEXT, published="2031-05-10")).times


@given(st.text(max_size=200))
def test_any_text_has_a_reading_with_exact_evidence(text: str) -> None:
    reading = annotate(article(text))
    for name in reading.entities:
        assert text[name.start : name.end] == name.text
    for time in reading.times:
        assert text[time.start : time.end] == time.text
    for place in reading.places:
        assert text[place.start : place.end] == place.text
    for quantity in reading.quantities:
        assert text[quantity.start : quantity.end] == quantity.text
