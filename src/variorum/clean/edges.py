"""What stands over a story and under it, and the pointers between its paragraphs.

Where a story begins and ends, a line must show that it belongs to it: that it is a sentence, or
has words in common with the text. Between the paragraphs the burden is the other way round.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from variorum.clean.lines import (
    count_words,
    ends_sentence,
    has_predicate,
    has_speech,
    is_item,
    is_prose,
)
from variorum.clean.page import Page
from variorum.clean.page_talk import opens_with_order
from variorum.lexicon import one_rule

_SEPARATOR = one_rule("furniture", "line.separator")
_GLUED = one_rule("furniture", "chrome.glued-words")
_READER = one_rule("furniture", "line.reader")
_FIELD = one_rule("furniture", "chrome.form-field")
_LENGTH = one_rule("furniture", "chrome.reading-length")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_LABELLED = one_rule("furniture", "line.labelled")
_FACT = one_rule("furniture", "line.fact")
_FACTS = one_rule("furniture", "line.fact-label")

# The longest line without a full stop that is taken for furniture at either end: headlines of
# other stories run to sixteen words, paragraphs that lost their full stop to more.
_LONGEST = 16


_HEADLINE = "navigation.headline-in-capitals"
_LABELLED_HEADLINE = "navigation.labelled-headline"


def drop_edges(page: Page) -> None:
    """Take out the labels, menus, links and requests before the story's first sentence and after
    its last."""
    reports = [index for index, line in page.kept() if _is_report(line)]
    if not reports:
        return
    first, last = reports[0], reports[-1]
    known = {word for index in reports for word in _content(page.lines[index])}
    listing = False
    facts = _facts(page)
    for index, line in list(page.kept()):
        # What stands under a colon is a list of the story: names of victims, hotlines.
        listing = (listing or is_item(line)) and not is_prose(line)
        if first <= index <= last or index in facts:
            continue
        if rule := _furniture_rule(line):
            page.drop(index, rule)
        elif not (listing or ends_sentence(line)) and _is_loose(line, index < first, known):
            page.drop(index, "navigation.loose-line")


def _facts(page: Page) -> set[int]:
    """Lines of a box of facts: three or more in a row that give a value to a label."""
    lines = dict(page.kept())
    return _runs(lines, {at for at, line in lines.items() if _is_fact(line)})


def _is_fact(line: str) -> bool:
    return bool(_FACT.find(line)) and not opens_with_order(line)


def _runs(lines: Iterable[int], marked: set[int]) -> set[int]:
    """The marked lines of which three or more stand in a row."""
    rows = (list(row) for mark, row in groupby(lines, marked.__contains__) if mark)
    return {index for row in rows if len(row) >= 3 for index in row}


def drop_pointers(page: Page) -> None:
    """Take out the headlines of other stories that stand between the paragraphs of this one.

    Two forms tell them: a label in capitals before a headline ("ALSO: Who owns the pier?"), and a
    whole headline in capitals on a page that is otherwise not. Labelled lines in a row are a box
    of facts.
    """
    lines = dict(page.kept())
    capitals = [index for index, line in lines.items() if line.isupper() and count_words(line) >= 6]
    labelled = [index for index, line in lines.items() if _is_labelled(line)]
    if len(capitals) * 4 <= len(lines):
        labelled += [index for index in capitals if not ends_sentence(lines[index])]
    facts = _runs(lines, set(labelled))
    for index in labelled:
        if index not in facts:
            page.drop(index, _HEADLINE if index in capitals else _LABELLED_HEADLINE)


def _is_report(line: str) -> bool:
    """Whether a line tells or quotes something in a whole sentence, and asks nothing."""
    if not is_prose(line) or _furniture_rule(line):
        return False
    return count_words(line) >= 12 or has_predicate(line) or has_speech(line)


def _furniture_rule(line: str) -> str | None:
    """The rule by which a line at either end is a menu, a request, or a form, by its shape."""
    count = count_words(line)
    if has_speech(line) or count > 40:
        return None
    if _FIELD.find(line):
        return _FIELD.id
    if opens_with_order(line) and count <= 25 and (_READER.find(line) or "!" in line):
        return None if has_predicate(line) else "chrome.request"
    return None if ends_sentence(line) else _label_rule(line, count)


def _label_rule(line: str, count: int) -> str | None:
    """The rule by which a line without a full stop is a row of labels, or one for a page."""
    parts = [part for part in _SEPARATOR.regex.split(line) if part]
    if len(parts) >= 2 and all(count_words(part) <= 10 for part in parts):
        return "chrome.marked-labels"
    if count <= 8 and _LENGTH.find(line):
        return _LENGTH.id
    glued = count <= 10 and _GLUED.find(line) and not has_predicate(line)
    return _GLUED.id if glued else None


def _is_loose(line: str, over: bool, known: set[str]) -> bool:
    """Whether a line without a full stop has nothing to do with the story beside it.

    A standfirst or a last paragraph shares words with the text or reports something; a section's
    name and the headline of another story do not.
    """
    count = count_words(line)
    if over and count <= 3:
        return True
    if count > _LONGEST or has_speech(line):
        return False
    shared = known & _content(line)
    if over:
        return not shared
    return not has_predicate(line) and (count <= 8 or len(shared) * 2 < len(_content(line)))


def _content(line: str) -> set[str]:
    return {word.casefold() for word in _CONTENT.findall(line)}


def _is_labelled(line: str) -> bool:
    match = _LABELLED.find(line)
    if not match or line.endswith((".", ".”", '."', ":")) or count_words(line) > _LONGEST:
        return False
    return count_words(match["rest"]) >= 4 and not _FACTS.find(match["label"])
