"""What mails and servers call the kinds of files we read, and what to do with others."""

from functools import cache

from hearsay.text.tables import read_table


def ending_of(media_type: str) -> str:
    """The ending of a file's name for "text/html; charset=utf-8"; "" for a kind we do not know."""
    return _endings().get(media_type.partition(";")[0].strip().lower(), "")


def advice_for(name: str) -> str:
    """What to do with a file in a format that is known and not read; "" for all others."""
    ending = name.lower().rpartition(".")[2]
    told = _unread().get(f".{ending}", "")
    return f"this is {told}" if told else ""


@cache
def _unread() -> dict[str, str]:
    rows = read_table("unread_formats.csv")
    return {row["ending"]: f"{row['what']}, which is not read; {row['advice']}" for row in rows}


@cache
def _endings() -> dict[str, str]:
    return {row["type"]: row["ending"] for row in read_table("media_types.csv")}
