"""Verbs that report together with other words: "let slip that", "waved away talk of".

The table `data/report_phrases.tsv` holds them. Who says it is the subject of the verb, found by
going back from the cue to where its clause begins.
"""

import re
from collections.abc import Iterator, Sequence

from hearsay.attribute.drafts import Draft
from hearsay.attribute.grammar import is_finite, is_plural, load_pronouns
from hearsay.attribute.report_phrases import Phrase, find_report_phrases
from hearsay.attribute.verbs import report_verbs
from hearsay.records.document import Span
from hearsay.text.small_words import words_of_class

PHRASE_SCORE = 0.75
MOST_WORDS = 22  # of a subject with all that is set off in it

_OPENS = re.compile(
    r"(?:[;:—–”]|(?<=[a-z]{3})[.!?][”\"]?|\b(?:that|but|while|although|though|because|since|when|where|whereas"
    r"|if|unless|whether|who|which),?)\s+|[“\"]\s?",
)
_LEADS = re.compile(
    r"(?:(?:And|But|Yet|Still|Then|Later|Also|Now|Meanwhile|However|Instead|Nevertheless|So"
    r"|Yesterday|Today|[A-Z]\w+ly|On[ ]\w+day|Last[ ]\w+|This[ ]\w+)[ ,]+)+"
)
_NOUN_PHRASE = re.compile(
    r"(?:he|she|they|it|we|I|who|(?:the|a|an|his|her|its|their|some|many|most|several|two|three)"
    r"(?:[ ][\w’'-]+){1,3}|[A-Z][\w.’'&-]*(?:[ ](?:of[ ]|the[ ])?[A-Z][\w.’'&-]*){0,4})$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[A-Z][\w.’'&-]*)(?:[ ](?:of[ ]|the[ ])?[A-Z][\w.’'&-]*){0,4}$")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_EMPTY = frozenset({"it", "there", "this", "that", "what", "nobody", "no-one", "nothing", "none"})
_END = re.compile(
    r"[;“”]|(?<=[a-z]{3})[.!?](?=\s|$)|,\s(?:but|while|although|though|whereas|and|who|which)\b"
)


def find_predicates(text: str, span: Span) -> Iterator[Draft]:
    """The reports of one sentence made with such verbs, those with a noun first."""
    taken: list[Span] = []
    for found in find_report_phrases(text, span):
        source = subject_before(text, span.start, found.cue.start)
        if source is None or _says_nothing(text, source, found.phrase):
            continue
        if found.is_base and not _is_plural(text, source):
            continue
        content = _content(text, found.end, span.end)
        if content is not None and not any(found.cue.overlaps(other) for other in taken):
            taken.append(found.cue)
            yield Draft((source,), (found.cue,), (content,), PHRASE_SCORE, by_rule=True)


def subject_before(text: str, start: int, cue: int) -> Span | None:
    """The subject of the verb that begins at ``cue``, in the sentence from ``start``."""
    end = cue
    while end > start and text[end - 1] in " ,":
        end -= 1
    for found in _OPENS.finditer(text, start, end):
        if found.end() < end and not _is_set_off(text, found, end):
            start = found.end()
    leads = _LEADS.match(text, start, end)
    if leads is not None and leads.end() < end:
        start = leads.end()
    start = _after_preposition(text, start, end)
    words = [m.group().lower() for m in _WORD.finditer(text, start, end)]
    if not words or len(words) > MOST_WORDS or words[0] in words_of_class("auxiliary"):
        return None
    verb = _first_verb(text, start, end)
    if verb is None and _is_cut(words):
        return None
    return Span(start, end) if verb is None else _of_first_verb(text, start, verb, end)


def _is_cut(words: Sequence[str]) -> bool:
    """Whether the words end amid a phrase: "stripping out a", "told them never to"."""
    small = words_of_class("preposition") | words_of_class("determiner")
    is_short = len(words) > 1 or words[0] not in load_pronouns()
    ends = (small - load_pronouns().keys()) | words_of_class("conjunction") | {"to", "not"}
    return (is_short and words[-1] in ends) or words[0].endswith("ing")


def _is_set_off(text: str, found: re.Match[str], end: int) -> bool:
    """Whether the word opens a clause between commas: "Ames, who owns two, …"."""
    return found.group()[0] == "w" and text[found.start() - 2 : found.start()] == ", " and (
        "," in text[found.end() : end + 1]
    )  # fmt: skip


def _after_preposition(text: str, start: int, end: int) -> int:
    """Past "In 2019" or "After a long day," at the beginning."""
    first = _WORD.match(text, start, end)
    if first is None or first.group().lower() not in words_of_class("preposition"):
        return start
    comma = text.find(", ", start, end)
    if comma > 0:
        return comma + 2
    phrase = _NAMED.search(text, start, end) or _NOUN_PHRASE.search(text, start, end)
    return phrase.start() if phrase is not None and phrase.start() > start else start


def _first_verb(text: str, start: int, end: int) -> int | None:
    """Where a finite verb stands that is not set off, nor the end of a name."""
    depth = 0
    for number, match in enumerate(_WORD.finditer(text, start, end)):
        word = match.group()
        depth = text.count(",", start, match.start())
        if number == 0 or depth % 2 or not word.islower():
            continue
        if word in words_of_class("auxiliary") or word in words_of_class("past"):
            return match.start()
        if word in report_verbs() and is_finite(word) and not word.endswith("s"):
            return match.start()
        if word.endswith("ed") and len(word) > 4:
            return match.start()
    return None


def _of_first_verb(text: str, start: int, verb: int, end: int) -> Span | None:
    """The subject of the first verb, where "and" joins the second: "she rose and let slip"."""
    last = text[start:end].rstrip().rsplit(" ", 1)[-1]
    if last not in {"and", "then", "or", "but"} and text[verb - 1 : verb] != " ":
        return None
    if last not in {"and", "then", "or", "but"}:
        return None
    while verb > start and text[verb - 1] in " ,":
        verb -= 1
    return Span(start, verb) if verb > start else None


def _says_nothing(text: str, source: Span, phrase: Phrase) -> bool:
    words = [word.lower() for word in _WORD.findall(source.of(text))]
    if not words or words[0] in {
        "i",
        "we",
        "nobody",
        "no",
        "none",
        "neither",
        "anyone",
        "anybody",
        "not",
    }:
        return True
    return words[-1] in _EMPTY - {"it"} or (phrase.is_state and words[-1] == "it")


def _is_plural(text: str, source: Span) -> bool:
    """Whether a subject goes with a verb that has no ending: not "he fills them with rage"."""
    words = _WORD.findall(source.of(text))
    if words[0].lower() in {"they", "we", "i", "you", "some", "many", "both", "others"}:
        return True
    return "and" in words or any(is_plural(word.lower()) for word in words)


def _content(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " ,:":
        start += 1
    stop = _END.search(text, start + 1, end)
    is_quoted = stop is not None and stop.group() in {"“", "”"}
    last = stop.start() if stop is not None and not is_quoted else end
    while last > start and text[last - 1] in " ,;.":
        last -= 1
    return Span(start, last) if last - start > 3 else None
