"""The command that says why something is in a dossier."""

import sys
from typing import Annotated, Literal

import typer

from variorum.cli.terminal import Terminal


def why(
    file: Annotated[str, typer.Argument(help="A dossier file (JSON), a store, or - for a pipe.")],
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An id in a dossier or the start of it, or a place in a text: ARTICLE:START.",
        ),
    ],
    format: Annotated[
        Literal["text", "json"],
        typer.Option("--format", "-f", case_sensitive=False, help="What to print."),
    ] = "text",
) -> None:
    """Say why something is in a dossier: the rule, or the signs that were weighed.

    ID is the id of a claim, figure, statement, entity, event, origin, article or story; two claims
    as FROM..TO; a line of a list as brief[0]; or a place in a text, by an article's id, number or
    file name and an offset, or words that stand there or were removed.

    Example: variorum why out/dossier.json 03:120
    """
    import msgspec

    from variorum import why as reasons

    comparison = Terminal().load(file)
    answer = reasons.answer(comparison, wanted)
    if format == "json":
        print(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode())
    else:
        sys.stdout.write(reasons.print_answer(answer, comparison))
