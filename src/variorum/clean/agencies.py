"""The world's news agencies: every spelling of a name to one label."""

import re

from variorum.lexicon import groups

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
