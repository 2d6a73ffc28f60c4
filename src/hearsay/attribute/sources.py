"""Name the speaker of every attribution, say what kind of source it is and who passed it on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.attribute.authors import find_author, find_signatures
from hearsay.attribute.bare_quotations import beside, goes_on
from hearsay.attribute.bodies_spoken_of import chain_body, other_bodies
from hearsay.attribute.descriptions import resolve_person_role
from hearsay.attribute.discourse import KINDS, OBLIQUE, POSSESSIVE, SOURCE, SUBJECT, Discourse
from hearsay.attribute.grammar import is_finite, load_pronouns
from hearsay.attribute.heads import MentionIndex
from hearsay.attribute.introductions import Introduction, role_at_end
from hearsay.attribute.phrases import find_phrases
from hearsay.attribute.pronouns import infer_genders, resolve_person
from hearsay.attribute.relay import Relays
from hearsay.attribute.source_spans import words_that_speak
from hearsay.attribute.speaker import NOBODY, UNNAMED, Speaker, speaker_of
from hearsay.attribute.speakers import SpeakerFinder, Writers
from hearsay.attribute.turns import find_turns
from hearsay.records.attribution import Attribution, SourceKind
from hearsay.records.document import Document, Sentence, hull
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Mention
from hearsay.text.quotemarks import find_quotations

# A pronoun we resolved counts a little less than a name.
CHAINED = 0.8
PARAGRAPH = 8  # attributions looked back at for those of the paragraph before
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_ASKED = re.compile(r"[Aa]sked\b|was asked\b")
_I_AM = re.compile(r"\bI(?:['’]m| am| was) an? ([a-z-]+(?: [a-z-]+){0,2})")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")


def name_speakers(
    document: Document,
    sentences: Sequence[Sentence],
    drafts: tuple[Attribution, ...],
    mentions: Sequence[Mention],
) -> tuple[Attribution, ...]:
    """The same attributions with speaker, source kind and relay filled in.

    The speaker is the fullest name in the document. A group is named as the text names it. Where
    the text does not say, or two people are as likely, the speaker is None.
    """
    if not drafts or not sentences:
        return drafts
    text = document.text
    quoted = [quotation.span for quotation in find_quotations(text) if not quotation.is_nested]
    turns = find_turns(text, mentions)
    said = SpanIndex(piece for turn in turns for piece in turn.content)
    quoted = [span for span in quoted if not said.overlapping(span)] + list(said.spans)
    contents = [piece for draft in drafts for piece in draft.content]
    world = Discourse(document, sentences, mentions, quoted, contents)
    index = MentionIndex(mentions)
    writers = Writers(
        find_author(document, sentences, mentions),
        find_signatures(document, sentences, mentions),
        {turn.label.start: turn.speaker for turn in turns},
    )
    finder = SpeakerFinder(world, index, find_phrases(text), writers)
    found, relays = _resolve_all(world, finder, drafts), Relays(world, index)
    return tuple(_named(draft, found[draft.id], relays) for draft in drafts)


def _named(draft: Attribution, speaker: Speaker, relays: Relays) -> Attribution:
    """The attribution with its speaker, or whom the speaker cites, and who passed it on."""
    cited = relays.cited(draft)
    if cited is not None and speaker.kind is SourceKind.ORGANISATION and speaker.name is not None:
        kind = KINDS[cited.kind]
        return replace(draft, speaker=cited.name, source_kind=kind, relay=speaker.name)
    relay = relays.find(draft, speaker.name)
    return replace(draft, speaker=speaker.name, source_kind=speaker.kind, relay=relay)


def _resolve_all(
    world: Discourse, finder: SpeakerFinder, drafts: Sequence[Attribution]
) -> dict[str, Speaker]:
    """Speakers by attribution: in the order of the text, those inside quotations last."""
    sourced = sorted((d for d in drafts if d.source), key=lambda d: hull(d.source))
    outer = [d for d in sourced if not world.is_quoted(d.source[0].start)]
    inner = [d for d in sourced if world.is_quoted(d.source[0].start)]
    places = {span.start for draft in sourced for span in draft.source}
    infer_genders(world)
    found: dict[str, Speaker] = {}
    points: list[tuple[int, Attribution | None]] = [(d.source[0].start, d) for d in outer]
    points += [(place, None) for place in _other_pronouns(world, places)]
    roles = _other_roles(world, finder, places)
    points += [(place, None) for place in roles]
    bodies = other_bodies(world, finder.nouns.phrases, places)
    points += [(place, None) for place in bodies]
    for place, draft in sorted(points, key=lambda point: point[0]):
        if draft is not None:
            found[draft.id] = _resolve(world, finder, draft)
        elif place in bodies:
            chain_body(world, bodies[place])
        elif place in roles:
            _chain_role(world, roles[place])
        else:
            _chain(world, place)
    for draft in inner:
        around = found.get(draft.inside) if draft.inside is not None else None
        found[draft.id] = finder.find(hull(draft.source), around=around)
    for draft in drafts:
        if not draft.source:
            found[draft.id] = finder.find_beside(draft.cue) if draft.cue else NOBODY
    found = _carry_over(world, drafts, found)
    return {draft.id: _with_kind(draft, found[draft.id]) for draft in drafts}


def _with_kind(draft: Attribution, speaker: Speaker) -> Speaker:
    """Where nobody is told: what is said with words of saying is hearsay, what is quoted is not."""
    if draft.source or speaker.kind is not SourceKind.UNKNOWN:
        return speaker
    return Speaker(None, SourceKind.ANONYMOUS if draft.cue else SourceKind.PERSON, None)


def _resolve(world: Discourse, finder: SpeakerFinder, draft: Attribution) -> Speaker:
    source = words_that_speak(world.text, draft, finder.nouns.phrases)
    speaker = finder.find(source, around=None, spoken_of=_spoken_of(world, draft))
    if speaker.who is not None:
        weight = SOURCE if world.referents[speaker.who].name is not None else UNNAMED * SOURCE
        world.add(speaker.who, draft.source[0].start, weight)
        _note_own_words(world, draft, speaker.who)
    return speaker


def _note_own_words(world: Discourse, draft: Attribution, who: int) -> None:
    """Note what somebody calls himself or herself: "I am a nurse"."""
    for piece in draft.content:
        for own in _I_AM.finditer(world.text, piece.start, piece.end):
            words = own[1].split()
            for size in range(len(words), 0, -1):
                if role_at_end(words[:size]) and world.is_quoted(own.start()):
                    noun = " ".join(words[size - role_at_end(words[:size]) : size]).lower()
                    world.introduce(who, Introduction(noun, frozenset()), own.start())
                    break


def _spoken_of(world: Discourse, draft: Attribution) -> frozenset[int]:
    """People named in the words quoted from this source, who are not "he" who says them."""
    return frozenset(
        event.who
        for piece in draft.content
        for event in world.after(piece.start, piece.end)
        if event.is_quoted
    )


def _other_pronouns(world: Discourse, taken: set[int]) -> Iterator[int]:
    for match in _PERSONAL.finditer(world.text):
        if match.start() not in taken and not world.is_quoted(match.start()):
            yield match.start()


def _other_roles(world: Discourse, finder: SpeakerFinder, taken: set[int]) -> dict[int, Mention]:
    """Offices that stand for a person named before, by where they begin: "the admiral"."""
    found = {}
    for mention in finder.index.offices:
        start = mention.span.start
        if world.text[max(0, start - 4) : start].lower() != "the " or world.is_quoted(start):
            continue
        if start not in taken and start - 4 not in taken:
            found[start] = mention
    return found


def _chain_role(world: Discourse, mention: Mention) -> None:
    """Resolve an office that is no source, where its holder was introduced with it."""
    words = mention.name.lower().split()
    size = role_at_end(words)
    if not size or world.text[mention.span.end : mention.span.end + 2].strip()[:1].isupper():
        return
    noun, modifiers = " ".join(words[-size:]), words[:-size]
    who = resolve_person_role(world, noun, modifiers, mention.span.start)
    if who is not None:
        world.add(who, mention.span.start, CHAINED * world.weight_of(mention.span))


def _chain(world: Discourse, place: int) -> None:
    """Resolve a pronoun that is no source, so that later ones can follow it."""
    word = re.match(r"\w+", world.text[place : place + 4])
    pronoun = load_pronouns().get(word.group().lower()) if word is not None else None
    if word is None or pronoun is None:
        return
    who = resolve_person(world, pronoun, place)
    if who is None:
        return
    after = _NEXT_WORD.match(world.text, place + len(word.group()))
    if pronoun.word in {"he", "she"}:
        weight = SUBJECT
    elif pronoun.is_possessive and not (after is not None and is_finite(after[1])):
        weight = POSSESSIVE
    else:
        weight = OBLIQUE
    world.add(who, place, CHAINED * weight)


def _carry_over(
    world: Discourse, drafts: Sequence[Attribution], found: dict[str, Speaker]
) -> dict[str, Speaker]:
    """A quotation without any source goes to the speaker before it in the same paragraph."""
    ordered = sorted(drafts, key=lambda d: d.hull)
    for number, draft in enumerate(ordered):
        if draft.source or not world.is_quoted(draft.content[0].start):
            continue
        before = [d for d in ordered[max(0, number - 3) : number] if d.source]
        if before and _continues(world, before[-1], draft):
            found[draft.id] = found[before[-1].id]
        elif not draft.cue or _ASKED.match(world.text, draft.cue[0].start):
            who = beside(world, draft)
            if who is not None:
                found[draft.id] = speaker_of(world, who)
                world.add(who, draft.content[0].start, SOURCE)
            elif last := goes_on(world, draft, ordered[max(0, number - PARAGRAPH) : number]):
                names = {found[d.id].name for d in last}
                is_one = len(names) == 1 and found[last[-1].id].kind is SourceKind.PERSON
                found[draft.id] = found[last[-1].id] if is_one else found[draft.id]
    return found


def _continues(world: Discourse, before: Attribution, draft: Attribution) -> bool:
    """Whether nothing but space and marks lies between, within one paragraph."""
    low, high = before.hull.end, draft.hull.start
    between = world.text[low:high] if low < high else ""
    first = world.sentences[world.sentence_at(before.hull.start)]
    second = world.sentences[world.sentence_at(draft.hull.start)]
    is_near = not re.search(r"\w", between)
    return is_near and first.paragraph == second.paragraph and not draft.cue
