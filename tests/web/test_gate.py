"""Who comes in, and from where: link, cookie, host, origin, headers, addresses that lead out."""

import contextlib
import socket

import pytest

from tests.web.served import Served
from variorum.web.gate import CONTENT_POLICY

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_without_a_session_nothing_is_shown_but_style(desk: Served) -> None:
    for path in ("/", "/search?about=dam", "/feed.atom", "/decisions", "/api/v1/stories", "/x"):
        answer = desk.ask(path)
        assert answer.status == 401, path
        assert "Sallowford" not in answer.text
        assert "Marvenia" not in answer.text
    assert desk.ask("/assets/page.css").status == 200


@pytest.mark.parametrize(
    "cookie", ["variorum=1", "variorum-{port}=", "variorum-{port}=guess", 'variorum-{port}="\\377"']
)
def test_a_cookie_that_was_not_given_out_opens_nothing(desk: Served, cookie: str) -> None:
    assert desk.ask("/", headers={"Cookie": cookie.format(port=desk.port)}).status == 401


def test_a_link_lets_in_once(desk: Served) -> None:
    again = desk.ask(desk.link.removeprefix(desk.origin))
    assert again.status == 401
    assert "set-cookie" not in again.headers
    assert desk.ask("/enter").status == 401
    assert desk.ask("/enter?token=%ff").status == 401
    # Nothing that holds a NUL is asked for at all.
    assert desk.ask("/enter?token=%00").status == 400


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:{port}",
        "127.0.0.2:{port}",
        "0.0.0.0:{port}",
        "localhost.evil.example:{port}",
        "user@127.0.0.1:{port}",
        "",
    ],
)
def test_another_name_is_refused_though_the_session_is_right(desk: Served, host: str) -> None:
    """DNS rebinding: a name of elsewhere that leads to this address."""
    headers = {"Host": host.format(port=desk.port), "Cookie": desk.cookie}
    answer = desk.ask("/", headers=headers)
    assert answer.status in (400, 421)
    assert "Sallowford" not in answer.text


def test_the_names_of_this_machine_are_allowed(desk: Served) -> None:
    for host in ("localhost", "127.0.0.1", "LOCALHOST", "[::1]"):
        headers = {"Host": f"{host}:{desk.port}", "Cookie": desk.cookie}
        assert desk.ask("/", headers=headers).status == 200, host


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:{port}"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_a_change_from_elsewhere_is_refused(
    desk: Served, sent: dict[str, str], method: str
) -> None:
    """CSRF: the session is right, and the page that sends the form is not ours."""
    origin = {name: value.format(port=desk.port) for name, value in sent.items()}
    answer = desk.ask("/leave", method, {"Cookie": desk.cookie, **FORM, **origin}, b"")
    assert answer.status == 403
    assert desk.get("/").status == 200


def test_every_answer_has_the_headers(desk: Served) -> None:
    for path, cookie in (
        ("/", desk.cookie),
        ("/", ""),
        ("/nothing", desk.cookie),
        ("/assets/desk.js", ""),
        ("/?since=x", desk.cookie),
        ("/enter", ""),
    ):
        headers = desk.ask(path, headers={"Cookie": cookie}).headers
        assert headers["content-security-policy"] == CONTENT_POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert "private" in headers["cache-control"] or "no-store" in headers["cache-control"]
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers
    assert "default-src 'none'" in CONTENT_POLICY
    assert "unsafe" not in CONTENT_POLICY


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../etc/passwd",
        "/assets/..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/desk.css",
        "/assets/page.html.j2",
        "/assets/",
        "//evil.example/",
        "/stories/..%2f..%2fetc%2fpasswd",
        "/stories/%00",
        "/articles/%27%20OR%201=1--",
        "/articles/" + "a" * 5000,
        "/..",
        "/%ff%fe",
    ],
)
def test_addresses_that_lead_out_lead_nowhere(desk: Served, path: str) -> None:
    answer = desk.get(path)
    assert answer.status in (307, 400, 404), answer.text
    assert answer.headers.get("location", "/").startswith(("/", desk.origin))
    assert "root:" not in answer.text


def test_it_listens_on_loopback_alone(desk: Served) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        # Every address of 127/8 leads to this machine; only the one that was bound answers.
        other.settimeout(5)
        with pytest.raises(OSError, match="refused"):
            other.connect(("127.0.0.2", desk.port))


def test_too_much_at_once_is_refused_and_the_desk_goes_on(desk: Served) -> None:
    # The desk may close the line before all of it is sent.
    with contextlib.suppress(ConnectionError):
        assert desk.get("/", X_Long="a" * 1_000_000).status in (400, 431)
    assert desk.get("/").status == 200
