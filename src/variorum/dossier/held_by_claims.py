"""Held by claims: how much of a sentence the claims of several origins hold."""

from collections import defaultdict
from collections.abc import Sequence

from variorum.model import Claim, Span

_HELD = 0.4
"""The part of a sentence that a claim holds at least where it tells what the sentence tells."""

_MOST = 3  # other origins that are counted


class HeldByClaims:
    """The pieces of the claims of several origins, by article."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._shown: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        self._all: dict[str, list[tuple[Span, float]]] = defaultdict(list)
        for claim in claims:
            for piece in claim.pieces if claim.origins > 1 else ():
                span = piece.start, piece.end
                self._all[piece.article].append((span, claim.confidence or 0.0))
                if claim.shown:
                    self._shown[piece.article].append((span, claim.origins))

    def origins(self, article: str, span: Span) -> int:
        """How many other origins tell what a claim holds of a sentence, three at most."""
        held = [min(_MOST, n - 1) for one, n in self._shown[article] if _part(span, one) >= _HELD]
        return max(held, default=0)

    def likely(self, article: str, span: Span) -> float:
        """How likely a claim, shown or held back, holds a sentence, by the part that it holds."""
        return max((sure * _part(span, one) for one, sure in self._all[article]), default=0.0)


def _part(span: Span, piece: Span) -> float:
    """The part of a sentence that a piece of a claim holds, 0 to 1."""
    held = min(span[1], piece[1]) - max(span[0], piece[0])
    return max(0, held) / (span[1] - span[0])
