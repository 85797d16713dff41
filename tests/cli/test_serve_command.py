"""What `variorum serve` makes of its arguments; tests/web runs it."""

from pathlib import Path
from typing import Any

import pytest

import variorum.web
from tests.e2e.command import outcome
from variorum.cli import serve_command
from variorum.engine import desk
from variorum.store.catalogue import StoryFilter
from variorum.web import Manner


def test_a_store_is_opened_and_coverage_is_added_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    served: list[tuple[str, bool, int | None, bool]] = []

    def serve(store: str, manner: Manner, *, writable: bool, tell: Any) -> None:
        served.append((store, writable, manner.port, manner.browse))

    monkeypatch.setattr(variorum.web, "serve", serve)
    text = tmp_path / "a.txt"
    text.write_text("The ferry Aurora sank off Selmouth on Tuesday, the police said.")
    store = tmp_path / "v.db"
    assert outcome("serve", text, "--store", store, "--no-open")[0] == 0
    assert outcome("serve", store, "--port", "90")[0] == 0
    assert served == [(str(store), True, None, False), (str(store), True, 90, True)]
    assert len(desk.Reader(store).stories(StoryFilter())) == 1
    assert outcome("serve", store, "--port", "0")[0] == 2
    assert serve_command.serve.__doc__
