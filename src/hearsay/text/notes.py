"""What a reader should know of a text: not English, a table, a list, no date, cut short."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.ledger import Note
from hearsay.text.layout import find_lists, find_tables
from hearsay.text.stops import ends_with_stop

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAMPLE = 2_000  # characters of one sentence that are looked at; a page of it tells enough
_MIN_WORDS = 10  # of a passage in Latin letters; fewer may be a name, a title or a short quote
_MIN_LETTERS = 20  # of a passage in letters that English does not use
# Running English has 35 to 60 small words in 100, lists of names under 5; foreign text under 12
# (chance hits such as "a", "in", "on").
_ENGLISH_SHARE, _FOREIGN_SHARE = 0.20, 0.12
_CUT = re.compile(
    r"(?:(?:(?:\.\.\.|…)\s*)?\[\s?\+\s?[\d,]+ char(?:acter)?s\s?\]"
    r"|(?:\.\.\.|…)\s*(?:continue reading|read more|more)?"
    r"|(?:continue reading|read more|read the full (?:story|article)|subscribe to (?:read|continue)"
    r"(?: (?:on|reading|more))?|to continue reading\b[^\n]{0,80})\W*)\s*$",
    re.IGNORECASE,
)
_REACH = 160  # characters at the end in which a text says that it goes on elsewhere


def find_notes(document: Document, sentences: Sequence[Sentence]) -> tuple[Note, ...]:
    """Notes in order of place, those about the whole document first."""
    text = document.text
    found = [*_foreign(text, sentences), *find_tables(text), *find_lists(text)]
    found += _cut_short(text, sentences)
    if document.published is None:
        told = "The date of the article is not known: what depends on it stays open."
        found.append(Note("no_date", None, told))
    return tuple(sorted(found, key=lambda note: (note.span is not None, note.span or Span(0, 1))))


def _foreign(text: str, sentences: Sequence[Sentence]) -> Iterator[Note]:
    """One note for each passage that is not English, or one for the whole document."""
    judged = [(sentence.span, *_judge(sentence.span.of(text))) for sentence in sentences]
    total = sum(size for _, _, size in judged)
    runs = [run for run in _runs(judged) if _is_passage(text, run)]
    if not runs:
        return
    if sum(_letters(span.of(text)) for span in runs) * 10 >= total * 8:
        told = "The text is not in English, the one language read here: voices may be missed."
        yield Note("not_english", None, told)
        return
    for span in runs:
        told = "This passage is not in English, the one language read here."
        yield Note("not_english", span, told)


def _runs(judged: Sequence[tuple[Span, str, int]]) -> Iterator[Span]:
    """Stretches of foreign sentences; one that tells nothing is kept between two that are."""
    start = end = None
    for span, language, _ in judged:
        if language == "foreign":
            start, end = (span.start if start is None else start), span.end
        elif language == "english" and start is not None and end is not None:
            yield Span(start, end)
            start = end = None
    if start is not None and end is not None:
        yield Span(start, end)


def _is_passage(text: str, span: Span) -> bool:
    words = _TOKEN.findall(span.of(text)[:_SAMPLE])
    latin = sum(word.isascii() or _is_latin(word) for word in words)
    if latin * 2 >= len(words):
        return len(words) >= _MIN_WORDS
    return sum(map(len, words)) >= _MIN_LETTERS


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _judge(sentence: str) -> tuple[str, int]:
    """("english", "foreign" or "unknown", number of letters)."""
    size = _letters(sentence)
    words = _TOKEN.findall(sentence[:_SAMPLE])
    foreign_letters = sum(len(word) for word in words if not _is_latin(word))
    if foreign_letters * 2 > sum(map(len, words)):
        return ("foreign" if foreign_letters >= 4 else "unknown"), size
    lower = [word.lower().replace("’", "'") for word in words]
    if not lower:
        return "unknown", size
    counts: Counter[str] = Counter()
    for word in lower:
        counts.update(_languages().get(word, ()))
    english = counts.pop("en", 0)
    other = max(counts.values(), default=0)
    if english >= _ENGLISH_SHARE * len(lower) and english >= other:
        return "english", size
    if other > english and other >= 2 and english < _FOREIGN_SHARE * len(lower) + 1:
        return "foreign", size
    if len(lower) >= 2 * _MIN_WORDS and not english and _is_running(words):
        return "foreign", size
    return "unknown", size


def _is_running(words: Sequence[str]) -> bool:
    """Whether these are words of sentences, not names, which begin with capitals."""
    return sum(word.islower() for word in words) * 10 > len(words) * 7


def _is_latin(word: str) -> bool:
    return word[0] < "\u0250" or "\u1e00" <= word[0] <= "\u1eff"


def _cut_short(text: str, sentences: Sequence[Sentence]) -> Iterator[Note]:
    """A note where the text says that it goes on, or stops in the middle of a sentence."""
    last = next((s for s in reversed(sentences) if s.part is not Part.FURNITURE), None)
    stripped = text.rstrip()
    match = _CUT.search(stripped, max(0, len(stripped) - _REACH))
    told = "The text seems to be cut short: it says that it goes on elsewhere."
    if match and len(sentences) > 1:
        yield Note(
            "cut_short", Span(match.start(), match.start() + len(match.group().rstrip())), told
        )
    elif last is not None and _breaks_off(text, last, sentences):
        told = "The text seems to be cut short: its last sentence has no end."
        yield Note("cut_short", last.span, told)


def _breaks_off(text: str, last: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Whether the last sentence of running text has no stop, where the others have."""
    line = last.span.of(text)
    if last.part is not Part.BODY or ends_with_stop(line) or len(line.split()) < 6:
        return False
    others = [s for s in sentences if s.part is Part.BODY and s is not last][-20:]
    stopped = sum(ends_with_stop(other.span.of(text)[-40:]) for other in others)
    return stopped >= 2 and stopped * 4 >= len(others) * 3


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Each small word with the languages that have it."""
    path = files("hearsay") / "data" / "function_words.tsv"
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        language, _, word = line.partition("\t")
        found[word] = (*found.get(word, ()), language)
    return found
