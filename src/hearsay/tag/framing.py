"""Find loaded and persuasive wording, each with the plain name of its technique.

The lists hold no name of anybody: the same words get the same mark whoever they are about.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.tags import Framing, Technique
from hearsay.tag.framing_marks import find_marks
from hearsay.tag.framing_patterns import Asked, Scanned, asked_of, find_patterns
from hearsay.tag.framing_shapes import find_shapes, words_that
from hearsay.text.lookup import Lookup
from hearsay.text.tables import compiled

_LISTED = 0.7  # how surely a listed phrase is loaded where it stands: 0.6 to 0.9 by hand on news
_TITLED = 0.6  # share of capitals from which on a sentence is a headline
_NOUN_WORDS = 3  # words from an adjective to the noun at most: "vicious personal attack"
_LONGEST = 2000  # characters; a longer "sentence" is a list or a damaged text


@cache
def _phrases() -> Lookup[tuple[str, str, Asked]]:
    """The listed phrases, with technique, how each is read, and what it asks of its place."""
    from importlib.resources import files  # noqa: PLC0415  # only with the table

    table = (files("hearsay.data") / "framing.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[2:] if line]
    return Lookup(
        (phrase, (technique, how.split(" ")[0], asked_of(how.split(" ")[1:])))
        for phrase, technique, how in rows
    )


@cache
def _people() -> frozenset[str]:
    """The listed words for people."""
    from importlib.resources import files  # noqa: PLC0415  # only with the table

    table = (files("hearsay.data") / "framing.tsv").read_text(encoding="utf-8")
    return frozenset(
        line.split("\t")[0] for line in table.splitlines() if line.split("\t")[-1][:3] == "who"
    )


def find_framings(document: Document, sentences: Sequence[Sentence]) -> tuple[Framing, ...]:
    """Loaded and persuasive wording in order, never overlapping.

    What a model alone takes for loaded is not marked: bench/LOG.md has what it cost.
    """
    found: list[Framing] = []
    for sentence in sentences:
        if sentence.part is Part.FURNITURE or len(sentence.span) > _LONGEST:
            continue
        scanned = Scanned(document.text, sentence.span)
        found += find_shapes(scanned)
        found += find_marks(scanned)
        found += _listed(scanned)  # before patterns, which know less of the words
        found += _patterned(scanned)
    return tuple(sorted(_apart(found), key=lambda one: one.span))


def _patterned(sentence: Scanned) -> Iterator[Framing]:
    text, span = sentence.text, sentence.span
    for one, takes_noun in find_patterns(sentence):
        start, end = one.span.start, one.span.end
        if text[start].isupper() and _is_name(text, start, end, span):
            continue
        last = _noun_end(text, end, span.end) if takes_noun else end
        is_person = takes_noun and text[end:last].strip() in _people()
        technique = Technique.NAME_CALLING if is_person else one.technique
        yield Framing(Span(start, last), technique, one.score)


def _listed(sentence: Scanned) -> Iterator[Framing]:
    text, span = sentence.text, sentence.span
    for start, end, (technique, how, asked) in _phrases().find(text, span.start, span.end):
        if text[start].isupper() and _is_name(text, start, end, span):
            continue
        if how == "who" and not _is_person(text, start, end, span):
            continue
        if asked and not sentence.meets(asked, Span(start, end)):
            continue
        last = _noun_end(text, end, span.end) if how == "noun" else end
        if how == "noun" and text[end:last].strip() in words_that("literal"):
            continue  # "a brutal winter"
        yield Framing(Span(start, last), technique, _LISTED)


def _is_person(text: str, start: int, end: int, span: Span) -> bool:
    """Whether a word for people is one here: "a mob", not "a mob of kangaroos", "to fool them"."""
    before = text[span.start : start].split()
    after = compiled(r"\s+([a-z][a-z’'-]*)").match(text, end, span.end)
    is_owned = (
        not before
        or before[-1].lower().strip("“‘\"'") in words_that("owner")
        or (len(before) > 1 and before[-2].lower() in words_that("owner"))
        or not before[-1][-1].isalpha()
        or text[start].isupper()
    )
    if after is None:
        return is_owned
    follows = after[1]
    is_small = follows in words_that("not_noun") or follows.endswith(("ed", "ing", "s"))
    return is_owned and is_small and follows != "of"


def _is_name(text: str, start: int, end: int, span: Span) -> bool:
    """Whether a capital inside a sentence shows a name: "the Brutal Truth Party"."""
    words = text[span.start : span.end].split()
    if sum(word[0].isupper() for word in words) > _TITLED * len(words):
        return False  # a headline with capitals
    is_first = not text[span.start : start].strip("“\"‘'( ")
    after = text[end : end + 2]
    return not is_first and (len(after) < 2 or after[1].isupper() or text[start - 1 : start] != " ")


def _noun_end(text: str, end: int, last: int) -> int:
    """The end of the noun behind an adjective, or of the adjective where none follows."""
    place = end
    for _ in range(_NOUN_WORDS):
        following = compiled(r" ([a-z][a-z’'-]+)").match(text, place, last)
        if following is None or following[1] in words_that("not_noun"):
            break
        place = following.end()
        if not compiled(r"(?:ous|ive|al|ic|ary|ful|ish|ical|ible|able|eign|blic)$").search(
            following[1]
        ):
            break  # the noun; before it stood adjectives
    return place


def _apart(found: Iterable[Framing]) -> Iterator[Framing]:
    """Of those that overlap the first, the longest of those that begin at one place."""
    end = 0
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end, -one.score)):
        if one.span.start >= end:
            yield one
            end = one.span.end
