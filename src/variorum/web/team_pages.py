"""Working together: comments and flags, second readers, whose work is what, and who did what."""

from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum import review
from variorum.engine.desk import Missing, Reader
from variorum.engine.opened_lines import KINDS, Lines
from variorum.engine.reader_agreement import (
    agreements,
    disagreements,
    for_second_reader,
    work_of_each,
)
from variorum.errors import StopRun
from variorum.model import Decision, identify
from variorum.store.teamwork import Opinion, OpinionKind, Remark
from variorum.web import rendering
from variorum.web.form_fields import Fields, fields_of, own_address, remember, who
from variorum.web.story_pages import around

_KINDS: tuple[OpinionKind, ...] = ("accept", "strike", "unsure")


async def remark(request: Request) -> Response:
    """Keep a comment on a line, or a flag; a form that says nothing only keeps the name."""
    fields = await fields_of(request)
    name, flag = fields.signed(), fields["flag"] == "1"
    story, address = request.path_params["story"], request.path_params["line"]
    lines = Lines(await request.app.state.desk.look(lambda it: it.dossier(story)))
    opened = lines.open(address)
    if opened is None:
        raise Missing("the story has no such line any more: its evidence may have changed")
    if fields["note"] or flag:
        made = review.now()
        kept = Remark(
            id=identify("m", made, name, address, fields["note"]),
            made=made,
            by=name,
            story=lines.dossier.story.id,
            address=address,
            text=fields["note"],
            evidence=opened.voices[0].evidence if opened.voices else None,
            flag=flag,
        )
        await request.app.state.desk.note(lambda it: it.keep_remark(kept))
    return _back(fields, f"/stories/{story}/lines/{address}", name)


async def remarks(request: Request) -> Response:
    """All comments and flags, the latest first."""
    found = await request.app.state.desk.look(lambda it: it.teamwork.remarks())
    flags = "flags" in request.query_params
    shown = [one for one in found[::-1] if one.flag or not flags]
    return rendering.page(request, "remarks_page.html.j2", remarks=shown, flags=flags)


async def remarks_as_lines(request: Request) -> Response:
    """All comments and flags as JSON Lines, with the words that they are on."""
    found = await request.app.state.desk.look(lambda it: it.teamwork.remarks())
    body = b"".join(msgspec.json.encode(one) + b"\n" for one in found)
    answer = rendering.answer(request, body, "application/jsonl; charset=utf-8")
    answer.headers["content-disposition"] = 'attachment; filename="comments.jsonl"'
    return answer


async def assign(request: Request) -> Response:
    """Let a story be somebody's work, or nobody's."""
    fields = await fields_of(request)
    story, name = request.path_params["story"], fields["by"][:200]
    article = await request.app.state.desk.look(lambda it: it.article_of(story))
    made = review.now()
    await request.app.state.desk.note(lambda it: it.assign(article, name, made))
    return RedirectResponse(own_address(fields["next"], f"/stories/{story}"), status_code=303)


async def second(request: Request) -> Response:
    """A line that somebody else judged, without what was said of it."""
    name = who(request)
    after = request.query_params.get("after", "")

    def look(reader: Reader) -> tuple[list[Decision], dict[str, str]]:
        known = [one for one, _ in reader.decisions()]
        left = list(for_second_reader(known, reader.teamwork.opinions(), name))
        ids = [one.id for one in left]
        left = left[ids.index(after) + 1 :] if after in ids else left
        return left, _texts(reader, left[:1])

    left, texts = await request.app.state.desk.look(look)
    one = left[0] if left else None
    panes = [
        (piece, *around(texts[piece.article], place, at))
        for at, piece in enumerate(one.target.evidence[:6] if one and one.target else ())
        if (place := review.place_of(piece, texts.get(piece.article, "")))
    ]
    return rendering.page(
        request,
        "second.html.j2",
        one=one,
        kind=KINDS.get(one.target.kind, "Figures") if one and one.target else "",
        panes=panes,
        left=len(left),
        who=name,
        skip="/review/second?" + urlencode({"after": one.id}) if one else "",
    )


async def opine(request: Request) -> Response:
    """Keep what a second reader says of a decision."""
    fields = await fields_of(request)
    name, wanted = fields.signed(), request.path_params["decision"]
    kinds = [one for one in _KINDS if one == fields["kind"]]
    if not kinds:
        raise StopRun(f"a second reader says one of {', '.join(_KINDS)}")
    known = await request.app.state.desk.look(lambda it: {one.id: one for one, _ in it.decisions()})
    if wanted not in known:
        raise Missing(f"there is no decision {wanted!r}")
    if known[wanted].by == name:
        raise StopRun("nobody is the second reader of an own decision")
    kept = Opinion(decision=wanted, who=name, made=review.now(), kind=kinds[0])
    await request.app.state.desk.note(lambda it: it.keep_opinion(kept))
    return _back(fields, "/review/second", name)


async def people(request: Request) -> Response:
    """Who judged what, and how far they agree."""

    def look(reader: Reader) -> tuple[list[Decision], list[Opinion]]:
        return [one for one, _ in reader.decisions()], reader.teamwork.opinions()

    made, said = await request.app.state.desk.look(look)
    return rendering.page(
        request,
        "people.html.j2",
        work=work_of_each(made, said),
        kinds=sorted({one.kind for one in made}),
        agreements=agreements(made, said),
        disagreements=disagreements(made, said),
    )


def _texts(reader: Reader, decisions: list[Decision]) -> dict[str, str]:
    """The texts of the articles that decisions are on, of those that are there."""
    found = {}
    for article in {id for one in decisions for id in one.articles}:
        try:
            found[article] = reader.reading(article).article.text
        except Missing:
            continue
    return found


def _back(fields: Fields, otherwise: str, name: str) -> Response:
    response = RedirectResponse(own_address(fields["next"], otherwise), status_code=303)
    remember(response, name)
    return response
