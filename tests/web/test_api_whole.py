"""What the API holds beside stories and lines, and how it answers programs; in this process."""

import json
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from openapi_spec_validator import validate
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

from tests.support import ROOT
from tests.web.in_process import InProcess, in_process
from tests.web.test_hostile_articles import Page
from variorum.access.users import Accounts
from variorum.engine.cited_lines import AROUND
from variorum.engine.desk import Reader
from variorum.engine.opened_lines import Lines
from variorum.engine.story_changes import changes
from variorum.errors import StopRun
from variorum.model import Dossier
from variorum.store.catalogue import StoryFilter
from variorum.web.api import OPERATIONS
from variorum.web.api_deciding import refuse_odd_key
from variorum.web.api_page import type_of
from variorum.web.api_parameters import PARAMETERS, check
from variorum.web.callers import by_token
from variorum.web.desk_state import Desk
from variorum.web.openapi import description
from variorum.web.routes import application
from variorum.web.serving import Manner, listen


class Asked:
    """A desk, a token for all of it, and the largest story of its store."""

    def __init__(self, room: InProcess, store: Path) -> None:
        self.room = room
        self.reader = Reader(store)
        self.token = room.token("read", "review", "edit")
        self.dossier: Dossier = self.reader.dossier(
            self.reader.stories(StoryFilter(sort="articles"))[0].head.id
        )
        self.story = f"/stories/{self.dossier.story.id}"

    def get(self, path: str, **headers: str) -> Any:
        answer = self.room.program(self.token, path, **headers)
        assert answer.status == 200, answer.text
        return json.loads(answer.body)


@pytest.fixture
def asked(own_store: Path) -> Iterator[Asked]:
    with in_process(own_store) as room:
        yield Asked(room, own_store)


def test_evidence_is_exact_and_counts_origins(asked: Asked) -> None:
    texts = {one.id: one.text for one in asked.dossier.articles}
    origin_of = {id: one.id for one in asked.dossier.origins for id in one.articles}
    addresses = [one["address"] for one in asked.get(f"{asked.story}/lines")]
    for address in addresses[:: max(1, len(addresses) // 25)]:
        found = asked.get(f"{asked.story}/lines/{address}/evidence")
        for one in found["evidence"]:
            text = texts[one["article"]]
            assert text[one["start"] : one["end"]] == one["text"]
            assert text[: one["start"]].endswith(one["before"])
            assert text[one["end"] :].startswith(one["after"])
            assert len(one["before"]) <= AROUND
            assert one["origin"] == origin_of[one["article"]]
        assert found["origins"] == len({one["origin"] for one in found["evidence"]})
        assert found["articles"] == len({one["article"] for one in found["evidence"]})
        assert found["origins"] <= found["articles"]


def test_what_is_new_since_a_day(asked: Asked) -> None:
    dated = sorted(one.published.value for one in asked.dossier.articles if one.published)
    last = dated[-1][:10]
    new = asked.get(f"{asked.story}/changes?since={last}")
    assert {one["published"][:10] for one in new["accounts"]} == {last}
    assert 0 < len(new["accounts"]) < len(dated)
    fresh = {one["article"] for one in new["accounts"]}
    assert new["lines"]
    assert all(set(one["articles"]) <= fresh for one in new["lines"])
    assert new["origins"] == sum(one["independent"] for one in new["accounts"])
    whole = asked.get(f"{asked.story}/changes?since=1900")
    assert len(whole["accounts"]) == len(dated)
    assert whole["origins"] == len({one["origin"] for one in whole["accounts"]})
    assert len(whole["lines"]) > len(new["lines"])
    with pytest.raises(StopRun, match="no day"):
        changes(Lines(asked.dossier), "yesterday", [])


def test_files_reasons_queue_record_and_answers(asked: Asked) -> None:
    claim = asked.dossier.claims[0]
    answer = asked.room.program(asked.token, f"{asked.story}/as/csv")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/octet-stream"
    assert asked.room.program(asked.token, f"{asked.story}/as/exe").status == 404
    reasons = asked.get(f"{asked.story}/lines/{claim.id}/why")
    assert all(one["words"] for one in reasons)
    said = asked.get("/ask?claim=" + claim.pieces[0].text.replace(" ", "+").replace("&", "%26"))
    assert said["claim"]
    assert said["accounts"] or said["found"] == "nothing found"
    waiting = asked.get("/review?limit=1")
    assert len(waiting) == 1
    line = f"/stories/{waiting[0]['story']}/lines/{waiting[0]['line']['address']}"
    body = {"by": "Ida", "draft": {"kind": "accept"}}
    made = asked.room.program(asked.token, f"{line}/decisions", body, If_Match=waiting[0]["seen"])
    assert made.status == 201, "the queue tells the state that a decision is made in"
    assert asked.get("/review?limit=1")[0] != waiting[0]
    assert len(asked.get("/decisions?by=Ida&standing=holds")) == 1
    assert asked.get("/decisions?by=Ben") == []
    assert asked.get("/me") == {"name": None, "rights": ["edit", "read", "review"]}


def test_a_story_is_split_in_the_state_that_was_seen(asked: Asked) -> None:
    id = asked.dossier.articles[-1].id
    body = {"kind": "split", "on": [id], "by": "Ida"}
    path = f"{asked.story}/decisions"
    tag = asked.room.program(asked.token, asked.story).headers["etag"]
    assert asked.room.program(asked.token, path, body).status == 428
    assert asked.room.program(asked.token, path, body, If_Match=f"W/{tag}").status == 412
    made = asked.room.program(asked.token, path, body, If_Match=f'"other", {tag}')
    assert made.status == 201, made.text
    now = asked.reader.dossier(asked.dossier.story.id)
    assert len(now.articles) != len(asked.dossier.articles)
    assert asked.room.program(asked.token, path, body, If_Match=tag).status == 412


def test_a_repeated_decision_is_one_decision(asked: Asked) -> None:
    line = f"{asked.story}/lines/{asked.dossier.claims[0].id}"
    tag = asked.room.program(asked.token, line).headers["etag"]
    body = {"by": "Ida", "draft": {"kind": "accept"}}
    sent = {"If_Match": tag, "Idempotency_Key": "one"}
    first = asked.room.program(asked.token, f"{line}/decisions", body, **sent)
    again = asked.room.program(asked.token, f"{line}/decisions", body, **sent)
    assert (again.status, again.body) == (first.status, first.body) == (201, first.body)
    assert len(asked.reader.decisions()) == 1
    other = {"by": "Ben", "draft": {"kind": "accept"}}
    assert asked.room.program(asked.token, f"{line}/decisions", other, **sent).status == 422
    for key in ("", "x" * 256):
        with pytest.raises(HTTPException):
            refuse_odd_key(key)


@pytest.mark.parametrize(
    "query",
    [
        "sinse=2026",
        "limit=1&limit=2",
        "limit=01",
        "limit=-1",
        "since=2026-13",
        "sort=x",
        "min_origins=one",
        "after=",
        "about=" + "x" * 1001,
    ],
)
def test_what_cannot_be_understood_is_refused(query: str) -> None:
    known = ("about", "since", "limit", "sort", "min_origins", "after")
    with pytest.raises(HTTPException) as wrong:
        check(QueryParams(query), known)
    assert wrong.value.status_code == 400
    check(QueryParams("since=2026-12&limit=200&min_origins=0&sort=latest&about=dam"), known)
    with pytest.raises(HTTPException, match="missing"):
        check(QueryParams(""), known, ("about",))
    assert not PARAMETERS["claim"].takes("")


def test_an_expired_or_revoked_token_opens_nothing(own_store: Path) -> None:
    long_ago = Accounts(own_store, lambda: datetime.now(UTC) - timedelta(days=3))
    _, expired = long_ago.add_token("expired", ["read"], days=2)
    made, revoked = long_ago.add_token("revoked", ["read"])
    with in_process(own_store) as room:
        assert room.program(expired, "/me").status == 401
        assert room.program(revoked, "/me").status == 200
        long_ago.revoke(made.id)
        assert room.program(revoked, "/me").status == 401
        assert by_token(long_ago, "guess") is None
        # A token that opens nothing is no way past the look at where a change comes from.
        assert room.program("guess", "/decisions/d0/undo", {"by": "x"}, If_Match="*").status == 403
        nul = room.program(room.token(), "/stories?place=%00")
        assert nul.status == 400


def test_the_page_describes_every_operation_and_asks_for_nothing_from_elsewhere(
    asked: Asked,
) -> None:
    validate(json.loads(description()))
    answer = asked.room.ask("/api", headers={"Authorization": f"Bearer {asked.token}"})
    page = Page(answer.text)
    assert page.wrong == []
    for one in OPERATIONS:
        assert f"{one.method} /api/v1{one.path}" in answer.text
        assert one.run.__name__ in answer.text
    # Nothing that a browser would load lies elsewhere.
    loaded = re.findall(r'(?:src|<link[^>]+href)="([^"]+)"', answer.text)
    assert all(one.startswith(("/", "data:,")) and not one.startswith("//") for one in loaded)
    assert type_of({"anyOf": [{"type": "null"}, {"$ref": "#/x/Decision"}]}) == "null or Decision"
    assert type_of({"type": "array", "items": {"type": "string"}}) == "list of string"


def test_the_client_of_the_docs_works(own_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    (client,) = re.findall(r"(?ms)^```python\n(.*?)^```", page)
    examples = re.findall(r"(?ms)^```py\n(.*?)^```", page)
    assert len(client.splitlines()) <= 120
    assert len(examples) == 3
    listening = listen(None)
    port = listening.getsockname()[1]
    desk = Desk(own_store, port, writable=True, tell=print)
    token = desk.accounts.add_token("docs", ["read", "review", "edit"])[1]
    server = uvicorn.Server(uvicorn.Config(application(desk), log_config=None, lifespan="on"))
    thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
    thread.start()
    try:
        names: dict[str, Any] = {"token": token}
        exec(compile(client, "client", "exec"), names)
        for example in examples:
            exec(compile(example.replace("8476", str(port)), "example", "exec"), names)
        told = capsys.readouterr().out
        assert "origins in" in told
        assert names["found"]["evidence"][0]["text"] in told
        desk_client, story = names["desk"], names["story"]
        with pytest.raises(names["Refused"], match="404"):
            desk_client.story("s0")
        assert desk_client.story(story) == desk_client.story(story)
        kinds = [one["decision"]["kind"] for one in desk_client.decisions(limit=1)]
        assert kinds == ["accept", "undo"]
        assert desk_client.search("reservoir")
        assert desk_client.changes(story, "1900")["accounts"]
    finally:
        server.should_exit = True
        thread.join(30)


@pytest.mark.parametrize(
    ("manner", "reason"),
    [
        (Manner(origin="https://desk.example"), "without --team"),
        (Manner(team=True, origin="desk.example"), "no origin"),
        (Manner(team=True, origin="https://desk.example/x"), "no origin"),
        (Manner(team=True, origin="http://desk.example"), "plain HTTP"),
        (Manner(team=True, token_file=Path("x")), "token add"),
    ],
)
def test_what_does_not_go_together_is_told(manner: Manner, reason: str) -> None:
    with pytest.raises(StopRun, match=reason):
        manner.checked()
    told = Manner(team=True, origin="HTTPS://Desk.Example/").checked()
    assert (told.origin, told.browse) == ("https://desk.example", False)
