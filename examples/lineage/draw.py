"""Draw the family tree of a dispatch from its coverage, as SVG: who copied whom, and how much.

    python examples/lineage/draw.py examples/lineage/coverage.jsonl docs/lineage.svg

It is the drawing that stands on the dossier's page under "Who copied whom", with its style inside.
"""

import sys
from importlib.resources import files
from pathlib import Path

import variorum
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.family_tree import family_tree
from variorum.model import Comparison, Dossier

COLOURS = "--ink:#20211f;--soft:#5d605a;--line:#b9b6aa;--raised:#fff;--sans:system-ui,sans-serif"


def draw(dossier: Dossier) -> str:
    """The tree as an SVG document."""
    (record,) = arrange(Comparison(dossiers=(dossier,))).records
    tree = family_tree(dossier, {one.article.id: one for one in record.pieces}, "tree")
    style = files("variorum.dossier.formats").joinpath("drawings.css").read_text("utf-8")
    return (
        str(tree)
        .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        .replace(
            "<title", f"<style>\nsvg {{ {COLOURS}; background:#fff }}\n{style}</style>\n<title", 1
        )
        .replace("><", ">\n<")
        + "\n"
    )


def main(coverage: str, out: str) -> None:
    """Compare the coverage and draw its first story."""
    comparison = variorum.compare([coverage])
    Path(out).write_text(draw(comparison.dossiers[0]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
