"""Give a cue the subject its clause has, where the source that was read cannot be it.

"a report that | claimed": the report. "Under questions by Mr Ames, Ruiz | admitted": Ruiz alone.
"Several authors of a study | said": all of it. "Ruiz | claimed | that he fled and urged her": the
verb right after the source.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.grammar import is_finite, is_plural, load_pronouns
from hearsay.attribute.predicates import subject_before
from hearsay.attribute.verbs import finite_forms, report_verbs
from hearsay.records.document import Sentence, Span
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.bodies import load_bodies, load_writings
from hearsay.text.people import load_plural_roles, load_roles
from hearsay.text.small_words import words_of_class

REACH = 60  # characters looked back for a relative pronoun
_RELATIVE = re.compile(r"([^\W_][\w’'-]*)(,? )(that|which|who) (?:(?:has|have|had|\w+ly|also) )*$")
_VERB_THAT = re.compile(r" (?P<cue>(?:has |have |had |also )?(?P<verb>[a-z]+)) (?=that )")
_HEARD = frozenset({"asked", "pressed", "questioned", "quizzed", "told", "warned", "reminded"})
_PASSIVE = re.compile(r"(?:is|are|was|were|been|be)\b")
_WORD = re.compile(r"[^\W_][\w’'-]*")


def with_subjects(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft], mentions: Sequence[Mention]
) -> tuple[Draft, ...]:
    """The drafts, each with a source that can be the subject of its cue."""
    places = SpanIndex(sentence.span for sentence in sentences)
    people = {m.span for m in mentions if m.kind is MentionKind.PERSON}
    found = []
    for draft in drafts:
        is_anothers = draft.cue and draft.source and _is_of_next(text, draft)
        if is_anothers or (draft.cue and draft.source and _is_asked(text, draft)):
            draft = replace(draft, source=())  # noqa: PLW2901  # one draft, mended
        if draft.cue and draft.source:
            held = places.covering(draft.cue[0])
            start = sentences[held[0]].span.start if held else draft.source[0].start
            draft = _checked(text, draft, start, people)  # noqa: PLW2901  # one draft, mended
        found.append(draft)
    return tuple(found)


def _is_of_next(text: str, draft: Draft) -> bool:
    """Whether the source stands in a later paragraph than all else, so that it is another's."""
    before = max(piece.end for piece in (*draft.cue, *draft.content))
    return "\n" in text[before : max(before, draft.source[0].start)].strip(" ")


def _is_asked(text: str, draft: Draft) -> bool:
    """Whether the source is who was asked: "Asked about the fee, | Ruiz |"."""
    is_heard = draft.cue[0].of(text).lower() in _HEARD
    before = max(piece.end for piece in (*draft.cue, *draft.content))
    return (
        is_heard and draft.source[0].start > before and draft.cue[0].start < draft.content[0].start
    )


def _checked(text: str, draft: Draft, start: int, people: set[Span]) -> Draft:
    draft = _with_first_verb(text, draft)
    cue = draft.cue[0]
    if len(draft.source) != 1 or draft.source[0].end > cue.start:
        return draft
    source = draft.source[0]
    found = _relative(text, source, cue, start)
    if found is None and source.start > start:  # not "A, B | differ", as headlines have it
        found = _last_named(text, source, cue, people)
    if found is None and _is_bare(source.of(text)):
        found = _of_clause(text, start, cue)
    if found is None or found == source:
        return draft
    rest = tuple(piece for piece in draft.content if not piece.overlaps(found))
    return replace(draft, source=(found,), content=rest) if rest else draft


def _of_clause(text: str, start: int, cue: Span) -> Span | None:
    """The subject of the clause, without a verb before it: "that suggested | the authors fear"."""
    found = subject_before(text, start, cue.start)
    first = _WORD.match(text, found.start) if found is not None else None
    if found is None or first is None or not first.group().islower():
        return found
    is_verb = is_finite(first.group()) and first.group() not in words_of_class("determiner")
    after = _WORD.search(text, first.end(), found.end) if is_verb else first
    return Span(after.start(), found.end) if after is not None else None


def _relative(text: str, source: Span, cue: Span, start: int) -> Span | None:
    """The pronoun in "a report that | claimed", where the source stands before the report."""
    match = _RELATIVE.search(text, max(start, cue.start - REACH), cue.start)
    if match is None or _PASSIVE.match(text, cue.start, cue.end):
        return None
    noun, comma, pronoun = match.groups()
    place = match.start(3)
    if source.end > match.start(1) or (pronoun == "that" and comma != " "):
        return None
    small = ("preposition", "conjunction", "auxiliary", "determiner", "subordinator", "relative")
    is_small = any(noun.lower() in words_of_class(name) for name in small)
    is_verb = noun in report_verbs() and noun in finite_forms() and not is_plural(noun)
    if is_small or is_verb or noun.lower() in load_pronouns() or is_finite(noun):
        return None
    return Span(place, place + len(pronoun))


def _last_named(text: str, source: Span, cue: Span, people: set[Span]) -> Span | None:
    """The person right before the cue in "by his lawyer, X, Y | said"."""
    words = source.of(text)
    comma = words.rfind(", ")
    if comma < 0 or source.end + 1 < cue.start or " and " in words[comma:]:
        return None
    last = Span(source.start + comma + 2, source.end)
    has_other = any(source.covers(person) and person.end <= last.start for person in people)
    return last if last in people and has_other else None


def _is_bare(words: str) -> bool:
    """Whether it is one small word that names nobody: "stark"."""
    if not words.islower() or not words.isalpha():
        return False
    known = (load_pronouns(), load_roles(), load_plural_roles(), load_bodies(), load_writings())
    is_many = words in words_of_class("quantifier")
    return not is_many and not is_plural(words) and not any(words in table for table in known)


def _with_first_verb(text: str, draft: Draft) -> Draft:
    """The draft with the verb between source and "that" for its cue, if a later one was read."""
    source, cue, first = draft.source[-1], draft.cue[0], draft.content[0]
    if not source.end < first.start < cue.start:
        return draft
    match = _VERB_THAT.match(text, source.end)
    if match is None or match.end() != first.start or match["verb"] not in finite_forms():
        return draft
    whole = Span(first.start, max(piece.end for piece in draft.content))
    return replace(draft, cue=(Span(*match.span("cue")),), content=(whole,))
