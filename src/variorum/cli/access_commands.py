"""The commands by which who may come in to the desk is kept: users of a team, and tokens."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from variorum.access.rights import RIGHTS, Right
from variorum.cli.options import DEFAULT_STORE, StorePath
from variorum.errors import StopRun
from variorum.store.address import named

if TYPE_CHECKING:
    from variorum.access.users import Accounts

RoleName = Literal["reader", "reviewer", "editor", "admin"]

user = typer.Typer(
    help="Keep who may sign in to the desk of a team.", no_args_is_help=True, rich_markup_mode=None
)
token = typer.Typer(
    help="Keep which programs may use the API of a desk.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(help="The user's name.", show_default=False)]


@user.command("add")
def add_user(
    name: Name,
    role: Annotated[
        RoleName, typer.Option("--role", help="What the user may do: see docs/team.md.")
    ] = "reader",
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Add a user, with a password that is asked for, or read from a pipe.

    Example: variorum user add Ida --role editor
    """
    made = _accounts(store).add_user(name, role, _password())
    print(f"{made.name} may sign in as {made.role}")


@user.command("list")
def list_users(store: StorePath = DEFAULT_STORE) -> None:
    """List the users with their roles and how many sessions each has open."""
    accounts = _accounts(store)
    for one in accounts.users():
        state = "disabled" if one.disabled else f"{len(accounts.sessions(one.name))} sessions"
        print(f"{one.name}  {one.role}  {state}  since {one.made}")


@user.command("role")
def give_role(
    name: Name,
    role: Annotated[RoleName, typer.Argument(help="The new role.")],
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Give a user another role, which holds from the next request on."""
    changed = _accounts(store).change(name, role=role)
    print(f"{changed.name} is {changed.role}")


@user.command("password")
def give_password(name: Name, store: StorePath = DEFAULT_STORE) -> None:
    """Give a user another password, which ends the user's sessions."""
    accounts = _accounts(store)
    if accounts.user(name) is None:
        raise StopRun(f"there is no user {name!r}")
    accounts.change(name, password=_password())
    print(f"{name} has another password")


@user.command("disable")
def disable(name: Name, store: StorePath = DEFAULT_STORE) -> None:
    """Let a user in no more, and end the user's sessions. What the user decided stays."""
    print(f"{_accounts(store).change(name, disabled=True).name} is disabled")


@user.command("enable")
def enable(name: Name, store: StorePath = DEFAULT_STORE) -> None:
    """Let a user in again who was disabled."""
    print(f"{_accounts(store).change(name, disabled=False).name} may sign in again")


@user.command("sign-out")
def sign_out(name: Name, store: StorePath = DEFAULT_STORE) -> None:
    """End all sessions of a user, on whatever machine they are open."""
    print(f"{_accounts(store).end_sessions(name)} sessions of {name} ended")


@token.command("add")
def add_token(
    name: Annotated[str, typer.Argument(help="What the token is for.", show_default=False)],
    scope: Annotated[
        list[str] | None,
        typer.Option(
            "--scope",
            help="What it is good for: read, review, edit or admin; several times for more.",
            show_default="read",
        ),
    ] = None,
    user: Annotated[
        str | None,
        typer.Option(
            "--user",
            help="The user for whom it acts; it opens no more than the user may do.",
            show_default=False,
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option("--days", min=1, help="How long it is good.", show_default=False),
    ] = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Make a token for a program and print it, once. It opens the API of the store's desk.

    Example: variorum token add nightly-export --days 90
    """
    scopes: list[Right] = [one for one in RIGHTS if one in (scope or ["read"])]
    unknown = sorted(set(scope or ()) - set(RIGHTS))
    if unknown:
        raise StopRun(f"there is no scope {unknown[0]!r}: use {', '.join(RIGHTS)}")
    made, secret = _accounts(store).add_token(name, scopes, user=user, days=days)
    print(secret)
    until = f" until {made.ends}" if made.ends else ""
    print(f"{made.id} {made.name}: {', '.join(made.scopes)}{until}", file=sys.stderr)


@token.command("list")
def list_tokens(store: StorePath = DEFAULT_STORE) -> None:
    """List the tokens: what each is for, good for, and until when. The secrets are kept nowhere."""
    for one in _accounts(store).tokens():
        whom = f"  for {one.user}" if one.user else ""
        until = f"  until {one.ends}" if one.ends else ""
        print(f"{one.id}  {one.name}  {', '.join(one.scopes)}{whom}  since {one.made}{until}")


@token.command("revoke")
def revoke(
    id: Annotated[str, typer.Argument(help="The token, as the list names it.")],
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Let a token open nothing any more."""
    _accounts(store).revoke(id)
    print(f"{id} opens nothing any more")


def _accounts(store: str) -> "Accounts":
    """Who may come in to the desk of a store.

    Raises:
        StopRun: there is no such store, so its name may be mistyped.
    """
    from variorum.access.users import Accounts
    from variorum.engine.asking import is_store

    if not is_store(store):
        raise StopRun(f"there is no store at {named(store)}: make one with `variorum add PATH...`")
    return Accounts(store)


def _password() -> str:
    """A password: typed twice unseen, or the first line of a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
