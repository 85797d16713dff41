"""Captions and image credits, galleries and pull quotes: what a page shows beside the story."""

import re
from itertools import pairwise

from variorum.clean.lines import (
    count_words,
    ends_sentence,
    has_predicate,
    has_speech,
    is_item,
    is_told,
    opens_speech,
    words,
)
from variorum.clean.page import Page
from variorum.clean.wire import signed

_STOCK = (
    r"(?:Getty(?: Images)?|Shutterstock|Alamy(?: Stock Photo)?|iStock|Unsplash|Pixabay"
    r"|Rex(?: Features)?|REX|SWNS|Corbis|Zuma(?: Press)?|ZUMA|Wikimedia(?: Commons)?|Flickr"
    r"|Twitter|Facebook|Instagram|YouTube|EPA(?:-EFE)?|Maxar|MAXAR|Screen ?(?:grab|shot)"
    r"|REUTERS|Sipa|Polaris|Redux|Magnum|GETTY|TWITTER|FACEBOOK|INSTAGRAM)"
)
# Agencies that sell pictures; the other agencies' names do not stand before captions.
_AGENCY = (
    r"(?:AP|AFP|Reuters|PA|EPA|dpa|DPA|Xinhua|TASS|ANSA|EFE|Kyodo|PTI|ANI|Anadolu|AA|UPI|Sputnik"
    r"|AAP|Yonhap|Press Association|Associated Press|The Associated Press|Agence France-Presse)"
)
_OWNER = rf"(?:{_STOCK}|{_AGENCY})"
_NAMED = r"[A-ZÀ-Þ][\w.'’\-]+"
_CREDIT_END = re.compile(
    # REUTERS/Some Name; Some Name/AP; AFP PHOTO / NAME; via Getty Images; Photo: Some Name
    rf"(?:\b{_OWNER}(?: Photos?| PHOTO| Images)? ?/ ?[A-Z@][\w.'’ \-]{{2,40}}(?:/\S+)?"
    rf"|{_NAMED}(?: {_NAMED}){{1,3}}(?:, ?(?:File|Pool))? ?/ ?(?:The )?{_OWNER}"
    r"(?: Photos?| Images)?"
    rf"|(?:\bvia|©|\([cC]\)) ?(?:[\w ]{{0,30}}/)?{_OWNER}(?: Images)?"
    rf"|© ?[\w .,'’\-]{{2,60}} \((?:Pool/)?{_OWNER}(?:/\w+)?"
    r"|\bGetty Images|\bAlamy|\bShutterstock"
    r"|\b(?:Photo|Photograph|Picture|Image|Pic|Illustration|Graphic|Photos|Pictures|Images|Video)"
    r"(?: [Cc]redit| [Cc]ourtesy(?: of)?| by|:|/)[ :]*[A-ZÀ-Þ@][^.]{0,60}"
    r")[.)\]]*(?: ?\(?[Ff]ile(?: [Pp]hoto)?\)?)?[.)\]]*$"
)
_BRACKETED = re.compile(
    r"[(\[](?:[^()\[\]]{0,60}[ ,/:])?"
    r"(?:[Pp]hotos?|PHOTO|[Ii]mages?|[Pp]ictures?|[Cc]redit|[Ff]ile)"
    rf"\b[^()\[\]]{{0,80}}[)\]]$"
    rf"|[(\[][^()\[\]]{{2,60}}/(?:The )?{_OWNER}(?: Photos?| Images)?[)\]]$"
)
# (Some Name/Some Outlet)
_SIGNED = re.compile(rf"[(\[]{_NAMED}(?: {_NAMED}){{1,3}}/(?:{_NAMED} ?){{1,4}}[)\]]$")
_CREDIT_ALONE = re.compile(rf"{_NAMED}(?: {_NAMED}){{1,3}}/{_NAMED}(?: {_NAMED}){{0,3}}")
# "... beside the lake. (University of Arden)": whose image it is, after the caption's full stop.
_OWNED_END = re.compile(r"[.!?][\"'”’]? [(\[](?:[A-Z][\w.&'’-]*|of|the|and|for|via|[/, ])+[)\]]$")
_TWEET = re.compile(r"[—–-] ?[^—–]{2,60} \(@\w{1,20}\)")
"""A post that the story quotes, with its author's name: no caption, whatever else it looks like."""
_FILE_PHOTO = re.compile(
    r"^(?:FILE|File)(?: ?[-–—:]| photo| picture| image)"
    r"|^(?:In|in) this .{0,60}\b(?:photo|image|picture|screen ?(?:grab|shot)|frame)\b"
    r"|^(?:An? |The |This |These )?(?i:(?:video|screen|frame|image|file|still|handout) ?)?"
    r"(?i:grabs?|stills?|screen ?shots?|frames?) (?:from|of|taken|obtained|made|provided)\b"
    r"|^(?:A |This )?(?:combination|composite) (?:photo|picture|image|of)\b"
    r"|\bin this (?:[\w.]+ ){0,4}file (?:photo|image|picture)\b|\b(?:undated|handout|pool) "
    r"(?:file )?(?:photo|photograph|image|picture)\b"
    r"|^This .{0,60}\b(?:photo|photograph|image|picture) "
    r"(?:made available|provided|released|taken|issued|shows?|shared|posted)\b"
)
# In the present tense, as captions speak of what is seen; a story says "seen in a photo posted".
_IN_PHOTO = re.compile(
    r"\bin (?:an?|this) (?:[\w-]+ ){0,2}(?:photo|photograph|picture|image|frame grab|still) "
    r"(?:obtained|provided|released|taken|issued|made available|posted|shared|from|by)\b"
    r"|^An? (?:\w+ )?(?:photo|image|picture) (?:from|of) .{0,80}\b(?:apparently )?shows?\b"
)
_GLUED_END = re.compile(
    r"[(\[](?:AP |AFP |Reuters )?(?:Photo|Image|Picture)[^()\[\]]{2,80}[)\]]\.?"
)
_LABELLED = re.compile(
    r"^(?:Image|Media|Photo|Picture|Video)[ -](?:copyright|caption|credit|source)s?\b"
    r"|^(?:Photo|Image|Picture|Photograph|Caption|Pictured|PHOTO|PICTURED)"
    r"(?: ?:| by [A-Z]| credit| courtesy)"
)
_LABEL_WORDS = re.compile(
    rf"\b(?:Image|Media) (?:copyright|source) (?:{_OWNER}|[A-Z]\w+)(?: (?:{_OWNER}|Images))?"
    r"(?: (?:Image|Media) caption)?|\b(?:Image|Media) caption\b"
)
_AGENCY_FIRST = re.compile(
    rf"(?:{_OWNER}|[a-z]{{4,10}}|[A-Z]{{2,5}})(?: ?[•·|/] ?[\w ]{{2,20}}?)* (?=[A-ZÀ-Þ\"“‘'0-9])"
)
_OWNER_FIRST = re.compile(rf"(?:{_OWNER})(?: ?[•·|/:–-] ?[\w ]{{2,20}}?)*:? (?=[A-ZÀ-Þ\"“‘'0-9])")
# A source in lower case before a sentence's capital ("twitter The scene ...").
_SITE_FIRST = re.compile(r"[a-z]{4,12} (?=[A-ZÀ-Þ])")
_TWO_OWNERS = re.compile(rf"{_OWNER} ?[•·|/] ?{_OWNER}\b")
_SLIDE = re.compile(r"(\d{1,3})/(\d{1,3}) (?!of\b|the\b|in\b)")
_SLIDES = re.compile(r"(?<![\w/.])(\d{1,3})/(\d{1,3})(?![\w/])")
_GALLERY = re.compile(
    r"\b\d{1,3} show all\b|\bslideshow \(\d+|\bimage \d{1,3} of /? ?\d{1,3}\b"
    r"|\bback to gallery$|\b(?:picture|photo|image) gallery \(\d+\b"
    r"|^(?:photo|image|picture|slide)? ?\d{1,3} (?:of|/) \d{1,3} ?[|:–—-]"
    r"|^(?:gallery|slideshow|photos?):? ?\d+ (?:photos|images)"
    r"|\b(?:view|show) (?:gallery|all \d+ (?:photos|images))\b|\bhide caption \d+ of \d+",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\((?:left|right|cent(?:re|er)|C|L|R|C-R|C-L|top|bottom|pictured|background|front|above)\)"
    r"|\bpictured\b|^(?:left|right|above|below|top|bottom)\b[:,]",
    re.IGNORECASE,
)

# The longest captions of agencies run to about 80 words; a longer line that ends in an image
# credit is a paragraph to which a scraper glued a caption.
_LONGEST = 90


# Captions under a story rarely run over forty words; a paragraph that tells in the present does.
_TAIL = 40


def drop_captions(page: Page) -> None:
    """Take out captions, image credits, galleries and what repeats the body beside an image.

    An agency's name after the last paragraph signs the text, elsewhere a picture.
    """
    told = max((index for index, line in page.kept() if ends_sentence(line)), default=0)
    for index, line in list(page.kept()):
        if index > told and signed(line):
            continue
        if (credit := _SIGNED.search(line[-130:])) and is_told(line):
            page.cut(index, len(line[:-130]) + credit.start(), len(line), "caption")
        elif _is_gallery(line) or is_caption(line):
            page.drop(index, "caption")
            continue
        if count_words(line) > _LONGEST and _FILE_PHOTO.search(line[:100]):
            _cut_glued(page, index)
        if "caption" in line or "copyright" in line:
            _cut_labels(page, index)
    _drop_gallery_titles(page)
    _drop_repeats(page)
    _drop_tail(page)
    _drop_between(page)


def is_caption(line: str) -> bool:
    """Whether a line is a caption or image credit by its own form."""
    count = count_words(line)
    if line[-1] in ")]" and line[:3].upper() in ("FIL", "IN ") and _FILE_PHOTO.match(line):
        return True
    if count > _LONGEST or _TWEET.search(line):
        return False
    if count <= 8 and _CREDIT_ALONE.fullmatch(line):
        return True
    if _LABELLED.match(line) or _TWO_OWNERS.match(line):
        return True
    end = line[-130:]
    if line[-1] in ")]" and (_BRACKETED.search(end) or _SIGNED.search(end)):
        return True
    if line[-1] in ")]" and _OWNED_END.search(end) and _is_still(line):
        return True
    if _IN_PHOTO.search(line) and _is_still(_IN_PHOTO.sub("", line)):
        return True
    if ("/" in end or "©" in end or "(" in end or _names_picture(end)) and _CREDIT_END.search(end):
        return not opens_speech(line)
    if _names_picture(line[:200]) and _FILE_PHOTO.search(line[:200]):
        return True
    owned = _OWNER_FIRST.match(line) or _SITE_FIRST.match(line)
    return bool(owned) and 5 <= count <= 35 and not ends_sentence(line)


def _is_still(line: str) -> bool:
    """Whether a line tells and quotes nothing: it may say what is seen."""
    return not has_predicate(line) and not has_speech(line)


def _names_picture(text: str) -> bool:
    lower = text.lower()
    return any(
        word in lower
        for word in (
            "photo",
            "pic",
            "image",
            "getty",
            "alamy",
            "file",
            "via",
            "grab",
            "still",
            "screen",
            "frame",
        )
    )


def _is_gallery(line: str) -> bool:
    if (count_words(line) <= 60 or line.endswith("Gallery")) and _GALLERY.search(line):
        return True
    if "/" not in line or _TWEET.search(line):
        return False
    match = _SLIDE.match(line)
    if match and 1 <= int(match[1]) <= int(match[2]) > 1:
        return True
    slides = [(int(at), int(of)) for at, of in _SLIDES.findall(line)]
    # Counters of one gallery that count up: "1/8 ... 2/8 ... 3/8".
    steps = [b[0] - a[0] == 1 and a[1] == b[1] for a, b in pairwise(slides)]
    return bool(steps) and all(steps) and slides[-1][0] <= slides[-1][1] > 2


def _cut_glued(page: Page, index: int) -> None:
    """A file photo's caption with the story glued to it: all up to the image's credit."""
    if match := _GLUED_END.search(page.lines[index]):
        page.cut(index, 0, match.end(), "caption")


def _cut_labels(page: Page, index: int) -> None:
    while match := _LABEL_WORDS.search(page.lines[index]):
        page.cut(index, match.start(), match.end(), "caption")


def _drop_gallery_titles(page: Page) -> None:
    """The title of a gallery stands over it and once more inside its counter line."""
    counters = [line.lower() for line in page.original if " show all " in line[:120]]
    for index, line in list(page.kept()) if counters else []:
        title = f" show all {line.lower()}"
        if count_words(line) <= 12 and any(title in counter for counter in counters):
            page.drop(index, "caption")


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
            page.drop(index, "duplicate")
            continue
        seen.add(key)
        text = page.lines[index]
        ended = ends_sentence(text) or is_item(text)
        if 8 <= len(line) <= 40 and not ended and _is_covered(index, found, grams):
            page.drop(index, "caption" if _AGENCY_FIRST.match(text) else "duplicate")


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
        told = has_predicate(line) or has_speech(line) or _TWEET.search(line)
        if told or not 4 <= count_words(line) <= _TAIL:
            break
        if is_item(line):
            return
        tail.append(index)
    if len(tail) < 2:
        return
    broken = any(not ends_sentence(page.lines[index]) for index in tail)
    if broken or page.dropped("duplicate") & set(range(tail[-1], len(page.lines))):
        for index in tail:
            page.drop(index, "caption")


def _drop_between(page: Page) -> None:
    """Lines among the paragraphs that neither end as sentences nor belong to a list: captions.

    A paragraph that lost its full stop looks the same, but does so once; so a line that reports
    something goes only where the page has several such lines. Eight words or more, since
    crossheads are shorter.
    """
    found = [index for index in _unended(page) if _may_be_caption(page.lines[index])]
    for index in found:
        line = page.lines[index]
        if len(found) >= 3 or _PLACED.search(line) or not has_predicate(line):
            page.drop(index, "caption")


def _may_be_caption(line: str) -> bool:
    placed = bool(_PLACED.search(line))
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
