"""Find loaded and persuasive wording, each with the plain name of its technique.

The lists hold no name of anybody: the same words get the same mark whoever they are about.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from hearsay.models.readings import Reading
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.tags import Framing, Technique
from hearsay.tag.framing_shapes import find_shapes
from hearsay.text.lookup import Lookup
from hearsay.text.tables import compiled

_LISTED = 0.7  # how surely a listed phrase is loaded where it stands: 0.6 to 0.9 by hand on news
_SURE = 0.6  # from here on what a model alone takes for loaded is marked
_LONGEST = 2000  # characters; a longer "sentence" is a list or a damaged text


@cache
def _phrases() -> Lookup[tuple[str, bool]]:
    """The listed phrases; whether the noun behind one belongs to it."""
    from importlib.resources import files  # noqa: PLC0415  # only with the table

    table = (files("hearsay.data") / "framing.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[2:] if line]
    return Lookup((phrase, (technique, how == "noun")) for phrase, technique, how in rows)


def find_framings(
    document: Document, sentences: Sequence[Sentence], loaded: Sequence[Reading] = ()
) -> tuple[Framing, ...]:
    """Loaded and persuasive wording in order, never overlapping.

    ``loaded``: what a model takes for loaded, if there is one; where lists and model meet, the
    technique of the list stands.
    """
    found: list[Framing] = []
    for sentence in sentences:
        if sentence.part is Part.FURNITURE or len(sentence.span) > _LONGEST:
            continue
        found += find_shapes(document.text, sentence.span)
        found += _listed(document.text, sentence.span)
    found += (
        Framing(one.span, Technique.LOADED_LANGUAGE, round(one.score, 3))
        for one in loaded
        if one.score >= _SURE
    )
    return tuple(_apart(found))


def _listed(text: str, span: Span) -> Iterator[Framing]:
    for start, end, (technique, takes_noun) in _phrases().find(text, span.start, span.end):
        if text[start].isupper() and _is_name(text, start, end, span):
            continue
        last = _noun_end(text, end, span.end) if takes_noun else end
        yield Framing(Span(start, last), technique, _LISTED)


def _is_name(text: str, start: int, end: int, span: Span) -> bool:
    """Whether a capital inside a sentence shows a name: "the Brutal Truth Party"."""
    is_first = not text[span.start : start].strip("“\"‘'( ")
    after = text[end : end + 2]
    return not is_first and (len(after) < 2 or after[1].isupper() or text[start - 1 : start] != " ")


def _noun_end(text: str, end: int, last: int) -> int:
    """The end of the noun behind an adjective, or of the adjective where none follows."""
    following = compiled(r" ([a-z][a-z’'-]+)").match(text, end, last)
    if following is None or following[1] in _not_nouns():
        return end
    return following.end()


@cache
def _not_nouns() -> frozenset[str]:
    from hearsay.tag.framing_shapes import words_that  # noqa: PLC0415  # beside its one use

    return words_that("not_noun")


def _apart(found: Iterable[Framing]) -> Iterator[Framing]:
    """Of those that overlap the first, the longest of those that begin at one place."""
    end = 0
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end, -one.score)):
        if one.span.start >= end:
            yield one
            end = one.span.end
