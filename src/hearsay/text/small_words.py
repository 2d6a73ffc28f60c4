"""The small words of English by class: prepositions, auxiliaries, determiners and their like."""

import csv
from functools import cache
from importlib.resources import files


@cache
def words_of_class(name: str) -> frozenset[str]:
    """The words of one class of the table, in lower case: preposition, auxiliary, past, etc."""
    lines = files("hearsay.data").joinpath("function_words.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return frozenset(row["word"] for row in rows if row["class"] == name)
