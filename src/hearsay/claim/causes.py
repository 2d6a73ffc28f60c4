"""What a text says brings about what: cause, effect, which way it goes, and how it is put.

The rules stand by themselves: tables of words (``causal_verbs.tsv``, ``causal_cues.tsv``) say where
cause and effect stand. The spans of a model, where there are any, are a second source.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.claim.cause_blame import BLAMES, divide_blame
from hearsay.claim.cause_connectives import divide_cue
from hearsay.claim.cause_correlatives import find_correlative
from hearsay.claim.cause_divide import Divided, divide_verb
from hearsay.claim.cause_parts import Frame, last_noun
from hearsay.claim.cause_sense import antecedent, are_parts
from hearsay.claim.cause_stance import stance_at
from hearsay.claim.cause_words import Cue, find_cues, is_joining, says
from hearsay.claim.scene import Scene
from hearsay.claim.voices import Stretch, Voices
from hearsay.records.claim import CausalLink, CauseStance, Polarity
from hearsay.records.document import Part, Sentence, Span

_LONGEST = 2000  # characters; a longer "sentence" is a list or a damaged text
_MOST = 40  # cues of a sentence that are looked at; one with more is no prose


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is said to bring about another, or to prevent it."""

    cause: Span
    effect: Span
    signal: Span  # the words that say so
    link: CausalLink
    asserter: Span | None = None  # who is said to think so, where the clause itself names them
    is_weak: bool = False  # its verb may also tell a mere change: "cut", "raised"

    @property
    def hull(self) -> Span:
        """The shortest span around all of it."""
        spans = (self.cause, self.effect, self.signal)
        return Span(min(one.start for one in spans), max(one.end for one in spans))


def find_causes(scene: Scene, voices: Voices) -> tuple[Cause, ...]:
    """Every cause that the words of a sentence tell, in order of the words that tell it."""
    found: list[Cause] = []
    for number, sentence in enumerate(scene.sentences):
        if sentence.part not in {Part.BODY, Part.HEADLINE} or len(sentence.span) > _LONGEST:
            continue
        found += _in_sentence(scene, voices, number, sentence)
    return tuple(found)


def _in_sentence(scene: Scene, voices: Voices, number: int, sentence: Sentence) -> Iterator[Cause]:
    span = sentence.span
    correlative = find_correlative(scene, sentence)
    if correlative is not None:
        yield Cause(*correlative, CausalLink(Polarity.MORE))
        return
    cues = find_cues(scene.text, span.start, span.end)
    if not is_joining(cues):
        return
    stretches = tuple(voices.stretches(number, sentence))
    frames = {one.span: Frame(scene.text, one.span) for one in stretches}
    before: Cause | None = None
    for cue in cues[:_MOST]:
        made = _made(scene, (number, sentence), cues, cue, (stretches, frames, before))
        if made is not None:
            yield made
            before = made


def _made(
    scene: Scene,
    place: tuple[int, Sentence],
    cues: Sequence[Cue],
    cue: Cue,
    around: tuple[Sequence[Stretch], Mapping[Span, Frame], Cause | None],
) -> Cause | None:
    number, sentence = place
    stretches, frames, before = around
    if scene.mention_over(cue.start) is not None:
        return None  # "the Defence Forces"
    at = next((n for n, one in enumerate(stretches) if _holds(one.span, cue)), None)
    stretch = stretches[at] if at is not None else Stretch(sentence.span, None)
    frame = frames.get(stretch.span) or Frame(scene.text, stretch.span)
    clause = frame.clause(cue.start, cue.end)
    divided = _divide(frame, clause, cue)
    if divided is None:
        return None
    earlier = stretches[:at] if at else ()
    cause = divided.cause or _cause_before(scene, frame, clause, earlier, number)
    cause = antecedent(scene, sentence, cause) if cause else None
    effect = divided.effect
    if effect is None and before and not cue.is_back and not divided.is_told_before:
        effect = before.effect
    if effect is None and divided.is_told_before:
        effect = _cause_before(scene, frame, clause, earlier, number)
    elif effect is None:
        effect = _told_by_same(scene, cue, stretch, earlier) or _end_of(scene, earlier)
    if cause is None or effect is None or not are_parts(scene, cause, effect, cue):
        return None
    stance = stance_at(scene, sentence, cues, cue, stretch.voice)
    if stance is CauseStance.ASSERTED:
        stance = divided.stance
    link = CausalLink(cue.polarity, stance)
    signal = Span(cue.start, cue.end)
    return Cause(cause, effect, signal, link, divided.asserter, cue.is_weak)


def _holds(span: Span, cue: Cue) -> bool:
    return span.start <= cue.start and cue.end <= span.end


def _divide(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    if cue.shape == "verb":
        return divide_verb(frame, clause, cue)
    if cue.shape in BLAMES:
        return divide_blame(frame, clause, cue)
    if cue.shape == "leaving":
        return _leaving(frame, clause, cue)
    return divide_cue(frame, clause, cue)


def _leaving(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "the shelling cut the line, leaving two towns without power"."""
    if not frame.text[clause.start : cue.start].rstrip().endswith(","):
        return None
    end = frame.text.rindex(",", clause.start, cue.start)
    effect = frame.trimmed(cue.end, clause.end)
    if effect and frame.words(effect.start, effect.end)[0].word in {"out", "behind", "for", "the"}:
        return None  # "leaving out the favourites", "leaving for the capital", "leaving the town"
    return Divided(frame.trimmed(clause.start, end), effect, is_whole=True) if effect else None


def _cause_before(
    scene: Scene, frame: Frame, clause: Span, earlier: Sequence[Stretch], number: int
) -> Span | None:
    """The cause where it stands before the clause: the clause or the noun that comes first."""
    if clause.start > frame.span.start:
        edge = next((one for one in reversed(frame.edges) if one[1] <= clause.start), None)
        if edge is not None:
            previous = frame.clause(max(frame.span.start, edge[0] - 1), edge[0])
            return frame.trimmed(previous.start, edge[0])
    if earlier:
        return _end_of(scene, earlier)
    if number and clause.start == scene.sentences[number].span.start:
        before = scene.sentences[number - 1]
        same = before.paragraph == scene.sentences[number].paragraph
        whole = Frame(scene.text, before.span)
        return whole.trimmed(before.span.start, before.span.end) if same else None
    return None


def _told_by_same(
    scene: Scene, cue: Cue, stretch: Stretch, earlier: Sequence[Stretch]
) -> Span | None:
    """What the same voice said before who it is: "The dam held, engineers said, because"."""
    before = [one.span for one in earlier if one.voice is stretch.voice and stretch.voice]
    if cue.shape != "back_clause" or not before:
        return None
    return Frame(scene.text, before[-1]).trimmed(before[-1].start, before[-1].end)


def _end_of(scene: Scene, earlier: Sequence[Stretch]) -> Span | None:
    """The noun phrase at the end of what stands before, a relative pronoun behind it left out."""
    for stretch in reversed(earlier):
        frame = Frame(scene.text, stretch.span)
        tokens = list(frame.tokens)
        while tokens and tokens[-1].word in says("leads_on"):
            tokens.pop()
        if tokens:
            return last_noun(frame, stretch.span.start, tokens[-1].end)
    return None
