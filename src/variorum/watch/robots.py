"""robots.txt by RFC 9309: what may be asked of a host, and how fast.

| what came for robots.txt | what it means |
|---|---|
| 2xx | its rules hold for a day |
| 4xx, but 429 | there are none: all may be asked, for a day |
| 429 | the host is asked nothing till it says, and then for robots.txt again |
| 5xx, no answer in time, no connection | nothing may be asked, and robots.txt is asked for again |
| more than five redirects | as if there were none |
"""

import msgspec

from variorum.store.watched import Site
from variorum.watch.fetching import AGENT, Answer, retry_after
from variorum.watch.web_addresses import path_of

KEPT_FOR = 86_400
"""Seconds for which the rules of a host hold: a day, which RFC 9309 sets as the most."""

MAX_RULES = 512_000
"""Bytes of robots.txt that are read; RFC 9309 asks for 500 KiB at least."""

MAX_HOPS = 5
"""Redirects that are followed, as RFC 9309 asks for robots.txt; pages need no more."""

GAP = 1.0
"""Seconds between two requests to one host where it asks for no other pace: a reader's pace."""

CLOSED_FOR = 600
"""Seconds for which a host is left alone that is too busy, or whose rules cannot be read, and says
no other time. Ten minutes: short outages are over by then."""


class Rules:
    """What one origin lets this program do."""

    def __init__(self, site: Site) -> None:
        # Only who fetches pays for the reader.
        from protego import Protego

        self._rules = Protego.parse(site.robots)
        self.gap = max(GAP, self._rules.crawl_delay(AGENT) or 0.0, self._rate())
        """Seconds from the end of one request to the begin of the next."""

    def may(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return self._rules.can_fetch(path_of(url), AGENT)

    def sitemaps(self) -> list[str]:
        """The sitemaps that it names."""
        return list(self._rules.sitemaps)

    def _rate(self) -> float:
        told = self._rules.request_rate(AGENT)
        return told.seconds / told.requests if told else 0.0


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing may be asked of an origin for so many seconds, and why.

    `failed` where its rules could not be read; else it asked to be left alone.
    """

    seconds: int
    reason: str
    failed: bool = False


def is_fresh(site: Site | None, now: float) -> bool:
    """Whether the rules of a site are known, and not older than a day."""
    return site is not None and site.asked is not None and now - site.asked < KEPT_FOR


def read_rules(origin: str, answer: Answer, now: float) -> Site | Closed:
    """What an answer for robots.txt means."""
    wait = retry_after(answer.fields, now)
    if answer.status == 429:
        return Closed(seconds=wait or CLOSED_FOR, reason="robots.txt: too many requests (429)")
    if answer.status >= 500:
        return Closed(
            seconds=wait or CLOSED_FOR,
            reason=f"robots.txt cannot be read ({answer.status}), so nothing may be asked",
            failed=True,
        )
    text = answer.body[:MAX_RULES].decode("utf-8", "replace") if answer.status == 200 else ""
    return Site(origin=origin, robots=text.removeprefix("\ufeff"), asked=int(now))
