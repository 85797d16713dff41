"""The answer as plain text: wide lines are folded, and articles are told by their numbers."""

from msgspec.structs import replace

from tests.dossier.sample import comparison
from variorum.model import Because, Comparison, Sign
from variorum.why.answering import Answer
from variorum.why.printing import print_answer
from variorum.why.stated import Part


def printed(answer: Answer, of: Comparison | None = None) -> list[str]:
    text = print_answer(answer, of or Comparison())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    return text[:-1].split("\n")


def asked(**more: object) -> Answer:
    return Answer(asked="c1", kind="claim", id="c1", text="The dam burst.", **more)  # type: ignore[arg-type]


def test_what_it_is_comes_first() -> None:
    assert printed(asked()) == ["claim c1", "  The dam burst."]


def test_a_reason_shows_its_signs_sum_and_who_decided() -> None:
    reason = Because(
        words="They say the same.",
        rule="same-claim",
        signs=(Sign(sign="shares 2 words", weight=1.0, value=0.75),),
        total=0.75,
        line=0.5,
        module="variorum.align.claims.verdicts",
    )
    assert printed(asked(because=(reason,)))[2:] == [
        "- They say the same.",
        "    +0.75  shares 2 words",
        "    = sum 0.75, at or above the line of 0.50",
        "    by same-claim, align/claims/verdicts.py",
    ]


def test_each_part_stands_apart_with_its_own_reasons() -> None:
    part = Part(kind="evidence", id="x:3", text="burst", because=(Because(words="It says so."),))
    bare = Part(kind="removed", text="Share on X")
    assert printed(asked(parts=(part, bare)))[2:] == [
        "",
        "evidence x:3  burst",
        "  - It says so.",
        "",
        "removed  Share on X",
    ]


def test_no_line_is_wider_than_ninety_six_characters() -> None:
    long = "word " * 60
    part = Part(kind="evidence", id="x:3", text=long, because=(Because(words=long),))
    lines = printed(asked(because=(Because(words=long),), parts=(part,)))
    assert max(map(len, lines)) <= 96
    assert " ".join(" ".join(lines).split()).count("word") == 180
    assert lines[2].startswith("- word")
    assert lines[3].startswith("  word")


def test_a_long_address_is_not_broken() -> None:
    address = "https://a.example/" + "x" * 120
    assert any(address in line for line in printed(asked(because=(Because(words=address),))))


def test_a_text_of_several_lines_is_told_in_one() -> None:
    answer = Answer(asked="x", kind="place in a text", id="x:1", text="One\n\ntwo.")
    assert printed(answer)[1] == "  One two."


def test_articles_are_told_by_their_numbers() -> None:
    first, *rest = comparison().dossiers
    # An article's id is "a" and twelve digits.
    desk = replace(first.articles[0], id="a0123456789ab")
    known = Comparison(dossiers=(replace(first, articles=(desk, *first.articles[1:])), *rest))
    reason = Because(words="a0123456789ab:5 says so, and so does a0123456789ab.")
    lines = printed(asked(because=(reason,)), known)
    assert lines[2] == "- [03:5] says so, and so does [03] World Desk."
    assert printed(asked(because=(reason,)))[2] == f"- {reason.words}"
