"""Names the model did not mark: known ones again, and those their surroundings give away."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.records.document import Part, Sentence, Span
from hearsay.records.tags import MentionKind
from hearsay.tag.naming import Naming, words_of
from hearsay.text.bodies import load_body_marks
from hearsay.text.people import (
    load_given_names,
    load_plain_given_names,
    load_plural_roles,
    load_roles,
    load_titles,
)
from hearsay.text.small_words import words_of_class

_WORD = re.compile(r"[^\W\d_][\w’'&-]*(?:\.(?=\w)[\w’'&-]*)*\.?")
_SMALL = re.compile(r"\b[a-z]+\b")
_FOUND_AGAIN = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FACILITY})
_SITE = re.compile(r"(?!www\.)\w[\w-]+\.(?:com|org|net|info|news|gov)")
_POSSESSIVE = re.compile(r"['’]s?$")
_INSIDE = frozenset(
    {"of", "for", "and", "the", "&", "de", "van", "von", "der", "bin", "al", "du", "la"}
)
_PARTICLES = frozenset(
    {"de", "van", "von", "der", "bin", "al", "du", "la", "el", "ben", "di", "da"}
)
MOST_WORDS = 6  # no name of a person or body that we would dare to guess has more


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text with its place."""

    start: int
    end: int
    form: str  # without possessive
    is_first: bool  # of its sentence


def find_unread(
    text: str, sentences: Sequence[Sentence], read: Sequence[Naming], *, is_blind: bool
) -> tuple[Naming, ...]:
    """Further namings that overlap none of ``read``, in order.

    Always: a known person's surname, a title or given name with the name after it, web sites. Where the model read
    nothing at all (``is_blind``), also runs of capitalised words that look like a person or body.
    """
    covered = sorted(naming.span for naming in read)
    found: list[Naming] = []
    small = set(_SMALL.findall(text))
    for sentence in sentences:
        words = _words(text, sentence.span)
        if is_blind and sentence.part is not Part.HEADLINE:
            found += _blind(text, words, small)
        else:
            found += _titled(text, words)
        found += _sites(words)
    guessed = [naming for naming in found if not _overlaps(naming.span, covered)]
    covered = sorted([*covered, *(naming.span for naming in guessed)])
    again = [
        n
        for n in _known(text, sentences, [*read, *guessed], small)
        if not _overlaps(n.span, covered)
    ]
    return tuple(sorted([*guessed, *again], key=lambda naming: naming.span))


def _words(text: str, span: Span) -> list[Word]:
    words: list[Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        form, end = match.group(), match.end()
        if (tail := _POSSESSIVE.search(form)) is not None:
            form, end = form[: tail.start()], match.start() + tail.start()
        if form.endswith(".") and form not in load_titles() and not _is_initials(form):
            form, end = form[:-1], end - 1
        if form:
            words.append(Word(match.start(), end, form, not words))
    return words


def _is_initials(form: str) -> bool:
    return all(len(piece) == 1 for piece in form.rstrip(".").split("."))


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of capitalised words with single blanks between, small name words inside them."""
    run: list[Word] = []
    for word in words:
        joined = bool(run) and text[run[-1].end : word.start] == " "
        if not joined:
            yield from _closed(run)
            run = []
        if word.form[0].isupper() or (run and word.form in _INSIDE):
            run.append(word)
        else:
            yield from _closed(run)
            run = []
    yield from _closed(run)


def _closed(run: list[Word]) -> Iterator[list[Word]]:
    while run and run[-1].form in _INSIDE:
        run.pop()
    if run:
        yield run


def _titled(text: str, words: Sequence[Word]) -> Iterator[Naming]:
    """People behind a title: "Mr. Castañeda", "Gen. Michael Flynn"."""
    for run in _runs(text, words):
        rest, title = _after_title(run)
        name = _until_small_word(rest)
        if title and name and title in load_titles():
            yield _person(text, name, title)
        elif (
            2 <= len(name) <= 3 and name[0].form in load_plain_given_names() and not _is_body(name)
        ):
            yield _person(text, name, "")


def _sites(words: Sequence[Word]) -> Iterator[Naming]:
    """Bodies named by their address: "GunBroker.com"."""
    for word in words:
        if _SITE.fullmatch(word.form):
            yield Naming(Span(word.start, word.end), MentionKind.ORGANISATION, word.form)


def _until_small_word(run: list[Word]) -> list[Word]:
    """The run up to a word that is no name even with a capital: "Sanders Is Not"."""
    for number, word in enumerate(run[:4]):
        plain = word.form.lower()
        if plain in words_of_class("auxiliary") or plain in words_of_class("past"):
            return run[:number]
    return run[:4]


def _blind(text: str, words: Sequence[Word], small: set[str]) -> Iterator[Naming]:
    given = load_given_names()
    for whole in _runs(text, words):
        run = whole
        if run[0].is_first and run[0].form.lower() in small and run[0].form not in given:
            run = run[1:]
        rest, title = _after_title(run)
        while rest and rest[0].form in _INSIDE:
            rest = rest[1:]
        if not rest or len(rest) > MOST_WORDS:
            continue
        form = text[rest[0].start : rest[-1].end]
        if title and not _is_body(rest):
            yield _person(text, rest, title)
        elif _is_body(rest):
            yield Naming(Span(rest[0].start, rest[-1].end), MentionKind.ORGANISATION, form)
        elif 2 <= len(rest) <= 4 and _looks_like_person(rest):
            yield _person(text, rest, "")


def _looks_like_person(run: Sequence[Word]) -> bool:
    if any(word.form in _INSIDE - _PARTICLES for word in run):
        return False
    return run[0].form in load_given_names() or _is_initials(run[1].form)


def _after_title(run: list[Word]) -> tuple[list[Word], str]:
    """The run without the titles and offices it begins with, and the last of these."""
    titles, roles, title = load_titles(), load_roles(), ""
    for number, word in enumerate(run):
        form = word.form
        if form in titles and not (titles[form].is_kept and number + 1 == len(run)):
            if titles[form].is_kept:
                return run[number:], form
            title = form
            continue
        if form.lower() in roles or form.lower() in load_plural_roles():
            title = form
            continue
        later = [w.form for w in run[number + 1 :]]
        if any(w in titles or (w.lower() in roles and roles[w.lower()].is_office) for w in later):
            continue
        return run[number:], title
    return [], title


def _person(text: str, run: Sequence[Word], title: str) -> Naming:
    span = Span(run[0].start, run[-1].end)
    return Naming(span, MentionKind.PERSON, text[span.start : span.end], title)


def _is_body(run: Sequence[Word]) -> bool:
    last = run[-1].form
    if len(run) == 1:
        letters = last.replace(".", "")
        return len(letters) > 1 and letters.isupper() and letters.isalpha()
    return last in load_body_marks() or run[0].form in {
        "University",
        "Bank",
        "Ministry",
        "Department",
    }


def _known(
    text: str, sentences: Sequence[Sentence], named: Sequence[Naming], small: set[str]
) -> Iterator[Naming]:
    """Names found elsewhere, and the surnames of people named in full, where they stand again."""
    known, shorts = _known_names(named, small), _short_names(named)
    for form, kind in shorts.items():
        known.setdefault(form[0], []).append((form, kind))
    for sentence in sentences:
        words = _words(text, sentence.span)
        for number, word in enumerate(words):
            for form, kind in known.get(word.form, ()):
                run = words[number : number + len(form)]
                if tuple(w.form for w in run) != form or not _is_unbroken(text, run):
                    continue
                if form in shorts and not _has_article(words, number):
                    continue
                if (full := _with_given_name(text, words, number, form, kind)) is not None:
                    yield full
                    break
                if sentence.part is Part.HEADLINE or not _is_in_longer_name(
                    text, words, number, number + len(form) - 1
                ):
                    title = _title_before(words, number)
                    span = Span(run[0].start, run[-1].end)
                    yield Naming(span, kind, text[span.start : span.end], title)
                    break


def _short_names(named: Sequence[Naming]) -> dict[tuple[str, ...], MentionKind]:
    """The last word of a body's name that marks it as such: "the Post" of "Washington Post"."""
    found: dict[tuple[str, ...], MentionKind] = {}
    for naming in named:
        words = naming.form.split()
        if naming.kind is MentionKind.ORGANISATION and len(words) > 1:
            if words[-1] in load_body_marks() and words[-1][0].isupper():
                found[words[-1],] = naming.kind
    return found


def _has_article(words: Sequence[Word], number: int) -> bool:
    return number > 0 and words[number - 1].form in {"the", "The"}


def _with_given_name(
    text: str, words: Sequence[Word], number: int, form: tuple[str, ...], kind: MentionKind
) -> Naming | None:
    """A known surname with a given name before it, also amid the capitals of a headline."""
    if kind is not MentionKind.PERSON or len(form) > 1 or not number:
        return None
    before, word = words[number - 1], words[number]
    if before.form not in load_given_names() or text[before.end : word.start] != " ":
        return None
    return _person(text, [before, word], _title_before(words, number - 1))


def _known_names(
    named: Sequence[Naming], small: set[str]
) -> dict[str, list[tuple[tuple[str, ...], MentionKind]]]:
    """Forms to look for by their first word, the longest first."""
    forms: dict[tuple[str, ...], MentionKind] = {}
    for naming in named:
        words = tuple(naming.form.split())
        if naming.kind is MentionKind.PERSON and len(words_of(naming.form)) > 1:
            surname = words_of(naming.form)[-1]
            if len(surname) > 2 and surname[0].isupper():
                forms.setdefault((surname,), naming.kind)
        is_word = len(words) == 1 and (words[0].lower() in small or len(words[0]) < 3)
        if naming.kind in _FOUND_AGAIN and words[0][0].isupper() and not is_word:
            forms.setdefault(words, naming.kind)
    known: dict[str, list[tuple[tuple[str, ...], MentionKind]]] = {}
    for form in sorted(forms, key=len, reverse=True):
        known.setdefault(form[0], []).append((form, forms[form]))
    return known


def _is_unbroken(text: str, run: Sequence[Word]) -> bool:
    return all(text[one.end : other.start] == " " for one, other in pairwise(run))


def _is_in_longer_name(text: str, words: Sequence[Word], number: int, last: int) -> bool:
    """Whether "Trump" is followed by "Tower", or preceded by a name word that is no title."""
    word, final = words[number], words[last]
    if last + 1 < len(words):
        after = words[last + 1]
        if text[final.end : after.start] in {" ", "-"} and after.form[0].isupper():
            return True
    if number:
        before = words[number - 1]
        joined = text[before.end : word.start] == " " and before.form[0].isupper()
        return joined and not before.is_first and before.form not in load_titles()
    return False


def _title_before(words: Sequence[Word], number: int) -> str:
    before = words[number - 1].form if number else ""
    return before if before in load_titles() else ""


def _overlaps(span: Span, covered: Sequence[Span]) -> bool:
    """Whether any of ``covered``, which is sorted and without overlaps, shares a character."""
    low, high = 0, len(covered)
    while low < high:
        middle = (low + high) // 2
        if covered[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    return low < len(covered) and covered[low].start < span.end
