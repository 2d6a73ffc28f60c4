"""Turns of a transcript or an interview: the label that opens a line is the source of what follows.

"MODERATOR: ...", "Q: ...", "Jane Doe: ..." make a transcript where there are several of them. A
turn runs on over paragraphs without a label, up to one that speaks of its speaker by name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import load_roles, load_titles
from hearsay.text.tables import read_table

MIN_TURNS = 2  # so many lines with a label make a transcript
LONGEST_LABEL = 60
MOST_ALIKE = 50  # names with one surname

_LINE = re.compile(r"[^\n]+")
_NAME_WORD = r"[A-Z][\w.’'-]*"
_CLOCK = r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
_TIME = rf"(?:[\[(]?{_CLOCK}[\])]?[ \t]+(?:[-–—][ \t]+)?)?"
_SMALL = rf"(?:{_NAME_WORD}|of|the|de|van|bin|al|el)"
_LABEL = re.compile(
    rf"[ \t*_]*{_TIME}(?P<label>[QA](?=[.:])|{_SMALL}(?:[ ]{_SMALL}){{0,5}}(?:,[ ][^:\n]{{1,50}})?)"
    r"(?:[ ]?[\[(][^\])\n]{1,40}[\])])?"
    r"[*_]*(?P<colon>[:.])[*_]*(?:[ \t]+(?=\S)|(?P<alone>[ \t]*$))"
)
_ASIDE = re.compile(r"\s*[\[(].*[\])]\s*")
_VOWEL = re.compile(r"[AEIOUY]")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, as the text labels it, and the paragraphs that are said."""

    label: Span
    colon: Span
    content: tuple[Span, ...]
    speaker: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    label: Span | None
    colon: Span | None
    is_alone: bool = False  # nothing follows the colon: what is said stands below


def find_turns(text: str, mentions: Sequence[Mention]) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none where the text is no transcript."""
    lines = [_read_line(text, match) for match in _LINE.finditer(text)]
    labels = [line.label.of(text) for line in lines if line.label is not None]
    headed = {line.label.of(text) for line in lines if line.label and not line.is_alone}
    spoken = _spoken(labels, headed)
    if sum(label in spoken for label in labels) < MIN_TURNS:
        return ()
    people = {mention.span.end for mention in mentions if mention.kind is MentionKind.PERSON}
    named = (line.label for line in lines if line.label is not None and line.label.end in people)
    spoken |= {label.of(text) for label in named}
    names = _name_labels(text, lines, spoken, mentions)
    return tuple(_turns(text, lines, names))


def _read_line(text: str, match: re.Match[str]) -> _Line:
    whole = Span(match.start(), match.end())
    found = _LABEL.match(text, match.start(), match.end())
    if found is None or found.end("label") - found.start("label") > LONGEST_LABEL:
        return _Line(whole, None, None)
    label = Span(*found.span("label"))
    if found["colon"] == "." and len(label) > 1:
        return _Line(whole, None, None)
    return _Line(whole, label, Span(*found.span("colon")), found["alone"] is not None)


def _spoken(labels: Sequence[str], headed: set[str]) -> frozenset[str]:
    """The labels that stand for somebody: in capitals, or used again and again.

    ``headed`` are those with words after them on their line. One that never has may be the
    heading of a section, "NOTES:", and must come again.
    """
    times = Counter(labels)
    sorts = _sorts()
    found = set()
    for label, number in times.items():
        plain = _plain(label)
        if sorts.get(plain) == "not" or sorts.get(plain.split(" ")[0]) == "not":
            continue
        is_capital = label in headed and label.split(",")[0].isupper()
        if is_capital or plain in sorts or number > 1:
            found.add(label)
    # two names that take turns may each speak once or twice
    return frozenset(found) if len(labels) >= MIN_TURNS else frozenset()


def _name_labels(
    text: str, lines: Sequence[_Line], spoken: frozenset[str], mentions: Sequence[Mention]
) -> Mapping[str, str | None]:
    """Each label with the fullest name it stands for; None for nobody known."""
    first = next(line.span.start for line in lines if _is_spoken(text, line, spoken))
    starts = {line.label.start for line in lines if line.label is not None}
    people = [m for m in mentions if m.kind is MentionKind.PERSON and m.span.start not in starts]
    known = list(dict.fromkeys(m.name for m in people if not m.name.isupper()))
    known += [name for label in sorted(spoken) if (name := _spelt(label)) and " " in name]
    by_end: dict[str, list[str]] = defaultdict(list)
    for name in known:
        by_end[_key(name.split()[-1])].append(name)
    answering = _most_named(m.name for m in people if m.span.start < first)
    names: dict[str, str | None] = {}
    for label in spoken:
        sort = _sorts().get(_plain(label))
        if sort is None:
            names[label] = _fullest(_spelt(label), by_end)
        else:
            names[label] = answering if sort == "answer" else None
    return names


def _is_spoken(text: str, line: _Line, spoken: frozenset[str]) -> bool:
    return line.label is not None and line.label.of(text) in spoken


def _turns(text: str, lines: Sequence[_Line], names: Mapping[str, str | None]) -> Iterable[Turn]:
    label: Span | None = None
    colon: Span | None = None
    content: list[Span] = []
    last_words = {_key(name.split()[-1]) for name in names.values() if name}
    spoken = frozenset(names)
    for line in (*lines, None):
        opens = line is not None and _is_spoken(text, line, spoken)
        ends = line is None or opens or _is_told(text, line, last_words)
        if ends and label is not None and colon is not None and content:
            yield Turn(label, colon, tuple(content), names[label.of(text)])
        if line is None or (ends and not opens):
            label, content = None, []
            continue
        if opens and line.label is not None and line.colon is not None:
            label, colon, content = line.label, line.colon, []
        start = colon.end if opens and colon is not None else line.span.start
        said = _trimmed(text, start, line.span.end)
        if label is not None and said is not None and not _ASIDE.fullmatch(said.of(text)):
            content.append(said)


def _is_told(text: str, line: _Line, last_words: set[str]) -> bool:
    """Whether a line without a label speaks of one who has a turn: it is told, not said."""
    words = {_key(word) for word in _WORD.findall(line.span.of(text)) if word[0].isupper()}
    return bool(words & last_words)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t*_":
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _spelt(label: str) -> str | None:
    """The name in a label, with small letters; None for "THE WITNESS", "MAYOR"."""
    words = [word for word in label.split(",", maxsplit=1)[0].split() if word.strip(".")]
    while words and (_is_title(words[0]) or words[0].lower() == "the"):
        words = words[1:]
    if not words or _plain(" ".join(words)) in _sorts() or _key(words[-1]) in load_roles():
        return None
    return " ".join(word.title() if _is_spelt_large(word) else word for word in words)


def _is_spelt_large(word: str) -> bool:
    """Whether capitals are only the label's: not those of initials, "JD", "T.J."."""
    return word.isupper() and (len(word) > 2 or bool(_VOWEL.search(word))) and "." not in word


def _fullest(name: str | None, by_end: Mapping[str, Sequence[str]]) -> str | None:
    """The one known name that ends as ``name`` does; else ``name``."""
    if name is None:
        return None
    end = [_key(word) for word in name.split()]
    alike = by_end.get(end[-1], ())[:MOST_ALIKE]
    fitting = {one for one in alike if [_key(word) for word in one.split()][-len(end) :] == end}
    longest = max(fitting, key=len, default=name)
    is_one = all(_key(longest).endswith(_key(one)) for one in fitting)
    return longest if is_one else name


def _most_named(names: Iterable[str]) -> str | None:
    """The one name there is, or the one named more often than any other."""
    ranked = Counter(names).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _plain(label: str) -> str:
    words = label.split(",", maxsplit=1)[0].lower().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _key(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def _is_title(word: str) -> bool:
    return _key(word).rstrip(".") in _title_keys()


@cache
def _title_keys() -> frozenset[str]:
    return frozenset(_key(title).rstrip(".") for title in load_titles())


@cache
def _sorts() -> Mapping[str, str]:
    return {row["word"]: row["sort"] for row in read_table("turn_labels.csv")}
