"""The tools as a program of a language model meets them: through the SDK's own client."""

import asyncio
import json
import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra variorum[mcp] is not installed")

from mcp import Client, StdioServerParameters, stdio_client

from tests.e2e.command import COMMAND
from tests.support import COVERAGE
from variorum.engine.desk import Reader
from variorum.engine.opening import open_archive
from variorum.errors import StopRun
from variorum.mcp import offering
from variorum.mcp.tool_answers import Answering
from variorum.store.catalogue import StoryFilter

TOOLS = {"search", "story", "ask", "evidence", "changes"}


@pytest.fixture(scope="module", autouse=True)
def _by_rules() -> Any:
    patch = pytest.MonkeyPatch()
    patch.setenv("VARIORUM_MODEL", "rules")
    yield
    patch.undo()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, _by_rules: Any) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "sample.db"
    with open_archive(path, create=True, workers=1) as archive:
        archive.add([str(one) for one in sorted(COVERAGE.glob("*.txt"))[:5]])
    return path


def with_client(server: Any, run: Callable[[Client], Awaitable[None]]) -> None:
    async def main() -> None:
        async with Client(server) as client:
            await run(client)

    asyncio.run(main())


def told(result: Any) -> Any:
    """What a tool answered, as its text has it."""
    assert not result.is_error, result.content
    return json.loads(result.content[0].text)


def test_the_tools_only_read_and_answer_with_evidence_and_origins(store: Path) -> None:
    reader = Reader(store)
    dossier = reader.dossier(reader.stories(StoryFilter(sort="articles"))[0].head.id)
    texts = {one.id: one.text for one in dossier.articles}

    async def run(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {one.name for one in tools} == TOOLS
        assert all(one.annotations and one.annotations.read_only_hint for one in tools)
        found = told(await client.call_tool("search", {"words": "dam"}))
        assert found["passages"]
        (listed,) = [one for one in found["stories"] if one["id"] == dossier.story.id]
        assert listed["origins"] == len(dossier.origins)
        story = told(await client.call_tool("story", {"story": dossier.story.id}))
        assert story["origins"] == len(dossier.origins)
        assert all(line["origins"] >= 1 and line["evidence"] for line in story["lines"])
        claim = next(line for line in story["lines"] if line["kind"] == "claims")
        asked = {"story": dossier.story.id, "line": claim["address"]}
        evidence = told(await client.call_tool("evidence", asked))
        for one in evidence["evidence"]:
            text = texts[one["article"]]
            assert text[one["start"] : one["end"]] == one["text"]
            assert f"{one['before']}{one['text']}{one['after']}" in text
        origins = {one["origin"] for one in evidence["evidence"]}
        assert evidence["origins"] == len(origins)
        said = told(await client.call_tool("ask", {"claim": evidence["evidence"][0]["text"]}))
        assert said["found"] != "nothing found"
        assert said["origins"] >= 1
        since = {"story": dossier.story.id, "since": "1900"}
        new = told(await client.call_tool("changes", since))
        assert len(new["accounts"]) + new["undated"] == len(dossier.articles)
        wrong = await client.call_tool("story", {"story": "s0"})
        assert wrong.is_error
        assert "no story here" in str(wrong.content[0])
        assert (await client.call_tool("decide", asked)).is_error

    with_client(offering(str(store)), run)


def test_it_decides_where_it_was_told_to_and_under_that_name(store: Path, tmp_path: Path) -> None:
    own = Path(shutil.copy(store, tmp_path / "own.db"))
    reader = Reader(own)
    dossier = reader.dossier(reader.stories(StoryFilter(sort="articles"))[0].head.id)

    async def run(client: Client) -> None:
        assert {one.name for one in (await client.list_tools()).tools} == TOOLS | {"decide"}
        asked = {"story": dossier.story.id, "line": dossier.claims[0].id}
        made = told(
            await client.call_tool("decide", {**asked, "verdict": "accept", "reason": "seen"})
        )
        assert (made["kind"], made["by"], made["note"]) == ("accept", "a model of Ida's", "seen")
        other = {**asked, "verdict": "speaker", "reason": ""}
        assert (await client.call_tool("decide", other)).is_error

    with_client(offering(str(own), "a model of Ida's"), run)
    assert [one.kind for one, _ in reader.decisions()] == ["accept"]


def test_the_command_speaks_over_a_pipe(store: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "VARIORUM_MODEL": "rules"}
    words = [*COMMAND, "mcp", str(store)]
    server = StdioServerParameters(command=words[0], args=words[1:], env=environment)

    async def run(client: Client) -> None:
        assert {one.name for one in (await client.list_tools()).tools} == TOOLS
        assert told(await client.call_tool("search", {}))["stories"]

    with (tmp_path / "errors.txt").open("w") as errors:
        with_client(stdio_client(server, errlog=errors), run)


def test_what_cannot_be_offered_is_told(tmp_path: Path, store: Path) -> None:
    with pytest.raises(StopRun, match="no store at"):
        offering(str(tmp_path / "none.db"))
    with pytest.raises(StopRun, match="has a name"):
        Answering(str(store), " ")
    with pytest.raises(StopRun, match="--decide-as"):
        Answering(str(store)).decide("s0", "c0", "accept", "")
    with pytest.raises(StopRun, match="1 to 50"):
        Answering(str(store)).search("dam", limit=51)
