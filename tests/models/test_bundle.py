"""A bundle is what its manifest says, or it is refused."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from hearsay.errors import ModelMismatch
from hearsay.models.bundle import SHIPPED, read_manifest


def bundle(folder: Path, **changes: object) -> Path:
    (folder / "a.bin").write_bytes(b"weights")
    manifest = {"format": "hearsay.bundle/1", "name": "reader", "version": "1",
                "files": {"a.bin": sha256(b"weights").hexdigest()}}  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest | changes))
    return folder


def test_a_whole_bundle_is_accepted(tmp_path: Path) -> None:
    assert read_manifest(bundle(tmp_path))[0]["name"] == "reader"


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    bundle(tmp_path)
    (tmp_path / "a.bin").write_bytes(b"other")
    with pytest.raises(ModelMismatch, match="SHA-256 differs"):
        read_manifest(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    bundle(tmp_path)
    (tmp_path / "a.bin").unlink()
    with pytest.raises(ModelMismatch, match=r"a\.bin: missing"):
        read_manifest(tmp_path)


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMismatch, match=r"hearsay\.bundle/1"):
        read_manifest(bundle(tmp_path, format="other/9"))


def test_a_folder_without_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMismatch, match=r"manifest\.json"):
        read_manifest(tmp_path)


def test_the_shipped_bundle_is_whole() -> None:
    manifest, _ = read_manifest(SHIPPED)
    assert set(manifest["files"]) == {"reader.onnx", "tokenizer.json", "decoding.json"}
