"""What mails and servers call the kinds of files we read."""

from functools import cache

from hearsay.text.tables import read_table


def ending_of(media_type: str) -> str:
    """The ending of a file's name for "text/html; charset=utf-8"; "" for a kind we do not know."""
    return _endings().get(media_type.partition(";")[0].strip().lower(), "")


@cache
def _endings() -> dict[str, str]:
    return {row["type"]: row["ending"] for row in read_table("media_types.csv")}
