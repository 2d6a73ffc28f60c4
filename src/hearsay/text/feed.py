"""Reader of RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom: each entry is a document, with its own text.

What an entry links to is not fetched: a feed of headlines alone gives headlines. Elements are told
by their local names and, where it matters, the namespace of the standard they are from.
"""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from hearsay.errors import InputError, UnreadableDocument
from hearsay.text.drafts import Draft, Failure, read_date
from hearsay.text.fragments import read_fragment
from hearsay.text.xmltree import read_tree

_ROOTS = {"rss", "RDF", "feed"}
_MOST = 5_000  # entries
_BODIES = ("encoded", "content", "description", "summary")  # the fullest first
_DATES = ("pubDate", "published", "issued", "date", "updated", "modified")
_AUTHORS = ("creator", "author")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);")
_IN_BRACKETS = re.compile(r"\S+@\S+\s*\(([^)]+)\)")  # RSS 2.0: "desk@courier.example (Ana Duarte)"


def read_feed(data: bytes) -> Iterator[Draft | Failure]:
    """The entries in the order of the feed. Their outlet is the title of the feed."""
    root = read_tree(data.lstrip())
    if _local(root) not in _ROOTS:
        raise UnreadableDocument(
            f"this is XML, but no RSS or Atom feed: it begins with {_shown(root)}"
        )
    entries = [one for one in root.iter() if _local(one) in {"item", "entry"}]
    if not entries:
        raise UnreadableDocument("there is no entry in this feed")
    if len(entries) > _MOST:
        raise UnreadableDocument(f"there are more than {_MOST:,} entries in this feed")
    channel = next((one for one in root if _local(one) == "channel"), root)
    outlet = _line(_first(channel, "title"))
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, outlet, number)


def _entry(entry: Any, outlet: str | None, number: int) -> Draft | Failure:
    title = _line(_first(entry, "title"))
    text = max((_text(entry, name) for name in _BODIES), key=len)
    if not (text or title):
        return Failure(1, "the entry has neither text nor title", (f"entry {number}",))
    return Draft(
        text or title or "",
        title=title,
        authors=_authors(entry),
        outlet=outlet,
        url=_link(entry),
        published=_day(entry),
        title_in_text=not text,
        within=(f"entry {number}",),
    )


def _text(entry: Any, name: str) -> str:
    """The text of the one element of this name that has most; media descriptions count too."""
    found = (_blocks(one) for one in entry if _local(one) == name)
    return max(("\n\n".join(blocks) for blocks in found), key=len, default="")


def _blocks(element: Any) -> tuple[str, ...]:
    """The blocks of a text construct (RFC 4287): XHTML inside, or a string of HTML or text."""
    from lxml import etree  # noqa: PLC0415  # heavy: only for feeds

    if len(element):
        inner = "".join(etree.tostring(one, encoding="unicode", method="html") for one in element)
        return read_fragment(f"{element.text or ''}{inner}")
    text = element.text or ""
    if element.get("type") != "text" and _TAG.search(text):
        return read_fragment(text)
    pieces = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    return tuple(block for piece in pieces if (block := " ".join(piece.split())))


def _line(element: Any) -> str | None:
    """A title in one line, without markup."""
    return " ".join(" ".join(_blocks(element)).split()) or None if element is not None else None


def _authors(entry: Any) -> tuple[str, ...]:
    found: list[str] = []
    for one in entry:
        if _local(one) in _AUTHORS:
            named = _first(one, "name")
            told = " ".join(((one if named is None else named).text or "").split())
            match = _IN_BRACKETS.fullmatch(told)
            found.append(match[1].strip() if match else told)
    return tuple(dict.fromkeys(name for name in found if name))


def _link(entry: Any) -> str | None:
    """The address of the article: RSS has it as text, Atom in the link that is no other kind."""
    for one in entry:
        if _local(one) == "link" and one.get("rel", "alternate") == "alternate":
            told = (one.get("href") or one.text or "").strip()
            if told:
                return told
    return None


def _day(entry: Any) -> date | None:
    """The day of the entry, as RFC 5322 or ISO 8601 writes it; None: none that can be read."""
    for name in _DATES:
        told = ((found.text or "") if (found := _first(entry, name)) is not None else "").strip()
        if not told:
            continue
        try:
            return read_date(told) if told[:4].isdigit() else parsedate_to_datetime(told).date()
        except (InputError, TypeError, ValueError, OverflowError):
            continue
    return None


def _first(element: Any, name: str) -> Any:
    return next((one for one in element if _local(one) == name), None)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _shown(element: Any) -> str:
    return f"<{_local(element)[:40]}>"
