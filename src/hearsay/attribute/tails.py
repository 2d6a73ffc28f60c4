"""Reports set amid or after what they report: "The merger is off, two people close to it said".

Also "…, said its medic", "The trick, she liked to say, is …" and, in a headline, "Lindqvist: …",
"… - captain". Only where the reader model saw no report.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.grammar import is_finite, is_plural, load_pronouns
from hearsay.attribute.verbs import read_rows, report_verbs
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import load_roles
from hearsay.text.small_words import words_of_class

TAIL_SCORE = 0.75
FEW_WORDS = 3  # a clause has as many
_SPEAKING = {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.ROLE}
_WORD = re.compile(r"[^\W_][\w’'-]*")
_AUXILIARY = r"(?:(?:has|have|had|would|will|also|now|later|once|then|always|often|\w+ly)[ ]){0,3}"
_WHEN = (
    r"(?:[ ](?:on|in|at|to|after|before|during|from|last|this|yesterday|today|late|early|again"
    r"|\w+day|of|when|while|by|under|through|with|via|without)\b[^,;:]{0,90})?"
)
_LATER = frozenset({"since", "that", "which", "when", "where", "while", "whether", "how"})
LONGEST_SUBJECT = 8  # words
_MARKS = ',;:“”"'
_PASSIVE = re.compile(
    r"[ ](?:is|are|was|were)[ ](?:widely[ ]|generally[ ]|long[ ]|now[ ]|also[ ])?"
    r"(?:thought|believed|understood|reported|rumou?red|alleged|feared|reckoned|estimated|claimed"
    r"|presumed|suspected|said)(?=[ ]to[ ](?:be|have|[a-z]{3,})\b)"
)
_LATE_HEADLINE = re.compile(
    r"(?P<content>\S.{8,150}?)[ ](?P<cue>[–—-])[ ](?P<source>[^–—:]{2,50})$"
)
_EARLY_HEADLINE = re.compile(r"(?P<source>[^:–—,]{2,45})(?P<cue>:)[ ](?P<content>\S.{7,})$")


def find_tails(text: str, span: Span) -> Iterator[Draft]:
    """The reports of a sentence that stand amid or after their content."""
    if text.find(", ", span.start, span.end) < 0:
        return
    end = span.end
    while end > span.start and text[end - 1] in ' .!?"”’\n':
        end -= 1
    for pattern in _patterns():
        for match in pattern.finditer(text, span.start, end):
            draft = _draft(text, span, match, end)
            if draft is not None:
                yield draft
                return


def find_passives(text: str, span: Span) -> Iterator[Draft]:
    """What is said of somebody by nobody named: "two ministers are understood to oppose it"."""
    for match in _PASSIVE.finditer(text, span.start, span.end):
        if match.start() <= span.start:
            continue
        whole = Span(span.start, match.start())
        words = _WORD.findall(whole.of(text))
        verbs = words_of_class("auxiliary") | words_of_class("past")
        is_plain = len(words) <= LONGEST_SUBJECT and not any(
            mark in whole.of(text) for mark in _MARKS
        )
        if not words or not is_plain or verbs.intersection(words):
            return
        end = span.end
        while end > match.end() and text[end - 1] in ' .!?”"\n':
            end -= 1
        content = (whole, Span(match.end() + 1, end))
        yield Draft((), (Span(match.start() + 1, match.end()),), content, TAIL_SCORE, by_rule=True)
        return


def _draft(text: str, span: Span, match: re.Match[str], end: int) -> Draft | None:
    source = Span(*match.span("source"))
    if match.start() <= span.start or not _is_subject(text, source):
        return None
    first = Span(span.start, match.start())
    words = _WORD.findall(first.of(text))
    if any(mark in first.of(text) for mark in '“”"‘:;(') or not words:
        return None
    content: tuple[Span, ...] = (first,)
    if match["amid"]:
        rest = Span(match.end(), end)
        if rest.start >= rest.end or _WORD.match(text, rest.start) is None:
            return None
        content = (first, rest)
        words += _WORD.findall(rest.of(text))
    elif words[0].lower() in _linking_words():
        return None
    is_clause = any(is_finite(word) for word in words[1:])
    if len(words) < FEW_WORDS or not is_clause or not _agrees(text, source, match["cue"]):
        return None
    return Draft((source,), (Span(*match.span("cue")),), content, TAIL_SCORE, by_rule=True)


def _agrees(text: str, source: Span, cue: str) -> bool:
    """Whether a verb without an ending has a plural for its subject: not "a state"."""
    verb = cue.rsplit(" ", 1)[-1]
    if not words_of_class("auxiliary").isdisjoint(cue.split()) or " to " in cue:
        return True
    if verb.endswith("s") or report_verbs().get(verb, ("", ""))[0] != verb:
        return True
    words = [word.lower() for word in _WORD.findall(source.of(text))]
    return words[0] in {"they", "some", "many", "others", "both"} or any(map(is_plural, words))


def _is_subject(text: str, source: Span) -> bool:
    """Whether the words can be who says it: a name, a pronoun or a noun phrase, no clause."""
    words = _WORD.findall(source.of(text).split(",")[0])
    if not words or words[0].lower() in _linking_words():
        return False
    low = [word.lower() for word in words]
    if len(words) == 1 and low[0] in load_pronouns():
        return load_pronouns()[low[0]].person == "3" and not load_pronouns()[low[0]].is_possessive
    verbs = words_of_class("auxiliary") | words_of_class("past")
    small = words_of_class("determiner") | words_of_class("preposition") | {"own", "to", "and"}
    if any(word in _LATER for word in low[1:]) or _has_two(low):
        return False  # "the largest swap since the two countries", "a figure both governments"
    if any(word in verbs for word in words) or low[-1] in small - load_pronouns().keys():
        return False
    is_named = words[0][0].isupper() or low[0] in words_of_class("determiner") | {"two", "three"}
    is_known = low[-1] in _headline_speakers() and len(low) <= FEW_WORDS  # "inquiry finds"
    is_few = is_known or low[0] in words_of_class("quantifier") or low[0] in load_pronouns()
    return is_named or is_few or any(map(is_plural, low[:4]))


def _has_two(words: Sequence[str]) -> bool:
    """Whether a second noun phrase follows the first with nothing between."""
    joins = words_of_class("preposition") | words_of_class("conjunction") | {"all", "half", "both"}
    starts = words_of_class("determiner") | {"both"}
    pairs = zip(words[1:], words, strict=False)
    return any(w in starts and before not in joins | starts for w, before in pairs)


@cache
def _linking_words() -> frozenset[str]:
    """Words with which neither a subject nor a whole sentence begins."""
    kinds = ("conjunction", "subordinator", "relative")
    found = {word for kind in kinds for word in words_of_class(kind)}
    return frozenset(found | {"so", "then", "there", "not", "what", "how", "why"})


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    verbs: dict[str, set[str]] = {"amid": set(), "late": set(), "after": set()}
    for lemma, third, past, *_, kind, _hearer in read_rows("report_verbs.tsv"):
        if kind != "clause":
            verbs["late" if kind == "finding" else "amid"] |= {lemma, third, past}
        if kind == "speech":
            verbs["after"] |= {third, past, lemma}
    verb = "|".join(sorted(verbs["amid"], key=len, reverse=True))
    finding = "|".join(sorted(verbs["late"], key=len, reverse=True))
    spoken = "|".join(sorted(verbs["after"], key=len, reverse=True))
    usual = (
        r"(?:likes?|liked|used)[ ]to[ ](?:say|joke|tell[ ]\w+|point[ ]out)|will[ ]tell[ ]you"
        r"|(?:goes|went)[ ]on|(?:is|was)[ ]fond[ ]of[ ]saying|points?[ ]out|pointed[ ]out"
        r"|makes?[ ]clear|made[ ]clear"
    )
    said = rf"(?P<cue>{_AUXILIARY}(?:{usual}|{verb}))"
    late = rf"(?P<cue>{_AUXILIARY}(?:{usual}|{verb}|{finding}))"
    return (
        re.compile(rf",[ ](?P<source>[^,;:]{{1,60}}?)[ ]{said}{_WHEN}(?P<amid>,)[ ]"),
        re.compile(rf",[ ](?P<source>[^,;:]{{1,90}}?)[ ]{late}{_WHEN}(?P<amid>)$"),
        re.compile(rf",[ ](?P<cue>{spoken})[ ](?P<source>[^;:“”]{{2,140}})(?P<amid>)$"),
    )


def find_headline(text: str, span: Span, mentions: Sequence[Mention]) -> Draft | None:
    """The report a headline makes with a colon or a dash: "Lindqvist: …", "… - captain"."""
    match = _EARLY_HEADLINE.match(text, span.start, span.end)
    if match is None or not _speaks(text, Span(*match.span("source")), mentions):
        match = _LATE_HEADLINE.match(text, span.start, span.end)
    if match is None or not _speaks(text, Span(*match.span("source")), mentions):
        return None
    source, cue, content = ((Span(*match.span(name)),) for name in ("source", "cue", "content"))
    return Draft(source, cue, content, TAIL_SCORE, by_rule=True)


def _speaks(text: str, source: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the words name somebody who speaks: a role, or one the text speaks of besides."""
    words = _WORD.findall(source.of(text))
    if not words or len(words) > FEW_WORDS + 2:
        return False
    last = words[-1].lower()
    if last in load_roles() or last in _headline_speakers():
        return True
    for mention in mentions:
        is_alike = mention.name.split()[-1:] == words[-1:]
        if is_alike and mention.kind in _SPEAKING and mention.span.start > source.end:
            return True
    return False


@cache
def _headline_speakers() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("headline_speakers.tsv"))
