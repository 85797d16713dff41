"""What changed from one state of an article to the next, as records."""

from collections.abc import Iterable, Iterator, Sequence

from variorum.history.own_notes import note_kind
from variorum.history.sentence_pairs import Pair, changed_pairs, fold_line
from variorum.history.slips import is_slip
from variorum.history.word_edits import Edit, find_edits, quantities_in
from variorum.model import Change, ChangeKind, Quantity, Reading, Span, State, identify

_LONGEST = 160
"""Characters of an article's words that a line of a change quotes."""

_PARAGRAPH = 2
"""Characters between two sentences that follow each other: a blank, or a blank line."""

_GONE = 0.7
"""Which part of the sentences must be gone for a notice of withdrawal to stand for the article."""


def changes_between(earlier: Reading, later: Reading, state: State) -> tuple[Change, ...]:
    """What is otherwise in a later state of an article, in the order of its text.

    The headline comes first, and the notes of the outlet last.
    """
    made = _Changes(earlier, later, state)
    pairs = changed_pairs(earlier, later)
    gone = sum(pair.after is None for pair in pairs)
    notes = [(pair, kind) for pair in pairs if (kind := note_kind(_words(later, pair.after)))]
    withdrawn = any(kind == "withdrawn" for _, kind in notes)
    if withdrawn and gone >= _GONE * max(1, len(earlier.sentences)):
        evidence = next(pair.after for pair, kind in notes if kind == "withdrawn")
        return (made.one("withdrawal", "the article was withdrawn", None, evidence),)
    found = [*made.headline()]
    for pair in _story_pairs(pairs, earlier, later):
        found += made.of_pair(pair)
    found += made.notes(notes)
    found += made.removed_notes()
    return tuple(_each_once(found))


class _Changes:
    """The records of the changes between two states."""

    def __init__(self, earlier: Reading, later: Reading, state: State) -> None:
        self._earlier = earlier
        self._later = later
        self._state = state

    def one(
        self,
        kind: ChangeKind,
        text: str,
        before: Span | None,
        after: Span | None,
        trivial: bool = False,
    ) -> Change:
        """A change, under the id that its places give."""
        old, new = self._earlier.article, self._later.article
        return Change(
            id=identify("x", old.id, new.id, kind, before, after, text),
            kind=kind,
            article=new.id,
            at=self._state.at,
            text=text,
            before=old.evidence(before) if before else None,
            after=new.evidence(after) if after else None,
            trivial=trivial,
        )

    def headline(self) -> Iterator[Change]:
        """That the headline is another one."""
        old, new = (fold_line(one.article.title or "") for one in (self._earlier, self._later))
        if old and new and old != new:
            slip = is_slip(*(_tokens(one) for one in _parted(old, new)))
            yield self.one("headline", f"headline “{old}” became “{new}”", None, None, slip)

    def of_pair(self, pair: Pair) -> Iterator[Change]:
        """What a sentence tells otherwise, that it is new, or that it is gone."""
        if pair.before is None or pair.after is None:
            kind: ChangeKind = "added" if pair.before is None else "withdrawal"
            reading = self._later if pair.before is None else self._earlier
            said = _short(_words(reading, pair.after or pair.before))
            lead = "added" if pair.before is None else "taken out"
            yield self.one(kind, f"{lead}: “{said}”", pair.before, pair.after)
            return
        edits = find_edits(self._earlier, self._later, pair)
        weighty = [one for one in edits if one.kind != "typing"]
        if not weighty:
            yield self._edited("typing", edits, pair)
        for kind in dict.fromkeys(one.kind for one in weighty):
            yield self._edited(kind, [one for one in weighty if one.kind == kind], pair)

    def _edited(self, kind: ChangeKind, edits: Sequence[Edit], pair: Pair) -> Change:
        if kind == "number":
            text = self._numbers(edits, pair)
        else:
            text = f"{_LEADS[kind]}{'; '.join(map(_told, edits))}"
        return self.one(kind, _short(text), pair.before, pair.after, trivial=kind == "typing")

    def _numbers(self, edits: Sequence[Edit], pair: Pair) -> str:
        """A number that became another: what it counts, and which way it went."""
        assert pair.before
        assert pair.after
        old, new = quantities_in(self._earlier, pair.before), quantities_in(self._later, pair.after)
        for one in edits:
            for x in (q for q in old if _meets(q, one.before)):
                for y in (q for q in new if _meets(q, one.after) and q.measure == x.measure):
                    return _went(x, y)
        told = "; ".join(map(_told, edits))
        return f"number changed: {told}"

    def notes(self, notes: Iterable[tuple[Pair, str]]) -> Iterator[Change]:
        """The notes that the outlet added."""
        for pair, kind in notes:
            said = _short(_words(self._later, pair.after))
            if kind == "correction":
                yield self.one("correction", f"correction appended: “{said}”", None, pair.after)
            elif kind == "withdrawn":
                yield self.one("withdrawal", f"withdrawal noted: “{said}”", None, pair.after)
            else:
                yield self.one("typing", f"noted: “{said}”", None, pair.after, trivial=True)

    def removed_notes(self) -> Iterator[Change]:
        """Notes that stand on the later page alone, in what is no part of the story's text."""
        known = {fold_line(one.text) for one in self._earlier.article.removed}
        for one in self._later.article.removed:
            if (
                note_kind(one.text) in ("correction", "withdrawn")
                and fold_line(one.text) not in known
            ):
                text = f"correction appended: “{_short(fold_line(one.text))}”"
                yield self.one("correction", text, None, None)


_LEADS: dict[ChangeKind, str] = {
    "typing": "spelling: ",
    "attribution": "attribution changed: ",
    "wording": "words changed: ",
    "added": "added: ",
    "withdrawal": "taken out: ",
}


def _told(edit: Edit) -> str:
    old, new = (" ".join(side) for side in (edit.old, edit.new))
    if not old:
        return f"“{new}” put in"
    return f"“{old}” became “{new}”" if new else f"“{old}” taken out"


def _went(old: Quantity, new: Quantity) -> str:
    what = "" if new.measure == "other" else f"{new.measure}: "
    a, b = _amount(old), _amount(new)
    if old.value is None or new.value is None or old.value == new.value:
        return f"{what}changed from {a} to {b}"
    return f"{what}{'raised' if new.value > old.value else 'lowered'} from {a} to {b}"


def _amount(one: Quantity) -> str:
    firm = "" if one.qualifier in ("exact", "unknown", "vague") else one.qualifier.replace("_", " ")
    if one.value is not None:
        number = f"{one.value:,}"
    elif one.low is not None and one.high is not None:
        number = f"{one.low:,} to {one.high:,}"
    else:
        number = f"“{one.text}”"
    return f"{firm} {number}".strip() if firm != "between" else number


def _meets(one: Quantity, span: Span) -> bool:
    return max(one.start, span[0]) < min(one.end, span[1])


def _words(reading: Reading, span: Span | None) -> str:
    return fold_line(reading.article.text[slice(*span)]) if span else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _tokens(line: str) -> list[str]:
    return line.split()


def _parted(old: str, new: str) -> tuple[str, str]:
    """Two lines without the words that both begin and end with."""
    a, b = old.split(), new.split()
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return " ".join(a), " ".join(b)


def _story_pairs(pairs: Sequence[Pair], earlier: Reading, later: Reading) -> Iterator[Pair]:
    """What changed in the story itself, without notes; what came or went in a row is one piece."""
    last: Pair | None = None
    for pair in pairs:
        if note_kind(_words(later, pair.after)) or _only_note(earlier, pair):
            continue
        if last and (whole := _in_a_row(last, pair)):
            last = whole
            continue
        if last:
            yield last
        last = pair
    if last:
        yield last


def _only_note(earlier: Reading, pair: Pair) -> bool:
    """Whether a note went, which says nothing of the event."""
    return pair.after is None and note_kind(_words(earlier, pair.before)) is not None


def _in_a_row(one: Pair, other: Pair) -> Pair | None:
    """Two sentences that came, or went, one after the other, as one piece."""
    if one.before is None and other.before is None:
        come = _whole(one.after, other.after)
        return Pair(None, come) if come else None
    if one.after is None and other.after is None:
        gone = _whole(one.before, other.before)
        return Pair(gone, None) if gone else None
    return None


def _whole(one: Span | None, other: Span | None) -> Span | None:
    """Two spans that follow each other as one."""
    near = one and other and 0 <= other[0] - one[1] <= _PARAGRAPH
    return (one[0], other[1]) if one and other and near else None


def _each_once(found: Iterable[Change]) -> Iterator[Change]:
    seen: set[str] = set()
    for one in found:
        if one.id not in seen:
            seen.add(one.id)
            yield one
