"""Words for things that happen: nouns by how often there is one of a name, verbs by their noun."""

from collections.abc import Mapping
from functools import cache

from hearsay.text.tables import read_table


@cache
def happening_nouns() -> Mapping[str, str]:
    """Nouns, lower case, and whether there is hardly a second of one name.

    "once": the annexation of Crimea; "often": earthquakes, wars and attacks, of which many have
    like names; "held": the same, and named only with capitals, as the Yalta Conference is;
    "treaty": something with a day of signing and others.
    """
    return {row["noun"]: row["often"] for row in read_table("happening_nouns.csv")}


@cache
def happening_verbs() -> Mapping[str, tuple[str, str]]:
    """Verbs with the noun that says the same, and whether it is the noun of subject or object."""
    return {row["verb"]: (row["noun"], row["of"]) for row in read_table("happening_verbs.csv")}
