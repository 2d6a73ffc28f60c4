"""The files of a pack, and a digest of them: enough to see whether a compiled form is current."""

from hashlib import sha256
from pathlib import Path

ABOUT = "datapackage.json"
TABLES = ("entities", "events", "offices", "members", "series", "commitments", "reviews")


def digest_of(path: Path) -> str:
    """The first 12 hex digits of the SHA-256 of the files of a pack."""
    names = [ABOUT, *(f"{table}.csv" for table in TABLES)]
    parts = [(path / name).read_bytes() for name in names if (path / name).is_file()]
    return sha256(b"\0".join(parts)).hexdigest()[:12]
