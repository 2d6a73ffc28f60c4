"""What is said to bring about what, as one map: concepts, links and who asserts them, loops."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hearsay.records.claim import CausalLink, CauseStance, Claim, ClaimKind, Hedge, Polarity
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.concepts import Concept, Phrase, merge_phrases, read_phrases
from hearsay.report.layout import title_of
from hearsay.report.loops import Loop, find_loops
from hearsay.report.visible import one_line
from hearsay.report.voices import find_voices, voice_by_attribution

# Stances in which somebody holds that the one brings about the other; the rest ask, doubt or deny.
HELD = frozenset({CauseStance.ASSERTED, CauseStance.INTENDED})
STANCE_WORDS = {
    CauseStance.ASSERTED: "says so",
    CauseStance.INTENDED: "names it as the aim",
    CauseStance.SUPPOSED: "asks or supposes it",
    CauseStance.DOUBTED: "doubts it",
    CauseStance.DENIED: "denies it",
    CauseStance.NEGATED: "says that it is not so",
}
# How much a link weighs in a fuzzy cognitive map: whole where it is asserted, half where it is
# hedged or only intended. A convention; no text says more.
WHOLE, HALF = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim that a link rests on."""

    claim: str
    document: str  # id
    title: str
    who: str  # the speaker, or the outlet's own voice
    stance: CauseStance
    hedge: Hedge
    exact: str  # the words of the text

    @property
    def is_held(self) -> bool:
        """Whether whoever speaks holds it to be so."""
        return self.stance in HELD

    @property
    def weight(self) -> float:
        """Its weight in a fuzzy cognitive map; 0 where it is not held."""
        if not self.is_held:
            return 0.0
        is_whole = self.stance is CauseStance.ASSERTED and self.hedge is Hedge.CERTAIN
        return WHOLE if is_whole else HALF


@dataclass(frozen=True, slots=True)
class MapLink:
    """One concept that is said to bring about more (sign 1) or less (-1) of another."""

    cause: int
    effect: int
    sign: int
    tellings: tuple[Telling, ...]

    @property
    def is_held(self) -> bool:
        """Whether anybody holds it to be so."""
        return any(one.is_held for one in self.tellings)

    @property
    def who(self) -> tuple[str, ...]:
        """Everybody who speaks of it, each once."""
        return tuple(dict.fromkeys(one.who for one in self.tellings))

    @property
    def weight(self) -> float:
        """Signed, between -1 and 1: that of the surest telling."""
        return self.sign * max(one.weight for one in self.tellings)


@dataclass(frozen=True, slots=True)
class CausalMap:
    """Concepts by number, the links between them, and the loops these make."""

    concepts: tuple[Concept, ...] = ()
    links: tuple[MapLink, ...] = ()
    loops: tuple[Loop, ...] = ()

    def label(self, number: int) -> str:
        """The name of a concept."""
        return self.concepts[number].label

    def loop_words(self, one: Loop) -> str:
        """As in: "reinforcing: prices → wages → prices"."""
        names = [one_line(self.label(concept)) for concept in (*one.concepts, one.concepts[0])]
        return f"{'reinforcing' if one.is_reinforcing else 'balancing'}: {' → '.join(names)}"


@dataclass(frozen=True, slots=True)
class _Told:
    cause: Phrase
    effect: Phrase
    link: CausalLink
    telling: Telling


def find_map(ledgers: Iterable[Ledger]) -> CausalMap:
    """One map of all that these documents say; concepts and links in order of appearance."""
    told = [one for ledger in ledgers for one in _tellings(ledger)]
    phrases = [phrase for one in told for phrase in (one.cause, one.effect)]
    concepts, number_of = merge_phrases(phrases)
    grouped: dict[tuple[int, int, int], list[Telling]] = {}
    for one in told:
        cause, effect = number_of[one.cause.words], number_of[one.effect.words]
        if cause == effect:
            continue  # two wordings of one thing
        sign = one.cause.sign * one.effect.sign * (1 if one.link.polarity is Polarity.MORE else -1)
        grouped.setdefault((cause, effect, sign), []).append(one.telling)
    links = tuple(MapLink(*key, tuple(tellings)) for key, tellings in grouped.items())
    signs = {(one.cause, one.effect): one.sign for one in reversed(links) if one.is_held}
    used = {number for one in links for number in (one.cause, one.effect)}
    return _renumbered(CausalMap(concepts, links, find_loops(signs)), used)


def _renumbered(found: CausalMap, used: set[int]) -> CausalMap:
    """The map without concepts that no link is left of."""
    number_of = {old: new for new, old in enumerate(sorted(used))}
    concepts = tuple(
        Concept(number_of[one.number], one.label, one.wordings, one.because)
        for one in found.concepts
        if one.number in used
    )
    links = tuple(
        MapLink(number_of[one.cause], number_of[one.effect], one.sign, one.tellings)
        for one in found.links
    )
    loops = tuple(
        Loop(one.name, tuple(number_of[n] for n in one.concepts), one.is_reinforcing)
        for one in found.loops
    )
    return CausalMap(concepts, links, loops)


def _tellings(ledger: Ledger) -> Iterator[_Told]:
    voices = find_voices(ledger)
    voice_of = voice_by_attribution(voices)
    attributions = {one.id: one for one in ledger.attributions}
    text = ledger.document.text
    for claim in causes_of(ledger):
        cause, effect = claim.parts.get("cause"), claim.parts.get("effect")
        if cause is None or effect is None or claim.link is None:
            continue
        one = attributions.get(claim.attribution or "")
        voice = voice_of[one.id] if one else voices[0]
        asserter = claim.parts.get("asserter")
        who = (
            words.speaker_words(ledger, voice, one)
            if one or asserter is None
            else _exact(text, asserter)
        )
        telling = Telling(
            claim.id, ledger.document.id, one_line(title_of(ledger)), who,
            claim.link.stance, claim.hedge, _exact(text, claim.span),
        )  # fmt: skip
        for first in read_phrases(_exact(text, cause)):
            for second in read_phrases(_exact(text, effect)):
                yield _Told(first, second, claim.link, telling)


def causes_of(ledger: Ledger) -> tuple[Claim, ...]:
    """The claims that one thing brings about another, in order of appearance."""
    found = (one for one in ledger.claims if one.kind is ClaimKind.CAUSE and one.link is not None)
    return tuple(sorted(found, key=lambda one: one.span))


def _exact(text: str, span: Span) -> str:
    return one_line(span.of(text))
