"""Join the forms of one name in a document: each naming gets the fullest form."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearsay.records.document import Span
from hearsay.records.tags import MentionKind
from hearsay.text.people import Gender, gender_of_name, load_titles

# A full form in the headline or first paragraph says more about whom a bare surname means.
LEAD_WEIGHT = 2
_SUFFIX = re.compile(r"(?:,? (?:Jr|Sr)\.?|,? I{2,3})$")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "du", "des", "la", "&", "-"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One name as it stands in the text, possessive and article taken off."""

    span: Span
    kind: MentionKind
    form: str
    title: str = ""  # the title before it, "" for none
    is_lead: bool = False  # in the headline or the first paragraph


def join_forms(namings: Sequence[Naming], text: str) -> tuple[str, ...]:
    """The fullest form in this document for each naming, in the same order.

    "Gerasimov" and "Gen. Gerasimov" become "Valery Gerasimov" where that stands somewhere. A bare
    surname that two people share goes to the one who fits its title, was named in full last in
    the same stretch, or is named in full most often.
    """
    people = _People(naming for naming in namings if naming.kind is MentionKind.PERSON)
    bodies = _body_names(namings, text)
    return tuple(
        people.name_of(naming)
        if naming.kind is MentionKind.PERSON
        else bodies.get(naming.form, naming.form)
        for naming in namings
    )


def words_of(form: str) -> tuple[str, ...]:
    """The words of a person's name without titles, unless the title is part of the name."""
    titles = load_titles()
    words = _SUFFIX.sub("", form).split()
    while len(words) > 1 and words[0] in titles and not titles[words[0]].is_kept:
        del words[0]
    return tuple(words)


class _People:
    """The people of one document by the words of their names."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self.forms: dict[tuple[str, str], str] = {}  # first and last word: fullest form
        self.weight: Counter[tuple[str, str]] = Counter()
        self.places: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.by_last: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
        listed = list(namings)
        full = [n for n in listed if len(words_of(n.form)) > 1]
        tails = {tuple(w.lower() for w in words_of(n.form)[1:]) for n in full}
        for naming in full:
            words = words_of(naming.form)
            if tuple(w.lower() for w in words) in tails:
                continue  # "van der Berg" is the short form of somebody's name
            self._add(naming, words)

    def _add(self, naming: Naming, words: tuple[str, ...]) -> None:
        key = (words[0].lower(), words[-1].lower())
        if key not in self.forms:
            self.by_last[key[1]].append(key)
            self.by_first[key[0]].append(key)
        form = naming.form if len(words) == len(naming.form.split()) else " ".join(words)
        known = self.forms.get(key, "")
        if _fuller(form, known):
            self.forms[key] = form
        self.weight[key] += LEAD_WEIGHT if naming.is_lead else 1
        self.places[key].append(naming.span.start)

    def name_of(self, naming: Naming) -> str:
        words = words_of(naming.form)
        key = (words[0].lower(), words[-1].lower())
        if len(words) > 1 and key in self.forms:
            return self.forms[key]
        found = self.by_last.get(key[1], [])
        if len(words) > 1:
            # "Rep. Mike Rogers" is not "Kevin Rogers"; only a tail of the name will do.
            tail = " " + " ".join(words).lower()
            found = [k for k in found if self.forms[k].lower().endswith(tail)]
        elif not found:
            found = self.by_first.get(key[0], [])
        if not found:
            return " ".join(words)
        return self.forms[self._choose(found, naming)]

    def _choose(self, found: list[tuple[str, str]], naming: Naming) -> tuple[str, str]:
        if len(found) == 1:
            return found[0]
        title = load_titles().get(naming.title)
        if title is not None and title.gender is not None:
            fitting = [k for k in found if gender_of_name(self.forms[k]) in {title.gender, None}]
            found = fitting or found
        elif any(gender_of_name(self.forms[k]) is Gender.FEMALE for k in found):
            found = list(found)
        here = naming.span.start
        return max(found, key=lambda k: (self.weight[k], -abs(self.places[k][0] - here)))


def _fuller(form: str, known: str) -> bool:
    """Whether ``form`` says more of a name than ``known``; not by shouting."""
    if not known or (known.isupper() and not form.isupper()):
        return True
    return len(form.split()) > len(known.split()) and not form.isupper()


def _body_names(namings: Sequence[Naming], text: str) -> Mapping[str, str]:
    """Short forms of organisations to the fullest: by bracketed letters, initials, or last word."""
    kinds = {MentionKind.ORGANISATION, MentionKind.FACILITY}
    first: dict[str, Naming] = {}
    for naming in namings:
        if naming.kind in kinds:
            first.setdefault(naming.form, naming)
    long = [naming for naming in first.values() if len(naming.form.split()) > 1]
    found: dict[str, str] = {}
    for form, naming in first.items():
        fuller = _bracketed(naming, long, text) or _by_letters(form, long)
        fuller = fuller or _by_word(naming, long)
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
