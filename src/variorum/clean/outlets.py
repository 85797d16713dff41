"""Who published an article: as given, by its address, or by a credit on the page."""

import re
from collections.abc import Sequence

from variorum.clean.address_names import name_by_address
from variorum.clean.agencies import leading
from variorum.model import Article, Outlet

_DOMAIN = re.compile(
    r"(?:https?://)?(?:[^/@\s]*@)?((?:[\w-]+\.)+[a-z]{2,24})(?::\d+)?(?:/|$)", re.IGNORECASE
)
_ARCHIVE = re.compile(
    r"https?://(?:web\.)?archive\.(?:org|is|today|ph)/(?:web/)?\d{4,14}[a-z_]*/(.+)"
)

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|[Cc]opyright)[ ©]*(?:(?:19|20)\d\d)?(?:[-–](?:19|20)?\d\d)?,? ?(?:by )?"
    r"(?P<name>[A-Z][^.|,©\d]{2,50}?)(?: (?:Ltd|Inc|LLC|Limited|plc|PLC|GmbH|Corp|Pty))?"
    r"(?:[.|,]|$| [-–]? ?All [Rr]ights)"
)
# What newspapers, stations and sites are called, in English.
_MASTHEAD = re.compile(
    r"(?:The )?(?:[A-ZÀ-Þ][\w'’&.\-]*(?: of)? ){0,3}(?:Times|Post|Herald|News|Standard|Review|Echo"
    r"|Courier|Desk|Today|Daily|Journal|Guardian|Tribune|Gazette|Observer|Chronicle|Monitor|Ledger"
    r"|Independent|Telegraph|Express|Mail|Mirror|Star|Sun|Globe|Bulletin|Dispatch|Examiner"
    r"|Inquirer|Mercury|Register|Reporter|Sentinel|Record|Press|Wire|Voice|Weekly|Radio|TV|Online)"
)


def find_outlet(given: str | None, url: str | None, credit: str | None) -> Outlet:
    """The outlet, by the first of these that tells: what was given, the url, a credit line."""
    domain = domain_of(url)
    name = " ".join(given.split()) if given else None
    if name and (match := _DOMAIN.fullmatch(name)):
        domain = _bare(match[1])
        return Outlet(name=name_by_address(domain), domain=domain, basis="metadata")
    if name:
        return Outlet(name=name, domain=domain, basis="metadata")
    if domain:
        return Outlet(name=credit or name_by_address(domain), domain=domain, basis="url")
    if credit:
        return Outlet(name=credit, domain=None, basis="credit")
    return Outlet()


def domain_of(url: str | None) -> str | None:
    """The host of a url without `www.`; for a page of a web archive, the host of what it keeps."""
    if not url or "//" not in url:
        return None
    match = _DOMAIN.match(own_url(url).split("//", 1)[1])
    return _bare(match[1]) if match else None


def own_url(url: str) -> str:
    """The page's own address where a url is that of its copy in a web archive."""
    kept = _ARCHIVE.match(url)
    if not kept:
        return url
    return kept[1] if "//" in kept[1] else "http://" + kept[1]


def is_masthead(line: str) -> bool:
    """Whether a line is nothing but a newspaper's or station's name, by its last word."""
    return line.count(" ") < 5 and bool(_MASTHEAD.fullmatch(line))


def credited_outlet(lines: Sequence[str]) -> str | None:
    """The outlet that a page names: a masthead over the text, else who claims the copyright."""
    for line in lines[:12]:
        head = line.split(",")[0].strip()
        if is_masthead(head):
            return head
    for line in reversed(lines[-12:]):
        if "©" in line or "opyright" in line or "(c)" in line:
            match = _COPYRIGHT.search(line)
            if match and not leading(match["name"].removeprefix("The ")):
                return match["name"].strip()
    return None


def outlet_key(article: Article) -> str | None:
    """What groups the articles of one outlet: its domain, else its name, else None."""
    outlet = article.outlet
    return outlet.domain or (outlet.name.casefold() if outlet.name else None)


def _bare(domain: str) -> str:
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", domain.lower())
