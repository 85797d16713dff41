"""Characters that nobody sees: which of a text's characters they are, and the text without them.

Signed text carries its manifest as variation selectors (C2PA 2.3, embedding into unstructured
text), and pages carry soft hyphens, joiners, byte-order marks and marks of direction. A word with
one inside no longer looks like the word, so they are set aside before anything is read. Kept are
those that have a meaning where they stand: a selector after its emoji or ideograph, a joiner
between emoji or in a script that joins letters, the tags of a flag.
"""

import re
from typing import Literal, NamedTuple

import msgspec

InvisibleKind = Literal[
    "variation_selector", "tag", "zero_width", "soft_hyphen", "byte_order_mark", "direction"
]

# Symbols that variation selectors 15 and 16 turn into text or emoji, and skin tones.
_EMOJI = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_IDEOGRAPH = (
    "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Arabic to Sinhala, Tibetan to Myanmar, Khmer and Mongolian: scripts in which joiners matter.
_JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\uabff"
_MEANT = (
    f"(?<=[{_EMOJI}])[\ufe0e\ufe0f]|(?<=[{_IDEOGRAPH}])[\ufe00-\ufe02\U000e0100-\U000e01ef]"
    f"|(?<=[#*0-9])\ufe0f(?=\u20e3)|(?<=[\u2200-\u22ff])\ufe00"
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])|(?<=[{_JOINING}])[\u200c\u200d]"
    "|(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
)
_SETS: tuple[tuple[InvisibleKind, str], ...] = (
    ("variation_selector", "\ufe00-\ufe0f\U000e0100-\U000e01ef"),
    ("tag", "\U000e0000-\U000e007f"),
    ("zero_width", "\u180e\u200b-\u200d\u2060-\u2064"),
    ("soft_hyphen", "\xad"),
    ("byte_order_mark", "\ufeff"),
    ("direction", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"),
)
_ANY = re.compile("[" + "".join(chars for _, chars in _SETS) + "]")
_FOUND = re.compile(
    f"(?P<meant>{_MEANT})|" + "|".join(f"(?P<{kind}>[{chars}])" for kind, chars in _SETS)
)


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """Characters of one kind that nobody sees and that were set aside before the text was read.

    `at` is the offset of the first one, in code points, in the text as it was given; of a page, in
    the main text that was found in it.
    """

    kind: InvisibleKind
    count: int
    at: int


class Shown(NamedTuple):
    """A text without its invisible characters; `places` are the offsets at which those stood."""

    text: str
    places: tuple[int, ...]
    set_aside: tuple[SetAside, ...]


def show(text: str) -> Shown:
    """`text` as a reader sees it, and what was set aside of it."""
    if text.isascii() or not _ANY.search(text):
        return Shown(text, (), ())
    places: list[int] = []
    first: dict[InvisibleKind, int] = {}
    counts: dict[InvisibleKind, int] = {}

    def drop(found: re.Match[str]) -> str:
        kind = found.lastgroup
        if kind == "meant":
            return found[0]
        known: InvisibleKind = kind  # type: ignore[assignment]
        places.append(found.start())
        first.setdefault(known, found.start())
        counts[known] = counts.get(known, 0) + 1
        return ""

    shown = _FOUND.sub(drop, text)
    notes = (SetAside(kind=kind, count=counts[kind], at=first[kind]) for kind in first)
    return Shown(shown, tuple(places), tuple(notes))
