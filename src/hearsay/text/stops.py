"""Which full stops, question marks and dots end a sentence."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# "...", "?!", and dots set with spaces ". . ."; the full-width stops of other scripts.
_STOP = re.compile(r"[.!?…。！？｡．؟۔।॥]+(?:[ \u00a0]\.+(?!\w))*")
_CLOSERS = re.compile(r"(?:[\"”“’'»›)\]}」』】〉》*_]|[ \u00a0]?\[\d{1,3}\]|[ \u00a0\u202f]»)*")
_OPENERS = re.compile(r"[\s\"“‘'«‹„¿¡(\[{—–―*_#•·-]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A quotation with its author's name set after a dash, to the end of the paragraph.
_SIGNED = re.compile(r"\s*[-–—―]+\s*[^\W\d_][^.!?\n]*")
_SCRIPT_STOPS = frozenset("。！？｡．؟۔।॥")  # need no space after them
_QUOTES = frozenset("\"”“’'»」』")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_WORD_REACH = 24  # characters looked back for the word before a stop; longer is no abbreviation
_TAIL_REACH = 80  # characters looked ahead for "… the minister asked"
_MOSTLY_LOWER = 400  # characters looked at to tell a text that has no capitals


def find_stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of the paragraph ``text[start:end]`` end, the last one left out."""
    begun = start  # of the sentence we are in
    lower_may_begin = not any(letter.isupper() for letter in text[start : start + _MOSTLY_LOWER])
    for match in _STOP.finditer(text, start, end):
        after = _CLOSERS.match(text, match.end(), end).end()  # type: ignore[union-attr]  # matches ""
        if after >= end:
            return
        if _ends(text, match, begun, end, lower_may_begin=lower_may_begin):
            yield after
            begun = after


def ends_with_stop(line: str) -> bool:
    """Whether a line ends as a sentence does, closing marks aside."""
    bare = line.rstrip().rstrip("\"”’'»›)]}」』】*_ ")
    if not bare or bare[-1] not in ".!?…:;。！？｡؟۔।॥":
        return False
    return bare[-1] != "." or abbreviations().get(_word_before(bare, 0, len(bare) - 1)) != "never"


def _ends(text: str, match: re.Match[str], begun: int, end: int, *, lower_may_begin: bool) -> bool:
    """Whether the sentence begun at ``begun`` ends with this stop, its closing marks included."""
    mark, place = match.group(), match.end()
    after = _CLOSERS.match(text, place, end).end()  # type: ignore[union-attr]  # matches ""
    if mark[-1] in _SCRIPT_STOPS:
        return not (text[after].isdigit() and text[match.start() - 1].isdigit())
    word = _word_before(text, begun, match.start())
    if not text[after].isspace():
        return _is_glued_end(text, word, mark, after, end)
    following = _OPENERS.match(text, after, end).end()  # type: ignore[union-attr]  # matches ""
    if following >= end:
        return True  # only dashes and marks are left: they stand alone
    first = text[following]
    if first.islower() and not _is_camel(text, following):
        return lower_may_begin and mark == "." and len(word) > 1 and not _is_short(word)
    is_quoted = any(closer in _QUOTES for closer in text[place:after])
    if is_quoted and _SIGNED.fullmatch(text, after, min(end, after + _TAIL_REACH + 1)):
        return False
    if mark == ".":
        return _full_stop_ends(text, word, begun, match.start(), following)
    if mark.strip(" \u00a0.…"):  # it holds a question or exclamation mark
        return not (is_quoted and _is_said(text, following, end))
    # "… And then": dots at the head of a sentence open it.
    has_words = bool(text[begun : match.start()].strip(" \n\"“”‘'«(["))
    return has_words and first.isupper() and _next_word(text, following) != "I"


def _full_stop_ends(text: str, word: str, begun: int, place: int, following: int) -> bool:
    """Decide a single full stop before a capital, a digit or a sign."""
    first = text[following]
    rule = abbreviations().get(word)
    if rule is None and word.isupper() and len(word) > 2:
        rule = "never" if abbreviations().get(word.capitalize()) == "never" else None
    if rule is None and (_is_initial(word) or _ACRONYM.fullmatch(word)):
        rule = "starter"
    if rule == "never":
        return False
    if rule == "number":
        return not first.isdigit()
    if rule == "starter":
        return _is_starter(text, following)
    if rule == "capital":
        return first.isupper() and _next_word(text, following) not in _words("clock")
    # "1. The plan": a number at the head of a sentence counts it.
    return not (len(word) <= 3 and word.isdigit() and not text[begun : place - len(word)].strip())


def _is_glued_end(text: str, word: str, mark: str, after: int, end: int) -> bool:
    """``said.The next``: a space was lost, where the next word can only begin a sentence."""
    if mark != "." or len(word) < 3 or not word.islower() or _is_short(word):
        return False
    following = _OPENERS.match(text, after, end).end()  # type: ignore[union-attr]  # matches ""
    return following < end and text[following].isupper() and _is_starter(text, following)


def _word_before(text: str, begun: int, place: int) -> str:
    """The word that a stop at ``place`` is attached to; empty after a space."""
    near = text[max(begun, place - _WORD_REACH) : place]
    if not near or near[-1].isspace():
        return ""
    return re.split(r"[\s\"“”‘(\[{—–/*«„]", near)[-1].lstrip("'’-_")


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _is_camel(text: str, place: int) -> bool:
    """Whether a name such as "eBay" follows, which keeps its small letter."""
    return any(letter.isupper() for letter in _next_word(text, place)[1:3])


def _is_short(word: str) -> bool:
    return word in abbreviations() or "." in word


def _next_word(text: str, place: int) -> str:
    match = _WORD.match(text, place, place + _WORD_REACH)
    return match.group() if match else ""


def _is_starter(text: str, place: int) -> bool:
    word = _next_word(text, place)
    is_plain = word[:1].isupper() and (len(word) == 1 or not word.isupper())
    return is_plain and word.lower().replace("’", "'") in _words("starter")


def _is_said(text: str, place: int, end: int) -> bool:
    """Whether ``the minister asked`` follows, a clause that ends soon after its verb."""
    tail = re.split(r"[.!?,;:\"“”]", text[place : min(end, place + _TAIL_REACH)], maxsplit=1)[0]
    words = tail.lower().split()
    return any(word in _words("said") for word in words[1:8] if len(words) <= 10)


@cache
def abbreviations() -> dict[str, str]:
    """Each word written with a full stop, without its last one, and its rule."""
    return {row[0]: row[1] for row in _rows("abbreviations.tsv")}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in _rows("after_stops.tsv") if row[1] == kind)


def _rows(name: str) -> list[list[str]]:
    lines = (files("hearsay") / "data" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[2:] if line]
