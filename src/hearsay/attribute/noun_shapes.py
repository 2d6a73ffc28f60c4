"""What a source's words show of the noun that heads them: share, possession, country, place."""

import re

from hearsay.attribute.grammar import WORD, is_plural
from hearsay.attribute.introductions import role_at_end
from hearsay.attribute.phrases import PhraseKind, kind_of_noun
from hearsay.attribute.verbs import report_verbs
from hearsay.attribute.wording import PEOPLE_ENDINGS, Wording
from hearsay.records.attribution import SourceKind
from hearsay.text.bodies import family_of_writing, is_any_body, load_bodies, load_writings
from hearsay.text.people import is_demonym, load_plural_roles
from hearsay.text.small_words import words_of_class

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POSSESSIVE = re.compile(r"^(?:[’']s?)?\s*(?:own )?")
_OF_NOUN = re.compile(r"[a-z](?:[’']s|s[’']) [a-z]")
_WRITINGS = frozenset(
    {"log", "logbook", "diary", "memoir", "autobiography", "evaluation", "minutes"}
)
_SHARES = frozenset({"percent", "majority", "number", "mix", "part", "half", "handful"})
_VOICES = frozenset({"voice", "caller", "heckler"})
_FEW = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine"})
_ONE = frozenset({"one", "another", "the other", "a second", "a third", "a fourth"})
_UNNAMED = frozenset({"official", "source", "insider"})  # speak without their names
_MANY = frozenset({"are", "were", "have", "do", "blame"})
_AS = frozenset({"as", "became", "become", "like", "of"})


def is_said_or_done(kind: PhraseKind, head: str) -> bool:
    """Whether the owner of such a thing is who speaks: comments, a letter, eyes; not allies."""
    if kind is PhraseKind.WRITING:
        return True
    return kind is PhraseKind.OTHER and not head.endswith(PEOPLE_ENDINGS)


def is_writing_of(kind: PhraseKind, noun: str) -> bool:
    """Whether it is the writing that speaks, whoever wrote it: a report, a log, a diary."""
    is_study = family_of_writing(noun) in {"study", "poll", "report", "record"}
    return kind is PhraseKind.WRITING and (is_study or noun in _WRITINGS)


def is_nation(wording: Wording, head: str, after: str) -> bool:
    """Whether it is "the Chinese" who "say", not "says": a people that has no plural of its own."""
    if wording.determiner != "the" or wording.modifiers or not is_demonym(head):
        return False
    verb = after.split(maxsplit=1)[0].lower() if after[:1] == " " and after.strip() else ""
    return bool(verb) and (report_verbs().get(verb, ("", ""))[0] == verb or verb in _MANY)


def is_compatriot(wording: Wording, head: str) -> bool:
    """Whether it is "the Kenyan" or "the 34-year-old Ethiopian": one person by country."""
    if not is_demonym(head) or wording.determiner not in DEFINITE:
        return False
    return all(
        word.endswith("-year-old") or word not in wording.proper for word in wording.modifiers
    )


def is_only_placed(wording: Wording) -> bool:
    """Whether all the names in a definite phrase only tell where: "the Oslo-based firm"."""
    any_body = is_any_body(wording.head)
    is_placed = bool(wording.proper) and all(
        word.endswith("-based") or (any_body and is_demonym(word)) for word in wording.proper
    )
    return is_placed and wording.determiner in DEFINITE


def is_share(wording: Wording) -> bool:
    """Whether a source counts people: "19 percent of voters", "34,000 people"."""
    return wording.text[:1].isdigit() or wording.head in _SHARES


def owning(name: str) -> str:
    """The possessive of a name."""
    return name + ("'" if name.endswith("s") and " " in name and name.islower() else "'s")


def what_is_owned(text: str, wording: Wording) -> str:
    """The words after "X's" or "his", up to the head noun."""
    first = wording.pronoun.word if wording.pronoun is not None else ""
    start = wording.main.start + len(first)
    if wording.possessor is not None:
        start = wording.possessor.span.end
    return _POSSESSIVE.sub("", re.sub(r"\s+", " ", text[start : wording.head_end]))


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


def kind_of_phrase(wording: Wording, head: str) -> tuple[PhraseKind, str, bool]:
    """Kind, singular and number of the head: of its last two words where these make a body."""
    if wording.modifiers and f"{wording.modifiers[-1]} {wording.head}" in load_bodies():
        return kind_of_noun(f"{wording.modifiers[-1]} {wording.head}")
    return kind_of_noun(head.rsplit(maxsplit=1)[-1])


def is_one_of_some(wording: Wording, kind: PhraseKind) -> bool:
    """Whether it is "one", "the other" or "one trader": who, the text keeps to itself."""
    if wording.text.lower() in _ONE:
        return True
    is_thing = kind in {PhraseKind.BODY, PhraseKind.WRITING, PhraseKind.GROUP}
    return wording.determiner == "one" and not is_thing and not is_plural(wording.head)


def is_of_noun(wording: Wording) -> bool:
    """Whether it is "the player's brother": of somebody whom a noun tells."""
    return _OF_NOUN.search(wording.text) is not None


def is_people(wording: Wording, head: str) -> bool:
    """Whether it is "many Dutch" or "Salvadorans": people of a country."""
    is_of_country = is_demonym(head) or is_demonym(head.removesuffix("s"))
    return is_of_country and (wording.determiner in words_of_class("quantifier") or is_plural(head))


def is_unnamed_few(wording: Wording) -> bool:
    """Whether a few people speak whom the text does not name: "two aides", "officials in Oru"."""
    role = load_plural_roles().get(wording.head)
    is_few = wording.determiner in _FEW and (role is not None or wording.head == "people")
    if role is not None and role.noun in _UNNAMED and not wording.proper:
        return True
    return is_few and " of the " not in wording.text


def kind_of_few_words(wording: Wording) -> SourceKind:
    """What small words alone tell: "another", "the two", "those who left", "a voice"."""
    first = wording.text.lower().split(maxsplit=1)[0]
    if wording.text.lower() in _ONE or wording.head in _VOICES:
        return SourceKind.ANONYMOUS
    if wording.determiner in {"those", "these", "both"} or wording.text.lower() == "the two":
        return SourceKind.GROUP
    is_many = first in words_of_class("quantifier") and first != "one"
    return SourceKind.GROUP if is_many else SourceKind.UNKNOWN


def is_new_writing(wording: Wording, noun: str) -> bool:
    """Whether "a paper" is a study: the newspaper would be "the paper"."""
    return noun in load_writings() and wording.determiner in {"a", "an"}
