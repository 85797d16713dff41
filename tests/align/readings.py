"""Readings built by hand: annotations are given as words and found in the text."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from tests.support import article
from variorum.model import (
    Attribution,
    Label,
    Measure,
    Mention,
    Mode,
    Origin,
    Place,
    Quantity,
    Reading,
    Span,
    TimeExpression,
)
from variorum.model.vectors import pack
from variorum.model.word_keys import parts_of

Said = tuple[str, str, str, Mode]
"""Source, cue and content as they stand in the text, and the mode."""


def read(
    uri: str,
    text: str,
    *,
    names: Mapping[str, Label] | None = None,
    said: Sequence[Said] = (),
    times: Mapping[str, str] | None = None,
    counts: Mapping[str, tuple[Measure, int]] | None = None,
    places: Sequence[Place] = (),
    published: str | None = None,
) -> Reading:
    """A reading of `text` whose annotations stand on every occurrence of the words given."""
    mentions = sorted(
        (
            Mention(start=start, end=end, text=text[start:end], label=label)
            for words, label in (names or {}).items()
            for start, end in _all(words, text)
        ),
        key=lambda mention: (mention.start, -mention.end),
    )
    return Reading(
        article=article(text, uri=uri, published=published),
        sentences=sentences(text),
        entities=tuple(mentions),
        times=tuple(
            TimeExpression(start=s, end=e, text=words, type="DATE", value=value, anchor="published")
            for words, value in (times or {}).items()
            for s, e in _all(words, text)
        ),
        places=tuple(places),
        quantities=tuple(
            Quantity(
                start=start,
                end=end,
                text=words,
                value=value,
                low=value,
                high=value,
                qualifier="exact",
                unit="person",
                measure=measure,
            )
            for words, (measure, value) in (counts or {}).items()
            for start, end in _all(words, text)
        ),
        attributions=tuple(_attribution(text, mentions, one) for one in said),
    )


def near(*readings: Reading) -> list[Reading]:
    """The readings, with all their sentences taken to mean the same."""
    return [
        replace(one, vectors=pack(np.tile(np.eye(1, 8, dtype=np.float32), (_parts(one), 1))))
        for one in readings
    ]


def _parts(one: Reading) -> int:
    return len(parts_of(one.article.text, one.sentences))


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences that end in a full stop, without the white space around them."""
    return tuple(match.span() for match in re.finditer(r"\S[^.]*(?:\.|$)[”\"]?", text))


def origins_of(*groups: Sequence[str]) -> tuple[Origin, ...]:
    """One origin for each group of article ids."""
    return tuple(
        Origin(id=f"o{at}", label=f"origin {at}", articles=tuple(group))
        for at, group in enumerate(groups)
    )


def _all(words: str, text: str) -> list[Span]:
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    assert found, f"{words!r} stands nowhere in the text"
    return found


def _attribution(text: str, mentions: Sequence[Mention], one: Said) -> Attribution:
    source, cue, content, mode = one
    at = text.index(content)
    spoken = _nearest(source, text, at)
    speakers = [i for i, mention in enumerate(mentions) if (mention.start, mention.end) == spoken]
    return Attribution(
        source=(spoken,),
        cue=(_nearest(cue, text, at),),
        content=((at, at + len(content)),),
        quoted=False,
        mode=mode,
        speaker=speakers[0] if speakers else None,
    )


def _nearest(words: str, text: str, at: int) -> Span:
    return min(_all(words, text), key=lambda span: abs(span[0] - at))
