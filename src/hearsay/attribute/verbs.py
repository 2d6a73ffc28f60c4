"""The verbs and nouns that report, as tables and as patterns built from them."""

import re
from functools import cache
from importlib.resources import files

from hearsay.text.tables import wording_of

_NOUN = re.compile(r"(?<![\w’'-])[A-Za-z]+(?![\w-])")
_DATA = files("hearsay") / "data"


@cache
def report_verbs() -> dict[str, tuple[str, str]]:
    """Each inflected form with its lemma and its kind, "speech" or "thought"."""
    found: dict[str, tuple[str, str]] = {}
    for row in read_rows("report_verbs.tsv"):
        lemma, third, past, participle, gerund, kind, _ = row
        for form in (lemma, third, past, participle, gerund):
            found.setdefault(form, (lemma, kind))
    return found


@cache
def verbs_with_hearer() -> frozenset[str]:
    """Lemmas that take a person before "that": told her that, warned them that."""
    return frozenset(row[0] for row in read_rows("report_verbs.tsv") if row[6] == "yes")


@cache
def finite_forms() -> frozenset[str]:
    """Every form of the verbs but gerunds, which tell of no report by themselves."""
    return frozenset(form for row in read_rows("report_verbs.tsv") for form in row[:4])


@cache
def noun_pattern() -> str:
    """What matches the nouns that hold a content, singular and plural."""
    return wording_of(report_nouns())


@cache
def report_nouns() -> frozenset[str]:
    """The nouns that hold a content, singular and plural."""
    return frozenset(form for row in read_rows("report_nouns.tsv") for form in row)


def has_report_noun(text: str, start: int, end: int) -> bool:
    """Whether such a noun stands in the stretch, with or without a capital."""
    nouns = report_nouns()
    return any(m.group().lower() in nouns for m in _NOUN.finditer(text, start, end))


def read_rows(name: str) -> list[list[str]]:
    """The rows of a table parted by tabs, without its note and its header."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[2:] if line]
