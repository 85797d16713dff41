"""The command that hands one story over."""

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.options import DEFAULT_STORE, StorePath
from variorum.cli.terminal import Terminal
from variorum.errors import StopRun


def report(
    story: Annotated[
        str, typer.Argument(help="A story's id, the start of it, or an article's id or address.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The file: report.html, .docx or .pdf.")],
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Write a report of one story to hand over, with all that people decided of it.

    Example: variorum report s41c0 --out flood.pdf
    """
    from variorum.dossier import formats, output_folder
    from variorum.engine.print_pdf import print_pdf

    kind = out.suffix.lower().removeprefix(".")
    if kind not in ("html", "docx", "pdf"):
        raise StopRun(f"{out} is no report: end its name in .html, .docx or .pdf")
    with Terminal().archive_to_read(store) as archive:
        comparison = archive.show(story)
    if kind == "pdf":
        output_folder.write_file(out, print_pdf(formats.render(comparison, "html")))
    else:
        formats.write_file(comparison, out, kind)
