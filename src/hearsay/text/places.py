"""Short forms of place names: "Vt." is Vermont, "U.K." is Britain."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_places() -> Mapping[str, str]:
    """Short forms without their last dot to the name, both in lower case."""
    lines = files("hearsay.data").joinpath("short_places.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["short"].lower().rstrip("."): row["name"].lower() for row in rows}
