"""Standing: whether a reader who sees one sentence and nothing else knows what it is about."""

import re
from bisect import bisect_left

from variorum.dossier.accounts import Account
from variorum.lexicon import load_rules
from variorum.model import Span

# How a sentence opens that leans on the one before it, by the lexicon: what opens a quotation does
# so as well.
_LEANS = re.compile(
    rf"[\"“‘']?\s*(?:{load_rules('leaning', 'opens').regex.pattern})", re.IGNORECASE
)
_NAMES_NOBODY = load_rules("leaning", "names nobody").regex
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|you|your)\b")
_POINTS_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?) (?:it|this|that|them"
    r"|(?:the|these|those) (?:account|claim|accusation|allegation|charge|explanation)s?"
    r"(?!\s(?:of|that)\b))\b"
    r"|\bsuch\b"
)
_ENDS = re.compile(r"[.!?][”\"’')\]]*$")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_RUNS_ON = re.compile(r"[A-Za-z]{2}[”\"’']?[.!?,;][”\"]?[A-Z][a-z]+\s")
_QUOTES = re.compile(r"[\"“”]")


def leans(text: str) -> bool:
    """Whether a sentence opens with a word that leans on the one before it."""
    return bool(_LEANS.match(text) or _NAMES_NOBODY.match(text))


def points_back(text: str) -> bool:
    """Whether a sentence answers something that stands in another: "denied the accusation"."""
    return bool(_POINTS_BACK.search(text))


def ends_whole(text: str) -> bool:
    """Whether a sentence ends as sentences do, with a full stop or the like."""
    return bool(_ENDS.search(text))


def without_quotations(text: str) -> str:
    """A sentence without what it quotes, in which "I" and "we" are whoever is quoted."""
    return _QUOTED.sub(" ", text)


def runs_on(text: str) -> bool:
    """Whether two sentences stand in one without a blank between: "the dam.Roy said"."""
    return bool(_RUNS_ON.search(text))


def is_whole(text: str) -> bool:
    """Whether a sentence reads alone: it opens and ends as sentences do, and leans on no other."""
    opens = text[:1].isupper() or text[:1].isdigit() or text[:1] in "\"“‘'$€£"
    return opens and ends_whole(text) and not leans(text) and not splits_quotation(text)


def splits_quotation(text: str) -> bool:
    """Whether a quotation is opened or closed in a sentence, and not both."""
    return len(_QUOTES.findall(text)) % 2 == 1


def speaks_to_reader(text: str) -> bool:
    """Whether a sentence says "I", "we" or "you"."""
    return bool(_FIRST_PERSON.search(text))


# So many sentences of an account are its lead.
_LEAD = 2


def standing(account: Account, span: Span) -> float:
    """From 1 for a sentence that stands alone down to near 0 for a fragment; more for a lead.

    Each lack halves it or worse: no end, half a quotation, an opening that leans on what was said
    before, no name, a word that points back. An editor would pick any other sentence first.
    """
    start, end = span
    text = account.reading.article.text[start:end]
    value = 1.0
    if not ends_whole(text):
        value *= 0.2
    if leans(text):
        value *= 0.3
    if splits_quotation(text) or text[0] in '"“':
        value *= 0.4
    if points_back(text):
        value *= 0.5
    entities = account.reading.entities
    at = bisect_left(entities, start, key=lambda one: one.start)
    if at == len(entities) or entities[at].start >= end:
        value *= 0.5
    if len(account.words.keys(start, end)) < 5:
        value *= 0.3
    # Reporters write the first sentences for readers who know nothing yet.
    if start <= account.reading.sentences[:_LEAD][-1][0]:
        value *= 1.5
    return value
