"""The list of sources that a store watches: added, told of, paused, and taken out."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import msgspec

from variorum.errors import StopRun
from variorum.model import identify
from variorum.store.base import Store
from variorum.store.watched import Source, Visit
from variorum.watch.opml import is_opml, read_opml
from variorum.watch.web_addresses import clean_address

TOLD = ("outlet", "country", "language", "owner", "note")
"""What the user may tell of a source."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding did: the sources that are new, and those that were there and are told of anew."""

    new: tuple[Source, ...]
    known: tuple[Source, ...]


def add_sources(
    store: Store, given: str, told: Mapping[str, str | None], today: datetime.date
) -> Added:
    """Keep a source, or every source of a file: OPML, or an address in each line.

    Nothing is fetched. What is told of all counts before what the file tells.

    Raises:
        StopRun: it is neither an address nor such a file, or what is told has another form.
    """
    found = [{"url": given}] if "://" in given else _in_file(Path(given))
    held = {source.id: source for source, _ in store.watched.sources()}
    new: dict[str, Source] = {}
    known: dict[str, Source] = {}
    for fields in found:
        url = clean_address(fields["url"])
        if url is None:
            raise StopRun(f"{fields['url']!r} is no address of the web: give http:// or https://")
        id = identify("w", url)
        before = held.get(id) or Source(id=id, url=url, added=today.isoformat())
        now = _with_told(before, {**fields, **{name: one for name, one in told.items() if one}})
        (known if id in held else new)[id] = now
    with store.transaction():
        for source in (*new.values(), *known.values()):
            store.watched.put(source)
    return Added(new=tuple(new.values()), known=tuple(known.values()))


def pick(store: Store, wanted: str) -> list[tuple[Source, Visit]]:
    """The sources that are meant by an id, the start of one, an address, or an outlet's name.

    Raises:
        StopRun: none is meant, or more than one by the start of an id.
    """
    held = store.watched.sources()
    url = clean_address(wanted)
    exact = [one for one in held if wanted == one[0].id or url == one[0].url]
    named = [one for one in held if (one[0].outlet or "").casefold() == wanted.casefold()]
    begun = [one for one in held if len(wanted) > 1 and one[0].id.startswith(wanted)]
    found = exact or named or begun
    if not found:
        raise StopRun(f"no source is meant by {wanted!r}: see `variorum sources list`")
    if len(found) > 1 and not named:
        raise StopRun(f"{wanted!r} may mean {len(found)} sources: give more of the id")
    return found


def set_paused(store: Store, wanted: str, paused: bool) -> list[Source]:
    """Ask sources no more, or again; one that was given up is asked again too.

    Raises:
        StopRun: none is meant.
    """
    changed = []
    with store.transaction():
        for source, visit in pick(store, wanted):
            now = msgspec.structs.replace(source, paused=paused)
            store.watched.put(now)
            if not paused and visit.retired:
                again = msgspec.structs.replace(visit, retired=None, failures=0, due=0)
                store.watched.keep_visit(source.id, again)
            changed.append(now)
    return changed


def remove_sources(store: Store, wanted: str) -> list[Source]:
    """Forget sources and what they listed; the articles that came from them stay.

    Raises:
        StopRun: none is meant.
    """
    with store.transaction():
        found = [source for source, _ in pick(store, wanted)]
        for source in found:
            store.watched.remove(source.id)
    return found


def _in_file(path: Path) -> list[dict[str, str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StopRun(
            f"{path} is neither an address (http:// or https://) nor a file that can be read: "
            f"{error.strerror}"
        ) from error
    if is_opml(data):
        found = read_opml(data)
    else:
        lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
        found = [{"url": line} for line in lines if line and not line.startswith("#")]
    if not found:
        raise StopRun(f"{path} names no sources: give OPML, or an address in each line")
    return found


def _with_told(source: Source, told: Mapping[str, str]) -> Source:
    fields = {name: " ".join(told[name].split()) for name in TOLD if told.get(name)}
    if len(fields.get("country", "XX")) != 2:
        raise StopRun(f"a country is a code of two letters (ISO 3166-1), not {fields['country']!r}")
    if "country" in fields:
        fields["country"] = fields["country"].upper()
    if not 2 <= len(fields.get("language", "xx")) <= 3:
        raise StopRun(f"a language is a code such as en (ISO 639), not {fields['language']!r}")
    paused = source.paused or told.get("paused") == "yes"
    return msgspec.structs.replace(source, paused=paused, **fields)
