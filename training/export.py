"""Writes a trained reader as the folder that `variorum.annotate.reader.encoder` loads.

python -m training.export build/reader/run/state.pt src/variorum/weights/reader
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from training.batches import LIMIT
from training.network import Network
from training.portable import rewrite
from training.samples import NAMES, TAGS, encoder_folder
from variorum.annotate.reader.pooling import OUTPUTS


class Plain(nn.Module):
    """The network's forward pass written out, so that the graph holds nothing but it.

    There is no mask: a run reads one window, without padding.
    """

    def __init__(self, network: Network, silver: float) -> None:
        super().__init__()
        self.network = network
        self.heads = network.encoder.config.num_attention_heads
        names, other = network.names, network.silver
        with torch.no_grad():
            names.weight.lerp_(other.weight, silver)
            names.bias.lerp_(other.bias, silver)

    def forward(self, ids: Tensor, looks: Tensor) -> tuple[Tensor, ...]:
        """Scores and vectors of every piece, in the order of `OUTPUTS`."""
        table = self.network.encoder.embeddings
        positions = torch.arange(ids.shape[1])[None]
        hidden = table.word_embeddings(ids) + table.token_type_embeddings(looks)
        hidden = table.LayerNorm(hidden + table.position_embeddings(positions))
        for layer in self.network.encoder.encoder.layer:
            hidden = self._layer(layer, hidden)
        network = self.network
        return (
            network.tags(hidden),
            network.names(hidden),
            network.link(hidden),
            network.vector(hidden),
        )

    def _layer(self, layer: Any, hidden: Tensor) -> Tensor:
        attention = layer.attention
        batch, length, width = hidden.shape
        shape = (batch, length, self.heads, width // self.heads)
        query = attention.self.query(hidden).view(shape).transpose(1, 2)
        key = attention.self.key(hidden).view(shape).permute(0, 2, 3, 1)
        value = attention.self.value(hidden).view(shape).transpose(1, 2)
        scores = query @ key / (width // self.heads) ** 0.5
        mixed = (scores.softmax(dim=-1) @ value).transpose(1, 2).reshape(batch, length, width)
        hidden = attention.output.LayerNorm(attention.output.dense(mixed) + hidden)
        inner = nn.functional.gelu(layer.intermediate.dense(hidden))
        result: Tensor = layer.output.LayerNorm(layer.output.dense(inner) + hidden)
        return result


def write_graph(network: Network, silver: float, path: Path) -> None:
    """The float graph, with free length."""
    plain = Plain(network, silver).eval()
    example = torch.ones((2, 7), dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "looks", *OUTPUTS)}
    torch.onnx.export(
        plain,
        (example, example),
        str(path),
        input_names=["ids", "looks"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def fuse(path: Path, heads: int, width: int) -> None:
    """Joins the operations of attention, normalisation and GELU."""
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    model = optimizer.optimize_model(
        str(path), "bert", num_heads=heads, hidden_size=width, optimization_options=options
    )
    model.save_model_to_file(str(path))


def quantise(path: Path, out: Path, reduce: bool) -> None:
    """Weights as 8-bit integers a channel; the small heads stay as they are."""
    graph = onnx.load(str(path)).graph
    widths = {init.name: init.dims for init in graph.initializer}
    small = [
        node.name
        for node in graph.node
        if node.op_type == "MatMul"
        and any(name in widths and widths[name][-1] not in (384, 1536) for name in node.input)
    ]
    quantize_dynamic(
        str(path),
        str(out),
        per_channel=True,
        reduce_range=reduce,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=small,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def settings(network: Network, graph: bytes) -> dict[str, Any]:
    """What the run-time needs beside the graph."""
    start, transitions, end = (table.detach() for table in network.crf.tables())

    def rounded(table: Tensor) -> Any:
        return json.loads(json.dumps(table.detach().double().numpy().round(4).tolist()))

    return {
        "variorum_reader": 1,
        "bytes": len(graph),
        "sha256": hashlib.sha256(graph).hexdigest(),
        "tags": TAGS,
        "names": NAMES,
        "limit": LIMIT,
        "overlap": 0,
        "start": rounded(start),
        "transitions": rounded(transitions),
        "end": rounded(end),
        "distance": rounded(network.distance),
    }


def export(state: Path, out: Path, silver: float, reduce: bool, whole: bool) -> None:
    """Writes `model.onnx`, `tokenizer.json` and `reader.json`."""
    network = Network(encoder_folder())
    network.load_state_dict(torch.load(state, weights_only=True)["average"])
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "model.onnx"
        write_graph(network, silver, graph)
        fuse(graph, network.encoder.config.num_attention_heads, network.encoder.config.hidden_size)
        if whole:
            shutil.copy(graph, out / "model.onnx")
        else:
            quantise(graph, out / "model.onnx", reduce)
    shutil.copy(encoder_folder() / "tokenizer.json", out / "tokenizer.json")
    data = settings(network, (out / "model.onnx").read_bytes())
    (out / "reader.json").write_text(json.dumps(data) + "\n", encoding="utf-8")
    if not whole:
        rewrite(out)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--silver", type=float, default=0.0, help="share of the silver name head")
    parser.add_argument("--reduce", action="store_true", help="7 bits, for old processors")
    parser.add_argument("--float", action="store_true", dest="whole", help="no quantisation")
    options = parser.parse_args()
    export(options.state, options.out, options.silver, options.reduce, options.whole)


if __name__ == "__main__":
    main()
