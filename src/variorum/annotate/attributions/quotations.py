"""Quotations without a cue of their own, and who they belong to."""

from variorum.annotate.attributions.clause_units import Page, Unit
from variorum.annotate.attributions.drafts import Draft, Range
from variorum.annotate.attributions.named_quotations import is_crosshead
from variorum.annotate.attributions.subjects import main_subject

# A quotation of fewer words is a term in quotation marks rather than an utterance.
_UTTERANCE = 5


def attach_quotations(page: Page, units: list[Unit], drafts: list[Draft]) -> list[Draft]:
    """`drafts` with every free-standing quotation added, in the order of the text.

    One that follows its own attribution in the paragraph is a further piece of that content. One
    that opens a new paragraph belongs to the speaker of the paragraph before, as does one after a
    colon. One that follows a sentence about one subject is that subject's. What somebody is said
    to have said inside of such a quotation is a part of it.
    """
    of_unit: dict[int, list[Draft]] = {}
    for draft in drafts:
        of_unit.setdefault(draft.unit.first, []).append(draft)
    made: list[Draft] = []
    before: Unit | None = None
    for n, unit in enumerate(units):
        own = of_unit.get(unit.first, [])
        quote = None if any(_stands(page, one) for one in own) else _utterance(page, unit)
        holder = _holder(quote, units[max(0, n - 1) : n + 2], drafts) if quote else None
        if quote and holder and holder.unit.paragraph != unit.paragraph:
            holder.content = [piece for piece in holder.content if not _holds(piece, quote)]
            own = [Draft(unit, holder.source, None, "says", [quote])]
        quote = None if holder else quote
        own = [] if quote else own
        if quote:
            _attach(page, unit, before, quote, made)
        made += own
        before = unit
    return [draft for draft in made if draft.content or draft.cue]


def _stands(page: Page, draft: Draft) -> bool:
    """Whether a draft is no part of a quotation: its cue, or its source alone, stands outside."""
    return not page.quoted((draft.cue or draft.source or draft.content[0])[0])


def _holder(quote: Range, near: list[Unit], drafts: list[Draft]) -> Draft | None:
    """The attribution of the sentence before or after that holds the whole quotation already.

    One farther off gives it up: who spoke in between is nearer.
    """
    holders = [one for one in drafts if any(_holds(piece, quote) for piece in one.content)]
    holder = next((one for one in holders if one.unit in near), None)
    for one in holders if holder is None else ():
        one.content = [piece for piece in one.content if not _holds(piece, quote)]
    return holder


def _holds(piece: Range, quote: Range) -> bool:
    return piece[0] <= quote[0] and quote[1] <= piece[1]


def _utterance(page: Page, unit: Unit) -> Range | None:
    """The quotations a unit consists of (nearly), or none."""
    inside = [i for i in range(unit.first, unit.last) if page.quoted(i)]
    if len(inside) < _UTTERANCE or len(inside) < 0.8 * (unit.last - unit.first):
        return None
    if not page.quoted(unit.first) or is_crosshead(page, unit.first, unit.last):
        return None
    return inside[0], inside[-1] + 1


def _attach(page: Page, unit: Unit, before: Unit | None, quote: Range, made: list[Draft]) -> None:
    last = made[-1] if made else None
    if last and last.unit == before and _goes_on(page, unit, last):
        last.content.append(quote)
        return
    source = _speaker_before(page, unit, before, last)
    made.append(Draft(unit, source, None, "says", [quote]))


def _goes_on(page: Page, unit: Unit, last: Draft) -> bool:
    """Whether a quotation right after the attribution `last` is a further piece of its content."""
    if not last.content:
        return True
    quoted = any(page.quoted(end - 1) for _, end in last.content)
    return last.unit.paragraph == unit.paragraph and (quoted or not last.forward)


def _person(page: Page, subject: Range | None) -> Range | None:
    """The subject of a sentence if it looks like a person: "she", or two capital words."""
    if subject is None or page.lower(subject[0]) in {"he", "she"}:
        return subject
    capital = sum(page.tokens.word[i][0].isupper() for i in range(*subject))
    return subject if capital > 1 else None


def _speaker_before(
    page: Page, unit: Unit, before: Unit | None, last: Draft | None
) -> Range | None:
    if before and before.paragraph == unit.paragraph and (last is None or last.unit != before):
        return _person(page, main_subject(page, before.first, before.last))
    near = last is not None and unit.paragraph - last.unit.paragraph <= 1
    return last.source if last and near else None
