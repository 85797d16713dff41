"""The reader's run-time, on a tiny model made here that knows a handful of words."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.reader.encoder import FILES, SHIPPED, NeuralReading, Reader, open_session
from variorum.errors import StopRun
from variorum.model.span import Span
from variorum.model.word_keys import parts_of

onnx = pytest.importorskip("onnx", reason="the tiny model is made with onnx")

TAGS = ["O", *(f"{place}-{kind}" for kind in ("source", "cue", "content") for place in "BIES")]
NAMES = [
    "O",
    *(f"{p}-{k}" for k in ("person", "organization", "place", "group", "other") for p in "BI"),
]
# word -> tag, name; the table is the whole model: each word always gets the same scores.
WORDS = {
    "the": ("B-source", "O"),
    "mayor": ("E-source", "O"),
    "she": ("S-source", "O"),
    "said": ("S-cue", "O"),
    "added": ("S-cue", "O"),
    "that": ("B-content", "O"),
    "water": ("I-content", "O"),
    "rises": ("E-content", "O"),
    "anna": ("O", "B-person"),
    "berg": ("O", "I-person"),
    "oslo": ("O", "B-place"),
}
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
WIDTH = 4


def make_model(folder: Path, *, limit: int = 254) -> Path:
    """Writes a model folder whose graph looks each word up in a table."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = {word: at for at, word in enumerate([*SPECIAL, *WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    tags = np.zeros((len(vocabulary), len(TAGS)), dtype=np.float32)
    names = np.zeros((len(vocabulary), len(NAMES)), dtype=np.float32)
    for word, (tag, name) in WORDS.items():
        tags[vocabulary[word], TAGS.index(tag)] = 9
        names[vocabulary[word], NAMES.index(name)] = 9
    vectors = np.eye(len(vocabulary), WIDTH, k=-len(SPECIAL), dtype=np.float32)
    tables = {
        "tags": tags,
        "names": names,
        "links": np.zeros((len(vocabulary), 2 * WIDTH), dtype=np.float32),
        "vectors": vectors,
    }
    (folder / "model.onnx").write_bytes(_graph(tables))
    distance = np.zeros((2, 15))
    distance[:] = -np.abs(np.arange(15) - 7)
    bars = _bars()
    data = {
        "variorum_reader": 1,
        "bytes": (folder / "model.onnx").stat().st_size,
        "tags": TAGS,
        "names": NAMES,
        "limit": limit,
        "overlap": 1,
        "start": bars[0].tolist(),
        "transitions": bars.tolist(),
        "end": bars[:, 0].tolist(),
        "distance": distance.tolist(),
    }
    (folder / "reader.json").write_text(json.dumps(data))
    return folder


def _bars() -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Barred steps of BIES tags: a begun span goes on to its end."""
    bars = np.zeros((len(TAGS), len(TAGS)))
    for a, before in enumerate(TAGS):
        for b, after in enumerate(TAGS):
            open_kind = before[2:] if before[0] in "BI" else None
            goes_on = after[0] in "IE" and after != "O"
            if goes_on != (open_kind is not None) or (goes_on and after[2:] != open_kind):
                bars[a, b] = -10000
    return bars


def _graph(tables: dict[str, np.ndarray[tuple[int, int], np.dtype[np.float32]]]) -> bytes:
    helper, integer, real = onnx.helper, onnx.TensorProto.INT64, onnx.TensorProto.FLOAT
    shape = ["batch", "length"]
    graph = helper.make_graph(
        [helper.make_node("Gather", [f"{name}_table", "ids"], [name]) for name in tables],
        "tiny",
        [helper.make_tensor_value_info(name, integer, shape) for name in ("ids", "looks")],
        [
            helper.make_tensor_value_info(name, real, [*shape, table.shape[1]])
            for name, table in tables.items()
        ],
        [onnx.numpy_helper.from_array(table, f"{name}_table") for name, table in tables.items()],
    )
    opset = [helper.make_opsetid("", 17)]
    model: bytes = helper.make_model(graph, opset_imports=opset, ir_version=9).SerializeToString()
    return model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def reader(folder: Path) -> Reader:
    return Reader.load(str(folder))


def read(reader: Reader, *texts: str) -> list[NeuralReading]:
    return list(reader.read((text, [(0, len(text))]) for text in texts))


def words(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_finds_names_and_attributions(reader: Reader) -> None:
    text = "In Oslo, Anna Berg waited. The mayor said that water rises."
    (found,) = read(reader, text)
    assert [(m.text, m.label) for m in found.mentions] == [
        ("Oslo", "place"),
        ("Anna Berg", "person"),
    ]
    (one,) = found.attributions
    assert words(text, one.source) == ["The mayor"]
    assert words(text, one.cue) == ["said"]
    assert words(text, one.content) == ["that water rises"]


def test_each_content_goes_to_the_nearer_cue(reader: Reader) -> None:
    text = "The mayor said that water rises, x x x x x x and she added that water rises."
    (found,) = read(reader, text)
    assert [(words(text, one.source), words(text, one.cue)) for one in found.attributions] == [
        (["The mayor"], ["said"]),
        (["she"], ["added"]),
    ]


def test_content_without_a_cue_is_kept_alone(reader: Reader) -> None:
    text = "that water rises"
    (found,) = read(reader, text)
    assert found.attributions == (((), (), ((0, len(text)),)),)


def test_one_vector_a_part(reader: Reader) -> None:
    text = "The mayor. … The the."
    (found,) = reader.read([(text, [(0, 10), (11, 12), (13, 21)])])
    assert found.vectors.shape == (3, WIDTH)
    assert np.allclose(found.vectors[0], [2**-0.5, 2**-0.5, 0, 0])
    assert not found.vectors[1].any()
    assert np.allclose(found.vectors[2], [1, 0, 0, 0])


def test_long_texts_read_like_short_ones(tmp_path: Path) -> None:
    # Windows of 12 pieces: the article takes many, and every attribution is still found once.
    small = Reader.load(str(make_model(tmp_path, limit=12)))
    sentence = "The mayor said that water rises. "
    text = sentence * 30
    spans = [(at * len(sentence), (at + 1) * len(sentence)) for at in range(30)]
    (found,) = small.read([(text, spans)])
    assert len(found.attributions) == 30
    assert all(one.source and one.cue for one in found.attributions)


def test_order_company_and_threads_change_nothing(folder: Path, reader: Reader) -> None:
    texts = ["She said that water rises.", "Anna Berg in Oslo.", "", "x " * 40_000, "The mayor"]
    alone = [read(reader, text)[0] for text in texts]
    many = read(Reader.load(str(folder), threads=3), *reversed(texts))[::-1]
    for one, other in zip(alone, many, strict=True):
        assert one[:2] == other[:2]
        assert one.vectors.tobytes() == other.vectors.tobytes()


@given(st.text(), st.integers(0, 40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_evidence_is_exact(text: str, cut: int) -> None:
    reader = _cached()
    sentences = [(0, cut), (cut, len(text))] if cut < len(text) else []
    (found,) = reader.read([(text, sentences)])
    assert len(found.vectors) == len(parts_of(text, sentences))
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
    for one in found.attributions:
        for start, end in one.source + one.cue + one.content:
            assert 0 <= start < end <= len(text)


_CACHE: list[Reader] = []


def _cached() -> Reader:
    if not _CACHE:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            _CACHE.append(Reader.load(str(make_model(Path(folder)))))
    return _CACHE[0]


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_one_clear_line(tmp_path: Path, file: str) -> None:
    make_model(tmp_path)
    (tmp_path / file).unlink()
    with pytest.raises(StopRun, match=f"incomplete.*{file} is missing") as caught:
        Reader.load(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_one_changed_weight_is_one_clear_line(tmp_path: Path) -> None:
    make_model(tmp_path)
    graph = tmp_path / "model.onnx"
    settings = json.loads((tmp_path / "reader.json").read_text(encoding="utf-8"))
    settings["sha256"] = hashlib.sha256(graph.read_bytes()).hexdigest()
    (tmp_path / "reader.json").write_text(json.dumps(settings), encoding="utf-8")
    Reader.load(str(tmp_path))
    changed = bytearray(graph.read_bytes())
    changed[len(changed) // 2] ^= 1
    graph.write_bytes(changed)
    with pytest.raises(StopRun, match=r"damaged.*not the file it was made with"):
        Reader.load(str(tmp_path))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", ["cut", "noise"])
def test_a_damaged_file_is_one_clear_line(tmp_path: Path, file: str, damage: str) -> None:
    make_model(tmp_path)
    whole = (tmp_path / file).read_bytes()
    # Noise of the same length: the check of the size cannot see it, the loader must.
    broken = whole[: len(whole) // 2] if damage == "cut" else b"\x9f" * len(whole)
    (tmp_path / file).write_bytes(broken)
    with pytest.raises(StopRun, match="damaged") as caught:
        Reader.load(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_model_of_another_format_is_refused(tmp_path: Path) -> None:
    make_model(tmp_path)
    data = json.loads((tmp_path / "reader.json").read_text())
    (tmp_path / "reader.json").write_text(json.dumps(data | {"variorum_reader": 99}))
    with pytest.raises(StopRun, match="another version"):
        Reader.load(str(tmp_path))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no model folder at"):
        Reader.load(str(tmp_path / "nowhere"))


def test_a_hub_id_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path) -> None:
    import sys
    import types

    asked: list[str] = []

    def snapshot_download(name: str, **_: object) -> str:
        asked.append(name)
        return str(folder)

    hub = types.ModuleType("huggingface_hub")
    hub.snapshot_download = snapshot_download  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "huggingface_hub", hub)
    monkeypatch.chdir(tmp_path)
    assert read(Reader.load("someone/reader"), "Oslo")[0].mentions
    assert asked == ["someone/reader"]


def test_a_hub_id_without_the_library_names_the_mend(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StopRun, match="pip install huggingface-hub"):
        Reader.load("someone/reader")


def test_the_rules_alone_read_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    from variorum.annotate import joint_reading
    from variorum.annotate.reader import encoder

    def unwanted(name: str | None) -> object:
        raise AssertionError("a model was loaded")

    monkeypatch.setattr(encoder, "chosen", unwanted)
    monkeypatch.setenv("VARIORUM_MODEL", joint_reading.RULES)
    text = "“The bridge will hold,” said Anna Verrick, the mayor."
    read = joint_reading.read_jointly(text, [(0, len(text))])
    assert [name.text for name in read.names] == ["Anna Verrick"]
    assert len(read.attributions) == 1


def test_a_named_model_that_is_not_there_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from variorum.annotate import joint_reading

    monkeypatch.setenv("VARIORUM_MODEL", "./no/such/model")
    with pytest.raises(StopRun, match="no model folder"):
        joint_reading.read_jointly("Anna Verrick spoke.", [(0, 19)])


def test_sums_of_8_bit_products_are_exact_on_every_processor(tmp_path: Path) -> None:
    helper, kind = onnx.helper, onnx.TensorProto
    weights = np.full((64, 8), 127, dtype=np.int8)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["given", "weights"], ["sums"])],
        "sums",
        [helper.make_tensor_value_info("given", kind.UINT8, [4, 64])],
        [helper.make_tensor_value_info("sums", kind.INT32, [4, 8])],
        [onnx.numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    (tmp_path / "model.onnx").write_bytes(model.SerializeToString())
    given = np.full((4, 64), 255, dtype=np.uint8)
    (sums,) = open_session(tmp_path / "model.onnx").run(None, {"given": given})
    assert (sums == 64 * 127 * 255).all()


_SHIPPED = SHIPPED / "model.onnx"

# Operations of ONNX Runtime that add up in as many lanes as the processor has.
_IN_LANES = {"Attention", "MultiHeadAttention", "QAttention", "Softmax", "LogSoftmax"}


def test_the_shipped_graph_adds_nothing_in_lanes() -> None:
    graph = onnx.load(str(_SHIPPED)).graph
    assert not _IN_LANES & {node.op_type for node in graph.node}


def test_the_shipped_reader_gives_these_bits_on_every_processor() -> None:
    """Another trained model, or another release of ONNX Runtime, may give others."""
    session = open_session(_SHIPPED)
    digest = hashlib.sha256()
    for length in (9, 70, 254):
        ids = (np.arange(length, dtype=np.int64) * 7919 % 28000 + 1000)[None]
        for table in session.run(None, {"ids": ids, "looks": ids % 60}):
            digest.update(table.tobytes())
    assert digest.hexdigest()[:16] == "7791e152950375fc"


def test_attention_written_out_gives_the_numbers_of_the_joined_one() -> None:
    import onnxruntime  # type: ignore[import-untyped]

    from training.portable import write_out

    helper, kind = onnx.helper, onnx.TensorProto
    chance = np.random.default_rng(5)
    width = 16
    tables = {
        "weight": chance.integers(-127, 127, (width, 3 * width)).astype(np.int8),
        "bias": chance.standard_normal(3 * width).astype(np.float32),
        "scales": chance.uniform(0.001, 0.01, 3 * width).astype(np.float32),
        "zeros": np.zeros(3 * width, dtype=np.int8),
        "gain": chance.standard_normal(width).astype(np.float32),
        "shift": chance.standard_normal(width).astype(np.float32),
    }
    quantised = ["given_8", "given_scale", "given_zero"]
    attention = ["given_8", "weight", "bias", "given_scale", "scales", "", "given_zero", "zeros"]
    joined = ["mixed", "given", "gain", "shift", "gain"]
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["given"], quantised),
        helper.make_node(
            "QAttention", attention, ["mixed"], "one", domain="com.microsoft", num_heads=4
        ),
        helper.make_node(
            "SkipLayerNormalization", joined, ["out"], "two", domain="com.microsoft", epsilon=1e-6
        ),
    ]
    ends = [
        helper.make_tensor_value_info(name, kind.FLOAT, ["batch", "length", width])
        for name in ("given", "out")
    ]
    rows = [onnx.numpy_helper.from_array(table, name) for name, table in tables.items()]
    model = helper.make_model(
        helper.make_graph(nodes, "attention", ends[:1], ends[1:], rows),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)],
        ir_version=9,
    )
    given = {"given": chance.standard_normal((2, 23, width)).astype(np.float32)}

    def run() -> np.ndarray:
        (out,) = onnxruntime.InferenceSession(model.SerializeToString()).run(None, given)
        return np.asarray(out)

    before = run()
    assert write_out(model) == 1
    assert np.abs(run() - before).max() < 1e-4
