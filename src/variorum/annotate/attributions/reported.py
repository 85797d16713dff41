"""Attributions from what the reader found: mode, speaker, shared sources, quotations left over.

The reader says which words are source, cue and content and which belong together; what it does
not say is read off those words here, by the same rules that serve attributions found by rules.
"""

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.attributions.answered_charges import attach_answers
from variorum.annotate.attributions.clause_units import Page, Unit, read_page
from variorum.annotate.attributions.drafts import Draft, Range, trimmed
from variorum.annotate.attributions.modes import mode_of
from variorum.annotate.attributions.named_quotations import attach_named
from variorum.annotate.attributions.posts import attach_posts
from variorum.annotate.attributions.quotations import attach_quotations
from variorum.annotate.attributions.relayed import attach_relayed
from variorum.annotate.attributions.speakers import resolve_speakers
from variorum.annotate.attributions.subjects import main_subject
from variorum.annotate.text.closed_classes import NEGATIONS
from variorum.annotate.text.cues import CUES, HEARSAY, IMPERSONAL, NOUN_CUES, PLAIN
from variorum.lexicon import words
from variorum.model import Attribution, Mention, Mode, Span

if TYPE_CHECKING:
    from variorum.annotate.reader.ties import NeuralAttribution

_BE = words("function_words.be_or_short")
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_JOINTS = words("function_words.joints")
_BEFORE_ING = words("function_words.before_participle")
_SAYING = HEARSAY | IMPERSONAL.keys() | {"according", ":", "per", "citing"}
_DECLINES = frozenset({"refuse", "decline"})
_ANSWERS = words("reporting.answers")
_REQUESTS = frozenset(["request", "requests", "anonymity"])
_UNNAMED = frozenset(["not to be named", "not to be identified"])


def complete(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    found: Sequence["NeuralAttribution"],
) -> tuple[Attribution, ...]:
    """The attributions of `text` in order, with the modes and speakers of what was `found`.

    A cue without a source that goes on from another ("… and added that …") shares its source. A
    quotation that the reader ties to no cue, or passes over, is given to who spoke last.
    """
    page, units = read_page(text, sentences)
    if not units:
        return ()
    exact: dict[Range, Span] = {}
    drafts = [_draft(page, units, one, exact) for one in found if one.cue and one.content]
    drafts = [draft for draft in drafts if draft.cue and draft.content and _states(page, draft)]
    _share_sources(page, drafts)
    drafts = attach_answers(page, attach_relayed(page, units, drafts, mentions))
    drafts = attach_posts(page, units, drafts)
    drafts = attach_named(page, units, _in_own_sentences(page, units, drafts))
    own = {id(draft): tuple(draft.content) for draft in drafts}
    drafts = attach_quotations(page, units, drafts)
    for draft in drafts:
        draft.content = _apart(own.get(id(draft), ()), draft.content)
    speakers = resolve_speakers(page, units, drafts, mentions)
    made = [
        Attribution(
            source=_spans(page, exact, [draft.source] if draft.source else []),
            cue=_spans(page, exact, [draft.cue] if draft.cue else []),
            content=_spans(page, exact, sorted(draft.content)),
            quoted=any(page.quoted(i) for piece in draft.content for i in range(*piece)),
            mode=draft.mode,
            speaker=speaker,
        )
        for draft, speaker in zip(drafts, speakers, strict=True)
    ]
    return tuple(sorted(made, key=lambda one: (min(one.content), one.cue, one.source)))


def _draft(
    page: Page, units: list[Unit], found: "NeuralAttribution", exact: dict[Range, Span]
) -> Draft:
    pieces: list[list[Range]] = []
    for spans in _within_paragraphs(page.text, found):
        ranges = [page.tokens.between(span) for span in spans]
        exact.update(zip(ranges, spans, strict=True))
        pieces.append([one for one in ranges if one[0] < one[1]])
    source, cue, content = pieces
    anchor = (cue or content or source or [(0, 1)])[0][0]
    unit = next((unit for unit in units if unit.first <= anchor < unit.last), units[-1])
    words = " ".join(page.text[start:end] for start, end in found.content)
    if cue and not source:
        cue, source = _parted(page, cue)
    if cue:
        content = _in_place_of_what(page, unit, cue[0], content)
    return Draft(
        unit=unit,
        source=source[0] if source else None,
        cue=cue[0] if cue else None,
        mode=_mode(page, cue[0], words) if cue else "says",
        content=content,
        forward=bool(cue and content and content[0][0] >= cue[0][1]),
    )


def _within_paragraphs(text: str, found: "NeuralAttribution") -> list[tuple[Span, ...]]:
    """Source, cue and content, none of them over a paragraph's end.

    What is said goes on in the next paragraph. Of a source and a cue only the part stands that is
    nearest to the other: a name of the paragraph before is no part of it.
    """
    source, cue, content = ([_lines(text, span) for span in spans] for spans in found)
    at = found.cue[0][0] if found.cue else 0
    nearest = [min(lines, key=lambda one: abs(one[0] - at)) for lines in source]
    return [
        tuple(nearest),
        tuple(lines[0] for lines in cue),
        tuple(line for lines in content for line in lines),
    ]


def _lines(text: str, span: Span) -> list[Span]:
    """The parts of a span that stand in one line each."""
    lines, start = [], span[0]
    for line in text[slice(*span)].split("\n"):
        if line.strip():
            lines.append((start + len(line) - len(line.lstrip()), start + len(line.rstrip())))
        start += len(line) + 1
    return lines or [span]


def _in_place_of_what(page: Page, unit: Unit, cue: Range, content: list[Range]) -> list[Range]:
    """What "what" stands for in "what S said was C"; `content` itself elsewhere."""
    rest = [one for one in content if page.lower(one[0]) != "what" or one[1] - one[0] > 1]
    if len(rest) == len(content):
        return content
    first = rest[0][0] if rest else cue[1]
    first += page.lower(first) in _BE | {"as"}
    stop = next((i for i in range(first, unit.last) if page.lower(i) in {",", ";"}), unit.last)
    piece = trimmed(page, first, rest[0][1] if rest else stop)
    return [piece, *rest[1:]] if piece else content


def _parted(page: Page, cue: list[Range]) -> tuple[list[Range], list[Range]]:
    """A cue that holds its source ("Said the mayor: …") as a verb and its subject."""
    (first, last), *_ = cue
    verb = CUES.get(page.lower(first), PLAIN)
    if page.lower(last - 1) != ":" or last - first < 3 or verb.frame != "say":
        return cue, []
    return [(first, first + 1)], [(first + 1, last - 1)]


def _states(page: Page, draft: Draft) -> bool:
    """Whether an attribution is a statement at all.

    PolNeAR also marks acts and attitudes ("sentenced her to a year", "opposed to peace"), silence
    ("refused to comment"), what nobody knows ("it was unclear whether") and other names ("also
    known as"). Without a word of saying in the cue, and where something is posted, there has to be
    a quotation or a clause.
    """
    first, last = draft.cue or (0, 0)
    words = page.tokens.lower[first:last]
    if _is_silence(page, draft, words) or (not draft.source and _names_or_ignores(words)):
        return False
    cues = [CUES[word].lemma for word in words if word in CUES]
    if any(word in _SAYING or word in NOUN_CUES for word in words) or set(cues) - {"post"}:
        return True
    return any(_is_clause(page, piece) for piece in draft.content)


def _is_clause(page: Page, piece: Range) -> bool:
    """Whether a piece of content quotes, or has a verb that is not that of a clause on its noun.

    "Sentenced a man who will appeal" and "a law that will take effect in May was passed" tell what
    was done, and no one says anything.
    """
    first, last = piece
    for i in range(first, last):
        if page.quoted(i):
            return True
        if i > first and page.lower(i) in _RELATIVE:
            return any(page.quoted(j) for j in range(i, last))
        if page.has_verb(i, i + 1):
            return True
    return False


def _is_silence(page: Page, draft: Draft, words: list[str]) -> bool:
    """ "Did not respond to a request", "has not commented on it", "declined to answer"."""
    first = draft.content[0][0]
    said = page.tokens.lower[first : first + 3]
    if not _REQUESTS.isdisjoint(said) or " ".join([*said, page.lower(first + 3)]) in _UNNAMED:
        return True
    lemmas = [CUES[word].lemma for word in words if word in CUES]
    if said[0] == "to" and said[1:2] and said[1] in _ANSWERS:
        return any(lemma in _DECLINES for lemma in lemmas)
    answers = any(lemma in _ANSWERS for lemma in lemmas) or not _ANSWERS.isdisjoint(words)
    return answers and any(word in NEGATIONS for word in words)


def _names_or_ignores(words: list[str]) -> bool:
    """ "Is known as", "is not known", "is still unclear"."""
    if "unclear" in words or "unknown" in words:
        return True
    return "known" in words and ("as" in words or any(word in NEGATIONS for word in words))


def _mode(page: Page, cue: Range, content: str) -> Mode:
    first, last = cue
    while first > 0 and page.in_chain(first - 1):
        first -= 1
    words = page.tokens.lower[first:last]
    if any(word in HEARSAY for word in words):
        return "unverified"
    passive = any(word in _BE for word in words)
    for word in reversed(words):
        if passive and word in IMPERSONAL:
            return IMPERSONAL[word]
        if word in CUES:
            return mode_of(CUES[word], words, page.tokens.lower[last : last + 9], content)
        if word in NOUN_CUES:
            return NOUN_CUES[word]
    return mode_of(PLAIN, words, [], content)


def _share_sources(page: Page, drafts: list[Draft]) -> None:
    """Gives a cue that goes on from the words before it the source of the cue before it.

    That is one after "and" or a comma, and a participle ("before adding that"); where its sentence
    has no cue before it, a participle takes the subject of the sentence ("left, saying that").
    """
    in_order = sorted((draft for draft in drafts if draft.cue), key=lambda one: one.cue or (0, 0))
    for before, draft in itertools.pairwise([None, *in_order]):
        if draft is None or draft.source or not draft.cue:
            continue
        first = draft.cue[0]
        participle = page.lower(first).endswith("ing") and page.lower(first - 1) in _BEFORE_ING
        if before and before.unit == draft.unit:
            if participle or page.lower(first) in _JOINTS or page.lower(first - 1) in _JOINTS:
                draft.source = before.source
        elif participle and not page.quoted(first):
            draft.source = main_subject(page, draft.unit.first, first)


def _in_own_sentences(page: Page, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
    """`drafts` with each quotation given to the cue of its own sentence, where that has one.

    The reader ties some to a cue of the sentence before ("“C,” he added" to who spoke before him).
    """
    own = {one.unit.first: one for one in reversed(drafts) if _speaks_outside(page, one)}
    for draft in drafts:
        for piece in list(draft.content):
            unit = next((one for one in units if one.first <= piece[0] < one.last), draft.unit)
            other = own.get(unit.first)
            if other is None or unit.first == draft.unit.first or not page.quoted(piece[0]):
                continue
            draft.content.remove(piece)
            other.content += _apart(other.content, [piece])[len(other.content) :]
    return [draft for draft in drafts if draft.content]


def _speaks_outside(page: Page, draft: Draft) -> bool:
    """Whether the cue and the source of a draft stand outside quotations."""
    return bool(draft.cue and draft.source) and not page.quoted((draft.cue or (0, 0))[0])


def _apart(own: Sequence[Range], content: list[Range]) -> list[Range]:
    """`content` without the quotations added to it that its `own` pieces hold already."""
    added = [one for one in content if one not in own]
    return [
        *own,
        *(one for one in added if not any(one[0] < end and at < one[1] for at, end in own)),
    ]


def _spans(page: Page, exact: dict[Range, Span], ranges: list[Range]) -> tuple[Span, ...]:
    """The reader's own characters where it found them, else those of the tokens."""
    return tuple(exact.get(one) or page.span(*one) for one in ranges)
