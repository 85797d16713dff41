"""Deciding: what the forms of a line, of a story and of the record of decisions do."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum import review
from variorum.engine import ruling
from variorum.engine.archive import Archive
from variorum.engine.line_ruling import Draft, Overtaken, decide_line
from variorum.errors import StopRun
from variorum.model import Decision
from variorum.model.decision import Amount
from variorum.model.reading import Qualifier
from variorum.web import rendering
from variorum.web.callers import caller_of, require
from variorum.web.form_fields import Fields, fields_of, remember, who
from variorum.web.story_pages import QUALIFIERS, found

KINDS = ("accept", "strike", "unsure", "speaker", "amount")


async def on_line(request: Request) -> Response:
    """Keep what somebody decided on a line."""
    fields = await fields_of(request)
    story, address = request.path_params["story"], request.path_params["line"]
    draft, name = draft_of(fields), _name(fields)
    require(request, draft.kind)

    def decide(archive: Archive) -> Decision:
        signed = review.Signature(review.now(), name, fields["note"] or None)
        return decide_line(archive, story, address, draft, signed)

    try:
        decision = await request.app.state.desk.change(decide)
    except Overtaken as overtaken:
        return rendering.page(
            request,
            "overtaken.html.j2",
            status=412,
            reason=str(overtaken),
            back=f"/stories/{story}/lines/{address}",
        )
    back = fields["next"]
    if draft.kind not in ("accept", "unsure") and not back.startswith("/review"):
        # What was corrected may have another address by now, or none.
        back = ""
    return _done(back, decision, name)


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
        signed = ruling.Signed(review.now(), name, fields["note"] or None)
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
    return rendering.page(
        request,
        "decide_story.html.j2",
        dossier=dossier,
        numbered=[(number, by_id[id]) for number, id in sorted(numbers.items())],
        who=who(request),
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
    )


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


def _amount(fields: Fields) -> Amount:
    """The number that a form gives, in the form in which readings have it.

    Raises:
        StopRun: it is none, or a range that runs backwards.
    """
    qualifier = fields["qualifier"]
    known: list[Qualifier] = [one for one in QUALIFIERS if one == qualifier]
    if not known:
        raise StopRun(f"a number is told {', '.join(QUALIFIERS.values())}")
    if qualifier == "between":
        low, high = _number(fields["low"]), _number(fields["high"])
        if low >= high:
            raise StopRun("a range begins at its lower number")
        return Amount(qualifier="between", value=None, low=low, high=high)
    value = _number(fields["low"])
    bounded_below = qualifier in ("exact", "at_least", "more_than")
    bounded_above = qualifier in ("exact", "up_to", "less_than")
    return Amount(
        qualifier=known[0],
        value=value,
        low=value if bounded_below else None,
        high=value if bounded_above else None,
    )


def _number(told: str) -> float | int:
    plain = told.replace(",", "").replace(" ", "")
    whole, _, part = plain.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(plain) <= 15 and (part or "0").isdigit()):
        raise StopRun(f"{told!r} is no number: write 1200 or 3.5")
    return float(plain) if part else int(whole)


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
