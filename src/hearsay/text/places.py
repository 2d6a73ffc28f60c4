"""Short forms of place names: "Vt." is Vermont, "U.K." is Britain."""

from collections.abc import Mapping
from functools import cache

from hearsay.text.tables import read_table


@cache
def load_places() -> Mapping[str, str]:
    """Short forms without their last dot to the name, both in lower case."""
    rows = read_table("short_places.csv")
    return {row["short"].lower().rstrip("."): row["name"].lower() for row in rows}


@cache
def load_seats() -> Mapping[str, str]:
    """Houses, streets and capitals by name: facility or location. "Downing Street" is nobody."""
    return {row["name"]: row["sort"] for row in read_table("seats.csv")}
