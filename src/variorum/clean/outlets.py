"""Who published an article: as given, by its address, or by a credit on the page."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import UNSET

from variorum.clean.address_names import name_by_address
from variorum.clean.agencies import leading
from variorum.lexicon import load_rules, one_rule
from variorum.model import Article, Outlet, OutletNote, RawDocument

_DOMAIN = one_rule("furniture", "address.domain")
_ARCHIVE = one_rule("furniture", "address.archive")
_COPYRIGHT = one_rule("furniture", "line.copyright")
_NAMES_ITSELF = load_rules("furniture", "names-itself")
_OWN_VOICE = one_rule("furniture", "line.own-voice")
_TOLD = one_rule("furniture", "line.told-outlet")
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
    if credit and (match := _DOMAIN.regex.fullmatch(credit)):
        domain = _bare(match[1])
        return Outlet(name=name_by_address(domain), domain=domain, basis="credit")
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
    """The outlet that a page names itself.

    It stands as a masthead over the text, claims the copyright, says how it may be quoted or how
    its newsroom is reached, or tells of its own work in the text. An agency is never taken for it.
    """
    for line in lines[:12]:
        head = line.split(",")[0].strip()
        if is_masthead(head):
            return head
    for line in reversed(lines[-12:]):
        if "©" in line or "opyright" in line or "(c)" in line:
            match = _COPYRIGHT.find(line)
            if match and not leading(match["name"].removeprefix("The ")):
                return match["name"].strip()
    return _named_at_end(lines) or _in_own_voice(lines)


def _named_at_end(lines: Sequence[str]) -> str | None:
    """Who a line below the text says that the page is of."""
    for line in reversed(lines[-12:]):
        for rule in _NAMES_ITSELF if len(line) < 400 else ():
            match = rule.find(line)
            if match and not leading(match["name"]):
                return match["name"]
    return None


def _in_own_voice(lines: Sequence[str]) -> str | None:
    """The paper or station that the text has at work, or that its sources told things twice.

    Only a name whose last word says that it is one counts; where two were told, neither does.
    """
    for line in lines:
        match = _OWN_VOICE.find(line)
        if match and _is_paper(match["name"]):
            return match["name"]
    told = Counter(match["name"] for line in lines for match in _TOLD.regex.finditer(line))
    papers = {name: count for name, count in told.items() if _is_paper(name)}
    return next((name for name, count in papers.items() if len(papers) == 1 and count > 1), None)


def _is_paper(name: str) -> bool:
    return " " in name and is_masthead(name) and not leading(name)


def outlet_key(article: Article) -> str | None:
    """What groups the articles of one outlet: its domain, else its name, else None."""
    outlet = article.outlet
    return outlet.domain or (outlet.name.casefold() if outlet.name else None)


def _bare(domain: str) -> str:
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", domain.lower())
