"""The account for the terminal: plain when piped, styled when asked, never run by a terminal."""

import io

import msgspec
import pytest
from rich.console import Console

from tests.dossier.sample import bare, comparison, sheet
from variorum.dossier import formats
from variorum.dossier.formats.text import WIDTH, to_text
from variorum.model import Comparison, OnlyIn, Removed


def test_plain_text_has_no_colour_codes_and_keeps_to_its_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = formats.render(comparison(), "text")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    assert formats.render(comparison(), "text") == plain
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= WIDTH


@pytest.mark.parametrize("width", [40, 72, 160])
def test_the_account_fits_the_width_it_is_given(width: int) -> None:
    lines = to_text(comparison(), width).splitlines()
    assert max(map(len, lines)) <= width


def test_a_terminal_gets_styles() -> None:
    stream = io.StringIO()
    formats.print_text(comparison(), Console(file=stream, force_terminal=True, width=80))
    assert "\x1b[1m" in stream.getvalue()


def test_markup_and_escapes_of_an_article_are_only_text() -> None:
    where = sheet("a", "x", outlet="[red]Out[/red]\x1b]0;owned\x07", title=":smile: [bold]T[/]")
    shown = formats.render(Comparison(dossiers=(bare(where),)), "text")
    assert "[red]Out[/red] ]0;owned" in shown
    assert ":smile: [bold]T[/]" in shown
    assert "\x1b" not in shown


def test_the_figures_say_how_firmly_who_and_where() -> None:
    shown = " ".join(formats.render(comparison(), "text").split())
    assert "low 12, best 17, high 17" in shown
    assert ": most-origins)" in shown
    assert "at least 12 civil protection" in shown
    assert "about 4,000" in shown


def test_long_removed_text_is_shortened() -> None:
    removed = [Removed(text="menu " * 200, reason="navigation")]
    where = sheet("a", "x", outlet="A", removed=removed)
    shown = formats.render(Comparison(dossiers=(bare(where),)), "text", whole=True)
    assert len(shown) < 2000
    assert "…" in shown


def test_copies_that_spell_otherwise_are_one_line() -> None:
    first = sheet("a", "A reception centre was opened.", outlet="A")
    second = sheet("b", "A reception center was opened.", outlet="B")
    lines = tuple(
        OnlyIn(article=one.article.id, evidence=one.article.evidence((0, 30)))
        for one in (first, second)
    )
    both = (first.article, second.article)
    origin = msgspec.structs.replace(bare(first).origins[0], articles=("a", "b"))
    story = msgspec.structs.replace(bare(first), articles=both, origins=(origin,), only_in=lines)
    shown = formats.render(Comparison(dossiers=(story,)), "text")
    assert shown.count("A reception") == 1
    assert "[01:0–30] [02:0–30]" in shown
