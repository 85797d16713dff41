"""The dossier as one self-contained page.

Everything that the page needs is in it: no request leaves it (its Content-Security-Policy says
so), and without scripts every reference still leads to the marked words. Article text is never
trusted: Jinja2 escapes every value, and the policy allows only our own style and script, by hash.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from variorum.dossier.formats import wording
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.family_tree import family_tree
from variorum.dossier.formats.glance import glance
from variorum.dossier.formats.marks import Marked, mark
from variorum.dossier.formats.page_addresses import Addresses, address
from variorum.dossier.formats.toll_chart import toll_chart
from variorum.dossier.formats.view import Account, Ledger, Piece, Record
from variorum.model import Comparison, Dossier

if TYPE_CHECKING:
    from jinja2 import Template

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.ASCII | re.IGNORECASE)


FEW = 5
"""Up to so many stories the page shows the sections of each; of more, one fold holds them."""


def to_html(comparison: Comparison) -> str:
    """All dossiers on one page, a list of contents first where there are several."""
    return page_of(arrange(comparison), comparison.dossiers)


def page_of(account: Account, dossiers: Sequence[Dossier], index: str = "") -> str:
    """The page of what was arranged, and from which dossiers, in their order.

    `index` is the address of the list that the page is one of, if there is one.
    """
    marked = _marked(account)
    style = _asset("page.css") + _asset("drawings.css")
    lit = _lit(marked)
    addresses = Addresses()
    template, parts = page_parts("page", style)
    return template.render(
        account=account,
        index=index,
        marked=marked,
        title=_title(account),
        few=FEW,
        lit=lit,
        lit_hash=_hash(lit),
        keys={record.key: addresses.of(record.id) for record in account.records},
        at=addresses.of,
        address=address,
        glance=glance,
        tree=_trees(account, dossiers),
        chart=_chart,
        link_of=_link,
        language_of=_language,
        **parts,
    )


def _lit(marked: Mapping[str, Marked]) -> str:
    """The rule that lights all pieces of a mark whose address is opened.

    It is for readers without scripts alone: it is asked anew whenever a script changes the page.
    """
    split = [key for one in marked.values() for key in one.split]
    places = ",".join(f"html:has(#{key}:target) .{key}" for key in split)
    return f"{places}{{background:var(--mark-on)}}" if places else ""


def _trees(account: Account, dossiers: Sequence[Dossier]) -> Callable[[Record, str], Markup]:
    """What draws who copied whom in a record."""
    of = {record.key: one for record, one in zip(account.records, dossiers, strict=True)}

    def draw(record: Record, key: str) -> Markup:
        pieces = {piece.article.id: piece for piece in record.pieces}
        return family_tree(of[record.key], pieces, key)

    return draw


def _chart(ledger: Ledger, record: Record, key: str) -> Markup:
    """The course of a figure, drawn."""
    days = {piece.number: piece.iso for piece in record.pieces}
    return toll_chart(ledger, days, f"{key}-c")


def page_parts(name: str, style: str | None = None) -> tuple["Template", dict[str, object]]:
    """The template of a page and what every page is rendered with: style, script and their hashes.

    `style` takes the place of the page's own style sheet.
    """
    style = _asset(f"{name}.css") if style is None else style
    script = _asset(f"{name}.js")
    return _template(name), {
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "words": wording,
    }


def _title(account: Account) -> str:
    if len(account.records) == 1:
        return account.records[0].title
    return f"{wording.count(len(account.records), 'story')} compared"


def _marked(account: Account) -> dict[str, Marked]:
    """The text of each article, by number, with every span marked that its dossier cites."""
    found = {}
    for record in account.records:
        spans: dict[str, list[tuple[str, tuple[int, int]]]] = {}
        for ref in record.refs:
            spans.setdefault(ref.number, []).append((ref.key, (ref.start, ref.end)))
        for piece in record.pieces:
            found[piece.number] = mark(piece.article.text, spans.get(piece.number, ()))
    return found


def _link(piece: Piece) -> str | None:
    """The article's address where it is one that a browser may follow."""
    uri = piece.article.uri
    return uri if uri.startswith(("http://", "https://")) else None


def _language(piece: Piece) -> str | None:
    """The article's language as a tag (BCP 47), where it is one."""
    language = piece.article.language
    return language if _LANGUAGE.fullmatch(language) and language != "und" else None


@cache
def _template(name: str) -> "Template":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{name}.html.j2")


@cache
def _asset(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _hash(content: str) -> str:
    """The content's hash as a Content-Security-Policy names it (CSP Level 3)."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
