"""Writes out what ONNX Runtime joins, so that a reading is the same on every processor.

Its own attention adds up the exponents of a softmax in as many lanes as the processor has, so the
last digit differs between vectors of 256 and of 512 bits. The next operation rounds to 8 bits,
which mostly hides that, and now and then moves a number by one step: scores then differ by up to
.7, and what stood on an edge is read otherwise. `ReduceSum` adds in one order everywhere. The
joined addition and normalisation are four times slower than the two apart; they are parted too.

    python -m training.portable src/variorum/weights/reader

does it to a reader that was exported before; `training.export` does it to every new one.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

ROOT = "attention"
PARTS = ("query", "key", "value")


def write_out(model: Any) -> int:
    """Puts plain operations in place of joined ones; how many attentions there were."""
    graph = model.graph
    tables = {one.name: one for one in graph.initializer}
    nodes: list[Any] = []
    done = 0
    for node in graph.node:
        if node.op_type == "QAttention":
            done += 1
            nodes += _attention(node, tables)
        elif node.op_type == "SkipLayerNormalization":
            nodes += _normalisation(node)
        else:
            nodes.append(node)
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(tables.values())
    return done


def _attention(node: Any, tables: dict[str, Any]) -> list[Any]:
    """softmax(q k / sqrt(d)) v over [batch, length, width], divided by the sum at the end."""
    given, weight, bias, scale, scales, _, zero, zeros = node.input[:8]
    heads = next(one.i for one in node.attribute if one.name == "num_heads")
    width = tables[weight].dims[1] // len(PARTS)
    # The root goes into the scales of the query: one operation less.
    root = np.ones(len(PARTS) * width, dtype=np.float32)
    root[:width] = (width // heads) ** -0.5
    for name in (bias, scales):
        tables[name] = numpy_helper.from_array(numpy_helper.to_array(tables[name]) * root, name)
    shapes = {"thirds": [width] * 3, "apart": [0, 0, heads, width // heads], "one": [0, 0, width]}
    for name, shape in (shapes | {"last": [-1]}).items():
        table = numpy_helper.from_array(np.array(shape, dtype=np.int64), f"{ROOT}_{name}")
        tables[table.name] = table

    made: list[Any] = []

    def add(kind: str, inputs: list[str], out: tuple[str, ...] = (), **attributes: Any) -> str:
        name = f"{node.name}_{len(made)}"
        made.append(helper.make_node(kind, inputs, out or (name,), name, **attributes))
        return (out or (name,))[0]

    sums = add("MatMulInteger", [given, weight, zero, zeros])
    sums = add("Cast", [sums], to=onnx.TensorProto.FLOAT)
    whole = add("Mul", [sums, add("Mul", [scale, scales])])
    whole = add("Add", [whole, bias])
    thirds = tuple(f"{node.name}_{part}" for part in PARTS)
    add("Split", [whole, f"{ROOT}_thirds"], thirds, axis=-1)
    apart = [add("Reshape", [third, f"{ROOT}_apart"]) for third in thirds]
    orders = ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3])
    query, key, value = (
        add("Transpose", [one], perm=order) for one, order in zip(apart, orders, strict=True)
    )
    scores = add("MatMul", [query, key])
    most = add("ReduceMax", [scores], axes=[-1], keepdims=1)
    powers = add("Exp", [add("Sub", [scores, most])])
    total = add("ReduceSum", [powers, f"{ROOT}_last"], keepdims=1)
    mixed = add("Div", [add("MatMul", [powers, value]), total])
    mixed = add("Transpose", [mixed], perm=[0, 2, 1, 3])
    add("Reshape", [mixed, f"{ROOT}_one"], (node.output[0],))
    return made


def _normalisation(node: Any) -> list[Any]:
    """The layer norm of what is given, its bias and the input of the layer together."""
    given, skip, gain, shift, bias = node.input
    biased, together = f"{node.name}_biased", f"{node.name}_together"
    epsilon = next(one.f for one in node.attribute if one.name == "epsilon")
    return [
        helper.make_node("Add", [given, bias], [biased], biased),
        helper.make_node("Add", [biased, skip], [together], together),
        helper.make_node(
            "LayerNormalization",
            [together, gain, shift],
            [node.output[0]],
            node.name,
            axis=-1,
            epsilon=epsilon,
        ),
    ]


def rewrite(folder: Path) -> int:
    """Does it to the graph of a reader's folder; how many attentions there were."""
    path = folder / "model.onnx"
    model = onnx.load(str(path))
    done = write_out(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    data = path.read_bytes()
    settings = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    settings |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (folder / "reader.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")
    return done


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder of a reader: model.onnx, reader.json")
    print(f"{rewrite(parser.parse_args().folder)} attentions written out")


if __name__ == "__main__":
    main()
