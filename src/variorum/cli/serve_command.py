"""The command that opens the desk."""

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.options import DEFAULT_STORE
from variorum.cli.terminal import Terminal
from variorum.store.address import is_address

TeamOption = Annotated[
    bool, typer.Option("--team", help="Let in who signs in: see `variorum user`.")
]
OriginOption = Annotated[
    str | None,
    typer.Option(
        "--origin",
        help="With --team: the address of the proxy before the desk, https://desk.example.",
        show_default=False,
    ),
]


def serve(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[STORE|PATH...]",
            help="A store, by its file or the address of its database; or files and folders of "
            "coverage, which are added to --store first.",
            show_default=False,
        ),
    ] = None,
    store: Annotated[
        str, typer.Option("--store", help="The store's file or address, where none is given.")
    ] = DEFAULT_STORE,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=1,
            max=65535,
            help="The port of 127.0.0.1; 8476 unless told, or any if that is taken.",
            show_default=False,
        ),
    ] = None,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Print the link, and open no browser.")
    ] = False,
    token_file: Annotated[
        Path | None,
        typer.Option(
            "--token-file",
            help="Let programs use the API by the token in this file, made where there is none.",
            show_default=False,
        ),
    ] = None,
    team: TeamOption = False,
    origin: OriginOption = None,
) -> None:
    """Open the desk on a store: read, search, check and decide in a browser.

    It is served on this machine alone, without the network, to who has the link that is printed, or
    with --team to who signs in. Ctrl-C ends it.

    Example: variorum serve coverage/ --store election.db
    """
    from variorum.engine.desk import add_coverage, bring_up
    from variorum.web import Manner
    from variorum.web import serve as serve_desk

    manner = Manner(port, not no_open, token_file, team, origin).checked()
    terminal = Terminal()
    given = list(paths or [])
    if len(given) == 1 and _may_be_store(given[0]) and terminal.is_store(given[0]):
        store, given = given[0], []
    with terminal.progress() as progress:
        if given:
            terminal.note(add_coverage(given, store, progress))
        writable = bring_up(store, terminal.note)
    serve_desk(store, manner, writable=writable, tell=terminal.note)


def _may_be_store(given: str) -> bool:
    """Whether what is given is no folder and nothing that is missing, which `add` tells of."""
    return is_address(given) or Path(given).is_file()
