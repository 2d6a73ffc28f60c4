"""Sources that are lists: "Japan, Canada and Australia", "the Rail, Tram and Bus Union"."""

import re

from hearsay.attribute.grammar import is_plural
from hearsay.records.document import Span
from hearsay.text.people import load_roles
from hearsay.text.small_words import words_of_class

_LIST = re.compile(r"([^,;:“”\"()]+)((?:, [^,;:“”\"()]+?)+),? and ([^,;:“”\"()]+)")
_ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
_SMALL = re.compile(r" (?:of|in|at|for|from|with|by|who|which|that|to) ")
LONGEST_PART = 5  # words


def list_of(text: str, source: Span) -> str | None:
    """The list that all of a source is, without its article; None where a comma only sets off.

    In "Ana Ruiz, a nurse and mother" what follows the comma describes.
    """
    words = re.sub(r"\s+", " ", source.of(text)).strip(" ,")
    found = _LIST.fullmatch(words)
    if found is None:
        return None
    first, last = found[1], found[3]
    parts = [part.strip() for part in found[2].split(",") if part.strip()]
    if not all(map(_may_follow, [*parts, last])):
        return None
    if first.split()[0].lower() in words_of_class("quantifier"):
        return ", ".join(parts) + f" and {last}"  # "two chiefs, Tapata and Torea"
    if not _may_open(first):
        return None
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def _may_open(part: str) -> bool:
    bare = _ARTICLE.sub("", part, count=1)
    return len(bare.split()) <= LONGEST_PART and (bare[:1].isupper() or is_plural(bare.split()[-1]))


def _may_follow(part: str) -> bool:
    """Whether a part is like the first: a name, or people; no age, no description."""
    words = part.split()
    if len(words) > LONGEST_PART or words[0][0].isdigit() or _ARTICLE.match(part):
        return False
    head = _SMALL.split(part)[0].split()[-1]
    if head.lower() in load_roles():
        return False
    return words[0][0].isupper() or is_plural(head)
