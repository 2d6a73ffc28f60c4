"""Bodies the text speaks of without naming them, where they are no source: "the company"."""

from collections.abc import Sequence

from hearsay.attribute.descriptions import resolve_body
from hearsay.attribute.discourse import Discourse
from hearsay.attribute.phrases import Phrase, PhraseKind
from hearsay.attribute.speaker import UNNAMED
from hearsay.records.attribution import SourceKind
from hearsay.text.bodies import BodySort, load_bodies


def other_bodies(world: Discourse, phrases: Sequence[Phrase], taken: set[int]) -> dict[int, Phrase]:
    """Definite bodies that are no source, by where they begin: "the company"."""
    return {
        phrase.span.start: phrase
        for phrase in phrases
        if phrase.kind is PhraseKind.BODY
        and not phrase.is_named
        and phrase.determiner == "the"
        and phrase.span.start not in taken
        and phrase.span.start - 4 not in taken
        and not world.is_quoted(phrase.span.start)
    }


def chain_body(world: Discourse, phrase: Phrase) -> None:
    """Note whom a definite body stands for, so that later words can follow it.

    Where the text names none, it stands for itself: "the irrigation ministry".
    """
    modifiers, place = tuple(phrase.text.lower().split()[:-1]), phrase.span.start
    who = resolve_body(world, phrase.head, modifiers, place)
    sort = load_bodies()[phrase.head].sort
    if who is None and sort is not BodySort.PLACE:
        kind = SourceKind.GROUP if sort is BodySort.GROUP else SourceKind.ORGANISATION
        who = world.refer(phrase.text, kind, place)
    if who is not None:
        world.add(who, place, UNNAMED * world.weight_of(phrase.span))
