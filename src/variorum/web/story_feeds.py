"""The change log of a story as a feed, for readers of feeds that have a session."""

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from variorum.dossier.change_log import change_log
from variorum.dossier.formats.news_feeds import FeedForm, to_feed
from variorum.engine.desk import Missing
from variorum.web import rendering
from variorum.web.story_pages import found

_MEDIA = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonfeed": "application/feed+json; charset=utf-8",
}


async def feed(request: Request) -> Response:
    """What is new in a story: RSS 2.0, Atom or JSON Feed."""
    form = request.path_params["form"]
    if form not in get_args(FeedForm):
        raise Missing(f"there is no feed {form!r}; use one of {', '.join(get_args(FeedForm))}")
    dossier = await found(request)
    address = f"http://{request.headers['host']}/stories/{dossier.story.id}/feed.{form}"
    text = await request.app.state.desk.look(
        lambda _: to_feed(change_log(dossier), form, dossier.story.title, address)
    )
    return rendering.answer(request, text.encode(), _MEDIA[form])
