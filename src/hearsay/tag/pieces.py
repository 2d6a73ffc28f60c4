"""Join the pieces of names that were read apart: "Nordhavn" + "Shipyards"."""

import re
from collections.abc import Iterator, Sequence

from hearsay.records.document import Span
from hearsay.records.tags import MentionKind
from hearsay.text.bodies import BodySort, load_bodies, load_body_marks
from hearsay.text.people import (
    load_given_names,
    load_plain_given_names,
    load_plural_roles,
    load_proper_roles,
    load_roles,
    load_titles,
)
from hearsay.text.small_words import words_of_class

_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FACILITY})
# a capitalised word; a dot only after an initial, "St." and its like
_WORD_BEFORE = re.compile(r"(?<![\w.])([A-ZÀ-Þ](?:\.|(?:t|ort)\.|[\w’'-]*)) $")
# A role or other noun in small letters before a name: only there an unknown word joins it.
_AFTER_SMALL = re.compile(r"[a-z][\w-]*(?:er|or|ist|ian|ant|ent|man|eer|ess|ic|ot|et|ef|ne|ge)s? $")
_NOUN_BEFORE = re.compile(r"\b([a-z][a-z-]+)(,?) $")
_CUT_AFTER = re.compile(r"(?<=\w) (?:of|for|and|the|of the|for the|de|del|do|da|dos|des|du|di)$")
_CAPITAL_NEXT = re.compile(
    r" (?:(?:Republic|Kingdom|State|Commonwealth|Federation) of (?:the )?)?[A-ZÀ-Þ][\w-]+"
)
_ADJECTIVES = ("ed", "ing", "ous", "ful", "an", "ish", "ese", "ly", "based", "er", "est")
MOST_BEFORE = 4  # capitalised words before what was read of a body's name
_SENTENCE_ENDS = frozenset({"", ".", "!", "?", "\n", "“", '"'})


def join_pieces(
    text: str, found: Sequence[tuple[Span, MentionKind]]
) -> Iterator[tuple[Span, MentionKind]]:
    """People whose name was cut: a given name or initial before it, another piece after it."""
    surnames, number = _surnames(text, found), 0
    while number < len(found):
        span, kind = found[number]
        number += 1
        if kind is MentionKind.PERSON:
            is_surname = text[span.start : span.end] in surnames
            span = Span(_given_before(text, span.start), span.end)
            if not is_surname and _is_called_body(text, span.start):
                kind = MentionKind.ORGANISATION
            while number < len(found) and _goes_on(text, span, found[number]):
                span = Span(span.start, found[number][0].end)
                number += 1
        if kind in _NAMED and (small := _CUT_AFTER.search(text, span.start, span.end)):
            # "Bank of" + "Lesotho"
            rest = _CAPITAL_NEXT.match(text, span.end)
            span = Span(span.start, rest.end() if rest else small.start())
            while number < len(found) and found[number][0].start < span.end:
                number += 1
        if number < len(found) and _is_body_tail(text, span, found[number], kind):
            # "Washington" + "Post": a place, or half a name, before a word that marks a body
            kind = kind if kind is MentionKind.ORGANISATION else found[number][1]
            yield Span(span.start, found[number][0].end), kind
            number += 1
            continue
        if kind in _NAMED and kind is not MentionKind.PERSON:
            if _first_word(text, span) in load_body_marks():
                span = Span(_capitals_before(text, span.start), span.end)
            elif kind is MentionKind.ORGANISATION:
                start = _after_article(text, span.start)
                if text[start : span.end].rsplit(maxsplit=1)[-1] in load_body_marks():
                    start = _first_of_sentence(text, start)
                span = Span(start, span.end)
        yield span, kind


def _surnames(text: str, found: Sequence[tuple[Span, MentionKind]]) -> frozenset[str]:
    """Last words of the people who are named in full."""
    forms = (text[span.start : span.end] for span, kind in found if kind is MentionKind.PERSON)
    return frozenset(form.rsplit(maxsplit=1)[-1] for form in forms if " " in form)


def _is_body_tail(
    text: str, span: Span, after: tuple[Span, MentionKind], before: MentionKind
) -> bool:
    """Whether a name goes on as that of a body: "Washington" + "Post", "the X" + "Foundation"."""
    following, kind = after
    if text[span.end : following.start] != " ":
        return False
    if before is MentionKind.ORGANISATION and kind in _NAMED | {MentionKind.LOCATION}:
        # "Nordhavn" + "Shipyards", "Deportivo" + "Moquegua"
        return kind is before or _first_word(text, span) in load_body_marks()
    if kind not in _NAMED or kind is before:
        return False
    if before is MentionKind.PERSON:
        has_article = text[max(0, span.start - 4) : span.start].lower() == "the "
        return (
            has_article
            and text[following.start : following.end].rsplit(maxsplit=1)[-1] in load_body_marks()
        )
    return _first_word(text, following) in load_body_marks()


def _first_word(text: str, span: Span) -> str:
    return text[span.start : span.end].split(maxsplit=1)[0]


def _capitals_before(text: str, start: int) -> int:
    """Where the capitalised words right before a place begin.

    A word that opens a sentence is one of them where it is none of the language: "Nordhavn".
    """
    while (match := _WORD_BEFORE.search(text, max(0, start - 20), start)) is not None:
        word, place = match[1], match.start(1)
        is_inside = (
            place > 1
            and text[place - 1] == " "
            and (text[place - 2].islower() or text[place - 2] == ",")
        )
        if not _may_begin_body(word) or not (is_inside or _opens_sentence(text, place)):
            break
        start = place
        if not is_inside:
            break
    return start


def _after_article(text: str, start: int) -> int:
    """Where a run of capitalised words right before a place begins, if an article stands first.

    "The Otago [Clarion]" is one name, "In Otago [Clarion]" need not be.
    """
    place = start
    for _ in range(MOST_BEFORE):
        match = _WORD_BEFORE.search(text, max(0, place - 20), place)
        if match is None or not _may_begin_body(match[1]):
            break
        place = match.start(1)
    return place if text[max(0, place - 4) : place] in {"The ", "the "} else start


def _first_of_sentence(text: str, start: int) -> int:
    """Where the one word before a body's name begins that opens a sentence: "Oru [Coffee Ltd]"."""
    match = _WORD_BEFORE.search(text, max(0, start - 20), start)
    if match is None or not _opens_sentence(text, match.start(1)):
        return start
    is_adjective = match[1].endswith(_ADJECTIVES)
    return start if is_adjective or not _may_begin_body(match[1]) else match.start(1)


def _may_begin_body(word: str) -> bool:
    """Whether a capitalised word may be the first of a body's name: no title, office, article."""
    plain = word.lower()
    if word.endswith(("'s", "’s")):
        return False
    if plain in load_proper_roles():  # "European Union", but no "MP"
        return not word.isupper()
    if word in load_titles() or plain in load_roles() or plain in load_plural_roles():
        return False
    small = ("determiner", "preposition", "conjunction", "subordinator", "quantifier", "calendar")
    return not any(plain in words_of_class(name) for name in small)


def _opens_sentence(text: str, place: int) -> bool:
    return text[max(0, place - 2) : place].strip(" ")[-1:] in _SENTENCE_ENDS


def _given_before(text: str, start: int) -> int:
    """Where the given names and initials right before a person's name begin.

    Also a capitalised word that no table knows, amid a sentence: "novelist Dorrell [Hyacinth]".
    """
    given, roles, titles = load_given_names(), load_roles(), load_titles()
    while (match := _WORD_BEFORE.search(text, max(0, start - 20), start)) is not None:
        word, place = match[1], match.start(1)
        is_given = word in given or (len(word) == 2 and word[1] == ".")
        is_known = word in titles or word.lower() in roles or word.lower() in load_plural_roles()
        is_amid = _AFTER_SMALL.search(text, max(0, place - 30), place) is not None
        if word in titles and titles[word].is_kept:
            return place
        is_calendar = word.lower() in words_of_class("calendar")
        is_role = word.lower() in roles and word not in titles and not roles[word.lower()].is_office
        is_called = _is_called_person(text, place)
        if is_called and is_role:
            is_known = False  # "spokesman Patient [Lumbala]"
        if not is_given and (is_known or is_calendar or not (is_amid or is_called)):
            break
        start = place
    return start


def _is_called_person(text: str, place: int) -> bool:
    """Whether a role in small letters stands right before: "spokesman X", "the coach, X"."""
    before = _NOUN_BEFORE.search(text, max(0, place - 30), place)
    return before is not None and before[1] in load_roles()


def _is_called_body(text: str, start: int) -> bool:
    """Whether a noun for bodies stands right before a name: "the weekly X", "the start-up, X"."""
    before = _NOUN_BEFORE.search(text, max(0, start - 40), start)
    given = text[start : start + 40].split(maxsplit=1)
    if given and given[0] in load_plain_given_names():
        return False
    body = load_bodies().get(before[1]) if before is not None else None
    if (
        before is None
        or body is None
        or body.sort is not BodySort.BODY
        or before[1] in load_roles()
    ):
        return False
    is_lone = _CAPITAL_NEXT.match(text, start + len(given[0])) is None if given else True
    return not before[2] or is_lone or not _is_governed(text, before.start())


def _is_governed(text: str, start: int) -> bool:
    """Whether a preposition stands before a noun's phrase: "the head of the fire service, X"."""
    for word in reversed(text[max(0, start - 60) : start].split()[-5:]):
        plain = word.lower()
        if plain in words_of_class("preposition"):
            return True
        if word.endswith((",", ".", ";", ":")):
            return False
    return False


def _goes_on(text: str, span: Span, after: tuple[Span, MentionKind]) -> bool:
    following, kind = after
    return kind is MentionKind.PERSON and text[span.end : following.start] == " "
