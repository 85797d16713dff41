"""Hosts, asked one thing at a time, at the pace and within the rules that they set."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import msgspec

from variorum.store.watched import Site
from variorum.watch.fetching import MAX_BODY, Answer, Failed, retry_after
from variorum.watch.robots import (
    CLOSED_FOR,
    GAP,
    KEPT_FOR,
    MAX_HOPS,
    MAX_RULES,
    Closed,
    Rules,
    is_fresh,
    read_rules,
)
from variorum.watch.web_addresses import clean_address, host_of, origin_of

Event = Callable[[dict[str, Any]], None]
"""Called with what happened, for the log."""


class Getter(Protocol):
    """What sends requests."""

    def get(
        self, url: str, conditions: Mapping[str, str] | None = None, most: int = MAX_BODY
    ) -> Awaitable[Answer]:
        """What is at an address; raises `Failed`."""


class Sites(Protocol):
    """Where is kept what origins say: `Watched` of a store, or nothing that lasts."""

    def site(self, origin: str) -> Site | None:
        """What an origin says, if it was ever asked."""

    def keep_site(self, site: Site) -> None:
        """Keep what an origin says."""


class Forgotten:
    """Keeps what origins say for this run alone."""

    def __init__(self) -> None:
        self._sites: dict[str, Site] = {}

    def site(self, origin: str) -> Site | None:
        """What an origin says, if it was asked in this run."""
        return self._sites.get(origin)

    def keep_site(self, site: Site) -> None:
        """Keep what an origin says."""
        self._sites[site.origin] = site


class Shut(Exception):
    """A host is to be left alone till `until` (seconds since 1970); the message says why.

    `failed` where it did not answer as it should; else it asked for it.
    """

    def __init__(self, reason: str, until: int, *, failed: bool = False) -> None:
        super().__init__(reason)
        self.until = until
        self.failed = failed


class Disallowed(Exception):
    """An address that may not be asked for; the message says by what."""


class Stopping(Exception):
    """The round is to end: what was not asked yet is left for the next one."""


class Final(msgspec.Struct, frozen=True, kw_only=True):
    """The answer at the end of all redirects, with what its site says.

    `moved` tells that every redirect on the way is for good.
    """

    answer: Answer
    site: Site
    moved: bool


class _Host:
    """What is known of one host while the program runs."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.rules_lock = asyncio.Lock()
        self.tdmrep_lock = asyncio.Lock()
        self.shut: Shut | None = None


class Pace:
    """When each host may be asked next; kept over the rounds of one run."""

    def __init__(self) -> None:
        self.free_at: dict[str, float] = {}


class PoliteHosts:
    """Asks hosts for things, for one round.

    `now` is the time in seconds since 1970; `stop` is set when the round is to end.
    """

    def __init__(
        self,
        sites: Sites,
        getter: Getter,
        now: Callable[[], float],
        pace: Pace,
        event: Event,
        at_once: int = 64,
    ) -> None:
        self._kept = sites
        self._getter = getter
        self._now = now
        self._pace = pace
        self._event = event
        self._slots = asyncio.Semaphore(at_once)
        self._hosts: dict[str, _Host] = {}
        self._sites: dict[str, tuple[Site, Rules]] = {}
        self.stop = asyncio.Event()

    async def get(
        self,
        url: str,
        conditions: Mapping[str, str] | None = None,
        most: int = MAX_BODY,
        *,
        begun: bool = False,
    ) -> Final:
        """What is at an address, redirects followed; each of them is held to its own host's rules.

        What has `begun` is brought to its end, though the round is to end.

        Raises:
            Shut: a host on the way wants to be left alone.
            Disallowed: robots.txt does not allow an address on the way.
            Failed: no answer came.
            Stopping: the round is to end.
        """
        moved = True
        for hop in range(MAX_HOPS + 1):
            site, rules = await self._rules_of(origin_of(url))
            if not rules.may(url):
                raise Disallowed(f"robots.txt of {host_of(url)} does not allow it")
            begun = begun or hop > 0
            answer = await self._ask(url, conditions, most, rules.gap, begun=begun)
            self._see_whether_busy(answer)
            target = answer.moved_to
            if target is None:
                return Final(answer=answer, site=site, moved=moved)
            moved = moved and answer.status in (301, 308)
            url = self._next(target, url)
        raise Failed(f"it sends on more than {MAX_HOPS} times", forbidden=True)

    async def reservations(self, site: Site) -> Site:
        """The site with its tdmrep.json, which is asked for once a day."""
        async with self._host(site.origin).tdmrep_lock:
            return await self._reservations(self._sites[site.origin][0])

    async def _reservations(self, site: Site) -> Site:
        if site.tdmrep_asked is not None and self._now() - site.tdmrep_asked < KEPT_FOR:
            return site
        url = f"{site.origin}/.well-known/tdmrep.json"
        # Where it cannot be had now, what it said last holds on.
        text = site.tdmrep
        try:
            answer = (await self.get(url, most=MAX_RULES, begun=True)).answer
            if answer.status < 500:
                text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
        except (Failed, Disallowed):
            pass
        held, rules = self._sites[site.origin]
        now = msgspec.structs.replace(held, tdmrep=text, tdmrep_asked=int(self._now()))
        self._keep(now, rules)
        return now

    async def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that robots.txt of an address's origin names."""
        _, rules = await self._rules_of(origin_of(url))
        return rules.sitemaps()

    async def _rules_of(self, origin: str) -> tuple[Site, Rules]:
        """What an origin says, asked for where that is not known or older than a day.

        Raises:
            Shut: its rules cannot be read now, or it wants to be left alone.
        """
        host = self._host(origin)
        async with host.rules_lock:
            if host.shut is not None:
                raise host.shut
            return await self._held_rules(origin, host)

    async def _held_rules(self, origin: str, host: _Host) -> tuple[Site, Rules]:
        held = self._sites.get(origin)
        if held is None and (kept := self._kept.site(origin)) is not None:
            if kept.closed > self._now():
                raise self._shut(host, Shut("the host asked to be left alone", kept.closed))
            held = (kept, Rules(kept))
        if held is None or not is_fresh(held[0], self._now()):
            held = await self._asked_rules(origin, held[0] if held else None)
        self._sites[origin] = held
        return held

    async def _asked_rules(self, origin: str, before: Site | None) -> tuple[Site, Rules]:
        host = self._host(origin)
        url = f"{origin}/robots.txt"
        try:
            answer = await self._robots(url)
        except Failed as error:
            reason = f"robots.txt cannot be read ({error}), so nothing may be asked"
            shut = Shut(reason, int(self._now()) + CLOSED_FOR, failed=True)
            raise self._shut(host, shut) from None
        found = read_rules(origin, answer, self._now())
        if isinstance(found, Closed):
            until = int(self._now()) + found.seconds
            if not found.failed:
                self._kept.keep_site(Site(origin=origin, closed=until))
            raise self._shut(host, Shut(found.reason, until, failed=found.failed))
        if before is not None:
            found = msgspec.structs.replace(
                found, tdmrep=before.tdmrep, tdmrep_asked=before.tdmrep_asked
            )
        rules = Rules(found)
        self._keep(found, rules)
        return found, rules

    async def _robots(self, url: str) -> Answer:
        """The answer for robots.txt; redirects are followed, and too many are as if it had none."""
        for _ in range(MAX_HOPS + 1):
            answer = await self._ask(url, None, MAX_BODY, GAP)
            target = answer.moved_to
            if target is None:
                return answer
            url = self._next(target, url)
        return Answer(url=url, status=404)

    async def _ask(
        self,
        url: str,
        conditions: Mapping[str, str] | None,
        most: int,
        gap: float,
        *,
        begun: bool = False,
    ) -> Answer:
        """One request, when it is its turn."""
        name = host_of(url)
        host = self._host(url)
        async with host.lock:
            rest = self._pace.free_at.get(name, 0.0) - self._now()
            await (asyncio.sleep(max(0.0, rest)) if begun else self._rest(rest))
            async with self._slots:
                began = self._now()
                try:
                    answer = await self._getter.get(url, conditions, most)
                except Failed as error:
                    self._event({"event": "failed", "url": url, "reason": str(error)})
                    raise
                finally:
                    self._pace.free_at[name] = self._now() + gap
            self._event(
                {
                    "event": "asked",
                    "url": url,
                    "status": answer.status,
                    "bytes": len(answer.body),
                    "seconds": round(self._now() - began, 3),
                }
            )
            return answer

    async def _rest(self, seconds: float) -> None:
        """Wait, unless the round is to end.

        Raises:
            Stopping: it is.
        """
        if self.stop.is_set():
            raise Stopping
        if seconds > 0:
            try:
                async with asyncio.timeout(seconds):
                    await self.stop.wait()
            except TimeoutError:
                return
            raise Stopping

    def _see_whether_busy(self, answer: Answer) -> None:
        """Leave a host alone that asks for it: 429, or 503 with a time."""
        wait = retry_after(answer.fields, self._now())
        if answer.status == 429 or (answer.status == 503 and wait is not None):
            until = int(self._now()) + (wait if wait is not None else CLOSED_FOR)
            origin = origin_of(answer.url)
            site, rules = self._sites[origin]
            self._keep(msgspec.structs.replace(site, closed=until), rules)
            reason = f"the host is asked too often ({answer.status})"
            raise self._shut(self._host(answer.url), Shut(reason, until))

    def _next(self, target: str, url: str) -> str:
        found = clean_address(target, url)
        if found is None:
            raise Failed(f"it sends on to {target[:200]!r}, no address of the web", forbidden=True)
        return found

    def _shut(self, host: _Host, shut: Shut) -> Shut:
        host.shut = shut
        return shut

    def _keep(self, site: Site, rules: Rules) -> None:
        self._sites[site.origin] = (site, rules)
        self._kept.keep_site(site)

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault(host_of(url), _Host())
