"""Who speaks, as far as the text tells."""

from dataclasses import dataclass

from hearsay.attribute.discourse import Discourse
from hearsay.records.attribution import SourceKind

UNNAMED = 0.8  # a referent without a name counts a little less


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks."""

    name: str | None  # None: the text does not say, or does not say surely
    kind: SourceKind
    who: int | None  # index of the referent; None: none that later words could refer to


NOBODY = Speaker(None, SourceKind.UNKNOWN, None)


def speaker_of(world: Discourse, who: int | None) -> Speaker:
    """The speaker who is this referent; a person nobody names is anonymous."""
    if who is None:
        return NOBODY
    referent = world.referents[who]
    is_unnamed = referent.name is None and referent.kind is SourceKind.PERSON
    is_unnamed = is_unnamed and not referent.is_told
    kind = SourceKind.ANONYMOUS if is_unnamed else referent.kind
    return Speaker(referent.name, kind, who)
