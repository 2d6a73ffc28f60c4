"""What a cue does to its content: neutral, distancing, denying, conceding, endorsing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hearsay.attribute.verbs import report_nouns
from hearsay.records.attribution import Stance
from hearsay.records.document import Span
from hearsay.text.tables import read_table

# Adverbs and negations may stand outside the cue: "falsely [claimed]", "did not [deny]".
WORDS_BEFORE = 4
WORDS_AFTER = 3  # "[claimed], without evidence, that"
REACH = 45  # characters looked at on either side for these words

OPENING_WORDS = 3  # of a content, with which a cue may make a phrase: "pleaded | not guilty"
LONGEST_CALLED = 160  # characters of such a content
MOST_CALLED = 16  # words of a content that does no more than call something false
FEW_NAMED = 7  # words of what is said to be false, with the verb
_IS = frozenset({"is", "was", "were", "are"})
_POINTING = frozenset({"it", "that", "this", "them", "these", "those", "they"})

_WORD = re.compile(r"n['’]t\b|(?:(?!n['’]t\b)[\w-])+")
_CLAUSE_END = re.compile(r"[.;:!?\"“”()\n]")


@dataclass(frozen=True, slots=True)
class _Found:
    place: int  # index of its first word
    stance: Stance | None  # None: a negation
    sort: str


def find_stance(text: str, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Stance:
    """The stance of the first verb of the cue that has one; else of an adverb, else of a noun.

    "denied" is denying, "did not deny" neutral, "rejected claims that" denying, "falsely said"
    distancing. Where the cue has no such word the stance is neutral.
    """
    if not cue:
        return Stance.NEUTRAL
    inside = _words(" ".join(text[span.start : span.end] for span in cue))
    before = _before(text, cue[0].start)[-WORDS_BEFORE:]
    after = _after(text, cue[-1].end, content)[:WORDS_AFTER]
    opening = [] if after else _opening(text, cue[-1].end, content)  # "pleaded | not guilty"
    words = [*before, *inside, *after, *opening]
    first, last = len(before), len(before) + len(inside)
    found = [one for one in _find(words) if one.place < last + len(after)]
    own = [one for one in found if first <= one.place < last]
    if any(one.sort == "phrase" for one in own):
        return Stance.DENYING
    verb = next((one for one in own if one.sort == "verb"), None)
    if verb is not None and not _is_promise(words[verb.place], text, content):
        if _is_negated(found, verb.place) or _is_opinion(words[verb.place], text, content):
            return Stance.NEUTRAL
        return verb.stance or Stance.NEUTRAL
    if _is_called_false(text, own, content):
        return Stance.DENYING
    for sort, where in (("adverb", found), ("noun", own)):
        word = next((one for one in where if one.sort == sort), None)
        if word is not None:
            return word.stance or Stance.NEUTRAL
    return Stance.NEUTRAL


def _opening(text: str, end: int, content: tuple[Span, ...]) -> list[str]:
    """The first words of a content that follows the cue at once."""
    piece = next((piece for piece in content if piece.start == end + 1), None)
    return _words(piece.of(text))[:OPENING_WORDS] if piece is not None else []


def _is_called_false(text: str, own: Sequence[_Found], content: tuple[Span, ...]) -> bool:
    """Whether what others say is called false: "called the report a lie", "said that is false"."""
    sort = next((one.sort for one in own if one.sort in {"naming", "saying"}), None)
    if sort is None or not content or sum(map(len, content)) > LONGEST_CALLED:
        return False
    words = _words(" ".join(piece.of(text) for piece in content))
    place = next((one.place for one in _find(words) if one.sort == "falsehood"), None)
    if place is None or len(words) > MOST_CALLED:
        return False
    named = words[:place]
    if sort == "saying" and not (set(named) & _IS and len(named) <= FEW_NAMED):
        return False
    return bool(named) and (named[0] in _POINTING or any(map(_is_record, named)))


def _is_record(word: str) -> bool:
    sorts = {sort for phrase, _, sort in _load_words().get(word, ()) if len(phrase) == 1}
    return word in report_nouns() or "record" in sorts


def _is_negated(found: Sequence[_Found], place: int) -> bool:
    """Whether a negation stands at most four words before the verb."""
    return any(one.sort == "negation" and 0 < place - one.place <= WORDS_BEFORE for one in found)


def _is_promise(word: str, text: str, content: tuple[Span, ...]) -> bool:
    """Whether "agreed" goes with something to do, not with something that is so."""
    if not word.startswith("agree") or not content:
        return False
    return text[content[0].start : content[0].start + 3].lower() == "to "


def _is_opinion(word: str, text: str, content: tuple[Span, ...]) -> bool:
    """Whether "finds" goes with a judgement, "finds it insulting", not with what was found."""
    if not word.startswith(("find", "found")) or not content:
        return False
    return (
        text[content[0].start : content[0].start + 5].lower().startswith(("it ", "them ", "him "))
    )


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _before(text: str, start: int) -> list[str]:
    """Words of the same clause before the cue."""
    return _words(_CLAUSE_END.split(text[max(0, start - REACH) : start])[-1])


def _after(text: str, end: int, content: tuple[Span, ...]) -> list[str]:
    """Words between the cue and what is reported, within the clause."""
    limit = min((piece.start for piece in content if piece.start >= end), default=end)
    return _words(_CLAUSE_END.split(text[end : min(limit, end + REACH)])[0])


def _find(words: Sequence[str]) -> Iterator[_Found]:
    """Table entries in ``words``, the longest at each place."""
    table = _load_words()
    number = 0
    while number < len(words):
        for phrase, stance, sort in table.get(words[number], ()):
            if tuple(words[number : number + len(phrase)]) == phrase:
                yield _Found(number, stance, sort)
                number += len(phrase) - 1
                break
        number += 1


@cache
def _load_words() -> Mapping[str, list[tuple[tuple[str, ...], Stance | None, str]]]:
    """Entries by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Stance | None, str]]] = {}
    for row in read_table("stance_words.csv"):
        phrase = tuple(_words(row["words"]))
        stance = Stance(row["stance"]) if row["stance"] else None
        table.setdefault(phrase[0], []).append((phrase, stance, row["class"]))
    for entries in table.values():
        entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    return table
