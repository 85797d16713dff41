"""What somebody is quoted as saying: he says it, not the paper or the agency that quotes him.

"The radio quoted her as saying that C", "C, the radio cited her as saying", "she was quoted by the
radio as saying that C", "the radio, citing the police, said C".
"""

from collections.abc import Sequence
from typing import NamedTuple

from variorum.annotate.attributions.clause_units import Page, Unit
from variorum.annotate.attributions.contents import content_after
from variorum.annotate.attributions.drafts import Draft, Range, trimmed
from variorum.annotate.attributions.modes import mode_of
from variorum.annotate.attributions.subjects import head_end, phrase_before, subject_before
from variorum.annotate.text.cues import CUES
from variorum.lexicon import words
from variorum.model import Mention

_RELAYS = words("reporting.relays")
_BE = words("function_words.be_before_participle")
_MEDIA = words("reporting.media")
_CITING = frozenset(["citing", "quoting"])
# Who may be cited without a name; what else follows "citing" is a reason: "citing bad weather".
_ROLES = words("titles.speakers_for") | words("titles.titles") | words("reporting.plural_sources")
# Between "quoted" and "as saying" stands a name with its role; farther off another verb rules.
_REACH = 25


class _Relay(NamedTuple):
    """The unit, the tokens from the verb of quoting to "saying", and who is quoted."""

    unit: Unit
    verb: Range
    source: Range
    subject: int


def attach_relayed(
    page: Page, units: list[Unit], drafts: list[Draft], mentions: Sequence[Mention]
) -> list[Draft]:
    """`drafts` with what each relay says given to who is quoted, and no longer to who quotes."""
    for unit in units:
        for relay in _relays(page, unit):
            made = _draft(page, relay)
            if made is None:
                continue
            drafts = [one for one in drafts if not _is_of(one, relay)]
            drafts.append(made)
    for draft in drafts:
        _find_own_cue(page, draft)
        cited = _cited(page, draft, mentions)
        draft.source = cited or draft.source
        draft.content = [_beyond(one, cited) for one in draft.content]
    drafts = [one for one in drafts if not _only_cites(page, one, mentions)]
    return [one for draft in drafts for one in _of_whom_it_reports(page, draft, drafts, mentions)]


def _of_whom_it_reports(
    page: Page, draft: Draft, drafts: Sequence[Draft], mentions: Sequence[Mention]
) -> Sequence[Draft]:
    """What is said, by whom a paper or an agency has saying it, where its report holds no more.

    "According to the agency Orion, the judge said that C", "the judge told Orion that C, the agency
    reported". The draft itself where nobody speaks in what it holds.
    """
    if len(draft.content) != 1 or not draft.source or not _is_media(page, draft.source):
        return [draft]
    first, last = draft.content[0]
    first += page.lower(first) == "that"
    for i in range(first + 1, last):
        cue = CUES.get(page.lower(i))
        if page.quoted(i):
            return [draft]
        if cue is None or cue.frame not in ("say", "tell") or cue.form not in ("past", "finite"):
            continue
        subject = subject_before(page, first, i)
        if subject is None or subject.first != first or not _speaks(page, (first, i), mentions):
            return [draft]
        if any(other is not draft and _holds(other.cue, i) for other in drafts):
            return []
        content = content_after(page, draft.unit, i + 1, cue)
        piece = trimmed(page, content[0], min(content[1], last)) if content else None
        if piece is None:
            return [draft]
        said = page.text[slice(*page.span(*piece))]
        mode = mode_of(cue, page.tokens.lower[i : i + 1], page.tokens.lower[i + 1 : i + 10], said)
        return [Draft(draft.unit, (subject.first, subject.last), (i, i + 1), mode, [piece])]
    return [draft]


def _holds(cue: Range | None, i: int) -> bool:
    return cue is not None and cue[0] <= i < cue[1]


def _is_media(page: Page, source: Range) -> bool:
    """Whether a source is a paper, an agency or a station by a word that says so."""
    return not _MEDIA.isdisjoint(page.tokens.lower[slice(*source)])


def _find_own_cue(page: Page, draft: Draft) -> None:
    """Gives a draft whose cue is "citing" the verb behind the aside: "S, citing X, said C"."""
    if not draft.cue or page.lower(draft.cue[0]) not in _CITING or not draft.content:
        return
    first, last = draft.content[0]
    comma = next((i for i in range(first, last) if page.lower(i) == ","), last)
    cue = CUES.get(page.lower(comma + 1))
    if comma == last or cue is None or page.quoted(comma):
        return
    content = content_after(page, draft.unit, comma + 2, cue)
    if content:
        draft.cue, draft.content = (comma + 1, comma + 2), [content]


def _beyond(piece: Range, cited: Range | None) -> Range:
    """What is said without who is cited before it."""
    if cited and piece[0] == cited[0] and cited[1] + 1 < piece[1]:
        return cited[1] + 1, piece[1]
    return piece


def _only_cites(page: Page, draft: Draft, mentions: Sequence[Mention]) -> bool:
    """Whether all that a draft has for content is who was cited."""
    if not draft.cue or page.lower(draft.cue[0]) not in _CITING or len(draft.content) != 1:
        return False
    said = draft.content[0]
    return not page.has_verb(*said) and not page.quoted(said[0]) and _speaks(page, said, mentions)


def _cited(page: Page, draft: Draft, mentions: Sequence[Mention]) -> Range | None:
    """Whom the source of a draft cites: in an aside of its own, or right behind its cue."""
    if not draft.source or not draft.cue:
        return None
    low, high = draft.source[0], min(draft.unit.last, max(draft.cue[1], draft.source[1]) + 6)
    citing = next((i for i in range(low + 1, high) if page.lower(i) in _CITING), None)
    if citing is None or page.quoted(citing) or page.lower(citing - 1) != ",":
        return None
    if page.lower(citing) in page.tokens.lower[draft.cue[0] : draft.cue[1]]:
        return None
    stops = {",", ";", ":", "that", "."}
    end = citing + 1
    while end < draft.unit.last and page.lower(end) not in stops and not page.quoted(end):
        end += 1
    cited = trimmed(page, citing + 1, end)
    return cited if cited and _speaks(page, cited, mentions) else None


def _speaks(page: Page, cited: Range, mentions: Sequence[Mention]) -> bool:
    """Whether a phrase names a person, a body or a role, and not the reason for something."""
    stop = head_end(page, *cited)
    if page.lower(stop - 1) in _ROLES or page.lower(stop - 1).rstrip("s") in _ROLES:
        return True
    start, end = page.span(cited[0], stop)
    speaking = ("person", "organization")
    return any(start <= one.start and one.end <= end for one in mentions if one.label in speaking)


def _is_of(draft: Draft, relay: _Relay) -> bool:
    """Whether a draft is about the quoting itself."""
    if not draft.cue or draft.unit.first != relay.unit.first:
        return False
    return draft.cue[0] < relay.verb[1] and relay.verb[0] < draft.cue[1]


def _relays(page: Page, unit: Unit) -> list[_Relay]:
    found = []
    for i in range(unit.first + 1, unit.last - 1):
        if page.tokens.lower[i] != "as" or page.quoted(i):
            continue
        cue = CUES.get(page.lower(i + 1))
        if cue is None or cue.form != "ing":
            continue
        low = max(unit.first, i - _REACH)
        verb = next((j for j in range(i - 1, low - 1, -1) if _quotes(page, j)), None)
        relay = None if verb is None else _relay(page, unit, verb, i)
        if relay:
            found.append(relay)
    return found


def _quotes(page: Page, i: int) -> bool:
    return page.lower(i) in _RELAYS and not page.quoted(i)


def _relay(page: Page, unit: Unit, verb: int, saying: int) -> _Relay | None:
    chain = verb
    while chain > unit.first and page.in_chain(chain - 1):
        chain -= 1
    passive = any(page.lower(j) in _BE for j in range(chain, verb))
    if passive:
        first = phrase_before(page, unit.first, chain)
        source = (first, chain) if first < chain else None
    else:
        source = trimmed(page, verb + 1, saying)
    if source is None or page.lower(source[0]) == "by":
        return None
    subject = subject_before(page, unit.first, verb)
    return _Relay(unit, (chain, saying + 2), source, subject.first if subject else chain)


def _draft(page: Page, relay: _Relay) -> Draft | None:
    """What is said: after "as saying", or before the clause that quotes."""
    last = relay.verb[1]
    cue = CUES[page.lower(last - 1)]
    after = content_after(page, relay.unit, last, cue)
    before = trimmed(page, relay.unit.first, relay.subject)
    content = after or (before if before and page.has_verb(*before) else None)
    if content is None:
        content = before if before and page.quoted(before[0]) else None
    if content is None:
        return None
    said = page.text[slice(*page.span(*content))]
    mode = mode_of(
        cue, page.tokens.lower[last - 1 : last], page.tokens.lower[last : last + 9], said
    )
    return Draft(relay.unit, relay.source, (last - 2, last), mode, [content])
