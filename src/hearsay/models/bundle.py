"""Load a bundle folder, check its checksums, hand over one `Models` record.

A bundle is `manifest.json`, `reader.onnx` (int8), `tokenizer.json` and `decoding.json`. Nothing is
downloaded and nothing is unpickled.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from hearsay.errors import ModelMismatch
from hearsay.models.encoder import Decoding, Encoder
from hearsay.models.heads import HeadTables

SHIPPED = Path(__file__).parents[1] / "bundles" / "reader"
FORMAT = "hearsay.bundle/1"


@dataclass(frozen=True, slots=True)
class Models:
    """The learned parts, and what they are called in a ledger's ``made_with``."""

    encoder: Encoder
    name: str  # "reader 1 3f2a…": name, version and start of the manifest's digest
    code_version: str


def load_models(folder: Path | None = None, *, threads: int = 0) -> Models:
    """The shipped bundle, or the one in ``folder``.

    ``threads`` for the network; 0 leaves their number to onnxruntime.

    Raises `ModelMismatch` where a file is missing or is not the one the manifest names.
    """
    place = folder or SHIPPED
    manifest, digest = read_manifest(place)
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415  # heavy
    from tokenizers import Tokenizer  # noqa: PLC0415  # heavy

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = InferenceSession(
        str(place / "reader.onnx"), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    encoder = Encoder(session, tokenizer, _load_decoding(place / "decoding.json"))
    name = f"{manifest['name']} {manifest['version']} {digest[:12]}"
    return Models(encoder, name, code_version())


def read_manifest(folder: Path) -> tuple[dict[str, Any], str]:
    """The manifest and its SHA-256, after every file it names has been checked against it."""
    path = folder / "manifest.json"
    if not path.is_file():
        raise ModelMismatch(
            f"{folder}: no manifest.json; reinstall hearsay or name a bundle folder"
        )
    raw = path.read_bytes()
    manifest: dict[str, Any] = json.loads(raw)
    if manifest.get("format") != FORMAT:
        raise ModelMismatch(f"{path}: format {manifest.get('format')!r}, expected {FORMAT!r}")
    for name, expected in manifest["files"].items():
        file = folder / name
        if not file.is_file():
            raise ModelMismatch(f"{file}: missing; the manifest names it")
        if sha256(file.read_bytes()).hexdigest() != expected:
            raise ModelMismatch(f"{file}: not the file the manifest names (SHA-256 differs)")
    return manifest, sha256(raw).hexdigest()


def code_version() -> str:
    """The version of hearsay that is installed, or "unknown" when run from a bare source tree."""
    try:
        return version("hearsay")
    except PackageNotFoundError:
        return "unknown"


def _load_decoding(path: Path) -> Decoding:
    import numpy as np  # noqa: PLC0415  # heavy

    raw = json.loads(path.read_text(encoding="utf-8"))
    return Decoding(
        parts=tuple(raw["parts"]),
        kinds=tuple(raw["kinds"]),
        part_moves=np.array(raw["part_moves"], dtype=np.float32),
        kind_moves=np.array(raw["kind_moves"], dtype=np.float32),
        distances=np.array(raw["distances"], dtype=np.float32),
        heads=HeadTables(
            cause_moves=np.array(raw["cause_moves"], dtype=np.float32),
            causal_over=raw["causal_over"],
            outside_less=raw["outside_less"],
            signal_over=raw["signal_over"],
            loaded_over=raw["loaded_over"],
            biases=np.array(raw["biases"], dtype=np.float32),
        ),
    )
