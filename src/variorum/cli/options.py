"""The arguments and options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

if TYPE_CHECKING:
    from variorum.intake import Coverage

Account = Literal["text", "json", "jsonl", "markdown", "html", "docx", "csv"]
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
StorePath = Annotated[
    str,
    typer.Option(
        "--store", help="The store's file, or the address of a team's: postgresql://user@host/name."
    ),
]
FORMATS: tuple[str, ...] = get_args(Format)
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT[,FORMAT]",
        autocompletion=lambda: [*FORMATS, "pages"],
        help=f"What to print, text unless told: {', '.join(FORMATS)}. With --out what to write, "
        f"any number of these, or pages: a page for each story, and an index.",
        show_default=False,
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help="Write into this folder, files to read and tables unless --format tells which, and "
        "print their names; into this file where the name has an ending (dossier.html).",
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
AllOption = Annotated[
    bool, typer.Option("--all", help="Fold nothing in text and Markdown, and show candidates.")
]
WhyOption = Annotated[
    bool,
    typer.Option("--why", help="With each line why it is there: in the JSON, and on the page."),
]
ByOption = Annotated[str | None, typer.Option("--by", help="Who decides.", show_default=False)]
NoteOption = Annotated[
    str | None, typer.Option("--note", help="Why, in a few words.", show_default=False)
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", help="Stories of this day, month or year, or later.", show_default=False
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until", help="Stories of this day, month or year, or earlier.", show_default=False
    ),
]
Place = Annotated[
    str | None,
    typer.Option("--place", help="Stories set in this place or country.", show_default=False),
]
ByOutlet = Annotated[
    str | None,
    typer.Option(
        "--outlet", help="Stories told by this outlet, by name or domain.", show_default=False
    ),
]
About = Annotated[
    str | None,
    typer.Option(
        "--about", help="Stories that hold these words; see `search`.", show_default=False
    ),
]
MinOrigins = Annotated[
    int,
    typer.Option("--min-origins", min=0, help="Stories of so many origins at least."),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", min=0, help="So many at most.", show_default=False),
]
Sort = Annotated[
    Literal["latest", "earliest", "origins", "articles"],
    typer.Option("--sort", help="Which come first."),
]
DEFAULT_STORE = "variorum.db"


OnlyOption = Annotated[
    str | None,
    typer.Option(
        "--only",
        help="Of WARC and Parquet files, this part: host=a.example,from=2026-03-10,"
        "until=2026-03-12,language=en.",
        show_default=False,
    ),
]


def coverage(
    paths: list[str],
    outlet: str | None,
    too_long: Literal["read", "reject"],
    columns: str | None,
    only: str | None = None,
) -> "Coverage":
    """What is to be read, as the options tell.

    Raises:
        StopRun: `columns` tells of no columns, or `only` of no part.
    """
    from variorum.intake import Coverage, read_columns, read_only

    return Coverage(
        paths=tuple(paths),
        outlet=outlet,
        too_long=too_long,
        columns=read_columns(columns) if columns else {},
        only=read_only(only),
    )
