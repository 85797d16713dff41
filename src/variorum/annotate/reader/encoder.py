"""The reader: one pass of a small encoder finds names and who says what, and weighs sentences.

    reader = Reader.load()
    for found in reader.read([(text, sentences), ...]): ...

Heavy libraries are imported when a reader is loaded, not before.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from variorum import weights
from variorum.annotate.reader.content_ends import settle
from variorum.annotate.reader.pooling import OUTPUTS, Sums
from variorum.annotate.reader.ties import NeuralAttribution, tie
from variorum.annotate.reader.viterbi import Piece, find_names, find_pieces, viterbi
from variorum.annotate.reader.windows import Words, make_windows, split_words
from variorum.annotate.reader.word_pieces import Cutter, open_cutter
from variorum.errors import StopRun
from variorum.model.reading import Label, Mention
from variorum.model.span import Span
from variorum.model.word_keys import parts_of

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Text = tuple[str, Sequence[Span]]
"""A text and its sentences, in order, as characters."""

SHIPPED = Path(weights.__file__).parent / "reader"
FILES = ("model.onnx", "tokenizer.json", "reader.json")
FORMAT = 1

# Word pieces read at a time: some ten articles, enough to search their tags side by side.
_CHUNK = 16_000


class NeuralReading(NamedTuple):
    """What the reader finds in one text.

    `vectors` has one row of unit length for each of `parts_of` its sentences (zeros where a part
    has no word).
    """

    mentions: tuple[Mention, ...]
    attributions: tuple[NeuralAttribution, ...]
    vectors: Floats


class _Article(NamedTuple):
    """One text, cut up: `firsts` is the first piece of each word, and last the count of pieces."""

    text: str
    words: Words
    ids: Ints
    of_word: Ints
    firsts: Ints
    sentence_of: Ints  # of each word
    part_of: Ints
    parts: int
    windows: list[Span]


class Reader:
    """A loaded model. Reading is deterministic and does not depend on what is read together."""

    def __init__(
        self, session: Any, tokenizer: Cutter, settings: dict[str, Any], threads: int
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._settings = settings
        self._tables = tuple(
            np.array(settings[name], dtype=np.float32) for name in ("start", "transitions", "end")
        )
        self._distance = np.array(settings["distance"], dtype=np.float32)
        self._labels: list[Label] = [name[2:] for name in settings["names"][1::2]]
        self._special = {name: tokenizer.number_of(name) for name in ("[UNK]", "[CLS]", "[SEP]")}
        self._widths = {one.name: one.shape[-1] for one in session.get_outputs()}
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    @classmethod
    def load(cls, name: str | None = None, threads: int = 1) -> "Reader":
        """The shipped model, or one named by its folder or by its id on a model hub.

        Raises `StopRun` with one line where a file is missing or damaged.
        """
        folder = SHIPPED if name is None else _find(name)
        for file in FILES:
            if not (folder / file).is_file():
                raise StopRun(f"the reader's model is incomplete: {folder / file} is missing")
        try:
            settings = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
            if settings["variorum_reader"] != FORMAT:
                raise StopRun(f"the model in {folder} is for another version of Variorum")
            if settings["bytes"] != (folder / "model.onnx").stat().st_size:
                raise ValueError("model.onnx is cut short or not the file it was made with")
            if "sha256" in settings and settings["sha256"] != _digest(folder):
                raise ValueError("model.onnx is not the file it was made with")
            session, tokenizer = _open(folder)
            return cls(session, tokenizer, settings, threads)
        except StopRun:
            raise
        except ImportError as error:
            raise StopRun(f"the reader needs {error.name}: pip install {error.name}") from error
        # The libraries raise errors of their own kinds, and bare `Exception`, for damaged files.
        except Exception as error:
            line = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise StopRun(
                f"the reader's model in {folder} is damaged ({line}); install it again"
            ) from error

    def read(self, texts: Iterable[Text]) -> Iterator[NeuralReading]:
        """What is found in each text, in order; texts are taken as needed, a chunk at a time."""
        chunk: list[_Article] = []
        pieces = 0
        for text, sentences in texts:
            article = self._cut(text, sentences)
            chunk.append(article)
            pieces += len(article.ids)
            if pieces >= _CHUNK:
                yield from self._read(chunk)
                chunk, pieces = [], 0
        yield from self._read(chunk)

    def _cut(self, text: str, sentences: Sequence[Span]) -> _Article:
        words = split_words(text)
        pieces, word_of = self._tokenizer.cut([text[start:end] for start, end in words.spans])
        ids, of_word = _complete(
            np.array(pieces, dtype=np.int64),
            np.array(word_of, dtype=np.int64),
            len(words.spans),
            self._special["[UNK]"],
        )
        firsts = np.searchsorted(of_word, np.arange(len(words.spans) + 1))
        starts = np.array([start for start, _ in words.spans], dtype=np.int64)
        parts = parts_of(text, sentences)
        sentence_of, part_of = (_holding(starts, spans) for spans in (sentences, parts))
        cuts = [0, *(np.flatnonzero(np.diff(sentence_of)) + 1).tolist(), len(words.spans)]
        windows = make_windows(
            np.diff(firsts).tolist(),
            list(pairwise(cuts)),
            self._settings["limit"],
            self._settings["overlap"],
        )
        of_words = sentence_of, part_of
        return _Article(text, words, ids, of_word, firsts, *of_words, len(parts), windows)

    def _read(self, articles: list[_Article]) -> Iterator[NeuralReading]:
        jobs = [(article, window) for article in articles for window in article.windows]
        runs = self._pool.map(self._run, jobs) if self._pool else map(self._run, jobs)
        scores = []
        for article in articles:
            sums = Sums(len(article.words.spans), article.parts)
            for window in article.windows:
                sums.add(window, article.firsts, article.part_of[article.of_word], next(runs))
            scores.append(sums.mean(self._widths))
        paths = viterbi([one.tags for one in scores], *self._tables)
        for article, one, path in zip(articles, scores, paths, strict=True):
            spans = article.words.spans
            found = find_pieces(path)
            pieces = settle(found, article.text, article.words, article.sentence_of)
            yield NeuralReading(
                self._mentions(article, find_names(one.names)),
                tie(pieces, spans, article.firsts, one.links, self._distance),
                one.vectors,
            )

    def _run(self, job: tuple[_Article, Span]) -> list[Floats]:
        """The encoder over one window.

        One window a run, never a padded batch: the quantised graph scales its numbers by the
        largest of a run, so in a batch a reading would depend on what is read beside it. It is
        also the faster way on a processor; threads take one window each.
        """
        article, (first, last) = job
        low, high = int(article.firsts[first]), int(article.firsts[last])
        ids = np.empty((1, high - low + 2), dtype=np.int64)
        ids[0, 0], ids[0, -1] = self._special["[CLS]"], self._special["[SEP]"]
        ids[0, 1:-1] = article.ids[low:high]
        looks = np.zeros_like(ids)
        looks[0, 1:-1] = article.words.looks[article.of_word[low:high]]
        outputs = self._session.run(list(OUTPUTS), {"ids": ids, "looks": looks})
        return [one[0] for one in outputs]

    def _mentions(self, article: _Article, names: list[Piece]) -> tuple[Mention, ...]:
        found = []
        for first, last, kind in names:
            start, end = article.words.spans[first][0], article.words.spans[last - 1][1]
            text, label = article.text[start:end], self._labels[kind]
            found.append(Mention(start=start, end=end, text=text, label=label))
        return tuple(found)


@cache
def chosen(name: str | None) -> Reader:
    """The model of that name, or the shipped one, loaded once a process."""
    return Reader.load(name)


def _holding(starts: Ints, spans: Sequence[Span]) -> Ints:
    """The index of the last span that begins at or before each start, -1 before the first."""
    begins = np.array([start for start, _ in spans], dtype=np.int64)
    return np.searchsorted(begins, starts, side="right") - 1


def _complete(ids: Ints, of_word: Ints, words: int, unknown: int) -> tuple[Ints, Ints]:
    """Gives a word that the tokenizer folds to nothing the unknown piece."""
    missing = np.setdiff1d(np.arange(words), of_word)
    if not len(missing):
        return ids, of_word
    at = np.searchsorted(of_word, missing)
    return np.insert(ids, at, unknown), np.insert(of_word, at, missing)


def open_session(graph: Path) -> Any:
    """A session of ONNX Runtime on one thread, that gives the same bits on every processor.

    Left to itself it cuts sums of 8-bit products off at 16 bits on processors without VNNI, and an
    article would read otherwise there than elsewhere. It would also join additions to the
    normalisation after them, which is slower than the two apart (`training.portable`).
    """
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(
        str(graph),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )


def _open(folder: Path) -> tuple[Any, Cutter]:
    return open_session(folder / "model.onnx"), open_cutter(folder / "tokenizer.json")


def _digest(folder: Path) -> str:
    """The SHA-256 of the graph: some 30 milliseconds, against readings that are quietly wrong."""
    with (folder / "model.onnx").open("rb") as graph:
        return hashlib.file_digest(graph, "sha256").hexdigest()


def _find(name: str) -> Path:
    folder = Path(name)
    if folder.is_dir():
        return folder
    if folder.is_absolute() or name.startswith(".") or name.count("/") != 1:
        raise StopRun(f"no model folder at {name}")
    try:
        from huggingface_hub import snapshot_download
    except ImportError:
        raise StopRun(
            f"no model folder at {name}; to load it from the hub: pip install huggingface-hub"
        ) from None
    try:
        return Path(snapshot_download(name, allow_patterns=list(FILES)))
    except Exception as error:
        line = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise StopRun(f"cannot fetch the model {name} from the hub: {line}") from error
