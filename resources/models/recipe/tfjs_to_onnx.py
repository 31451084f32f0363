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
        texts = [base64.b64decode(item).decode() for item in value.get("s", [])]
        return texts or [int(item) for item in value.get("i", [])]
    return {"i": int, "f": float, "b": bool, "s": lambda text: base64.b64decode(text).decode()}.get(tag, lambda x: x)(value)


def data_inputs(node):
    """What a node computes from; `^name` only says what has to run before."""
    return [name for name in node.get("input") or [] if not name.startswith("^")]


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
        inputs = [tensor_name(name) for name in data_inputs(node)]
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
        self.convolve(node, name, inputs, self.constants[inputs[1]].transpose(3, 2, 0, 1), 1)

    on__FusedConv2D = on_Conv2D

    def on_DepthwiseConv2dNative(self, node, name, inputs):
        kernel = self.constants[inputs[1]].transpose(2, 3, 0, 1)
        groups = kernel.shape[0]
        self.convolve(node, name, inputs, kernel.reshape(-1, 1, *kernel.shape[2:]), groups)

    on_FusedDepthwiseConv2dNative = on_DepthwiseConv2dNative

    def convolve(self, node, name, inputs, kernel, groups):
        """@param kernel: output channels, input channels of a group, height, width."""
        fused = list(attribute(node, "fused_ops", []))
        operands = [self.nchw(inputs[0]), self.constant(kernel, f"{inputs[1]}/oihw")]
        if fused and fused[0] == "BiasAdd":
            operands.append(self.constant(self.constants[inputs[2]].reshape(-1), f"{inputs[2]}/bias"))
            fused = fused[1:]
        result = self.emit(
            "Conv",
            operands,
            strides=attribute(node, "strides")[1:3],
            dilations=attribute(node, "dilations", [1, 1, 1, 1])[1:3],
            kernel_shape=list(kernel.shape[2:]),
            **({} if groups == 1 else {"group": groups}),
            **self.padding(node, name),
        )
        for activation in fused:
            result = self.activate(activation, name, result)
        self.nhwc(result, name)

    def padding(self, node, name):
        padding = attribute(node, "padding")
        if padding == "SAME":
            return {"auto_pad": "SAME_UPPER"}
        if padding != "VALID":
            raise SystemExit(f"{name}: the padding {padding} is not covered")
        return {}

    def activate(self, kind, name, source, output=None):
        if kind == "Relu6":
            return self.emit("Clip", [source, self.constant(np.float32(0)), self.constant(np.float32(6))], output)
        if kind != "Relu":
            raise SystemExit(f"{name}: the activation {kind} is not covered")
        return self.emit("Relu", [source], output)

    def on_Conv2DBackpropInput(self, node, name, inputs):
        shape, kernel = self.constants[inputs[0]], self.constants[inputs[1]].transpose(3, 2, 0, 1)
        if attribute(node, "padding") != "SAME":
            raise SystemExit(f"{name}: only SAME transposed convolutions are covered")
        result = self.emit(
            "ConvTranspose",
            [self.nchw(inputs[2]), self.constant(kernel, f"{inputs[1]}/iohw")],
            strides=attribute(node, "strides")[1:3],
            kernel_shape=list(kernel.shape[2:]),
            output_shape=[int(size) for size in shape[1:3]],
            auto_pad="SAME_UPPER",
        )
        self.nhwc(result, name)

    def on_MaxPool(self, node, name, inputs):
        self.pool("MaxPool", node, name, inputs)

    def on_AvgPool(self, node, name, inputs):
        self.pool("AveragePool", node, name, inputs)

    def pool(self, operator, node, name, inputs):
        size, strides = attribute(node, "ksize")[1:3], attribute(node, "strides")[1:3]
        pooled = self.emit(
            operator, [self.nchw(inputs[0])], kernel_shape=size, strides=strides, **self.padding(node, name)
        )
        self.nhwc(pooled, name)

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

    def on_Identity(self, _node, name, inputs):
        self.emit("Identity", [self.tensor(inputs[0])], name)

    def on_Relu(self, node, name, inputs):
        self.activate(node["op"], name, self.tensor(inputs[0]), name)

    on_Relu6 = on_Relu

    def on_SquaredDifference(self, _node, name, inputs):
        difference = self.emit("Sub", [self.tensor(source) for source in inputs])
        self.emit("Mul", [difference, difference], name)

    def on_Cast(self, node, name, inputs):
        self.emit("Cast", [self.tensor(inputs[0])], name, to=ONNX_TYPES[attribute(node, "DstT")])

    def on_ExpandDims(self, _node, name, inputs):
        self.emit("Unsqueeze", [self.tensor(inputs[0]), self.integers([self.constants[inputs[1]]])], name)

    def on_Squeeze(self, node, name, inputs):
        self.emit("Squeeze", [self.tensor(inputs[0]), self.integers(attribute(node, "squeeze_dims"))], name)

    def on_ArgMax(self, _node, name, inputs):
        place = self.emit("ArgMax", [self.tensor(inputs[0])], axis=int(self.constants[inputs[1]]), keepdims=0)
        self.emit("Cast", [place], name, to=TensorProto.INT32)

    def on_GatherNd(self, _node, name, inputs):
        places = self.emit("Cast", [self.tensor(inputs[1])], to=TensorProto.INT64)
        self.emit("GatherND", [self.tensor(inputs[0]), places], name)

    def on_Pack(self, node, name, inputs):
        axis = self.integers([attribute(node, "axis", 0)])
        parts = [self.emit("Unsqueeze", [self.tensor(source), axis]) for source in inputs]
        self.emit("Concat", parts, name, axis=attribute(node, "axis", 0))

    def on_Unpack(self, node, name, inputs):
        axis, count = attribute(node, "axis", 0), attribute(node, "num")
        parts = [self.unique("Split") for _ in range(count)]
        self.nodes.append(helper.make_node("Split", [self.tensor(inputs[0])], parts, axis=axis))
        for index, part in enumerate(parts):
            output = name if index == 0 else f"{name}:{index}"
            self.emit("Squeeze", [part, self.integers([axis])], output)


def plain(operator):
    """An operator that both sides have, with the same meaning."""

    def convert(self, _node, name, inputs):
        self.emit(operator, [self.tensor(source) for source in inputs], name)

    return convert


# Only numbers that are not negative are divided here, so it does not matter which way the quotient is rounded.
PLAIN = {"Add": "Add", "AddV2": "Add", "AddN": "Sum", "Sub": "Sub", "Mul": "Mul", "RealDiv": "Div", "FloorDiv": "Div"}
for tensorflow, onnx_name in {**PLAIN, "Sigmoid": "Sigmoid", "Sqrt": "Sqrt"}.items():
    setattr(Converter, f"on_{tensorflow}", plain(onnx_name))


def in_order(nodes, outputs):
    """The nodes that the outputs need, each after its inputs."""
    by_name, ordered, seen = {node["name"]: node for node in nodes}, [], set()

    def visit(name):
        name = name.split(":")[0]
        if name in seen:
            return
        seen.add(name)
        for source in data_inputs(by_name[name]):
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
