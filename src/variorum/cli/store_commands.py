"""The commands that show what is in a store, and take out of it."""

from typing import Annotated, Literal, get_args

import typer

from variorum.cli.options import (
    DEFAULT_STORE,
    About,
    ByOutlet,
    FormatOption,
    Limit,
    MinOrigins,
    OutOption,
    OwnersOption,
    Place,
    PolicyName,
    Since,
    Sort,
    StorePath,
    Until,
    WhyOption,
)
from variorum.cli.terminal import Terminal
from variorum.cli.writing import Output
from variorum.errors import StopRun

Json = Annotated[bool, typer.Option("--json", help="One story a line, as JSON.")]


def stories(
    store: StorePath = DEFAULT_STORE,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    outlet: ByOutlet = None,
    about: About = None,
    min_origins: MinOrigins = 0,
    limit: Limit = None,
    sort: Sort = "latest",
    json: Json = False,
) -> None:
    """List the stories of a store, the latest first.

    Example: variorum stories --since 2026-03 --place Kell --min-origins 2
    """
    from variorum.store.catalogue import StoryFilter

    terminal = Terminal()
    wanted = StoryFilter(
        since=since,
        until=until,
        place=place,
        outlet=outlet,
        about=about,
        min_origins=min_origins,
        limit=limit,
        sort=sort,
    )
    with terminal.browsed(store) as archive:
        terminal.stories(archive.catalogue().stories(wanted), json)


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            help='Words that must all stand in a text; "in a row", beginn*, AND, OR, NOT, ( ).',
            show_default=False,
        ),
    ],
    kind: Annotated[
        Literal["articles", "statements", "claims"] | None,
        typer.Option("--in", help="Look only in these.", show_default=False),
    ] = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    outlet: ByOutlet = None,
    min_origins: MinOrigins = 0,
    limit: Annotated[int, typer.Option("--limit", min=1, help="So many at most.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="One place a line, as JSON.")] = False,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Find words in the articles, statements and claims of a store, the best places first.

    Words are found in every form (flood finds flooded), in any case and without accents. Exit code
    0 if anything was found, 1 if nothing was.

    Example: variorum search dam OR reservoir --in claims --since 2026-03
    """
    from variorum.store.catalogue import PassageKind, StoryFilter

    terminal = Terminal()
    wanted = StoryFilter(
        since=since, until=until, place=place, outlet=outlet, min_origins=min_origins
    )
    asked = [one for one in get_args(PassageKind) if kind in (None, f"{one}s")]
    # Words with blanks came in quotation marks, which the shell took away.
    several = len(words) > 1
    query = " ".join(f'"{one}"' if several and " " in one.strip() else one for one in words)
    with terminal.browsed(store) as archive:
        hits = archive.catalogue().find(query, asked, wanted, limit)
        terminal.hits(hits, json)
    raise typer.Exit(0 if hits else 1)


def show(
    story: Annotated[
        str | None,
        typer.Argument(
            help="A story's id, the start of it, or an article's id or address.",
            show_default=False,
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Without a story, show every story. With one, fold nothing in text and Markdown, "
            "and show candidates.",
        ),
    ] = False,
    format: FormatOption = None,
    out: OutOption = None,
    policy: Annotated[
        PolicyName | None,
        typer.Option(help="How the best of several figures is chosen.", show_default=False),
    ] = None,
    owners: OwnersOption = None,
    why: WhyOption = False,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Show the dossier of one story of a store, or of all of them."""
    from variorum.reuse import read_owners

    if story is None and (not everything or policy or owners):
        raise StopRun("name one story, with any --policy and --owners, or ask for --all alone")
    terminal = Terminal()
    output = Output(format, out)
    with terminal.archive_to_read(store) as archive:
        comparison = (
            archive.everything()
            if story is None
            else archive.show(story, policy, read_owners(owners) if owners else None)
        )
    if why:
        comparison = terminal.explained(comparison)
    output.write(comparison, whole=everything and story is not None)


def export(
    file: Annotated[
        str,
        typer.Argument(help="A store or its address, a dossier file (JSON), or - for a pipe."),
    ],
    format: FormatOption = None,
    out: OutOption = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    outlet: ByOutlet = None,
    about: About = None,
    min_origins: MinOrigins = 0,
    limit: Limit = None,
    sort: Sort = "latest",
) -> None:
    """Write stories that were compiled before in any format; no article is read again.

    From a store, tables and JSON Lines are written story by story, however many there are.

    Example: variorum export variorum.db -f acled --place Kell --since 2026-03 --until 2026-03
    """
    from variorum.store.catalogue import StoryFilter

    terminal = Terminal()
    output = Output(format, out)
    wanted = StoryFilter(
        since=since,
        until=until,
        place=place,
        outlet=outlet,
        about=about,
        min_origins=min_origins,
        limit=limit,
        sort=sort,
    )
    if terminal.is_store(file):
        with terminal.browsed(file) as archive:
            output.stream(archive.dossiers(wanted))
    else:
        from variorum.engine.choosing import choose

        output.write(choose(terminal.load(file), wanted))


def remove(
    article: Annotated[str, typer.Argument(help="An article's id, the start of it, or address.")],
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Take an article out of a store and bring its stories up to date."""
    with Terminal().archive(store, create=False) as archive:
        for removed in archive.remove(article):
            print(f"removed {removed}")
