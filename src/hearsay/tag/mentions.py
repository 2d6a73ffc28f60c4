"""Find people, bodies, places and offices, and join the forms of one name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from hearsay.models.readings import Readings
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.tag.body_names import fullest_forms
from hearsay.tag.naming import Naming, People
from hearsay.tag.offices import find_offices
from hearsay.tag.unread import find_unread
from hearsay.text.bodies import BodySort, load_bodies, load_body_marks
from hearsay.text.people import (
    load_given_names,
    load_plural_roles,
    load_roles,
    load_titles,
)
from hearsay.text.small_words import words_of_class

_KINDS: dict[str, MentionKind] = {
    str(kind): kind for kind in MentionKind if kind is not MentionKind.ROLE
}
_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FACILITY})
_EDGES = ' \t\n\r\u00a0\u200b,;:.()[]"“”«»'
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
# a capitalised word; a dot only after an initial, "St." and its like
_WORD_BEFORE = re.compile(r"(?<![\w.])([A-ZÀ-Þ](?:\.|(?:t|ort)\.|[\w’'-]*)) $")
# A role or other noun in small letters before a name: only there an unknown word joins it.
_AFTER_SMALL = re.compile(r"[a-z][\w-]*(?:er|or|ist|ian|ant|ent|man|eer|ess|ic|ot|et|ef|ne|ge)s? $")
_NOUN_BEFORE = re.compile(r"\b([a-z][a-z-]+),? $")
_CUT_AFTER = re.compile(r"(?<=\w) (?:of|for|and|the|of the|for the)$")
_CAPITAL_NEXT = re.compile(r" [A-ZÀ-Þ][\w-]+")
MOST_BEFORE = 4  # capitalised words before what was read of a body's name
_SENTENCE_ENDS = frozenset({"", ".", "!", "?", "\n", "“", '"'})
_EMPTY_LINE = re.compile(r"\s*\n\s*\n\s*")
_LAST_WORD = re.compile(r"(\S+)\s*$")


class NameIndex(Protocol):
    """Names and aliases to pack entities."""

    def entity_of(self, text: str, kind: str | None) -> str | None:
        """The id of the one entity of this name; None: not known, or ambiguous."""


def find_mentions(
    document: Document, sentences: Sequence[Sentence], readings: Readings, names: NameIndex
) -> tuple[Mention, ...]:
    """Mentions in order of appearance, never overlapping.

    Names come from the model's readings, then from known surnames and titles it passed over;
    offices come from a table. "Gerasimov" carries the name "Valery Gerasimov" where the document
    has it.
    """
    text = document.text
    lead = _lead_end(sentences)
    read = _without_overlaps(_namings(text, readings, lead))
    blind = not readings.entities
    further = find_unread(text, sentences, read, is_blind=blind)
    namings = sorted([*read, *further], key=lambda naming: naming.span)
    people, bodies = People(namings), fullest_forms(namings, text)
    forms = [
        people.name_of(n) if n.kind is MentionKind.PERSON else bodies.get(n.form, n.form)
        for n in namings
    ]
    peoples = frozenset(naming.form for naming in namings if naming.kind is MentionKind.GROUP)
    pairs = zip(namings, forms, strict=True)
    namings = [_placed(naming, form, names, peoples) for naming, form in pairs]
    joined = _join_aliases(namings, forms, names)
    found = [
        Mention(naming.span, naming.kind, name, _entity(names, name, naming))
        for naming, name in zip(namings, joined, strict=True)
    ]
    offices = _free_offices(text, find_offices(text), [mention.span for mention in found])
    return tuple(sorted([*found, *offices], key=lambda mention: mention.span))


def _placed(naming: Naming, form: str, names: NameIndex, peoples: frozenset[str]) -> Naming:
    """A lone word read as a person that the index knows only as a place: "Lima said".

    Or one after which the text calls a people: "Moldova" where it says "Moldovan".
    """
    is_lone = naming.kind is MentionKind.PERSON and " " not in form and not naming.title
    if is_lone and form.endswith(("a", "o")) and not peoples.isdisjoint({f"{form}n", f"{form}ns"}):
        return replace(naming, kind=MentionKind.LOCATION)
    if not is_lone or names.entity_of(form, str(MentionKind.LOCATION)) is None:
        return naming
    if names.entity_of(form, str(MentionKind.PERSON)) is not None:
        return naming
    return replace(naming, kind=MentionKind.LOCATION)


def _lead_end(sentences: Sequence[Sentence]) -> int:
    """Where the headline and the first paragraph of the body end."""
    first = next((s.paragraph for s in sentences if s.part is Part.BODY), 0)
    return max((s.span.end for s in sentences if s.paragraph <= first), default=0)


def _namings(text: str, readings: Readings, lead: int) -> Iterable[Naming]:
    spans: list[tuple[Span, MentionKind, float]] = []
    for reading in readings.entities:
        if (kind := _KINDS.get(reading.label)) is None:
            continue
        for piece in _paragraph_pieces(text, reading.span):
            span = _trimmed(text, piece, kind)
            if span is not None and _may_name(text[span.start : span.end], kind):
                spans.append((span, kind, reading.score))
    for place, sort in _joined(text, _settled(text, spans)):
        form = re.sub(r"\s+", " ", text[place.start : place.end])
        title = _title_before(text, place.start) if sort is MentionKind.PERSON else ""
        yield Naming(place, sort, form, title, place.start < lead)


def _paragraph_pieces(text: str, span: Span) -> Iterator[Span]:
    """The span cut at empty lines: a headline's last name is not one with the name below it."""
    start = span.start
    for gap in _EMPTY_LINE.finditer(text, span.start, span.end):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < span.end:
        yield Span(start, span.end)


def _may_name(form: str, kind: MentionKind) -> bool:
    """Whether a form can be a name: "the navy" and "harbour" are none."""
    return kind in {MentionKind.DATE, MentionKind.MONEY} or form.lower() != form


def _settled(
    text: str, found: Sequence[tuple[Span, MentionKind, float]]
) -> list[tuple[Span, MentionKind]]:
    """Give equal forms the kind that the model is surest of over the whole document."""
    votes: dict[str, dict[MentionKind, float]] = defaultdict(lambda: defaultdict(float))
    for span, kind, score in found:
        votes[text[span.start : span.end]][kind] += score
    best = {form: max(counted, key=lambda k: counted[k]) for form, counted in votes.items()}
    return [(span, best[text[span.start : span.end]]) for span, _, _ in found]


def _joined(
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
                span = Span(_after_article(text, span.start), span.end)
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
        is_inside = place > 1 and text[place - 1] == " " and (text[place - 2].islower() or text[place - 2] == ",")
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


def _may_begin_body(word: str) -> bool:
    """Whether a capitalised word may be the first of a body's name: no title, office, article."""
    plain = word.lower()
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
        is_calendar = word.lower() in words_of_class("calendar")
        if not is_given and (is_known or is_calendar or not is_amid):
            break
        start = place
    return start


def _is_called_body(text: str, start: int) -> bool:
    """Whether a noun for bodies stands right before a name: "the weekly X", "the start-up, X"."""
    before = _NOUN_BEFORE.search(text, max(0, start - 40), start)
    body = load_bodies().get(before[1]) if before is not None else None
    return body is not None and body.sort is BodySort.BODY


def _goes_on(text: str, span: Span, after: tuple[Span, MentionKind]) -> bool:
    following, kind = after
    return kind is MentionKind.PERSON and text[span.end : following.start] == " "


def _trimmed(text: str, span: Span, kind: MentionKind) -> Span | None:
    """The span without marks at its edges, possessive, article and, before people, titles."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not _is_abbreviation(text, start, end):
        end -= 1
    while start > 0 and start < end and (text[start - 1].isalnum() or text[start] in "'’"):
        start -= 1  # the reading began inside a word: "O['Malley]"
    if (tail := _POSSESSIVE.search(text, start, end)) and tail.start() > start:
        end = tail.start()
    if kind in {MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.FACILITY} and (
        article := _ARTICLE.match(text, start, end)
    ):
        start = article.end()
    if kind is MentionKind.PERSON:
        start = _after_titles(text, start, end)
    return Span(start, end) if start < end else None


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the dot before ``end`` belongs to the name: "U.S.", "Inc.", "Jr."."""
    word = text[start:end].rsplit(maxsplit=1)[-1]
    return word.endswith(".") and (
        word.count(".") > 1 or word in {"Inc.", "Jr.", "Sr.", "Co.", "Corp.", "Ltd."}
    )


def _after_titles(text: str, start: int, end: int) -> int:
    titles = load_titles()
    while True:
        blank = text.find(" ", start, end)
        title = titles.get(text[start:blank]) if blank > 0 else None
        if title is None or title.is_kept:
            return start
        start = blank + 1


def _title_before(text: str, start: int) -> str:
    match = _LAST_WORD.search(text[max(0, start - 20) : start])
    if match is None or not (match[1] in load_titles() or match[1].lower() in load_roles()):
        return ""
    return match[1]


def _without_overlaps(namings: Iterable[Naming]) -> list[Naming]:
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda n: (n.span.start, -n.span.end)):
        if not kept or kept[-1].span.end <= naming.span.start:
            kept.append(naming)
    return kept


def _join_aliases(
    namings: Sequence[Naming], joined: Sequence[str], names: NameIndex
) -> tuple[str, ...]:
    """Forms that the name index knows for one entity take the longest of them."""
    longest: dict[tuple[str, MentionKind], str] = {}
    entity_of: dict[tuple[str, MentionKind], str | None] = {}
    for naming, name in zip(namings, joined, strict=True):
        key = (name, naming.kind)
        if naming.kind in _NAMED and key not in entity_of:
            entity_of[key] = names.entity_of(name, str(naming.kind))
            if (entity := entity_of[key]) is not None:
                known = longest.get((entity, naming.kind), "")
                longest[entity, naming.kind] = max(known, name, key=len)
    return tuple(
        longest.get((entity_of.get((name, naming.kind)) or "", naming.kind), name)
        for naming, name in zip(namings, joined, strict=True)
    )


def _entity(names: NameIndex, name: str, naming: Naming) -> str | None:
    if naming.kind in {MentionKind.DATE, MentionKind.MONEY}:
        return None
    kind = str(naming.kind)
    return names.entity_of(name, kind) or names.entity_of(naming.form, kind)


def _free_offices(text: str, offices: Sequence[Span], taken: Sequence[Span]) -> list[Mention]:
    """Offices without what a name already covers."""
    found, number = [], 0
    for span in offices:
        while number < len(taken) and taken[number].end <= span.start:
            number += 1
        start = span.start
        for other in taken[number : number + 3]:
            if other.start <= start < other.end:
                start = min(other.end, span.end)
            elif start <= other.start < span.end:
                start = min(max(start, other.end), span.end)
        while start < span.end and not text[start].isalpha():
            start += 1
        if start < span.end:
            free = Span(start, span.end)
            found.append(Mention(free, MentionKind.ROLE, text[start : span.end]))
    return found
