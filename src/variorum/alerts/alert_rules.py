"""Rules of alerts: what somebody wants to be told, and what of a story's news that is."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

import msgspec

from variorum.errors import StopRun
from variorum.model import Dossier
from variorum.model.story_news import StoryNews
from variorum.store.catalogue import fold

RuleKind = Literal["toll", "origins", "denial", "correction", "place", "person"]


class AlertRule(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be told, and to whom.

    `toll` asks that a figure of `measure` reaches `least`; `origins` that a story has `least`
    independent origins; `place` and `person` that a story names `name`. `denial` and `correction`
    ask for each one; a correction is whatever an outlet mends or takes back. `to` are addresses:
    `https://...` or `mailto:...`, or `feed`. `allowed` are hosts that may be reached though their
    addresses are private. Only what came to be known after `made` counts.
    """

    id: str
    kind: RuleKind
    made: str
    to: tuple[str, ...]
    measure: str | None = None
    least: float | int | None = None
    name: str | None = None
    secret: str = ""
    allowed: tuple[str, ...] = ()

    def __str__(self) -> str:
        told: dict[str, str] = {
            "toll": f"{self.measure} reaches {self.least}",
            "origins": f"a story has {self.least} independent origins",
            "denial": "something is denied",
            "correction": "an outlet corrects or takes back what it told",
            "place": f"a story is set in {self.name}",
            "person": f"a story names {self.name}",
        }
        return told[self.kind]


class Match(NamedTuple):
    """What a rule is about: `about` tells it from all else that the rule is about."""

    about: str
    news: StoryNews


def read_rule(kind: str, words: list[str]) -> dict[str, object]:
    """The fields that the words of a rule mean: `toll killed 10`, `origins 2`, `place Kell`.

    Raises:
        StopRun: they mean none.
    """
    if kind not in get_args(RuleKind):
        raise StopRun(f"there is no rule {kind!r}; there are {', '.join(get_args(RuleKind))}")
    rest = " ".join(words)
    if kind == "toll" and len(words) == 2 and words[1].isdecimal():
        return {"measure": words[0], "least": int(words[1])}
    if kind == "origins" and len(words) <= 1 and all(one.isdecimal() for one in words):
        return {"least": int(words[0]) if words else 2}
    if kind in ("place", "person") and rest:
        return {"name": rest}
    if kind in ("denial", "correction") and not words:
        return {}
    forms = "toll MEASURE NUMBER, origins [NUMBER], denial, correction, place NAME, person NAME"
    raise StopRun(f"{kind} {rest}".strip() + f" is no rule; write {forms}")


def matches(rule: AlertRule, dossier: Dossier, news: Iterable[StoryNews]) -> Iterator[Match]:
    """What of a story's news, the earliest first, a rule is about.

    A toll, a count of origins, a place and a person are told once a story, the rest each time.
    """
    if rule.kind in ("place", "person") and not _names(rule, dossier):
        return
    for one in news:
        if (one.known or "") >= rule.made and _meets(rule, one):
            each = rule.kind in ("denial", "correction")
            yield Match(one.id if each else dossier.story.id, one)
            if not each:
                return


def _meets(rule: AlertRule, one: StoryNews) -> bool:
    if rule.kind == "toll":
        value = one.value
        return one.measure == rule.measure and value is not None and value >= (rule.least or 0)
    if rule.kind == "origins":
        return one.kind == "origin" and (one.count or 0) >= (rule.least or 2)
    if rule.kind == "denial":
        return one.kind == "denial"
    if rule.kind == "correction":
        return one.kind in ("correction", "withdrawal", "attribution") or (
            # A number that an outlet changed in its own article rests on both wordings.
            one.kind == "number" and len({each.article for each in one.evidence}) > 1
        )
    return one.kind == "account"


def _names(rule: AlertRule, dossier: Dossier) -> bool:
    """Whether a story is set in the place, or names the person, that a rule is about."""
    wanted = fold(rule.name or "")
    if rule.kind == "place":
        return wanted in {fold(one) for one in dossier.story.places}
    people = (one for one in dossier.entities if one.kind == "person")
    return any(wanted in {fold(name) for name in (one.name, *one.variants)} for one in people)
