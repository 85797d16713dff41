"""Marks: the text stays exact, every span is marked whole, elements nest."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from variorum.dossier.formats.marks import mark


class Reader(HTMLParser):
    """Reads marked text back: the text, and which characters each mark covers."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.stack: list[str] = []
        self.covered: dict[str, set[int]] = {}
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "mark"
        given = dict(attrs)
        self.stack.append(str(given.get("id", given.get("class"))))
        self.covered.setdefault(self.stack[-1], set())
        if "id" in given:
            self.ids.append(str(given["id"]))

    def handle_endtag(self, tag: str) -> None:
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        for key in self.stack:
            self.covered[key] |= set(range(len(self.text), len(self.text) + len(data)))
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(str(html))  # markupsafe would escape what the parser adds
    reader.close()
    assert not reader.stack
    return reader


def test_spans_that_cross_are_both_marked_whole() -> None:
    marked = mark("abcdefgh", [("a", (0, 5)), ("b", (3, 8)), ("c", (4, 4))])
    found = read(marked.html)
    assert found.covered == {"a": set(range(5)), "b": set(range(3, 8)), "c": set()}
    assert sorted(found.ids) == ["a", "b", "c"]
    assert marked.split == ("a",)


def test_text_is_escaped_and_forbidden_characters_keep_their_places() -> None:
    html = mark("<b>&\x00\x1b\u202e\"'", [("a", (0, 3))]).html
    assert html.startswith('<mark id="a">&lt;b&gt;</mark>&amp;')
    assert read(html).text == "<b>&\ufffd\ufffd\ufffd\"'"


@given(st.text(st.characters(exclude_characters="\r")), st.data())
def test_any_spans_of_any_text(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(place, place), max_size=8))
    spans = {f"m{n}": (min(pair), max(pair)) for n, pair in enumerate(pairs)}
    found = read(mark(text, spans.items()).html)
    assert len(found.text) == len(text)
    assert sorted(found.ids) == sorted(spans)
    assert found.covered == {key: set(range(*span)) for key, span in spans.items()}
