"""In how many articles of news at large each word stands."""

from functools import cache
from pathlib import Path

import msgspec

from variorum.errors import StopRun

FILE = Path(__file__).parent / "words.json"


class WordCounts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How common words are.

    `counts` says what was counted, in plain words. `articles` is the number of articles, and
    `words` gives for each word, in lower case, the number of articles it stands in. `data`,
    `digest` and `date` are as in `Weights`.
    """

    counts: str
    data: tuple[str, ...]
    digest: str
    date: str
    articles: int
    words: dict[str, int]


@cache
def load_word_counts() -> WordCounts:
    """The shipped counts, read once.

    Raises `StopRun` with one line where the file is missing or not of the form above.
    """
    try:
        return msgspec.json.decode(FILE.read_bytes(), type=WordCounts)
    except FileNotFoundError as error:
        raise StopRun(f"the counts of words {FILE} are missing; install Variorum again") from error
    except msgspec.MsgspecError as error:
        raise StopRun(f"the counts of words in {FILE} cannot be read ({error})") from error
