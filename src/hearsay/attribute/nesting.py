"""Reports inside a content: "X said that Y had told him that Z", "the claim by Y that Z".

The reader model gives each word one label, as its training set does, so what stands inside a
content is found here by rule: a subject, a finite verb of saying or a noun, and what it says.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.grammar import is_plural, predicate_start
from hearsay.attribute.nested_parts import is_verb, nested_verbs, object_of, subject_of
from hearsay.attribute.verbs import noun_pattern, report_verbs, verbs_with_hearer
from hearsay.records.document import Span
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.small_words import words_of_class

NESTED_SCORE = 0.6
AUXILIARY_REACH = 45  # characters before a verb in which its auxiliaries stand
LONGEST_HELD = 600  # characters of what a noun holds
LONGEST_OPENING = 80  # characters of a noun phrase before "saying"
FEW_LETTERS = 8  # of what a noun holds
MOST_BEFORE = 2  # words between the start of a content and the noun that it is

_AUXILIARY = re.compile(
    r"(?:\b(?:had|has|have|did|does|do|was|were|is|are|am|been|being|once|then|also|since|never|not"
    r"|later|again|repeatedly|falsely|long|already|still|now|always|just|only|even|often|at[ ]first"
    r"|(?:will|would)[ ]not|wo(?=n[’'])|(?:did|does|do|had|has|have|was|were|wo|would)n[’']t"
    r"|wrongly|rightly|publicly|privately|openly|first)[ ])+$"
)
_SHORTENED = re.compile(r"[’'](?:d|ve|s|re|m)[ ]$")
_BE = re.compile(r"\b(?:was|were|been|being|am|are|is)[ ]", re.IGNORECASE)
_HAS = re.compile(r"\b(?:ha[sd]|have|do|does|did)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:recall|remember|hear|heard|quot|cit)\w*[ ]$|\bas[ ]$")
_PEOPLE = {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.ROLE}
# "I think", "we believe", "I promise" inside somebody's own words are a hedge or an act, no report
_OWN = frozenset({"i", "we"})
_TOLD_OF = frozenset({"tell", "ask"})
_QUOTES = frozenset("“\"‘'")
_WISHES = frozenset({"np", "for", "to"})  # what "want" takes: in somebody's own words no report
_HOLDER = re.compile(
    r"(?P<source>(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y)(?=[ ])|(?:[Tt]he[ ]|[Aa]n?[ ])?"
    r"[\w.-]+(?:[ ][\w.-]+){0,4}(?=[’']))(?:[’']s?)?[ ](?:own[ ]|\w+[ ])?$"
)
_THEY = frozenset({"he", "she", "they", "it"})
OPENING = 6  # characters before a subject that opens its content: "that "
_SEVERAL = frozenset(
    {"they", "who", "others", "both", "people", "half", "two", "three", "four", "five", "six"}
    | {"seven", "eight", "nine", "ten", "nearly", "more", "almost", "about", "these", "those"}
)
_OF_THEM = re.compile(
    r"[ ](?:by|among|of|from(?=[ ](?:[A-Z]|the)))[ ]"
    r"(?P<source>(?:(?!(?:over|under|in|on|at)\b)[\w’'-]+)(?:[ ][\w’'-]+){0,6}?)[ ](?=that[ ])"
)
_WORD = re.compile(r"[^\W_][\w’'-]*")
_WHOLE = re.compile(r"(?<![\w’'-])[^\W\d_][\w-]*")
_THAT = re.compile(r",?[ ](?=that[ ](?!(?:is|was|has|have|had|are|were|day|night|week|time)\b))")
_SENTENCE_END = re.compile(
    r"(?<=[\w”\"’'])[.!?](?:[”\"’']|\s|$)|;|[”\"]|,\s(?:but|while|although)\b"
)
# nouns that hold words of others even where nobody is named
_HEARSAY = re.compile(
    r"(?:rumou?r|allegation|claim|report|accusation|speculation|suggestion|charge)s?"
)


def find_nested(
    text: str, drafts: Sequence[Draft], mentions: Sequence[Mention]
) -> tuple[Draft, ...]:
    """Drafts of the reports found inside the contents of ``drafts``, which have to be in order."""
    people = {m.span.start: m.span for m in mentions if m.kind in _PEOPLE}
    taken = SpanIndex(p for draft in drafts for p in (*draft.cue, *draft.source))
    found: list[Draft] = []
    seen: set[int] = set()
    for draft in drafts:
        for piece in draft.content:
            for nested in (*_by_verb(text, piece, people), *_by_noun(text, piece)):
                cue = nested.cue[0]
                if cue.start not in seen and not any(map(taken.overlapping, nested.cue)):
                    seen.add(cue.start)
                    found.append(nested)
    return tuple(found)


def _by_verb(text: str, piece: Span, people: dict[int, Span]) -> Iterator[Draft]:
    known = nested_verbs()
    for match in _WHOLE.finditer(text, piece.start, piece.end):
        if match.group().lower() not in known:
            continue
        verb = Span(*match.span())
        start = _cue_start(text, piece.start, verb)
        found = _report(text, piece, Span(start, verb.end))
        if found is None:
            continue
        source, cue, content = found
        if source is not None and people.get(source.start, source).end > source.end:
            wide = people[source.start]
            source = wide if wide.end <= cue.start else source
        yield Draft((source,) if source else (), (cue,), (content,), NESTED_SCORE, by_rule=True)


def _cue_start(text: str, start: int, verb: Span) -> int:
    before = _AUXILIARY.search(text, max(start, verb.start - AUXILIARY_REACH), verb.start)
    return before.start() if before is not None else verb.start


def _report(text: str, piece: Span, cue: Span) -> tuple[Span | None, Span, Span] | None:
    """Source, cue and content of the verb that ends the cue, if it reports here."""
    words = cue.of(text).lower().split()
    lemma, takes = nested_verbs()[words[-1]]
    has_be = bool(_BE.search(cue.of(text)))
    is_passive = has_be and words[-1] in _participles()
    if not is_passive and not _is_active(text, piece, cue, words, has_be=has_be):
        return None
    said = object_of(
        text, _allowed(takes, text[piece.start], is_passive=is_passive), cue.end, piece.end
    )
    if said is None:
        return None
    if text[cue.start - 3 : cue.start] == "as ":
        cue = Span(cue.start - 3, cue.end)
    source = None if is_passive else subject_of(text, piece.start, cue.start)
    if not is_passive and (source is None or not _may_say(text, piece, source, words, lemma)):
        return None
    is_named = "as" in takes and text[cue.end : cue.end + 5] != " for "  # what she calls "a farce"
    if source is not None and is_named and not _after_what(text, source):
        return None
    return source, Span(cue.start, said[0]), said[1]


def _is_active(text: str, piece: Span, cue: Span, words: Sequence[str], *, has_be: bool) -> bool:
    """Whether the verb is finite, or one that somebody is heard or quoted with."""
    if words[-1].endswith("ing"):
        is_held = _HELD.search(text, max(0, cue.start - 12), cue.start) is not None
        return has_be or is_held or _opens_piece(text, piece, cue)
    if has_be:
        return False
    # "I have plans to"
    return not (len(words) > 1 and words[-1].endswith("s") and _HAS.search(cue.of(text)))


def _allowed(takes: frozenset[str], mark: str, *, is_passive: bool) -> frozenset[str]:
    """What may follow: in somebody's own words a wish of another is no report."""
    if is_passive:
        return takes - {"np", "for", "hearer", "as"}
    if mark not in _QUOTES:
        return takes
    is_wish = bool(takes & _WISHES) and not takes & {"quote", "clause", "hearer"}
    return takes - _WISHES if is_wish else takes - {"np", "for"}


def _after_what(text: str, source: Span) -> bool:
    return text[max(0, source.start - 5) : source.start].lower() == "what "


def _opens_piece(text: str, piece: Span, cue: Span) -> bool:
    """Whether nothing but a noun phrase stands before "saying": "(recalls) | the man saying"."""
    if cue.start - piece.start > LONGEST_OPENING:
        return False
    before = text[piece.start : cue.start]
    return 0 < len(before.split()) <= 6 and not re.search(r"[,.;:“”\"]", before)


def _may_say(text: str, piece: Span, source: Span, words: Sequence[str], lemma: str) -> bool:
    """Whether subject and verb agree and this is no hedge of the speaker's own."""
    subject = source.of(text).lower()
    is_past = words[-1] in _past_forms() or len(words) > 1
    if subject in _OWN:
        return (is_past and lemma in _speech()) or lemma in _TOLD_OF
    if source.start - piece.start <= OPENING and lemma not in _speech():
        # "said that he hoped": who says it and who hopes are one
        return subject not in _THEY or text[piece.start] in _QUOTES
    if subject == "you":
        return is_past and lemma in _speech()
    if words[-1] == lemma and len(words) == 1 and words[-1] not in _past_forms():
        return _is_many(subject)
    return True


def _is_many(subject: str) -> bool:
    words = subject.split()
    if words[0] in words_of_class("quantifier") | _SEVERAL or words[0][0].isdigit():
        return True
    return "and" in words or any(is_plural(word) for word in words) or words[-1] == "people"


def _by_noun(text: str, piece: Span) -> Iterator[Draft]:
    for match in _nouns().finditer(text, piece.start, piece.end):
        of_them = _OF_THEM.match(text, match.end(), piece.end)
        that = of_them or _THAT.match(text, match.end(), piece.end)
        after = _WORD.search(text, that.end() + 4, piece.end) if that is not None else None
        if that is None or after is None or (is_verb(after.group()) and after.group() not in _THEY):
            continue  # "the charges that might arise"
        if text[match.start() - 3 : match.start()] == "to ":
            continue  # "asked them to refrain from acts that"
        content = _held(text, that.end(), piece.end)
        holder = _HOLDER.search(text, max(piece.start, match.start() - 60), match.start())
        if of_them is not None:
            source: tuple[Span, ...] = (Span(*of_them.span("source")),)
        elif holder is not None:
            source = (Span(*holder.span("source")),)
        elif _HEARSAY.fullmatch(match.group()) and not _is_object(text, piece, match.start()):
            source = ()
        else:
            continue
        if content is not None:
            cue = Span(*match.span())
            yield Draft(source, (cue,), (content,), NESTED_SCORE, by_rule=True)


def _is_object(text: str, piece: Span, place: int) -> bool:
    """Whether the content is that noun: "denied | any claim that", one report and not two."""
    before = text[piece.start : place]
    return not before or (before.islower() and len(before.split()) <= MOST_BEFORE)


def _held(text: str, start: int, end: int) -> Span | None:
    end = min(end, start + LONGEST_HELD)
    stop = _SENTENCE_END.search(text, start, end)
    last = stop.start() if stop is not None and stop.group()[:1] not in '”"' else end
    second = predicate_start(text, Span(start, last)) if last > start else None
    last = second if second is not None else last
    while last > start and text[last - 1] in ' ,.;”"':
        last -= 1
    return Span(start, last) if last - start > FEW_LETTERS else None


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"(?:{noun_pattern()})(?=,?[ ](?:that|by|from|among|of)[ ])")


@cache
def _speech() -> frozenset[str]:
    return frozenset(lemma for lemma, kind in report_verbs().values() if kind == "speech")


@cache
def _past_forms() -> frozenset[str]:
    forms = {form for form, (lemma, _) in nested_verbs().items() if form != lemma}
    return frozenset(form for form in forms if not form.endswith(("s", "ing")))


@cache
def _participles() -> frozenset[str]:
    """Of verbs that somebody can be told with: told, warned, asked."""
    hearers = {lemma for lemma, takes in nested_verbs().values() if "hearer" in takes}
    known = hearers | verbs_with_hearer()
    return frozenset(
        f for f, (lemma, _) in nested_verbs().items() if lemma in known and f in _past_forms()
    )
