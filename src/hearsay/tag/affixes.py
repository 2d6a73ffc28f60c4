"""What was read with a name and is no part of it: "Ana Ruiz [of Acme]", "[Oslo-based] Acme"."""

import re

from hearsay.text.bodies import load_bodies
from hearsay.text.people import load_titles

_OF = re.compile(r" (?:of|at|from) (?:the )?[A-Z]")
_OWNER = re.compile(r"[A-Z][\w-]*[’']s (?=[A-Z])")
_BASED = re.compile(r"[A-Z][\w-]*-based (?=[A-Z])")
_NOUN = re.compile(r"([a-z]+) (?=[A-Z])")
FULL = 2  # words of a full name: "Ana of Acme" may be all a name


def without_place(text: str, start: int, end: int) -> tuple[int, int]:
    """A person's full name without the body it is from, or whose he or she is: "Fiji's X Y"."""
    owner = _OWNER.match(text, start, end)
    start = owner.end() if owner is not None else start
    of = _OF.search(text, start, end)
    if of is None:
        return start, end
    words = text[start : of.start()].split()
    title = load_titles().get(words[0])
    is_titled = title is not None and title.is_kept
    return start, end if is_titled or len(words) < FULL else of.start()


def without_sort(text: str, start: int, end: int) -> int:
    """Where the name of a body begins, past "Oslo-based" and past "institute" in small letters."""
    based = _BASED.match(text, start, end)
    start = based.end() if based is not None else start
    noun = _NOUN.match(text, start, end)
    return noun.end() if noun is not None and noun[1] in load_bodies() else start
