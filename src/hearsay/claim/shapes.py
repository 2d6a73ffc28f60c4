"""Tell what a stretch of words is: a clause that asserts something, or which kind of fragment."""

import re
from enum import StrEnum
from functools import cache

from hearsay.claim.lists import read_list, words_with
from hearsay.records.document import Span

WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NUMBER = re.compile(r"\s+(?:about\s+|nearly\s+|some\s+|almost\s+|more\s+than\s+)?[\d€$£]")
_SHORT_SUBJECT = re.compile(r"(?:i|you|we|they|he|she|it|that|there|who|what|here|let)'")
_SUBJECTS = frozenset({"i", "we", "they", "he", "she"})
_PREPOSITIONS = frozenset({"since", "after", "before", "until", "as"})
_ARTICLES = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "every", "each", "no"}
    | {"any", "some", "new", "recent", "former", "such", "these", "those"}
)
_FRAME = 6  # words behind a verb of saying that can still be no content
_LEAST_ING = 5  # letters; "king" and "thing" are no participles
_LOOKED_AT = 40  # words; a clause whose verb is farther from its beginning is beyond telling
_FEWEST = 3  # words; two assert nothing that can be read alone


class Shape(StrEnum):
    """What a stretch of words is, as far as a claim is concerned."""

    CLAUSE = "clause"  # a subject and a finite verb
    PREDICATE = "predicate"  # a finite verb whose subject stands elsewhere
    RELATIVE = "relative"  # "who spoke", "which led to": the subject stands before it
    INFINITIVE = "infinitive"  # "to sail again on Monday"
    PARTICIPLE = "participle"  # "having entered a site"
    WHETHER = "whether"  # "whether the ship was part of it"
    PHRASE = "phrase"  # no finite verb of its own
    ORDER = "order"  # "count them", "let me answer"
    GREETING = "greeting"  # "thank you", "ladies and gentlemen"
    UNFINISHED = "unfinished"  # breaks off: "there are those"


@cache
def words_as(role: str) -> frozenset[str]:
    """The words of this stage that have ``role``."""
    return words_with("claim_words.tsv", role)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row[0] for row in read_list("finite_verbs.tsv"))


@cache
def _greetings() -> tuple[str, ...]:
    return tuple(f"{greeting} " for greeting in words_as("greeting"))


def is_verb(word: str) -> bool:
    """Whether a word, lower case with straight marks, can be a finite verb."""
    if word in _verbs() or word.endswith("n't"):
        return True
    return word.endswith("ed") and len(word) > 4 and word not in words_as("no_participle")


def words_of(text: str, span: Span) -> list[re.Match[str]]:
    """The first words of the span; numbers are none."""
    found = []
    for match in WORD.finditer(text, span.start, span.end):
        found.append(match)
        if len(found) >= _LOOKED_AT:
            break
    return found


def main_verb(text: str, words: list[re.Match[str]]) -> int | None:
    """The number of the first word that is the verb of a main clause, or None."""
    lower = [plain(word) for word in words]
    is_within = False  # a relative or subordinate clause, whose verb is still to come
    first: int | None = None
    for number, word in enumerate(lower):
        if _opens_inner(lower, number):
            is_within = True
        elif _follows_pronoun(lower, number) or (
            is_verb(word) and _is_main(text, words, lower, number)
        ):
            is_sure = number or word.endswith("n't") or not word.endswith("ed")
            if not is_within and is_sure and not _in_brackets(text, words, number):
                return number
            first = number if not is_within else first  # "increased spending would help"
            goes_on = _goes_on(lower, number)
            is_within = is_within and word in words_as("auxiliary") and goes_on
    return first


def _goes_on(lower: list[str], number: int) -> bool:
    """Whether the verb has a second part: "is prevented", "has long been"."""
    following = lower[number + 1 : number + 3]
    if len(following) > 1 and (
        following[0].endswith("ly") or following[0] in words_as("no_subject")
    ):
        following = following[1:]
    return bool(following) and is_verb(following[0])


def _in_brackets(text: str, words: list[re.Match[str]], number: int) -> bool:
    before = text[words[0].start() : words[number].start()]
    return before.count("(") > before.count(")")


def _follows_pronoun(lower: list[str], number: int) -> bool:
    """Whether "they" or "we" stands before the word, which then is a verb, known or not."""
    if not number or lower[number] in words_as("no_subject") | words_as("before_noun"):
        return False
    before = lower[number - 1]
    if before in words_as("no_subject") and number > 1:
        before = lower[number - 2]
    return before in _SUBJECTS and lower[number] not in words_as("relative") | {"to", "all", "both"}


def _opens_inner(lower: list[str], number: int) -> bool:
    """Whether a relative or subordinate clause starts: "an intention that the council denies"."""
    if not number:
        return False
    word, before = lower[number], lower[number - 1]
    if word in words_as("inner"):  # "while serving" has no verb to come
        return not (number + 1 < len(lower) and lower[number + 1].endswith("ing"))
    if word == "as":
        return number + 1 < len(lower) and lower[number + 1] in _SUBJECTS
    if word != "that":
        return word in words_as("relative")
    return before not in words_as("no_subject") | words_as("before_noun")


def plain(word: re.Match[str]) -> str:
    """The word in lower case with straight marks."""
    return word.group().lower().replace("’", "'").rstrip("'")


def _is_main(text: str, words: list[re.Match[str]], lower: list[str], number: int) -> bool:
    word, before = lower[number], lower[number - 1] if number else ""
    if _SHORT_SUBJECT.match(word):
        return not (number and before in words_as("relative"))
    is_auxiliary = word in words_as("auxiliary") or word.endswith("n't")
    if number and not is_auxiliary and (before in words_as("before_noun") or before == "to"):
        return False  # "the plans", "a closed briefing", "to make"
    if _is_reduced(text, words, lower, number):
        return False
    if is_auxiliary or number + 1 >= len(words) or lower[number + 1] != "by":
        return True
    return _NUMBER.match(text, words[number + 1].end()) is not None  # not "sacrifices made by"


def _is_reduced(text: str, words: list[re.Match[str]], lower: list[str], number: int) -> bool:
    """Whether it is a participle behind a comma: "during the meeting, held at the palace"."""
    if not number or not _is_lexical(lower[number]):
        return False
    has_comma = "," in text[words[number - 1].end() : words[number].start()]
    return has_comma and lower[0] in words_as("before_noun") - _ARTICLES


def _lacks_subject(text: str, lower: list[str], words: list[re.Match[str]], verb: int) -> bool:
    """Whether "doing so" at the beginning is all that stands before the verb."""
    if not lower[0].endswith("ing") or len(lower[0]) < _LEAST_ING or lower[0] in words_as("no_ing"):
        return False
    before = text[words[0].start() : words[verb].start()]
    return _is_lexical(lower[verb]) and "," not in before


def shape_of(text: str, span: Span, *, is_question: bool = False) -> Shape:
    """What these words are; a question keeps its verb before its subject."""
    words = words_of(text, span)
    if not words:
        return Shape.PHRASE
    lower = [plain(word) for word in words]
    start = " ".join(text[span.start : span.start + 60].lower().replace("’", "'").split()) + " "
    if start.replace(",", " ").startswith(_greetings()):
        return Shape.GREETING
    verb = main_verb(text, words)
    if not is_question:
        opened = _opening(text, words, lower, verb)
        if opened is not None:
            return opened
    if lower[0] in {"having", "being"} and (verb is None or _is_lexical(lower[verb])):
        return Shape.PARTICIPLE
    if verb is None:
        return Shape.PHRASE
    if is_question:
        return Shape.CLAUSE if len(words) >= _FEWEST else Shape.PHRASE
    if _lacks_subject(text, lower, words, verb):
        return Shape.PHRASE
    if not _has_subject(text, span, words, verb):
        return Shape.PREDICATE
    ends_there = verb == len(lower) - 1 and lower[verb].endswith("s") and _is_lexical(lower[verb])
    return Shape.UNFINISHED if ends_there or _breaks_off(text, span, lower) else Shape.CLAUSE


def _is_lexical(word: str) -> bool:
    return word not in words_as("auxiliary") and not word.endswith("n't")


def _opening(
    text: str, words: list[re.Match[str]], lower: list[str], verb: int | None
) -> Shape | None:
    """What the first word shows the words to be, or None."""
    first, second = lower[0], lower[1] if len(lower) > 1 else ""
    if first in {"who", "which"} and verb is not None and verb > 0:
        is_plain = verb == 1 or (verb == 2 and second in words_as("no_subject"))
        return Shape.RELATIVE if is_plain else Shape.PHRASE
    if first == "whether":
        return Shape.WHETHER
    if first == "not" and second == "to":
        return Shape.INFINITIVE
    if first == "to" and second != "the":
        return Shape.CLAUSE if verb is not None and _is_copula(lower, verb) else Shape.INFINITIVE
    if first in words_as("order") and (
        not second or second in words_as("order_next") or first in {"don't", "please", "let"}
    ):
        return Shape.ORDER
    if first in words_as("subordinate") and not _has_two_verbs(lower, verb):
        # "since May the port has been closed", "as of now, many have yet to pay"
        if verb is None or first not in _PREPOSITIONS or verb <= _FEWEST:
            return Shape.PHRASE
        has_comma = "," in text[words[0].end() : words[verb].start()]
        return None if has_comma or first != "as" else Shape.PHRASE
    return None


def _is_copula(lower: list[str], verb: int) -> bool:
    """Whether an infinitive is the subject: "to wait would be foolish"."""
    return lower[verb] in {"is", "was", "would", "will", "may", "might"} and verb > 1


def _has_two_verbs(lower: list[str], verb: int | None) -> bool:
    """Whether a clause that opens with "when" or "if" has a main clause behind it."""
    if verb is None:
        return False
    return any(
        is_verb(word) and lower[number - 1] not in words_as("before_noun")
        and lower[number - 1] not in words_as("auxiliary") and lower[number - 1] != "to"
        for number, word in enumerate(lower) if number > verb + 1
    )  # fmt: skip


def _has_subject(text: str, span: Span, words: list[re.Match[str]], verb: int) -> bool:
    """Whether something before the verb can be its subject."""
    if _SHORT_SUBJECT.match(plain(words[verb])):
        return True
    if any(mark.isdigit() for mark in text[span.start : words[verb].start()]):
        return True
    return any(plain(word) not in words_as("no_subject") for word in words[:verb])


def _breaks_off(text: str, span: Span, lower: list[str]) -> bool:
    """Whether the words end where a clause cannot, or are too few to be read alone."""
    if len(lower) >= _LOOKED_AT:
        return False
    last = text[span.start : span.end].rsplit(None, 1)[-1].lower().replace("’", "'")
    is_short = len(lower) <= _FEWEST and last in words_as("elliptic")
    before = lower[-2] if len(lower) > 1 else "be"
    is_active = _is_lexical(before) and before not in {"be", "been", "being"}
    is_frame = last in words_as("reports") and is_active
    return last in words_as("unfinished") or is_short or is_frame


def may_assert(words: list[re.Match[str]]) -> bool:
    """Whether a sentence in which no verb is known has a word that can be one: "doubles every"."""
    lower = [plain(word) for word in words]
    followers = words_as("before_noun") | words_as("order_next") | {"to"}
    if len(lower) <= _FEWEST or lower[0] in words_as("before_noun") - _ARTICLES:
        return False
    return any(
        word.endswith("s") and not word.endswith(("ss", "us", "'s"))
        and before not in words_as("before_noun") and after in followers
        for before, word, after in zip(lower, lower[1:], lower[2:], strict=False)
    )  # fmt: skip


def is_frame(text: str, span: Span) -> bool:
    """Whether it only says that somebody spoke: "the minister said in a statement"."""
    words = words_of(text, span)
    verb = main_verb(text, words)
    return (
        verb is not None
        and plain(words[verb]) in words_as("reports") | {"said", "says"}
        and len(words) - verb - 1 <= _FRAME
    )


def opens_predicate(word: re.Match[str]) -> bool:
    """Whether the word can open what a subject before it does: "named", "took"."""
    lower = plain(word)
    return word.group()[0].islower() and is_verb(lower) and not lower.endswith("ing")
