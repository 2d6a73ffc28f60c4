"""Join short forms of organisations to the fullest: by bracketed letters, initials, or a word."""

import re
from collections.abc import Mapping, Sequence

from hearsay.records.tags import MentionKind
from hearsay.tag.naming import Naming

_KINDS = frozenset({MentionKind.ORGANISATION, MentionKind.FACILITY})
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "du", "des", "la", "&", "-"})


def fullest_forms(namings: Sequence[Naming], text: str) -> Mapping[str, str]:
    """The fullest form in this document for each form of a body's name that has one."""
    first: dict[str, Naming] = {}
    for naming in namings:
        if naming.kind in _KINDS:
            first.setdefault(naming.form, naming)
    long = [naming for naming in first.values() if len(naming.form.split()) > 1]
    found: dict[str, str] = {}
    for form, naming in first.items():
        fuller = _bracketed(naming, long, text) or _by_letters(form, long)
        fuller = fuller or _by_word(naming, long) or _by_words(naming, long)
        if fuller:
            found[form] = fuller
    return {form: found.get(fuller, fuller) for form, fuller in found.items()}


def _bracketed(naming: Naming, long: Sequence[Naming], text: str) -> str | None:
    """The long form right before the bracket: "the European Central Bank (ECB)"."""
    start = naming.span.start
    if text[start - 1 : start] != "(":
        return None
    ends = text[:start].rstrip("( ")
    return next((n.form for n in long if n.span.end == len(ends)), None)


def _by_letters(form: str, long: Sequence[Naming]) -> str | None:
    """The one long name whose initials these are; two letters are too few to say."""
    letters = form.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and len(letters) > 2):
        return None
    fitting = {n.form for n in long if _initials(n.form) == letters}
    return fitting.pop() if len(fitting) == 1 else None


def _initials(form: str) -> str:
    words = [word for word in re.split(r"[\s-]+", form) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words if word).upper()


def _by_word(naming: Naming, long: Sequence[Naming]) -> str | None:
    """The one name given before that ends or begins so: "the Post" of "the Washington Post"."""
    if " " in naming.form or (naming.form.isupper() and len(naming.form) < 3):
        return None
    fitting = {
        n.form
        for n in long
        if naming.form in (n.form.split()[-1], n.form.split()[0]) and n.span < naming.span
    }
    return fitting.pop() if len(fitting) == 1 else None


def _by_words(naming: Naming, long: Sequence[Naming]) -> str | None:
    """The one name given before that holds all of this one's words in a row."""
    if " " not in naming.form:
        return None
    fitting = {
        n.form
        for n in long
        if f" {naming.form} " in f" {n.form} " and n.form != naming.form and n.span < naming.span
    }
    return fitting.pop() if len(fitting) == 1 else None
