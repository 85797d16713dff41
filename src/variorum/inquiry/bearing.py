"""Bearing: what negates a word of a sentence, puts it ahead, or leaves it open."""

from collections.abc import Sequence

from variorum.annotate.text.closed_classes import AUXILIARIES
from variorum.inquiry.sentence_terms import MARKS, Term, Token
from variorum.lexicon import words

_NOT_ONLY = frozenset(["only", "just", "yet", "known", "clear", "immediately"])
_BARS = frozenset(["no", "without", "neither", "nor", "none", "nobody"])
_DENIES = frozenset(["deny", "denies", "denied", "denying"])
_NEGATORS = words("meanings.negators")
_OPEN = words("meanings.open_words")
_AHEAD = words("meanings.ahead_words")
_LEAVES_OPEN = words("meanings.leaves_open")
_BE = words("function_words.be")
_PRONOUNS = frozenset(["he", "she", "they", "we", "i"])
# What stands behind these has its own time.
_TURNS = frozenset(["after", "following", "amid", "because", "since", "as", "who", "which"])
# What bears on words further on than this has mostly ended.
_REACH = 9


def with_bearing(tokens: Sequence[Token], terms: Sequence[Term]) -> list[Term]:
    """The terms with what bears on each: words before it, up to the next mark."""
    held = {at: one for one in terms if one.last - one.at > 1 for at in range(one.at, one.last)}
    reach: list[tuple[int, int, str]] = []
    for at, token in enumerate(tokens):
        word = token.lower
        phrase = at in held and held[at].kind == "word"
        if negates(token) and not phrase:
            reach += _negated(tokens, at)
        if word == "too" and (to := _too(tokens, at)):
            reach.append((to, _until(tokens, to), "negated"))
        if word in _OPEN:
            reach.append((at, _until(tokens, at), "open"))
        if word in _AHEAD or (word == "to" and _is_headline_to(tokens, at)):
            reach.append((at, _until(tokens, at, _TURNS), "ahead"))
    return [_with_bearing(one, reach) for one in terms]


def _negated(tokens: Sequence[Token], at: int) -> list[tuple[int, int, str]]:
    """What a word of negation bears on."""
    if at + 1 < len(tokens) and tokens[at + 1].lower in _NOT_ONLY:
        return []
    until = _until(tokens, at, joined=True)
    found = [(at, until, "negated")]
    if tokens[at].lower in _BARS:
        found.append((at, until, "barred"))
    if until < len(tokens) and tokens[until].lower == "that":
        # Of "no evidence that" what follows is left open; of "not surprised that" it holds.
        # What somebody denies is negated on the other side of its "that" too.
        left = "open" if tokens[until - 1].lower in _LEAVES_OPEN else ""
        kind = "negated" if tokens[at].lower in _DENIES else left
        found.append((until, _until(tokens, until), kind))
    return found


def negates(token: Token) -> bool:
    """Whether a token turns what follows it into what was not so."""
    return token.lower in _NEGATORS or token.lower.endswith("n't")


def _too(tokens: Sequence[Token], at: int) -> int:
    """The "to" that "too" leads to, or 0: "too far away to be seen" is not seen."""
    last = min(at + 5, len(tokens))
    return next((i for i in range(at + 2, last) if tokens[i].lower == "to"), 0)


def _is_headline_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" follows a form of "be": "Kim is to meet Moon"."""
    return at > 0 and tokens[at - 1].lower in _BE


def _until(
    tokens: Sequence[Token], at: int, ends: frozenset[str] = frozenset(), *, joined: bool = False
) -> int:
    """Where the reach of the word at `at` ends; with `joined` also at an "and" with its own verb.

    "Has not been spared and has fallen": the fall is not negated.
    """
    last = min(len(tokens), at + 1 + _REACH)
    stops = MARKS | ends
    for i in range(at + 1, last):
        if tokens[i].lower in stops or (joined and _begins_anew(tokens, i)):
            return i
    return last


def _begins_anew(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins here that a negation before it does not reach."""
    word = tokens[at].lower
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word == "and":
        return after in AUXILIARIES
    return word in ("who", "which", "that") or word in _PRONOUNS


def _with_bearing(term: Term, reach: Sequence[tuple[int, int, str]]) -> Term:
    bears = [kind for at, until, kind in reach if at < term.at < until]
    return term._replace(
        negated=bears.count("negated") % 2 == 1,
        barred="barred" in bears,
        ahead="ahead" in bears,
        open="open" in bears,
    )
