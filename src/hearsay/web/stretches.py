"""Words that somebody types, found as stretches of the text; never where there is a choice."""

import re
from itertools import pairwise

from hearsay.errors import InputError
from hearsay.records.document import Span

_PLACE = re.compile(r"\s*(\d{1,9})\s*[:-]\s*(\d{1,9})\s*")
_NEAR = 600  # characters around what is corrected in which the words may stand once
_MOST = 20  # stretches


def find_stretches(text: str, typed: str, near: Span) -> tuple[Span, ...]:
    """One stretch for each line of ``typed``, in order of the text.

    A line holds the words themselves, or their place as "120:180". Words that stand more than once
    near what is corrected are refused.
    """
    lines = [line for line in typed.splitlines() if line.strip()]
    if len(lines) > _MOST:
        raise InputError(f"more than {_MOST} stretches: give fewer, longer ones")
    found = sorted({_find(text, line, near) for line in lines})
    if any(one.end > other.start for one, other in pairwise(found)):
        raise InputError("two of these stretches overlap")
    return tuple(found)


def _find(text: str, line: str, near: Span) -> Span:
    if (place := _PLACE.fullmatch(line)) is not None:
        start, end = int(place[1]), int(place[2])
        if not start < end <= len(text):
            raise InputError(
                f"{start}:{end} is no stretch of this text of {len(text):,} characters"
            )
        return Span(start, end)
    words = re.compile(r"\s+".join(map(re.escape, line.split())))
    everywhere = [Span(*match.span()) for match in words.finditer(text)]
    around = Span(max(0, near.start - _NEAR), near.end + _NEAR)
    for found in (everywhere, [one for one in everywhere if around.covers(one)]):
        if len(found) == 1:
            return found[0]
    shown = " ".join(line.split())[:60]
    if not everywhere:
        raise InputError(f"“{shown}” does not stand in the text: copy the words exactly")
    raise InputError(f"“{shown}” stands in the text more than once: give more words, or the place "
                     "as start:end")  # fmt: skip
