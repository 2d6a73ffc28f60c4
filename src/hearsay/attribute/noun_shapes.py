"""What a source's words show of the noun that heads them: share, possession, country, place."""

from hearsay.attribute.grammar import WORD
from hearsay.attribute.introductions import role_at_end
from hearsay.attribute.phrases import PhraseKind
from hearsay.attribute.wording import PEOPLE_ENDINGS, Wording
from hearsay.text.people import is_demonym
from hearsay.text.small_words import words_of_class

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_AS = frozenset({"as", "became", "become", "like", "of"})


def is_said_or_done(kind: PhraseKind, head: str) -> bool:
    """Whether the owner of such a thing is who speaks: comments, a letter, eyes; not allies."""
    if kind is PhraseKind.WRITING:
        return True
    return kind is PhraseKind.OTHER and not head.endswith(PEOPLE_ENDINGS)


def is_compatriot(wording: Wording, head: str) -> bool:
    """Whether it is "the Kenyan" or "the 34-year-old Ethiopian": one person by country."""
    if not is_demonym(head) or wording.determiner not in DEFINITE:
        return False
    return all(
        word.endswith("-year-old") or word not in wording.proper for word in wording.modifiers
    )


def is_only_placed(wording: Wording) -> bool:
    """Whether all the names in a definite phrase only tell where: "the Oslo-based firm"."""
    is_placed = bool(wording.proper) and all(word.endswith("-based") for word in wording.proper)
    return is_placed and wording.determiner in DEFINITE


def is_share(wording: Wording) -> bool:
    """Whether a source counts people: "19 percent of voters", "34,000 people"."""
    return wording.text[:1].isdigit() or wording.head in {"percent", "majority", "number", "mix"}


def owning(name: str) -> str:
    """The possessive of a name."""
    return name + ("'" if name.endswith("s") and " " in name and name.islower() else "'s")


def is_predicate(text: str, start: int) -> bool:
    """Whether "a lawyer" only says what somebody is: after "is", "as", or a comma."""
    before = WORD.findall(text[max(0, start - 30) : start])
    if text[max(0, start - 4) : start].rstrip("aAnN ").endswith((",", "—", "–")):
        return True
    words = [word.lower() for word in before if word.lower() not in {"a", "an", "one", "another"}]
    return bool(words) and (words[-1] in words_of_class("auxiliary") or words[-1] in _AS)


def noun_of(wording: Wording) -> tuple[str, tuple[str, ...]]:
    """The longest role at the end of the head, and the other modifiers."""
    words = [*wording.modifiers, wording.head]
    size = role_at_end(words) if wording.head else 0
    if size > 1:
        return " ".join(words[-size:]), tuple(words[:-size])
    return wording.head, wording.modifiers
