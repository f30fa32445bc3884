"""A Piper model of a few kilobytes: the real one's inputs and output, a hum for each phoneme in between."""

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

SAMPLE_RATE_HZ = 22050
PHONEME_SAMPLES = 1100


def write_model(folder, name="en_US-small-low", *, speakers=(), scale_of=None, taps=1, aligned=False):
    """Write `<name>.onnx` and its settings into *folder* and return the model's path.

    *taps* (odd) lets it work as long as a larger model does: a filter of so many taps that changes nothing.
    """
    path = folder / f"{name}.onnx"
    onnx.save(_model(bool(speakers), taps, aligned), str(path))
    settings = {
        "audio": {"sample_rate": SAMPLE_RATE_HZ},
        "espeak": {"voice": "en-us"},
        "language": {"code": "en_US"},
        "inference": {"noise_scale": 0.0, "length_scale": scale_of or 1.0, "noise_w": 0.0},
        "phoneme_type": "espeak",
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        "num_symbols": 256,
        "hop_length": PHONEME_SAMPLES,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {speaker: number for number, speaker in enumerate(speakers)},
    }
    path.with_name(f"{name}.onnx.json").write_text(json.dumps(settings), encoding="utf-8")
    return path


def _model(has_speakers, taps, aligned):
    """Build: each phoneme's number times a stretch of a sine, end to end, stretched by the length scale."""
    hum = np.sin(np.arange(PHONEME_SAMPLES) / 20).astype(np.float32).reshape(1, 1, -1)
    filter_taps = np.zeros((1, 1, taps), np.float32)
    filter_taps[0, 0, taps // 2] = 1
    constants = {
        "taps": filter_taps,
        "hum": hum,
        "level": np.array(0.003, np.float32),
        "flat": np.array([1, 1, -1], np.int64),
        "last": np.array([2], np.int64),
        "one": np.array([1], np.int64),
        "ones": np.array([1, 1], np.float32),
        "shape": np.array([1, 1, 1, -1], np.int64),
    }
    nodes = [
        helper.make_node("Cast", ["input"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["numbers", "level"], ["levels"]),
        helper.make_node("Unsqueeze", ["levels", "last"], ["column"]),
        helper.make_node("Mul", ["column", "hum"], ["hums"]),
        helper.make_node("Reshape", ["hums", "flat"], ["line"]),
        helper.make_node("Gather", ["scales", "one"], ["stretch"]),
        helper.make_node("Concat", ["ones", "stretch"], ["stretches"], axis=0),
        helper.make_node("Resize", ["line", "", "stretches"], ["stretched"], mode="linear"),
        helper.make_node("Conv", ["stretched", "taps"], ["filtered"], pads=[taps // 2, taps // 2]),
        helper.make_node("Reshape", ["filtered", "shape"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    if has_speakers:
        inputs.append(helper.make_tensor_value_info("sid", TensorProto.INT64, [1]))
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "samples"])]
    if aligned:
        constants["nothing"], constants["step"] = np.array(0, np.float32), np.array(1, np.float32)
        nodes.append(helper.make_node("Mul", ["numbers", "nothing"], ["zeros"]))
        nodes.append(helper.make_node("Add", ["zeros", "step"], ["steps"]))
        outputs.append(helper.make_tensor_value_info("steps", TensorProto.FLOAT, [1, "phonemes"]))
    graph = helper.make_graph(
        nodes,
        "small-vits",
        inputs,
        outputs,
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
