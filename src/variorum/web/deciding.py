"""Deciding: what the forms of a line, of a story and of the record of decisions do."""

from collections.abc import Callable
from typing import get_args
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum import review
from variorum.engine import ruling
from variorum.engine.archive import Archive
from variorum.engine.article_ruling import ArticleDraft, decide_article
from variorum.engine.line_changes import DraftKind
from variorum.engine.line_ruling import Draft, Overtaken, decide_line
from variorum.engine.told_corrections import amount_of
from variorum.errors import StopRun
from variorum.model import Decision
from variorum.model.decision import Amount
from variorum.web import rendering
from variorum.web.callers import caller_of, require
from variorum.web.form_fields import Fields, fields_of, remember, who
from variorum.web.story_pages import found

KINDS: tuple[str, ...] = get_args(DraftKind)


async def on_line(request: Request) -> Response:
    """Keep what somebody decided on a line."""
    fields = await fields_of(request)
    story, address = request.path_params["story"], request.path_params["line"]
    draft, name = draft_of(fields), _name(fields)
    require(request, draft.kind)

    def decide(archive: Archive) -> Decision:
        signed = review.Signature(review.now(), name, fields["note"] or None)
        return decide_line(archive, story, address, draft, signed)

    decision = await _kept(request, decide, f"/stories/{story}/lines/{address}")
    if isinstance(decision, Response):
        return decision
    back = fields["next"]
    if draft.kind not in ("accept", "unsure") and not back.startswith("/review"):
        # What was corrected may have another address by now, or none.
        back = ""
    return _done(back, decision, name)


async def on_article(request: Request) -> Response:
    """Keep what somebody decided on an article: its outlet, its day, or what is said in it."""
    fields = await fields_of(request)
    article, name = request.path_params["article"], _name(fields)
    draft = _article_draft(fields)

    def decide(archive: Archive) -> Decision:
        signed = review.Signature(review.now(), name, fields["note"] or None)
        return decide_article(archive, article, draft, signed)

    decision = await _kept(request, decide, f"/articles/{article}")
    if isinstance(decision, Response):
        return decision
    return _done(fields["next"], decision, name)


async def _kept(
    request: Request, decide: Callable[[Archive], Decision], back: str
) -> Decision | Response:
    """What was decided; or, where somebody was faster, a page that says so and leads `back`."""
    try:
        kept: Decision = await request.app.state.desk.change(decide)
    except Overtaken as overtaken:
        return rendering.page(
            request, "overtaken.html.j2", status=412, reason=str(overtaken), back=back
        )
    return kept


def _article_draft(fields: Fields) -> ArticleDraft:
    """What the form of an article decides.

    Raises:
        StopRun: it says nothing that can be decided.
    """
    kind = fields["kind"]
    if kind not in ("outlet", "published", "add"):
        raise StopRun(f"{kind!r} is nothing that can be decided of an article")
    return ArticleDraft(
        kind=kind,  # type: ignore[arg-type]
        seen=fields["seen"] or None,
        value=fields["value"] or None,
        words=fields["words"] or None,
        span=_span(fields["span"]) if fields["span"] else None,
        speaker=_span(fields["speaker"]) if fields["speaker"] else None,
    )


async def on_story(request: Request) -> Response:
    """Keep which articles belong together: split, merge, same or apart."""
    fields = await fields_of(request)
    story, name = request.path_params["story"], _name(fields)
    kind = fields["kind"]
    named = {
        "split": [story, *fields.all("article")],
        "merge": [story, fields["other"]],
        "same": [*fields.all("article")[:1], fields["other"]],
        "apart": fields.all("article"),
    }
    if kind not in named or not all(named[kind]):
        raise StopRun("say what is decided, and choose the articles or the story that it is on")
    require(request, kind)

    def decide(archive: Archive) -> list[Decision]:
        signed = review.Signature(review.now(), name, fields["note"] or None)
        return ruling.decide(archive, kind, named[kind], story, signed)

    decisions = await request.app.state.desk.change(decide)
    return _done("", decisions[-1], name)


async def undo(request: Request) -> Response:
    """Let a decision hold no longer."""
    fields = await fields_of(request)
    wanted, name = request.path_params["decision"], _name(fields)
    caller = caller_of(request)

    def take_back(archive: Archive) -> Decision:
        known = {one.id: one.by for one, _ in archive.decisions()}
        if wanted not in known:
            raise StopRun(f"there is no decision {wanted}")
        caller.must_undo(known[wanted])
        note = fields["note"] or None
        return archive.undo(wanted, made=review.now(), by=name, note=note)

    decision = await request.app.state.desk.change(take_back)
    return _done(fields["next"], decision, name)


async def articles(request: Request) -> Response:
    """The form by which the articles of a story are put together or apart."""
    dossier = await found(request)
    numbers = ruling.numbered(dossier)
    by_id = {one.id: one for one in dossier.articles}
    assigned = await request.app.state.desk.look(lambda it: it.teamwork.assigned(by_id))
    return rendering.page(
        request,
        "decide_story.html.j2",
        dossier=dossier,
        numbered=[(number, by_id[id]) for number, id in sorted(numbers.items())],
        who=who(request),
        assigned=assigned,
    )


def draft_of(fields: Fields) -> Draft:
    """What a form decides.

    Raises:
        StopRun: it says nothing that can be decided.
    """
    kind = fields["kind"]
    if kind not in KINDS:
        raise StopRun(f"{kind!r} is nothing that can be decided; use one of {', '.join(KINDS)}")
    place = _place(fields["place"]) if fields["place"] else None
    return Draft(
        kind=kind,  # type: ignore[arg-type]
        seen=fields["seen"] or None,
        place=place,
        speaker=_span(fields["speaker"]) if fields["speaker"] else None,
        amount=_amount(fields) if kind == "amount" else None,
        value=fields["value"] or None,
        other=fields["other"] or None,
        pieces=tuple(_place(one) for one in fields.all("piece")),
    )


def _amount(fields: Fields) -> Amount:
    """The number that a form gives."""
    return amount_of(fields["qualifier"], fields["low"], fields["high"])


def _name(fields: Fields) -> str:
    """Who decides.

    Raises:
        StopRun: nobody says so.
    """
    if not fields["by"]:
        raise StopRun("say who decides: every decision has a name")
    return fields["by"]


def _place(told: str) -> tuple[str, int, int]:
    article, _, span = told.partition(":")
    start, end = _span(span)
    return article, start, end


def _span(told: str) -> tuple[int, int]:
    start, _, end = told.partition("-")
    if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in (start, end)):
        raise StopRun(f"{told!r} is no place in a text")
    return int(start), int(end)


def _done(back: str, decision: Decision, name: str) -> Response:
    """The way back to where a form was sent from, or to the record, with what was decided."""
    # Only an address of the desk: nobody may be led elsewhere by a form.
    parts = urlsplit(back)
    if not back.startswith("/") or back.startswith(("//", "/\\")) or parts.netloc or parts.scheme:
        back = "/decisions"
    if back == "/decisions":
        back += f"#{decision.id}"
    else:
        back += f"{'&' if parts.query else '?'}done={decision.id}"
    response = RedirectResponse(back, status_code=303)
    remember(response, name)
    return response
