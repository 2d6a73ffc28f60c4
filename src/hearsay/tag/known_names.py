"""Names that the packs know, found in the text itself, whatever the model read there."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.records.document import Part, Sentence, Span
from hearsay.records.tags import MentionKind
from hearsay.reference.event_kinds import kind_of_event
from hearsay.reference.names import Names
from hearsay.tag.naming import Naming, gender_before, title_before
from hearsay.tag.unread import Word, find_capitals, find_runs
from hearsay.text.people import load_given_names, load_plural_roles, load_roles, load_titles

_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_]+")
_LONGEST = 7  # capitalised words of a name
_SHORT = 2  # letters; what is so short is read by the model or not at all
_OWNING = frozenset({" of ", " of the ", " for ", " for the ", " on "})
_NAMED = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.LOCATION, MentionKind.FACILITY}
    | {MentionKind.GROUP, MentionKind.PRODUCT}
)


@dataclass(frozen=True, slots=True)
class _Known:
    """A name of a pack where it stands."""

    span: Span
    kind: MentionKind
    is_lone: bool  # one word
    is_sure: bool  # False: only where the same name is sure elsewhere; it may be another word


def with_known(
    text: str, sentences: Sequence[Sentence], read: Sequence[Naming], names: Names
) -> list[Naming]:
    """What was read, mended and added to by the names of packs that stand in the text.

    A name of several words is found wherever it is no part of a longer one. A name of one word
    may also be a word of the language, or a given name: at the head of a sentence and in a
    headline it is found only where the text has it elsewhere. What two entities are called is
    left to the model.
    """
    known = _find(text, sentences, names)
    if not known:
        return list(read)
    sure = {one.span.of(text) for one in known if one.is_sure}
    sure |= {naming.form for naming in read}
    sure -= {word.capitalize() for word in text.split() if word.islower()}  # a word, not a name
    lead = max((naming.span.end for naming in read if naming.is_lead), default=0)
    kept, number = list(read), 0
    found: list[Naming] = []
    for one in known:
        if not one.is_sure and one.span.of(text) not in sure:
            continue
        while number < len(kept) and kept[number].span.end <= one.span.start:
            number += 1
        last = number
        while last < len(kept) and kept[last].span.start < one.span.end:
            last += 1
        made = _settled(text, one, kept[number:last], names, is_lead=one.span.start < lead)
        if made is not None:
            found.append(made)
            del kept[number:last]
    return sorted([*kept, *found], key=lambda naming: naming.span)


def _settled(
    text: str, one: _Known, over: Sequence[Naming], names: Names, *, is_lead: bool
) -> Naming | None:
    """The naming to be put for those ``over`` a known name; None: these are kept."""
    if any(naming.kind not in _NAMED for naming in over):
        return None
    form = " ".join(one.span.of(text).split())
    if len(over) == 1 and over[0].span == one.span:
        is_right = names.entity_of(form, str(over[0].kind)) is not None
        return None if is_right or over[0].title else replace(over[0], kind=one.kind)
    is_whole = all(one.span.covers(naming.span) for naming in over)
    is_mended = not one.is_lone and (is_whole or _has_small_rest(text, one, over))
    if over and not (is_mended or _is_listed(text, one, over)):
        return None
    is_person = one.kind is MentionKind.PERSON
    title = title_before(text, one.span.start) if is_person else ""
    gender = gender_before(text, one.span.start) if is_person else None
    return Naming(one.span, one.kind, form, title, gender, is_lead)


def _is_listed(text: str, one: _Known, over: Sequence[Naming]) -> bool:
    """Whether names with a comma between them were read as one: "Vilnius, Lithuania"."""
    if len(over) != 1 or "," not in over[0].span.of(text):
        return False
    whole, start = over[0].span, over[0].span.start
    parts = []
    for part in whole.of(text).split(","):
        parts.append((start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
        start += len(part) + 1
    return (one.span.start, one.span.end) in parts


def _has_small_rest(text: str, one: _Known, over: Sequence[Naming]) -> bool:
    """Whether a body's name was read with small words beside it: "Tidewater League meeting"."""
    if len(over) != 1 or one.kind is not MentionKind.ORGANISATION:
        return False
    whole = over[0].span
    if not whole.covers(one.span):
        return False
    rest = f"{text[whole.start : one.span.start]} {text[one.span.end : whole.end]}"
    return rest.lower() == rest and "-" not in rest


def _find(text: str, sentences: Sequence[Sentence], names: Names) -> list[_Known]:
    """Every name of a pack in the text, the longest first where they overlap."""
    kinds: dict[str, MentionKind | None] = {}

    def kind_of(words: str) -> MentionKind | None:
        if words not in kinds:
            kinds[words] = _kind(words, names)
        return kinds[words]

    headlines = [sentence.span for sentence in sentences if sentence.part is Part.HEADLINE]
    found: list[_Known] = []
    for run in find_runs(text, find_capitals(text)):
        shouts = any(span.start <= run[0].start < span.end for span in headlines)
        found += _in_run(text, run, kind_of, in_headline=shouts)
    small = [one for one in _small(text, names, kind_of) if not _overlaps(one.span, found)]
    return sorted([*found, *small], key=lambda one: one.span)


def _overlaps(span: Span, found: Sequence[_Known]) -> bool:
    place = bisect_left(found, span.end, key=lambda one: one.span.start)
    return place > 0 and found[place - 1].span.end > span.start


def _small(
    text: str, names: Names, kind_of: Callable[[str], MentionKind | None]
) -> Iterator[_Known]:
    """Names that their pack writes in small letters: "the eurozone"."""
    end = 0
    for match in _SMALL.finditer(text):
        if match.start() < end:
            continue
        for name in sorted(names.small_names(match.group().lower()), key=len, reverse=True):
            bare = name.removeprefix("the ")
            start, end_here = match.start(), match.start() + len(bare)
            is_there = (
                text[start + 1 : end_here] == bare[1:]
                and not text[end_here : end_here + 1].isalnum()
            )
            has_article = bare == name or text[max(0, start - 4) : start].lower() == "the "
            kind = kind_of(text[start:end_here]) if is_there and has_article else None
            if kind is not None:
                end = end_here
                yield _Known(Span(start, end), kind, is_lone=False, is_sure=True)
                break


def _in_run(
    text: str,
    run: Sequence[Word],
    kind_of: Callable[[str], MentionKind | None],
    *,
    in_headline: bool,
) -> Iterator[_Known]:
    place = 0
    while place < len(run):
        step = 1
        for count in range(min(_LONGEST, len(run) - place), 0, -1):
            first, last = run[place], run[place + count - 1]
            kind = kind_of(text[first.start : last.end])
            if kind is None:
                continue
            start = first
            if count > 1 and first.form == "The" and kind is MentionKind.ORGANISATION:
                start = run[place + 1]
            words = (place, place + count)
            is_lone = count == 1
            if (is_lone and kind is MentionKind.PERSON) or not _is_whole(
                text, run, words, in_headline=in_headline
            ):
                continue
            span = Span(start.start, last.end)
            is_owner = text[last.end : last.end + 2] in {"'s", "’s"}
            is_sure = not is_lone or is_owner or not (first.is_first or in_headline)
            yield _Known(span, kind, is_lone, is_sure)
            step = count
            break
        place += step


def _kind(words: str, names: Names) -> MentionKind | None:
    """What sort of thing the one entity of this name is; None where there is none, or several."""
    if len(words) <= _SHORT or words in load_given_names() or names.of_adjective(words):
        return None
    entity = names.entity_of(words, "")
    if entity is None:
        return None
    for kind in (MentionKind.ORGANISATION, MentionKind.LOCATION, MentionKind.PERSON):
        known = names.entity_of(words, str(kind))
        if known == entity:
            is_place = names.entity_of(words, str(MentionKind.LOCATION)) == entity
            is_body = kind is MentionKind.ORGANISATION and not is_place
            return kind if is_body or kind is not MentionKind.ORGANISATION else MentionKind.LOCATION
    return None


def _is_whole(text: str, run: Sequence[Word], words: tuple[int, int], *, in_headline: bool) -> bool:
    """Whether the words are no part of a longer name: "Orvik" in "Orvik Fisheries Council"."""
    first, after = words
    is_lone = after - first == 1
    if after < len(run) and text[run[after - 1].end : run[after].start] == " ":
        following = run[after].form.lower()
        if is_lone or not (in_headline or _may_follow(following)):
            return False
    if first == 0:
        return True
    between, before = text[run[first - 1].end : run[first].start], run[first - 1]
    if between in _OWNING and is_lone:
        return _is_office(before.form)
    if between != " ":
        return True
    return before.is_first or _is_office(before.form) or (in_headline and not is_lone)


def _may_follow(word: str) -> bool:
    return word in load_roles() or word in load_plural_roles() or kind_of_event(word) is not None


def _is_office(word: str) -> bool:
    return word in load_titles() or word.lower() in load_roles()
