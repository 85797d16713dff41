"""Labels of names: is it a person, a body, a place, a people?

What the words of a name and those around it settle comes first; else the article decides, by how
it uses the same name elsewhere; else the gazetteer.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from variorum.annotate.names.kind_words import (
    BODIES,
    GIVEN_NAMES,
    INSTITUTIONS,
    ORGANIZATION_HEADS,
    OTHER_HEADS,
    PEOPLES,
    PLACE_HEADS,
    PLACE_NOUNS,
    PLACES,
    TITLES,
    WEAK_TITLES,
)
from variorum.annotate.places.gazetteer import find_areas, find_entries
from variorum.annotate.text.closed_classes import AUXILIARIES, DETERMINERS, IRREGULAR
from variorum.annotate.text.word_tokens import Tokens
from variorum.lexicon import words
from variorum.model import Label

LOCATIVES = words("function_words.locatives")
# A body's name may go on over these: "Ministry of the Interior", "Transport for London".
OF_HEADS = ORGANIZATION_HEADS | words("names.of_heads")
# "The mayor of X", "the people of X", "northern X", "X's army" and "the town X" tell of places.
_HOLDERS = PLACE_NOUNS | words("names.holders")
_SIDES = words("names.sides")
_HELD = INSTITUTIONS | words("names.held")
_FIRST_HEADS = words("names.first_heads")
_CUE = 3
"""What a preposition of place weighs against "X said": countries speak, people are not stood in."""
_SPEECH = words("reporting.after_speakers")


class Run(NamedTuple):
    """A run of tokens `[first, last)` that may be a name; `opens` where it opens its sentence."""

    first: int
    last: int
    opens: bool


def is_people(word: str) -> bool:
    """Whether a word names a people or its faith ("Kenyan", "Kenyans")."""
    return word in PEOPLES or (word.endswith("s") and word[:-1] in PEOPLES)


def label_runs(tokens: Tokens, runs: Sequence[Run]) -> list[Label]:
    """A label for each run: certain ones first, then by the same words' use in the article."""
    sure = [_sure_label(tokens, run) for run in runs]
    surnames = {
        tokens.word[run.last - 1]
        for run, label in zip(runs, sure, strict=True)
        if label == "person"
    }
    votes: dict[str, Counter[Label]] = {}
    for run, label in zip(runs, sure, strict=True):
        use = label or _use_label(tokens, run)
        if use:
            weight = _CUE if use == "place" else 1
            votes.setdefault(_key(tokens, run), Counter())[use] += weight
    return [
        label or _by_article(tokens, run, surnames, votes)
        for run, label in zip(runs, sure, strict=True)
    ]


def _key(tokens: Tokens, run: Run) -> str:
    return " ".join(tokens.lower[run.first : run.last])


def _sure_label(tokens: Tokens, run: Run) -> Label | None:
    """The label that the run's own words or a title before it settle."""
    raw, lower = tokens.word[run.first : run.last], tokens.lower[run.first : run.last]
    key = " ".join(lower)
    if key in PLACES and (key not in {"us", "uk", "usa", "uae", "drc"} or raw[0].isupper()):
        return "place"
    if len(lower) == 1 and is_people(lower[0]):
        return "group"
    if len(raw) == 1 and raw[0].isupper() and find_areas(raw[0]):
        return "place"  # "NSW"
    before = tokens.lower[run.first - 1] if run.first else ""
    if key in BODIES:
        return "organization"
    if lower[-1] in OTHER_HEADS and len(lower) > 1:
        return "other"
    if _is_organization(raw, lower):
        return "organization"
    of_place = len(lower) > 2 and lower[0] in PLACE_HEADS and lower[1] == "of"
    if (
        of_place
        or lower[-1] in PLACE_HEADS
        or (len(lower) > 1 and lower[0] in {"mount", "lake", "cape"})
    ):
        return "place" if len(lower) > 1 else None
    if (before in TITLES and before not in WEAK_TITLES) or lower[0] in GIVEN_NAMES:
        return "person" if len(lower) <= 4 else None
    after = tokens.lower[run.last] if run.last < len(tokens.lower) else ""
    return "place" if after in PLACE_NOUNS else None


def _is_organization(raw: list[str], lower: list[str]) -> bool:
    if len(raw) == 1:
        return _is_acronym(raw[0].replace(".", "")) or lower[0] in BODIES
    if lower[-1] in ORGANIZATION_HEADS or lower[0] in _FIRST_HEADS:
        return True
    return any(
        w in OF_HEADS and w not in PLACE_HEADS and lower[i + 1] in {"of", "for"}
        for i, w in enumerate(lower[:-1])
    )


def _is_acronym(word: str) -> bool:
    """Whether a word is written as bodies write theirs: "NATO", "TfL", "SeaWorld"."""
    if not word.isalnum() or word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Fitz", "Van")):
        return False
    return (
        word[0].isupper()
        and len(word) > 1
        and any(letter.isupper() for letter in word[2:] or word[1:])
    )


def _use_label(tokens: Tokens, run: Run) -> Label | None:
    """What one use of a name hints at: "in Xanadu", "Xanadu, who", "Xanadu said"."""
    before = tokens.lower[run.first - 1] if run.first else ""
    after = tokens.lower[run.last] if run.last < len(tokens.lower) else ""
    if before in LOCATIVES or _stands_like_place(tokens, run):
        return "place"
    acts = after in AUXILIARIES or after in IRREGULAR or after.endswith("ed")
    if before == "the":
        return "organization" if acts else None
    if acts or after in _SPEECH or (after == "," and _lower(tokens, run.last + 1) == "who"):
        return "person"
    return None


def _stands_like_place(tokens: Tokens, run: Run) -> bool:
    """ "Northern X", "the town of X", "the mayor of X", "the village X", "X's army"."""
    before, after = _lower(tokens, run.first - 1), _lower(tokens, run.last)
    held = _lower(tokens, run.first - 3) == "of"  # "the governor of the province Ana Prieto"
    if before in _SIDES or (before in PLACE_NOUNS and before not in TITLES and not held):
        return True
    if before == "of" and _lower(tokens, run.first - 2) in _HOLDERS:
        return True
    return after == "'s" and _lower(tokens, run.last + 1) in _HELD and run.last - run.first == 1


def _lower(tokens: Tokens, i: int) -> str:
    return tokens.lower[i] if 0 <= i < len(tokens.lower) else ""


def _by_article(
    tokens: Tokens, run: Run, surnames: set[str], votes: dict[str, Counter[Label]]
) -> Label:
    """The label of a run that nothing in it settles."""
    length = run.last - run.first
    if length <= 3 and tokens.word[run.last - 1] in surnames:
        return "person"
    if _is_known_place(" ".join(tokens.word[run.first : run.last])):
        return "place"
    cast = votes.get(_key(tokens, run))
    if cast:
        return max(sorted(cast), key=lambda label: cast[label])
    plain = all(w[0].isalpha() for w in tokens.word[run.first : run.last])
    before = tokens.lower[run.first - 1] if run.first else ""
    if 2 <= length <= 4 and plain and before not in DETERMINERS:
        return "person"
    return "other"


_KNOWN = 100_000
"""People of a town that a bare name is taken for: smaller towns share theirs with families."""


@lru_cache(maxsize=65536)
def _is_known_place(name: str) -> bool:
    """Whether a name is a country's, a region's or a city's and no given name."""
    if len(name) < 4 or name.split()[0].casefold() in GIVEN_NAMES:
        return False
    if find_areas(name):
        return True
    return any(
        entry.kind == "city" and entry.population >= _KNOWN and entry.name == name
        for entry in find_entries(name)
    )
