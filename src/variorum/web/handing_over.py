"""Files to hand over: a story as PDF, and all stories of a filter in any format."""

from starlette.requests import Request
from starlette.responses import Response

from variorum.dossier import formats
from variorum.engine.desk import Missing, Reader
from variorum.engine.print_pdf import print_pdf
from variorum.model import Comparison
from variorum.web import rendering
from variorum.web.listing import asked_for, filter_of
from variorum.web.story_pages import ENDINGS, found

MOST = 200
"""Stories of a filter that are handed over in one file, the first of its order."""


async def pdf(request: Request) -> Response:
    """The page of a story with its decisions, printed by a browser's engine."""
    dossier = await found(request)
    page = formats.render(Comparison(dossiers=(dossier,)), "html")
    body = await request.app.state.desk.look(lambda _: print_pdf(page))
    return _file(request, body, f"{dossier.story.id}.pdf")


async def stories(request: Request) -> Response:
    """The stories of a filter as one file in one of the formats."""
    format = request.path_params["format"]
    if format not in formats.FORMATS:
        raise Missing(f"there is no format {format!r}; use one of {', '.join(formats.FORMATS)}")
    wanted = filter_of(asked_for(request.query_params), None, MOST)

    def look(reader: Reader) -> bytes:
        dossiers = (reader.dossier(one.head.id) for one in reader.stories(wanted))
        return b"".join(formats.stream(dossiers, format))

    body = await request.app.state.desk.look(look)
    return _file(request, body, f"stories.{ENDINGS.get(format, 'csv')}")


def _file(request: Request, body: bytes, name: str) -> Response:
    answer = rendering.answer(request, body, "application/octet-stream")
    answer.headers["content-disposition"] = f'attachment; filename="{name}"'
    return answer
