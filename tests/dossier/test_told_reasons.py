"""Reasons as people read them: articles by number, signs as steps, the side of the line."""

import msgspec

from variorum.dossier.formats.told_reasons import Names, lines, tell
from variorum.model import Because, Sign

NAMES = Names({"a0123456789ab": ("03", "Drovny Echo")})


def told(because: Because) -> list[str]:
    (reason,) = tell((because,), NAMES)
    return lines(reason)


def signs(*adds: float) -> tuple[Sign, ...]:
    return tuple(Sign(sign=f"sign {at}", weight=1.0, value=one) for at, one in enumerate(adds))


def test_articles_are_told_by_their_numbers() -> None:
    words = "a0123456789ab:17 says what a0123456789ab and affffffffffff say."
    assert told(Because(words=words)) == [
        "[03:17] says what [03] Drovny Echo and affffffffffff say."
    ]


def test_a_sum_is_told_with_its_steps_and_its_line() -> None:
    because = Because(
        words="So.",
        rule="a-rule",
        signs=(Sign(sign="twice", weight=2.0, value=0.25), *signs(-0.1)),
        total=0.4,
        line=0.3,
        module="variorum.align.claims.verdicts",
    )
    assert told(because) == [
        "So.",
        "  +0.50  twice (0.25)",
        "  -0.10  sign 0",
        "  = sum 0.40, at or above the line of 0.30",
        "  by a-rule, align/claims/verdicts.py",
    ]


def test_a_sum_below_its_line_is_told_so() -> None:
    assert (
        told(Because(words="So.", total=0.2, line=0.3))[1] == "  = sum 0.20, below the line of 0.30"
    )
    near = Because(words="So.", total=0.449999, line=0.45)
    assert told(near)[1] == "  = sum 0.449999, below the line of 0.45"


def test_many_steps_are_told_as_eight() -> None:
    found = told(Because(words="So.", signs=signs(*[1.0] * 12), total=12.0))
    assert len(found) == 10
    assert found[8] == "  +5.00  5 lesser signs together"


def test_what_is_counted_and_not_weighed_is_told_as_a_number() -> None:
    assert told(Because(words="So.", signs=signs(3.0)))[1] == "  3  sign 0"


def test_a_file_of_rules_is_named_by_its_path() -> None:
    because = Because(words="So.", rule="times.weekday", module="lexicon/en/times.toml")
    assert told(because)[1] == "  by times.weekday, lexicon/en/times.toml"


def test_a_record_without_reasons_tells_none() -> None:
    assert tell(msgspec.UNSET, NAMES) == ()
