"""Persuasive wording known by its marks: slogans, words in doubting quotation marks, "Quaygate"."""

import re
from collections.abc import Iterator

from hearsay.records.document import Span
from hearsay.records.tags import Framing, Technique
from hearsay.tag.framing_patterns import Scanned, roles

_AGAIN = re.compile(r"\bmake\s+[^\s,.;!?]+(?:\s+[^\s,.;!?]+)?\s+[a-z]+\s+again\b", re.IGNORECASE)
_CRY = re.compile(r"(?:^|(?<=[“‘\"'.!?:;,—–-]))\s*((?:[^\s“”‘\"!?.;:]+\s+){1,5}[^\s“”‘\"!?.;:]+)!")
_RHYME = re.compile(r"\bNo \w+(?: \w+)?, no \w+(?=[.,!”\"’'])")
_QUOTED = re.compile(r"[“\"‘]([^“”\"‘’\n]{3,60})[”\"’]")
_GATE = re.compile(r"(?<![\w’'-])[A-Z]?[a-z]{3,}gate(?![\w-])")
_OWNED = re.compile(
    r"(?:[’']s?|\b(?:his|her|its|their|your|the|this|these)) "
    r"[“\"‘]([a-z]+(?:[ -][a-z]+)?),?[”\"’]"
)
# by hand on news: a cry that begins like a slogan; marks that may be plain
_SURE, _LIKELY = 0.8, 0.7
_WORDS = 8  # of a slogan at most


def find_marks(sentence: Scanned) -> Iterator[Framing]:
    """What the marks of one sentence show."""
    text, (start, end) = sentence.text, _ends(sentence)
    words = sentence.places.keys()
    if "!" in text[start:end]:
        yield from _cries(text, start, end)
    if "again" in words:
        yield from _all(_AGAIN, sentence, Technique.SLOGAN)
    if "no" in words:
        yield from _all(_RHYME, sentence, Technique.SLOGAN)
    if not words.isdisjoint(roles()["chant"]):
        yield from _chanted(sentence)
    if any(word.endswith("gate") for word in words):
        yield from _affairs(sentence)
    yield from _doubted(sentence)


def _ends(sentence: Scanned) -> tuple[int, int]:
    """The sentence with the mark behind it, which a quotation may have cut off."""
    return sentence.span.start, min(len(sentence.text), sentence.span.end + 1)


def _all(shape: re.Pattern[str], sentence: Scanned, technique: Technique) -> Iterator[Framing]:
    for found in shape.finditer(sentence.text, *_ends(sentence)):
        end = min(found.end(), sentence.span.end)
        yield Framing(Span(found.start(), end), technique, _SURE)


def _cries(text: str, start: int, end: int) -> Iterator[Framing]:
    """As in: "Orvik first!", "Hands off our hospital!"."""
    for found in _CRY.finditer(text, start, end):
        words = [word.strip(",'’").lower() for word in found[1].split()]
        is_called = words[0] in roles()["calls"] or "_".join(words[:2]) in roles()["calls"]
        is_claimed = words[-1] in roles()["cry_end"] or not roles()["cry_middle"].isdisjoint(words)
        if is_called or is_claimed:
            yield Framing(Span(*found.span(1)), Technique.SLOGAN, _SURE)


def _chanted(sentence: Scanned) -> Iterator[Framing]:
    """A short quotation beside "chanted" or "banners"."""
    for found in _QUOTED.finditer(sentence.text, *_ends(sentence)):
        words = found[1].split()
        if 1 < len(words) <= _WORDS and words[0][0].isupper():
            end = found.end(1) - (found[1][-1] in ",.")
            yield Framing(Span(found.start(1), end), Technique.SLOGAN, _LIKELY)


def _affairs(sentence: Scanned) -> Iterator[Framing]:
    """As in: "Quaygate"; not a gate, a place, a name or a verb."""
    text = sentence.text
    for found in _GATE.finditer(text, sentence.span.start, sentence.span.end):
        word = found.group()
        before, after = text[: found.start()][-2:], text[found.end() :][:2]
        is_named = (len(after) > 1 and after[1].isupper()) or before[-2:-1].isalpha() is None
        if word[0].isupper() and word.lower() not in roles()["gates"] and not is_named:
            yield Framing(Span(*found.span()), Technique.LOADED_LANGUAGE, _LIKELY)


def _doubted(sentence: Scanned) -> Iterator[Framing]:
    """As in: the council's “consultation”, with no verb of saying near it."""
    if not sentence.places.keys().isdisjoint(roles()["telling"]):
        return
    for found in _OWNED.finditer(sentence.text, sentence.span.start, sentence.span.end):
        if found[1].split()[-1] in roles()["good"] | roles()["doubted"]:
            span = Span(found.start(1) - 1, found.end())
            yield Framing(span, Technique.DOUBT, _LIKELY)
