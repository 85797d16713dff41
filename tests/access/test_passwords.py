import pytest

from variorum.access.passwords import LONGEST, SHORTEST, digest_of, fits
from variorum.errors import StopRun


def test_a_password_fits_its_own_digest_alone() -> None:
    digest = digest_of("correct horse battery")
    assert digest.startswith("$argon2id$")
    assert "correct" not in digest
    assert digest != digest_of("correct horse battery")
    assert fits("correct horse battery", digest)
    assert not fits("correct horse batterz", digest)
    assert not fits("correct horse battery", "no digest at all")


@pytest.mark.parametrize("password", ["x" * (SHORTEST - 1), "", "x" * (LONGEST + 1)])
def test_too_short_or_too_long_is_refused(password: str) -> None:
    with pytest.raises(StopRun, match="a password has"):
        digest_of(password)


def test_nobody_and_odd_letters_fit_nothing() -> None:
    assert not fits("the password of nobody at all", None)
    assert not fits("\ud800" * 12, None)
    assert not fits("x" * (LONGEST + 1), None)
