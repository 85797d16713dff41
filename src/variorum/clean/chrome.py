"""Residual site chrome in running text, told by features of a line and its neighbours."""

from collections.abc import Callable

from variorum.clean.edges import drop_edges, drop_pointers
from variorum.clean.lines import (
    count_words,
    ends_sentence,
    has_predicate,
    is_prose,
    opens_speech,
    reports_speech,
    sentence_spans,
)
from variorum.clean.page import Page
from variorum.clean.page_talk import (
    COMMENTS,
    GLUED_LINKS,
    LABEL,
    OPENING,
    POINTER,
    SEAM,
    SECTION,
    speaks_to_reader,
)
from variorum.lexicon import load_rules, one_rule

_FILE = "furniture"
_BARE = tuple(
    one_rule(_FILE, name)
    for name in ("chrome.bracketed-line", "chrome.no-letters", "chrome.bare-address")
)
_NAMES_ITSELF = load_rules(_FILE, "names-itself")
_BREADCRUMB = one_rule(_FILE, "chrome.breadcrumb")


def drop_chrome(page: Page) -> None:
    """Take out furniture lines, link lists, comment sections, and furniture inside paragraphs."""
    for index, line in list(page.kept()):
        if rule := furniture_rule(line):
            page.drop(index, rule)
    _drop_sections(page)
    drop_edges(page)
    drop_pointers(page)
    _drop_menus(page)
    for index, _ in list(page.kept()):
        _cut_seams(page, index)
        _cut_sentences(page, index)


def is_furniture(line: str) -> bool:
    """Whether a whole line is furniture of the page by its own wording or form."""
    return furniture_rule(line) is not None


def furniture_rule(line: str) -> str | None:
    """The rule by which a whole line is furniture of the page, by its own wording or form."""
    found = next((rule for decide in _DECIDERS if (rule := decide(line, count_words(line)))), None)
    if found in (None, _STORY):
        return None
    # A label is navigation, whichever rule came upon it first.
    return LABEL.id if LABEL.find(line) else found


def _glued_links(line: str, count: int) -> str | None:
    return GLUED_LINKS.id if not ends_sentence(line) and GLUED_LINKS.find(line) else None


def _long_or_spoken(line: str, count: int) -> str | None:
    return _STORY if count > 40 or opens_speech(line) else None


def _bare_form(line: str, count: int) -> str | None:
    return next((rule.id for rule in _BARE if rule.find(line)), None)


def _heading(line: str, count: int) -> str | None:
    if count > 8:
        return None
    return next((rule.id for rule in (LABEL, COMMENTS, SECTION) if rule.find(line)), None)


def _pointer(line: str, count: int) -> str | None:
    pointed = (count <= 14 or not ends_sentence(line)) and POINTER.find(line)
    return POINTER.id if pointed else None


def _breadcrumb(line: str, count: int) -> str | None:
    found = count <= 20 and not ends_sentence(line) and _BREADCRUMB.find(line)
    return _BREADCRUMB.id if found else None


def _named_itself(line: str, count: int) -> str | None:
    return _NAMES_ITSELF.first(line) if count <= 40 and not reports_speech(line) else None


def _spoken_to_reader(line: str, count: int) -> str | None:
    rule = speaks_to_reader(line) if count <= 25 else None
    if rule is None or reports_speech(line):
        return None
    # A notice glued to a sentence of the story is cut out of it, see `_cut_sentences`.
    spans = sentence_spans(line)
    alone = len(spans) == 1 or not any(_is_report(line[start:end]) for start, end in spans)
    return rule if alone else None


_STORY = "story"
"""What a decider returns for a line that is the story's, whatever the later ones would say."""

_DECIDERS: tuple[Callable[[str, int], str | None], ...] = (
    _glued_links,
    _long_or_spoken,
    _bare_form,
    _heading,
    _pointer,
    _breadcrumb,
    _named_itself,
    _spoken_to_reader,
)
"""What decides on a line and its count of words, in the order in which it is asked."""


def _drop_sections(page: Page) -> None:
    """What hangs under a heading that has been dropped: a list of links, readers' comments."""
    for index, heading in enumerate(page.original):
        if page.lines[index] or count_words(heading) > 14:
            continue
        if COMMENTS.find(heading) and _is_past_story(page, index):
            for at in range(index + 1, len(page.lines)):
                page.drop(at, "chrome.comments-section")
            return
        if SECTION.find(heading):
            _drop_links(page, index + 1)


def _is_past_story(page: Page, index: int) -> bool:
    """Whether most of the running text stands before a line: a box over the story is no end."""
    before = after = 0
    for at, line in page.kept():
        if is_prose(line):
            before, after = (
                (before + count_words(line), after)
                if at < index
                else (before, after + count_words(line))
            )
    return before > after and before >= 50


def _drop_links(page: Page, start: int) -> None:
    """Headlines in a row; they end in no full stop and are short, as the story's text is not."""
    for at in range(start, len(page.lines)):
        line = page.lines[at]
        if line.endswith((".", ".”", '."')) or count_words(line) > 16:
            return
        page.drop(at, "navigation.links-under-heading")


def _drop_menus(page: Page) -> None:
    """Four or more labels of at most three words in a row: a menu, wherever it stands."""
    run: list[int] = []
    for index, line in [*page.kept(), (-1, "the end.")]:
        if count_words(line) <= 3 and not ends_sentence(line) and not line.endswith((":", ",")):
            run.append(index)
            continue
        # Three short lines in a row are still met in stories (names, a score); four are not.
        if len(run) >= 4:
            for at in run:
                page.drop(at, "navigation.menu")
        run = []


def _cut_seams(page: Page, index: int) -> None:
    if match := OPENING.find(page.lines[index]):
        page.cut(index, 0, match.end(), OPENING.id)
    while match := SEAM.find(page.lines[index]):
        page.cut(index, match.start(), match.end(), SEAM.id)


def _cut_sentences(page: Page, index: int) -> None:
    """Sentences of furniture at either end of a paragraph, or in a block inside it."""
    line = page.lines[index]
    if not speaks_to_reader(line):
        return
    spans = sentence_spans(line)
    marks = [_is_furniture_sentence(line[start:end]) for start, end in spans]
    for first, last in reversed(_blocks(line, spans, marks)):
        rules = [speaks_to_reader(line[start:end]) for start, end in spans[first : last + 1]]
        rule = next(rule for rule in rules if rule)
        page.cut(index, spans[first][0], spans[last][1], rule)


def _blocks(line: str, spans: list[tuple[int, int]], marks: list[bool]) -> list[tuple[int, int]]:
    """Runs of marked sentences, first and last; short ones between or at an end belong to them.

    A form speaks in scraps ("Sign up. An error. Thank you."), so unmarked scraps between marked
    sentences are part of it, and so is a whole paragraph half of whose sentences are marked and
    none of which reports.
    """
    found = [at for at, mark in enumerate(marks) if mark]
    reports = [
        not mark and _is_report(line[slice(*span)]) for mark, span in zip(marks, spans, strict=True)
    ]
    if len(found) >= 2 and len(found) * 2 >= len(marks) and not any(reports):
        return [(0, len(marks) - 1)]
    blocks: list[tuple[int, int]] = []
    for at in found:
        if blocks and not any(reports[blocks[-1][1] + 1 : at]):
            blocks[-1] = (blocks[-1][0], at)
        else:
            blocks.append((at, at))
    return blocks


def _is_report(sentence: str) -> bool:
    """Whether a sentence tells something, in eight words or more and the tense of reports."""
    return count_words(sentence) >= 8 and has_predicate(sentence) and not speaks_to_reader(sentence)


def _is_furniture_sentence(sentence: str) -> bool:
    return bool(speaks_to_reader(sentence)) and not reports_speech(sentence)
