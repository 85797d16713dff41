"""The command that asks what coverage says of a claim."""

import sys
from typing import Annotated, Literal

import typer

from variorum.cli.terminal import Terminal

TOLD, NOTHING, OTHERWISE = 0, 1, 3
"""Exit codes: somebody says it; nothing was found; it is only denied or told otherwise."""


def ask(
    claim: Annotated[
        str, typer.Argument(help="What is claimed: one plain sentence, in quotation marks.")
    ],
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS|STORE",
            help="Files or folders of coverage, - for standard input, or the file of one store.",
            show_default=False,
        ),
    ],
    format: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="What to print.")
    ] = "text",
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            help="Processes to use; all processors unless told.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Ask who says a claim, who denies it, and who tells it otherwise, each with its evidence.

    A sentence tells the claim only if it holds every part of it: each name where it belongs, each
    number, day and verb, and neither negated nor left open. One that fits but for a number, a day,
    who acts, or a yes and a no is shown as what it is. Where nothing fits, nothing is found.

    Exit code 0 if somebody says it, 1 if nothing is found, 3 if it is only denied or told
    otherwise, 2 for wrong usage.

    Example: variorum ask "The dam overflowed on Wednesday." coverage/
    """
    import msgspec

    from variorum import engine
    from variorum.dossier.formats.script_safe import script_safe
    from variorum.inquiry import print_asked

    terminal = Terminal()
    with terminal.progress() as progress:
        asked = engine.ask(claim, paths, workers=workers, progress=progress)
    terminal.rejections(asked.rejected)
    if format == "json":
        print(script_safe(msgspec.json.format(msgspec.json.encode(asked), indent=2)))
    else:
        sys.stdout.write(print_asked(asked))
    if asked.says:
        raise typer.Exit(TOLD)
    raise typer.Exit(NOTHING if asked.found == "nothing found" else OTHERWISE)
