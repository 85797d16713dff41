"""What an article calls its persons and bodies besides their names: roles, kinds and their sex."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from variorum.annotate.attributions.clause_units import Page, Unit
from variorum.annotate.text.closed_classes import DETERMINERS, PREPOSITIONS
from variorum.annotate.text.cues import CUES
from variorum.lexicon import groups, words
from variorum.model import Mention

# Short titles and what a text calls their bearer later: "Gov. Ana Lund", "the governor".
_SHORT = {title: frozenset(later) for title, later in groups("titles.later_called").items()}
_OFFICES = words("titles.titles") | words("titles.speakers_for")
_SIDES = {"he": words("names.men"), "she": words("names.women")}
_CALLED = {"he": words("titles.of_men"), "she": words("titles.of_women")}
_PRONOUNS = {"he": words("function_words.he"), "she": words("function_words.she")}
FIRMS = words("names.firms")
"""What an article calls a firm that it has named."""
_NO_FIRMS = (
    words("names.institutions") | words("names.institution_tails") | words("names.bodies")
) - {"bank", "agency"}
_LOCATIVES = words("function_words.locatives") - {"from"}
# A title of so many words before a name; what stands farther off is another phrase.
_BEFORE = 5


def roles_of(page: Page, mention: Mention) -> set[str]:
    """The words of the title before a name and of the apposition after it, in lower case.

    A title ends at a verb or at another name: of "the minister met Bishop Ann Bell" only "bishop"
    is hers. "Minister for health Ann Bell" is a minister; "the mother of Ann Bell" is no title.
    """
    first, last = page.tokens.between((mention.start, mention.end))
    roles = set(_title(page, first))
    if page.lower(last) == "," and page.lower(last + 1) in DETERMINERS:
        for i in range(last + 2, last + 7):
            word = page.lower(i)
            if word in PREPOSITIONS or not (word[:1].isalpha() or word == "'s"):
                break
            roles.add(word)
    roles.update(*(_SHORT[word] for word in roles & _SHORT.keys()))
    return roles - DETERMINERS - PREPOSITIONS - {"'s"}


def _title(page: Page, first: int) -> Iterator[str]:
    """The words of the title that ends before token `first`, the nearest first."""
    small = False
    for i in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        word = page.lower(i).rstrip(".")
        if word in PREPOSITIONS:
            office = page.lower(i - 1)
            if word in {"of", "for"} and office in _OFFICES and i < first - 1:
                yield office
            return
        capital = page.tokens.word[i][0].isupper()
        if not word[:1].isalpha() or word in DETERMINERS or _acts(page, i) or (small and capital):
            return
        small = not capital
        yield word


def _acts(page: Page, i: int) -> bool:
    """Whether the token at `i` is a verb before a name: "met", "thanked"; no title is one."""
    if page.lower(i).rstrip(".") in _OFFICES or page.tokens.word[i][0].isupper():
        return False
    cue = CUES.get(page.lower(i))
    return page.has_verb(i, i + 1) or (cue is not None and cue.form in {"past", "finite"})


def sexes(
    page: Page, units: Sequence[Unit], mentions: Sequence[Mention], full: Sequence[int]
) -> dict[int, str]:
    """ "he" or "she" by the index of a person's full name, where the article tells which.

    A title tells it ("Mr", "chairwoman", "the widow"), or a common given name, or else the
    pronouns that follow a name in sentences that name no other person.
    """
    found: dict[int, str] = {}
    for n, mention in enumerate(mentions):
        if mention.label != "person":
            continue
        given = mention.text.split()[0].lower()
        roles = roles_of(page, mention)
        for side in ("he", "she"):
            if roles & _CALLED[side] or given in _SIDES[side]:
                found.setdefault(full[n], side)
                break
    return _voted(page, units, mentions, full) | found


def _voted(
    page: Page, units: Sequence[Unit], mentions: Sequence[Mention], full: Sequence[int]
) -> dict[int, str]:
    """What the pronouns after the only person of a sentence and of the one before it agree on."""
    votes: dict[int, set[str]] = {}
    starts = [mention.start for mention in mentions]
    before: set[int] = set()
    for unit in units:
        start, end = page.span(unit.first, unit.last)
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        people = [n for n in inside if mentions[n].label in {"person", "other"}]
        named = {full[n] for n in people}
        if len(named) == 1 and before <= named:
            after = bisect_left(page.tokens.start, mentions[people[0]].end)
            said = {page.lower(i) for i in range(after, unit.last) if not page.quoted(i)}
            sides = {side for side, forms in _PRONOUNS.items() if said & forms}
            votes.setdefault(min(named), set()).update(sides)
        before = named
    return {n: min(sides) for n, sides in votes.items() if len(sides) == 1}


def bodies_by_its(
    page: Page, units: Sequence[Unit], mentions: Sequence[Mention], full: Sequence[int]
) -> set[int]:
    """Bare names that were read as persons though "its" follows: "Orvo closed its works"."""
    first_in = {page.tokens.start[unit.first]: unit for unit in units}
    found = set()
    for n, mention in enumerate(mentions):
        unit = first_in.get(mention.start)
        if unit is None or not _is_bare(page, mention, mentions):
            continue
        outside = (page.lower(i) for i in range(unit.first, unit.last) if not page.quoted(i))
        if "its" in outside:
            found.add(full[n])
    return found


def body_called(
    page: Page, mentions: Sequence[Mention], head: str, stop: int, full: Sequence[int]
) -> int | None:
    """The body before character `stop` that "the company" or "the ministry" means, if one does.

    It is the last one whose name says its kind. A firm need not say it: it is the only body named
    so far that is nothing else, or a bare name that nothing shows to be a person's.
    """
    before = [n for n, mention in enumerate(mentions) if mention.start < stop]
    bodies = [n for n in before if mentions[n].label == "organization"]
    kind = head.rstrip("s")
    named = [n for n in bodies if _kind(mentions[n]).rstrip("s") == kind]
    if named:
        return named[-1]
    if head not in FIRMS:
        return None
    firms = {
        full[n]
        for n in bodies
        if _kind(mentions[n]) not in _NO_FIRMS and not _is_where(page, mentions[n])
    }
    if not firms and not bodies:
        firms = {full[n] for n in before if _is_bare(page, mentions[n], mentions)}
    return min(firms) if len(firms) == 1 else None


def _is_where(page: Page, mention: Mention) -> bool:
    """Whether a name says where something is: "in Northport" is no firm."""
    return page.lower(page.tokens.between((0, mention.start))[1] - 1) in _LOCATIVES


def _kind(mention: Mention) -> str:
    """The word of a body's name that says what it is: "ministry" of "Ministry of Defence"."""
    return mention.text.lower().partition(" of ")[0].split()[-1]


def _is_bare(page: Page, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether one capital word with no title may be a firm's name though read as a person's."""
    if " " in mention.text or mention.label not in ("person", "other"):
        return False
    if any(mention.text in one.text.split() and one.text != mention.text for one in mentions):
        return False
    given = mention.text.lower()
    return not any(given in names for names in _SIDES.values()) and not roles_of(page, mention)
