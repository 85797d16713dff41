"""One request: what is asked, within limits of size and time, and what came."""

import asyncio
import email.utils
import re
import ssl
from collections.abc import Mapping
from functools import cache
from types import TracebackType
from typing import Any

import httpcore2
import httpx2
import msgspec

from variorum import __version__
from variorum.errors import StopRun
from variorum.limits import MEGABYTE
from variorum.watch.guard import Forbidden, GuardedBackend

AGENT = "Variorum"
"""The product token by which robots.txt knows this program."""

MAX_BODY = 10 * MEGABYTE
"""Bytes of one answer, unpacked. News pages with all their scripts are under 5 MB; a sitemap may
have 50 MB by its standard, but those of news have a thousand lines."""

MAX_SECONDS = 60.0
"""Seconds for one answer, from the connection to its last byte. Slow sites answer in ten."""

CONNECT_SECONDS = 15.0
"""Seconds to connect: far more than any reachable site needs."""

LONGEST_WAIT = 7 * 86_400
"""Seconds for which a host is left alone at most that asks for it."""

_KEPT = frozenset(
    {
        *("etag", "last-modified", "location", "retry-after", "content-type", "cache-control"),
        *(
            "content-usage",
            "content-signal",
            "tdm-reservation",
            "tdm-policy",
            "x-robots-tag",
            "link",
        ),
    }
)
"""The fields of an answer that anything is read of."""

_CONTACT = re.compile(r"https?://\S+|[^\s@]+@[^\s@]+\.[^\s@]+")


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came: the status, some fields by their names in small letters, and the body."""

    url: str
    status: int
    fields: dict[str, str] = {}
    body: bytes = b""

    @property
    def moved_to(self) -> str | None:
        """Where the answer sends on to; null where it does not."""
        return self.fields.get("location") if self.status in (301, 302, 303, 307, 308) else None


class Failed(Exception):
    """No answer came, or none that may be taken; the message says why.

    `forbidden` where our own guard or a limit refused it, so that asking again is no use soon.
    """

    def __init__(self, reason: str, *, forbidden: bool = False) -> None:
        super().__init__(reason)
        self.forbidden = forbidden


def agent_line(contact: str | None) -> str:
    """The User-Agent: the program, its version, and how to reach who runs it.

    Raises:
        StopRun: the contact is no address of the web or of e-mail.
    """
    if not contact or not _CONTACT.fullmatch(contact):
        raise StopRun(
            "name a contact for the sites that are asked, an address of e-mail or of a page: "
            "--contact desk@example.org (or contact in variorum.toml)"
        )
    return f"{AGENT}/{__version__} (+{contact})"


@cache
def _ssl_context() -> ssl.SSLContext:
    """What connections are secured by: the system's certificates, which take a while to read."""
    return httpx2.create_ssl_context(trust_env=False)


class _Transport(httpx2.AsyncBaseTransport):
    """httpx2 over connections that the guard opens: the client itself takes no such backend."""

    def __init__(self, backend: GuardedBackend, connections: int) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=_ssl_context(),
            max_connections=connections,
            keepalive_expiry=15.0,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass a request on."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore2.Request(
            request.method, url, headers=request.headers.raw, extensions=request.extensions
        )
        answer = await self._pool.handle_async_request(asked)
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions={}
        )

    async def aclose(self) -> None:
        """End all connections."""
        await self._pool.aclose()


class _Stream(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> Any:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        """End the answer, whether all of it was read or not."""
        await self._answer.aclose()


class Fetcher:
    """Sends one request after the other for a round; redirects are answers like any other."""

    def __init__(self, agent: str, backend: GuardedBackend, connections: int = 100) -> None:
        self._client = httpx2.AsyncClient(
            transport=_Transport(backend, connections),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx2.Timeout(MAX_SECONDS, connect=CONNECT_SECONDS),
            headers={"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip"},
        )

    async def __aenter__(self) -> "Fetcher":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.aclose()

    async def get(
        self, url: str, conditions: Mapping[str, str] | None = None, most: int = MAX_BODY
    ) -> Answer:
        """What is at an address; `conditions` are fields such as `If-None-Match`.

        Raises:
            Failed: nothing came, or more than `most` bytes, or not in time.
        """
        try:
            async with asyncio.timeout(MAX_SECONDS):
                return await self._get(url, conditions or {}, most)
        except Forbidden as error:
            raise Failed(str(error), forbidden=True) from None
        except (TimeoutError, httpcore2.TimeoutException, httpx2.TimeoutException):
            raise Failed("no whole answer came in time") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.TransportError) as error:
            raise Failed(_plain(error)) from None
        except (httpx2.InvalidURL, httpx2.DecodingError, UnicodeError) as error:
            raise Failed(_plain(error)) from None

    async def _get(self, url: str, conditions: Mapping[str, str], most: int) -> Answer:
        async with self._client.stream("GET", url, headers=dict(conditions)) as answer:
            coding = answer.headers.get("content-encoding", "identity").lower()
            if coding not in ("identity", "gzip", "x-gzip", ""):
                raise Failed(f"the answer is packed as {coding}, which was not asked for")
            body = bytearray()
            if answer.status_code == 200:
                # Unpacked a megabyte at a time: a bomb is dropped as soon as it is over the limit.
                async for part in answer.aiter_bytes():
                    body += part
                    if len(body) > most:
                        raise Failed(
                            f"the answer has more than {most // MEGABYTE or 1} MB", forbidden=True
                        )
            fields = {
                name.lower(): value for name, value in answer.headers.items() if name in _KEPT
            }
            return Answer(url=url, status=answer.status_code, fields=fields, body=bytes(body))


def retry_after(fields: Mapping[str, str], now: float) -> int | None:
    """The seconds for which an answer asks to wait, as a number or as a date (RFC 9110).

    A week at most: who asks for more has made a mistake, and would be forgotten.
    """
    told = fields.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", told):
        return min(LONGEST_WAIT, int(told))
    try:
        when = email.utils.parsedate_to_datetime(told)
    except ValueError:
        return None
    return min(LONGEST_WAIT, max(0, round(when.timestamp() - now)))


def _plain(error: Exception) -> str:
    """What went wrong in one line; the name of the error where it says nothing."""
    return " ".join(str(error).split())[:200] or type(error).__name__
