"""Many lines at once: chosen by a filter, judged by one act, and taken back by one."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum import review
from variorum.engine.acts import MOST, Act, Judged, judge, undo_act
from variorum.engine.archive import Archive
from variorum.engine.desk import Reader
from variorum.engine.line_ruling import Verdict, state
from variorum.engine.opened_lines import KINDS
from variorum.engine.unsure_lines import unsure_lines
from variorum.errors import StopRun
from variorum.model import Decision
from variorum.store.catalogue import QueueFilter
from variorum.web import rendering
from variorum.web.form_fields import Fields, fields_of, own_address, remember, who
from variorum.web.queue_pages import filters_shown, queue_asked, queue_filter

SHOWN = 25
"""Lines on a page unless another number is asked for."""

_VERDICTS: tuple[Verdict, ...] = ("accept", "strike", "unsure")


async def many(request: Request) -> Response:
    """The first lines of the queue on one page, each to be chosen or left."""
    asked = queue_asked(request)
    count = _count(request)
    wanted = queue_filter(request, asked)
    lines = await request.app.state.desk.look(lambda it: _lines(it, wanted, count))
    here = "/review/many?" + urlencode({**asked, "count": str(count)})
    return rendering.page(
        request,
        "many.html.j2",
        **filters_shown(asked),
        lines=lines,
        count=count,
        most=MOST,
        who=who(request),
        here=here,
        one="/review?" + urlencode(asked),
        act=request.query_params.get("act", ""),
        judged=request.query_params.get("judged", ""),
        left=request.query_params.get("left", ""),
    )


async def judge_many(request: Request) -> Response:
    """Judge the chosen lines by one act."""
    fields = await fields_of(request)
    name, verdicts = fields.signed(), [one for one in _VERDICTS if one == fields["kind"]]
    if not verdicts:
        raise StopRun(f"lines are judged by one of {', '.join(_VERDICTS)}")
    chosen = [_chosen(told) for told in fields.all("line")]

    def decide(archive: Archive) -> Act:
        signed = review.Signature(review.now(), name, fields["note"] or None)
        return judge(archive, chosen, verdicts[0], signed)

    act: Act = await request.app.state.desk.change(decide)
    told = {"act": act.id, "judged": str(len(act.decisions)), "left": str(act.left)}
    return _back(fields, told, name)


async def undo_many(request: Request) -> Response:
    """Take back all of an act that still holds."""
    fields = await fields_of(request)
    name, act = fields.signed(), request.path_params["act"]

    def take_back(archive: Archive) -> list[Decision]:
        signed = review.Signature(review.now(), name, fields["note"] or None)
        return undo_act(archive, act, signed)

    await request.app.state.desk.change(take_back)
    return _back(fields, {}, name)


def _back(fields: Fields, told: dict[str, str], name: str) -> Response:
    address = own_address(fields["next"], "/review/many")
    joined = f"{'&' if '?' in address else '?'}{urlencode(told)}" if told else ""
    response = RedirectResponse(address + joined, status_code=303)
    remember(response, name)
    return response


def _lines(reader: Reader, wanted: QueueFilter, count: int) -> list[dict[str, object]]:
    """The lines that a page shows, with what is asked for again where they are judged."""
    held = [decision for decision, holds in reader.decisions() if holds]
    found = []
    for one in unsure_lines(reader, wanted, count):
        opened = one.lines.open(one.address)
        if opened is None:
            continue
        told = f"{one.story} {one.address} {state(one.lines, one.address, held)}"
        pieces = one.lines.index.piece_of
        first = opened.voices[0].evidence if opened.voices else None
        found.append(
            {
                "line": opened,
                "kind": KINDS[opened.kind],
                "story": one.lines.dossier.story,
                "value": told,
                "sure": one.waiting.place.sure / 1000,
                "origins": one.waiting.place.weight // 1000,
                "piece": pieces[first.article] if first else None,
                "words": first.text if first else "",
            }
        )
    return found


def _chosen(told: str) -> Judged:
    parts = told.split(" ")
    if len(parts) != 3:
        raise StopRun("a line is chosen by its story, address and state")
    return Judged(*parts)


def _count(request: Request) -> int:
    told = request.query_params.get("count", str(SHOWN))
    if not (told.isascii() and told.isdigit() and len(told) < 5 and 0 < int(told) <= MOST):
        raise StopRun(f"a page shows 1 to {MOST} lines")
    return int(told)
