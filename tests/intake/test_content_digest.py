"""Which documents are the same one wherever they lie."""

from variorum.intake.content_digest import digest_content
from variorum.model import Given


def test_line_ends_do_not_count_and_words_do() -> None:
    assert digest_content("a\r\nb\rc") == digest_content("a\nb\nc")
    assert digest_content("a\nb") != digest_content("a b")


def test_what_came_beside_counts_unless_there_is_an_address() -> None:
    echo, post = (Given(outlet=name) for name in ("Echo", "Post"))
    assert digest_content("a", echo) != digest_content("a", post)
    given = Given(url="https://a.example/1", outlet="Echo")
    assert digest_content("a", given) == digest_content("a")
