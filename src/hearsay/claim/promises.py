"""The parts of a promise: who, what, how much, of what, by when, since when, on what condition."""

import re
from collections.abc import Iterator, Sequence

from hearsay.claim.cause_parts import Frame, before_verb
from hearsay.claim.cause_stance import has_agent
from hearsay.claim.lists import words_with
from hearsay.claim.scene import Scene
from hearsay.records.attribution import Attribution
from hearsay.records.document import Sentence, Span

Roles = tuple[tuple[str, Span], ...]

_DUE = re.compile(
    r"(?:\b(?:by|before|until|within|no later than|not later than)\s+"
    r"(?:the\s+(?:end|start|middle|summer|autumn|spring)\s+of\s+)?(?:the\s+)?(?:year\s+)?)$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided(?:\s+that)?|as\s+long\s+as|as\s+soon\s+as|on\s+condition\s+that|once|"
    r"on\s+the\s+condition\s+that|subject\s+to|in\s+return\s+for|in\s+exchange\s+for)\s+",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"\s*(?:(?:himself|herself|itself|themselves|myself|ourselves)\s+)?(?:in\s+)?"
    r"(?:\d{4}\s+)?(?:(?:his|her|their|the)\s+[a-z]+\s+(?=to\s|that\s))?(?:to\s+(?=[a-z])|that\s+|of\s+)?"
)
_WILL = re.compile(
    r"(?:we|i|he|she|they|it)(?:\s+(?:will|shall|would)|[’']ll)\s+(?:never\s+|not\s+)?",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:not\s+)?to\s+")
_MEASURE = re.compile(
    r"\b(?:spend|spending|invest|investing)\b.{0,60}?\bon\s+(?P<noun>[a-z][a-z -]{2,40})"
)
_OBJECT = re.compile(
    r"\b(?:raise|raising|lift|increase|increasing|cut|cutting|reduce|reducing|lower|lowering|bring|"
    r"double|halve|boost)\s+(?:its|their|his|her|our|the)\s+(?P<noun>[a-z][a-z -]{2,50}?)"
    r"(?=\s+(?:to|by|from)\b|[.,]|$)"
)
_STOPS = re.compile(r"\s+(?:by|before|until|within|in|to|from|for|and|as|at|every|a\s+year)\b.*$")
_EDGES = " \t\n,;:.!?\"“”‘’'()[]–—-…"
_DUE_FIRST = re.compile(r"(?:by|before|until|within)\s+(?:the\s+)?", re.IGNORECASE)
_VOWS = ("promises", "pledges", "vows")
_OPENS = 16  # characters of "as soon as" and its like
_LOOKED_BACK = 4  # sentences
_LONG_AGO = 90  # days
_NEAR = 24  # characters between "by" and the time it goes with


def promise_roles(
    scene: Scene, span: Span, sentence: Sentence, voice: Attribution | None, cue: Span | None
) -> Roles:
    """The parts of a promise that a claim at ``span`` gives; ``cue``: the words of promising in it.

    Where the clause has no such words of its own, whoever speaks has given it.
    """
    whole = Span(min(span.start, sentence.span.start), max(span.end, sentence.span.end))
    roles = [*_who(scene, span, voice, cue)]
    condition = _condition(scene, whole)
    what = _what(scene, span, cue, condition)
    if what is not None and not _is_outlook(scene, what, roles):
        roles.append(("what", what))
        roles += _measured(scene, what)
    roles += _times(scene, whole, what)
    if condition is not None:
        roles.append(("condition", condition))
    return tuple(roles)


def _who(
    scene: Scene, span: Span, voice: Attribution | None, cue: Span | None
) -> Iterator[tuple[str, Span]]:
    """The subject of the vow; of "we will" and of a bare infinitive whoever speaks."""
    if cue is not None:
        frame = Frame(scene.text, span)
        subject = before_verb(frame, frame.clause(cue.start, cue.end), cue.start).span
        if subject is not None and not _is_own(subject.of(scene.text)):
            yield "who", subject
            return
    if voice is not None and voice.source:
        yield "who", voice.source[0]


def _is_outlook(scene: Scene, what: Span, roles: Sequence[tuple[str, Span]]) -> bool:
    """As in: "the evening promises to be long": nobody is there who could promise."""
    who = next((span.of(scene.text) for role, span in roles if role == "who"), "")
    if who.islower() and who.endswith("ing"):
        return True  # "consolidating plans to"
    if not what.of(scene.text).lower().startswith("be "):
        return False
    return not any(role == "who" and has_agent(scene, span) for role, span in roles)


def _is_own(words: str) -> bool:
    """Whether the words only point back to whoever speaks: "we", "their commitment"."""
    return words.lower() in {"we", "i", "our", "my", "their", "its", "his", "her"}


def _condition(scene: Scene, whole: Span) -> Span | None:
    found = _CONDITION.search(scene.text, whole.start, whole.end)
    if found is None:
        return None
    comma = scene.text.find(",", found.end(), whole.end)
    return _trimmed(scene.text, found.end(), comma if comma >= 0 else whole.end)


def _what(scene: Scene, span: Span, cue: Span | None, condition: Span | None) -> Span | None:
    """What is promised, without its deadline and its condition."""
    text, start, end = scene.text, span.start, span.end
    if cue is not None:
        opening = _WHAT.match(text, cue.end, end)
        start = opening.end() if opening else cue.end
    else:
        if condition is not None and condition.start - start < _OPENS and condition.end < end:
            start = condition.end + 1  # "if the loan is approved, we will"
            while start < end and text[start] in _EDGES:
                start += 1
        opening = _TO.match(text, start, end) or _WILL.match(text, start, end)
        start = opening.end() if opening else start
    if condition is not None and start < condition.start <= end:
        opens = _CONDITION.search(text, start, end)
        end = opens.start() if opens and opens.start() > start else end
    first = next(iter(scene.times_in(Span(start, max(end, start + 1)))), None)
    if first is not None and _DUE_FIRST.fullmatch(text, start, first.span.start):
        start = first.span.end  # "By next summer every school will have a nurse"
    for time in scene.times_in(Span(start, max(end, start + 1))):
        due = _DUE.search(text, max(start, time.span.start - 2 * _NEAR), time.span.start)
        if due is not None and due.start() > start:
            end = min(end, due.start())
            break
    found = _trimmed(text, start, end)
    is_announced = found is not None and found.of(text).lower().endswith(_VOWS)
    return None if is_announced else found  # "make you three new promises"


def _measured(scene: Scene, what: Span) -> Iterator[tuple[str, Span]]:
    """How much, and of what."""
    for one in scene.quantities_in(what):
        if one.value is not None and what.covers(one.span):
            yield "target", one.span
            break
    for shape in (_MEASURE, _OBJECT):
        found = shape.search(scene.text, what.start, what.end)
        if found is not None:
            noun = _STOPS.sub("", found["noun"]).strip()
            if noun:
                yield "measure", Span(found.start("noun"), found.start("noun") + len(noun))
                return


def _times(scene: Scene, whole: Span, what: Span | None) -> Iterator[tuple[str, Span]]:
    """By when, and when it was given; only a time that is to come can be the deadline."""
    published = scene.document.published
    deadline = made = None
    for time in scene.times_in(whole):
        due = _DUE.search(
            scene.text, max(whole.start, time.span.start - 2 * _NEAR), time.span.start
        )
        if due is not None:
            is_known = _has_digit(scene, time.span) or not _is_told_of_before(scene, whole)
            deadline = deadline or (("deadline", time.span) if is_known else None)
            continue
        if time.interval is None or published is None:
            continue
        is_later = time.interval.last > published
        is_within = what is not None and what.covers(time.span)
        if is_later and is_within:
            deadline = deadline or ("deadline", time.span)
        elif time.interval.last < published and not is_within:
            made = made or ("made", time.span)
    yield from (one for one in (deadline, made) if one is not None)


def _has_digit(scene: Scene, span: Span) -> bool:
    return any(mark.isdigit() for mark in span.of(scene.text))


def _is_told_of_before(scene: Scene, whole: Span) -> bool:
    """Whether the paragraph tells of a time long past, so that "by Easter" may be long past too."""
    number, published = scene.sentence_number(whole.start), scene.document.published
    if number is None or published is None or "would" not in whole.of(scene.text):
        return False
    paragraph = scene.sentences[number].paragraph
    for one in scene.sentences[max(0, number - _LOOKED_BACK) : number]:
        if one.paragraph == paragraph and any(
            time.interval is not None
            and time.interval.last < published
            and (published - time.interval.first).days > _LONG_AGO
            for time in scene.times_in(one.span)
        ):
            return True
    return False


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end else None


def is_no_promise(words: str) -> bool:
    """Whether what follows a word of promising shows that none is given: "the idea"."""
    following = words.lower().split()[:4]
    return any(word in words_with("promise_objects.tsv", "none") for word in following)
