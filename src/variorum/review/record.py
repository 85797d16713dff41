"""Record what a person decided: a new row for each change of mind, none taken out."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from variorum.errors import StopRun
from variorum.model import Decision, identify
from variorum.review.apply import holding
from variorum.review.line_decisions import Signature, line_decision_id


def now() -> str:
    """The time by this machine's clock, as decisions are dated: ISO 8601, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def decide(
    kind: Literal["same", "apart"],
    articles: tuple[str, str],
    earlier: Sequence[Decision],
    *,
    made: str,
    by: str | None = None,
    note: str | None = None,
) -> Decision:
    """The decision that two articles are of one story (`same`) or of two (`apart`).

    It supersedes what of the `earlier` ones still holds of these two. `made` is when, ISO 8601.

    Raises:
        StopRun: the two are one article.
    """
    one, other = sorted(articles)
    if one == other:
        raise StopRun(f"a decision is on two articles, and both are {one}: name another")
    before = [
        was.id
        for was in holding(earlier)
        if was.kind in ("same", "apart") and was.articles == (one, other)
    ]
    supersedes = before[-1] if before else None
    return Decision(
        id=_identify(kind, (one, other), by, note, made, supersedes),
        kind=kind,
        articles=(one, other),
        by=by,
        note=note,
        made=made,
        supersedes=supersedes,
    )


def decide_stories(
    kind: Literal["merge", "split"],
    articles: Sequence[str],
    others: Sequence[str],
    earlier: Sequence[Decision],
    signed: Signature,
) -> Decision:
    """The decision that articles are of one story (`merge`), and none of `others` is (`split`).

    It supersedes what of the `earlier` ones says the like of the same articles.

    Raises:
        StopRun: too few articles are given, or one of them twice.
    """
    members, apart = tuple(sorted(set(articles))), tuple(sorted(set(others)))
    if set(members) & set(apart) or not members or (kind == "merge" and len(members) < 2):
        raise StopRun("a story is of some articles, and not of others: name each of them once")
    before = [
        was.id
        for was in holding(earlier)
        if was.target is msgspec.UNSET
        and (was.kind, was.articles, was.others or ()) == (kind, members, apart)
    ]
    made = Decision(
        id="",
        kind=kind,
        articles=members,
        by=signed.by,
        note=signed.note,
        made=signed.made,
        supersedes=before[-1] if before else None,
        others=apart or msgspec.UNSET,
    )
    return msgspec.structs.replace(made, id=line_decision_id(made))


def undo(
    wanted: str,
    earlier: Sequence[Decision],
    *,
    made: str,
    by: str | None = None,
    note: str | None = None,
) -> Decision:
    """The decision that an earlier one, named by its id or the start of it, no longer holds.

    Raises:
        StopRun: no decision that holds, or more than one, is meant.
    """
    meant = [one for one in holding(earlier) if wanted and one.id.startswith(wanted)]
    if not meant:
        raise StopRun(f"no decision that holds is meant by {wanted!r}: see `variorum decisions`")
    if len(meant) > 1:
        raise StopRun(f"{wanted!r} may mean {len(meant)} decisions: give more of the id")
    (was,) = meant
    return Decision(
        id=_identify("undo", was.articles, by, note, made, was.id),
        kind="undo",
        articles=was.articles,
        by=by,
        note=note,
        made=made,
        supersedes=was.id,
        target=was.target,
        others=was.others,
    )


def id_of(decision: Decision) -> str:
    """The id that what a decision says gives it."""
    whole = decision.target is not msgspec.UNSET or decision.kind in ("merge", "split")
    if whole and decision.kind != "undo":
        return line_decision_id(decision)
    return _identify(
        decision.kind,
        decision.articles,
        decision.by,
        decision.note,
        decision.made,
        decision.supersedes,
    )


def _identify(
    kind: str,
    articles: tuple[str, ...],
    by: str | None,
    note: str | None,
    made: str,
    supersedes: str | None,
) -> str:
    if kind == "undo":
        return identify("d", "undo", supersedes, by, note, made)
    return identify("d", kind, *articles, by, note, made, supersedes)
