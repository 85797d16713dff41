"""Who may do what on the desk of a team, cell by cell; sessions, cookies, tokens, names, floods."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tests.support import ROOT
from tests.web.in_process import PASSWORD, InProcess, in_process, with_users
from tests.web.served import Answer
from variorum.access.rights import ACTS, ROLES, Role, may
from variorum.engine.desk import Reader
from variorum.store.catalogue import StoryFilter
from variorum.web.gate import right_for
from variorum.web.sign_in import inside

ROLE_NAMES: tuple[Role, ...] = get_args(Role)


class Team:
    """A desk with a user of each role, who is named as the role, and a story to decide on."""

    def __init__(self, room: InProcess, store: Path) -> None:
        self.room = room
        self.reader = Reader(store)
        found = self.reader.stories(StoryFilter(sort="articles"))
        dossier = self.reader.dossier(found[0].head.id)
        self.story = dossier.story.id
        self.other = found[1].head.id
        self.claims = [one.id for one in dossier.claims if one.shown]
        self.statement = dossier.statements[0].id
        self.articles = [one.id for one in dossier.articles]
        self.cookies = {role: room.sign_in(role) for role in ROLE_NAMES}
        self.tokens = {
            role: room.token("read", "review", "edit", "admin", user=role) for role in ROLE_NAMES
        }

    def decided(self, by: str) -> str:
        """A decision of somebody, made anew."""
        line = f"/stories/{self.story}/lines/{self.claims[0]}/decisions"
        body = {"draft": {"kind": "unsure"}}
        answer = self.room.program(self.tokens[by], line, body, If_Match="*")  # type: ignore[index]
        assert answer.status == 201, answer.text
        return str(json.loads(answer.body)["id"])


@pytest.fixture(scope="module")
def team(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    store = Path(shutil.copy(sample_store, tmp_path_factory.mktemp("team") / "team.db"))
    with_users(store, *ROLE_NAMES)
    with in_process(store, team=True) as room:
        yield Team(room, store)


def asked(team: Team, role: Role, act: str, *, by_token: bool) -> Answer:
    """What a role gets for an act, which nothing but its right may hold up.

    A change names a state that nothing is in: who may make it gets 412, and nothing is changed.
    """
    line = f"/stories/{team.story}/lines/"
    on_line = {"accept": team.claims[0], "strike": team.claims[0], "unsure": team.claims[0]}
    on_line |= {"speaker": team.statement, "amount": team.claims[0]}
    if act in ("look", "ask", "export", "users"):
        path = {
            "look": "/stories",
            "ask": "/ask?claim=The+dam+burst+on+Sunday.",
            "export": f"/stories/{team.story}/as/json",
            "users": "/users",
        }[act]
        if by_token:
            return team.room.program(team.tokens[role], path)
        return team.room.ask("/api/v1" + path, headers={"Cookie": team.cookies[role]})
    body: dict[str, object]
    if act in on_line:
        path, body = f"{line}{on_line[act]}/decisions", {"draft": {"kind": act}}
    elif act in ("same", "apart", "merge", "split"):
        path, body = f"/stories/{team.story}/decisions", {"kind": act, "on": team.articles[:2]}
    else:
        whose = role if act == "undo one's own" else "admin" if role != "admin" else "editor"
        made = _decision_of(team, whose)
        path, body = f"/decisions/{made}/undo", {}
    headers = {"If-Match": '"no such state"', "Content-Type": "application/json"}
    if by_token:
        headers["Authorization"] = f"Bearer {team.tokens[role]}"
    else:
        headers |= {"Cookie": team.cookies[role], "Origin": team.room.origin}
    return team.room.ask("/api/v1" + path, "POST", headers, json.dumps(body).encode())


def _decision_of(team: Team, role: str) -> str:
    for one, _ in team.reader.decisions():
        if one.by == role:
            return one.id
    # A reader decides nothing, so none is the reader's own.
    return "d0" if role == "reader" else team.decided(role)


@pytest.mark.parametrize("act", sorted(ACTS))
@pytest.mark.parametrize("role", ROLE_NAMES)
def test_each_role_may_do_what_the_table_says(team: Team, role: Role, act: str) -> None:
    for by_token in (False, True):
        answer = asked(team, role, act, by_token=by_token)
        allowed = may(ROLES[role], act)
        assert answer.status in ((200, 412) if allowed else (403,)), (answer.status, answer.text)


def test_the_table_of_the_docs_is_the_table_of_the_program() -> None:
    page = (ROOT / "docs" / "team.md").read_text(encoding="utf-8")
    part = page.partition("## Who may do what")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("| ")]
    told = {row[0].strip(): [one.strip() == "yes" for one in row[1:]] for row in rows[1:]}
    acts = {
        "look, search, export, the record": ("look", "export"),
        "ask": ("ask",),
        "accept, strike, leave open": ("accept", "strike", "unsure"),
        "take back one's own decision": ("undo one's own",),
        "take back another's decision": ("undo another's",),
        "another speaker, another number": ("speaker", "amount"),
        "same, apart, merge, split": ("same", "apart", "merge", "split"),
        "see and change users": ("users",),
    }
    assert set(told) == set(acts)
    assert {act for some in acts.values() for act in some} == set(ACTS)
    for row, some in acts.items():
        for act in some:
            assert told[row] == [may(ROLES[role], act) for role in ROLE_NAMES], row


def test_forms_are_held_to_the_same_table(team: Team) -> None:
    line = f"/stories/{team.story}/lines/{team.claims[0]}/decide"
    forms: tuple[tuple[str, dict[str, str], str, int], ...] = (
        (line, {"kind": "accept", "seen": "x"}, "review", 412),
        (line, {"kind": "speaker", "seen": "x"}, "edit", 412),
        (f"/stories/{team.story}/decide", {"kind": "merge", "other": team.story}, "edit", 400),
        ("/decisions/d0/undo", {}, "review", 400),
    )
    for path, fields, right, status in forms:
        for role in ROLE_NAMES:
            answer = team.room.form(path, team.cookies[role], {"by": "me", **fields})
            expected = status if right in ROLES[role] else 403
            assert answer.status == expected, (path, role, answer.text)


def test_what_is_decided_has_the_name_of_who_is_signed_in(team: Team) -> None:
    line = f"/stories/{team.story}/lines/{team.claims[1]}"
    answer = team.room.form(
        f"{line}/decide", team.cookies["reviewer"], {"kind": "accept", "by": "the editor-in-chief"}
    )
    assert answer.status == 303, answer.text
    assert [one.by for one, _ in team.reader.decisions()][-1] == "reviewer"
    body = {"draft": {"kind": "unsure"}, "by": "editor"}
    path, token = f"{line}/decisions", team.tokens["reviewer"]
    assert team.room.program(token, path, body, If_Match="*").status == 403
    made = team.room.program(token, path, {**body, "by": None}, If_Match="*")
    assert json.loads(made.body)["by"] == "reviewer"


def test_a_scope_is_the_most_that_a_token_opens(team: Team) -> None:
    line = f"/stories/{team.story}/lines/{team.claims[0]}/decisions"
    body = {"draft": {"kind": "accept"}}
    for scopes, user, status in (
        (("read",), "admin", 403),
        (("review",), "admin", 412),
        (("read", "review"), "reader", 403),
        (("read", "review"), "reviewer", 412),
    ):
        token = team.room.token(*scopes, user=user)
        answer = team.room.program(token, line, body, If_Match='"x"')
        assert answer.status == status, (scopes, user, answer.text)
    told = json.loads(team.room.program(team.tokens["reviewer"], "/me").body)
    assert told == {"name": "reviewer", "rights": ["read", "review"]}


def test_nobody_comes_in_without_signing_in(team: Team) -> None:
    room = team.room
    for path in ("/", "/search?about=dam", "/decisions", f"/stories/{team.story}", "/api"):
        answer = room.ask(path)
        assert answer.status == 303
        assert answer.headers["location"].startswith("/sign-in?next=%2F")
        assert "Sallowford" not in answer.text
    told = room.ask("/api/v1/stories")
    assert (told.status, told.headers["www-authenticate"]) == (401, "Bearer")
    # The link of a desk of one person opens nothing here.
    assert room.ask(f"/enter?token={room.desk.sessions.new_link()}").status in (303, 404)
    assert room.desk.sessions.enter("x") is None
    stolen = room.desk.sessions.enter(room.desk.sessions.new_link())
    cookie = f"{room.desk.cookie}={stolen}"
    assert room.ask("/api/v1/stories", headers={"Cookie": cookie}).status == 401


def test_a_cookie_is_kept_from_scripts_and_other_sites(sample_store: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(sample_store, tmp_path / "own.db"))
    with_users(store, "editor")
    with in_process(store, team=True) as room:
        answer = room.form("/sign-in", "", {"name": "editor", "password": PASSWORD})
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("variorum-81=")
        assert {"httponly", "path=/", "samesite=lax"} <= set(re.split("; ", cookie.lower()))
        assert "strict-transport-security" not in answer.headers
    with in_process(store, team=True, origin="https://desk.example") as room:
        answer = room.form("/sign-in", "", {"name": "editor", "password": PASSWORD})
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-variorum=")
        parts = set(re.split("; ", cookie.lower()))
        assert {"httponly", "path=/", "samesite=lax", "secure"} <= parts
        assert "domain" not in cookie.lower()
        assert "max-age" in answer.headers["strict-transport-security"]
        own = cookie.partition(";")[0]
        assert room.ask("/", headers={"Cookie": own}).status == 200
        # DNS rebinding, and the way past the proxy: another name than the desk's own.
        for host in ("127.0.0.1:81", "localhost:81", "evil.example", "desk.example.evil.example"):
            assert room.ask("/", headers={"Cookie": own, "Host": host}).status == 421
        # CSRF: the same page over plain HTTP is another site too.
        for origin in ("http://desk.example", "https://evil.example", "null"):
            headers = {"Cookie": own, "Origin": origin}
            assert room.ask("/leave", "POST", headers).status == 403
        assert "https://desk.example" in room.ask("/feed.atom", headers={"Cookie": own}).text


def test_a_session_ends_by_itself_and_by_others(sample_store: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(sample_store, tmp_path / "own.db"))
    with_users(store, "editor", "admin")
    with in_process(store, team=True) as room:
        first, second = room.sign_in("editor"), room.sign_in("editor")
        assert first != second
        left = room.form("/leave", first, {})
        assert left.status == 303
        assert 'variorum-81=""' in left.headers["set-cookie"]
        assert room.ask("/", headers={"Cookie": first}).status == 303
        assert room.ask("/", headers={"Cookie": second}).status == 200
        token = room.token("read", "admin", user="admin")
        tag = room.program(token, "/users/editor").headers["etag"]
        path = "/users/editor"
        assert room.program(token, path, {"sign_out": True}).status == 428
        assert room.program(token, path, {"sign_out": True}, If_Match='"x"').status == 412
        assert room.program(token, path, {"sign_out": True}, If_Match=tag).status == 200
        assert room.ask("/", headers={"Cookie": second}).status == 303
        third, own = room.sign_in("editor"), room.token("read", user="editor")
        assert room.program(own, "/me").status == 200
        changed = room.program(token, path, {"disabled": True}, If_Match="*")
        assert json.loads(changed.body)["disabled"]
        assert room.ask("/", headers={"Cookie": third}).status == 303
        assert room.program(own, "/me").status == 401, "a token goes with its user"
        only = room.program(token, "/users/admin", {"role": "reader"}, If_Match="*")
        assert (only.status, "only admin" in only.text) == (400, True)


def test_who_guesses_waits(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copy(sample_store, tmp_path / "own.db"))
    with_users(store, "editor")
    with in_process(store, team=True) as room:
        cookie = room.sign_in("editor")
        monkeypatch.setattr("variorum.access.users.fits", lambda password, digest: False)
        for _ in range(5):
            answer = room.form("/sign-in", "", {"name": "editor", "password": "guess"})
            assert answer.status == 401
            assert "set-cookie" not in answer.headers
        monkeypatch.undo()
        # Even the right one waits: who guesses must not learn by it.
        answer = room.form("/sign-in", "", {"name": "editor", "password": PASSWORD})
        assert answer.status == 429
        assert int(answer.headers["retry-after"]) >= 1
        assert room.ask("/", headers={"Cookie": cookie}).status == 200
        nobody = {"name": "<script>alert(1)</script>", "password": PASSWORD}
        told = room.form("/sign-in?next=/x", "", nobody)
        assert told.status == 401
        assert "<script>alert" not in told.text
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        assert room.ask("/sign-in", "POST", headers, b"name=editor&password=x").status == 403


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "evil",
        "",
        "/a\nb",
        "/sign-in",
        "javascript:alert(1)",
        "/\tx",
    ],
)
def test_nobody_is_led_elsewhere(back: str) -> None:
    assert inside(back) == "/"
    assert inside("/stories/s1?why=1") == "/stories/s1?why=1"


def test_addresses_that_nobody_thought_of_are_for_editors() -> None:
    assert right_for("POST", "/burn") == "edit"
    assert right_for("DELETE", "/stories/s1") == "edit"
    assert right_for("GET", "/burn") == "read"
    assert right_for("GET", "/api/v1/users") == right_for("GET", "/api/v1/users/Ida") == "admin"
    assert right_for("POST", "/stories/s1/lines/c1/decide/../../x") == "edit"
