"""Text that carries a signature, or else what nobody sees, reads as the plain text does."""

import random
from pathlib import Path

import msgspec
import pytest

from tests.e2e.command import variorum
from variorum.model import Article, Comparison, Reading

PLAIN = (
    "PORT MALEN, 3 May 2023 (AFP) - At least 12 passengers were injured on Wednesday when a ferry "
    "ran aground off Port Malen, the coast guard said.\n\n"
    "“The captain could not see the light,” said Anna Verrick, a spokeswoman for the coast guard. "
    "The ferry carried 140 people, and 128 of them were brought ashore by noon.\n\n"
    "The harbour master, Leo Tamsin, denied that the light had been out.\n"
)


def manifest(size: int, seed: int = 7) -> str:
    """Bytes as C2PA writes them into text: a byte-order mark, then one selector for each byte."""
    drawn = random.Random(seed)
    selectors = [chr(0xFE00 + n) for n in range(16)] + [chr(0xE0100 + n) for n in range(240)]
    return "\ufeff" + "".join(drawn.choice(selectors) for _ in range(size))


def laced(text: str, seed: int = 3) -> str:
    """The text with a soft hyphen, joiner, space without width, tag or mark in every third gap."""
    drawn = random.Random(seed)
    odd = "\xad\u200b\u200c\u200d\u2060\ufeff\u202a\u2066\u200e\U000e0041\ufe0f"
    return "".join(char + (drawn.choice(odd) if drawn.random() < 0.3 else "") for char in text)


def signed_inside(text: str) -> str:
    """The text with short signatures inside its date, its agency, its figures and a name."""
    for word in ("3 May", "AF", "1", "14", "Verr"):
        text = text.replace(word, word + manifest(30), 1)
    return text


def read(tmp_path: Path, text: str, *options: str) -> Reading:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    result = variorum("read", path, *options)
    assert result.returncode == 0, result.stderr
    return msgspec.json.decode(result.stdout, type=Reading)


def told(reading: Reading) -> object:
    """All that a reading tells, without ids and places in the file."""
    found = msgspec.to_builtins(reading)
    for name in ("id", "uri", "set_aside", "removed", "sha256"):
        found["article"].pop(name, None)
    return found


@pytest.mark.parametrize("change", [signed_inside, laced, lambda text: text + manifest(4000)])
def test_what_nobody_sees_changes_nothing_that_is_read(tmp_path: Path, change: object) -> None:
    plain = read(tmp_path, PLAIN)
    assert plain.article.agency == "AFP"
    assert plain.article.published is not None
    assert plain.article.published.value == "2023-05-03"
    assert {12, 140} <= {one.value for one in plain.quantities}
    odd = read(tmp_path, change(PLAIN))  # type: ignore[operator]
    assert told(odd) == told(plain)
    assert odd.article.set_aside


def test_the_note_tells_what_was_set_aside_and_where(tmp_path: Path) -> None:
    article = read(tmp_path, PLAIN + manifest(4000)).article
    assert [(one.kind, one.count, one.at) for one in article.set_aside or ()] == [
        ("byte_order_mark", 1, len(PLAIN)),
        ("variation_selector", 4000, len(PLAIN) + 1),
    ]
    assert "set_aside" not in msgspec.to_builtins(read(tmp_path, PLAIN).article)


def test_what_has_a_meaning_stays(tmp_path: Path) -> None:
    kept = (
        "She wrote ❤\ufe0f and 1\ufe0f\u20e3 beside \U0001f469\u200d\U0001f692 and "
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f, then 葛\U000e0100 "
        "and نامه\u200cای and क्\u200dष."
    )
    article = read(tmp_path, PLAIN + "\n" + kept + "\n").article
    assert kept in article.text
    assert not article.set_aside


def test_a_signed_copy_is_a_copy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(signed_inside(PLAIN) + manifest(900), encoding="utf-8")
    result = variorum("compare", tmp_path, "--format", "json")
    (dossier,) = msgspec.json.decode(result.stdout, type=Comparison).dossiers
    assert len(dossier.origins) == 1
    (reuse,) = dossier.reuse
    assert min(reuse.share_a, reuse.share_b) > 0.99
    shown = variorum("compare", tmp_path, "--format", "markdown").stdout
    assert "Invisible characters set aside: 6 byte-order marks and 1,050 variation selectors" in (
        shown.replace("\\", "")
    )


@pytest.mark.parametrize("change", [signed_inside, laced])
def test_kept_to_the_character_it_is_read_all_the_same(tmp_path: Path, change: object) -> None:
    given = change(PLAIN)  # type: ignore[operator]
    plain, odd = read(tmp_path, PLAIN, "--as-is"), read(tmp_path, given, "--as-is")
    assert odd.article.text == given
    assert (odd.article.agency, odd.article.published) == ("AFP", plain.article.published)
    assert len(odd.entities) == len(plain.entities)
    assert [one.value for one in odd.quantities] == [one.value for one in plain.quantities]
    assert [one.value for one in odd.times] == [one.value for one in plain.times]
    spans = [
        *((one.start, one.end, one.text) for one in odd.entities),
        *((one.start, one.end, one.text) for one in odd.quantities),
        *((one.start, one.end, one.text) for one in odd.times),
    ]
    for start, end, words in spans:
        assert given[start:end] == words
    for ours, theirs in zip(odd.attributions, plain.attributions, strict=True):
        assert [shown(odd.article, span) for span in ours.content] == [
            shown(plain.article, span) for span in theirs.content
        ]


def shown(article: Article, span: tuple[int, int]) -> str:
    """The words of a span without the characters that nobody sees."""
    text = article.text[slice(*span)]
    return "".join(char for char in text if char in PLAIN)
