"""Passages that are not in English, told by their letters and their smallest words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from hearsay.records.document import Sentence, Span
from hearsay.records.ledger import Note

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SAMPLE = 2_000  # characters of one sentence that are looked at; a page of it tells enough
_MIN_WORDS = 10  # of a passage in Latin letters; fewer may be a name, a title or a short quote
_MIN_LETTERS = 20  # of a passage in letters that English does not use
# Running English has 35 to 60 small words in 100, lists of names under 5. Some small words of
# other languages are English too ("to", "a", "on"), so that theirs must be twice as many.
_SHARE = 0.20


def find_foreign(text: str, sentences: Sequence[Sentence]) -> Iterator[Note]:
    """One note for each passage that is not English, or one for the whole document.

    A short quotation in another language is part of its English sentence and is not told.
    """
    judged = [(sentence.span, _judge(sentence.span.of(text))) for sentence in sentences]
    runs = [run for run in _runs(judged) if _is_passage(run.of(text))]
    if not runs:
        return
    if sum(_letters(run.of(text)) for run in runs) * 10 >= _letters(text) * 8:
        told = "The text is not in English, the one language read here: voices may be missed."
        yield Note("not_english", None, told)
        return
    for run in runs:
        yield Note(
            "not_english", run, "This passage is not in English, the one language read here."
        )


def _runs(judged: Sequence[tuple[Span, str]]) -> Iterator[Span]:
    """Stretches of foreign sentences; one that tells nothing is kept between two that are."""
    run: Span | None = None
    for span, language in judged:
        if language == "foreign":
            run = span if run is None else Span(run.start, span.end)
        elif language == "english" and run is not None:
            yield run
            run = None
    if run is not None:
        yield run


def _is_passage(passage: str) -> bool:
    words = _TOKEN.findall(passage[:_SAMPLE])
    if sum(map(_is_latin, words)) * 2 >= len(words):
        return len(words) >= _MIN_WORDS
    return sum(map(len, words)) >= _MIN_LETTERS


def _judge(sentence: str) -> str:
    """Say "english", "foreign", or "unknown" where there is too little to tell."""
    words = _TOKEN.findall(_ADDRESS.sub(" ", sentence[:_SAMPLE]))
    if not words:
        return "unknown"
    strange = sum(len(word) for word in words if not _is_latin(word))
    if strange * 2 > sum(map(len, words)):
        return "foreign" if strange >= 4 else "unknown"
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(_languages().get(word.lower().replace("’", "'"), ()))
    english = counts.pop("en", 0)
    other = max(counts.values(), default=0)
    if english >= _SHARE * len(words) and english >= other:
        return "english"
    if other >= max(3, 2 * english, _SHARE * len(words)):
        return "foreign"
    is_long = len(words) >= 2 * _MIN_WORDS
    return "foreign" if is_long and not english and _is_running(words) else "unknown"


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _is_running(words: Sequence[str]) -> bool:
    """Whether these are words of sentences, not names, which begin with capitals."""
    return sum(word.islower() for word in words) * 10 > len(words) * 7


def _is_latin(word: str) -> bool:
    return word[0] < "\u0250" or "\u1e00" <= word[0] <= "\u1eff"


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Each small word with the languages that have it."""
    path = files("hearsay") / "data" / "function_words.tsv"
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        language, _, word = line.partition("\t")
        found[word] = (*found.get(word, ()), language)
    return found
