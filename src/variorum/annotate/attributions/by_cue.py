"""Who says what: attributions by rules, in the form of PolNeAR (Newell et al., LREC 2018).

Each sentence (or run of sentences that one quotation spans) is read from left to right for cues.
Around a cue, `sources` finds who speaks and `contents` what is said; `quotations` gives quotations
without a cue of their own to who spoke last; `speakers` resolves who that is.
"""

from collections.abc import Sequence

from variorum.annotate.attributions.answered_charges import attach_answers
from variorum.annotate.attributions.clause_units import Page, Unit, read_page
from variorum.annotate.attributions.contents import content_after, content_before, content_beyond
from variorum.annotate.attributions.drafts import Draft, Range
from variorum.annotate.attributions.impersonal import IMPERSONAL_TRIGGERS, read_impersonal
from variorum.annotate.attributions.modes import mode_of
from variorum.annotate.attributions.named_quotations import attach_named
from variorum.annotate.attributions.posts import attach_posts
from variorum.annotate.attributions.quotations import attach_quotations
from variorum.annotate.attributions.relayed import attach_relayed
from variorum.annotate.attributions.speakers import resolve_speakers
from variorum.annotate.attributions.subjects import (
    Subject,
    ends_aside,
    head_end,
    main_subject,
    subject_after,
    subject_before,
)
from variorum.annotate.text.closed_classes import AUXILIARIES, DETERMINERS, PREPOSITIONS
from variorum.annotate.text.cues import CUES, NOUN_FORMS, PARTICLES, Cue
from variorum.lexicon import words
from variorum.model import Attribution, Mention, Span

_PEOPLES = words("names.peoples")
_BE = words("function_words.be_before_participle")

# What may carry a participle without a comma: "issued a statement saying".
_MESSAGES = words("reporting.messages")
_TRIGGERS = CUES.keys() | IMPERSONAL_TRIGGERS
# Who says nothing, and the reader: no source of anything reported.
_NOBODY = words("reporting.no_source")
_PLURALS = words("reporting.plural_sources")


def find_attributions(
    text: str, sentences: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """The attributions of `text`, in the order of their first character.

    A content is never empty. Where the text names no source ("is believed to"), `source` is
    empty; a quotation that only goes on carries the last speaker's source and no cue.
    """
    page, units = read_page(text, sentences)
    drafts: list[Draft] = []
    for unit in units:
        found: list[Draft] = []
        for i in range(unit.first, unit.last):
            if page.tokens.lower[i] in _TRIGGERS and not page.quoted(i):
                _read_cue(page, unit, i, found)
        drafts += found
    drafts = attach_answers(page, attach_relayed(page, units, drafts, mentions))
    drafts = attach_posts(page, units, drafts)
    drafts = attach_quotations(page, units, attach_named(page, units, drafts))
    drafts = [draft for draft in drafts if draft.content]
    speakers = resolve_speakers(page, units, drafts, mentions)
    made = [_attribution(page, d, s) for d, s in zip(drafts, speakers, strict=True)]
    return tuple(sorted(made, key=lambda a: (min(a.content), a.cue, a.source)))


def _attribution(page: Page, draft: Draft, speaker: int | None) -> Attribution:
    content = sorted(page.span(*piece) for piece in draft.content)
    return Attribution(
        source=(page.span(*draft.source),) if draft.source else (),
        cue=(page.span(*draft.cue),) if draft.cue else (),
        content=tuple(content),
        quoted=any(page.quoted(i) for piece in draft.content for i in range(*piece)),
        mode=draft.mode,
        speaker=speaker,
    )


def _read_cue(page: Page, unit: Unit, i: int, found: list[Draft]) -> None:
    """Add the attribution whose cue stands at token `i`, if one does."""
    cue = CUES.get(page.tokens.lower[i])
    if cue is None or _is_noun(page, i) or _is_passive(page, unit, i, cue):
        read_impersonal(page, unit, i, found)
        return
    open_draft = found[-1] if found and found[-1].forward and found[-1].end > i else None
    if cue.form == "ing" and page.lower(i - 1) not in _BE:
        draft = _participle(page, unit, i, cue, found)
    else:
        draft = _finite(page, unit, i, cue, found, open_draft)
    if draft is None:
        return
    if open_draft:
        open_draft.cut(page, _clause_start(open_draft, draft, i))
    found.append(draft)


def _clause_start(outer: Draft, draft: Draft, i: int) -> int:
    """Where the clause of `draft` begins in `outer`: at its source, or at its cue if they share."""
    if draft.source and outer.cue and draft.source[0] >= outer.cue[1]:
        return draft.source[0]
    return draft.cue[0] if draft.cue else i


def _is_noun(page: Page, i: int) -> bool:
    """Whether a word spelled like a cue is a noun here ("his claims") or part of a heading."""
    if page.tokens.word[i][0].isupper():
        return True
    if page.tokens.lower[i] not in NOUN_FORMS:
        return False
    before, after = page.lower(i - 1), page.lower(i + 1)
    if before in _PEOPLES and page.lower(i)[-1] == "s":
        return True
    if CUES[page.lower(i)].form != "past" and (after in AUXILIARIES or before.endswith("ed")):
        return True
    return before in DETERMINERS or before in PREPOSITIONS or before in {"'s", "no", "-"}


def _is_passive(page: Page, unit: Unit, i: int, cue: Cue) -> bool:
    j = i - 1
    while j > unit.first and page.in_chain(j) and page.lower(j) not in _BE:
        j -= 1
    return cue.form == "past" and j >= unit.first and page.lower(j) in _BE


def _participle(page: Page, unit: Unit, i: int, cue: Cue, found: list[Draft]) -> Draft | None:
    """A cue such as ", saying that ..." or ", adding: ..."."""
    before = page.lower(i - 1)
    if cue.lemma in {"hear", "see", "show"}:
        return None
    if before not in {",", "and", "while", "but", "—", "–"} and before not in _MESSAGES:
        return None
    end = _cue_end(page, i, cue)
    content = content_after(page, unit, end, cue)
    if content is None:
        return None
    source = found[-1].source if found else main_subject(page, unit.first, i)
    return _forward(_draft(page, unit, source, (i, end), cue, [content]))


def _finite(
    page: Page, unit: Unit, i: int, cue: Cue, found: list[Draft], open_draft: Draft | None
) -> Draft | None:
    if page.lower(i - 1) == "to":
        return _unable(page, unit, i, cue)
    if open_draft is None and (draft := _inverted(page, unit, i, cue, found)):
        return draft
    subject = subject_before(page, unit.first, i)
    if subject is None or page.lower(subject.first) in _NOBODY:
        return None
    if cue.form == "base" and not _agrees(page, subject, i):
        return None
    if subject.first == subject.last:
        return _coordinated(page, unit, i, cue, found, subject)
    if open_draft and not _new_clause(page, subject.clause):
        return None
    source = (subject.first, subject.last)
    end = _cue_end(page, i, cue)
    if not open_draft and (content := _split(page, unit, i, cue, found, subject)):
        return _draft(page, unit, source, (subject.cue, i + 1), cue, content)
    after = content_after(page, unit, end, cue)
    if after is None:
        if page.lower(unit.last - 1) == ":" and unit.last - i <= 8 and cue.frame != "object":
            return _draft(page, unit, source, (subject.cue, end), cue, [])
        return None
    return _forward(_draft(page, unit, source, (subject.cue, end), cue, [after]))


def _unable(page: Page, unit: Unit, i: int, cue: Cue) -> Draft | None:
    """ "S was unable to confirm C", "S has yet to verify C"."""
    if cue.lemma not in {"confirm", "verify"} or page.lower(i - 2) not in {"unable", "able", "yet"}:
        return None
    subject = subject_before(page, unit.first, i - 2)
    after = content_after(page, unit, i + 1, cue) if subject else None
    if subject is None or after is None or subject.first == subject.last:
        return None
    source = (subject.first, subject.last)
    return _forward(_draft(page, unit, source, (subject.cue, i + 1), cue, [after]))


def _cue_end(page: Page, i: int, cue: Cue) -> int:
    """The token after the cue at `i` and its particle: "called for", "warned of"."""
    return i + 2 if page.lower(i + 1) in PARTICLES.get(cue.lemma, ()) else i + 1


def _agrees(page: Page, subject: Subject, i: int) -> bool:
    """Whether a bare form can be this subject's verb: after "did", "will", or of a plural."""
    if subject.cue < i:
        return page.lower(i - 1) not in {"'s", "has", "have", "had"}
    end = head_end(page, subject.first, subject.last)
    head = page.lower(end - 1)
    if "and" in page.tokens.lower[subject.first : end]:
        return True
    return head in _PLURALS or (head.endswith("s") and head[-2:] not in {"ss", "'s"})


def _new_clause(page: Page, clause: int) -> bool:
    """Whether a clause that begins at token `clause` stands beside the one before, not in it."""
    before = page.lower(clause - 1)
    if before in {"and", "but", "while"}:
        return page.lower(clause - 2) in {",", ";"} or page.quoted(clause - 2)
    return before in {";", "—", "–"}


def _coordinated(
    page: Page, unit: Unit, i: int, cue: Cue, found: list[Draft], subject: Subject
) -> Draft | None:
    """A cue after "and" that shares its subject with the verb before: "... and said"."""
    if cue.form == "base" or cue.lemma in {"find", "show", "see", "hear"}:
        return None
    end = _cue_end(page, i, cue)
    content = content_after(page, unit, end, cue)
    if content is None:
        return None
    source = found[-1].source if found else main_subject(page, unit.first, i)
    if source is None:
        return None
    return _forward(_draft(page, unit, source, (subject.cue, end), cue, [content]))


def _split(
    page: Page, unit: Unit, i: int, cue: Cue, found: list[Draft], subject: Subject
) -> list[Range] | None:
    """Content before "S said", with what follows it where it is split; none in plain order."""
    if cue.frame == "object" or subject.clause <= unit.first:
        return None
    joint = subject.clause - 1
    closed = page.quoted(joint) and page.quote_range(joint)[1] == subject.clause
    if not closed and page.lower(joint) != ",":
        return None
    before = content_before(page, unit, subject.clause, found)
    if before is None:
        return None
    beyond = content_beyond(page, unit, i + 1, cue)
    after = content_after(page, unit, i + 1, cue)
    if closed:
        spoken = page.quote_range(joint)
        ended = page.text[page.tokens.end[joint - 1] - 1] in ",.?!—–-…"
        opens = spoken[0] > before[0] or not ended
        if opens and after and after != beyond and spoken[1] - spoken[0] < 7:
            return None
    elif after is not None or (not page.has_verb(before[0], before[1]) and beyond is None):
        return None
    return [before, beyond] if beyond else [before]


def _inverted(page: Page, unit: Unit, i: int, cue: Cue, found: list[Draft]) -> Draft | None:
    """Inverted order: "C," said S."""
    if cue.frame != "say" or cue.form not in {"finite", "past"} or i == unit.first:
        return None
    closed = page.quoted(i - 1)
    if not closed and page.lower(i - 1) != ",":
        return None
    end = subject_after(page, i, unit.last)
    if end == i + 1:
        return None
    rest = page.after_adjuncts(end, unit.last)
    ends = rest >= unit.last or page.quoted(rest) or page.lower(rest) in {".", ",", ":", ";", "and"}
    content = content_before(page, unit, i, found)
    if content is None or not ends:
        return None
    if not closed and (not page.has_verb(*content) or page.has_verb(i + 1, unit.last)):
        return None
    if not closed and ends_aside(page, unit.first, i - 1):
        return None
    beyond = content_beyond(page, unit, end, cue)
    pieces = [content, beyond] if beyond else [content]
    return _draft(page, unit, (i + 1, end), (i, i + 1), cue, pieces)


def _draft(
    page: Page,
    unit: Unit,
    source: Range | None,
    cue_range: Range,
    cue: Cue,
    content: list[Range],
) -> Draft:
    """An attribution whose content does not follow its cue, or ends with the sentence."""
    first, last = cue_range
    following = page.tokens.lower[last : last + 9]
    said = page.text[slice(*page.span(*content[0]))] if content else ""
    mode = mode_of(cue, page.tokens.lower[first:last], following, said)
    return Draft(unit, source, cue_range, mode, content)


def _forward(draft: Draft) -> Draft:
    """The same, whose content goes on to the right of its cue."""
    draft.forward = True
    return draft
