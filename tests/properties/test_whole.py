"""Properties of the whole: any text in, no exception, exact evidence; any split, one result."""

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support import COVERAGE, without_given_ids
from variorum import engine
from variorum.dossier import verify
from variorum.model import Dossier, Reading, Rejection
from variorum.store.sqlite import SqliteStore

# Words that the rules look for, so that what is drawn reaches deep into them.
PIECES = st.sampled_from(
    [
        "said", "denied", "“", "”", '"', "at least 12", "people", "were killed", "on Thursday",
        "21 September", "according to", "The ministry", "Anna Verrick", "Ms Verrick", "she", ",",
        ". ", "\n\n", "\n", "including", "dozens", "of", "between 3 and 5", "soldiers", "in Paris",
        "(AFP)", "PORT MALEN, May 3 (Reuters) -", "Share this", "Advertisement", "two days after",
        "no one", "–", "’s", "will", "10,000", "0", "1/2", "$5 million", "km", "that", "\u200b",
    ]
)  # fmt: skip
NEWSLIKE = st.lists(PIECES | st.text(max_size=8), max_size=60).map(" ".join)
RELAXED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # each example runs the whole pipeline


@contextmanager
def folder_of(texts: list[str]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number}.txt").write_bytes(text.encode("utf-8", "replace"))
        yield folder


def spans_of(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Every span of a reading that carries its text."""
    for group in (reading.entities, reading.times, reading.places, reading.quantities):
        for one in group:
            yield one.start, one.end, one.text


@RELAXED
@given(st.lists(NEWSLIKE | st.text(max_size=400), min_size=1, max_size=4), st.booleans())
@example(["\ufeff\x00 said “", "“" * 300, "a\r\nb\rc\u2028d"], True)
def test_any_text_in_no_exception_and_exact_evidence(texts: list[str], as_is: bool) -> None:
    with folder_of(texts) as folder:
        for one in engine.read([folder], as_is=as_is, workers=1):
            if isinstance(one, Rejection):
                assert one.reason
                assert "internal error" not in one.reason
                continue
            text = one.article.text
            for start, end, words in spans_of(one):
                assert 0 <= start < end <= len(text)
                assert text[start:end] == words
            for said in one.attributions:
                for start, end in (*said.source, *said.cue, *said.content):
                    assert 0 <= start < end <= len(text)
                assert said.speaker is None or 0 <= said.speaker < len(one.entities)
        comparison = engine.compare([folder], as_is=as_is, workers=1)
    assert verify(comparison) == []
    seen = [article.uri for one in comparison.dossiers for article in one.articles]
    seen += [one.uri for one in comparison.rejected]
    assert sorted(seen) == sorted(f"{folder}/{number}.txt" for number in range(len(texts)))


def kept(parts: list[list[str]]) -> list[Dossier]:
    """The dossiers of a store to which these parts were added one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder, "store.db"))
        archive = engine.Archive(store, workers=1)
        for part in parts:
            archive.add(part)
        dossiers = list(archive.stories())
        store.close()
    return dossiers


FILES = sorted(str(path) for path in COVERAGE.rglob("*") if path.is_file())


@settings(max_examples=8, deadline=None)
@given(st.permutations(FILES), st.sets(st.integers(1, len(FILES) - 1), max_size=4))
def test_any_split_over_adds_gives_the_dossiers_of_one(order: list[str], cuts: set[int]) -> None:
    bounds = [0, *sorted(cuts), len(order)]
    parts = [order[a:b] for a, b in itertools.pairwise(bounds)]
    assert [unnamed(one) for one in kept(parts)] == at_once()


@cache
def at_once() -> list[str]:
    """The dossiers of the sample, added in one part."""
    return [unnamed(one) for one in kept([FILES])]


def unnamed(dossier: Dossier) -> str:
    return without_given_ids(msgspec.json.encode(dossier))
