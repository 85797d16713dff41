"""Names in a text, by rules: runs of capital words, and what stands in and around them.

A run is found by its letters, then labelled by what it holds (a kind of body, a country, a given
name), by what stands beside it (a title, "in", "who"), and, where that is silent, by how the same
words are used elsewhere in the article.
"""

from collections.abc import Sequence

from variorum.annotate.names.institutions import find_institutions
from variorum.annotate.names.kind_words import (
    BODIES,
    CALENDAR,
    GIVEN_NAMES,
    INSTITUTION_MODIFIERS,
    ORGANIZATION_HEADS,
    PEOPLES,
    PLACE_HEADS,
    PLACES,
    PORTFOLIOS,
    TITLES,
    WEAK_TITLES,
)
from variorum.annotate.names.kinds import LOCATIVES, OF_HEADS, Run, is_people, label_runs
from variorum.annotate.text.closed_classes import (
    AUXILIARIES,
    FUNCTION,
    IRREGULAR,
    NEVER_NAMES,
)
from variorum.annotate.text.word_tokens import Tokens, by_sentence, tokenise
from variorum.lexicon import words
from variorum.model import Label, Mention, Span

_PARTICLES = words("function_words.name_particles")


def find_names(text: str, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """The names in `text`, in order, none overlapping another.

    Titles stand outside a person's name, possessives outside any. Institutions that news names in
    lower case ("the Norwegian police", "the interior ministry") count as organizations, since they
    speak and act in the text as named ones do.
    """
    tokens = tokenise(text)
    bounds = by_sentence(tokens, sentences)
    lowered = {word for word in tokens.word if word[0].islower()}
    runs = [run for low, high in bounds for run in _runs(tokens, low, high, lowered)]
    runs = _unglued(tokens, _confirmed(tokens, runs, lowered))
    labels = label_runs(tokens, runs)
    found = [_mention(text, tokens, run, label) for run, label in zip(runs, labels, strict=True)]
    taken = {i for run in runs for i in range(run.first, run.last)}
    found += [
        _mention(text, tokens, Run(first, last, False), "organization")
        for first, last in find_institutions(tokens, taken)
    ]
    return tuple(sorted(_without_overlap(found), key=lambda mention: mention.start))


def _mention(text: str, tokens: Tokens, run: Run, label: Label) -> Mention:
    start, end = tokens.start[run.first], tokens.end[run.last - 1]
    return Mention(start=start, end=end, text=text[start:end], label=label)


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    """The longer of two that overlap, so that "Norwegian police" hides "Norwegian"."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def _is_capital(word: str) -> bool:
    if word.islower() or not word[0].isalpha():
        return False
    if word[0].isupper():
        return True
    # "al-Shabaab", "eBay", "d'Estaing": a capital after a short small head.
    return any(c.isupper() for c in word[1:4])


def _runs(tokens: Tokens, low: int, high: int, lowered: set[str]) -> list[Run]:
    """Runs of capital words of one sentence, joined over particles and "of" where they belong."""
    if _is_heading(tokens, low, high):
        return []
    runs: list[Run] = []
    i = low
    while i < high:
        if not _is_capital(tokens.word[i]):
            i += 1
            continue
        opens = i == low or tokens.word[i - 1] in "“\"‘':•–—-("
        j = _run_end(tokens, i, high)
        runs += _trimmed(tokens, Run(i, j, opens), lowered)
        i = j
    return runs


def _is_heading(tokens: Tokens, low: int, high: int) -> bool:
    """Whether most words are capital, so that capitals tell nothing (three words or more)."""
    letters = [w for w in tokens.word[low:high] if w[0].isalpha()]
    capital = sum(w.isupper() and len(w) > 1 for w in letters)
    return len(letters) >= 4 and capital > 0.6 * len(letters)


def _run_end(tokens: Tokens, i: int, high: int) -> int:
    """The end of the run that begins at token `i`."""
    raw, lower = tokens.word, tokens.lower
    j = i + 1
    while j < high:
        after = j
        while after < high and (lower[after] in _PARTICLES or raw[after] == "&"):
            after += 1
        if _is_capital(raw[j]) and raw[j] != "I":
            j += 1
        elif j < after < high and after - j <= 2 and _is_capital(raw[after]):
            j = after + 1
        else:
            over = _link(tokens, i, j, high)
            if over == j:
                break
            j = over
    return j


def _link(tokens: Tokens, i: int, j: int, high: int) -> int:
    """Where the run goes on after "of", "of the", "for" or "and" at `j`; `j` where it does not."""
    lower = tokens.lower
    after = j + 2 if j + 1 < high and lower[j + 1] == "the" else j + 1
    if after >= high or not _is_capital(tokens.word[after]):
        return j
    if lower[j] in {"of", "for"}:
        if lower[j - 1] in OF_HEADS and lower[j - 1] not in TITLES:
            return after + 1
        if lower[j] == "for" and after == j + 1 and lower[j - 1] in {"transport", "centre"}:
            return after + 1
    if lower[j] == "and" and after == j + 1:
        # "Ministry of Defence and Security", "Bosnia and Herzegovina".
        pair = " ".join(lower[i : after + 1])
        tail = after + 1 < high and lower[after + 1] in ORGANIZATION_HEADS
        if pair in PLACES or tail or lower[i] in {"ministry", "department"}:
            return after + 1
    return j


def _trimmed(tokens: Tokens, run: Run, lowered: set[str]) -> list[Run]:
    """The run without the titles before it and the words that only a sentence's start raised."""
    first, last, opens = run
    lower = tokens.lower
    while first < last and (lower[first] in FUNCTION or lower[first] == "'s"):
        first, opens = first + 1, first + 1 < last and opens
        opens = False
    if first < last - 1 and opens and _is_raised(tokens, first, lowered):
        first, opens = first + 1, False
    while last > first and (lower[last - 1] in FUNCTION or lower[last - 1] in CALENDAR):
        last -= 1
    while first < last - 1 and lower[first].strip(".") in CALENDAR:
        first, opens = first + 1, False
    if first >= last or tokens.word[first : first + 1] == ["I"]:
        return []
    name = _after_title(tokens, first, last)
    owner = _owner_end(tokens, first, last) if name > first or lower[last - 1] in TITLES else first
    runs = [Run(first, owner, opens)] if owner > first else []
    titles = all(word in TITLES and word not in GIVEN_NAMES for word in lower[name:last])
    if not titles and any(c.isalpha() for c in tokens.word[name]):
        runs.append(Run(name, last, opens and name == first))
    return runs


def _owner_end(tokens: Tokens, first: int, last: int) -> int:
    """The end of the country, people or body before a title: "Peruvian President", "UN chief"."""
    for end in range(min(last, first + 3), first, -1):
        key = " ".join(tokens.lower[first:end])
        if end < last and (key in PLACES or key in PEOPLES or key in BODIES):
            return end if tokens.lower[end] in TITLES | INSTITUTION_MODIFIERS else first
    return first


def _after_title(tokens: Tokens, first: int, last: int) -> int:
    """Where the name begins after "Foreign Minister", "Gen.", "Mr"; `first` without a title."""
    lower = tokens.lower
    if lower[first - 1 : first] == ["of"] and lower[first - 2] in TITLES:
        # "Secretary of State Jane Roe": what the office is for is no part of the name.
        while first < last - 1 and lower[first] in PORTFOLIOS:
            first += 1
    if last - first > 2 and lower[first] in PEOPLES and lower[first + 1] in GIVEN_NAMES:
        return first + 1
    for i in range(min(last - 1, first + 5) - 1, first - 1, -1):
        if lower[i] in TITLES and lower[i] not in WEAK_TITLES:
            rest = lower[i + 1 : last]
            # "Justice Department", "King Street" keep what only looks like a title.
            if (
                rest[-1] in ORGANIZATION_HEADS
                or rest[-1] in PLACE_HEADS
                or rest[0] in {"of", "for"}
            ):
                return first
            return i + 1
    return first


def _is_raised(tokens: Tokens, i: int, lowered: set[str]) -> bool:
    """Whether the word at `i` is capital only because it opens its sentence."""
    word = tokens.lower[i]
    if f"{word} {tokens.lower[i + 1]}" in PLACES | BODIES:
        return False
    if word in GIVEN_NAMES or word in PLACES or word in PEOPLES or word in TITLES:
        return word in lowered and word not in GIVEN_NAMES and word not in TITLES
    if tokens.word[i].isupper() and len(word) > 1:
        return False
    return word in NEVER_NAMES or word in lowered or word.endswith(("ing", "ly"))


def _confirmed(tokens: Tokens, runs: list[Run], lowered: set[str]) -> list[Run]:
    """The runs without single words whose capital only their place in the sentence explains."""
    elsewhere = {tokens.word[i] for run in runs if not run.opens for i in range(*run[:2])}
    kept = []
    for run in runs:
        word, lower = tokens.word[run.first], tokens.lower[run.first]
        if run.last - run.first == 1:
            if _is_shout(tokens, run.first, lowered) or word[:2] in {"R-", "D-", "I-"}:
                continue
            if lower in CALENDAR or lower in NEVER_NAMES or len(word) < 2:
                continue
            if run.opens and word not in elsewhere and _is_common(tokens, run.first, lowered):
                continue
        kept.append(run)
    return kept


def _is_shout(tokens: Tokens, i: int, lowered: set[str]) -> bool:
    """Whether a word is in capitals for its loudness, not as an acronym."""
    word, lower = tokens.word[i], tokens.lower[i]
    return len(word) > 2 and word.isupper() and word.isalpha() and lower in lowered | NEVER_NAMES


def _is_common(tokens: Tokens, i: int, lowered: set[str]) -> bool:
    word, lower = tokens.word[i], tokens.lower[i]
    if word.isupper() or lower in PLACES or lower in GIVEN_NAMES or is_people(lower):
        return False
    if lower in lowered or lower.endswith(("ing", "ly", "ed", "tion", "ment", "ness", "ers")):
        return True
    following = tokens.lower[i + 1] if i + 1 < len(tokens.lower) else ""
    shows_name = following in AUXILIARIES or following in IRREGULAR or following == "'s"
    return not shows_name or lower.endswith("s")


def _unglued(tokens: Tokens, runs: list[Run]) -> list[Run]:
    """The runs, cut where a place or a body and the name of its holder stand side by side.

    "The mayor of Lugo Ana Prieto", "the director of the Water Authority Jan Novak".
    """
    located = {
        tokens.word[run.first]
        for run in runs
        if run.last - run.first == 1 and tokens.lower[run.first - 1] in LOCATIVES
    }
    cut: list[Run] = []
    for run in runs:
        at = _seam(tokens, run, located)
        at = at if at is not None and tokens.word[at][0].isupper() else None
        cut += [Run(run.first, at, run.opens), Run(at, run.last, False)] if at else [run]
    return cut


_BODIES_OF = words("names.bodies_with_heads")


def _seam(tokens: Tokens, run: Run, located: set[str]) -> int | None:
    """Where the name of a holder begins in a run after "the mayor of", if it holds one."""
    lower = tokens.lower
    before = [lower[at] for at in range(max(0, run.first - 3), run.first)]
    if "of" not in before or not TITLES & set(before):
        return None
    for at in range(run.first + 1, run.last - 1):
        given = lower[at] in GIVEN_NAMES or run.last - at == 2
        if given and lower[at - 1] in _BODIES_OF and lower[run.last - 1] not in ORGANIZATION_HEADS:
            return at
    known = tokens.word[run.first] in located or lower[run.first] in PLACES
    return run.first + 1 if known and run.last - run.first == 3 else None
