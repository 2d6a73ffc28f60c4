"""Join the forms of a person's name in a document: each naming gets the fullest form."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.records.document import Span
from hearsay.records.tags import MentionKind
from hearsay.text.people import Gender, gender_of_name, load_roles, load_titles

# A full form in the headline or first paragraph says more about whom a bare surname means.
LEAD_WEIGHT = 2
PAIR = 2
MANY = 3  # words of a name from which on the second is rather another given name
_SUFFIX = re.compile(r"(?:,? (?:Jr|Sr)\.?|,? I{2,3})$")
_LAST_WORD = re.compile(r"(\S+)\s*$")
KIN_REACH = 50  # characters before a name
# "his wife, ", "her late husband ", "their son, the cellist "
_KIN_BEFORE = re.compile(
    r"\b(?:his|her|their|['’]s)(?: [a-z-]+)? ([a-z-]+)(?:,? (?:the )?(?:[A-Za-z-]+ ){0,2})?$"
)

Key = tuple[str, str]  # first and last word of a full name, in lower case


@dataclass(frozen=True, slots=True)
class Naming:
    """One name as it stands in the text, possessive and article taken off."""

    span: Span
    kind: MentionKind
    form: str
    title: str = ""  # the title or office right before it, as written; "" for none
    gender: Gender | None = None  # what the words before it say: "his wife, model X"
    is_lead: bool = False  # in the headline or the first paragraph


class People:
    """The people of one document by the words of their names.

    "Gerasimov" and "Gen. Gerasimov" become "Valery Gerasimov" where that stands somewhere. A bare
    surname that two people share goes to the one who fits its title, else to the one named in
    full most often. "Mr. Obama" is never "Michelle Obama", nor is a "President Obama" who was
    spoken of before her.
    """

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._forms: dict[Key, str] = {}
        self._weight: Counter[Key] = Counter()
        self._first: dict[Key, int] = {}
        self._by_last: dict[str, list[Key]] = defaultdict(list)
        self._by_first: dict[str, list[Key]] = defaultdict(list)
        self._offices: dict[Key | str, set[str]] = defaultdict(set)
        self._genders: dict[str, set[Gender]] = defaultdict(set)
        self._shown: dict[Key, Gender] = {}
        self._by_middle: dict[str, list[Key]] = defaultdict(list)
        self._bare_first: dict[str, int] = {}
        people = [naming for naming in namings if naming.kind is MentionKind.PERSON]
        tails = {_plain(words_of(naming.form)[1:]) for naming in people}
        for naming in people:
            words = words_of(naming.form)
            # "van der Berg" is the short form of somebody's name
            if len(words) > 1 and _plain(words) not in tails:
                self._add(naming, words)
            else:
                self._add_bare(naming, words)

    def _add(self, naming: Naming, words: tuple[str, ...]) -> None:
        key = _key(words)
        if key not in self._forms:
            self._by_last[key[1]].append(key)
            self._by_first[key[0]].append(key)
            for middle in _plain(words[2:-1] if len(words) > MANY else words[1:-1]):
                self._by_middle[middle].append(key)
        form = naming.form if len(words) == len(naming.form.split()) else " ".join(words)
        if _fuller(form, self._forms.get(key, "")):
            self._forms[key] = form
        if naming.gender is not None:
            self._shown.setdefault(key, naming.gender)
        self._weight[key] += LEAD_WEIGHT if naming.is_lead else 1
        self._first.setdefault(key, naming.span.start)
        self._offices[key].add(_office(naming.title))

    def _add_bare(self, naming: Naming, words: tuple[str, ...]) -> None:
        last = _plain(words[-1:])[0]
        title = load_titles().get(naming.title)
        if title is not None and title.gender is not None:
            self._genders[last].add(title.gender)
        if not naming.is_lead:
            self._bare_first.setdefault(last, naming.span.start)
        self._offices[last].add(_office(naming.title))

    def name_of(self, naming: Naming) -> str:
        """The fullest form of one naming."""
        words = words_of(naming.form)
        key = _key(words)
        if len(words) > 1 and key in self._forms:
            return self._forms[key]
        found = self._by_last.get(key[1], [])
        if len(words) > 1:
            # "Mike Rogers" is not "Kevin Rogers": only a tail of the name will do.
            tail = _plain(words)
            found = [k for k in found if _plain(self._forms[k].split())[-len(tail) :] == tail]
        elif all(_is_kept_title(k[0]) for k in found):
            # no surname, or only "Queen Nancy": a given name alone
            found = found + self._by_first.get(key[0], [])
            found = found or self._by_middle.get(key[0], [])  # "Marín" of "Rosa Marín Ibarra"
        fitting = [k for k in found if self._may_be(key[1], k, naming)]
        if found and not fitting and _is_gendered(naming.title):
            return f"{naming.title} {' '.join(words)}"  # "Mrs Vool", where only he is named in full
        found = self._by_title(fitting, naming)
        if not found:
            return " ".join(words)
        # relatives who share a surname: the bare one is whom the article is about, named first
        return self._forms[min(found, key=lambda k: self._first[k])]

    def _by_title(self, found: list[Key], naming: Naming) -> list[Key]:
        """Of two relatives the one whose gender is that of the title, where one is shown to be."""
        title = load_titles().get(naming.title)
        if title is None or title.gender is None or len(found) < PAIR:
            return found
        genders = {k: self._shown.get(k) or gender_of_name(self._forms[k]) for k in found}
        return [k for k in found if genders[k] is title.gender] or found

    def _may_be(self, last: str, key: Key, naming: Naming) -> bool:
        """Whether nothing speaks against a bare surname standing for this full name."""
        given = self._shown.get(key) or gender_of_name(self._forms[key])
        title = load_titles().get(naming.title)
        own = title.gender if title is not None else None
        shown = {own} if own is not None else self._genders.get(last, set())
        if given is not None and len(shown) == 1 and given not in shown:
            return False
        offices = self._offices.get(last, set()) - {""}
        is_first = self._bare_first.get(last, self._first[key]) < self._first[key]
        return not (is_first and offices and not offices & self._offices[key])


def words_of(form: str) -> tuple[str, ...]:
    """The words of a person's name without titles, unless the title is part of the name."""
    titles = load_titles()
    words = _SUFFIX.sub("", form).split()
    while len(words) > 1 and words[0] in titles and not titles[words[0]].is_kept:
        del words[0]
    return tuple(words)


def gender_before(text: str, start: int) -> Gender | None:
    """What a title or kin word right before a name shows: "Mrs X", "his wife, model X"."""
    before = text[max(0, start - KIN_REACH) : start]
    title = load_titles().get(before.rsplit(maxsplit=1)[-1] if before.strip() else "")
    if title is not None and title.gender is not None:
        return title.gender
    kin = _KIN_BEFORE.search(before)
    role = load_roles().get(kin[1]) if kin is not None else None
    return role.gender if role is not None else None


def title_before(text: str, start: int) -> str:
    """The title or office right before a name; "" for none."""
    match = _LAST_WORD.search(text[max(0, start - 20) : start])
    if match is None or not (match[1] in load_titles() or match[1].lower() in load_roles()):
        return ""
    return match[1]


def _key(words: tuple[str, ...]) -> Key:
    plain = _plain(words)
    return plain[0], plain[-1]


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    """Words in one spelling for comparison."""
    return tuple(word.lower().replace("’", "'") for word in words)


def _is_gendered(title: str) -> bool:
    known = load_titles().get(title)
    return known is not None and known.gender is not None and known.role is None


def _is_kept_title(word: str) -> bool:
    title = load_titles().get(word.capitalize())
    return title is not None and title.is_kept


def _office(title: str) -> str:
    """The office a title stands for, "" for none."""
    known = load_titles().get(title)
    if known is not None:
        return known.role or ""
    return title.lower() if title.lower() in load_roles() else ""


def _fuller(form: str, known: str) -> bool:
    """Whether ``form`` says more of a name than ``known``; not by shouting."""
    if not known or (known.isupper() and not form.isupper()):
        return True
    return len(form.split()) > len(known.split()) and not form.isupper()
