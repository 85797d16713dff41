"""The API: what the pages show, as JSON; conditional requests, problems, tokens, description."""

import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openapi_spec_validator import validate

from tests.web.served import Answer, Served, served
from variorum.engine.decision_log import Entry
from variorum.engine.desk import Reader
from variorum.model import Decision, Dossier, Reading
from variorum.store.catalogue import Hit, Listed, StoryFilter
from variorum.web.api import OPERATIONS
from variorum.web.api_answers import Problem
from variorum.web.api_reading import LineHead, LineState
from variorum.web.openapi import description

API = "/api/v1"


class Program:
    """A program that brings a token, and no cookie or origin."""

    def __init__(self, desk: Served, token: str) -> None:
        self.desk = desk
        self.token = token

    def get(self, path: str, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.desk.ask(API + path, headers=self._with(named))

    def post(self, path: str, body: object, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Content-Type": "application/json", **named}
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.desk.ask(API + path, "POST", self._with(named), sent)

    def _with(self, headers: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", **headers}


@pytest.fixture
def program(own_store: Path, tmp_path: Path) -> Iterator[Program]:
    file = tmp_path / "token.txt"
    with served(tmp_path, own_store, "--token-file", file) as desk:
        yield Program(desk, file.read_text().strip())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def read(answer: Answer, type: Any) -> Any:
    assert answer.status in (200, 201), answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["etag"].startswith('"')
    return msgspec.json.decode(answer.body, type=type)


def wrong(answer: Answer, status: int) -> Problem:
    assert answer.status == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = msgspec.json.decode(answer.body, type=Problem)
    assert told.status == status
    assert told.detail
    return told


def test_what_is_read_is_what_the_store_holds(program: Program, own_store: Path) -> None:
    reader = Reader(own_store)
    found = read(program.get("/stories"), list[Listed])
    assert found == reader.stories(StoryFilter())
    (dam,) = read(program.get("/stories?place=marvenia"), list[Listed])
    story = dam.head.id
    dossier = reader.dossier(story)
    assert read(program.get(f"/stories/{story}"), Dossier) == dossier
    heads = read(program.get(f"/stories/{story}/lines"), list[LineHead])
    assert {one.kind for one in heads} >= {"claims", "figures", "statements"}
    line = read(program.get(f"/stories/{story}/lines/{heads[0].address}"), LineState)
    assert line.line.text
    article = read(program.get(f"/articles/{dossier.articles[0].id}"), Reading)
    assert article.article.text == dossier.articles[0].text
    assert read(program.get("/search?about=reservoir&limit=3"), list[Hit])
    assert read(program.get("/decisions"), list[Entry]) == []
    tag = program.get(f"/stories/{story}").headers["etag"]
    assert program.get(f"/stories/{story}", If_None_Match=tag).status == 304


def test_pages_follow_by_the_link_header(program: Program) -> None:
    seen, path = [], "/stories?limit=1&sort=earliest"
    while path:
        answer = program.get(path)
        seen += read(answer, list[Listed])
        found = re.fullmatch(rf'<{API}(.*)>; rel="next"', answer.headers.get("link", ""))
        path = found[1] if found else ""
    assert len({one.head.id for one in seen}) == len(seen) == 2


def test_a_change_needs_the_state_that_it_is_made_in(program: Program, own_store: Path) -> None:
    reader = Reader(own_store)
    story = reader.stories(StoryFilter(place="Marvenia"))[0].head.id
    line = f"/stories/{story}/lines/{reader.dossier(story).claims[0].id}"
    ruling = {"by": "Ida", "note": "seen", "draft": {"kind": "accept"}}
    wrong(program.post(f"{line}/decisions", ruling), 428)
    tag = program.get(line).headers["etag"]
    wrong(program.post(f"{line}/decisions", ruling, If_Match='"other"'), 412)
    answer = program.post(f"{line}/decisions", ruling, If_Match=tag)
    made = read(answer, Decision)
    assert (answer.status, made.by, made.note, made.kind) == (201, "Ida", "seen", "accept")
    assert program.get(line, If_None_Match=tag).status == 200
    wrong(program.post(f"{line}/decisions", ruling, If_Match=tag), 412)
    assert read(program.get(line), LineState).decisions == (made,)
    where = f"/decisions/{made.id}"
    assert answer.headers["location"] == API + where
    entry = program.get(where)
    assert read(entry, Entry).standing == "holds"
    wrong(program.post(f"{where}/undo", {"by": "Ben"}, If_Match='"x"'), 412)
    undone = program.post(f"{where}/undo", {"by": "Ben"}, If_Match=entry.headers["etag"])
    back = read(undone, Decision)
    assert (back.kind, back.supersedes) == ("undo", made.id)
    assert len(reader.decisions()) == 2
    first = program.get("/decisions?limit=1")
    assert [one.decision.id for one in read(first, list[Entry])] == [made.id]
    assert f"after={made.id}" in first.headers["link"]
    rest = read(program.get(f"/decisions?after={made.id}"), list[Entry])
    assert [one.decision.id for one in rest] == [back.id]


def test_what_is_wrong_is_a_problem_and_nothing_is_kept(program: Program, own_store: Path) -> None:
    reader = Reader(own_store)
    story = reader.stories(StoryFilter(place="Marvenia"))[0].head.id
    claim = reader.dossier(story).claims[0].id
    here = f"/stories/{story}/lines/{claim}/decisions"
    accept = {"by": "Ida", "draft": {"kind": "accept"}}
    for path, status in (
        *((f"/{one}", 404) for one in ("", "x", "stories/s0", "articles/a0", "decisions/d0")),
        *((f"/stories?{one}", 400) for one in ("since=x", "limit=0", "limit=201", "after=x")),
        *(("/search?about=%22", 400), ("/search", 400), ("/decisions?after=d0", 400)),
    ):
        wrong(program.get(path), status)
    nobody = {**accept, "by": " "}
    bodies: tuple[object, ...] = (b"", b"{", b"[]", b'{"by":"I"}', b"\xff", nobody, {"draft": {}})
    for body in bodies:
        wrong(program.post(here, body, If_Match="*"), 422)
    wrong(program.post(here, accept, If_Match="*", Content_Type="text/plain"), 415)
    wrong(program.post(here, b" " * 100_000, If_Match="*"), 413)
    draft = {"kind": "speaker", "speaker": [0, 4]}
    wrong(program.post(here, {"by": "Ida", "draft": draft}, If_Match="*"), 400)
    wrong(program.post(here.replace(claim, "c0"), accept, If_Match="*"), 404)
    wrong(program.desk.ask(API + here, "DELETE", program._with({})), 405)
    assert reader.decisions() == []


def test_no_token_no_answer(program: Program, own_store: Path) -> None:
    desk = program.desk
    for header in ("", "Bearer", "Bearer x", f"Basic {program.token}", f"bearer {program.token}x"):
        wrong(desk.ask(f"{API}/stories", headers={"Authorization": header}), 401)
    # A page of elsewhere has the cookie sent along, and cannot decide by it.
    headers = {"Cookie": desk.cookie, "Content-Type": "application/json", "If-Match": "*"}
    path = f"{API}/decisions/d0/undo"
    wrong(desk.ask(path, "POST", {**headers, "Origin": "https://evil.example"}, b"{}"), 403)
    wrong(desk.ask(path, "POST", headers, b"{}"), 403)
    host = {"Authorization": f"Bearer {program.token}", "Host": "evil.example"}
    wrong(desk.ask(f"{API}/stories", headers=host), 421)


def test_the_description_is_sound_and_names_all_that_can_be_asked(program: Program) -> None:
    told = json.loads(program.get("/openapi.json").body)
    validate(told)
    assert told["openapi"] == "3.1.0"
    asked = {(path, method.upper()) for path, some in told["paths"].items() for method in some}
    assert asked == {(API + one.path, one.method) for one in OPERATIONS}
    assert json.loads(description()) == told
    for some in told["paths"].values():
        for one in some.values():
            named = {parameter["name"] for parameter in one["parameters"]}
            if "requestBody" in one:
                assert "If-Match" in named
                assert {"412", "428"} <= set(one["responses"])
