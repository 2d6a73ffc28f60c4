"""Where a cause and an effect begin and end: the words before and behind what joins them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.claim.cause_words import says
from hearsay.claim.shapes import is_verb, words_as
from hearsay.records.document import Span
from hearsay.text.small_words import words_of_class

_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*['’]?")
_HARD = re.compile(  # where another clause begins, whatever it is
    r"[;:]\s|\s[—–-]\s|"
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|"
    r"[()\[\]“”\"]|"
    r",?\s+(?:but|yet|while|whereas|although|though)\s|,\s+(?:and|or|so)\s|\n"
)
# A word or two in quotation marks, which belong to the clause around them.
_SHORT = re.compile(r"(?<=\w )[“\"][\w’'-]+(?: [\w’'-]+){0,2}[”\"](?= \w)")
_THAT = re.compile(r"\bthat\s$")
_TRIM = " \t\n,;:.!?\"“”‘’'()[]–—-…"
_LIST = re.compile(r"[^,;:.]{1,50}(?:,[^,;:.]{1,50}){0,3},?\s+(?:and|or)\s+[^,;:.]{1,60}")
_AUXILIARIES = frozenset(
    {"has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "am", "will", "would"}
    | {"may", "might", "could", "can", "cannot", "should", "must", "shall", "do", "does", "did"}
)
_NEGATIONS = frozenset({"not", "never", "hardly", "neither", "nor", "cannot", "no"})
_RAISING = frozenset(
    {"expected", "likely", "set", "bound", "going", "seems", "seem", "seemed", "appears", "appear"}
    | {"tends", "tend", "tended", "continues", "continue", "continued", "threatens", "threatened"}
    | {"threaten", "helped", "helps", "help", "began", "begun", "sure", "certain", "able", "used"}
    | {"failed", "fails", "fail", "poised", "said", "thought", "believed", "known", "reported"}
    | {"found"}
)  # fmt: skip
_JOINING = frozenset({"no", "and", "or", "but", "both", "neither", "nor", "too"})
_FAILS = frozenset({"failed", "fails", "fail"})
_RELATIVES = frozenset({"which", "that", "who"})
# Verbs that are as often nouns; words before which a noun phrase cannot go back.
_NOUNS = frozenset({"costs", "cuts", "plans", "reports", "claims", "hopes", "works", "calls"})
_STOPS = frozenset({"by", "that", "said", "as", "if", "when", "to"})
# Words that open a clause of their own behind "and", unlike articles, which may open a noun.
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "there", "nobody", "everyone"})
_NOUN_WORDS = 5  # words of a noun before its preposition, at most
_LONGEST = 400  # characters; a part longer than this is none


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place, in lower case with straight marks."""

    start: int
    end: int
    word: str


class Frame:
    """A stretch of one voice with its words, and the hard edges between its clauses."""

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span = text, span
        self.tokens = [
            Token(one.start(), one.end(), one.group().lower().replace("’", "'").rstrip("'"))
            for one in _TOKEN.finditer(text, span.start, span.end)
        ]
        self._starts = [one.start for one in self.tokens]
        words = {
            place
            for one in _SHORT.finditer(text, span.start, span.end)
            for place in (one.start(), one.end() - 1)
        }
        edges = (one.span() for one in _HARD.finditer(text, span.start, span.end))
        self.edges = [edge for edge in edges if edge[0] not in words]

    def first_from(self, place: int) -> int:
        """The number of the first token that starts at ``place`` or later."""
        return bisect_left(self._starts, place)

    def clause(self, start: int, end: int) -> Span:
        """The stretch between the hard edges around ``text[start:end]``."""
        left, right = self.span.start, self.span.end
        for before, after in self.edges:
            if after <= start and self._is_edge(before, start):
                left = max(left, after)
            elif before >= end:
                right = min(right, before)
                break
        return Span(left, max(right, left + 1))

    def _is_edge(self, before: int, start: int) -> bool:
        """A dash or bracket may come back to the clause: only if words follow it."""
        return bool(self.text[before:start].strip(_TRIM)) or self.text[before] in ";:.!?\n"

    def words(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that start in ``text[start:end]``."""
        return self.tokens[self.first_from(start) : self.first_from(end)]

    def trimmed(self, start: int, end: int) -> Span | None:
        """The stretch without blanks and marks at its ends; None where no word is left."""
        while start < end and self.text[start] in _TRIM:
            start += 1
        while end > start and self.text[end - 1] in _TRIM:
            end -= 1
        return Span(start, end) if start < end <= start + _LONGEST else None


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a causal verb: its subject, and how the verb is put."""

    span: Span | None
    is_negated: bool = False
    has_auxiliary: bool = False
    is_whole: bool = False  # a whole clause that brings something about, not a noun
    is_to: bool = False  # "to" stands before the verb, and nothing that makes it finite


def before_verb(frame: Frame, clause: Span, place: int) -> Before:
    """The subject of the verb at ``place``."""
    tokens = list(frame.words(clause.start, place))
    is_negated, has_auxiliary = False, False
    while tokens and (_is_aside(tokens[-1].word) or _raises(tokens)):
        last = tokens.pop().word
        if last == "to":
            is_negated = is_negated or tokens[-1].word in _FAILS
            while tokens and tokens[-1].word not in _RAISING:
                tokens.pop()
            tokens.pop()
            has_auxiliary = True
            continue
        is_negated = is_negated or last in _NEGATIONS or last.endswith("n't")
        has_auxiliary = has_auxiliary or last in _AUXILIARIES or last.endswith("n't")
    if tokens and tokens[-1].word == "to":
        return Before(None, is_negated, has_auxiliary=has_auxiliary, is_to=True)
    if not tokens:
        return Before(None, is_negated, has_auxiliary=has_auxiliary)
    is_negated = is_negated or tokens[0].word in says("no_subject")
    has_auxiliary = has_auxiliary or (tokens[0].word in _AUXILIARIES and len(tokens) > 1)
    span, is_whole = _subject(frame, clause, tokens)
    return Before(span, is_negated, has_auxiliary, is_whole)


def _is_aside(word: str) -> bool:
    """Whether a word may stand between subject and verb: auxiliaries, adverbs, "not"."""
    if word in _AUXILIARIES or word.endswith("n't"):
        return True
    if word in _NEGATIONS | words_as("no_subject"):
        return word not in _JOINING
    if word in says("aside"):
        return True
    return word.endswith("ly") and len(word) > 4 and word not in {"family", "supply", "italy"}


def _raises(tokens: list[Token]) -> bool:
    """Whether the words end in "is likely to", "threatens to"."""
    if len(tokens) < 2 or tokens[-1].word != "to":
        return False
    return tokens[-2].word in _RAISING


def _subject(frame: Frame, clause: Span, tokens: list[Token]) -> tuple[Span | None, bool]:
    last = tokens[-1]
    text = frame.text
    if last.word in {"and", "or"} and len(tokens) > 1:
        return frame.trimmed(_without_lead(frame, tokens), tokens[-2].end), True
    if last.word in _RELATIVES and len(tokens) > 1:
        before = tokens[-2]
        if before.word in says("that_one"):
            return _same_subject(frame, tokens[:-2])
        return last_noun(frame, clause.start, before.end), False
    if last.word in words_as("reports") | {"says", "said", "say"}:
        # "the siege, which aid groups say led to": what stands before "which"
        relative = next((n for n, one in enumerate(tokens) if n and one.word == "which"), None)
        if relative is not None:
            return last_noun(frame, clause.start, tokens[relative - 1].end), False
    start = _after_that(tokens, _without_lead(frame, tokens))
    end = last.end
    if text[end : end + 1] == "," or "," in text[end : end + 2]:
        comma = text.find(",", start, end)  # "The inquiry, which lasted a year, led to"
        end = comma if comma > start else end
    else:
        aside = re.search(r",\s+(?:which|who)\s", text[start:end])
        end = start + aside.start() if aside else end
        start = max(start, text.rfind(", ", start, end) + 2) if _opens(frame, start, end) else start
    return frame.trimmed(start, end), False


def _opens(frame: Frame, start: int, end: int) -> bool:
    """Whether a comma parts an opening from the subject, and not the members of a list."""
    has_comma = ", " in frame.text[start:end]
    return has_comma and not re.search(r"\s(?:and|or)\s", frame.text[start:end])


def _without_lead(frame: Frame, tokens: list[Token]) -> int:
    """Where the subject begins, behind "In 2019," or "However," or "if"."""
    first = tokens[0]
    if first.word in _AUXILIARIES and len(tokens) > 1:
        return tokens[1].start  # a question
    opens = first.word in words_of_class("preposition") or first.word in says("lead_in")
    if not opens:
        return first.start
    comma = frame.text.rfind(", ", first.start, tokens[-1].start)
    if comma > first.start:
        return comma + 2
    # "if the strike leads to", "and the rain caused"
    is_joined = first.word in says("lead_in") and len(tokens) > 1
    return tokens[1].start if is_joined else first.start


def _after_that(tokens: list[Token], start: int) -> int:
    """Where the clause begins behind "found that", "warned that", "said"."""
    for number in range(len(tokens) - 2, -1, -1):
        one, following = tokens[number], tokens[number + 1]
        if one.start < start:
            break
        is_that = one.word in {"that", "whether", "if"} and number > 0
        is_report = one.word in words_as("reports") and one.word not in {"report", "reports"}
        if (is_that or is_report) and following.word != "by":
            return following.start
    return start


def _same_subject(frame: Frame, tokens: list[Token]) -> tuple[Span | None, bool]:
    """Of "X is a provocation, one that": X; of "X closed, a move that": the whole clause."""
    if not tokens:
        return None, False
    while tokens and tokens[-1].word in {"a", "an", "the"}:
        tokens = tokens[:-1]
    for number, one in enumerate(tokens):
        if one.word in {"is", "are", "was", "were"} and number:
            return frame.trimmed(_without_lead(frame, tokens), tokens[number - 1].end), False
    return (frame.trimmed(tokens[0].start, tokens[-1].end), True) if tokens else (None, False)


def last_noun(frame: Frame, start: int, end: int) -> Span | None:
    """The noun phrase that ends at ``end``: back to a verb, a comma, "by" or "that"."""
    tokens = frame.words(start, end)
    first = None
    for one in reversed(tokens):
        gap = frame.text[one.end : first.start] if first else ""
        if "," in gap or _stops(one.word):
            break
        first = one
    if first is not None and first.word in words_of_class("preposition"):
        inner = frame.words(first.end, end)
        has_article = bool(inner) and inner[0].word in words_of_class("determiner")
        first = inner[0] if has_article else _noun_before(frame, start, first)
    return frame.trimmed(first.start, end) if first else None


def _noun_before(frame: Frame, start: int, preposition: Token) -> Token:
    """Where the noun begins that a preposition hangs on: "a similar attack in"."""
    first = preposition
    for one in list(reversed(frame.words(start, preposition.start)))[:_NOUN_WORDS]:
        if "," in frame.text[one.end : first.start] or one.word in _STOPS:
            break
        first = one
        if one.word in words_of_class("determiner"):
            break
    return first


def _stops(word: str) -> bool:
    return (is_verb(word) and word not in _NOUNS) or word in _STOPS


def after_verb(frame: Frame, clause: Span, place: int, *, is_modifier: bool = False) -> Span | None:
    """The object of the verb that ends at ``place``, up to the end of its phrase.

    ``is_modifier``: what is cut also ends before the verb of the sentence ("losses due to frost
    doubled").
    """
    end, text = clause.end, frame.text
    comma = text.find(",", place, end)
    while comma >= 0 and (
        text[comma + 1 : comma + 2].isdigit() or _is_list(frame, place, comma, end)
    ):
        comma = text.find(",", comma + 1, end)
    end = comma if comma >= 0 else end
    tokens = frame.words(place, end)
    for number, one in enumerate(tokens):
        following = tokens[number + 1].word if number + 1 < len(tokens) else ""
        if not number:
            continue
        is_so_that = one.word == "so" and following == "that"
        if (
            is_so_that
            or one.word in says("ends")
            or (one.word == "as" and following in {"he", "she", "it", "the"})
        ):
            end = one.start
            break
        is_next = one.word == "and" and (is_finite(following) or following in _PRONOUNS)
        if is_next or (is_modifier and number and is_finite(one.word)):
            end = one.start
            break
    while tokens and (last := frame.words(place, end)) and last[-1].word in {"and", "or"}:
        end = last[-1].start
    return frame.trimmed(place, end)


def is_finite(word: str) -> bool:
    """Whether a word can be a finite verb."""
    return is_verb(word) and not word.endswith("ing")


def _is_list(frame: Frame, start: int, comma: int, end: int) -> bool:
    """Whether the comma parts members of a list: "rain, wind and snow"."""
    found = _LIST.match(frame.text, start, end)
    if found is None or found.end() <= comma:
        return False
    following = frame.words(comma, min(end, comma + 60))[:4]
    verbs = any(is_verb(one.word) or one.word.endswith("ing") for one in following)
    return bool(following) and following[0].word not in {"and", "which", "who"} and not verbs
