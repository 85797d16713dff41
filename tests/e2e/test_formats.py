"""Formats through the real command: what a pipe gets is what a reader can open."""

import io
import subprocess
from pathlib import Path

from docx import Document

from tests.e2e.command import COMMAND, variorum
from tests.support import COVERAGE


def test_a_word_document_goes_through_a_pipe_whole(tmp_path: Path) -> None:
    article = next(iter(sorted(COVERAGE.glob("*.txt"))))
    piped = subprocess.run(
        [*COMMAND, "compare", str(article), "--format", "docx"], capture_output=True, check=True
    ).stdout
    document = Document(io.BytesIO(piped))
    assert "The articles" in [paragraph.text for paragraph in document.paragraphs]
    assert variorum("compare", article, "--out", tmp_path).returncode == 0
    assert (tmp_path / "dossier.docx").read_bytes() == piped


def test_an_export_of_the_sample_coverage_is_the_same_from_a_store(tmp_path: Path) -> None:
    store = tmp_path / "v.db"
    variorum("add", COVERAGE, "--store", store)
    story = variorum("stories", "--store", store).stdout.split()[0]
    shown = variorum("show", story, "--store", store, "--format", "ucdp").stdout
    assert shown.splitlines()[1] in variorum("compare", COVERAGE, "--format", "ucdp").stdout
