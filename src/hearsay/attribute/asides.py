"""Phrases beside a clause that say whose word it is: "by all accounts", "if the logs are right".

The table `data/report_asides.tsv` holds the phrases; each may stand before, amid or after the
clause it speaks of, set off by commas.
"""

import re
from collections.abc import Iterator
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.verbs import read_rows
from hearsay.records.document import Span
from hearsay.text.lookup import Lookup
from hearsay.text.tables import compiled

ASIDE_SCORE = 0.75
FEW_LETTERS = 6  # a clause is longer

_SOURCE = r"(?P<source>[^,.;:“”\"()\n]{2,80}?)"
_POSSESSIVE = (
    r"(?:(?P<source>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur)"
    r"|(?P<holder>[^,.;:“”\"()\n]{2,60}?)(?:[’']s|(?<=s)[’']))"
)
_BOUND = re.compile(r"[;“”\"()]|:\s|(?<=[a-z]{3})[.!?]\s|\s[—–-]\s|—")
_BEFORE = re.compile(r"(?:^|[;“\"(:—–-]\s?|[.!?][”\"]?\s)(?:(?:But|And|Yet|So|Still|Now)\s)?$")
_COMMA_BEFORE = re.compile(r",\s$")
_JOINED = re.compile(r"\b(?:that|and|but|because|while|so|which|yet|or),\s$")
# "as he put it that day" is no aside: what follows the last word must set it off
_AFTER = re.compile(r"(?=[,.;:!?)”\"—]|\s[—–-]\s|$)")


# Its number, the longest first; its pattern; its place; whether a comma must follow.
_Aside = tuple[int, str, str, bool]


def find_asides(text: str, span: Span) -> Iterator[Draft]:
    """The attributions of one sentence that such a phrase makes, the longest phrase first."""
    taken: list[Span] = []
    for _, wording, place, needs_comma in sorted(set(_met(text, span))):
        for match in compiled(wording).finditer(text, span.start, span.end):
            content = _content(text, span, match, place, needs_comma=needs_comma)
            whole = Span(match.start(), match.end())
            if any(whole.overlaps(other) for other in taken):
                continue
            if content and match.groupdict().get("source") not in {"I", "we", "this newspaper"}:
                yield Draft(_source(match), _cues(match), content, ASIDE_SCORE, by_rule=True)
                taken.append(whole)
                break


def _source(match: re.Match[str]) -> tuple[Span, ...]:
    groups = match.groupdict()
    name = "source" if groups.get("source") else "holder"
    return (Span(*match.span(name)),) if groups.get(name) else ()


def _cues(match: re.Match[str]) -> tuple[Span, ...]:
    """The words of the phrase without its source: "if … is right"."""
    source = _source(match)
    if not source:
        return (Span(match.start(), match.end()),)
    start, end = source[0].start, source[0].end
    if match.group()[end - match.start() :][:2] in {"’s", "'s"}:
        end += 2
    pieces = ((match.start(), start), (end, match.end()))
    found = []
    for first, last in pieces:
        words = match.string[first:last]
        if words.strip(" ’'"):
            left = len(words) - len(words.lstrip(" ’'"))
            found.append(Span(first + left, first + len(words.rstrip())))
    return tuple(found)


def _content(
    text: str, span: Span, match: re.Match[str], place: str, *, needs_comma: bool
) -> tuple[Span, ...]:
    """What the phrase speaks of; empty where it does not stand beside a clause."""
    before = text[span.start : match.start()]
    after = text[match.end() : span.end]
    is_first = _BEFORE.search(before) is not None or before == ""
    if is_first or _JOINED.search(before):
        if place == "back" or (needs_comma and not after.startswith(",")):
            return ()
        return _pieces(_clause(text, match.end(), _end(text, match.end(), span.end)))
    if not _COMMA_BEFORE.search(before) or place == "front":
        return ()
    first = _clause(text, _start(text, span.start, match.start()), match.start())
    if after.startswith(","):
        return _pieces(first, _clause(text, match.end(), _end(text, match.end(), span.end)))
    return _pieces(first) if _AFTER.match(text, match.end(), span.end) else ()


def _pieces(*clauses: Span | None) -> tuple[Span, ...]:
    found = tuple(clause for clause in clauses if clause is not None)
    return found if sum(map(len, found)) >= FEW_LETTERS else ()


def _start(text: str, start: int, end: int) -> int:
    bounds = [match.end() for match in _BOUND.finditer(text, start, end)]
    return bounds[-1] if bounds else start


def _end(text: str, start: int, end: int) -> int:
    bound = _BOUND.search(text, start, end)
    is_quote = bound is not None and bound.group() in {"“", '"'}
    return bound.start() if bound is not None and not is_quote else end


def _clause(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " ,;:—–-\n":
        start += 1
    while end > start and text[end - 1] in " ,;:.—–-\n":
        end -= 1
    return Span(start, end) if start < end else None


def _met(text: str, span: Span) -> Iterator[_Aside]:
    return (aside for _, _, aside in _phrases().find(text, span.start, span.end))


@cache
def _phrases() -> Lookup[_Aside]:
    """Every phrase by the longest words it must have."""
    found = []
    rows = sorted(read_rows("report_asides.tsv"), key=lambda row: -len(row[0]))
    for number, (phrase, place, comma) in enumerate(rows):
        words = max(re.split(r"\{S(?:'s)?\}", phrase), key=len).strip()
        marked = "".join(map(_part, re.split(r"(\{S(?:'s)?\})", phrase)))
        if phrase.endswith("{S}"):  # all there is up to the next mark
            marked = marked.removesuffix("?)") + ")"
        wording = rf"(?<![\w’'-]){marked}(?![\w’'-])"
        found.append((words, (number, wording, place, comma == "yes")))
    return Lookup(found)


def _part(words: str) -> str:
    if words == "{S}":
        return _SOURCE
    if words == "{S's}":
        return _POSSESSIVE
    if not words.strip() or words.startswith(" "):
        return re.escape(words)
    return f"[{words[0].lower()}{words[0].upper()}]" + re.escape(words[1:])
