"""Words and marks with their offsets, found once for the annotators that read word by word."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from variorum.lexicon import one_of
from variorum.model import Span

# A possessive stands apart from its noun, an abbreviation keeps its dot.
_TOKEN = re.compile(
    r"[a-z]+(?=[\s,])"  # most words; the rest below finds them too, more slowly
    rf"|{one_of('abbreviations.with_dot')}\.(?!\w)"
    r"|(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s+[A-Z])"
    r"|['’][sS]\b"
    r"|\d+(?:[.,:]\d+)*\w*"
    r"|[^\W_]+(?:(?!['’][sS]\b)['’\-‐–&](?=[^\W_])[^\W_]+)*"
    r"|\.\.\.|''|``|[^\w\s]"
)


class Tokens(NamedTuple):
    """The tokens of a text as parallel lists: offsets, the words, and the words in lower case."""

    start: list[int]
    end: list[int]
    word: list[str]
    lower: list[str]

    def between(self, span: Span) -> tuple[int, int]:
        """The range of tokens that begin inside `span`."""
        return bisect_left(self.start, span[0]), bisect_left(self.start, span[1])


@lru_cache(maxsize=2)
def tokenise(text: str) -> Tokens:
    """Every word, number and mark of `text`; only white space and underscores stand in none.

    The last texts' tokens are kept, since names and attributions both ask for them; nobody may
    change the lists.
    """
    matches = list(_TOKEN.finditer(text))
    found = [match.group() for match in matches]
    return Tokens(
        [match.start() for match in matches],
        [match.end() for match in matches],
        found,
        [word.lower().replace("’", "'") for word in found],
    )


def by_sentence(tokens: Tokens, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    """The range of tokens of each sentence."""
    return [tokens.between(sentence) for sentence in sentences]
