"""Find people, bodies, places and offices, and join the forms of one name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hearsay.models.readings import Reading, Readings
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.reference.names import Names
from hearsay.tag.affixes import without_place, without_sort
from hearsay.tag.body_names import fullest_forms
from hearsay.tag.doubtful import HALF_SURE, is_full_name, join_doubtful, sure_part, told_as_people
from hearsay.tag.known_names import with_known
from hearsay.tag.naming import PAIR, Naming, People, gender_before, title_before
from hearsay.tag.neighbours import join_neighbours
from hearsay.tag.offices import find_offices
from hearsay.tag.pieces import join_pieces
from hearsay.tag.told_kinds import retype
from hearsay.tag.unread import find_unread
from hearsay.text.people import load_plural_roles, load_roles, load_titles
from hearsay.text.places import load_seats

_KINDS: dict[str, MentionKind] = {
    str(kind): kind for kind in MentionKind if kind is not MentionKind.ROLE
}
_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FACILITY})
_EDGES = ' \t\n\r\u00a0\u200b,;:.()[]"“”«»'
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\s*\n\s*\n\s*")
_OWNED = re.compile(r"(?<=\w)['’]s [a-z]+$")
# letters after a name that say what somebody is, or an age: "Ana Ruiz KC", "Ana Ruiz, 22"
_AFTER_NAME = re.compile(
    r"(?<=\w)(?:,? (?:\d\w*|KC|QC|SC|TD|MP|MEP|MSP|MLA|MK|MS|OBE|CBE|MBE|DBE|KBE|PhD|MD|SJ|OP|FRS"
    r"|JP))+$"
)


def find_mentions(
    document: Document, sentences: Sequence[Sentence], readings: Readings, names: Names
) -> tuple[Mention, ...]:
    """Mentions in order of appearance, never overlapping.

    Names come from the model's readings, then from known surnames and titles it passed over;
    offices come from a table. "Gerasimov" carries the name "Valery Gerasimov" where the document
    has it.
    """
    text = document.text
    lead = _lead_end(sentences)
    read = _without_overlaps(_namings(text, readings, lead))
    read = with_known(text, sentences, read, names)
    blind = not readings.entities
    further = find_unread(text, sentences, read, is_blind=blind)
    namings = retype(text, sorted([*read, *further], key=lambda naming: naming.span))
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


def _placed(naming: Naming, form: str, names: Names, peoples: frozenset[str]) -> Naming:
    """A lone word read as a person that the index knows only as a place: "Lima said".

    Or one after which the text calls a people: "Moldova" where it says "Moldovan".
    """
    if naming.kind is MentionKind.PERSON and (sort := load_seats().get(form)) is not None:
        return replace(naming, kind=MentionKind(sort))
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
    people = {r.span.of(text): r.score for r in readings.entities if r.label == "person"}
    full = {name.rsplit(maxsplit=1)[-1] for name in people if " " in name}
    surnames = {name: score for name, score in people.items() if name not in full}
    for reading in readings.entities:
        label = reading.label
        if label != "person" and _ends_in(text, reading, surnames):
            label = "person"  # "Beat X", where "X said" is somebody
        if (kind := _KINDS.get(label)) is None:
            continue
        if (sure := sure_part(text, reading)) is None:
            continue
        for piece in _paragraph_pieces(text, sure):
            span = _trimmed(text, piece, kind)
            if span is not None and _may_name(text[span.start : span.end], kind):
                spans.append((span, kind, reading.score))
    for whole, sort in join_pieces(
        text,
        join_neighbours(text, _settled(text, told_as_people(text, join_doubtful(text, spans)))),
    ):
        place = _without_letters(text, whole) if sort is MentionKind.PERSON else whole
        form = re.sub(r"\s+", " ", text[place.start : place.end])
        title = title_before(text, place.start) if sort is MentionKind.PERSON else ""
        gender = gender_before(text, place.start) if sort is MentionKind.PERSON else None
        yield Naming(place, sort, form, title, gender, place.start < lead)


def _without_letters(text: str, span: Span) -> Span:
    """A name without the letters after it: "Ana Ruiz KC"."""
    letters = _AFTER_NAME.search(text, span.start, span.end)
    return Span(span.start, letters.start()) if letters is not None else span


def _ends_in(text: str, reading: Reading, surnames: Mapping[str, float]) -> bool:
    """Whether a name that is doubtful, or less sure than a surname read alone, ends in it."""
    words = reading.span.of(text).split()
    if len(words) < PAIR or words[-1] not in surnames:
        return False
    is_doubtful = reading.label == "misc" or reading.score < HALF_SURE
    return is_doubtful or (
        reading.score < surnames[words[-1]] and is_full_name(reading.span.of(text))
    )


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
    if (
        kind is MentionKind.ORGANISATION
        and form.isupper()
        and (form.lower() in load_roles() or form in load_titles())
    ):
        return False  # "PM"
    if kind is MentionKind.PERSON and form.lower() in load_plural_roles():
        return False  # "Campaigners"
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
    if kind is MentionKind.PERSON and (owner := _OWNED.search(text, start, end)):
        end = owner.start()  # "Ana Ruiz’s daughter"
    if kind in {MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.FACILITY} and (
        article := _ARTICLE.match(text, start, end)
    ):
        start = article.end()
    if kind is MentionKind.PERSON:
        start = _after_titles(text, start, end)
        start, end = without_place(text, start, end)
    if kind is MentionKind.ORGANISATION:
        start = without_sort(text, start, end)
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


def _without_overlaps(namings: Iterable[Naming]) -> list[Naming]:
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda n: (n.span.start, -n.span.end)):
        if not kept or kept[-1].span.end <= naming.span.start:
            kept.append(naming)
    return kept


def _join_aliases(
    namings: Sequence[Naming], joined: Sequence[str], names: Names
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


def _entity(names: Names, name: str, naming: Naming) -> str | None:
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
