"""JSON that may stand inside a page: no character of it ends a script block or a line of a script.

`<`, `>`, `&`, U+2028 and U+2029 are written as escapes, as the HTML standard advises for scripts
("Restrictions for contents of script elements") and ECMA-262 before 2019 needs for the last two.
In JSON they stand in strings alone, so the value that is read back is the same.
"""

_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def script_safe(json: bytes) -> str:
    """The JSON document as text without characters that a page would read as its own."""
    return json.decode().translate(_ESCAPES)
