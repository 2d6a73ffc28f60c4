"""The dateline of a report: "KYIV, Ukraine, June 3 (Reuters) —"."""

import re

_REACH = 140  # characters in which a dateline ends
_DASH = re.compile(r"(?:\s*(?:—|–|―|--+|…)\s*|\s+[-_]\s+)")
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June"
    r"|July|August|September|October|November|December)\.?"
)
_DATE = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})"
    r"(?:,? \d{4})?|\d{4}",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\s*(?:\(([^()]{2,40})\)|/([^/]{2,40})/)[.:]?\s*$")
_DATE_AGAIN = re.compile(rf"({_DATE.pattern})\s*(?:—|–|--+|-)\s*", re.IGNORECASE)
# "MOSCOW, June 3. /TASS/. The …" has no dash; "GENEVA (Agency): The …" and mail have a colon.
_AGENCY_STOP = re.compile(r"[^\n]{3,100}?(?:/[A-Z][\w -]{1,30}/\.|\([A-Z][\w ./-]{1,30}\):)\s+")
_LABEL = re.compile(
    r"(?:LIVE|WATCH|UPDATED?|BREAKING|EXCLUSIVE|EXPLAINER|OPINION|ANALYSIS|CORRECTION|NOTE|VIDEO"
    r"|PHOTOS?|COMMENT|EDITORIAL|REVIEW|INTERVIEW|FACT.?CHECK|NEWS|DEVELOPING|JUST IN|[QA])\b"
)


def find_dateline(text: str, start: int, end: int) -> int:
    """Where the dateline at ``start`` of a paragraph ends, its dash included; ``start``: none."""
    near = min(end, start + _REACH)
    dash = _DASH.search(text, start, near)
    if dash and dash.end() < end:
        head, place = text[start : dash.start()], dash.end()
        again = _DATE_AGAIN.match(text, place, near)  # "New York – June 5, 2024 – The"
        if again:
            head, place = f"{head}, {again[1]}", again.end()
        if _is_dateline(head):
            first = text[place : place + 1]
            return place if first and not first.islower() else start
    stop = _AGENCY_STOP.match(text, start, near)
    if stop and _is_dateline(text[start : stop.end()].rstrip(" .:").replace(". /", " /")):
        return stop.end()
    if end - start <= _REACH and _stands_alone(text[start:end]):
        return end
    return start


def _stands_alone(line: str) -> bool:
    """``LONDON, June 3`` with nothing after it: a capital place and a date or an agency."""
    bare = _DASH.sub("", line[-6:])
    whole = line[: max(0, len(line) - 6)] + bare
    is_dated = _DATE.fullmatch(whole.split(", ", 1)[-1]) is not None
    has_more = is_dated or _AGENCY.search(whole) is not None
    return has_more and "," in whole and _is_dateline(whole)


def _is_dateline(head: str) -> bool:
    """Whether the words before the dash are a place, perhaps with region, date and agency."""
    agency = _AGENCY.search(head)
    where = head[: agency.start()] if agency else head
    pieces = [piece.strip() for piece in re.split(r",\s+|\s+[-–]\s+", where.strip(" ,.")) if piece]
    if not pieces:
        return agency is not None  # "(Reuters) -"
    if len(pieces) > 6 or _LABEL.match(pieces[0]):
        return False
    dates = [piece for piece in pieces if _DATE.fullmatch(piece)]
    places = [piece for piece in pieces if piece not in dates]
    if not places:
        return agency is not None and bool(dates)
    if not all(_is_place(piece) for piece in places):
        return False
    return _is_capital(places[0]) or agency is not None or bool(dates)


def _is_place(piece: str) -> bool:
    words = piece.replace("/", " ").split()
    small = {
        "of",
        "the",
        "de",
        "da",
        "do",
        "al",
        "el",
        "la",
        "near",
        "aboard",
        "and",
        "in",
        "on",
        "&",
    }
    return (
        1 <= len(words) <= 6
        and len(piece) <= 45
        and all(word[0].isupper() or word.lower() in small for word in words)
    )


def _is_capital(piece: str) -> bool:
    letters = [letter for letter in piece if letter.isalpha()]
    return len(letters) >= 2 and piece.isupper()
