from starlette.requests import Request

from variorum.web.rendering import answer, environment, tag_of


def request(**headers: str) -> Request:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "path": "/", "headers": named})


def test_a_body_is_sent_once() -> None:
    first = answer(request(), b"body", "text/plain")
    assert (first.status_code, first.body) == (200, b"body")
    tag = first.headers["etag"]
    assert tag == tag_of(b"body") != tag_of(b"other")
    assert answer(request(if_none_match=tag), b"body", "text/plain").status_code == 304
    assert answer(request(if_none_match=tag), b"other", "text/plain").status_code == 200
    # An error is told again.
    assert answer(request(if_none_match=tag), b"body", "text/plain", status=404).body == b"body"


def test_templates_escape_every_value_and_name_what_is_missing() -> None:
    made = environment().from_string("{{ a }}{{ b|safe_text }}")
    assert made.render(a="<b>", b="<\u202e&") == "&lt;b&gt;&lt;\ufffd&amp;"
