from datetime import UTC, datetime, timedelta

import pytest

from variorum.access import users as kept
from variorum.access.users import IDLE, LASTS, Accounts
from variorum.errors import StopRun
from variorum.store.place import Place

PASSWORD = "a long enough password"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 14, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are dear to look at on purpose; their own tests look at them."""
    monkeypatch.setattr(kept, "digest_of", lambda password: f"<{password}>")
    monkeypatch.setattr(kept, "fits", lambda password, digest: digest == f"<{password}>")


def test_users_are_kept(beside: Place) -> None:
    accounts = Accounts(beside)
    assert accounts.users() == []
    assert accounts.user("Ida") is None
    ida = accounts.add_user(" Ida  Berg ", "editor", PASSWORD)
    assert (ida.name, ida.role, ida.disabled) == ("Ida Berg", "editor", False)
    accounts.add_user("Ben", "reader", PASSWORD)
    assert [one.name for one in Accounts(beside).users()] == ["Ben", "Ida Berg"]
    assert accounts.user("Ida Berg") == ida
    for name in ("Ida Berg", "", " ", "\x00", "<b>", "x" * 101):
        with pytest.raises(StopRun):
            accounts.add_user(name, "reader", PASSWORD)


def test_a_session_opens_as_long_as_it_is_good(beside: Place) -> None:
    clock = Clock()
    accounts = Accounts(beside, clock)
    accounts.add_user("Ida", "editor", PASSWORD)
    for name, password in (("Ida", "wrong"), ("Nobody", PASSWORD), ("\x00", PASSWORD), ("", "")):
        assert accounts.sign_in(name, password) is None
    secret = accounts.sign_in("Ida", PASSWORD)
    assert secret
    assert secret != accounts.sign_in("Ida", PASSWORD)
    user = accounts.user_of(secret)
    assert user
    assert user.name == "Ida"
    assert len(accounts.sessions("Ida")) == 2
    assert accounts.user_of("guess") is None
    clock.now += IDLE - timedelta(minutes=1)
    assert accounts.user_of(secret)
    clock.now += IDLE - timedelta(minutes=1)
    assert accounts.user_of(secret), "it was in use in between"
    clock.now += IDLE + timedelta(minutes=1)
    assert accounts.user_of(secret) is None
    assert accounts.sessions("Ida") == []


def test_no_session_lasts_for_ever_however_much_it_is_used(beside: Place) -> None:
    clock = Clock()
    accounts = Accounts(beside, clock)
    accounts.add_user("Ida", "editor", PASSWORD)
    secret = accounts.sign_in("Ida", PASSWORD)
    assert secret
    begun = clock.now
    while accounts.user_of(secret):
        clock.now += timedelta(hours=6)
    assert LASTS < clock.now - begun <= LASTS + timedelta(hours=6)


def test_what_is_revoked_opens_nothing_from_then_on(beside: Place) -> None:
    accounts = Accounts(beside)
    accounts.add_user("Ida", "admin", PASSWORD)
    accounts.add_user("Ben", "editor", PASSWORD)

    def signed_in(name: str, password: str = PASSWORD) -> str:
        secret = accounts.sign_in(name, password)
        assert secret
        return secret

    first, second, ida = signed_in("Ben"), signed_in("Ben"), signed_in("Ida")
    accounts.end_session(first)
    assert accounts.user_of(first) is None
    assert accounts.user_of(second)
    assert accounts.end_sessions("Ben") == 1
    assert accounts.user_of(second) is None
    third = signed_in("Ben")
    accounts.change("Ben", role="reader")
    user = accounts.user_of(third)
    assert user
    assert user.rights == {"read"}, "a role holds from the next request on"
    accounts.change("Ben", password="another long password")
    assert accounts.user_of(third) is None
    assert accounts.sign_in("Ben", PASSWORD) is None
    fourth = signed_in("Ben", "another long password")
    accounts.change("Ben", disabled=True)
    assert accounts.user_of(fourth) is None
    assert accounts.sign_in("Ben", "another long password") is None
    assert accounts.user_of(ida)
    accounts.change("Ben", disabled=False)
    assert accounts.sign_in("Ben", "another long password")


def test_somebody_is_always_left_who_is_an_admin(beside: Place) -> None:
    accounts = Accounts(beside)
    accounts.add_user("Ida", "admin", PASSWORD)
    with pytest.raises(StopRun, match="the only admin"):
        accounts.change("Ida", role="editor")
    with pytest.raises(StopRun, match="the only admin"):
        accounts.change("Ida", disabled=True)
    accounts.add_user("Ben", "admin", PASSWORD)
    assert accounts.change("Ida", role="editor").role == "editor"
    with pytest.raises(StopRun, match="no user"):
        accounts.change("Nobody", role="editor")


def test_a_token_opens_what_it_says_until_it_ends(beside: Place) -> None:
    clock = Clock()
    accounts = Accounts(beside, clock)
    accounts.add_user("Ida", "reviewer", PASSWORD)
    token, secret = accounts.add_token("nightly", ["review", "read"], user="Ida", days=1)
    assert (token.scopes, token.user) == (("read", "review"), "Ida")
    for_ever, other = accounts.add_token("of one person", ["read"])
    assert accounts.tokens() == sorted((token, for_ever), key=lambda one: (one.made, one.id))
    assert accounts.token_of(secret) == token
    assert accounts.token_of(secret + "x") is None
    clock.now += timedelta(days=1)
    assert accounts.token_of(secret) is None
    assert accounts.token_of(other) == for_ever
    accounts.revoke(for_ever.id)
    assert accounts.token_of(other) is None
    for wrong in (
        lambda: accounts.revoke(for_ever.id),
        lambda: accounts.add_token(" ", ["read"]),
        lambda: accounts.add_token("x", []),
        lambda: accounts.add_token("x", ["all"]),  # type: ignore[list-item]
        lambda: accounts.add_token("x", ["read"], user="Nobody"),
        lambda: accounts.add_token("x", ["read"], days=0),
    ):
        with pytest.raises(StopRun):
            wrong()
