"""Draw the family tree of a dispatch from a dossier, as SVG: who copied whom, and how much.

    python examples/lineage/draw.py examples/lineage/coverage.jsonl docs/lineage.svg

Each copy hangs on the article that holds most of its text among those it was copied from. A dashed
line is a passage or a sentence of the dispatch in an article that is its own origin.
"""

import sys
from html import escape
from pathlib import Path
from typing import NamedTuple

import variorum
from variorum.model import Article, Dossier

WIDTH, HEIGHT, ACROSS, DOWN = 190, 58, 60, 26
STYLE = """
svg { font: 13px/1.3 system-ui, sans-serif; color: #1b1b1b; background: #fff }
rect { fill: #eef3f8; stroke: #46627f } .own rect { fill: #f7f1e4; stroke: #8a6d2f }
path { fill: none; stroke: #46627f; stroke-width: 1.5 } path.loan { stroke: #8a6d2f;
stroke-dasharray: 5 4 } text { fill: currentColor } .small { font-size: 11px; fill: #444 }
"""


class Edge(NamedTuple):
    """What an article took from another: a share of its own text, or a sentence told by name."""

    source: str
    words: str
    loan: bool


def edges(dossier: Dossier) -> dict[str, Edge]:
    """From which article each one that took anything took most."""
    best: dict[str, tuple[float, Edge]] = {}
    of = {article: origin.id for origin in dossier.origins for article in origin.articles}
    published = {one.id: one.published.value if one.published else "9" for one in dossier.articles}
    for shared in sorted(dossier.reuse, key=lambda one: min(map(published.get, one.articles))):
        if shared.copied is None:
            continue
        taker = next(one for one in shared.articles if one != shared.copied)
        share = shared.share_a if shared.articles[0] == taker else shared.share_b
        loan = of[taker] != of[shared.copied]
        edge = Edge(shared.copied, f"{share:.0%} of it copied", loan)
        if share > best.get(taker, (0.0, edge))[0] + 0.001:
            best[taker] = share, edge
    for origin in dossier.origins:
        for passage in origin.also_in:
            source = min(origin.articles, key=lambda one: (published[one], one))
            best.setdefault(passage.article, (0.0, Edge(source, "credits it for a sentence", True)))
    return {taker: edge for taker, (_, edge) in best.items()}


def draw(dossier: Dossier) -> str:
    """The tree as an SVG document."""
    taken = edges(dossier)
    articles = {one.id: one for one in dossier.articles}
    order = sorted(articles.values(), key=lambda one: one.published.value if one.published else "")
    places: dict[str, tuple[int, int]] = {}

    def place(one: Article, depth: int) -> None:
        places[one.id] = depth, len(places)
        for child in order:
            if child.id in taken and taken[child.id].source == one.id:
                place(child, depth + 1)

    for root in order:
        if root.id not in taken:
            place(root, 0)
    boxes = [_box(articles[id], taken.get(id), *_corner(*at)) for id, at in places.items()]
    lines = [
        _line(_corner(*places[edge.source]), _corner(*places[taker]), edge)
        for taker, edge in sorted(taken.items())
    ]
    width = (WIDTH + ACROSS) * (1 + max(depth for depth, _ in places.values()))
    height = (HEIGHT + DOWN) * len(places) + DOWN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
        f"<title>Family tree: {escape(dossier.story.title)}</title>\n<style>{STYLE}</style>\n"
        + "\n".join([*lines, *boxes])
        + "\n</svg>\n"
    )


def _corner(depth: int, row: int) -> tuple[int, int]:
    return DOWN + depth * (WIDTH + ACROSS), DOWN + row * (HEIGHT + DOWN)


def _box(article: Article, edge: Edge | None, x: int, y: int) -> str:
    own = edge is not None and edge.loan
    when = article.published.value.replace("T", " ") if article.published else "undated"
    credit = f", credits {article.agency}" if article.agency else ""
    note = edge.words if edge else "copied from none of the others"
    return (
        f'<g class="{"own" if own else "copy"}"><rect x="{x}" y="{y}" width="{WIDTH}"'
        f' height="{HEIGHT}" rx="5"/>'
        f'<text x="{x + 10}" y="{y + 18}">{escape(article.outlet.name or article.uri)}</text>'
        f'<text class="small" x="{x + 10}" y="{y + 34}">{escape(when + credit)}</text>'
        f'<text class="small" x="{x + 10}" y="{y + 49}">{escape(note)}</text></g>'
    )


def _line(source: tuple[int, int], taker: tuple[int, int], edge: Edge) -> str:
    (x, y), (to_x, to_y) = source, taker
    start, end = y + HEIGHT, to_y + HEIGHT // 2
    return (
        f'<path class="{"loan" if edge.loan else "copied"}"'
        f' d="M{x + WIDTH // 2} {start} V{end} H{to_x}"/>'
    )


def main(coverage: str, out: str) -> None:
    """Compare the coverage and draw its first story."""
    comparison = variorum.compare([coverage])
    Path(out).write_text(draw(comparison.dossiers[0]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
