"""What the API changes: decisions on lines and on stories, and what users may do."""

from collections.abc import Callable
from typing import Literal

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from variorum import review
from variorum.access.rights import Role
from variorum.access.users import User
from variorum.engine import ruling
from variorum.engine.archive import Archive
from variorum.engine.article_ruling import ArticleDraft, decide_article
from variorum.engine.desk import Missing
from variorum.engine.line_ruling import Draft, Overtaken, decide_line
from variorum.model import Decision
from variorum.web.api_answers import answer, made, seen, sent, signed_by, tag_of, tagged
from variorum.web.api_reading import entry_of
from variorum.web.callers import caller_of, require


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decides on a line: a draft, by whom, and why.

    `by` may be left out where the session or token is a user's.
    """

    draft: Draft
    by: str | None = None
    note: str | None = None


class ArticleRuling(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decides on an article: a draft, by whom, and why."""

    draft: ArticleDraft
    by: str | None = None
    note: str | None = None


class Arrangement(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles belong together: what is decided, and the ids that it is on.

    `split`: the articles that leave the story together. `merge`: the one other story. `same` and
    `apart`: two articles.
    """

    kind: Literal["split", "merge", "same", "apart"]
    on: tuple[str, ...]
    by: str | None = None
    note: str | None = None


class TakeBack(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes a decision back, and why."""

    by: str | None = None
    note: str | None = None


class UserChange(msgspec.Struct, frozen=True, kw_only=True):
    """What changes for a user; null for what stays. `sign_out` ends the user's sessions."""

    role: Role | None = None
    disabled: bool | None = None
    sign_out: bool = False


async def decide(request: Request) -> Response:
    """Decide on a line, in the state that `If-Match` names."""
    tags = seen(request)
    ruling_on = await sent(request, Ruling)
    require(request, ruling_on.draft.kind)
    by = signed_by(request, ruling_on.by)
    story, address = request.path_params["story"], request.path_params["line"]
    signed = review.Signature(review.now(), by, ruling_on.note)

    def keep(archive: Archive, seen: str | None) -> Decision:
        draft = msgspec.structs.replace(ruling_on.draft, seen=seen)
        return decide_line(archive, story, address, draft, signed)

    kept: Decision = await request.app.state.desk.change(lambda it: _in_state(it, tags, keep))
    return made(kept, kept.id, f"/decisions/{kept.id}")


async def decide_of_article(request: Request) -> Response:
    """Decide on an article, in the state that `If-Match` names."""
    tags = seen(request)
    ruling_on = await sent(request, ArticleRuling)
    require(request, ruling_on.draft.kind)
    by, id = signed_by(request, ruling_on.by), request.path_params["article"]
    signed = review.Signature(review.now(), by, ruling_on.note)

    def keep(archive: Archive, seen: str | None) -> Decision:
        return decide_article(
            archive, id, msgspec.structs.replace(ruling_on.draft, seen=seen), signed
        )

    kept: Decision = await request.app.state.desk.change(lambda it: _in_state(it, tags, keep))
    return made(kept, kept.id, f"/decisions/{kept.id}")


async def arrange(request: Request) -> Response:
    """Decide which articles are of the story, in the state that `If-Match` names."""
    tags = seen(request)
    wanted = await sent(request, Arrangement)
    require(request, wanted.kind)
    by = signed_by(request, wanted.by)
    story, desk = request.path_params["story"], request.app.state.desk
    named = list(wanted.on)
    if wanted.kind in ("split", "merge"):
        named.insert(0, story)

    def keep(archive: Archive) -> list[Decision]:
        _unchanged(tags, tag_of(desk.reader.dossier(story)))
        signed = review.Signature(review.now(), by, wanted.note)
        return ruling.decide(archive, wanted.kind, named, story, signed)

    kept: list[Decision] = await desk.change(keep)
    return made(kept, kept[-1].id, f"/decisions/{kept[-1].id}")


async def undo(request: Request) -> Response:
    """Take a decision back, in the state that `If-Match` names."""
    tags = seen(request)
    taken = await sent(request, TakeBack)
    by, caller = signed_by(request, taken.by), caller_of(request)
    id, desk = request.path_params["decision"], request.app.state.desk

    def take_back(archive: Archive) -> Decision:
        entry = entry_of(desk.reader, id)
        caller.must_undo(entry.decision.by)
        _unchanged(tags, tag_of(entry))
        return archive.undo(id, made=review.now(), by=by, note=taken.note)

    kept: Decision = await desk.change(take_back)
    return made(kept, kept.id, f"/decisions/{kept.id}")


async def users(request: Request) -> Response:
    """The users of a team by name, those who are disabled too."""
    desk = request.app.state.desk
    return answer(request, await desk.checked(desk.accounts.users))


async def user(request: Request) -> Response:
    """One user."""
    found = await _user(request)
    return tagged(request, found, tag_of(found))


async def change_user(request: Request) -> Response:
    """Give a user another role, let nobody in by the name any more, or end all sessions of it."""
    tags = seen(request)
    wanted = await sent(request, UserChange)
    name, accounts = (await _user(request)).name, request.app.state.desk.accounts

    def change() -> User:
        _unchanged(tags, tag_of(accounts.user(name)))
        changed: User = accounts.change(name, role=wanted.role, disabled=wanted.disabled)
        if wanted.sign_out:
            accounts.end_sessions(name)
        return changed

    changed: User = await request.app.state.desk.checked(change)
    return made(changed, tag_of(changed).strip('"'))


async def _user(request: Request) -> User:
    name, desk = request.path_params["user"], request.app.state.desk
    found: User | None = await desk.checked(lambda: desk.accounts.user(name))
    if found is None:
        raise Missing(f"there is no user {name!r}")
    return found


def _in_state(
    archive: Archive, tags: list[str] | None, keep: Callable[[Archive, str | None], Decision]
) -> Decision:
    """What is kept in the first state that is still so; null for any.

    Raises:
        Overtaken: none of them is.
    """
    told = Overtaken("If-Match names no state")
    for tag in [None] if tags is None else tags:
        try:
            return keep(archive, tag)
        except Overtaken as overtaken:
            told = overtaken
    raise told


def _unchanged(tags: list[str] | None, now: str) -> None:
    """See that what is changed is as it was seen.

    Raises:
        Overtaken: it is not.
    """
    if tags is not None and now.strip('"') not in tags:
        raise Overtaken("somebody changed this since you looked at it")


def refuse_odd_key(key: str) -> None:
    """See that an `Idempotency-Key` can be kept.

    Raises:
        HTTPException: it is empty, or longer than any that makes sense.
    """
    if not 0 < len(key) <= 255:
        raise HTTPException(400, "an Idempotency-Key has 1 to 255 characters")
