"""What can be known of each article alone, by the article stages of the plan."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from variorum import pipeline
from variorum.errors import SkipArticle, fault
from variorum.model import Article, RawDocument, Reading, Rejection
from variorum.store.base import Made, Prepared

Record = TypeVar("Record", bound=msgspec.Struct)

Text = tuple[Article, str | None, frozenset[str]]
"""An article to read, its outlet's key, and that outlet's standing lines."""


def prepare(document: RawDocument) -> Prepared | Rejection:
    """All that can be known of one document alone, or the reason why it is not read."""
    own = clean_document(document)
    return own if isinstance(own, Rejection) else read_article((*own, frozenset()))


def clean_document(document: RawDocument) -> tuple[Article, str | None] | Rejection:
    """The article in a document and its outlet's key, or the reason why it is not read."""
    try:
        own: Article = pipeline.give("article", "own", {"document": document})["own"]
    except SkipArticle as reason:
        return Rejection(uri=document.uri, reason=str(reason))
    except Exception as error:
        return Rejection(uri=document.uri, reason=fault("cleaning", error))
    return own, pipeline.outlet_key(own, document)


def read_article(text: Text) -> Prepared | Rejection:
    """An article with its reading and features, or the reason why it is not read."""
    own, outlet, standing = text
    try:
        return _prepared(outlet, {"own": own, "standing": standing})
    except Exception as error:
        return Rejection(uri=own.uri, reason=fault("reading", error))


def with_features(own: Article, outlet: str | None, reading: Reading) -> Prepared:
    """An article and its reading, with what decides its story."""
    return _prepared(outlet, {"own": own, "reading": reading})


def _prepared(outlet: str | None, known: Mapping[str, Any]) -> Prepared:
    found = pipeline.give("article", "features", known)
    features: pipeline.Features = found["features"]
    return Prepared(
        own=found["own"],
        outlet=outlet,
        reading=found["reading"],
        keys=features.keys,
        strong=features.strong,
        day=features.day,
        features=msgspec.json.encode(features),
        made=made_of(),
    )


def made_of() -> Made:
    """The marks of the stages that make an article, its reading and its features."""
    now = pipeline.marks()
    return Made(own=now["clean"], reading=now["annotate"], features=now["features"])


def find_standing(articles: Iterable[Article]) -> frozenset[str]:
    """The standing lines of one outlet, all of whose articles these are."""
    found: frozenset[str] = pipeline.give("outlet", "standing", {"own": list(articles)})["standing"]
    return found


def with_standing(
    cleaned: Sequence[tuple[Article, str | None]],
) -> Iterator[Text]:
    """Each article and its outlet's key, with the standing lines among the outlet's articles."""
    by_outlet: dict[str, list[Article]] = {}
    for own, outlet in cleaned:
        if outlet is not None:
            by_outlet.setdefault(outlet, []).append(own)
    standing = {outlet: find_standing(articles) for outlet, articles in by_outlet.items()}
    for own, outlet in cleaned:
        yield own, outlet, standing.get(outlet or "", frozenset())


def pack(record: msgspec.Struct) -> bytes:
    """A record as the store keeps what is only read when a stage changes: compressed."""
    return zlib.compress(msgspec.json.encode(record))


def unpack(body: bytes, kind: type[Record]) -> Record:
    """The record that `pack` compressed."""
    return msgspec.json.decode(zlib.decompress(body), type=kind)
