"""The command that tells what is new in a store."""

import sys
from typing import Annotated, Literal

import typer

from variorum.cli.options import (
    DEFAULT_STORE,
    About,
    ByOutlet,
    MinOrigins,
    Place,
    StorePath,
)
from variorum.cli.terminal import Terminal


def changes(
    story: Annotated[
        str | None, typer.Argument(help="One story: its change log.", show_default=False)
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            help="What the store came to know from this day or moment (UTC) on.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        Literal["text", "jsonl", "rss", "atom", "jsonfeed"],
        typer.Option("--format", "-f", case_sensitive=False, help="A list, or a feed."),
    ] = "text",
    place: Place = None,
    outlet: ByOutlet = None,
    about: About = None,
    min_origins: MinOrigins = 0,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Tell what is new: accounts, origins, numbers, denials, and what outlets changed.

    Exit code 0 if anything is new, 1 if nothing is.

    Example: variorum changes --since 2026-03-10T08:00 -f atom > new.atom
    """
    import msgspec

    from variorum.dossier.formats.edited_lines import moment_in_words
    from variorum.dossier.formats.news_feeds import to_feed
    from variorum.engine.store_news import news_of
    from variorum.store.catalogue import StoryFilter

    terminal = Terminal()
    wanted = StoryFilter(place=place, outlet=outlet, about=about, min_origins=min_origins)
    with terminal.archive_to_read(store) as archive:
        news = news_of(archive, since, wanted, story)
    if format == "jsonl":
        sys.stdout.writelines(f"{msgspec.json.encode(one).decode()}\n" for one in news)
    elif format == "text":
        for one in news:
            print(f"{moment_in_words(one.known or one.at)}  {one.story}  {one.kind}: {one.text}")
    else:
        sys.stdout.write(to_feed(news, format, news[0].title if story and news else "What is new"))
    raise typer.Exit(0 if news else 1)
