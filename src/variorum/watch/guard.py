"""The guard: no connection to a machine that is not of the public network.

A name is looked up once, each address is checked, and the connection goes to an address that was
checked: a name that means another machine at the second look-up gains nothing. Every redirect is a
request of its own and comes past here too.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import httpcore2

from variorum.errors import StopRun
from variorum.public_net import is_public

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host, in the order in which they are to be tried."""

PORTS = frozenset({80, 443})
"""The ports of the web; any other port is open only in a network that is allowed by name."""


class Forbidden(httpcore2.ConnectError):
    """A connection that the guard did not open; the message says why."""


def read_networks(told: Iterable[str]) -> tuple[Network, ...]:
    """Networks that are allowed by name: `127.0.0.0/8`.

    Raises:
        StopRun: one of them is no network.
    """
    try:
        return tuple(ipaddress.ip_network(one) for one in told)
    except ValueError as error:
        raise StopRun(f"--allow-network: {error}; a network is written 10.1.0.0/16") from None


async def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, by the system's own resolver."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Opens connections to public addresses, and to those of networks allowed by name."""

    def __init__(self, allowed: Sequence[Network] = (), resolver: Resolver = look_up) -> None:
        self._allowed = allowed
        self._resolver = resolver
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *rest: Any, **more: Any
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to an address of `host` that was checked.

        Raises:
            Forbidden: none of its addresses may be reached.
        """
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._resolver(host, port)
        except TimeoutError:
            raise httpcore2.ConnectTimeout("the name was not found in time") from None
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the name {host} is not known: {error}") from None
        open_to = [one for one in addresses if self._may(one, port)]
        if not open_to:
            raise Forbidden(_refusal(host, port, addresses))
        last: Exception | None = None
        for address in open_to:
            try:
                return await self._inner.connect_tcp(address, port, timeout, *rest, **more)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
        assert last is not None
        raise last

    async def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> Any:
        """Never: a socket of this machine is no place of the web."""
        raise Forbidden(f"{path} is a socket of this machine")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    def _may(self, address: str, port: int) -> bool:
        ip = ipaddress.ip_address(address.partition("%")[0])
        if any(ip.version == one.version and ip in one for one in self._allowed):
            return True
        return port in PORTS and is_public(address)


def _refusal(host: str, port: int, addresses: Sequence[str]) -> str:
    public = [one for one in addresses if is_public(one)]
    if public:
        return f"port {port} of {host} is no port of the web"
    found = ", ".join(addresses) or "nothing"
    return f"{host} means {found}, which is no address of the public network"
