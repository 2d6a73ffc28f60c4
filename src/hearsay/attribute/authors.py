"""Who writes or gives the speech: the one author a document names, wherever it does."""

import re
from collections import Counter
from collections.abc import Sequence

from hearsay.records.document import Document, Sentence, Span
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.quotemarks import find_quotations

LAST_PARAGRAPHS = 3  # a closing note stands no further from the end
FIRST_PARAGRAPHS = 4  # nor a byline further from the start
_SPEECH = (
    r"address|speech|remarks|statement|keynote|lecture|sermon|eulogy|testimony|message|letter|oration"
    r"|comments|talk|presentation|homily|evidence|toast"
)
# "Address by Prime Minister X", "Opening remarks of X"; "X's speech to the assembly"
_SPEECH_BY = re.compile(rf"\b(?:{_SPEECH})\b(?: [a-z]+){{0,3}}? (?:by|of|from)\b", re.IGNORECASE)
_SPEECH_OF = re.compile(rf"['’]s?(?: [\w-]+){{0,4}}? (?:{_SPEECH})\b", re.IGNORECASE)
QUESTIONS = 2  # so many paragraphs that ask, each with an answer, make an interview
MOST_ASKED = 3  # sentences of a question
TITLE_REACH = 90  # characters from "by" to the name: "by the Minister for Water of Y, X"
_BYLINE = re.compile(r"\s*(?:by|byline|written by|from)\b:?\s*", re.IGNORECASE)
_NOTE = re.compile(
    r",?\s+(?:is|was|writes|covers|reports|teaches|serves|served|works|has written)\b"
)

_NARRATOR = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Ww]e|[Oo]ur)\b")


def find_author(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> str | None:
    """The one author; None where none or several are named."""
    people = [m for m in mentions if m.kind is MentionKind.PERSON and " " in m.name]
    asked = _first_question(document.text, sentences)
    if asked is not None:
        return _interviewed(document.text, people, asked)
    if document.authors:
        return document.authors[0] if len(document.authors) == 1 else None
    if not sentences:
        return None
    starts: dict[int, int] = {}
    for sentence in sentences:
        starts.setdefault(sentence.paragraph, sentence.span.start)
    paragraphs = sorted(starts)
    first = {starts[number] for number in paragraphs[:FIRST_PARAGRAPHS]}
    last = {starts[number] for number in paragraphs[-LAST_PARAGRAPHS:]}
    return (
        _byline(document.text, first, people)
        or _speech_giver(document.text, min(first), people)
        or _closing_note(document.text, last, people)
    )


def find_signatures(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """People whose name alone is a paragraph: they sign the letters above."""
    spans: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start, _ = spans.get(sentence.paragraph, (sentence.span.start, 0))
        spans[sentence.paragraph] = (start, sentence.span.end)
    by_start = {m.span.start: m for m in mentions if m.kind is MentionKind.PERSON}
    return tuple(
        by_start[start]
        for start, end in spans.values()
        if start in by_start
        and " " in by_start[start].name
        and not document.text[by_start[start].span.end : end].strip(" .,")
    )


def _byline(text: str, starts: set[int], people: Sequence[Mention]) -> str | None:
    for start in sorted(starts):
        words = _BYLINE.match(text, start)
        if words is not None:
            found = next((m for m in people if m.span.start == words.end()), None)
            if found is not None and text[found.span.end : found.span.end + 1] in {
                "",
                "\n",
                ".",
                ",",
            }:
                return found.name
    return None


def _first_question(text: str, sentences: Sequence[Sentence]) -> int | None:
    """Where the first of several questions stands that are paragraphs: an interview begins."""
    paragraphs: dict[int, list[Span]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence.span)
    questions = [
        spans[0].start
        for number, spans in paragraphs.items()
        if _is_question(text, spans)
        and number + 1 in paragraphs
        and not _is_question(text, paragraphs[number + 1])
    ]
    return questions[0] if len(questions) >= QUESTIONS else None


def _is_question(text: str, spans: Sequence[Span]) -> bool:
    first, last = spans[0], spans[-1]
    is_asked = text[last.start : last.end].rstrip("*_ ").endswith("?")
    return is_asked and len(spans) <= MOST_ASKED and text[first.start] not in "“\"‘'"


def _interviewed(text: str, people: Sequence[Mention], asked: int) -> str | None:
    """The one person named before the first question who has no byline, or the most named."""
    before = [m for m in people if m.span.start < asked]
    bylined = {
        m.name for m in before if _BYLINE.search(text[max(0, m.span.start - 12) : m.span.start])
    }
    ranked = Counter(m.name for m in before if m.name not in bylined).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _speech_giver(text: str, start: int, people: Sequence[Mention]) -> str | None:
    """Who gives the speech that the first line announces."""
    end = text.find("\n", start)
    line = Span(start, end if end > start else len(text))
    by = _SPEECH_BY.search(text, line.start, line.end)
    for mention in people:
        if not line.covers(mention.span):
            continue
        if by is not None and 0 < mention.span.start - by.end() <= TITLE_REACH:
            return mention.name
        if _SPEECH_OF.match(text, mention.span.end, line.end):
            return mention.name
    return None


def _closing_note(text: str, starts: set[int], people: Sequence[Mention]) -> str | None:
    """Somebody the article has not spoken of, at its end: "X is a fellow at the institute"."""
    seen: set[str] = set()
    for mention in people:
        is_new = mention.name not in seen
        seen.add(mention.name)
        is_note = mention.span.start in starts and _NOTE.match(text, mention.span.end)
        if is_new and is_note and _has_narrator(text, mention.span.start):
            return mention.name
    return None


def _has_narrator(text: str, end: int) -> bool:
    """Whether an "I" tells the text before a place, outside of quotations."""
    quoted = SpanIndex(one.span for one in find_quotations(text))
    return any(
        not quoted.overlapping(Span(*place.span())) for place in _NARRATOR.finditer(text, 0, end)
    )
