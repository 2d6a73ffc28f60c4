"""Small packs written for one test."""

import json
from pathlib import Path


def pack_of(folder: Path, about: dict | None = None, **tables: str) -> Path:
    """A pack with these tables, each given as CSV text."""
    given = {"name": "invented", "version": "1", **(about or {})}
    (folder / "datapackage.json").write_text(json.dumps(given), encoding="utf-8")
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text.lstrip("\n"), encoding="utf-8")
    return folder
