"""Text as search sees it, and what a person types as search terms; the same on both engines.

Words are folded and cut here, not by the engine, so that SQLite and PostgreSQL find the same: case
and accents do not count, "3.5" is the words 3 and 5 beside each other. Only stemming ("summits"
finds "summit") is the engine's.
"""

import re
import unicodedata
from dataclasses import dataclass

from hearsay.errors import InputError

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'(?P<not>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
MOST_TERMS = 32  # more are no search; engines take long over them


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand beside each other; of a prefix the last is only begun."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """All of ``wanted`` and none of ``unwanted``."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()
    signs: tuple[tuple[str, ...], ...] = ()  # one of each


def sign(kind: str, value: str) -> str:
    """A word that stands in a passage for what it is: nobody writes it, so the index can filter.

    An index that holds "contradicted claim" beside the words answers both questions at once.
    """
    return f"zzq{kind}q{''.join(words_of(value))}"


def fold(text: str) -> str:
    """The text without case and accents; what no database can hold becomes a space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        " " if "\ud800" <= char <= "\udfff" else char
        for char in plain
        if not unicodedata.combining(char)
    )


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(_WORD.findall(fold(text)))


def storable(text: str) -> str:
    """The text with a sign in place of NUL and lone surrogates, which databases refuse."""
    return re.sub("[\x00\ud800-\udfff]", "�", text)


def find_terms(typed: str) -> Terms:
    """What a person typed: words, "a phrase", begin* and -unwanted ones.

    Raises ``InputError`` where no word is left to look for.
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for match in _TERM.finditer(typed):
        raw = match["phrase"] if match["phrase"] is not None else match["word"]
        words = words_of(raw)
        if words:
            is_prefix = match["word"] is not None and raw.endswith("*")
            (unwanted if match["not"] else wanted).append(Term(words, is_prefix))
    if not wanted:
        raise InputError(f"{typed.strip()[:60]!r} has no word to look for")
    if len(wanted) + len(unwanted) > MOST_TERMS:
        raise InputError(f"more than {MOST_TERMS} words to look for: leave some out")
    return Terms(tuple(wanted), tuple(unwanted))


def to_fts5(terms: Terms) -> str:
    """The terms in SQLite's FTS5 syntax; words hold letters and digits alone, so none is syntax."""
    signs = (f"({' OR '.join(map(_quoted, group))})" for group in terms.signs)
    wanted = " AND ".join((*signs, *map(_fts5, terms.wanted)))
    return " NOT ".join((f"({wanted})", *map(_fts5, terms.unwanted)))


def to_tsquery(terms: Terms) -> str:
    """The terms in PostgreSQL's tsquery syntax."""
    signs = (f"({' | '.join(group)})" for group in terms.signs)
    return " & ".join(
        (*signs, *map(_tsquery, terms.wanted), *(f"!{_tsquery(term)}" for term in terms.unwanted))
    )


def _quoted(word: str) -> str:
    return f'"{word}"'


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.is_prefix else "")


def _tsquery(term: Term) -> str:
    *first, last = (f"'{word}'" for word in term.words)
    return "(" + " <-> ".join((*first, last + (":*" if term.is_prefix else ""))) + ")"
