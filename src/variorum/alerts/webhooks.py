"""Webhooks: a letter signed and posted, as Standard Webhooks 1.0 has it, and to no private address.

The address is looked up once and connected to as it was found, so a name that changes between
look-up and connection leads nowhere else. Nothing is followed to another address.
"""

import base64
import hashlib
import hmac
import http.client
import secrets
import socket
import ssl
from collections.abc import Collection
from urllib.parse import urlsplit

from variorum.public_net import is_public

_PREFIX = "whsec_"
_TIME = 15.0
"""Seconds for a receiver to answer; Standard Webhooks asks for 15 to 30."""


class Undelivered(Exception):
    """A letter that was not taken, and why; `gone` if the receiver wants no more of them."""

    def __init__(self, reason: str, gone: bool = False) -> None:
        self.gone = gone
        super().__init__(reason)


def new_secret() -> str:
    """A secret of 24 bytes, as receivers are given it."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()


def sign(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """The signature of a letter: `v1,` and the HMAC-SHA256 of its id, time and body."""
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    told = f"{id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, told, hashlib.sha256)).decode()


def post(address: str, body: bytes, headers: dict[str, str], allowed: Collection[str] = ()) -> None:
    """Post a letter.

    Raises:
        Undelivered: it was not taken, or the address may not be reached.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise Undelivered(f"{address} is no address of the web", gone=True)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    found = public_address(host, port, private=host in allowed)
    connection = _Pinned(host, port, found, secure)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read(4096)
    except (OSError, http.client.HTTPException) as error:
        raise Undelivered(f"{host} cannot be reached ({error})") from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise Undelivered(f"{host} answered {answer.status}", gone=answer.status == 410)


def public_address(host: str, port: int, *, private: bool = False) -> str:
    """The first address of a host, all of whose addresses must be public unless `private` may be.

    Raises:
        Undelivered: one is not, or there is none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Undelivered(f"{host} has no address ({error})") from error
    addresses = [str(one[4][0]) for one in found]
    for one in addresses:
        if not private and not is_public(one):
            raise Undelivered(
                f"{host} leads to {one}, which is no public address: allow the host by name with "
                "--allow-host"
            )
    return addresses[0]


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was looked up before, under the name of its host."""

    def __init__(self, host: str, port: int, address: str, secure: bool) -> None:
        super().__init__(host, port, timeout=_TIME)
        self._address = address
        self._secure = secure

    def connect(self) -> None:
        """Connect to that address, and to no proxy."""
        found = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(found, server_hostname=self.host)
        else:
            self.sock = found
