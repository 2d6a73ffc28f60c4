"""Take a source apart: the names that head it, or its determiner, possessor and head noun."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.attribute.grammar import WORD, Pronoun, is_plural, load_pronouns
from hearsay.attribute.heads import MentionIndex, find_heads, find_set_off
from hearsay.attribute.phrases import PhraseKind, kind_of_noun
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import load_roles, load_titles
from hearsay.text.small_words import words_of_class

_CALLED = re.compile(
    r"\s*(?:known (?:only )?as|called|named|nicknamed|identified (?:only )?as) "
    r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)
_CALLED_LAST = re.compile(
    r"\b(?:known (?:only )?as|called|named|nicknamed|calls (?:him|her)self"
    r"|identified (?:only )?as|first name,) "
    r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})$"
)
NAME_WITHIN = 30  # characters after a description
_EDGES = ' \t\n\r\u00a0\u200b,;:.()[]"“”«»—–-'
_POSSESSIVE = re.compile(r"['’]s?$")
_CUT = re.compile(r",(?!\d)|\(|;| — | – | - | -- |—|\b(?:who|whom|whose|which|that)\b")
# Words after a noun that end its phrase: "a poll released Friday", "voters here"
_AFTER_NOUN = re.compile(
    r"\w+(?:ed|ing)|seen|written|sent|made|held|given|taken|this|last|next|here|there|today|now|alike|shown|read|states"
    r"|always|also|often|never|still|then|later|already|\w+ly"
)

_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_FOR_PART = re.compile(r",? for (?:his|her|its|their) $")
_NEXT_WORD = re.compile(r" ([a-z]+)")
# "his allies", "her strategists": people, not something that he or she says
PEOPLE_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "allies", "fans")

Word = tuple[int, int, str]  # start, end, form


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of one source."""

    span: Span  # without marks and possessive at its edges
    main: Span  # up to the first comma, bracket or relative pronoun
    text: str
    names: tuple[Mention, ...]  # the names that head it; more than one where they are joined
    pronoun: Pronoun | None  # the whole source, or a possessive at its start
    possessor: Mention | None  # "X's N": X
    determiner: str  # lower case; "" for none
    is_capital: bool  # the head has a capital that is not the sentence's
    head: str  # last noun before a preposition, lower case; "" where names head it
    head_end: int  # where the head noun ends
    modifiers: tuple[str, ...]  # lower case
    proper: frozenset[str]  # those of the modifiers with a capital
    name_at_end: str  # a person's name no mention covers: "Mayor Tuğba Erdemli"; "" for none

    @property
    def is_owned(self) -> bool:
        """Whether it begins with "his", "their" or "X's"."""
        return self.possessor is not None or (
            self.pronoun is not None and self.pronoun.is_possessive
        )

    @property
    def is_pronoun(self) -> bool:
        """Whether the source is nothing but a pronoun."""
        return self.pronoun is not None and not self.head and not self.names


def take_apart(text: str, source: Span, index: MentionIndex) -> Wording:
    """The parts of the source at ``source``."""
    span = _whole(text, _trim(text, source), index)
    main, rest = _main(text, span)
    if rest is None:
        main, rest = _with_name_after(text, main, index)
    words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text, main.start, main.end)]
    names = find_heads(text, main, index)
    if not names and rest is not None:
        names = find_set_off(text, rest, index)
        if len(names) == 1 and _is_of_others(words):
            names = ()
    pronoun = load_pronouns().get(words[0][2].lower()) if words else None
    if pronoun is not None and _is_short_form(text, words[0]):
        pronoun = None
    if pronoun is not None and len(words) == 2 and words[1][2].lower() in _REFLEXIVES:
        words = words[:1]  # "he himself"
    if pronoun is not None and len(words) > 1 and not pronoun.is_possessive:
        pronoun = None
    determiner = words[0][2].lower() if words else ""
    if determiner not in words_of_class("determiner") | words_of_class("quantifier"):
        determiner = ""
    possessor, start = _possessor(text, main, index)
    kept = [] if names or (pronoun is not None and len(words) == 1) else _noun_words(words, start)
    return Wording(
        span=span,
        main=main,
        text=text[span.start : span.end],
        names=names,
        pronoun=pronoun,
        possessor=possessor,
        determiner=determiner,
        is_capital=_has_capital(text, kept[-1]) if kept else False,
        head=_plain(kept[-1]) if kept else "",
        head_end=kept[-1][1] if kept else main.end,
        modifiers=tuple(_plain(word) for word in kept[:-1]),
        proper=frozenset(_plain(word) for word in kept[:-1] if _has_capital(text, word)),
        name_at_end="" if names else _name_at_end(text, words, span, index),
    )


def _is_short_form(text: str, word: Word) -> bool:
    """Whether capitals make a name of it: "the US", "WHO", where not all is in capitals."""
    around = text[max(0, word[0] - 30) : word[1] + 30]
    return len(word[2]) > 1 and word[2].isupper() and not around.isupper()


def _whole(text: str, span: Span, index: MentionIndex) -> Span:
    """A source read too short, made whole: half a name, "his" of "his critics", "for its part"."""
    words = text[span.start : span.end]
    if (
        words == "part"
        and (aside := _FOR_PART.search(text, max(0, span.start - 12), span.start)) is not None
    ):
        near = index.inside(Span(max(0, aside.start() - 2 * NAME_WITHIN), aside.start() + 1))
        if near and near[-1].span.end == aside.start():
            return near[-1].span
    pronoun = load_pronouns().get(words.lower())
    if pronoun is not None and pronoun.is_possessive:
        after = _NEXT_WORD.match(text, span.end)
        is_people = after is not None and (
            kind_of_noun(after[1])[0] is PhraseKind.GROUP or after[1].endswith(PEOPLE_ENDINGS)
        )
        return Span(span.start, after.end()) if after is not None and is_people else span
    before = max(0, span.start - NAME_WITHIN)
    around = index.inside(Span(before, span.start)) if before < span.start else ()
    if around and around[-1].kind is not MentionKind.DATE:
        name = around[-1].span
        if name.start < span.start < name.end <= span.end:
            return Span(name.start, span.end)
    return span


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end - 1 and text[start] in _EDGES:
        start += 1
    while end > start + 1 and text[end - 1] in _EDGES:
        end -= 1
    tail = _POSSESSIVE.search(text, start, end)
    if tail is not None and tail.start() > start:
        end = tail.start()
    return Span(start, end)


def _main(text: str, span: Span) -> tuple[Span, Span | None]:
    """The phrase up to its first comma or relative, and what is set off after a comma."""
    cut = _CUT.search(text, span.start + 1, span.end)
    if cut is None:
        return span, None
    main = _trim(text, Span(span.start, cut.start()))
    rest = Span(cut.end(), span.end) if cut.end() < span.end and cut.group() == "," else None
    return main, rest


def _with_name_after(text: str, main: Span, index: MentionIndex) -> tuple[Span, Span | None]:
    """A name that follows a description the reader cut short: "observer X", "her spokesman, X,"."""
    later = _set_off_later(text, main, index)
    if later is not None:
        return main, later
    near = index.inside(Span(main.end, main.end + NAME_WITHIN))
    if not near or near[0].kind is not MentionKind.PERSON or index.inside(main):
        called = _CALLED.match(text, main.end + 1, main.end + 2 * NAME_WITHIN)
        is_set_off = called is not None and text[main.end : main.end + 1] == ","
        return main, Span(main.end + 1, called.end()) if called and is_set_off else None
    name, between = near[0].span, text[main.end : near[0].span.start]
    last = text[main.start : main.end].rsplit(maxsplit=1)[-1]
    if between == " " and _is_office(last):
        return Span(main.start, name.end), None
    is_closed = text[name.end : name.end + 1] in {",", ".", ""} or text[name.end] == "\n"
    if between == ", " and is_closed and _is_office(last):
        return main, name
    return main, None


def _set_off_later(text: str, main: Span, index: MentionIndex) -> Span | None:
    """X in "the head of the unit at" + "Oru hospital, Dr X.": a source cut in its midst."""
    last = text[main.start : main.end].rsplit(maxsplit=1)[-1].lower()
    if last not in words_of_class("preposition"):
        return None
    for mention in index.inside(Span(main.end, main.end + 2 * NAME_WITHIN)):
        if mention.kind is not MentionKind.PERSON:
            continue
        between = text[main.end : mention.span.start]
        place, comma, title = between.rpartition(", ")
        is_title = not title.strip() or _is_office(title.strip())
        is_closed = text[mention.span.end : mention.span.end + 1] in {",", ".", "", "\n"}
        is_open = re.search(r"[.;:“”\"]", place) is not None
        return mention.span if comma and is_title and is_closed and not is_open else None
    return None


def _possessor(text: str, main: Span, index: MentionIndex) -> tuple[Mention | None, int]:
    """The name in "X's N", and where N begins."""
    for mention in reversed(index.inside(main)):
        if mention.kind in {MentionKind.DATE, MentionKind.MONEY}:
            continue
        tail = text[mention.span.end : mention.span.end + 2]
        if tail[:1] in {"'", "’"} and mention.span.end + 2 < main.end:
            before = WORD.findall(text[main.start : mention.span.start].lower())
            if not any(word in words_of_class("preposition") for word in before):
                return mention, mention.span.end + (2 if tail[1:] == "s" else 1)
    return None, main.start


def _noun_words(words: Sequence[Word], start: int) -> list[Word]:
    """The words of the noun phrase from ``start``, its head last; without articles."""
    kept: list[Word] = []
    skipped = words_of_class("determiner") | {"of"}
    for word in words:
        plain = word[2].lower()
        if word[0] < start or (not kept and plain in skipped):
            continue
        if kept and (plain in words_of_class("preposition") or plain in _REFLEXIVES):
            break
        # "member states" ends a source, "the poll states" goes on
        is_noun = plain == "states" and word is words[-1] and len(kept) > 1
        if kept and not is_noun and _AFTER_NOUN.fullmatch(plain) and _is_noun(kept[-1]):
            break
        kept.append(word)
    return kept


def _is_of_others(words: Sequence[Word]) -> bool:
    """Whether a name set off belongs to the end of a phrase: "lawyers for the winner", X."""
    forms = [word[2].lower() for word in words]
    for number, form in enumerate(forms[1:], start=1):
        if form in words_of_class("preposition"):
            return is_plural(forms[number - 1]) and forms[0] not in {"one", "some"}
    return False


def _is_noun(word: Word) -> bool:
    plain = _plain(word)
    return kind_of_noun(plain)[0] is not PhraseKind.OTHER or plain.endswith("s")


def _plain(word: Word) -> str:
    return _POSSESSIVE.sub("", word[2].lower())


def _name_at_end(text: str, words: Sequence[Word], span: Span, index: MentionIndex) -> str:
    """Two to four capitalised words after a role or title, or "known as" and a capital."""
    called = _CALLED_LAST.search(text, span.start, span.end)
    if called is not None:
        return called[1]
    run: list[Word] = []
    for word in reversed(words):
        joined = not run or text[word[1] : run[0][0]] == " "
        if not word[2][0].isupper() or not joined or _is_office(word[2]):
            break
        run.insert(0, word)
    before = words[: len(words) - len(run)]
    if not before or not 2 <= len(run) <= 4 or not _is_office(before[-1][2]):
        return ""
    if index.inside(Span(run[0][0], run[-1][1])):
        return ""  # a name, of which the phrase is not told
    return text[run[0][0] : run[-1][1]]


def _is_office(word: str) -> bool:
    return word in load_titles() or word.lower() in load_roles()


def _has_capital(text: str, word: Word) -> bool:
    """Whether a word is written with a capital, other than as first word of a sentence."""
    place = word[0]
    if not word[2][0].isupper():
        return False
    if _is_short_form(text, word):
        return True
    return text[max(0, place - 2) : place].strip()[-1:] not in {"", ".", "!", "?", "“", '"', ":"}
