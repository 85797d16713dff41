"""Galleries: slides of another one under a story, and pages that are nothing but one."""

from collections import defaultdict
from itertools import pairwise

from variorum.clean.captions import cut_credit
from variorum.clean.lines import count_words, ends_sentence, is_prose, sentence_spans, words
from variorum.clean.page import Page
from variorum.lexicon import one_rule

_SERIES = one_rule("captions", "caption.series")
_COUNTED = one_rule("captions", "caption.counted")
_GALLERY = one_rule("captions", "caption.gallery")

# Three slides make a series: two headings of a story may well begin alike.
_SLIDES = 3
# Three words in common: headings that share an article and a noun tell of one story.
_OPENING = 3
# The longest heading of a slide; the caption below it is no longer than a caption is.
_HEADING = 16
_CAPTION = 90
# A page of captions has no more running text than a sentence that introduces them.
_INTRODUCED = 30


def drop_series(page: Page) -> None:
    """Take out the slides of another gallery that stands among or below the paragraphs.

    The headings of its slides open with the gallery's title, and none of them ends as a sentence.
    Each goes with the one paragraph below it.
    """
    standing = list(page.kept())
    opening: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, (_, line) in enumerate(standing):
        if _OPENING < count_words(line) <= _HEADING and not ends_sentence(line):
            opening[tuple(words(line)[:_OPENING])].append(at)
    for slides in opening.values():
        if len(slides) < _SLIDES or not _alternate(slides):
            continue
        for at in slides:
            page.drop(standing[at][0], _SERIES.id)
            if at + 1 < len(standing) and count_words(standing[at + 1][1]) <= _CAPTION:
                page.drop(standing[at + 1][0], _SERIES.id)


def _alternate(slides: list[int]) -> bool:
    """Whether one paragraph, or none, stands between each slide and the next."""
    return all(later - at <= 2 for at, later in pairwise(slides))


def as_gallery(cleaned: Page) -> Page | None:
    """The page anew, with its captions kept as its text, where it is a gallery and no story.

    `cleaned` is the page after captions were dropped from it. It is a gallery where hardly any
    running text is left and two captions or more tell something in whole sentences. Counters,
    credits, and the gallery's title before each caption go.
    """
    left = sum(count_words(line) for _, line in cleaned.kept() if is_prose(line))
    captions = sorted(cleaned.dropped("caption"))
    told = [at for at in captions if _tells(cleaned.original[at])]
    said = sum(count_words(cleaned.original[at]) for at in told)
    if len(told) < 2 or left >= _INTRODUCED or said < 2 * left:
        return None
    page = Page(list(cleaned.original))
    for at in captions:
        if at not in told:
            page.drop(at, _GALLERY.id)
    for at in told:
        for _ in range(2):
            if match := _COUNTED.find(page.lines[at]):
                page.cut(at, match.start(), match.end(), _COUNTED.id)
    for at, _ in list(page.kept()):
        cut_credit(page, at)
    title = _common_opening([page.lines[at] for at in told])
    for at in told if title else ():
        page.cut(at, 0, title, _GALLERY.id)
    return page


def _tells(line: str) -> bool:
    return any(ends_sentence(line[start:end]) for start, end in sentence_spans(line)) and (
        count_words(line) > _OPENING
    )


def _common_opening(lines: list[str]) -> int:
    """How many characters the lines open with alike, to the end of a word: a gallery's title."""
    first, last = min(lines), max(lines)
    at = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    at = first.rfind(" ", 0, at) + 1
    return at if first[:at].count(" ") >= _OPENING else 0
