"""Addresses of the web: one form for each, its origin, and its host."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|at_medium|at_campaign)=[^&]*&?")
"""Parameters that tell who sent a reader, and nothing of what is read."""

_PORTS = {"http": 80, "https": 443}


def clean_address(url: str, base: str = "") -> str | None:
    """An address in the form under which it is known; null where it is none of the web.

    Its scheme and host are in small letters; a fragment, a usual port and parameters that only tell
    who sent a reader are left out. `base` is the address of the page on which it stands.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        return None
    host = f"[{host}]" if ":" in host else host
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    query = _TRACKING.sub("", parts.query).rstrip("&")
    if re.search(r"[\x00-\x20]", place + parts.path + query):
        return None
    return urlunsplit((parts.scheme, place, parts.path or "/", query, ""))


def origin_of(url: str) -> str:
    """The scheme, host and port of an address: what one robots.txt holds for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host_of(url: str) -> str:
    """The host of an address, whatever its scheme and port: what is asked one thing at a time."""
    return urlsplit(url).hostname or ""


def path_of(url: str) -> str:
    """The path of an address with its query, as robots.txt has it."""
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))
