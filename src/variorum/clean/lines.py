"""What a line of a page looks like: a sentence, a label, a headline; with a predicate or none."""

import re

from variorum.lexicon import one_rule

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_END = re.compile(r"[.!?…][\"'”’»)\]]*$|[:;,][\"”]$")
_SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*(\s+)(?=[\"'“‘«(\[]*[A-Z0-9À-Þ])")
_FILE = "furniture"
_FINITE = one_rule(_FILE, "line.predicate").regex
_SUBORDINATE = one_rule(_FILE, "line.subordinate").regex
_SPEECH = one_rule(_FILE, "line.speech").regex
_SAYING = one_rule(_FILE, "line.saying").regex


def words(line: str) -> list[str]:
    """The words of a line, in lower case."""
    return _WORD.findall(line.lower())


def count_words(line: str) -> int:
    """How many words a line has, by its blanks."""
    return line.count(" ") + 1 if line else 0


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_END.search(line[-6:]))


def is_item(line: str) -> bool:
    """Whether a line is an item of a list, or opens one."""
    return line[:1] in "•-*–▪●◦" or line.endswith((":", ";"))


def is_prose(line: str) -> bool:
    """Whether a line reads as running text: a whole sentence of five words, or 25 words at all."""
    count = count_words(line)
    return (count >= 5 and ends_sentence(line)) or count >= 25


def has_predicate(line: str) -> bool:
    """Whether the main clause says something in the tense of reports.

    Clauses that hang on "after", "who" and the like are left out, since captions have them too.
    """
    return bool(_FINITE.search(_SUBORDINATE.sub("", line)))


def has_speech(line: str) -> bool:
    """Whether a line quotes someone."""
    return bool(_SPEECH.search(line))


def opens_speech(line: str) -> bool:
    """Whether a line begins with what someone said."""
    return line[:1] in "\"“«‘'" and len(line) > 1


def is_told(line: str) -> bool:
    """Whether a line says that someone said something."""
    return bool(_SAYING.search(line))


def reports_speech(line: str) -> bool:
    """Whether a line quotes someone and says so: what it holds is then told, not addressed."""
    return opens_speech(line) or (has_speech(line) and is_told(line))


def sentence_spans(line: str) -> list[tuple[int, int]]:
    """Rough sentences of a line, for telling chrome apart from text glued to it."""
    cuts = [(match.start(1), match.end(1)) for match in _SENTENCE_BREAK.finditer(line)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(line)]
    return list(zip(starts, ends, strict=True))
