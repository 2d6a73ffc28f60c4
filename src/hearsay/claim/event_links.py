"""Join the mentions of one event in a document: carry organiser, place and year, write the text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.claim.draft import Draft
from hearsay.claim.scene import Scene
from hearsay.records.claim import Hedge
from hearsay.records.document import Part, Span
from hearsay.reference.event_kinds import kind_of_event

_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")
_WITH_DAY = re.compile(r"\d{1,2}(?!\d)")
_SPACES = re.compile(r"\s+")
_POINTING = frozenset({"the", "this", "that", "its", "their"})
_REMEMBERED = 40  # mentions looked back over for the event meant; a longer article has moved on


def link_events(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts that can be told apart from any other event, each with its text.

    "The summit in The Hague" takes its organiser from "the NATO summit in The Hague" before it,
    and the year of "June 24" from that summit's "June 2024" (role ``year``). A headline may take
    them from the text below it.
    """
    linked: list[Draft] = []
    for draft in drafts:
        linked.append(draft if _in_headline(scene, draft) else _carried(scene, draft, linked))
    whole = [_from_below(scene, draft, linked) for draft in linked]
    return tuple(
        replace(draft, text=_text(scene, draft))
        for draft in whole
        if draft.get("organiser") and (draft.get("time") or draft.get("place") or draft.get("name"))
    )


def _in_headline(scene: Scene, draft: Draft) -> bool:
    number = scene.sentence_number(draft.span.start)
    return number is not None and scene.sentences[number].part is Part.HEADLINE


def _carried(scene: Scene, draft: Draft, before: Sequence[Draft]) -> Draft:
    """The draft with what it takes from the last mention of the same event."""
    has_year = any(_YEAR.search(span.of(scene.text)) for span in draft.all("time"))
    if draft.get("organiser") and (has_year or not draft.get("time")):
        return draft
    for earlier in reversed(before[-_REMEMBERED:]):
        if earlier.get("organiser") and _is_same(scene, draft, earlier):
            return _take(scene, draft, earlier, has_year=has_year)
    return draft


def _is_same(scene: Scene, draft: Draft, earlier: Draft) -> bool:
    """Whether both can be one event: nothing that both say differs, and something ties them."""
    if _kind(scene, draft) != _kind(scene, earlier):
        return False
    ours, theirs = draft.get("organiser"), earlier.get("organiser")
    if ours and theirs and _words(scene, ours) != _words(scene, theirs):
        return False
    here, there = _places(scene, draft), _places(scene, earlier)
    if here and there:
        return not here.isdisjoint(there)
    if here:
        return False  # "the summit in Lima" after a summit of which no place was said
    determiner = draft.get("determiner")
    return determiner is not None and determiner.of(scene.text).lower() in _POINTING


def _take(scene: Scene, draft: Draft, earlier: Draft, *, has_year: bool) -> Draft:
    roles = list(draft.roles)
    organiser = earlier.get("organiser")
    if draft.get("organiser") is None and organiser is not None:
        roles.append(("organiser", organiser))
    own = [scene.tags.time_at(span) for span in draft.all("time")]
    is_bare_day = bool(own) and all(
        time is not None
        and time.precision in {"day", "month"}
        and not _is_relative(scene, time.span)
        for time in own
    )
    year = next(
        (
            span
            for span in (*earlier.all("year"), *earlier.all("time"))
            if _YEAR.search(span.of(scene.text))
        ),
        None,
    )
    if is_bare_day and not has_year and year is not None:
        roles.append(("year", year))
    return replace(draft, roles=tuple(roles))


def _is_relative(scene: Scene, span: Span) -> bool:
    """Whether a time is told from today: "on Tuesday", "last month", not "June 24"."""
    return not any(mark.isdigit() for mark in span.of(scene.text))


def _from_below(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A headline's event with the organiser and place of the first like event of the body."""
    if draft.get("organiser") or not _in_headline(scene, draft) or not draft.get("time"):
        return draft
    years = _years(scene, draft)
    for other in drafts:
        is_like = _kind(scene, other) == _kind(scene, draft) and years & _years(scene, other)
        if is_like and other.get("organiser") and not _in_headline(scene, other):
            here = _places(scene, draft)
            if here and here.isdisjoint(_places(scene, other)):
                continue
            taken = [
                (role, span)
                for role, span in other.roles
                if role == "organiser" or (role in {"place", "name"} and not here)
            ]
            return replace(draft, roles=(*draft.roles, *taken))
    return draft


def _kind(scene: Scene, draft: Draft) -> str | None:
    noun = draft.get("event")
    return kind_of_event(noun.of(scene.text)) if noun else None


def _places(scene: Scene, draft: Draft) -> set[str]:
    return {_words(scene, span) for span in (*draft.all("place"), *draft.all("name"))}


def _years(scene: Scene, draft: Draft) -> set[str]:
    times = (*draft.all("time"), *draft.all("year"))
    return {year for span in times for year in _YEAR.findall(span.of(scene.text))}


def _words(scene: Scene, span: Span) -> str:
    return _SPACES.sub(" ", span.of(scene.text)).lower().removeprefix("the ")


def _text(scene: Scene, draft: Draft) -> str:
    """The proposition in words, such as "NATO held a summit in The Hague in June 2024."."""
    said = {
        role: [_SPACES.sub(" ", span.of(scene.text)) for span in draft.all(role)]
        for role in ("organiser", "event", "place", "name", "time", "year")
    }
    noun = said["event"][0].lower()
    verb = "is to hold" if draft.hedge is not Hedge.CERTAIN else "held"
    article = "no" if draft.negated else "an" if noun[0] in "aeiou" else "a"
    place = ", ".join([*said["name"], *said["place"]])
    if " met" in noun or "gather" in noun:
        words = [said["organiser"][0], noun]
    else:
        words = [said["organiser"][0], verb, article, noun]
    words += [f"in {place}"] if place else []
    words += [_when(said["time"], said["year"])] if said["time"] else []
    return " ".join(words) + "."


def _when(times: list[str], years: list[str]) -> str:
    first = times[0]
    is_range = len(times) > 1
    joined = "–".join(times) if is_range else first
    bare = _YEAR.sub("", joined)
    if not any(mark.isdigit() for mark in joined):
        if joined.lower().startswith(("last", "this", "next")):
            return joined[0].lower() + joined[1:]
        return f"on {joined}" if joined.endswith("day") else f"in {joined}"
    year = _YEAR.search(years[0]) if years else None
    told = f"{joined} {year.group()}" if year else joined
    return f"on {told}" if _WITH_DAY.search(bare) else f"in {told}"
