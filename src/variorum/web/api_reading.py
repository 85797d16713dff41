"""What the API reads: stories, lines, evidence, articles, answers, the queue and the record."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from variorum.dossier import formats
from variorum.engine.article_ruling import article_state, decided_on_article
from variorum.engine.cited_lines import cited
from variorum.engine.decision_log import Entry, log
from variorum.engine.desk import Missing, Reader
from variorum.engine.line_ruling import decided_on, state
from variorum.engine.opened_lines import Lines, Opened
from variorum.engine.story_changes import changes
from variorum.engine.unsure_lines import unsure_lines
from variorum.errors import StopRun
from variorum.model import Article, Comparison, Decision, Dossier, Reading
from variorum.model.because import Because
from variorum.store.catalogue import Listed, QueuePlace
from variorum.web import rendering
from variorum.web.api_answers import answer, limit_of, page, tag_of, tagged
from variorum.web.article_pages import as_compiled
from variorum.web.callers import caller_of
from variorum.web.listing import asked_for, cursor, filter_of, packed
from variorum.web.queue_pages import queue_asked, queue_filter


class LineHead(msgspec.Struct, frozen=True, kw_only=True):
    """A line as it is listed: its kind (a field of the dossier), its address and what it says."""

    kind: str
    address: str
    text: str


class LineState(msgspec.Struct, frozen=True, kw_only=True):
    """A line, and what was decided on it. Its entity tag is what `If-Match` asks for."""

    line: Opened
    decisions: tuple[Decision, ...]


class ArticleState(msgspec.Struct, frozen=True, kw_only=True):
    """An article, and what was decided of it. Its entity tag is what `If-Match` asks for."""

    article: Article
    decisions: tuple[Decision, ...]


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A line that waits to be judged. `seen` is its state, as `If-Match` takes it."""

    story: str
    line: Opened
    seen: str


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, and what for: `name` is null on a desk of one person."""

    name: str | None
    rights: tuple[str, ...]


async def me(request: Request) -> Response:
    """Who asks, and what the session or token is good for."""
    caller = caller_of(request)
    return answer(request, Me(name=caller.name, rights=tuple(sorted(caller.rights))))


async def stories(request: Request) -> Response:
    """The stories that are meant, page by page."""
    asked = asked_for(request.query_params)
    limit = limit_of(request)
    wanted = filter_of(asked, request.query_params.get("after"), limit + 1)
    found: list[Listed] = await request.app.state.desk.look(lambda it: it.stories(wanted))
    more = cursor(found[limit - 1]) if len(found) > limit else None
    return page(request, found[:limit], {**asked, "limit": str(limit)}, more)


async def story(request: Request) -> Response:
    """The dossier of a story, by any id that it ever had."""
    return answer(request, await _dossier(request))


async def story_changes(request: Request) -> Response:
    """What is new in a story since a day: accounts, origins, figures, denials, decisions."""
    lines, since = Lines(await _dossier(request)), request.query_params["since"]
    return answer(request, changes(lines, since, await _held(request)))


async def export(request: Request) -> Response:
    """A story as a file in one of the formats."""
    dossier = await _dossier(request)
    format = request.path_params["format"]
    if format not in formats.FORMATS:
        raise Missing(f"there is no format {format!r}; use one of {', '.join(formats.FORMATS)}")
    comparison = Comparison(dossiers=(dossier,))
    body = await request.app.state.desk.look(lambda _: formats.encode(comparison, format))
    response = rendering.answer(request, body, "application/octet-stream")
    response.headers["content-disposition"] = "attachment"
    return response


async def lines(request: Request) -> Response:
    """The lines of a story with their addresses."""
    known = Lines(await _dossier(request))
    found = [
        LineHead(kind=known.records[address][0], address=address, text=text)
        for _, some in known.listed()
        for address, text in some
    ]
    return answer(request, found)


async def line(request: Request) -> Response:
    """One line with its evidence and what was decided on it."""
    known = Lines(await _dossier(request))
    opened = known.open(request.path_params["line"])
    if opened is None:
        raise Missing("the story has no such line")
    held = await _held(request)
    decided = tuple(decided_on(known, opened.address, held))
    tag = f'"{state(known, opened.address, held)}"'
    return tagged(request, LineState(line=opened, decisions=decided), tag)


async def evidence(request: Request) -> Response:
    """All that a line rests on: exact words with the text around them, outlet, date and origin."""
    found = cited(Lines(await _dossier(request)), request.path_params["line"])
    if found is None:
        raise Missing("the story has no such line")
    return answer(request, found)


async def why(request: Request) -> Response:
    """Why a line is there: each rule, or what was weighed. The texts are read again for that."""
    dossier, address = await _dossier(request), request.path_params["line"]
    if address not in Lines(dossier).records:
        raise Missing("the story has no such line")
    explained: Dossier = await request.app.state.desk.explained(dossier)
    records = Lines(explained).records
    because = getattr(records[address][2], "because", ()) if address in records else ()
    reasons: tuple[Because, ...] = () if because is msgspec.UNSET else because
    return answer(request, reasons)


async def article(request: Request) -> Response:
    """The reading of an article."""
    id = request.path_params["article"]
    reading: Reading = await request.app.state.desk.look(lambda it: it.reading(id))
    return answer(request, reading.unexplained())


async def article_decided(request: Request) -> Response:
    """An article as its story has it, and what was decided of it."""
    id = request.path_params["article"]

    def look(reader: Reader) -> tuple[Article, list[Decision]]:
        found = as_compiled(reader.reading(id), reader.story_of(id))
        return found, [one for one, holds in reader.decisions() if holds]

    found, held = await request.app.state.desk.look(look)
    state_of = ArticleState(
        article=found.unexplained(), decisions=tuple(decided_on_article(id, held))
    )
    return tagged(request, state_of, f'"{article_state(found, held)}"')


async def search(request: Request) -> Response:
    """Where words stand, the best places first; each found word is between U+0002 and U+0003."""
    asked = asked_for(request.query_params)
    words, limit = asked.pop("about", ""), limit_of(request)
    wanted = filter_of(asked)
    found = await request.app.state.desk.look(lambda it: it.search(words, wanted, limit))
    return answer(request, found)


async def ask(request: Request) -> Response:
    """What the coverage says of a claim: who tells it, denies it or tells it otherwise."""
    return answer(request, await request.app.state.desk.asked(request.query_params["claim"]))


async def review(request: Request) -> Response:
    """The lines that the program is unsure of and nobody judged, the least sure first."""
    asked, limit = queue_asked(request), limit_of(request)
    wanted = queue_filter(request, asked)

    def look(reader: Reader) -> tuple[list[Waiting], QueuePlace | None]:
        found = list(unsure_lines(reader, wanted, limit + 1))
        held = [one for one, holds in reader.decisions() if holds]
        waiting = []
        for one in found[:limit]:
            opened = one.lines.open(one.address)
            assert opened is not None
            seen = f'"{state(one.lines, one.address, held)}"'
            waiting.append(Waiting(story=one.story, line=opened, seen=seen))
        return waiting, found[limit - 1].waiting.place if len(found) > limit else None

    found, last = await request.app.state.desk.look(look)
    here = {name: value for name, value in asked.items() if name != "after"}
    return page(request, found, {**here, "limit": str(limit)}, packed(last) if last else None)


async def decisions(request: Request) -> Response:
    """The record of what was decided, by whom and when, the earliest first, page by page."""
    given, limit = request.query_params, limit_of(request)
    entries: list[Entry] = await request.app.state.desk.look(lambda it: list(log(it)))
    after = given.get("after")
    ids = [one.decision.id for one in entries]
    if after is not None and after not in ids:
        raise StopRun("the record has no such page: begin at its first")
    wanted = {name: given[name] for name in ("story", "by", "standing") if name in given}
    left = [
        one
        for one in entries[0 if after is None else ids.index(after) + 1 :]
        if wanted.items() <= {"story": one.story, "by": one.decision.by, **_standing(one)}.items()
    ]
    more = left[limit - 1].decision.id if len(left) > limit else None
    return page(request, left[:limit], {**wanted, "limit": str(limit)}, more)


async def decision(request: Request) -> Response:
    """One decision and what became of it."""
    id = request.path_params["decision"]
    entry: Entry = await request.app.state.desk.look(lambda it: entry_of(it, id))
    return tagged(request, entry, tag_of(entry))


def entry_of(reader: Reader, id: str) -> Entry:
    """A decision as it is listed.

    Raises:
        Missing: there is none of this id.
    """
    for one in log(reader):
        if one.decision.id == id:
            return one
    raise Missing(f"there is no decision {id!r}")


def _standing(one: Entry) -> dict[str, str]:
    return {"standing": one.standing}


async def _dossier(request: Request) -> Dossier:
    id = request.path_params["story"]
    found: Dossier = await request.app.state.desk.look(lambda it: it.dossier(id))
    return found


async def _held(request: Request) -> list[Decision]:
    """The decisions that hold."""
    found: list[Decision] = await request.app.state.desk.look(
        lambda it: [one for one, holds in it.decisions() if holds]
    )
    return found
