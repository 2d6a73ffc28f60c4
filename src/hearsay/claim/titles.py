"""Titles of office next to a name: where one starts and ends, whose it is, whether it is held."""

import re
from dataclasses import dataclass
from functools import cache

from hearsay.claim.lists import alternatives, read_list, words_with
from hearsay.records.document import Span
from hearsay.text.tables import read_table

# A capitalised word, with what may be inside it: "U.S.", "Gerasimov’s", "Vice-President".
_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[^\W\d_a-zß-öø-ÿ][\w&’'-]*)"
_WORD = re.compile(r"[^\s,;:()\"“”]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINING = frozenset({"of", "for", "the"})
_LONGEST = 110  # characters from the first word of a title to its last; longer ones are lists
_PUBLIC = "official"
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "my", "your"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands in the text."""

    start: int  # of the whole phrase, with "the former Russian"
    core: Span  # "foreign minister", "Chief of the General Staff of the Russian Armed Forces"
    country: Span | None  # the name before it: "Russian", "NATO's" without the ending
    standing: Span | None  # "former", "acting"; None: held
    determiner: str  # "the", "his"; "": none


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    heads = alternatives((*(row[0] for row in read_list("title_heads.tsv")), *_posts()))
    before = alternatives(tuple(words_with("title_words.tsv", "before")))
    after = alternatives(tuple(words_with("title_words.tsv", "after")))
    group = rf"(?:the\s+)?(?:(?:{after})\b|{_CAPITAL})(?:\s+(?:(?:{after})\b|{_CAPITAL}))*"
    core = (
        rf"(?:\b(?i:{before})(?:[\s-]+|\s+and\s+))*\b(?i:{heads})\b"
        rf"(?:-(?:general|elect|designate|in-chief))?"
        rf"(?:\s+(?:of|for)\s+{group}(?:\s+(?:of|for|and)\s+{group})*)?"
    )
    ranks = alternatives(tuple(row[0] for row in read_list("ranks.tsv")))
    return re.compile(core), re.compile(rf"(?:(?<![\w-])(?:{ranks})\s+)+$")


def _posts() -> tuple[str, ...]:
    """Other nouns for those who hold a public office: "harbour master", "registrar"."""
    rows = (row for row in read_table("roles.csv") if row["office"] == "yes")
    return tuple(row["noun"] for row in rows if _PUBLIC in row["wider"].split("|"))


@cache
def _standing() -> dict[str, frozenset[str]]:
    roles = ("former", "acting", "plain", "opener")
    return {role: words_with("title_words.tsv", role) for role in roles}


def title_before(text: str, begin: int, end: int) -> tuple[Title, bool] | None:
    """The title that ends right before ``end``, and whether a comma stands between."""
    begin = max(begin, end - _LONGEST)
    _, ranks = _patterns()
    left = text[begin:end]
    rank = ranks.search(left)
    for before in (left, left[: rank.start()] if rank else ""):
        stripped = before.rstrip()
        if stripped == before:
            continue  # no blank between title and name
        stop = begin + len(stripped.rstrip(",").rstrip())
        core = _core_ending(text, begin, stop)
        if core is not None:
            return _title(text, begin, core), stripped.endswith(",")
    return None


def title_after(text: str, begin: int, end: int) -> Title | None:
    """The title that starts right at ``begin``, its article and country included."""
    pattern, _ = _patterns()
    stop = min(end, begin + _LONGEST)
    for match in pattern.finditer(text, begin, stop):
        title = _title(text, begin, Span(match.start(), match.end()))
        return title if title.start == begin else None
    return None


def standing_of(word: str) -> str | None:
    """As in: "former" or "acting" for a word that says so, else None."""
    lower = word.lower()
    for role in ("former", "acting"):
        if lower in _standing()[role]:
            return role
    return None


def _says_when(word: str) -> bool:
    """Whether a word before a title says whether the office is held: "outgoing", "former"."""
    return standing_of(word) is not None or word.lower() in _standing()["plain"]


def _core_ending(text: str, begin: int, stop: int) -> Span | None:
    pattern, _ = _patterns()
    for match in pattern.finditer(text, begin, stop):
        if match.end() == stop:
            return Span(match.start(), match.end())
    return None


def _title(text: str, begin: int, core: Span) -> Title:
    """The title with the words before its core that belong to it."""
    words = list(_WORD.finditer(text, begin, core.start))
    core = _widened(text, words, core)
    words = [word for word in words if word.end() <= core.start]
    start, standing, country = core.start, None, None
    determiner = ""
    number = len(words) - 1
    while number >= 0:
        word = words[number]
        if text[word.end() : start].strip():
            break
        bare = _POSSESSIVE.sub("", word.group())
        lower = bare.lower()
        if lower in _DETERMINERS and not bare.isupper():
            start, determiner = word.start(), lower
            break
        prefix = lower.split("-")[0] if lower.startswith(("ex-", "then-")) else lower
        if standing_of(prefix):
            standing = standing or Span(word.start(), word.end())
        elif lower not in _standing()["plain"]:
            taken = _country(text, words, number)
            if taken is None or country is not None:
                break
            country, number = taken
            start = country.start
            number -= 1
            continue
        start = word.start()
        number -= 1
    return Title(start, core, country, standing, determiner)


def _widened(text: str, words: list[re.Match[str]], core: Span) -> Span:
    """The core with an unknown noun right before it: "refugee chief" is no "chief"."""
    if not words or text[core.start].isupper() or text[words[-1].end() : core.start].strip():
        return core
    word = words[-1].group()
    is_known = _says_when(word) or word.lower() in _DETERMINERS | _standing()["opener"]
    if is_known or not word.isalpha() or not word.islower():
        return core
    return Span(words[-1].start(), core.end)


def _country(text: str, words: list[re.Match[str]], number: int) -> tuple[Span, int] | None:
    """The capitalised name that ends with this word, and the number of its first word."""
    last = words[number]
    if not last.group()[0].isupper() or last.group().lower() in _standing()["opener"]:
        return None
    first = number
    while first > 0 and text[words[first - 1].end() : words[first].start()].isspace():
        before = words[first - 1].group()
        is_sentence_start = before.lower() in _DETERMINERS | _standing()["opener"]
        if before[0].isupper() and not is_sentence_start and not _says_when(before):
            first -= 1
        elif before in _JOINING and first > 1 and words[first - 2].group()[0].isupper():
            first -= 2
        else:
            break
    ending = _POSSESSIVE.search(last.group())
    end = last.start() + ending.start() if ending and ending.start() else last.end()
    return Span(words[first].start(), end), first
