"""Cut text into tokens and give each a word class from a table, one character each.

Grammars then run as regular expressions over the string of word classes, which is short and has few
different characters: fast, and free of spelling.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import accumulate

# Digits, letters, white space, anything else: together they cover every character once.
TOKEN = re.compile(r"\d+|[^\W\d_]+|\s+|[\W_]")
TAG = re.compile(r"(?<!\(\?P)<(\w+(?:\|\w+)*)>")  # <tag> or <tag|tag>, but no group name
LETTER = re.compile(r"[^\W\d_]")
# Typographic marks that grammars need not tell apart.
SAME_MARK = {"’": "'", "‘": "'", "–": "-", "‑": "-", "‐": "-", "−": "-", "―": "—"}
PLAIN_MARKS = frozenset("'\"-—.,:;()[]/$%&+*#@?!“”_~<>=|\\^`{}")
HIDDEN = "\0"  # the class of a token that is already part of something else
OTHER_MARK, OTHER_WORD, OTHER_NAME = "p", "x", "X"
# The shapes of digit tokens: name, least, most value, fewest, most digits.
SHAPES = (
    ("zero2", 0, 9, 2, 2),  # 00 to 09
    ("d12", 1, 12, 1, 2),
    ("d24", 13, 24, 2, 2),
    ("d31", 25, 31, 2, 2),
    ("d59", 32, 59, 2, 2),
    ("d99", 60, 99, 2, 2),
    ("d0", 0, 0, 1, 1),
    ("three", 0, 999, 3, 3),
    ("y4", 1000, 2199, 4, 4),
    ("four", 0, 9999, 4, 4),
)
LONG = "long"  # any other run of digits
MEMO_WORDS, MEMO_CHARS = 50_000, 24  # what a lexicon remembers of the texts it has read
FIRST_PRIVATE = 0xE000  # class characters come from the private use area


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut up: the words, where each begins, and the class of each as one character."""

    words: list[str]
    starts: list[int]  # one more than words: the last is the length of the text
    classes: str


@dataclass(frozen=True)
class Lexicon:
    """Tags and value of each word of one table, and a class character for each set of tags."""

    tags: Mapping[str, frozenset[str]]
    values: Mapping[str, str]
    chars: Mapping[frozenset[str], str]
    memo: dict[str, str] = field(default_factory=dict)

    def cut(self, text: str) -> Tokens:
        """The tokens of ``text`` with their classes; equal words get equal classes."""
        words = TOKEN.findall(text)
        starts = list(accumulate(map(len, words), initial=0))
        memo = self.memo
        if len(memo) > MEMO_WORDS:
            memo.clear()
        known = {word: memo.get(word) or self.remember(word) for word in set(words)}
        return Tokens(words, starts, "".join([known[word] for word in words]))

    def remember(self, word: str) -> str:
        """The class of a token, kept for the next text; long ones are not kept."""
        found = self.class_of(word)
        if len(word) <= MEMO_CHARS:
            self.memo[word] = found
        return found

    def class_of(self, word: str) -> str:
        """The class character of one token."""
        tags = self.tags_of(word)
        if tags:
            return self.chars[tags]
        first = word[0]
        if first.isspace():
            return "\n" if word.count("\n") > 1 or len(word) > 20 else " "
        mark = SAME_MARK.get(first, first)
        if mark in PLAIN_MARKS:
            return mark
        if not LETTER.match(first):
            return OTHER_MARK
        return OTHER_NAME if first.isupper() else OTHER_WORD

    def tags_of(self, word: str) -> frozenset[str]:
        """The tags of one token; empty for a word the table does not know."""
        if word.isdecimal():
            return frozenset({digits_shape(word)}) if word.isascii() else frozenset()
        return self.tags.get(self.key(word), frozenset())

    def value(self, word: str) -> str:
        """The value the table gives for this word, "" for none."""
        return self.values.get(self.key(word), "")

    def key(self, word: str) -> str:
        """The form in which the table knows ``word``: as written, lower case, or capitalised."""
        if word in self.tags:
            return word
        lower = word.lower()
        if lower in self.tags:
            return lower
        return word.capitalize() if word.isupper() and len(word) > 2 else lower

    def pattern(self, template: str) -> str:
        """A template over classes: ``<tag>`` a word so tagged, ``_`` a space, ``~`` or a hyphen."""
        found = template.replace("_", "[ ]").replace("~", "[ -]")
        return TAG.sub(self.expand, found)

    def expand(self, match: re.Match[str]) -> str:
        """The character class of one ``<tag>`` or ``<tag|tag>``."""
        wanted = frozenset(match[1].split("|"))
        chars = [char for tags, char in self.chars.items() if wanted & tags]
        if not chars:
            raise LookupError(f"no word of the table is tagged {match[1]!r}")
        return "[" + "".join(chars) + "]"


def digits_shape(digits: str) -> str:
    """The name of the shape of a run of ASCII digits."""
    if len(digits) > 4:
        return LONG
    value, size = int(digits), len(digits)
    for name, least, most, fewest, longest in SHAPES:
        if least <= value <= most and fewest <= size <= longest:
            if name == "d12" and digits[0] == "0":
                return "zero2"
            return name
    return LONG


@cache
def load_lexicon(*names: str) -> Lexicon:
    """The lexicon of tables with the columns word, tags, value; a word may be in several."""
    tags: dict[str, frozenset[str]] = {}
    values: dict[str, str] = {}
    for row in (row for name in names for row in read_table(name)):
        word = row["word"]
        tags[word] = tags.get(word, frozenset()) | frozenset(row["tags"].split())
        values[word] = row["value"] or values.get(word, "")
    for word in [word for word in tags if word.lower() != word and word.lower() in tags]:
        tags[word] |= tags[word.lower()]  # "A" is still an article, "Years" still a unit
        values[word] = values[word] or values[word.lower()]
    shapes = [frozenset({name}) for name, *_ in SHAPES] + [frozenset({LONG})]
    sets = dict.fromkeys([*shapes, *tags.values()])
    chars = {one: chr(FIRST_PRIVATE + number) for number, one in enumerate(sets)}
    return Lexicon(tags, values, chars)


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one shipped table, .csv or .tsv; lines that begin with # are remarks."""
    lines = files("hearsay").joinpath("data", name).read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    if name.endswith(".tsv"):
        names = kept[0].split("\t")
        return [dict(zip(names, line.split("\t"), strict=True)) for line in kept[1:]]
    return list(csv.DictReader(kept))


@cache
def word_set(name: str) -> frozenset[str]:
    """One set of the table of words that stand beside times and numbers and tell them apart."""
    rows = {row["set"]: row["words"] for row in read_table("tag_word_sets.tsv")}
    return frozenset(rows[name].split())
