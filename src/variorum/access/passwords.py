"""Passwords: kept as Argon2id digests, which cost who guesses them time and memory."""

from functools import cache
from typing import TYPE_CHECKING

from variorum.errors import StopRun

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 12
"""Characters that a password has at least. Length is what makes guessing long; which characters it
is made of is not asked (NIST SP 800-63B)."""

LONGEST = 1024
"""Characters of a password that are looked at: more would only make the machine work."""


def digest_of(password: str) -> str:
    """What is kept of a password.

    Raises:
        StopRun: it is too short or too long, or argon2-cffi is not installed.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise StopRun(f"a password has {SHORTEST} to {LONGEST} characters")
    return _hasher().hash(password)


def fits(password: str, digest: str | None) -> bool:
    """Whether a password is the one of a digest.

    Without a digest the answer is no, after as much work: how long it takes tells nobody whether
    there is a user of a name.
    """
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > LONGEST:
        return False
    try:
        right = _hasher().verify(digest or _nobody(), password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    return right and digest is not None


@cache
def _nobody() -> str:
    return _hasher().hash("the password of nobody at all")


@cache
def _hasher() -> "PasswordHasher":
    try:
        from argon2 import PasswordHasher
        from argon2.profiles import RFC_9106_LOW_MEMORY
    except ImportError as error:
        raise StopRun(
            "users with passwords need one more package: pip install 'variorum[team]'"
        ) from error
    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
