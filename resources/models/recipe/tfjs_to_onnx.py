#!/usr/bin/env python3
"""Converts a TensorFlow.js graph model into ONNX (opset 13, IR 7).

usage: tfjs_to_onnx.py <model.json> <out.onnx>

Covers the operators of the models in this folder and stops at any other, so that nothing is converted by guess.
Convolutions and pooling stay in TensorFlow's NHWC order between a pair of Transposes, which ONNX Runtime removes.
Weights are kept as float16 and cast once at load. The output depends on nothing but its input: the same bytes each run.
"""
import base64
import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

ELEMENT_TYPES = {"float32": "<f4", "int32": "<i4", "float16": "<f2", "bool": "?"}
ONNX_TYPES = {"DT_FLOAT": TensorProto.FLOAT, "DT_INT32": TensorProto.INT32}
TO_NCHW, TO_NHWC = [0, 3, 1, 2], [0, 2, 3, 1]
# Smaller tensors gain nothing as float16.
HALF_FROM_ELEMENTS = 65


def read_weights(manifest, folder):
    """The weights by name, in float32 or in their integer type."""
    weights = {}
    for group in manifest:
        data, offset = b"".join((folder / path).read_bytes() for path in group["paths"]), 0
        for spec in group["weights"]:
            quantization = spec.get("quantization")
            if quantization and "scale" in quantization:
                raise SystemExit(f"{spec['name']}: affine quantisation is not covered")
            kind = ELEMENT_TYPES[quantization["dtype"] if quantization else spec["dtype"]]
            array = np.frombuffer(data, kind, int(np.prod(spec["shape"])), offset).reshape(spec["shape"])
            offset += array.nbytes
            weights[spec["name"]] = array.astype("f4") if quantization else array
    return weights


def attribute(node, key, default=None):
    """One attribute of a TensorFlow node as a plain Python value."""
    tagged = node.get("attr", {}).get(key)
    if not tagged:
        return default
    tag, value = next(iter(tagged.items()))
    if tag == "list":
        return [int(item) for item in value.get("i", [])]
    return {"i": int, "f": float, "b": bool, "s": lambda text: base64.b64decode(text).decode()}.get(tag, lambda x: x)(value)


def tensor_name(reference):
    """`node:0` and `node` are one tensor; `node:1` is another."""
    return reference[:-2] if reference.endswith(":0") else reference


class Converter:
    def __init__(self, weights):
        self.weights = weights
        self.constants = {}
        self.nodes, self.casts, self.initializers, self.inputs = [], [], {}, []
        self.fresh = 0

    def convert(self, node):
        inputs = [tensor_name(name) for name in node.get("input") or []]
        operator, name = node["op"], node["name"]
        if operator == "Const":
            self.constants[name] = self.weights[name]
        elif inputs and all(source in self.constants for source in inputs):
            self.constants[name] = self.fold(node, [self.constants[source] for source in inputs])
        else:
            getattr(self, f"on_{operator}", self.unknown)(node, name, inputs)

    def unknown(self, node, name, _inputs):
        raise SystemExit(f"{name}: the operator {node['op']} is not covered")

    def fold(self, node, values):
        """Shapes that the exporter computes from constants only."""
        if node["op"] in ("Add", "AddV2"):
            return values[0] + values[1]
        if node["op"] == "SparseToDense" and values[0].size == 0:
            return np.full([int(size) for size in values[1]], values[3], dtype=values[2].dtype)
        raise SystemExit(f"{node['name']}: {node['op']} of constants is not covered")

    # --- building blocks ---

    def unique(self, prefix):
        self.fresh += 1
        return f"{prefix}__{self.fresh}"

    def emit(self, operator, inputs, output=None, **attributes):
        output = output or self.unique(operator)
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def constant(self, array, name=None):
        name = name or self.unique("constant")
        if name not in self.initializers:
            array = np.ascontiguousarray(array)
            if array.dtype == np.float32 and array.size >= HALF_FROM_ELEMENTS:
                half = f"{name}_half"
                self.initializers[name] = numpy_helper.from_array(array.astype("f2"), half)
                self.casts.append(helper.make_node("Cast", [half], [name], to=TensorProto.FLOAT))
            else:
                self.initializers[name] = numpy_helper.from_array(array, name)
        return name

    def integers(self, values):
        return self.constant(np.array([int(value) for value in values], dtype="i8"))

    def tensor(self, source):
        return self.constant(self.constants[source], source) if source in self.constants else source

    def nchw(self, source):
        return self.emit("Transpose", [self.tensor(source)], perm=TO_NCHW)

    def nhwc(self, source, output):
        return self.emit("Transpose", [source], output, perm=TO_NHWC)

    # --- operators ---

    def on_Placeholder(self, node, name, _inputs):
        shape = [int(dimension["size"]) for dimension in node["attr"]["shape"]["shape"]["dim"]]
        self.inputs.append(helper.make_tensor_value_info(name, ONNX_TYPES[attribute(node, "dtype")], shape))

    def on_Conv2D(self, node, name, inputs):
        kernel = self.constants[inputs[1]].transpose(3, 2, 0, 1)
        if attribute(node, "padding") != "VALID":
            raise SystemExit(f"{name}: only VALID convolutions are covered")
        result = self.emit(
            "Conv",
            [self.nchw(inputs[0]), self.constant(kernel, f"{inputs[1]}/oihw")],
            strides=attribute(node, "strides")[1:3],
            dilations=attribute(node, "dilations", [1, 1, 1, 1])[1:3],
            kernel_shape=list(kernel.shape[2:]),
        )
        self.nhwc(result, name)

    def on_MaxPool(self, node, name, inputs):
        if attribute(node, "padding") != "VALID":
            raise SystemExit(f"{name}: only VALID pooling is covered")
        size, strides = attribute(node, "ksize")[1:3], attribute(node, "strides")[1:3]
        self.nhwc(self.emit("MaxPool", [self.nchw(inputs[0])], kernel_shape=size, strides=strides), name)

    def on_ResizeBilinear(self, node, name, inputs):
        if attribute(node, "align_corners"):
            mode = "align_corners"
        else:
            mode = "half_pixel" if attribute(node, "half_pixel_centers") else "asymmetric"
        source = self.nchw(inputs[0])
        # Resize wants the whole shape: batch and channels are taken from the tensor itself.
        batch_and_channels = self.emit("Slice", [self.emit("Shape", [source]), self.integers([0]), self.integers([2])])
        size = self.emit("Concat", [batch_and_channels, self.integers(self.constants[inputs[1]])], axis=0)
        resized = self.emit("Resize", [source, "", "", size], mode="linear", coordinate_transformation_mode=mode)
        self.nhwc(resized, name)

    def on_Pad(self, _node, name, inputs):
        self.pad(name, inputs, 0.0)

    def on_PadV2(self, _node, name, inputs):
        # Below this bound a float32 pad value would become an infinity.
        self.pad(name, inputs, max(float(self.constants[inputs[2]]), -3e38))

    def pad(self, name, inputs, value):
        pads = self.constants[inputs[1]]
        amounts = self.integers([*pads[:, 0], *pads[:, 1]])
        self.emit("Pad", [self.tensor(inputs[0]), amounts, self.constant(np.float32(value))], name)

    def on_ConcatV2(self, _node, name, inputs):
        axis = int(self.constants[inputs[-1]])
        self.emit("Concat", [self.tensor(source) for source in inputs[:-1]], name, axis=axis)

    def on_SplitV(self, _node, name, inputs):
        sizes, axis = self.constants[inputs[1]], int(self.constants[inputs[2]])
        outputs = [name] + [f"{name}:{index}" for index in range(1, len(sizes))]
        self.nodes.append(helper.make_node("Split", [self.tensor(inputs[0]), self.integers(sizes)], outputs, axis=axis))

    def on_Reshape(self, _node, name, inputs):
        self.emit("Reshape", [self.tensor(inputs[0]), self.integers(self.constants[inputs[1]])], name)

    def on_Transpose(self, _node, name, inputs):
        permutation = [int(axis) for axis in self.constants[inputs[1]]]
        self.emit("Transpose", [self.tensor(inputs[0])], name, perm=permutation)

    def on_LeakyRelu(self, node, name, inputs):
        self.emit("LeakyRelu", [self.tensor(inputs[0])], name, alpha=attribute(node, "alpha", 0.2))

    def on_Add(self, _node, name, inputs):
        self.emit("Add", [self.tensor(source) for source in inputs], name)

    on_AddV2 = on_Add

    def on_Sigmoid(self, _node, name, inputs):
        self.emit("Sigmoid", [self.tensor(inputs[0])], name)

    def on_Identity(self, _node, name, inputs):
        self.emit("Identity", [self.tensor(inputs[0])], name)


def in_order(nodes, outputs):
    """The nodes that the outputs need, each after its inputs."""
    by_name, ordered, seen = {node["name"]: node for node in nodes}, [], set()

    def visit(name):
        name = name.split(":")[0]
        if name in seen:
            return
        seen.add(name)
        for source in by_name[name].get("input") or []:
            visit(source)
        ordered.append(by_name[name])

    for output in outputs:
        visit(output)
    return ordered


def main(source, target):
    sys.setrecursionlimit(100_000)
    description = json.loads(Path(source).read_text())
    signature = description["signature"]["outputs"]
    shapes = {
        tensor_name(output["name"]): [int(dimension["size"]) for dimension in output["tensorShape"]["dim"]]
        for output in signature.values()
    }
    converter = Converter(read_weights(description["weightsManifest"], Path(source).parent))
    names = sorted(shapes)
    for node in in_order(description["modelTopology"]["node"], names):
        converter.convert(node)
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shapes[name]) for name in names]
    graph = helper.make_graph(
        converter.casts + converter.nodes, "model", converter.inputs, outputs, list(converter.initializers.values())
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="plumbline tfjs_to_onnx")
    model.ir_version = 7
    onnx.checker.check_model(model)
    onnx.save(model, target)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
