"""Addresses of databases, and how they are shown."""

import re
from pathlib import Path

_ADDRESS = re.compile(r"postgres(?:ql)?://")
_PASSWORD = re.compile(r"(postgres(?:ql)?://[^\s:/@]*):[^\s@]*@")
_PASSWORD_FIELD = re.compile(r"(postgres(?:ql)?://\S*[?&](?:ssl)?password=)[^\s&]*")


def is_address(place: Path | str) -> bool:
    """Whether a place is the address of a PostgreSQL database."""
    return isinstance(place, str) and _ADDRESS.match(place) is not None


def named(line: object) -> str:
    """A line as it may be shown: passwords in the addresses of databases are left out."""
    return _PASSWORD_FIELD.sub(r"\1***", _PASSWORD.sub(r"\1:***@", str(line)))
