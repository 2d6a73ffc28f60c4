"""Where a sentence has a verb of the table `data/report_phrases.tsv` with the words it needs.

There are hundreds of such phrases, so verbs and words are looked up; only what may surround any
of them is a pattern.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hearsay.attribute.verbs import noun_pattern, read_rows
from hearsay.records.document import Span

LONGEST_LEAD = 60  # characters of the auxiliaries and adverbs before a verb

_STATES = ("is", "are", "was", "were", "am", "been", "remains", "remained", "sounded", "seemed")
_WORD = re.compile(r"\b[a-z]+\b")
_LEAD = re.compile(
    r"\b(?:(?:has|have|had|also|then|later|again|once|now|never|not|at[ ]first|repeatedly|publicly"
    r"|privately|openly|will|would|may|could|did|does|do|was|is|are|were|been|\w+ly)[ ]){1,4}$"
)
_ADVERB = r"(?:[ ](?:\w+ly|also|again|today|yesterday|on[ ]\w+day))?"
_AMID = re.compile(_ADVERB)
_NEXT = re.compile(r" ([\w’'-]*)")
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
_DETERMINER = r"(?:(?:the|any|all|a|an|such|his|her|its|their|those|these)[ ])?(?:\w+[ ])?"
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
class Phrase:
    """A verb with the words that make it report: "wave" "away" and a noun of saying."""

    words: str  # after the verb; "" for none
    takes: str  # the sorts of words that may follow, as the table has them
    has_noun: bool  # a noun of saying comes last: "talk of", "the claim that"
    is_state: bool  # "is adamant that"


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase met in a text."""

    phrase: Phrase
    cue: Span  # with auxiliaries before the verb, up to the last word of the phrase
    end: int  # where what it reports begins
    is_base: bool  # the verb has no ending, so that its subject is a plural


def find_report_phrases(text: str, span: Span) -> Iterator[Found]:
    """The phrases of one sentence, those with a noun first, then in the order of the table."""
    places: list[tuple[int, int, int, bool]] = []
    for match in _WORD.finditer(text, span.start, span.end):
        phrases = _numbers().get(match.group())
        if phrases is None:
            continue
        for word in {"", *_words_after(text, match.end(), span.end)}:
            for number, is_base in phrases.get(word, ()):
                places.append((number, *match.span(), is_base))
    for number, start, end, is_base in sorted(places):
        phrase = _phrases()[number]
        for after in _after_words(text, phrase, end, span.end):
            tail = _tail(phrase.takes, has_noun=phrase.has_noun).match(text, after, span.end)
            if tail is not None:
                cue = Span(_lead_start(text, span.start, start), tail.end("cue"))
                yield Found(phrase, cue, tail.end(), is_base)
                break


def _words_after(text: str, verb_end: int, end: int) -> Iterator[str]:
    """The first word after a verb, and the one after an adverb that follows it."""
    for place in _places_after(text, verb_end, end):
        found = _NEXT.match(text, place, end)
        if found is not None:
            yield found[1]


def _places_after(text: str, verb_end: int, end: int) -> tuple[int, ...]:
    amid = _AMID.match(text, verb_end, end)
    return (verb_end,) if amid is None or amid.end() == verb_end else (amid.end(), verb_end)


def _after_words(text: str, phrase: Phrase, verb_end: int, end: int) -> Iterator[int]:
    """Where the words of the phrase end, which an adverb may part from the verb."""
    if not phrase.words:
        yield verb_end
        return
    for place in _places_after(text, verb_end, end):
        after = place + 1 + len(phrase.words)
        if text.startswith(f" {phrase.words}", place) and after <= end:
            yield after


def _lead_start(text: str, start: int, verb: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    lead = _LEAD.search(text, max(start, verb - LONGEST_LEAD), verb)
    return verb if lead is None else lead.start()


@cache
def _phrases() -> tuple[Phrase, ...]:
    return tuple(
        Phrase(rest.replace("@", "").strip(), takes, "@" in rest, lemma == "be")
        for lemma, *_, rest, takes in _rows()
    )


@cache
def _numbers() -> Mapping[str, Mapping[str, list[tuple[int, bool]]]]:
    """For each form of a verb its phrases by their first word, and whether it has no ending."""
    found: dict[str, dict[str, list[tuple[int, bool]]]] = defaultdict(lambda: defaultdict(list))
    for number, (lemma, third, past, participle, *_) in enumerate(_rows()):
        forms = set(_STATES) if lemma == "be" else {third, past, participle}
        bases = {"remain" if lemma == "be" else lemma} - forms
        first = _phrases()[number].words.split(" ")[0]
        for is_base, words in ((False, forms), (True, bases)):
            for word in words:
                found[word][first].append((number, is_base))
    return found


@cache
def _rows() -> tuple[list[str], ...]:
    """The rows, those with a noun of saying before those that take any noun."""
    return tuple(sorted(read_rows("report_phrases.tsv"), key=lambda row: "@" not in row[-2]))


@cache
def _tail(takes: str, *, has_noun: bool) -> re.Pattern[str]:
    """What comes after the words of a phrase, up to where its content begins."""
    noun = rf"[ ]{_DETERMINER}(?:{noun_pattern()}|{_SAYINGS})\b[ ]?{_TAKEN_BY_NOUN}"
    follows = "|".join(_TAKES[sort] for sort in takes.split())
    return re.compile(rf"(?P<cue>{noun if has_noun else ''}){_ADVERB}\b[ ]?(?:{follows})")
