"""A story: the dossier's own page within the desk, its lines one by one, its files."""

import re
from functools import partial
from typing import Any

import msgspec
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.dossier import formats
from variorum.dossier.formats.marks import mark
from variorum.engine.desk import Missing
from variorum.engine.line_ruling import decided_on, speakers, state
from variorum.engine.opened_lines import Lines, Opened, Voice
from variorum.engine.told_corrections import QUALIFIERS
from variorum.model import Comparison, Dossier, Span
from variorum.web import gate, rendering
from variorum.web.callers import caller_of
from variorum.web.correcting import correcting
from variorum.web.form_fields import who

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?')
_REFERRER = re.compile(r'<meta name="referrer" content="[^"]*">\n?')
_DIGEST = r"'sha256-[A-Za-z0-9+/=]+'"
_HASHES = re.compile(rf"(style|script)-src ({_DIGEST}(?: {_DIGEST})*)")
_BODY = re.compile(r"<body[^>]*>")

AROUND = 160
"""Characters around evidence after which the next end of a paragraph ends what is shown of it."""
MOST = 2000
"""Characters before and behind evidence that are shown at most."""
SIDES = 24
"""Pieces of evidence whose texts are shown on the page of a line; the others are links."""
ENDINGS = {
    "docx": "docx",
    "html": "html",
    "markdown": "md",
    "text": "txt",
    "geojson": "geojson",
    "jsonl": "jsonl",
    "jsonld": "jsonld",
    "rss": "rss",
    "json": "json",
    "schema-org": "json",
}
"""The endings of files by format; tables end in `csv`."""


async def story(request: Request) -> Response:
    """The dossier's page, with the desk's bar above it."""
    dossier = await found(request)
    if moved := _moved(request, dossier):
        return moved
    why = "why" in request.query_params
    if why:
        dossier = await request.app.state.desk.explained(dossier)
    body, policy = await request.app.state.desk.look(lambda _: dressed(dossier, request, why))
    answer = rendering.answer(request, body.encode(), "text/html; charset=utf-8")
    answer.headers["content-security-policy"] = policy
    return answer


def dressed(dossier: Dossier, request: Request, why: bool) -> tuple[str, str]:
    """The page of a dossier with the desk's bar, and the policy that it is sent with.

    The page is the one that `variorum compare -f html` writes. Its own policy would keep out the
    desk's bar; the policy of the answer allows the page's style and script by the same hashes.
    """
    page = formats.render(Comparison(dossiers=(dossier,)), "html")
    told = _POLICY.search(page)
    hashes = dict(_HASHES.findall(told[1])) if told else {}
    policy = gate.CONTENT_POLICY
    for name, digests in hashes.items():
        policy = policy.replace(f"{name}-src 'self'", f"{name}-src 'self' {digests}")
    page = _REFERRER.sub("", _POLICY.sub("", page, count=1), count=1)
    render = partial(_render, request=request, dossier=dossier, why=why)
    page = page.replace("</head>", render("story_head.html.j2") + "</head>", 1)
    return _BODY.sub(lambda body: body[0] + render("story_bar.html.j2"), page, count=1), policy


def _render(template: str, **values: Any) -> str:
    return (
        rendering.environment()
        .get_template(template)
        .render(
            formats=[name for name in formats.FORMATS if name != "html"],
            user=caller_of(values["request"]).name,
            **values,
        )
    )


async def lines(request: Request) -> Response:
    """All lines of a story, each with its address."""
    dossier = await found(request)
    if moved := _moved(request, dossier):
        return moved
    listed = list(Lines(dossier).listed())
    return rendering.page(request, "lines.html.j2", dossier=dossier, listed=listed)


async def line(request: Request) -> Response:
    """One line with its evidence side by side, and with its reasons where they are asked for."""
    dossier = await found(request)
    if moved := _moved(request, dossier):
        return moved
    known = Lines(dossier)
    opened = known.open(request.path_params["line"])
    if opened is None:
        raise Missing("the story has no such line any more: its evidence may have changed")
    held = await request.app.state.desk.look(
        lambda it: [one for one, holds in it.decisions() if holds]
    )
    remarks = await request.app.state.desk.look(lambda it: it.teamwork.remarks(opened.address))
    spoken = opened.voices[0].evidence.article if opened.kind == "statements" else ""
    reasons = await _reasons(request, dossier, opened) if "why" in request.query_params else None
    return rendering.page(
        request,
        "line.html.j2",
        dossier=dossier,
        line=opened,
        pieces=known.index.piece_of,
        panes=[(one, *excerpt(known, one, at)) for at, one in enumerate(opened.voices[:SIDES])],
        more=opened.voices[SIDES:],
        reasons=reasons,
        remarks=remarks,
        decided=decided_on(known, opened.address, held),
        seen=state(known, opened.address, held),
        who=who(request),
        speakers=speakers(dossier, spoken),
        qualifiers=QUALIFIERS,
        correcting=correcting(known, opened),
    )


def excerpt(known: Lines, voice: Voice, at: int) -> tuple[Markup, bool, bool]:
    """The words of a voice, marked, within its paragraphs; whether text is left out before, behind.

    `at` makes the mark's name.
    """
    evidence = voice.evidence
    text = known.index.piece_of[evidence.article].article.text
    return around(text, (evidence.start, evidence.end), at)


def around(text: str, words: Span, at: int) -> tuple[Markup, bool, bool]:
    """Words of a text, marked, within their paragraphs; whether text is left out before, behind."""
    start, stop = words
    part = text.rfind("\n\n", 0, max(0, start - AROUND))
    begin = max(part + 2 if part >= 0 else 0, start - MOST)
    end = text.find("\n\n", min(len(text), stop + AROUND))
    end = min(end if end >= 0 else len(text), stop + MOST)
    marked = mark(text[begin:end], [(f"words-{at}", (start - begin, stop - begin))]).html
    return marked, begin > 0, end < len(text)


async def _reasons(request: Request, dossier: Dossier, opened: Opened) -> Any:
    explained = await request.app.state.desk.explained(dossier)
    known = Lines(explained)
    because = getattr(known.records[opened.address][2], "because", msgspec.UNSET)
    return known.index.why(because)


async def export(request: Request) -> Response:
    """A story as a file in one of the formats."""
    dossier = await found(request)
    format = request.path_params["format"]
    if format not in formats.FORMATS:
        raise Missing(f"there is no format {format!r}; use one of {', '.join(formats.FORMATS)}")
    comparison = Comparison(dossiers=(dossier,))
    body = await request.app.state.desk.look(lambda _: formats.encode(comparison, format))
    answer = rendering.answer(request, body, "application/octet-stream")
    name = f"{re.sub('[^A-Za-z0-9]', '', dossier.story.id)}.{ENDINGS.get(format, 'csv')}"
    answer.headers["content-disposition"] = f'attachment; filename="{name}"'
    return answer


async def found(request: Request) -> Dossier:
    """The dossier that an address names.

    Raises:
        Missing: there is none.
    """
    id = request.path_params["story"]
    dossier: Dossier = await request.app.state.desk.look(lambda it: it.dossier(id))
    return dossier


def _moved(request: Request, dossier: Dossier) -> Response | None:
    """The way to a story that has another id by now: one that joined another one."""
    asked = request.path_params["story"]
    if asked == dossier.story.id:
        return None
    address = str(request.url.path).replace(asked, dossier.story.id, 1)
    return RedirectResponse(address, status_code=307)
