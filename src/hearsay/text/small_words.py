"""The small words of English by class: prepositions, auxiliaries, determiners and their like."""

from functools import cache

from hearsay.text.tables import read_table


@cache
def words_of_class(name: str) -> frozenset[str]:
    """The words of one class of the table, in lower case: preposition, auxiliary, past, etc."""
    return frozenset(r["word"] for r in read_table("function_words.csv") if r["class"] == name)
