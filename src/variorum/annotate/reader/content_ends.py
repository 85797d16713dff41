"""Where a content ends: with its paragraph, or with the quotation in which a sentence closed it.

The search for tags sees no farther than from one word to the next, and so now and then runs on
into the next paragraph, or stops at the end of a sentence in the middle of what somebody says.
"""

from itertools import pairwise

import numpy as np

from variorum.annotate.reader.ties import CONTENT
from variorum.annotate.reader.viterbi import Piece
from variorum.annotate.reader.windows import GAPS, QUOTES, Ints, Words

_LINE = 2
_STOPS = frozenset(".!?…")
_CLAUSES = frozenset(["that", "whether", "if", "how", "why"])


def settle(pieces: list[Piece], text: str, words: Words, sentence_of: Ints) -> list[Piece]:
    """`pieces` in order, with contents cut at line breaks and run on to the end of quotations.

    A content that opens in a quotation may cross lines: quotations do. On PolNeAR's articles no
    content that was right is changed by either. One that opens as a clause ends with its sentence.
    """
    inside = [look % QUOTES for look in words.looks.tolist()]
    breaks = {at for at, look in enumerate(words.looks.tolist()) if look // QUOTES % GAPS >= _LINE}
    taken = {at for first, last, _ in pieces for at in range(first, last)}
    settled: list[Piece] = []
    for first, last, kind in pieces:
        if kind != CONTENT:
            settled.append((first, last, kind))
        elif inside[first]:
            settled.append((first, _quotation_end(last, text, words, inside, breaks, taken), kind))
        else:
            last = _clause_end(first, last, text, words, inside, sentence_of)
            cuts = [first, *(at for at in range(first + 1, last) if at in breaks), last]
            settled += [(a, b, kind) for a, b in pairwise(cuts)]
    return settled


def _clause_end(
    first: int, last: int, text: str, words: Words, inside: list[int], sentence_of: Ints
) -> int:
    """Where a content that opens as a clause ends: with its sentence, unless a quotation is in it.

    "She said that the bridge fell. Two died." Of PolNeAR's 2,400 contents that open with "that",
    38 go on into another sentence, all of them inside a quotation.
    """
    if text[slice(*words.spans[first])].casefold() not in _CLAUSES or any(inside[first:last]):
        return last
    # As everywhere outside quotations, the stop at the end is no part of the content.
    end = int(np.searchsorted(sentence_of[first:last], sentence_of[first], side="right"))
    return last if first + end == last else first + max(1, end - 1)


def _quotation_end(
    last: int, text: str, words: Words, inside: list[int], breaks: set[int], taken: set[int]
) -> int:
    """The word after the quotation that a content ending at `last` stands in, or `last` itself.

    It goes on only from the end of a sentence, and only over words that are of no other span.
    """
    if text[words.spans[last - 1][0]] not in _STOPS:
        return last
    end = last
    while end < len(inside) and inside[end] and inside[last - 1] and end not in breaks:
        if end in taken:
            return last
        end += 1
    return end
