"""How records show themselves: in short, and in notebooks as their page."""

import html

import variorum
from tests.dossier.sample import comparison, flood
from tests.support import article
from variorum.model import Reading, notebook


def test_records_are_short_where_they_are_printed() -> None:
    assert repr(flood()) == (
        f"<Dossier story-flood {flood().story.title!r}: 3 articles, 2 origins>"
    )
    assert repr(comparison()).startswith("<Comparison: 2 stories, ")
    assert repr(Reading(article=article("Text."))).startswith("<Reading of a.txt: 0 attributions")


def test_a_notebook_shows_the_page_in_a_frame_of_its_own() -> None:
    shown = flood()._repr_html_()
    page = variorum.render(flood(), "html")
    assert shown.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts"' in shown
    assert html.escape(page) in shown
    assert notebook.framed(comparison()) == comparison()._repr_html_()


def test_the_library_names_all_that_it_has() -> None:
    assert set(variorum.__all__) <= set(dir(variorum))
    for name in variorum.__all__:
        assert getattr(variorum, name) is not None
