"""Claims about who belongs to what: since when, as the how-manyth, and how many there are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.claim.doubts import doubt_of
from hearsay.claim.draft import Draft
from hearsay.claim.kinds import Clause, hedge_of
from hearsay.claim.lists import words_with
from hearsay.claim.member_patterns import hint, one_name, patterns
from hearsay.claim.scene import Scene
from hearsay.claim.wording import sentence as worded
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Part, Sentence, Span

_WHEN = r"\s*,?\s*(?:back\s+)?(?:in|on|since|as\s+of|at)?\s+(?:(?:early|late)\s+)?"
_LEADING = re.compile(r"(?:in|on|since|by|during)?\s*", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|could|may|might|should|if|once|unless|never|not|plans?|hopes?|wants?)\b",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_NEAR = 60  # characters
_LONGEST = 1500  # characters; a longer "sentence" is a list or a damaged text


@dataclass(frozen=True, slots=True)
class _Found:
    """One member named, and the time told of it."""

    member: Span | None  # None: it is about the body alone
    time: Span | None


def find_members(scene: Scene) -> Iterator[Draft]:
    """One claim for each member and each count that a sentence names, in order of the patterns."""
    text = scene.titled
    for one in scene.sentences:
        if one.part not in {Part.BODY, Part.HEADLINE} or len(one.span) > _LONGEST:
            continue
        if hint().search(text, one.span.start, one.span.end) is None:
            continue
        matches = [
            (what, found)
            for what, pattern in patterns()
            for found in pattern.finditer(text, one.span.start, one.span.end)
        ]
        # "joined before Norway did" says more than "joined".
        compared = {found.start() for what, found in matches if what == "before"}
        for what, found in matches:
            if what != "start" or found.start() not in compared:
                yield from _drafts(scene, one, what, found)


def _drafts(scene: Scene, one: Sentence, what: str, found: re.Match[str]) -> Iterator[Draft]:
    groups = {name: _span(found, name) for name in found.groupdict()}
    body = groups.get("body") or groups.get("body2")
    if body is None and what != "order":
        return
    if what == "count" and not _is_number(scene, groups["count"]):
        return  # "the alliance's northern members"
    roles: list[tuple[str, Span]] = [("relation", Span(found.start(), found.end()))]
    roles += [("body", body)] if body is not None else []
    for name in ("start", "end", "order", "count", "founder", "before", "other", "has", "link"):
        span = groups.get(name)
        if span is not None:
            roles.append((name, span))
    time = _time(scene, one, found)
    roles += [("time", time)] if time is not None else []
    hedge = _hedge(scene, one, what, found)
    negated = bool(groups.get("not"))
    for member, span in _members(found, time):
        parts = (*roles, ("member", member)) if member is not None else tuple(roles)
        text = worded(_text(scene, found, span, _Found(member, time)))
        yield Draft(span, text, ClaimKind.MEMBERSHIP, parts, negated, hedge)


def _is_number(scene: Scene, span: Span | None) -> bool:
    return span is not None and any(
        one.span.overlaps(span) and one.value is not None
        for one in scene.tags.quantities_in(Span(max(0, span.start - 40), span.end + 40))
    )


def _span(found: re.Match[str], name: str) -> Span | None:
    start, end = found.span(name)
    return Span(start, end) if end > start >= 0 else None


def _members(found: re.Match[str], time: Span | None) -> Iterator[tuple[Span | None, Span]]:
    """Each member named and the stretch that says it of that one."""
    groups = found.groupdict()
    end = max(found.end(), time.end) if time is not None else found.end()
    if not groups.get("members"):
        member = _span(found, "member") if "member" in groups else None
        yield member, Span(found.start(), end)
        return
    names = _listed(found)
    for number, (first, until) in enumerate(names):
        if _is_title(found):
            span = Span(found.start() if not number else first, until)
        else:  # "A, B and C joined": the last one has the verb beside it
            span = Span(first, end if number == len(names) - 1 else until)
        yield Span(first, until), span


def _is_title(found: re.Match[str]) -> bool:
    """Whether the body stands before its members: "NATO member Norway"."""
    return found.start("members") > found.start("body")


def _listed(found: re.Match[str]) -> list[tuple[int, int]]:
    """The names that share the verb or the title.

    Of "invaded Ukraine, Finland and Sweden joined" the first goes with the words before it; what
    follows "NATO member Norway and" need not be one.
    """
    start, last = found.span("members")
    text = found.string
    names = [match.span() for match in one_name().finditer(text, start, last)]
    if _is_title(found):
        return names[:1]
    is_list = len(names) > 1 and re.search(r"\band\s*$", text[names[-2][1] : names[-1][0]])
    names = names if is_list else names[-1:]
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    is_object = before is not None and before[1] not in words_with("member_words.tsv", "clause")
    if is_object and names[0][0] == start:
        return names[1:]
    return names


def _text(scene: Scene, found: re.Match[str], span: Span, of: _Found) -> str:
    """The proposition readable alone: of a list, this member with the verb of all."""
    groups = found.groupdict()
    if of.member is None or not groups.get("members"):
        return _plain(span.of(scene.text))
    name = _plain(of.member.of(scene.text))
    if _is_title(found):
        return f"{name} is a member of {_plain(groups['body'])}"
    rest = _plain(found.string[found.end("members") : found.end()]).removeprefix(", which ")
    is_near = of.time is not None and found.end() < of.time.end < found.end() + _NEAR
    tail = scene.text[found.end() : of.time.end] if of.time is not None and is_near else ""
    return _plain(f"{name} {rest}{tail}")


def _plain(words: str) -> str:
    return " ".join(words.split())


def _time(scene: Scene, one: Sentence, found: re.Match[str]) -> Span | None:
    """The time that goes with it: right behind it, or at the head of the sentence."""
    after = re.compile(_WHEN).match(scene.text, found.end(), min(one.span.end, found.end() + 30))
    for place in (after.end() if after else found.end(), found.end() + 1):
        time = scene.time_from(place)
        if time is not None and time.span.end <= one.span.end:
            return time.span
    opening = _LEADING.match(scene.text, one.span.start)
    time = scene.time_from(opening.end()) if opening is not None else None
    if time is not None and time.span.end <= found.start():
        between = scene.text[time.span.end : found.start()]
        return time.span if len(between) <= 40 and not re.search(r"[;:]", between) else None
    return None


def _hedge(scene: Scene, one: Sentence, what: str, found: re.Match[str]) -> Hedge:
    span = Span(found.start(), found.end())
    doubt = doubt_of(scene, one, span)
    if doubt is not Hedge.CERTAIN or what in {"title", "count"}:
        return doubt
    before = scene.text[one.span.start : found.start()]
    if _TO_COME.search(before[-80:]):
        return Hedge.POSSIBLE
    return hedge_of(Clause.make(scene, span))
