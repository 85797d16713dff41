"""Captions and image credits, galleries and pull quotes: what a page shows beside the story."""

from itertools import pairwise

from variorum.clean.lines import (
    count_words,
    ends_sentence,
    has_predicate,
    has_speech,
    is_item,
    is_told,
    opens_speech,
    sentence_spans,
    words,
)
from variorum.clean.page import Page
from variorum.clean.wire import signed
from variorum.lexicon import in_order, load_rules, one_rule

_FILE = "captions"
_CREDIT_END = load_rules(_FILE, "credit-end")
_IN_BRACKETS = load_rules(_FILE, "brackets")
_OWNED = load_rules(_FILE, "owned")
_SIGNED = one_rule(_FILE, "caption.signed-in-brackets")
_CREDIT_ALONE = one_rule(_FILE, "caption.credit-alone")
_OWNED_END = one_rule(_FILE, "caption.owned-end")
_POST = one_rule(_FILE, "caption.post")
_BY_NETWORK = one_rule(_FILE, "caption.by-network")
_FILE_PHOTO = one_rule(_FILE, "caption.file-photo")
_IN_PHOTO = one_rule(_FILE, "caption.in-photo")
_GLUED_END = one_rule(_FILE, "caption.glued-end")
_LABELLED = one_rule(_FILE, "caption.labelled")
_LABEL_WORDS = one_rule(_FILE, "caption.label-words")
_AGENCY_FIRST = one_rule(_FILE, "caption.agency-first")
_TWO_OWNERS = one_rule(_FILE, "caption.two-owners")
_COUNTER_ALONE = one_rule(_FILE, "caption.counter-alone")
_SLIDE = one_rule(_FILE, "caption.slide")
_COUNTER = one_rule(_FILE, "caption.counter")
_GALLERY = one_rule(_FILE, "caption.gallery")
_PLACED = one_rule(_FILE, "caption.placed")
_PICTURE_WORDS = in_order("captions.picture_words")

# The longest captions of agencies run to about 80 words; a longer line that ends in an image
# credit is a paragraph to which a scraper glued a caption.
_LONGEST = 90

# A credit stands within this many characters of a line's end.
_END = 130

# Captions under a story rarely run over forty words; a paragraph that tells in the present does.
_TAIL = 40

_PULL_QUOTE = "duplicate.pull-quote"


def drop_captions(page: Page) -> None:
    """Take out captions, image credits, galleries and what repeats the body beside an image.

    An agency's name after the last paragraph signs the text, elsewhere a picture.
    """
    told = max((index for index, line in page.kept() if ends_sentence(line)), default=0)
    for index, line in list(page.kept()):
        if index > told and signed(line):
            continue
        if (credit := _SIGNED.find(line[-_END:])) and is_told(line):
            page.cut(index, len(line[:-_END]) + credit.start(), len(line), _SIGNED.id)
        elif rule := _gallery_rule(line) or caption_rule(line):
            page.drop(index, rule)
            continue
        if count_words(line) > _LONGEST and _FILE_PHOTO.find(line[:100]):
            _cut_glued(page, index)
        if "caption" in line or "copyright" in line:
            _cut_labels(page, index)
    _drop_gallery_titles(page)
    _drop_repeats(page)
    _drop_tail(page)
    _drop_between(page)


def is_caption(line: str) -> bool:
    """Whether a line is a caption or image credit by its own form."""
    return caption_rule(line) is not None


def caption_rule(line: str) -> str | None:
    """The rule by which a line is a caption or image credit, by its own form; or None."""
    bracketed = line[-1] in ")]"
    if bracketed and line[:3].upper() in ("FIL", "IN ") and _FILE_PHOTO.regex.match(line):
        return _FILE_PHOTO.id
    count = count_words(line)
    if count > _LONGEST or _POST.find(line):
        return None
    if rule := _labelled(line, count):
        return rule
    end = line[-_END:]
    if bracketed and (rule := _IN_BRACKETS.first(end)):
        return rule
    if bracketed and _OWNED_END.find(end) and _is_still(line):
        return _OWNED_END.id
    if _IN_PHOTO.find(line) and _is_still(_IN_PHOTO.regex.sub("", line)):
        return _IN_PHOTO.id
    if rule := _credit_end(end):
        return None if opens_speech(line) or _leads_to_post(line) else rule
    return _opening(line, count)


def cut_credit(page: Page, index: int) -> None:
    """Take the credit of its picture off a caption's end, and leave what the caption tells."""
    line = page.lines[index]
    at = max(0, len(line) - _END)
    for rule in (*_IN_BRACKETS, *_CREDIT_END, _OWNED_END):
        if match := rule.find(line[at:]):
            start = at + match.start()
            # What matched may begin with the caption's last word or its full stop.
            stop = match.group().rfind(". ")
            start += stop + 1 if stop >= 0 else 0
            page.cut(index, start, len(line), rule.id)
            return


def _leads_to_post(line: str) -> bool:
    """Whether a line's last sentence tells that someone wrote on a network: a post follows it.

    "The mayor thanked them via Twitter" is story; "Harbour police via Twitter" owns a picture.
    """
    if not _BY_NETWORK.find(line):
        return False
    start, end = sentence_spans(line)[-1]
    return has_predicate(line[start:end])


def _labelled(line: str, count: int) -> str | None:
    """The rule by which the beginning of a line, or a short line whole, is a credit."""
    if count <= 8 and _CREDIT_ALONE.find(line):
        return _CREDIT_ALONE.id
    if _LABELLED.find(line):
        return _LABELLED.id
    return _TWO_OWNERS.id if _TWO_OWNERS.find(line) else None


def _credit_end(end: str) -> str | None:
    """The rule by which the end of a line is the credit of a picture."""
    marked = "/" in end or "©" in end or "(" in end or _names_picture(end)
    return _CREDIT_END.first(end) if marked else None


def _opening(line: str, count: int) -> str | None:
    """The rule by which a line opens as captions do: with its picture, or with its owner."""
    if _names_picture(line[:200]) and _FILE_PHOTO.find(line[:200]):
        return _FILE_PHOTO.id
    if not 5 <= count <= 35 or ends_sentence(line):
        return None
    return _OWNED.first(line)


def _is_still(line: str) -> bool:
    """Whether a line tells and quotes nothing: it may say what is seen."""
    return not has_predicate(line) and not has_speech(line)


def _names_picture(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _PICTURE_WORDS)


def _gallery_rule(line: str) -> str | None:
    """The rule by which a line is the counter or the link of a gallery."""
    if (count_words(line) <= 60 or line.endswith("Gallery")) and _GALLERY.find(line):
        return _GALLERY.id
    if line[-1:].isalnum() and _COUNTER_ALONE.find(line):
        return _COUNTER_ALONE.id
    if "/" not in line or _POST.find(line):
        return None
    match = _SLIDE.find(line)
    if match and 1 <= int(match[1]) <= int(match[2]) > 1:
        return _SLIDE.id
    slides = [(int(at), int(of)) for at, of in _COUNTER.regex.findall(line)]
    # Counters of one gallery that count up: "1/8 ... 2/8 ... 3/8".
    steps = [b[0] - a[0] == 1 and a[1] == b[1] for a, b in pairwise(slides)]
    counted = bool(steps) and all(steps) and slides[-1][0] <= slides[-1][1] > 2
    return "caption.slides" if counted else None


def _cut_glued(page: Page, index: int) -> None:
    """A file photo's caption with the story glued to it: all up to the image's credit."""
    if match := _GLUED_END.find(page.lines[index]):
        page.cut(index, 0, match.end(), _GLUED_END.id)


def _cut_labels(page: Page, index: int) -> None:
    while match := _LABEL_WORDS.find(page.lines[index]):
        page.cut(index, match.start(), match.end(), _LABEL_WORDS.id)


def _drop_gallery_titles(page: Page) -> None:
    """The title of a gallery stands over it and once more inside its counter line."""
    counters = [line.lower() for line in page.original if " show all " in line[:120]]
    for index, line in list(page.kept()) if counters else []:
        title = f" show all {line.lower()}"
        if count_words(line) <= 12 and any(title in counter for counter in counters):
            page.drop(index, "caption.gallery-title")


def _drop_repeats(page: Page) -> None:
    """Lines that say again what another line says: pull quotes, captions, doubled paragraphs."""
    found = {index: words(line) for index, line in page.kept()}
    grams: dict[tuple[str, ...], set[int]] = {}
    for index, line in found.items():
        for at in range(len(line) - 3):
            grams.setdefault(tuple(line[at : at + 4]), set()).add(index)
    seen: set[tuple[str, ...]] = set()
    for index, line in found.items():
        key = tuple(line)
        if len(line) >= 5 and key in seen:
            page.drop(index, "duplicate.said-before")
            continue
        seen.add(key)
        text = page.lines[index]
        ended = ends_sentence(text) or is_item(text)
        if 8 <= len(line) <= 40 and not ended and _is_covered(index, found, grams):
            page.drop(index, _AGENCY_FIRST.id if _AGENCY_FIRST.find(text) else _PULL_QUOTE)


def _is_covered(
    index: int, found: dict[int, list[str]], grams: dict[tuple[str, ...], set[int]]
) -> bool:
    """Whether one longer line holds three in five of a line's runs of four words.

    A pull quote ends in its speaker's name and a caption begins with its owner's, so not all of
    its runs are in the body; a headline shares fewer, a crosshead has fewer than eight words.
    """
    line = found[index]
    hits: dict[int, int] = {}
    for at in range(len(line) - 3):
        for other in grams[tuple(line[at : at + 4])]:
            if other != index and len(found[other]) > len(line):
                hits[other] = hits.get(other, 0) + 1
    return max(hits.values(), default=0) >= 0.6 * (len(line) - 3)


def _drop_tail(page: Page) -> None:
    """Captions of a gallery left in a row at the end: no line of it reports anything.

    Two lines or more without a predicate, one of them broken off, or said before and so already
    dropped as a duplicate; the last paragraphs of a story have predicates and full stops.
    """
    tail: list[int] = []
    for index, line in reversed(list(page.kept())):
        told = has_predicate(line) or has_speech(line) or _POST.find(line)
        if told or not 4 <= count_words(line) <= _TAIL:
            break
        if is_item(line):
            return
        tail.append(index)
    whole = sum(count_words(line) for _, line in page.kept())
    if len(tail) < 2 or 2 * sum(count_words(page.lines[at]) for at in tail) > whole:
        # A tail of more words than the story has is the story itself.
        return
    broken = any(not ends_sentence(page.lines[index]) for index in tail)
    if broken or page.dropped("duplicate") & set(range(tail[-1], len(page.lines))):
        for index in tail:
            page.drop(index, "caption.tail")


def _drop_between(page: Page) -> None:
    """Lines among the paragraphs that neither end as sentences nor belong to a list: captions.

    A paragraph that lost its full stop looks the same, but does so once; so a line that reports
    something goes only where the page has several such lines. Eight words or more, since
    crossheads are shorter.
    """
    found = [index for index in _unended(page) if _may_be_caption(page.lines[index])]
    for index in found:
        line = page.lines[index]
        if len(found) >= 3 or _PLACED.find(line) or not has_predicate(line):
            page.drop(index, "caption.between")


def _may_be_caption(line: str) -> bool:
    placed = _PLACED.find(line) is not None
    if has_speech(line) or "@" in line or "http" in line or ". " in line:
        return placed and count_words(line) <= 45
    return (4 if placed else 8) <= count_words(line) <= 45


def _unended(page: Page) -> list[int]:
    """Lines inside the running text that end in no full stop, without those of a list."""
    standing = list(page.kept())
    ended = [at for at, (_, line) in enumerate(standing) if ends_sentence(line)]
    if not ended or len(ended) * 2 < len(standing):
        return []
    found: list[int] = []
    listing = False
    for index, line in standing[ended[0] : ended[-1]]:
        if ends_sentence(line):
            listing = False
        elif is_item(line) or line.endswith((",", "-", "—")):
            listing = True
        elif not listing:
            found.append(index)
    return found
