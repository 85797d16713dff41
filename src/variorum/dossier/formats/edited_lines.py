"""What outlets changed in their articles after they published them, a line each."""

from variorum.dossier.formats import wording
from variorum.dossier.formats.lookups import Index
from variorum.dossier.formats.view import Line
from variorum.model import Change


def edited_lines(index: Index) -> tuple[Line, ...]:
    """The changes of all articles that came in several states, by time; trivial ones are left out.

    "courier, 14:20 on 10 March 2026 (state 2): killed: raised from 7 to 9".
    """
    found = []
    for history in index.dossier.histories or ():
        number_of = {one.article: n for n, one in enumerate(history.states, start=1)}
        for change in history.changes:
            if not change.trivial:
                outlet = index.piece_of[change.article].outlet
                when = moment_in_words(change.at)
                lead = f"{outlet}{', ' if when else ''}{when} (state {number_of[change.article]})"
                refs = index.refs(one for one in (change.before, change.after) if one)
                text = f"{lead}: {wording.one_line(change.text)}"
                found.append((change.at or "", change.article, Line(text, refs), change))
    return tuple(one[2] for one in sorted(found, key=lambda one: (one[0], one[1], _place(one[3]))))


def _place(change: Change) -> tuple[int, str]:
    evidence = change.after or change.before
    return (evidence.start if evidence else -1, change.id)


def moment_in_words(at: str | None) -> str:
    """A moment as people read it: the time before the day; empty for none."""
    if not at:
        return ""
    day, _, clock = at.partition("T")
    told = wording.day(day)
    if not clock:
        return told
    zone = " UTC" if at.endswith("Z") else ""
    return f"{clock[:5]}{zone} on {told}"
