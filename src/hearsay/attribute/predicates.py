"""Verbs that report together with other words: "let slip that", "waved away talk of".

The table `data/report_phrases.tsv` holds them. Who says it is the subject of the verb, found by
going back from the cue to where its clause begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.grammar import is_finite, is_plural, load_pronouns
from hearsay.attribute.keys import KeyIndex
from hearsay.attribute.verbs import noun_pattern, read_rows, report_verbs
from hearsay.records.document import Span
from hearsay.text.small_words import words_of_class

PHRASE_SCORE = 0.75
CUE_REACH = 60  # characters from the beginning of a cue to the words that make it one
MOST_WORDS = 22  # of a subject with all that is set off in it

_AUXILIARY = (
    r"(?:(?:has|have|had|also|then|later|again|once|now|never|not|at[ ]first|repeatedly|publicly"
    r"|privately|openly|will|would|may|could|did|does|do|was|is|are|were|been|\w+ly)[ ]){0,4}?"
)
_ADVERB = r"(?:[ ](?:\w+ly|also|again|today|yesterday|on[ ]\w+day))?"
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
_TAKES = {
    "that": r"(?=that\b)",
    "wh": r"(?=(?:whether|if|how|why|what|when|where|who|which)\b)",
    "ing": r"(?=(?:not[ ]|ever[ ]|even[ ])?[a-z]{2,}ing\b)",
    "to": r"(?=to[ ][a-z])",
    "of": r"(?=of[ ][^.;]{2,60}[ ]at[ ])",
    "at": r"(?=at[ ](?:\d|[a-z]+ty\b|[€$£]|\w+[ ](?:million|billion|thousand|in|per)\b))",
    "np": (
        r"(?=[“‘\"']?(?!(?:that|to|and|or|but|for|in|on|at|by|with|of|as|from|over|into|under"
        r"|through)\b)[\w€$£])"
    ),
    "any": r"(?=\S)",
}
_TAKEN_BY_NOUN = (
    r"(?:(?:of|about|that[ ](?=it[ ]|he[ ])|from[^,.;]{2,40}?(?=[ ]that)|by[^,.;]{2,40}?(?=[ ]that)"
    r"|over|for|as)[ ])?"
)
_SAYINGS = (
    r"(?:talk|idea|rumours?|rumors?|hopes|fears|concerns|criticism|speculation|calls|estimates?"
    r"|forecasts?|prospects?|risks?|possibility|questions?|fact|finding|findings|doubts?|worries"
    r"|reports?|accusations?|charges?)"
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    wording: str  # a pattern, compiled when its key is met: there are hundreds
    is_state: bool  # "is adamant that"


def find_predicates(text: str, span: Span) -> Iterator[Draft]:
    """The reports of one sentence made with such verbs, those with a noun first."""
    taken: list[Span] = []
    for phrase, place in _phrases().find(text, span.start, span.end):
        start = max(span.start, place - CUE_REACH)
        for match in _compiled(phrase.wording).finditer(text, start, span.end):
            source = subject_before(text, span.start, match.start("cue"))
            if source is None or _says_nothing(text, source, phrase):
                continue
            if not _agrees(text, source, match):
                continue
            content = _content(text, match.end(), span.end)
            cue = Span(*match.span("cue"))
            if content is not None and not any(cue.overlaps(other) for other in taken):
                taken.append(cue)
                yield Draft((source,), (cue,), (content,), PHRASE_SCORE, by_rule=True)
                break


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


def _says_nothing(text: str, source: Span, phrase: _Phrase) -> bool:
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


def _agrees(text: str, source: Span, match: re.Match[str]) -> bool:
    """Whether a verb without an ending has a plural for its subject: "fills them with rage"."""
    if match["base"] is None:
        return True
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


def _rows() -> list[list[str]]:
    """The rows, those with a noun of saying before those that take any noun."""
    return sorted(read_rows("report_phrases.tsv"), key=lambda row: "@" not in row[-2])


@cache
def _phrases() -> KeyIndex[_Phrase]:
    found = []
    for lemma, third, past, participle, _gerund, rest, takes in _rows():
        plain = rest.replace("@", "").strip()
        forms = sorted({third, past, participle})
        verb = rf"(?:{'|'.join(forms)}|(?P<base>{lemma}))"
        if lemma == "be":
            verb = r"(?:is|are|was|were|am|been|remains|remained|sounded|seemed|(?P<base>remain))"
        phrase = _Phrase(_wording(verb, rest, takes), lemma == "be")
        found.append(((plain,) if plain else (lemma, *forms), phrase))
    return KeyIndex(found)


@cache
def _compiled(wording: str) -> re.Pattern[str]:
    return re.compile(wording)


def _wording(verb: str, rest: str, takes: str) -> str:
    noun = rf"(?:{noun_pattern()}|{_SAYINGS})"
    determiner = r"(?:(?:the|any|all|a|an|such|his|her|its|their|those|these)[ ])?(?:\w+[ ])?"
    words = re.escape(rest.replace("@", "").strip()) if rest else ""
    cue = verb + (rf"{_ADVERB}[ ]{words}" if words else "")
    if "@" in rest:
        cue += rf"[ ]{determiner}{noun}\b[ ]?{_TAKEN_BY_NOUN}"
    follows = "|".join(_TAKES[sort] for sort in takes.split())
    return rf"\b(?P<cue>{_AUXILIARY}{cue}){_ADVERB}\b[ ]?(?:{follows})"
