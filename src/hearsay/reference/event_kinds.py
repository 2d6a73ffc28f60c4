"""What kind of event a noun names: "summit" and "leaders' meeting" are one."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def event_nouns() -> Mapping[str, str]:
    """Nouns for events, lower case with straight marks, and the kind each stands for."""
    table = (files("hearsay") / "data" / "event_nouns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[2:])
    return {row[0]: row[1] for row in rows}


def kind_of_event(noun: str) -> str | None:
    """The kind that a noun stands for, or None: "Summit Meeting" is a "summit"."""
    return event_nouns().get(" ".join(noun.lower().replace("’", "'").split()))
