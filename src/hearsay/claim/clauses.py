"""Claims that clauses make: what a sentence asserts, one thing at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from hearsay.claim.draft import Draft
from hearsay.claim.kinds import Clause, hedge_of, is_negated, kind_of
from hearsay.claim.lists import read_list
from hearsay.claim.scene import Scene
from hearsay.claim.voices import Stretch, Voices
from hearsay.records.attribution import Attribution, Stance
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.tags import MentionKind

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BOUNDARY = re.compile(
    r"\s*;\s+|\s+[—–]\s+|\s*:\s+|,\s+(?:but|yet|while|whereas|although|though|and|or|so)\s+|"
    r",\s+(?=which\s)|\s+(?:but|while|whereas|although)\s+"
)
_EDGES = ' \t\n\r\u00a0,;:"“”«»()[]–—-'
_OPENING = re.compile(
    r"(?:that|and|but|yet|or|so|however|while|whereas|although|though)\b[\s,]*", re.IGNORECASE
)
# What leads up to the words of a source: ", one that", "by", "as", "that the".
_TAIL = re.compile(
    r"(?:,\s+(?:one|something|which|who|what|a\s+\w+)|\s+(?:that|which|who|by|as|of|to|from|with|"
    r"in|on|for|the|and|but|what|because|how|is|was|are|were))(?:\s+that)?\s*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:He|She|he|she)\b")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f]")  # letters of other scripts than Latin
_MANY_CELLS = re.compile(r"\t|\s\|\s")
_FEWEST_WORDS = 3  # two words assert nothing that can be read alone
_LONGEST = 2000  # characters; a longer "sentence" is a list or a damaged text


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row[0] for row in read_list("finite_verbs.tsv"))


def find_clauses(scene: Scene, voices: Voices) -> Iterator[Draft]:
    """One claim for each clause that asserts something, in order; parts by its kind."""
    for number, sentence in enumerate(scene.sentences):
        if sentence.part not in {Part.BODY, Part.HEADLINE} or not _is_prose(scene, sentence):
            continue
        found = list(_in_sentence(scene, voices, number, sentence))
        if not found and sentence.part is Part.BODY and voices.innermost(sentence.span) is None:
            found = list(_whole(scene, voices, number, sentence))
        yield from found


def _in_sentence(scene: Scene, voices: Voices, number: int, sentence: Sentence) -> Iterator[Draft]:
    ending = scene.text[sentence.span.start : sentence.span.end][-3:]
    is_question = ending.rstrip("\"”'’ )").endswith("?")
    stretches = [one for one in voices.stretches(number, sentence) if _has_word(scene, one)]
    for one in _joined(scene.text, stretches):
        stretch = _uncut(scene.text, sentence, one)
        for span in _clauses(scene, stretch) if stretch else ():
            if _asserts(scene.text, span, one.voice):
                draft = _draft(scene, number, span, one.voice, is_question=is_question)
                yield _with_lead(scene.text, draft, one)


def _has_word(scene: Scene, stretch: Stretch) -> bool:
    return _WORD.search(scene.text, stretch.span.start, stretch.span.end) is not None


def _joined(text: str, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches; one that only opens what the same source goes on to say is a ``lead``.

    In "This summit, he argued, is no defence" the claim is on "is no defence", and its text has
    "This summit" before it.
    """
    lead: Stretch | None = None
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        goes_on = following is not None and following.voice is stretch.voice is not None
        if lead is None and goes_on and not _is_clause(text, stretch.span):
            lead = stretch
            continue
        is_led = lead is not None and lead.voice is stretch.voice
        yield replace(stretch, lead=lead.span if lead is not None and is_led else None)
        lead = None


def _with_lead(text: str, draft: Draft, stretch: Stretch) -> Draft:
    """The draft with the words that lead up to it in its text."""
    if stretch.lead is None or text[stretch.span.start : draft.span.start].strip(_EDGES):
        return draft
    lead = " ".join(stretch.lead.of(text).strip(_EDGES).split())
    return replace(draft, text=f"{lead} {draft.text[0].lower()}{draft.text[1:]}")


def _uncut(text: str, sentence: Sentence, stretch: Stretch) -> Stretch | None:
    """The outlet's words without the tail that leads up to somebody's content.

    "..., one that" before "the government claims" goes, and so does a verb left without object.
    """
    rest = text[stretch.span.end : sentence.span.end].strip(_EDGES + ".!?…")
    if stretch.voice is not None or not rest:
        return stretch
    end = stretch.span.start + len(stretch.span.of(text).rstrip(_EDGES))
    while (tail := _TAIL.search(text, stretch.span.start, end)) is not None:
        end = tail.start()
    words = _WORD.findall(text, stretch.span.start, end)
    if not words or _is_verb(words[-1]):
        return None
    return replace(stretch, span=Span(stretch.span.start, end))


def _whole(scene: Scene, voices: Voices, number: int, sentence: Sentence) -> Iterator[Draft]:
    """The longest stretch of a sentence in which no verb was known."""
    stretches = [one for one in voices.stretches(number, sentence) if one.voice is None]
    longest = max(stretches, key=lambda one: len(one.span), default=None)
    span = _trim(scene.text, longest.span) if longest else None
    is_framed = len(stretches) != 1 or longest is None or longest.span != sentence.span
    if span is None or is_framed or len(_WORD.findall(span.of(scene.text))) <= _FEWEST_WORDS:
        return
    yield _draft(scene, number, span, None, is_question=False)


def _clauses(scene: Scene, stretch: Stretch) -> list[Span]:
    """The stretch cut at the boundaries that leave a clause on either side."""
    text, start, spans = scene.text, stretch.span.start, []
    for match in _BOUNDARY.finditer(text, stretch.span.start, stretch.span.end):
        left, right = Span(start, max(match.start(), start + 1)), match.end()
        if right < stretch.span.end and _is_clause(text, left):
            rest = Span(right, stretch.span.end)
            if _is_clause(text, Span(rest.start, min(rest.end, rest.start + 120))):
                spans.append(left)
                start = right
    spans.append(Span(start, stretch.span.end))
    trimmed = (_trim(text, span) for span in spans)
    return [span for span in trimmed if span is not None]


def _is_clause(text: str, span: Span) -> bool:
    words = _WORD.findall(text, span.start, span.end)
    return len(words) >= _FEWEST_WORDS and any(map(_is_verb, words[:12]))


def _is_verb(word: str) -> bool:
    lower = word.lower().replace("’", "'")
    return lower in _verbs() or (lower.endswith("ed") and len(lower) > 4) or lower.endswith("n't")


def _asserts(text: str, span: Span, voice: Attribution | None) -> bool:
    words = _WORD.findall(text, span.start, span.end)
    if voice is not None:
        return len(words) >= 2
    return len(words) >= _FEWEST_WORDS and any(map(_is_verb, words))


def _draft(
    scene: Scene, number: int, span: Span, voice: Attribution | None, *, is_question: bool
) -> Draft:
    clause = Clause.make(scene, span, is_question=is_question)
    kind, roles = kind_of(clause)
    text, negated = _readable(scene, number, span), is_negated(clause)
    if voice is not None and voice.stance is Stance.DENYING:
        negated, text = not negated, f"It is not so that {text[0].lower()}{text[1:]}"
    return Draft(span, text, kind, roles, negated, hedge_of(clause))


def _readable(scene: Scene, number: int, span: Span) -> str:
    """The words of the clause, with the name for a pronoun it opens with where one is sure."""
    words = " ".join(span.of(scene.text).split())
    pronoun = _PRONOUN.match(words)
    if pronoun is not None and number > 0:
        before = scene.sentences[number - 1].span
        named = {m.name for m in scene.mentions_in(before, MentionKind.PERSON)}
        here = (
            scene.mentions_in(Span(before.end, span.end), MentionKind.PERSON)
            if span.end > before.end
            else ()
        )
        if len(named) == 1 and not here:
            words = f"{next(iter(named))}{words[pronoun.end() :]}"
    return words[0].upper() + words[1:]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while True:
        before = (start, end)
        while start < end and text[start] in _EDGES:
            start += 1
        opening = _OPENING.match(text, start, end)
        if opening is not None:
            start = opening.end()
        while end > start and text[end - 1] in _EDGES + ".!?…":
            end -= 1
        if before == (start, end):
            return Span(start, end) if start < end else None


def _is_prose(scene: Scene, sentence: Sentence) -> bool:
    """Whether this can be an English sentence, not a table's row or another language's."""
    text = sentence.span.of(scene.text)
    if len(text) > _LONGEST or _MANY_CELLS.search(text):
        return False
    letters = len(_LETTER.findall(text))
    return letters * 2 > len(text) and (
        text.isascii() or len(_FOREIGN.findall(text)) * 10 < letters
    )
