"""Who copied whom as a drawing: SVG that reads without colour, and tells itself in words too.

Each copy hangs on the article that holds most of its text among those that it was copied from. A
full line with an arrow is a copy; a dashed one is a passage or a sentence in an article that is its
own origin; a line without an arrow is text that two share, where nothing shows who copied whom. The
words beside say so too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from variorum.dossier.formats import wording
from variorum.dossier.formats.marks import safe
from variorum.dossier.formats.view import Piece
from variorum.model import Dossier

WIDTH, ROW, STEP, EDGE = 340, 46, 26, 6
"""Width of the drawing, height of an article's row, how far a copy stands in, and the margin."""

_LETTERS = 50
"""Letters that a row holds; a step in takes four."""

_DEEPEST = 8
"""Steps in that are drawn; a copy of a copy beyond stands no further in."""


@dataclass(frozen=True)
class Edge:
    """What an article has from another.

    `copied`; `loan`, if it is an origin of its own all the same; `shared`, if nothing shows the
    direction, and then the earlier one counts as the source.
    """

    source: str
    words: str
    kind: Literal["copied", "loan", "shared"]


def edges(dossier: Dossier, order: Sequence[str]) -> dict[str, Edge]:
    """From which article each one took most, by the id of the one that took.

    `order` are the articles' ids, the earliest first.
    """
    best: dict[str, tuple[bool, float, Edge]] = {}
    of = {article: origin.id for origin in dossier.origins for article in origin.articles}
    first = {article: place for place, article in enumerate(order)}
    for one in sorted(dossier.reuse, key=lambda one: sorted(map(first.__getitem__, one.articles))):
        source = one.copied or min(one.articles, key=first.__getitem__)
        taker = next(other for other in one.articles if other != source)
        share = one.share_a if one.articles[0] == taker else one.share_b
        if one.copied is None:
            edge = Edge(source, f"shares {wording.percent(share)} of its text", "shared")
        else:
            own = of.get(taker) != of.get(source)
            edge = Edge(source, f"{wording.percent(share)} copied", "loan" if own else "copied")
        known = best.get(taker)
        weight = (one.copied is not None, share)
        if known is None or weight > (known[0], known[1] + 0.001):
            best[taker] = (*weight, edge)
    for origin in dossier.origins:
        for passage in origin.also_in:
            source = min(origin.articles, key=first.__getitem__)
            credit = Edge(source, "a sentence credited", "loan")
            best.setdefault(passage.article, (True, 0.0, credit))
    return {taker: edge for taker, (_, _, edge) in best.items()}


def family_tree(dossier: Dossier, pieces: Mapping[str, Piece], key: str) -> Markup:
    """The drawing; empty where no two articles share text.

    `pieces` are the articles as they are shown, by id, the earliest first; `key` names the drawing
    on its page.
    """
    taken = edges(dossier, list(pieces))
    rows = _rows(list(pieces), taken)
    if not rows:
        return Markup("")
    at = {article: row for row, (article, _) in enumerate(rows)}
    depths = dict(rows)
    lines = [
        _line(depths[edge.source], at[edge.source], at[taker], edge.kind)
        for taker, edge in sorted(taken.items())
        if taker in at
    ]
    boxes = [_box(pieces[one], taken.get(one), depth, row) for row, (one, depth) in enumerate(rows)]
    told = Markup(" ").join(_told(pieces, one, taken[one]) for one, _ in rows if one in taken)
    return Markup(
        '<svg class="drawing tree" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{k}-t {k}-d">'
        '<title id="{k}-t">Who copied whom</title><desc id="{k}-d">{d}</desc>{parts}</svg>'
    ).format(w=WIDTH, h=ROW * len(rows), k=key, d=told, parts=Markup("").join([*lines, *boxes]))


def _rows(order: Sequence[str], taken: Mapping[str, Edge]) -> list[tuple[str, int]]:
    """Articles that copied or were copied, each below its source, with how far it stands in."""
    sources = {edge.source for edge in taken.values()}
    takers = {
        one: [other for other in order if other in taken and taken[other].source == one]
        for one in order
    }
    rows: list[tuple[str, int]] = []
    stack = [(one, 0) for one in reversed(order) if one in sources and one not in taken]
    while stack:
        one, depth = stack.pop()
        rows.append((one, min(depth, _DEEPEST)))
        stack += [(other, depth + 1) for other in reversed(takers[one])]
    return rows


def _line(depth: int, source: int, taker: int, kind: str) -> Markup:
    """From the foot of the source's box down to the taker's, with an arrow where one copied."""
    x, y, end = _left(depth) + STEP // 2, ROW * source + ROW - EDGE, ROW * taker + ROW // 2
    arrow = Markup('<path class="head" d="M{} {}l-7-4v8z"/>').format(x + STEP // 2, end)
    line = Markup('<path class="{}" d="M{} {}V{}h{}"/>').format(kind, x, y, end, STEP // 2 - 4)
    return line if kind == "shared" else line + arrow


def _box(piece: Piece, edge: Edge | None, depth: int, row: int) -> Markup:
    x, y = _left(depth), ROW * row
    room = _LETTERS - 4 * depth
    name = wording.short(f"{piece.number} {piece.outlet}", room)
    own = "its own, " if edge and edge.kind == "loan" else ""
    how = f"{piece.date}: {own}{edge.words if edge else 'the first of them'}"
    return Markup(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="5"/>'
        '<text class="name" x="{}" y="{}">{}</text><text x="{}" y="{}">{}</text>'
    ).format(
        *(x, y + EDGE // 2, WIDTH - EDGE - x, ROW - EDGE - 2),
        *(x + 9, y + 18, safe(name)),
        *(x + 9, y + 33, safe(wording.short(how, room))),
    )


def _left(depth: int) -> int:
    return EDGE + STEP * depth


def _told(pieces: Mapping[str, Piece], taker: str, edge: Edge) -> Markup:
    """What a line says, in words."""
    own = ", an origin of its own" if edge.kind == "loan" else ""
    names = (safe(f"[{pieces[one].number}] {pieces[one].outlet}") for one in (taker, edge.source))
    return Markup("{}{}: {}, from {}." if edge.kind != "shared" else "{}{} {} with {}.").format(
        next(names), own, edge.words, next(names)
    )
