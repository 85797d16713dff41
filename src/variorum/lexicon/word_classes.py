"""Classes of words, read from the files of a language.

A class is named by its file and its own name: `"calendar.months"` is the class `months` of
`en/calendar.toml`. A file is read when one of its classes is first asked for, and once only.

Raises `StopRun` everywhere where a file or a class is not there or is not in the form that
`docs/lexicon.md` describes; the message names the file and the key.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from variorum.errors import StopRun

LANGUAGE = "en"
FOLDER = Path(__file__).parent
_HOLDS = frozenset(["words", "phrases", "table", "groups", "includes", "parts"])
_KEYS = _HOLDS | {"about", "without"}


@cache
def words(key: str, language: str = LANGUAGE) -> frozenset[str]:
    """The words of a class; for a class that is a table, its forms.

    >>> "march" in words("calendar.months")
    True
    """
    return frozenset(in_order(key, language))


@cache
def in_order(key: str, language: str = LANGUAGE) -> tuple[str, ...]:
    """The words of a class in the order of the file, those of included classes first."""
    file, entry = _entry(key, language)
    found = dict.fromkeys(_included(key, file, entry, language))
    for word in _own(entry):
        if word in found:
            raise StopRun(f"lexicon {language}/{key}: {word!r} stands in it twice")
        found[word] = None
    for word in str(entry.get("without", "")).split():
        if word not in found:
            raise StopRun(f"lexicon {language}/{key}: {word!r} is taken out but not in it")
        del found[word]
    return tuple(found)


@cache
def table(key: str, language: str = LANGUAGE) -> dict[str, str]:
    """What each form of a table stands for; nobody may change it.

    A line of a table is a value, a colon and the forms that stand for it, parted by commas.

    >>> table("calendar.seasons")["fall"]
    'FA'
    """
    _, entry = _entry(key, language)
    if "table" not in entry:
        raise StopRun(f"lexicon {language}/{key}: it has no table")
    made: dict[str, str] = {}
    for value, forms in _lines(key, entry["table"], language):
        for form in forms:
            if form in made:
                raise StopRun(f"lexicon {language}/{key}: {form!r} stands in it twice")
            made[form] = value
    return made


@cache
def groups(key: str, language: str = LANGUAGE) -> dict[str, tuple[str, ...]]:
    """The words of each group, by its name; a word may stand in several. Nobody may change it.

    A line is the name of a group, a colon and its words, parted by commas.

    >>> groups("reporting.modes")["denies"][:2]
    ('deny', 'reject')
    """
    _, entry = _entry(key, language)
    if "groups" not in entry:
        raise StopRun(f"lexicon {language}/{key}: it has no groups")
    made = {name: tuple(found) for name, found in _lines(key, entry["groups"], language)}
    for name, found in made.items():
        for word in found:
            if found.count(word) > 1:
                raise StopRun(f"lexicon {language}/{key}: {word!r} stands in {name!r} twice")
    return made


@cache
def parts(key: str, language: str = LANGUAGE, bracket: str = "(?:") -> str:
    """A piece of a pattern that several rules are made of, as the file gives it, in brackets."""
    file, entry = _entry(key, language)
    if "parts" not in entry:
        return one_of(key, language=language)
    return f"{bracket}{expand(str(entry['parts']), file, language, bracket)})"


@cache
def named(file: str, begin: str, language: str = LANGUAGE) -> tuple[str, ...]:
    """The names of the classes of a file that begin so, without that beginning, in its order.

    >>> named("measures", "weak_")[0]
    'injured'
    """
    found = (name for name in read_file(file, language) if name.startswith(begin))
    return tuple(name.removeprefix(begin) for name in found)


@cache
def one_of(*keys: str, language: str = LANGUAGE) -> str:
    """A pattern that matches any word of these classes, in the order of the files.

    >>> one_of("calendar.seasons")
    '(?:spring|summer|autumn|fall|winter)'
    """
    found = dict.fromkeys(word for key in keys for word in in_order(key, language))
    return f"(?:{'|'.join(re.escape(word) if '.' in word else word for word in found)})"


def expand(pattern: str, file: str, language: str = LANGUAGE, bracket: str = "(?:") -> str:
    """A pattern with every `{class}` replaced by the words or the piece of that class.

    A caret behind the name, as in `{calendar.months^}`, gives its words a capital. A line break and
    the blanks that begin the next line are no part of a pattern.
    """

    def piece(match: re.Match[str]) -> str:
        key = match[1] if "." in match[1] else f"{file}.{match[1]}"
        return one_of(key, language=language).title() if match[2] else parts(key, language, bracket)

    return re.sub(r"\{([a-z_]+(?:\.[a-z_]+)?)(\^?)\}", piece, re.sub(r"\n\s*", "", pattern))


@cache
def read_file(file: str, language: str = LANGUAGE) -> dict[str, Any]:
    """The tables of one file of a language, unchecked but for their being TOML."""
    path = FOLDER / language / f"{file}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StopRun(f"lexicon {language}: there is no file {file}.toml") from None
    except tomllib.TOMLDecodeError as error:
        raise StopRun(f"lexicon {language}/{file}.toml: {error}") from error


def _entry(key: str, language: str) -> tuple[str, dict[str, Any]]:
    file, _, name = key.partition(".")
    entry = read_file(file, language).get(name)
    if not isinstance(entry, dict):
        raise StopRun(f"lexicon {language}/{file}.toml: there is no class {name!r}")
    unknown = entry.keys() - _KEYS
    if unknown:
        raise StopRun(f"lexicon {language}/{key}: unknown key {min(unknown)!r}")
    if not str(entry.get("about", "")).strip():
        raise StopRun(f"lexicon {language}/{key}: it does not say what it is about")
    if not entry.keys() & _HOLDS:
        raise StopRun(f"lexicon {language}/{key}: it holds nothing")
    return file, entry


def _own(entry: dict[str, Any]) -> Iterator[str]:
    yield from str(entry.get("words", "")).split()
    yield from (line.strip() for line in str(entry.get("phrases", "")).splitlines() if line.strip())
    for line in str(entry.get("table", "")).splitlines():
        yield from _forms(line)


def _included(key: str, file: str, entry: dict[str, Any], language: str) -> Iterator[str]:
    for one in entry.get("includes", ()):
        other = one if "." in one else f"{file}.{one}"
        if other == key:
            raise StopRun(f"lexicon {language}/{key}: it includes itself")
        yield from in_order(other, language)


def _lines(key: str, text: str, language: str) -> Iterator[tuple[str, list[str]]]:
    for line in text.splitlines():
        if line.strip():
            value, colon, _ = line.partition(":")
            if not colon:
                raise StopRun(f"lexicon {language}/{key}: {line.strip()!r} has no colon")
            yield value.strip(), _forms(line)


def _forms(line: str) -> list[str]:
    forms = line.partition(":")[2].split(",")
    return [form.strip() for form in forms if form.strip()]
