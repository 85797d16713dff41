"""The commands over archives: made of coverage, and counted."""

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from variorum.cli.options import (
    AsIs,
    ColumnsOption,
    OnlyOption,
    OutletOption,
    TooLongOption,
    WorkersOption,
    coverage,
)
from variorum.cli.terminal import Terminal


class _WithDefault(TyperGroup):
    """`archive IN OUT` is `archive make IN OUT`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if args and args[0] not in (*self.commands, "--help", "-h"):
            args = ["make", *args]
        return super().parse_args(ctx, args)


archive = typer.Typer(
    cls=_WithDefault,
    help="Make Parquet tables of coverage of any size: archive IN OUT.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@archive.command("make")
def make(
    paths: Annotated[
        list[str], typer.Argument(metavar="IN...", help="Files or folders of coverage.")
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of the tables.")],
    slice: Annotated[
        str | None,
        typer.Option("--slice", help="Read the k-th of n parts: 2/8.", show_default=False),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            help="Keep all in this store, a file or an address, and not in one in OUT.",
            show_default=False,
        ),
    ] = None,
    as_is: AsIs = False,
    outlet: OutletOption = None,
    too_long: TooLongOption = "read",
    columns: ColumnsOption = None,
    only: OnlyOption = None,
    workers: WorkersOption = None,
) -> None:
    """Read coverage of any size, and write its stories as Parquet tables.

    What a run finished is not done again, so a run that was broken off can be run again.

    Example: variorum archive archive-2023.jsonl.gz tables/
    """
    from variorum.archive.making import Asked, make_archive
    from variorum.archive.shards import read_slice

    given = coverage(paths, outlet, too_long, columns, only)
    asked = Asked(
        coverage=given, as_is=as_is, slice=read_slice(slice), store=store, workers=workers
    )
    with Terminal().progress() as progress:
        report = make_archive(asked, out, progress)
    print(
        f"{out}: {report.read} of {report.documents} documents read, {report.rejected} rejected; "
        f"{report.shards_read} shards read now, {report.shards_there} there already"
    )
    if report.left:
        print(f"{report.left} of {report.shards} shards are left to other slices")
    else:
        print(
            f"{report.stories} stories; {report.parts_written} parts of the tables written, "
            f"{report.parts_there} there already"
        )
    raise typer.Exit(0 if report.read else 1)


@archive.command("stats")
def stats(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of an archive's tables.")],
) -> None:
    """Count by day and outlet, person and word: articles, origins, copies, who was first.

    And who copies whom, as a table and as a graph (GraphML).

    Example: variorum archive stats tables/
    """
    from variorum.archive.media_counts import count_archive

    counts = count_archive(out)
    for table, rows in counts.items():
        print(f"{out / 'stats' / table}.parquet: {rows} rows")
    print(f"{out / 'stats' / 'copies.graphml'}: who copies whom, as a graph")
