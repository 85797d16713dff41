"""Form texts: many events told in the same sentences, with other names and numbers put in."""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from variorum.lexicon import groups, words
from variorum.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:/]*")
# What changes from one event to the next, names and figures aside.
_FILLED = words("numbers.to_twelve") | words("function_words.filled_in")
# "One house was", "nine houses were": which of the two depends on the number that is put in.
_ONE_FORM = {
    form: verb for verb, forms in groups("function_words.one_or_many").items() for form in forms
}
_CALENDAR = words("calendar.capitalised")
# Shorter sentences are alike by chance ("Roads are closed.").
_LEAST = 5
_MOST = 16
_TOP = 2
# So many sentences in common make a form, one of them with other names in it.
SHARED = 3

Forms = dict[str, frozenset[str]]
"""By the mark of a sentence without what is filled in: the names that are."""


def find_forms(text: str, sentences: Iterable[Span]) -> Iterator[str]:
    """For each of the first sentences its mark, with the names filled in: "3f2a9c01 corran velma".

    Names are given of the sentences that tell the event, at the top: below, two reports of one
    event name other people in the same phrase ("Anyone who knows more may call ...").
    """
    for number, (start, end) in enumerate(list(sentences)[:_MOST]):
        found = _WORD.findall(text[start:end])
        if len(found) < _LEAST:
            continue
        names = {word.casefold() for word in found if word[0].isupper() and _is_name(word)}
        names = names if number < _TOP else set()
        bare = " ".join("_" if _is_filled(word) else _of_any_number(word) for word in found)
        bare = re.sub(r"_(?: _)+", "_", bare)
        yield " ".join([blake2b(bare.encode(), digest_size=4).hexdigest(), *sorted(names)])


def read_forms(forms: Iterable[str]) -> Forms:
    """The same as they are compared."""
    parted = (form.split(" ") for form in forms)
    return {mark: frozenset(names) for mark, *names in parted}


def is_one_form(a: Forms, b: Forms) -> bool:
    """Whether two texts fill in one form for two events.

    They share three sentences but for names and numbers, and in one at the top each names what the
    other does not. A text that is printed again, or brought up to date, has its names in both.
    """
    shared = a.keys() & b.keys()
    return len(shared) >= SHARED and any(a[mark] - b[mark] and b[mark] - a[mark] for mark in shared)


def _of_any_number(word: str) -> str:
    """A word in the form that it has for one and for many."""
    plain = word.casefold()
    if plain in _ONE_FORM:
        return _ONE_FORM[plain]
    return plain[:-1] if len(plain) > _LEAST_PLURAL and plain[-1] == "s" else plain


_LEAST_PLURAL = 3
"""Letters from which on a last s may be that of a plural."""


def _is_filled(word: str) -> bool:
    return not word[0].islower() or word in _FILLED


def _is_name(word: str) -> bool:
    return word.casefold() not in _CALENDAR
