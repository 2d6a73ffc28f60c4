"""The subject and the object of a verb of saying inside a content: who told, whom, and what."""

import re
from functools import cache
from itertools import islice

from hearsay.attribute.grammar import is_plural, load_pronouns
from hearsay.attribute.predicates import subject_before
from hearsay.attribute.verbs import read_rows, report_verbs
from hearsay.records.document import Span
from hearsay.text.small_words import words_of_class

SUBJECT_REACH = 90  # characters before a verb in which its subject is looked for
SHARED_REACH = 200  # the same, for a subject shared with a verb before: "he rose and told"
LONGEST_OBJECT = 1200  # characters
LONGEST_SUBJECT = 9  # words
FEW_LETTERS = 4  # of a content
FEW_WORDS = 3  # of a clause without "that"
CLAUSE_WORDS = 14  # of a clause, among which its verb is looked for

_WORD = re.compile(r"[^\W_][\w’'-]*")
_BREAK = re.compile(r"[.!?;:“”\"—(\n]\s?|[‘][ ]?|\s[–-]\s")
_JOINT = re.compile(
    r"\b(?:that|and|but|because|when|while|if|unless|whether|as|since|though|although|before|after"
    r"|until|where|what|or|so|than|which|who|whom|then|how|why|Now|And|But|When|While|If|As|So"
    r"|Because|After|Before|Then|Well)\b,?\s*"
)
_ASIDE = re.compile(r"\s?[—–][^—–.;:]{2,60}[—–]\s?$")
_A = re.compile(r"an?[ ]")
_SUPPOSED = frozenset({"if", "unless", "whether"})
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "others"})
_NOBODY = frozenset(
    {"there", "this", "that", "what", "nobody", "none", "nothing", "anybody", "one"}
)
_ADVERBS = frozenset({"never", "ever", "also", "still", "once", "then", "now", "always", "often"})
_NEGATIVE = frozenset({"no", "neither", "there’s", "there's", "if", "any", "anyone", "whoever"})
_HEARER = (
    r"(?:[ ](?:him|her|them|us|me|you|it|everyone|everybody|people|reporters|[A-Z][\w’'-]+"
    r"(?:[ ][A-Z][\w’'-]+){0,2}|(?:the|his|her|my|our|their|its|an?|this|that|every|each)[ ]"
    r"[\w’'-]+(?:[ ](?!to\b|that\b)[\w’'-]+){0,2}?))"
)
_WHEN = (
    r"(?:[ ](?:(?:on|in|at|by|last|this|for|over|during|from|after|before)[ ]"
    r"(?!that\b|whether\b|to\b)[\w-]+(?:[ ](?!that\b|whether\b|to\b)[\w-]+){0,3}?"
    r"|yesterday|today|again|privately|earlier|later|once|repeatedly))?"
)
_END = re.compile(
    r"(?<=[\w”\"’'])[.!?](?:[”\"’']|\s|$)|;|[”\"](?=\s|$)|\s—"
    r"|,\s(?:but|while|although|though|whereas)\b"
    r"|,?[ ]and[ ](?:had|has|have|then|did|later|was|were)\b"
)
_TO_WHOM = (
    r"(?:[ ](?:to|in|on|at|from|by|down|up|during|before|after|under|over)[ ]"
    r"[^,.;:“”\"()]{2,60}?)??"
)
_OPENERS = {
    "that": (
        rf"{_TO_WHOM},?[ ](?P<that>that[ ](?!(?:to|for|again|every|since|at|as|so|last|next|much"
        r"|one|kind|sort)\b))"
    ),
    "wh": r"[ ](?P<wh>(?:whether|if|how|why|what|when|where|who|which)\b)",
    "to": r"[ ](?P<to>(?:not[ ]|never[ ])?to[ ](?=[a-z“‘]))",
    "quote": r"[,:]?[ ](?P<quote>[“‘\"])",
    "for": (
        r"[ ]for(?P<for>[ ](?!(?:years|months|weeks|days|hours|a[ ]\w+[ ]time|decades)\b)"
        r"(?=[\w“]))"
    ),
    "of": r"[ ](?P<of>(?:of|about)[ ](?=[\w“]))",
    "ing": (
        r"[ ](?:to[ ])?(?P<ing>(?:ever[ ]|not[ ])?"
        r"(?!(?:during|\w*thing|king|evening|morning|spring)\b)"
        r"[a-z]{2,}ing\b)"
    ),
    "as": r"(?:[ ]as)?[ ](?P<as>[“‘\"\w])",
    "same": r"[ ](?P<same>(?:exactly[ ]|just[ ])?the[ ]same(?:[ ]thing)?\b)",
    "np": (
        r"[ ](?P<np>(?:the|an?|his|her|its|their|my|our|this|these|those|more|less|one|two|three|no"
        r"|[A-Z][\w’'-]+|“|‘)\b)"
    ),
}
_CLAUSE = re.compile(
    r"[,:]?[ ](?P<clause>(?:(?:he|she|it|they|we|I|you|there|this|nobody|everyone|someone|the"
    r"|an?|his|her|its|their|my|our|these|those|all|no|some|many|most|two|three)(?:[’']\w+)?"
    r"|[A-Z][\w’'-]*|[a-z]+)\s)"
)


@cache
def nested_verbs() -> dict[str, tuple[str, frozenset[str]]]:
    """Each finite form and each gerund with its lemma and what may follow it."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for lemma, third, past, participle, gerund, takes in read_rows("nested_verbs.tsv"):
        for form in (lemma, third, past, participle, gerund):
            found.setdefault(form, (lemma, frozenset(takes.split()) - {"-"}))
    usual = frozenset({"that", "quote"})
    for form, (lemma, kind) in report_verbs().items():
        follows = usual if kind in {"speech", "thought"} else frozenset({"that"})
        found.setdefault(form, (lemma, follows))
    return found


def subject_of(text: str, start: int, cue: int) -> Span | None:
    """The noun phrase before the verb that begins at ``cue``, in the content from ``start``."""
    aside = _ASIDE.search(text, max(start, cue - SUBJECT_REACH), cue)
    cue = aside.start() if aside is not None else cue  # "half of them — 54 per cent — say"
    first, end = max(start, cue - SUBJECT_REACH), cue
    breaks = [match.end() for match in _BREAK.finditer(text, first, cue) if match.end() < cue]
    clause = breaks[-1] if breaks else first
    joints = list(_JOINT.finditer(text, clause, cue))
    while end > clause and text[end - 1] in ' ,“"':
        end -= 1
    is_set_off = text[end : end + 1] == ","
    last = joints[-1] if joints else None
    word = last.group().strip(" ,").lower() if last else ""
    if word in _SUPPOSED or (word == "when" and _A.match(text, last.end() if last else cue)):
        return None  # "when a king says that he is well"
    if last is not None and word == "who" and last.end() >= cue - 1:
        return Span(last.start(), last.start() + 3)
    begin = last.end() if last is not None else clause
    if last is not None and begin >= end and word in {"and", "then", "or", "but"}:
        shared = subject_before(text, max(start, cue - SHARED_REACH), cue) or _first_subject(
            text, clause, end
        )
        return _checked(text, shared)
    if last is not None and word == "and":
        begin = _with_both(text, clause, last, end)
    return _checked(text, _part(text, begin, end, is_set_off=is_set_off))


def _first_subject(text: str, start: int, end: int) -> Span | None:
    """What stands before the first verb: "The minister | stood where he stands now and"."""
    for match in _WORD.finditer(text, start, end):
        if is_verb(match.group()) and match.start() > start:
            return Span(start, match.start() - 1)
    return None


def _with_both(text: str, clause: int, joint: re.Match[str], end: int) -> int:
    """Where "Berlin and Warsaw" begins; else past the "and"."""
    before = list(_WORD.finditer(text, clause, joint.start()))
    if not before or not text[joint.end()].isupper() or not before[-1].group()[0].isupper():
        return joint.end()
    names = len(before) - 1
    while names > 0 and before[names - 1].group()[0].isupper():
        names -= 1
    return before[names].start() if end > joint.end() else joint.end()


def _part(text: str, begin: int, end: int, *, is_set_off: bool) -> Span | None:
    """The last part between commas, or the one before it, of which it is a description."""
    comma = text.rfind(", ", begin, end)
    if comma < 0:
        return Span(begin, end) if begin < end else None
    after = Span(comma + 2, end) if comma + 2 < end else None
    is_name = after is not None and after.of(text)[0].isupper()
    if not is_set_off or is_name or after is None:
        return after
    before = text.rfind(", ", begin, comma)
    start = before + 2 if before >= 0 else begin
    return Span(start, comma) if start < comma else None


def _checked(text: str, span: Span | None) -> Span | None:
    """The span from where its last noun phrase begins; None where it can be no subject."""
    if span is None:
        return None
    matches = list(_WORD.finditer(text, span.start, span.end))
    while matches and (matches[-1].group() in _ADVERBS or matches[-1].group().endswith("ly")):
        matches.pop()  # "He certainly | said"
    if not matches:
        return None
    span = Span(span.start, matches[-1].end())
    words = [match.group().lower() for match in matches]
    if words[-1] in _SUBJECTS:
        return Span(matches[-1].start(), matches[-1].end())
    small = words_of_class("preposition") | words_of_class("determiner") | {"to", "not", "own"}
    verbs = words_of_class("auxiliary") | words_of_class("past")
    if words[-1] in (small - {"her"}) | _NOBODY or "nobody" in words or words[0] in _NEGATIVE:
        return None
    starts = [n for n in range(len(words)) if _opens(matches, n, small)]
    first = 0 if starts[:1] == [0] else starts[-1] if starts else 0
    if any(word in verbs for word in words[first:]) or len(words) - first > LONGEST_SUBJECT:
        first = starts[-1] if starts else 0
    rest = words[first:]
    if rest[0] in _NEGATIVE or rest[-1].endswith(("’s", "'s", "s’")):
        return None
    if any(word in verbs for word in rest) or len(rest) > LONGEST_SUBJECT:
        return None
    is_bare = len(rest) == 1 and not rest[0].endswith("ly") and rest[0] not in _loose_words()
    if not starts and not is_bare and not (is_plural(rest[-1]) and len(rest) <= FEW_WORDS):
        return None
    return Span(matches[first].start(), span.end)


@cache
def _loose_words() -> frozenset[str]:
    kinds = ("conjunction", "subordinator", "relative", "auxiliary", "past")
    return frozenset(word for kind in kinds for word in words_of_class(kind)) | {"please", "let"}


def _opens(matches: list[re.Match[str]], number: int, small: frozenset[str] | set[str]) -> bool:
    """Whether a noun phrase begins with this word that no small word governs."""
    word = matches[number].group()
    before = matches[number - 1].group() if number else ""
    if before.lower() in small:
        return False
    if word.lower() in words_of_class("determiner") | words_of_class("quantifier"):
        return True
    pronoun = load_pronouns().get(word.lower())
    if pronoun is not None and pronoun.is_possessive:
        return True
    is_governed = word.lower() in words_of_class("preposition")
    return word[0].isupper() and not is_governed and not before[:1].isupper()


def object_of(text: str, takes: frozenset[str], at: int, end: int) -> tuple[int, Span] | None:
    """Where the cue ends and what is said, after the verb that ends at ``at``."""
    end = min(end, at + LONGEST_OBJECT)
    stop = _END.search(text, at, end)
    last = end if stop is None or stop.group()[:1] in '”"' else stop.start()
    opener = _opener(takes).match(text, at, last)
    if opener is None and "clause" in takes:
        opener = _clause_after(text, takes, at, last)
    if opener is None or opener.lastgroup is None:
        return None
    start = opener.start(opener.lastgroup)
    if opener.lastgroup == "that":
        after = _WORD.search(text, opener.end(), last)
        if after is None or (is_verb(after.group()) and after.group().lower() not in _SUBJECTS):
            return None  # "the demands that come with it"
    if opener.lastgroup == "quote":
        closing = text.find({"“": "”", "‘": "’", '"': '"'}[text[start]], start + 1, end)
        last = closing + 1 if closing > 0 else end
    cue = at + 4 if opener.lastgroup == "for" else at
    while start < last and text[start] == " ":
        start += 1
    while last > start and _is_loose(text, start, last):
        last -= 1
    return (cue, Span(start, last)) if last - start >= FEW_LETTERS else None


def _is_loose(text: str, start: int, last: int) -> bool:
    """Whether the last letter is a comma, a stop or a closing mark that nothing here opens."""
    mark, after = text[last - 1], text[last : last + 1]
    if mark in "”’":
        return text.find("“" if mark == "”" else "‘", start, last) < 0
    is_inside = after in {"”", "’"} and text.find("“" if after == "”" else "‘", start, last) >= 0
    return mark in " ,.;" and not is_inside


@cache
def _opener(takes: frozenset[str]) -> re.Pattern[str]:
    kinds = "|".join(_OPENERS[kind] for kind in _OPENERS if kind in takes)
    hearer = rf"(?:{_HEARER}{_WHEN}|{_WHEN})" if "hearer" in takes else _WHEN
    return re.compile(rf"(?:{hearer})??(?:{kinds})") if kinds else re.compile(r"(?!)")


def _clause_after(text: str, takes: frozenset[str], at: int, last: int) -> re.Match[str] | None:
    """A clause that follows without "that": it has a subject and a verb."""
    start = at
    if "hearer" in takes:
        hearer = _hearer().match(text, at, last)
        if hearer is None:
            return None
        start = hearer.end()
    match = _CLAUSE.match(text, start, last)
    if match is None:
        return None
    found = _WORD.finditer(text, match.start("clause"), last)
    words = [m.group().lower() for m in islice(found, CLAUSE_WORDS)]
    first = words[0].replace("’", "'").split("'")[0]
    if len(words) > 1 and (first in _SUBJECTS or "'" in words[0].replace("’", "'")):
        return match
    small = words_of_class("preposition") | words_of_class("conjunction") | {"to", "not", "so"}
    if first in small or len(words) < FEW_WORDS:
        return None
    is_open = first in words_of_class("determiner") | words_of_class("quantifier")
    is_open = is_open or text[match.start("clause")].isupper() or first in load_pronouns()
    tail = words[1:] if is_open else words[1:4]
    return match if any(is_verb(word) for word in tail) or (is_open and _has_s(tail)) else None


def is_verb(word: str) -> bool:
    """Whether the word can only be a verb, or a pronoun with which a clause begins."""
    if word in words_of_class("auxiliary") or word in words_of_class("past"):
        return True
    return (word.endswith("ed") and len(word) > FEW_LETTERS) or word in _SUBJECTS - {"it"}


def _has_s(tail: list[str]) -> bool:
    return any(word.endswith("s") and not word.endswith("ss") for word in tail[:6])


@cache
def _hearer() -> re.Pattern[str]:
    return re.compile(rf"{_HEARER}{_WHEN}")
