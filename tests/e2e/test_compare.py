"""The main job through the real command: same bytes, verified evidence, pipes."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.e2e.command import variorum
from tests.support import COVERAGE
from variorum.model import Comparison


@pytest.fixture(scope="module")
def document() -> str:
    return variorum("compare", COVERAGE, "--format", "json").stdout


def test_every_article_is_in_one_dossier_or_rejected(document: str) -> None:
    comparison = msgspec.json.decode(document, type=Comparison)
    uris = [article.uri for one in comparison.dossiers for article in one.articles]
    uris += [one.uri for one in comparison.rejected]
    assert len(uris) == len(set(uris))
    files = {str(path) for path in COVERAGE.rglob("*") if path.is_file()}
    named = {uri.split("#")[0] for uri in uris}
    with_url = {uri for uri in named if "://" in uri}
    assert named - with_url <= files
    assert len(named) >= len(files) - len(with_url)


def test_two_stories_are_told_apart(document: str) -> None:
    assert len(msgspec.json.decode(document, type=Comparison).dossiers) == 2


def test_any_order_gives_the_same_bytes(document: str) -> None:
    files = sorted(path for path in COVERAGE.rglob("*") if path.is_file())
    assert variorum("compare", *reversed(files), "--format", "json").stdout == document


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    # Enough articles that two workers really share them out.
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Quake of magnitude {number % 5 + 4} shakes Harbour {number % 5}\n\n"
            f"HARBOUR {number % 5}, 3 May 2023 - {number + 2} people were injured on Wednesday "
            f"when an earthquake shook Harbour {number % 5}, officials said.\n\n"
            f"“We felt it for {number + 10} seconds,” said Anna Verrick, a teacher there."
        )
    one, two = (
        variorum("compare", tmp_path, "--format", "json", "--workers", workers).stdout
        for workers in ("1", "2")
    )
    assert one == two
    assert len(msgspec.json.decode(one, type=Comparison).dossiers) >= 1


def test_verify_passes_and_sees_one_changed_character(document: str, tmp_path: Path) -> None:
    whole = tmp_path / "whole.json"
    whole.write_text(document, encoding="utf-8")
    assert variorum("verify", whole).returncode == 0
    changed = json.loads(document)
    evidence = changed["dossiers"][0]["statements"][0]["evidence"]
    evidence["text"] = ("x" if evidence["text"][0] != "x" else "y") + evidence["text"][1:]
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(changed), encoding="utf-8")
    result = variorum("verify", broken)
    assert result.returncode == 1
    assert "statements[0].evidence" in result.stdout


@pytest.mark.parametrize("junk", ["{", "[]", '{"dossiers": 7}', "\udcff"])
def test_verify_of_what_is_no_dossier(junk: str, tmp_path: Path) -> None:
    path = tmp_path / "junk.json"
    path.write_text(junk, encoding="utf-8", errors="surrogateescape")
    result = variorum("verify", path)
    assert result.returncode == 2
    assert "is no dossier" in result.stderr


def test_standard_input(document: str) -> None:
    text = (COVERAGE.parent / "coverage").rglob("*.txt")
    body = sorted(text)[0].read_bytes()
    result = variorum("read", "-", stdin=body)
    assert result.returncode == 0
    assert json.loads(result.stdout)["article"]["text"]


def test_a_closed_pipe_ends_quietly() -> None:
    command = f"{sys.executable} -m variorum compare {COVERAGE} --format json | head -c 10"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert result.stderr == b""


def test_out_writes_every_format(tmp_path: Path) -> None:
    result = variorum("compare", COVERAGE, "--out", tmp_path / "out")
    names = {Path(line).name for line in result.stdout.splitlines()}
    assert {"dossier.json", "dossier.html", "dossier.md", "dossier.txt"} <= names
    assert all(Path(line).stat().st_size for line in result.stdout.splitlines())
