"""The drawn family tree is the one that the program finds."""

import runpy

import variorum
from tests.support import ROOT


def test_the_tree_of_the_docs_is_what_compare_finds() -> None:
    (dossier,) = variorum.compare([str(ROOT / "examples/lineage/coverage.jsonl")]).dossiers
    draw = runpy.run_path(str(ROOT / "examples/lineage/draw.py"))["draw"]
    assert draw(dossier) == (ROOT / "docs" / "lineage.svg").read_text(encoding="utf-8"), (
        "run: python examples/lineage/draw.py examples/lineage/coverage.jsonl docs/lineage.svg"
    )
