"""What counts as a regex, an alternative and a word of code."""

from evaluation.house_counts import count

SOURCE = '''
"""Docstrings|count|nowhere."""
import re

A = re.compile(r"one|two|[|]three")
_B = "four five"
B = frozenset(_B.split())
C = words("six seven eight")
D = {"nine", "ten", "eleven"}
E = ("twelve", "thirteen")
_F = r"(?:x|y)"


def g(text: str) -> bool:
    """Nor|here."""
    return bool(re.search("a|b", text)) and text in ("c", "d", "e")
'''


def test_the_counts_of_a_module() -> None:
    assert count(SOURCE) == {
        "regexes": 2,
        "alternatives": 3 + 2 + 2,
        "words": 2 + 3,
        "strings": 3 + 3,
    }
