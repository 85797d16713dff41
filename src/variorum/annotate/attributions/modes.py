"""How something is said: the mode of an attribution from its cue and its content."""

import re

from variorum.annotate.text.closed_classes import NEGATIONS
from variorum.annotate.text.cues import Cue
from variorum.lexicon import one_of, words
from variorum.model import Mode

# Content that contradicts a charge, whatever verb carries it. The words are those of denials in
# general: falsehood, invention, absence of any part in it.
_CONTRADICTS = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being|as|'s|’s)\s+(?:\w+ly\s+|all\s+|\w+\s+and\s+)?"
    r"(?:false|untrue|baseless|unfounded|groundless|fabricated|invented|incorrect|lies|a lie"
    r"|nonsense|fake|not true|wrong|misleading)"
    r"|(?:not|\w+n['’]t|never|no)\s+(?:\w+\s+){0,2}(?:responsible for|involved in|behind the"
    r"|any truth|any role|truth (?:in|to)|basis for|evidence)"
    r"|nothing to do with|had no (?:role|part|hand|involvement))\b",
    re.I,
)
# "Called the report utterly untrue", "described it as pure invention".
_CALLED_FALSE = re.compile(
    rf"(?:(?:it|this|that|them|these)|(?:the|that|this|those|these|such|all|his|her|its|their)"
    r"\s(?:\w+\s)?"
    rf"{one_of('reporting.told_things')})\s(?:as\s)?[“\"'‘]?(?:(?:an?|\w+ly|\w+\sand|pure|total|mere"
    rf"|sheer|complete|all)\s){{0,3}}{one_of('reporting.falsehoods')}\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_MARKS = frozenset("“”\"'‘’`")
_CALLS = frozenset({"call", "describe", "label", "brand"})
_UNWILLING = words("reporting.unwilling")
_CONFIRMING = words("reporting.confirming")
# Later in a content, or in a clause about somebody, such words no longer deny what is asked.
_MAIN_CLAUSE = re.compile(r"^.{0,80}?(?=\b(?:who|which|but)\b|[—;]|$)|^.{80}", re.S)


# Who says so vouches for nothing: "they could not confirm", "it had been unable to verify".
_UNABLE = re.compile(
    r"^[“\"'‘]?(?:that\s+)?(?:it|he|she|they|we|I)\s+(?:\w+\s+){0,2}"
    r"(?:cannot|not|\w+n['’]t|unable to|yet to)\s+(?:\w+ly\s+|able to\s+){0,2}(?:confirm|verify)\b",
    re.I,
)


def _contradicts(content: str) -> bool:
    main = _MAIN_CLAUSE.match(content)
    return bool(main and _CONTRADICTS.search(main.group()))


def _as_what(following: list[str], content: str) -> bool:
    """Whether the content is what something is called: "dismissed it as a stunt" says a stunt."""
    opening = _WORD.search(content.lower())
    if opening is None or opening[0] not in following[1:]:
        return False
    before = following[: following.index(opening[0], 1)]
    return [word for word in before if word not in _MARKS][-1:] == ["as"]


def mode_of(cue: Cue, cue_words: list[str], following: list[str], content: str) -> Mode:
    """The mode of a verb's attribution.

    `cue_words` are the lower-case words of the cue itself, `following` those right after it.
    """
    negated = any(word in NEGATIONS for word in cue_words) or cue_words[:2] == ["stopped", "short"]
    unable = negated or not _UNWILLING.isdisjoint(cue_words)
    if unable and not _CONFIRMING.isdisjoint(cue_words):
        return "unverified"
    if cue.lemma == "plead" and "guilty" in [*cue_words, *following[:2]]:
        return "denies" if negated or following[:1] == ["not"] else "confirms"
    if cue.lemma in {"refuse", "decline"} and following[:3] == ["to", "confirm", "or"]:
        return "unverified"
    named = cue.mode == "denies" and _as_what(following, content)
    if named or (cue.mode in {"denies", "accuses", "confirms"} and negated):
        return "says"
    if cue.lemma == "call" and cue_words[-1] in {"for", "on", "upon"}:
        return "demands"
    if cue.lemma == "ask" and "to" in following[1:8]:
        return "demands"
    if cue.lemma in _CALLS and not negated and _CALLED_FALSE.match(content):
        return "denies"
    if cue.mode == "says" and _UNABLE.search(content):
        return "unverified"
    if cue.mode == "says" and _contradicts(content):
        return "denies"
    return cue.mode
