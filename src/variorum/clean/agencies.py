"""The world's news agencies: every spelling of a name to one label."""

import re

from variorum.lexicon import groups
from variorum.model.article import SHARED_BY

_NAMES = groups("agencies.agencies")

_LABELS = {form: label for label, forms in _NAMES.items() for form in forms}
_FOLDED = {form.casefold(): label for form, label in _LABELS.items() if len(form) > 4}


def label(name: str) -> str | None:
    """The one label of an agency's name, or None for what is no agency this table knows.

    Short names count in their own case only, since PA, UNI and Trend are also words.
    """
    name = " ".join(name.split()).strip(" .,")
    return _LABELS.get(name) or _FOLDED.get(name.casefold())


def leading(text: str) -> str | None:
    """The label of the agency whose name begins a text or stands between its slashes."""
    for part in re.split(r"[/,|] ?", text):
        found = part.split()[:5]
        for count in range(len(found), 0, -1):
            if known := label(" ".join(found[:count])):
                return known
    return None


_JOINED = re.compile(r" ?[/,&|+] ?| [-–—] | and ")
_STAFF = re.compile(
    r"(?:(?:our|[A-ZÀ-Þ][\w.’'-]*)(?: [A-ZÀ-Þ][\w.’'-]*){0,3} )?"
    r"(?:[Ss]taff|[Rr]eporters?|[Cc]orrespondents?|[Nn]ewsroom|[Dd]esk)(?: [Ww]riters?)?"
)


def shared(names: str) -> str | None:
    """The labels of all agencies among names joined by strokes, commas, dashes or "and"."""
    found = (label(part) for part in _JOINED.split(names))
    return SHARED_BY.join(dict.fromkeys(name for name in found if name)) or None


def agencies_alone(names: str) -> str | None:
    """The same where nobody else is named but an outlet's own staff: "Reuters and Echo staff"."""
    parts = [part.strip(" .") for part in _JOINED.split(names)]
    if all(label(part) or _STAFF.fullmatch(part) for part in parts):
        return shared(names)
    return None
