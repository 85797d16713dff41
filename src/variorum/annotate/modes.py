"""How something is said: the mode of an attribution from its cue and its content."""

import re

from variorum.annotate.cues import Cue
from variorum.annotate.words import NEGATIONS
from variorum.model import Mode

# Content that contradicts a charge, whatever verb carries it. The words are those of denials in
# general: falsehood, invention, absence of any part in it.
_CONTRADICTS = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being|as|'s|’s)\s+(?:\w+ly\s+|all\s+|\w+\s+and\s+)?"
    r"(?:false|untrue|baseless|unfounded|groundless|fabricated|invented|incorrect|lies|a lie"
    r"|nonsense|fake|not true|wrong|misleading)"
    r"|(?:not|n['’]t|never|no)\s+(?:\w+\s+){0,2}(?:responsible for|involved in|behind the"
    r"|any truth|any role|truth (?:in|to)|basis for|evidence)"
    r"|nothing to do with|had no (?:role|part|hand|involvement))\b",
    re.I,
)
# Later in a content, or in a clause about somebody, such words no longer deny what is asked.
_MAIN_CLAUSE = re.compile(r"^.{0,80}?(?=\b(?:who|which|but)\b|[—;]|$)|^.{80}", re.S)


def _contradicts(content: str) -> bool:
    main = _MAIN_CLAUSE.match(content)
    return bool(main and _CONTRADICTS.search(main.group()))


def mode_of(cue: Cue, cue_words: list[str], following: list[str], content: str) -> Mode:
    """The mode of a verb's attribution.

    `cue_words` are the lower-case words of the cue itself, `following` those right after it.
    """
    negated = any(word in NEGATIONS for word in cue_words)
    unable = negated or "refused" in cue_words or "declined" in cue_words
    if cue.lemma in {"confirm", "verify"} and unable:
        return "unverified"
    if cue.lemma in {"refuse", "decline"} and following[:3] == ["to", "confirm", "or"]:
        return "unverified"
    if cue.mode in {"denies", "accuses", "confirms"} and negated:
        return "says"
    if cue.lemma == "call" and cue_words[-1] in {"for", "on", "upon"}:
        return "demands"
    if cue.lemma == "ask" and "to" in following[1:8]:
        return "demands"
    if cue.mode == "says" and _contradicts(content):
        return "denies"
    return cue.mode
