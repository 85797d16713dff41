"""A story as somebody saw it last, and two of its accounts side by side."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum import review
from variorum.dossier.formats.marks import mark
from variorum.dossier.formats.view import Piece
from variorum.engine.desk import Reader
from variorum.engine.opened_lines import KINDS, Lines
from variorum.engine.seen_lines import changed_since, look_at
from variorum.errors import StopRun
from variorum.model import Dossier, Span
from variorum.store.teamwork import Seen
from variorum.web import rendering
from variorum.web.form_fields import fields_of, own_address, remember, who
from variorum.web.story_pages import found


class Side(NamedTuple):
    """One of two accounts: the article, its marked text, and what was marked."""

    piece: Piece
    text: Markup
    shared: int
    both: int
    alone: int


async def changes(request: Request) -> Response:
    """What changed in a story since who asks looked at it last."""
    dossier = await found(request)
    name = who(request)

    def look(reader: Reader) -> Seen | None:
        return reader.teamwork.seen(name, reader.article_of(dossier.story.id)) if name else None

    seen = await request.app.state.desk.look(look)
    return rendering.page(
        request,
        "changes.html.j2",
        dossier=dossier,
        seen=seen,
        who=name,
        kinds=KINDS,
        changed=changed_since(seen, Lines(dossier)) if seen else [],
    )


async def mark_seen(request: Request) -> Response:
    """Keep that somebody saw a story as it is now."""
    fields = await fields_of(request)
    name, dossier = fields.signed(), await found(request)
    story = dossier.story.id
    article = await request.app.state.desk.look(lambda it: it.article_of(story))
    seen = look_at(Lines(dossier), review.now())
    await request.app.state.desk.note(lambda it: it.keep_seen(name, article, seen))
    back = own_address(fields["next"], f"/stories/{story}/changes")
    response = RedirectResponse(back, status_code=303)
    remember(response, name)
    return response


async def beside(request: Request) -> Response:
    """Two accounts of a story side by side: what they share, both tell, and one alone tells."""
    dossier = await found(request)
    lines = Lines(dossier)
    pieces = lines.index.pieces
    if len(pieces) < 2:
        raise StopRun("the story has one account: nothing is beside it")
    chosen = [_chosen(request, name, pieces, at) for at, name in enumerate(("one", "other"))]
    sides = [_side(dossier, piece, chosen[1 - at].article.id) for at, piece in enumerate(chosen)]
    return rendering.page(
        request, "beside.html.j2", dossier=dossier, pieces=pieces, sides=sides, chosen=chosen
    )


def _chosen(request: Request, name: str, pieces: tuple[Piece, ...], at: int) -> Piece:
    wanted = request.query_params.get(name)
    if wanted is None:
        return pieces[at]
    for piece in pieces:
        if piece.article.id == wanted:
            return piece
    raise StopRun(f"the story has no article {wanted!r}")


def _side(dossier: Dossier, piece: Piece, other: str) -> Side:
    own = piece.article.id
    told = {
        "shared": [*_shared(dossier, own, other)],
        "both": [*_both(dossier, own, other)],
        "alone": [
            (one.evidence.start, one.evidence.end)
            for one in dossier.only_in
            if one.evidence.article == own
        ],
    }
    spans = [
        (f"{kind}-{own}-{a}-{b}", (a, b)) for kind, found in told.items() for a, b in set(found)
    ]
    counts = {kind: len(set(found)) for kind, found in told.items()}
    return Side(piece, mark(piece.article.text, spans).html, **counts)


def _shared(dossier: Dossier, own: str, other: str) -> Iterator[Span]:
    """The passages that stand in both."""
    for one in dossier.reuse:
        if own != other and set(one.articles) == {own, other}:
            first = one.articles[0] == own
            yield from (passage.a if first else passage.b for passage in one.passages)


def _both(dossier: Dossier, own: str, other: str) -> Iterator[Span]:
    """Where an article tells a claim that the other one tells too."""
    for claim in dossier.claims:
        if claim.shown and own in claim.articles and other in claim.articles and own != other:
            yield from ((one.start, one.end) for one in claim.pieces if one.article == own)
