"""Who copied whom: origins with their articles, and shared passages side by side."""

from collections.abc import Iterable

from variorum.dossier.formats import wording
from variorum.dossier.formats.lookups import Index
from variorum.dossier.formats.view import Copying, Line, Ref, Source
from variorum.model import Credit, Evidence, Origin, Reuse, SharedOwner, SharedText, Span


def sources(index: Index) -> tuple[Source, ...]:
    """The origins, those with the most articles first."""
    found = [_source(index, origin) for origin in index.dossier.origins if origin.articles]
    return tuple(sorted(found, key=lambda one: (-len(one.pieces), one.pieces[0].number)))


def _source(index: Index, origin: Origin) -> Source:
    pieces = tuple(piece for piece in index.pieces if piece.article.id in set(origin.articles))
    return Source(
        label=pieces[0].origin,
        pieces=pieces,
        basis=(*(_basis(index, one) for one in origin.basis), *_also_in(index, origin)),
        why=index.why(origin.because),
    )


def _basis(index: Index, basis: SharedText | Credit | SharedOwner) -> Line:
    if isinstance(basis, Credit):
        piece = index.piece_of[basis.article]
        credited = wording.one_line(basis.credited)
        refs = index.refs([basis.evidence] if basis.evidence else [])
        return Line(f"[{piece.number}] {piece.outlet} credits {credited}", refs)
    a, b = (index.piece_of[key] for key in basis.articles)
    if isinstance(basis, SharedText):
        share = wording.percent(basis.share)
        return Line(f"[{a.number}] and [{b.number}] share {share} of the shorter text", ())
    family = wording.one_line(basis.family)
    return Line(f"[{a.number}] and [{b.number}] are of outlets of one owner: {family}", ())


def _also_in(index: Index, origin: Origin) -> Iterable[Line]:
    """Articles of other origins that hold passages of this one, with those passages."""
    held: dict[str, list[Evidence]] = {}
    for one in origin.also_in:
        held.setdefault(one.article, []).append(one)
    for article in sorted(held, key=index.numbers.__getitem__):
        piece = index.piece_of[article]
        passages = wording.count(len(held[article]), "passage")
        yield Line(
            f"{passages} of it also in [{piece.number}] {piece.outlet}", index.refs(held[article])
        )


def copyings(index: Index) -> tuple[Copying, ...]:
    """Pairs of articles that share text, the lowest numbers first."""
    found = [_copying(index, reuse) for reuse in index.dossier.reuse]
    return tuple(sorted(found, key=lambda one: one.key))


def _copying(index: Index, reuse: Reuse) -> Copying:
    a, b = (index.piece_of[key] for key in reuse.articles)
    shares = {a.number: reuse.share_a, b.number: reuse.share_b}
    copied = a if reuse.copied == reuse.articles[0] else b
    copier = b if copied is a else a
    names = {one.number: f"[{one.number}] {one.outlet}" for one in (a, b)}
    share = {one.number: wording.percent(shares[one.number]) for one in (a, b)}
    if reuse.copied is None:
        first, second = sorted((a, b), key=lambda one: one.number)
        text = (
            f"{names[first.number]} and {names[second.number]} share text; "
            f"nothing shows who copied whom "
            f"({share[first.number]} of the one, {share[second.number]} of the other)"
        )
    else:
        basis = wording.DIRECTIONS.get(reuse.direction_basis or "", "")
        text = (
            f"{names[copier.number]} copied {names[copied.number]}"
            f"{': ' + basis if basis else ''} "
            f"({share[copier.number]} of its text, {share[copied.number]} of the other's)"
        )
    return Copying(
        key=f"copy-{a.number}-{b.number}",
        text=text,
        directed=reuse.copied is not None,
        passages=tuple(
            (_passage(index, reuse.articles[0], one.a), _passage(index, reuse.articles[1], one.b))
            for one in reuse.passages
        ),
        why=index.why(reuse.because),
    )


def _passage(index: Index, article: str, span: Span) -> Ref:
    return index.ref(index.piece_of[article].article.evidence(span))
