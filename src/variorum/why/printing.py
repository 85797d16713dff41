"""The answer to "why" as plain text."""

import textwrap
from collections.abc import Iterator

from variorum.dossier.formats import wording
from variorum.dossier.formats.lookups import names_of
from variorum.dossier.formats.told_reasons import Names, lines, tell
from variorum.model import Because, Comparison
from variorum.why.answering import Answer
from variorum.why.stated import Part

_WIDTH = 96


def print_answer(answer: Answer, comparison: Comparison) -> str:
    """The answer as lines of at most 96 characters: what it is, why, and its parts."""
    names = names_of(comparison)
    found = [*_wrapped(f"{answer.kind} {names.told(answer.id)}", "", "  ")]
    found += _wrapped(wording.one_line(names.told(answer.text)), "  ", "  ")
    found += _because(answer.because, names, "")
    for part in answer.parts:
        found.append("")
        found += _part(part, names)
    return "\n".join(found) + "\n"


def _part(part: Part, names: Names) -> Iterator[str]:
    where = f" {names.told(part.id)}" if part.id else ""
    yield from _wrapped(
        f"{part.kind}{where}  {wording.one_line(names.told(part.text))}", "", "    "
    )
    yield from _because(part.because, names, "  ")


def _because(because: tuple[Because, ...], names: Names, indent: str) -> Iterator[str]:
    for reason in tell(because, names):
        first, *rest = lines(reason)
        yield from _wrapped(first, f"{indent}- ", f"{indent}  ")
        for line in rest:
            plain = line.strip()
            yield from _wrapped(plain, f"{indent}    ", f"{indent}           ")


def _wrapped(text: str, first: str, later: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False
    ) or [first.rstrip()]
