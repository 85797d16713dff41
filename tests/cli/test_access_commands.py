"""`variorum user` and `variorum token`, as they are typed."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from variorum.access import users
from variorum.access.users import Accounts
from variorum.cli import access_commands, mcp_command
from variorum.cli.app import app
from variorum.errors import StopRun
from variorum.store.place import open_store

PASSWORD = "a long enough password"


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "news.db"
    open_store(path).close()
    return str(path)


def run(*words: str, typed: str = "") -> str:
    result = CliRunner().invoke(app, list(words), input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_users_are_added_changed_and_let_in_no_more(store: str) -> None:
    told = run("user", "add", "Ida", "--role", "admin", "--store", store, typed=PASSWORD + "\n")
    assert told == "Ida may sign in as admin\n"
    run("user", "add", "Ben", "--store", store, typed=PASSWORD + "\n")
    accounts = Accounts(store)
    assert accounts.sign_in("Ben", PASSWORD)
    assert "Ben  reader  1 sessions" in run("user", "list", "--store", store)
    run("user", "role", "Ben", "editor", "--store", store)
    assert run("user", "sign-out", "Ben", "--store", store) == "1 sessions of Ben ended\n"
    run("user", "password", "Ben", "--store", store, typed="another long password\n")
    assert accounts.sign_in("Ben", PASSWORD) is None
    run("user", "disable", "Ben", "--store", store)
    assert "Ben  editor  disabled" in run("user", "list", "--store", store)
    run("user", "enable", "Ben", "--store", store)
    assert accounts.sign_in("Ben", "another long password")
    for words, reason in (
        (("user", "add", "Cy", "--store", store), "12 to"),
        (("user", "password", "Nobody", "--store", store), "no user"),
        (("user", "disable", "Ida", "--store", store), "only admin"),
        (("user", "list", "--store", "nothing.db"), "no store at"),
    ):
        with pytest.raises(StopRun, match=reason):
            run(*words, typed="short\n")


def test_tokens_are_made_listed_and_revoked(store: str) -> None:
    secret = run("token", "add", "export", "--days", "2", "--store", store).splitlines()[0]
    token = Accounts(store).token_of(secret)
    assert token
    assert token.scopes == ("read",)
    listed = run("token", "list", "--store", store)
    assert f"{token.id}  export  read" in listed
    assert secret not in listed
    run("token", "revoke", token.id, "--store", store)
    assert Accounts(store).token_of(secret) is None
    with pytest.raises(StopRun, match="no scope 'all'"):
        run("token", "add", "x", "--scope", "read", "--scope", "all", "--store", store)


def test_the_commands_load_nothing_that_others_have_to_wait_for() -> None:
    named = {name for module in (access_commands, mcp_command) for name in vars(module)}
    assert not named & {"Accounts", "offer", "argon2", "sqlite3"}
    assert users.IDLE < users.LASTS
