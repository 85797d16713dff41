"""The answer to a question as plain text: what was found, and each sentence with who says it."""

import textwrap
from collections.abc import Iterator, Sequence

from variorum.dossier.formats.wording import one_line
from variorum.model.asked import Account, Asked, Telling

_WIDTH = 96
_MOST = 6
"""Sentences shown of each kind; the JSON has all."""

_HEADS = {
    "told": "Told",
    "disputed": "Told",
    "superseded": "Told",
    "denied": "Not told",
    "differs": "Not told",
    "nothing found": "Nothing found",
}
_ENDS = {"disputed": "; denied", "superseded": "; overtaken by later accounts"}
_SLOTS = {"number": "number", "time": "time", "actor": "who", "polarity": "yes and no"}


def print_asked(asked: Asked) -> str:
    """The answer as lines of at most 96 characters."""
    return "\n".join(_lines(asked)) + "\n"


def _lines(asked: Asked) -> Iterator[str]:
    yield from textwrap.wrap(f"“{one_line(asked.claim)}”", _WIDTH)
    yield _HEADS[asked.found] + _support(asked)
    accounts = {one.id: one for one in asked.accounts}
    numbers = {one.id: f"{at:02d}" for at, one in enumerate(asked.accounts, 1)}
    parts = (
        ("SAYS SO", asked.says),
        ("DENIES IT", asked.denies),
        ("DIFFERS", asked.differs),
        ("OVERTAKEN BY", asked.superseded_by),
    )
    for head, tellings in parts:
        yield from _part(head, tellings, accounts, numbers)
    if asked.accounts:
        yield ""
        yield "ACCOUNTS"
        for one in asked.accounts:
            yield from _wrapped(_named(one, numbers[one.id]), "  ", "       ")


def _support(asked: Asked) -> str:
    if not asked.says:
        otherwise = _otherwise(asked.denies, "denied") + _otherwise(asked.differs, "told otherwise")
        return f" in {_count(asked.asked, 'article')}{otherwise}."
    articles = len({one.evidence.article for one in asked.says})
    by = f" by {_count(articles, 'article')}, {_count(asked.origins, 'independent origin')}"
    return f"{by}{_ENDS.get(asked.found, '')}."


def _otherwise(tellings: Sequence[Telling], how: str) -> str:
    """In how many articles it is denied or told otherwise; nothing where in none."""
    articles = len({one.evidence.article for one in tellings})
    return f"; {how} in {articles}" if articles else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _part(
    head: str,
    tellings: Sequence[Telling],
    accounts: dict[str, Account],
    numbers: dict[str, str],
) -> Iterator[str]:
    if not tellings:
        return
    yield ""
    yield head
    for one in tellings[:_MOST]:
        place = f"[{numbers[one.evidence.article]}:{one.evidence.start}–{one.evidence.end}]"
        yield from _wrapped(f"- {one_line(one.evidence.text)} {place}", "  ", "    ")
        yield from _wrapped(_told_by(one, accounts), "    ", "      ")
    if len(tellings) > _MOST:
        yield f"  and {len(tellings) - _MOST} more (the JSON has them)"


def _told_by(one: Telling, accounts: dict[str, Account]) -> str:
    """Who says it, and in what it differs."""
    account = accounts[one.evidence.article]
    outlet = account.outlet.name or account.outlet.domain or account.uri
    day = f", {account.published.value[:10]}" if account.published else ""
    words = f"{one.speaker}, in {outlet}{day}" if one.speaker else f"{outlet}{day}"
    if one.slot and one.claimed and one.told:
        apart = f", {one.by} apart" if one.by is not None else ""
        words += f" ({_SLOTS[one.slot]}: {one_line(one.told)}, not {one_line(one.claimed)}{apart})"
    elif one.slot == "actor":
        words += " (who: the sides are changed)"
    return words


def _named(one: Account, number: str) -> str:
    outlet = one.outlet.name or one.outlet.domain
    title = f"  {one_line(one.title)}" if one.title else ""
    return f"[{number}] {outlet or 'unknown outlet'}{title}  {one.uri}"


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
