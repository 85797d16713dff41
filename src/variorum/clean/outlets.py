"""Who published an article: as given, by its address, or by a credit on the page."""

import re
from collections.abc import Sequence

from msgspec import UNSET

from variorum.clean.address_names import name_by_address
from variorum.clean.agencies import leading
from variorum.lexicon import one_rule
from variorum.model import Article, Outlet, OutletNote, RawDocument

_DOMAIN = one_rule("furniture", "address.domain")
_ARCHIVE = one_rule("furniture", "address.archive")
_COPYRIGHT = one_rule("furniture", "line.copyright")
_MASTHEAD = one_rule("furniture", "chrome.masthead")


def find_outlet(given: str | None, url: str | None, credit: str | None) -> Outlet:
    """The outlet, by the first of these that tells: what was given, the url, a credit line."""
    domain = domain_of(url)
    name = " ".join(given.split()) if given else None
    if name and (match := _DOMAIN.regex.fullmatch(name)):
        domain = _bare(match[1])
        return Outlet(name=name_by_address(domain), domain=domain, basis="metadata")
    if name:
        return Outlet(name=name, domain=domain, basis="metadata")
    if domain:
        return Outlet(name=credit or name_by_address(domain), domain=domain, basis="url")
    if credit:
        return Outlet(name=credit, domain=None, basis="credit")
    return Outlet()


def note_on(raw: RawDocument, domain: str | None) -> OutletNote:
    """What the user tells of a document's outlet: by its path or for all, else by its domain."""
    return raw.note or raw.domains.get(domain or "") or OutletNote()


def with_note(outlet: Outlet, note: OutletNote) -> Outlet:
    """The outlet with what the user tells of it, which counts before what the page tells."""
    return Outlet(
        name=note.name or outlet.name,
        domain=outlet.domain,
        basis="metadata" if note.name else outlet.basis,
        country=note.country.upper() if note.country else UNSET,
        owner=note.owner or UNSET,
    )


def domain_of(url: str | None) -> str | None:
    """The host of a url without `www.`; for a page of a web archive, the host of what it keeps."""
    if not url or "//" not in url:
        return None
    match = _DOMAIN.find(own_url(url).split("//", 1)[1])
    return _bare(match[1]) if match else None


def own_url(url: str) -> str:
    """The page's own address where a url is that of its copy in a web archive."""
    kept = _ARCHIVE.find(url)
    if not kept:
        return url
    return kept[1] if "//" in kept[1] else "http://" + kept[1]


def is_masthead(line: str) -> bool:
    """Whether a line is nothing but a newspaper's or station's name, by its last word."""
    return line.count(" ") < 5 and bool(_MASTHEAD.find(line))


def credited_outlet(lines: Sequence[str]) -> str | None:
    """The outlet that a page names: a masthead over the text, else who claims the copyright."""
    for line in lines[:12]:
        head = line.split(",")[0].strip()
        if is_masthead(head):
            return head
    for line in reversed(lines[-12:]):
        if "©" in line or "opyright" in line or "(c)" in line:
            match = _COPYRIGHT.find(line)
            if match and not leading(match["name"].removeprefix("The ")):
                return match["name"].strip()
    return None


def outlet_key(article: Article) -> str | None:
    """What groups the articles of one outlet: its domain, else its name, else None."""
    outlet = article.outlet
    return outlet.domain or (outlet.name.casefold() if outlet.name else None)


def _bare(domain: str) -> str:
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", domain.lower())
