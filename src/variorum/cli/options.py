"""The arguments and options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from variorum.intake import Coverage

Account = Literal["text", "json", "markdown", "html", "docx", "csv"]
Format = Literal[Account, "acled", "ucdp", "hxl", "geojson", "jsonld", "schema-org", "rss"]
PolicyName = Literal["lowest", "highest", "latest", "most-origins", "ucdp-like", "acled-like"]

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files or folders of coverage (.txt, .html, .json, .jsonl, .csv, .rss, .eml, .docx, "
        ".pdf, each also .gz, or .zip and .tar of them), or - for standard input.",
        show_default=False,
    ),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        help="Where tables and records have other names: text=Body,title=Headline.",
        show_default=False,
    ),
]
AsIs = Annotated[
    bool, typer.Option("--as-is", help="Keep each text to the character: no cleaning, no mending.")
]
OutletOption = Annotated[
    str | None,
    typer.Option(
        "--outlet",
        help="The outlet that published everything given; outlets.toml in a folder names several.",
        show_default=False,
    ),
]
TooLongOption = Annotated[
    Literal["read", "reject"],
    typer.Option(
        "--too-long", help="Read the beginning of a text over the limit, or reject the text."
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, help="Processes to use; all processors unless told.", show_default=False
    ),
]
StorePath = Annotated[Path, typer.Option("--store", help="The store's file.")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="What to print.")]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help="Write the dossier into this folder as files to read and tables, and print their "
        "names.",
        show_default=False,
    ),
]
OwnersOption = Annotated[
    Path | None,
    typer.Option(
        "--owners",
        help="A TOML file of families of outlets under one owner.",
        show_default=False,
    ),
]
WhyOption = Annotated[
    bool,
    typer.Option("--why", help="With each line why it is there: in the JSON, and on the page."),
]
ByOption = Annotated[str | None, typer.Option("--by", help="Who decides.", show_default=False)]
NoteOption = Annotated[
    str | None, typer.Option("--note", help="Why, in a few words.", show_default=False)
]
DEFAULT_STORE = Path("variorum.db")


def coverage(
    paths: list[str], outlet: str | None, too_long: Literal["read", "reject"], columns: str | None
) -> "Coverage":
    """What is to be read, as the options tell.

    Raises:
        StopRun: `columns` tells of no columns.
    """
    from variorum.intake import Coverage, read_columns

    return Coverage(
        paths=tuple(paths),
        outlet=outlet,
        too_long=too_long,
        columns=read_columns(columns) if columns else {},
    )
