"""What sites say of the uses that they allow: read, kept with the article, and shown.

Four ways of saying so are read: rules of robots.txt against programs that gather for AI, and its
lines `Content-Usage` (AIPREF, IETF draft), `Content-Signal` and `License` (RSL 1.0); the same in
fields of the answer; TDMRep (W3C community report of 2024) in the answer, the page, and
`/.well-known/tdmrep.json`; and `noai` for robots in the answer or the page. None of it says whether
a page may be fetched: that is told by robots.txt. What it binds is for the user to say.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.store.watched import Signal, Site
from variorum.watch.fetching import AGENT
from variorum.watch.web_addresses import path_of

USES = ("train-ai", "ai-input", "search", "tdm", "ai", "license")
"""What signals are about."""

AI_AGENTS = (
    *("GPTBot", "ChatGPT-User", "OAI-SearchBot", "ClaudeBot", "anthropic-ai", "CCBot"),
    *("Google-Extended", "Applebot-Extended", "PerplexityBot", "Bytespider", "Amazonbot"),
    *("meta-externalagent", "cohere-ai", "Diffbot", "omgili"),
)
"""Names in robots.txt of programs that gather for AI, as their makers publish them."""

_NAMES = {"ai-train": "train-ai", "train-ai": "train-ai", "ai-input": "ai-input", "ai": "ai"}
"""Names of uses in AIPREF and in content signals, as they are called here."""

_AGENT = re.compile(r"\s*user-agent\s*:\s*(\S+)", re.IGNORECASE)
_LINE = re.compile(r"\s*(content-usage|content-signal|license)\s*:\s*([^#]*)", re.IGNORECASE)
_ANY = re.compile(r"\s*[\w-]+\s*:")
_PREFERENCE = re.compile(r"([\w-]+)\s*=\s*(yes|no|y|n|1|0)\b", re.IGNORECASE)
_LINK = re.compile(r"<([^>]+)>([^,<]*)")
_META = re.compile(r"<(?:meta|link)\b[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_NO_AI = re.compile(r"\bno-?ai\b", re.IGNORECASE)


def of_site(site: Site, url: str) -> list[Signal]:
    """What robots.txt and tdmrep.json say of an address."""
    return [*_of_robots(site.robots, url), *_of_tdmrep(site.tdmrep, path_of(url))]


def of_answer(fields: Mapping[str, str], page: str) -> list[Signal]:
    """What the fields of an answer and the head of its page say."""
    found: list[Signal] = []
    for name, kind in (("content-usage", "aipref"), ("content-signal", "content-signal")):
        found += _preferences("header", kind, fields.get(name, ""))
    found += _reserved("header", fields.get("tdm-reservation"), fields.get("tdm-policy"))
    if _NO_AI.search(fields.get("x-robots-tag", "")):
        found.append(_signal("header", "meta-robots", "ai", False, fields["x-robots-tag"]))
    for target, told in _LINK.findall(fields.get("link", "")):
        if re.search(r"rel=\"?license\b", told) and "rsl" in told:
            found.append(_signal("header", "rsl", "license", None, target))
    return [*found, *_of_page(page)]


def joined(*several: Iterable[Signal]) -> tuple[Signal, ...]:
    """Signals without doubles, in the order in which they were read."""
    return tuple(dict.fromkeys(one for signals in several for one in signals))


def reserved(signals: Sequence[Signal], binding: Iterable[str]) -> Signal | None:
    """The first signal that does not allow a use which the user holds to bind; null if none."""
    held = frozenset(binding)
    return next((one for one in signals if one.use in held and one.allowed is False), None)


def _of_robots(robots: str, url: str) -> Iterator[Signal]:
    from protego import Protego

    path = path_of(url)
    if any(name.lower() in robots.lower() for name in AI_AGENTS):
        rules = Protego.parse(robots)
        everybody = rules.can_fetch(path, AGENT)
        shut = [name for name in AI_AGENTS if not rules.can_fetch(path, name)]
        if shut and everybody:
            text = f"disallowed for {', '.join(shut)}"
            yield _signal("robots.txt", "ai-agents", "ai", False, text)
    for name, value in _lines(robots):
        if name == "license":
            yield _signal("robots.txt", "rsl", "license", None, value)
            continue
        kind = "aipref" if name == "content-usage" else "content-signal"
        # A path may stand before the preferences, which then hold below it.
        below, _, rest = value.partition(" ") if value.startswith("/") else ("/", "", value)
        if path.startswith(below):
            yield from _preferences("robots.txt", kind, rest)


def _lines(robots: str) -> Iterator[tuple[str, str]]:
    """The lines on uses that hold for this program: of its own group, else of everybody's."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    open_group = False
    for line in robots.splitlines():
        if agent := _AGENT.match(line):
            names = [*names, agent[1].lower()] if open_group else [agent[1].lower()]
            open_group = True
        elif _ANY.match(line):
            open_group = False
        told = _LINE.match(line)
        if told and told[1].lower() == "license":
            yield "license", told[2].strip()
        elif told:
            for name in names or ["*"]:
                groups.setdefault(name, []).append((told[1].lower(), told[2].strip()))
    yield from groups.get(AGENT.lower()) or groups.get("*", [])


def _preferences(by: str, kind: str, value: str) -> Iterator[Signal]:
    for use, told in _PREFERENCE.findall(value):
        name = _NAMES.get(use.lower(), use.lower())
        yield _signal(by, kind, name, told.lower() in ("yes", "y", "1"), f"{use}={told}")


def _reserved(by: str, reservation: str | None, policy: str | None) -> Iterator[Signal]:
    if reservation is not None and reservation.strip() in ("0", "1"):
        text = f"{reservation.strip()} {policy or ''}".strip()
        yield _signal(by, "tdmrep", "tdm", reservation.strip() == "0", text)


def _of_tdmrep(told: str, path: str) -> Iterator[Signal]:
    """The first rule of tdmrep.json whose pattern fits a path."""
    try:
        rules = json.loads(told) if told else []
    except ValueError:
        return
    for rule in rules if isinstance(rules, list) else []:
        if not isinstance(rule, dict) or not isinstance(rule.get("location"), str):
            continue
        pattern = re.escape(rule["location"]).replace(r"\*", ".*").replace(r"\$", "$")
        if re.match(pattern, path):
            yield from _reserved(
                "tdmrep.json", str(rule.get("tdm-reservation")), rule.get("tdm-policy")
            )
            return


def _of_page(page: str) -> Iterator[Signal]:
    metas: dict[str, str] = {}
    for tag in _META.findall(page[:200_000]):
        told = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        name = told.get("name", "").lower()
        if name:
            metas.setdefault(name, told.get("content", ""))
        if "license" in told.get("rel", "").lower().split() and "rsl" in told.get("type", ""):
            yield _signal("page", "rsl", "license", None, told.get("href", ""))
    yield from _reserved("page", metas.get("tdm-reservation"), metas.get("tdm-policy"))
    if _NO_AI.search(metas.get("robots", "")):
        yield _signal("page", "meta-robots", "ai", False, metas["robots"])


def _signal(by: str, kind: str, use: str, allowed: bool | None, text: str) -> Signal:
    return Signal(by=by, kind=kind, use=use, allowed=allowed, text=text[:500])  # type: ignore[arg-type]
