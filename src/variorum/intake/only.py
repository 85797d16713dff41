"""Which part of an archive is meant: by host, by the day it was seen, and by language."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from variorum.errors import StopRun

_NAMES = ("host", "from", "until", "language")


class Only(msgspec.Struct, frozen=True, kw_only=True):
    """What of an archive is read; null for all.

    `hosts` count with what stands below them: `example.org` also means `news.example.org`. `begin`
    and `end` are days, both included, on which a page was seen, or where nothing tells that, on
    which it was published. A page that does not tell its language is meant by any.
    """

    hosts: tuple[str, ...] = ()
    begin: str | None = None
    end: str | None = None
    language: str | None = None

    def means(self, url: str | None, day: str | None, language: str | None) -> bool:
        """Whether a page of this address, day and language is meant."""
        if self.hosts and not _below(url, self.hosts):
            return False
        told = (day or "")[:10]
        if (self.begin and told < self.begin) or (self.end and (not told or told > self.end)):
            return False
        return not (self.language and language) or _bare(language) == _bare(self.language)

    def __bool__(self) -> bool:
        return bool(self.hosts or self.begin or self.end or self.language)


EVERYTHING = Only()


def read_only(text: str | None) -> Only:
    """What `host=a.example,from=2026-03-10,until=2026-03-12,language=en` means; a host may repeat.

    Raises:
        StopRun: a part means nothing.
    """
    told: dict[str, list[str]] = {}
    for part in (text or "").split(",") if text else ():
        name, equals, value = (one.strip() for one in part.partition("="))
        if name not in _NAMES or not equals or not value:
            raise StopRun(
                f"--only takes {', '.join(f'{one}=...' for one in _NAMES)}, parted by commas, and "
                f"{part.strip()!r} is none of them"
            )
        told.setdefault(name, []).append(value)
    return Only(
        hosts=tuple(one.casefold() for one in told.get("host", ())),
        begin=_last(told, "from"),
        end=_last(told, "until"),
        language=_last(told, "language"),
    )


def _last(told: Mapping[str, list[str]], name: str) -> str | None:
    return told[name][-1] if name in told else None


def _below(url: str | None, hosts: tuple[str, ...]) -> bool:
    try:
        host = (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return False
    return any(host == one or host.endswith(f".{one}") for one in hosts)


def _bare(language: str | None) -> str:
    return (language or "").casefold().replace("_", "-").partition("-")[0]
