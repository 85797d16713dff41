"""Two articles side by side: what they share, and whether they carry one piece of reporting."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from variorum.model import Article, Passage, Reuse, Span
from variorum.reuse.direction import find_direction
from variorum.reuse.passages import Fingerprint, covered, find_passages, fingerprint

COPY = 0.45
"""Share of one text, quotations aside, that stands in the other, from which on the two are
copies. On wirecopy_dev the pairs that share anything part best between .4 and .5; newsrooms
that work apart but from one press release stay below."""

SAME_AGENCY = 0.08
"""The same where both credit one agency: two takes of its dispatch, the second written through,
still share background; two of its dispatches on different matters do not."""

OTHER_AGENCY = 0.7
"""The same where the two credit different agencies: only an all but whole copy outweighs that."""

_QUOTED = re.compile(r"“[^“”\n]{20,600}+”|\"[^\"\n]{20,600}+\"")


class Text(NamedTuple):
    """An article as it is compared: its words and shingles, and what it quotes."""

    article: Article
    print: Fingerprint
    quoted: tuple[Span, ...]


def read_text(article: Article) -> Text:
    """An article, made ready to be compared."""
    text = article.text
    quotes = _QUOTED.finditer(text) if "“" in text or '"' in text else ()
    quoted = tuple(match.span() for match in quotes)
    return Text(article, fingerprint(article.text), quoted)


def compare_texts(a: Text, b: Text) -> Reuse | None:
    """What two articles share, or null where that is no passage."""
    passages = tuple(_quotation_alone(a, b, one) for one in find_passages(a.print, b.print))
    if not passages:
        return None
    share_a = covered([passage.a for passage in passages]) / len(a.article.text)
    share_b = covered([passage.b for passage in passages]) / len(b.article.text)
    own_words = [passage for passage in passages if not within(passage.a, a.quoted)]
    copied, basis = find_direction(a.article, b.article, own_words, share_a, share_b)
    return Reuse(
        copied=copied,
        articles=(a.article.id, b.article.id),
        passages=passages,
        share_a=round(share_a, 4),
        share_b=round(share_b, 4),
        direction_basis=basis,
    )


_ALIKE_AROUND = 0.6
"""Share of the words around a shared quotation that both texts must have for them to be shared as
well. Copies that were edited keep two words in three; of two reports of one statement, each with an
opening of its own, fewer than half are the same by chance ("on Tuesday", "in a statement")."""

_WORD = re.compile(r"\w+")


def _quotation_alone(a: Text, b: Text, one: Passage) -> Passage:
    """A passage without the words around its quotation where those are not the same in both.

    A run of shared words goes on over a few that differ: a long quotation would draw in the words
    by which each of two newsrooms introduces it.
    """
    quoted_a, quoted_b = _longest_quoted(one.a, a.quoted), _longest_quoted(one.b, b.quoted)
    if quoted_a is None or quoted_b is None or within(one.a, a.quoted):
        return one
    around = _around(a, one.a, quoted_a), _around(b, one.b, quoted_b)
    common = sum((around[0] & around[1]).values())
    if common >= _ALIKE_AROUND * max(around[0].total(), around[1].total()):
        return one
    return Passage(a=quoted_a, b=quoted_b)


def _longest_quoted(span: Span, quoted: Sequence[Span]) -> Span | None:
    """The part of a passage that stands in one quotation, if that is half of it."""
    parts = [(max(span[0], start), min(span[1], end)) for start, end in quoted]
    longest = max(parts, key=lambda part: part[1] - part[0], default=(0, 0))
    return longest if 2 * (longest[1] - longest[0]) >= span[1] - span[0] else None


def _around(text: Text, span: Span, quoted: Span) -> Counter[str]:
    """The words of a passage before and behind its quotation."""
    body = text.article.text
    outside = f"{body[span[0] : quoted[0]]} {body[quoted[1] : span[1]]}"
    return Counter(map(str.casefold, _WORD.findall(outside)))


def within(span: Span, quoted: Sequence[Span]) -> bool:
    """Whether at least four fifths of the span are quotation."""
    inside = sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in quoted)
    return inside >= 0.8 * (span[1] - span[0])


class Tie(NamedTuple):
    """The share of one text, quotations aside, that two have in common, and what it has to reach.

    `because` names which of the lines holds for the two.
    """

    share: float
    line: float
    because: Literal["copy", "one agency", "two agencies", "one family"]


def tie_of(a: Text, b: Text, reuse: Reuse, *, one_family: bool = False) -> Tie:
    """What decides whether two articles carry one piece of reporting."""
    share = max(
        _share_unquoted(a, [passage.a for passage in reuse.passages]),
        _share_unquoted(b, [passage.b for passage in reuse.passages]),
    )
    if one_family:
        return Tie(share, SAME_AGENCY, "one family")
    if a.article.agency and b.article.agency:
        if set(a.article.agencies) & set(b.article.agencies):
            return Tie(share, SAME_AGENCY, "one agency")
        return Tie(share, OTHER_AGENCY, "two agencies")
    return Tie(share, COPY, "copy")


def of_one_origin(a: Text, b: Text, reuse: Reuse, *, one_family: bool = False) -> bool:
    """Whether what two articles share makes them carry one piece of reporting."""
    tie = tie_of(a, b, reuse, one_family=one_family)
    return tie.share >= tie.line


def _share_unquoted(text: Text, spans: list[Span]) -> float:
    """The share of the text outside quotations that the spans cover."""
    quoted = covered(list(text.quoted))
    own = len(text.article.text) - quoted
    return (covered([*spans, *text.quoted]) - quoted) / own if own else 0.0
