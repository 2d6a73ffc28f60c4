"""What a reader should know of a text: not English, a table, a list, no date, cut short."""

import re
from collections.abc import Iterator, Sequence

from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.ledger import Note
from hearsay.text.language import find_foreign
from hearsay.text.layout import find_lists, find_tables
from hearsay.text.stops import ends_with_stop

_CUT = re.compile(
    r"(?:(?:(?:\.\.\.|…)\s*)?\[\s?\+\s?[\d,]+ char(?:acter)?s\s?\]"
    r"|(?:\.\.\.|…)\s*(?:continue reading|read more|more)?"
    r"|(?:continue reading|read more|read the full (?:story|article)|subscribe to (?:read|continue)"
    r"(?: (?:on|reading|more))?|to continue reading\b[^\n]{0,80})\W*)\s*$",
    re.IGNORECASE,
)
_REACH = 160  # characters at the end in which a text says that it goes on elsewhere
_LAST_WORD = re.compile(r"(?<!\S)[^\W\d_]+(?:[-'’][^\W\d_]+)*,?$")


def find_notes(document: Document, sentences: Sequence[Sentence]) -> tuple[Note, ...]:
    """Notes in order of place, those about the whole document first."""
    text = document.text
    found = [*find_foreign(text, sentences), *find_tables(text), *find_lists(text)]
    found += _cut_short(text, sentences)
    if document.published is None:
        told = "The date of the article is not known: what depends on it stays open."
        made = document.origin.made if document.origin is not None else None
        found.append(Note("no_date", None, f"{told} Its file is of {made}." if made else told))
    if document.origin is not None and document.origin.left_out:
        told = f"Not all of the file was read: {'; '.join(document.origin.left_out)}."
        found.append(Note("left_out", None, told))
    return tuple(sorted(found, key=lambda note: (note.span is not None, note.span or Span(0, 1))))


def _cut_short(text: str, sentences: Sequence[Sentence]) -> Iterator[Note]:
    """A note where the text says that it goes on, or stops in the middle of a sentence."""
    size = len(text.rstrip())
    match = _CUT.search(text, max(0, size - _REACH), size)
    if match and len(sentences) > 1:
        told = "The text seems to be cut short: it says that it goes on elsewhere."
        yield Note("cut_short", Span(match.start(), size), told)
    elif (last := _breaks_off(text, sentences)) is not None:
        told = "The text seems to be cut short: its last sentence has no end."
        yield Note("cut_short", last.span, told)


def _breaks_off(text: str, sentences: Sequence[Sentence]) -> Sentence | None:
    """The last sentence of the body, where it has no stop and the others have.

    It must close on a word in small letters: names and addresses stand at the end of credits.
    """
    body = [sentence for sentence in sentences if sentence.part is Part.BODY]
    if len(body) < 3 or len(body[-1].span.of(text).split()) < 6:
        return None
    *others, last = body[-21:]
    word = _LAST_WORD.search(last.span.of(text)[-40:])
    if word is None or not word.group().islower():
        return None
    stopped = sum(ends_with_stop(other.span.of(text)[-40:]) for other in others)
    return last if stopped >= 2 and stopped * 4 >= len(others) * 3 else None
