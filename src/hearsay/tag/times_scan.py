"""Find where times stand in a text and which rule of the grammar each follows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.tag.grammar import Grammar
from hearsay.tag.times_checks import fits
from hearsay.tag.tokens import Tokens, word_set

REACH = 14  # tokens looked at before a time for words that belong to it


@dataclass(frozen=True, slots=True)
class Draft:
    """A time as found: its rule, its tokens, and what stands before it and belongs to it."""

    rule: str
    match: re.Match[str]
    tokens: Tokens
    grammar: Grammar
    first: int  # first token, with what belongs to it
    end: int  # one after the last token
    before: dict[str, re.Match[str]]

    def has(self, part: str) -> bool:
        """Whether the rule's part of this name was filled."""
        return part in self.match.re.groupindex and self.match.start(part) >= 0

    def words(self, part: str) -> list[str]:
        """The tokens of one part of the rule; empty if it was not filled."""
        if not self.has(part):
            return []
        start, end = self.match.span(part)
        return self.tokens.words[start:end]

    def word(self, part: str) -> str:
        """The part's text in lower case, "" if it was not filled."""
        return "".join(self.words(part)).lower()

    def value(self, part: str) -> str:
        """The value the tables give for the first token of the part that has one."""
        for word in self.words(part):
            value = self.grammar.lexicon.value(word)
            if value:
                return value
        return ""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens.starts[self.first]

    @property
    def stop(self) -> int:
        """Offset after the last character."""
        return self.tokens.starts[self.end]

    def neighbour(self, step: int) -> str:
        """The word before (-1) or after (1) in lower case; "" where a mark stands between."""
        words = self.tokens.words
        place = self.first - 1 if step < 0 else self.end
        if not 0 <= place < len(words) or not words[place].isspace():
            return ""
        place += -1 if step < 0 else 1
        return words[place].lower() if 0 <= place < len(words) else ""


def scan(tokens: Tokens, grammar: Grammar) -> Iterator[Draft]:
    """Every place where a rule fits, leftmost first, never overlapping."""
    classes, done = tokens.classes, 0
    last = Last()
    for place in grammar.finder.places(classes):
        if place < done:
            continue
        for name, match in grammar.finder.matches(classes, place):
            if fits(match, name, tokens) and last.allows(match, name, tokens):
                draft = Draft(name, match, tokens, grammar, place, match.end(), {})
                yield widen(draft, done)
                last = Last(name, match.end())
                done = match.end()
                break


@dataclass(frozen=True, slots=True)
class Last:
    """The rule and the end of the last time found: a range may go on there."""

    rule: str = ""
    end: int = -9

    def allows(self, match: re.Match[str], rule: str, tokens: Tokens) -> bool:
        """Whether what went before allows this rule: "25" after "June 24–"."""
        if rule != "last_day":
            return True
        if self.rule not in {"mdy", "last_day"} or not 0 < match.start() - self.end <= 3:
            return False
        words, end = tokens.words, match.end()
        follows = words[end + 1] if end + 1 < len(words) and words[end] == " " else ""
        return not follows[:1].isupper() and follows not in word_set("counted")


def widen(draft: Draft, done: int) -> Draft:
    """The draft with the words before it that belong to it: "the end of", "nearly", "later"."""
    first, before = draft.first, {}
    for _ in range(3):
        for name, pattern in draft.grammar.before.items():
            if name in before or not may_widen("clock" if "tod" in before else draft.rule, name):
                continue
            least = max(done, first - REACH)
            match = pattern.search(draft.tokens.classes, least, first)
            if match:
                before[name] = match
                first = match.start()
                break
        else:
            break
    return Draft(draft.rule, draft.match, draft.tokens, draft.grammar, first, draft.end, before)


SPANS = frozenset({"span", "age", "ago", "aged", "attributive"})
TIMES = frozenset(
    {"clock", "hours", "attributive", "of_part", "kin_span", "bare_units", "vague_time"}
)
DATES = frozenset({"dmy", "mdy", "iso", "weekday", "deictic", "month_year", "nth", "slashed"})


def may_widen(rule: str, name: str) -> bool:
    """Whether words of this sort may stand before a time of this rule."""
    if name == "bound":
        return rule in SPANS or rule in {
            "year",
            "month_year",
            "bc_year",
            "dmy",
            "mdy",
            "clock",
            "decade",
        }
    if name == "tod":
        return rule in DATES
    return rule not in SPANS and rule not in TIMES and not rule.startswith("set_")
