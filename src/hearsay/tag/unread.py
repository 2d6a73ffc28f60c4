"""Names the model did not mark: known ones again, and those their surroundings give away."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

MOST_WORDS = 6  # no name of a person or body that we would dare to guess has more
_CAPITAL = re.compile(r"(?<![\w’'.-])[^\W\d_a-zß-öø-ÿ][\w’'&-]*(?:\.(?=\w)[\w’'&-]*)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = re.compile(r"\b[a-z]+\b")
_SITE = re.compile(r"(?<![\w./@-])(?!www\.)\w[\w-]+\.(?:com|org|net|info|news|gov)(?![\w/@-]|\.\w)")
_CAPITAL_AFTER = re.compile(r"[ -][^\W\d_a-zß-öø-ÿ]")
_ENDS = frozenset('.!?:“"‘([•\n')
# What may stand between two capitalised words of one name.
_BODY_LINKS = frozenset({" of ", " of the ", " for ", " for the ", " and ", " & ", " on ", " in "})
_PERSON_LINKS = frozenset(
    {" de ", " van ", " von ", " der ", " van der ", " bin ", " al ", " du ", " la "}
)
_FOUND_AGAIN = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FACILITY})


@dataclass(frozen=True, slots=True)
class Word:
    """One capitalised word of the text with its place."""

    start: int
    end: int
    form: str  # without possessive
    is_first: bool  # of its sentence


@dataclass(frozen=True, slots=True)
class _Form:
    """A name to look for."""

    text: str
    kind: MentionKind
    needs_article: bool = False


def find_unread(
    text: str, sentences: Sequence[Sentence], read: Sequence[Naming], *, is_blind: bool
) -> tuple[Naming, ...]:
    """Further namings that overlap none of ``read``, in order.

    Always: known names again, a title or given name with the name after it, web sites. Where
    the model read nothing at all (``is_blind``), also capitalised words that look like a name.
    """
    headlines = [sentence.span for sentence in sentences if sentence.part is Part.HEADLINE]
    words = find_capitals(text)
    small = set(_SMALL.findall(text))
    found: list[Naming] = []
    for run in find_runs(text, words):
        if is_blind and not _lies_in(run[0].start, headlines):
            found += _blind(text, run, small)
        else:
            found += _titled(text, run)
    for match in _SITE.finditer(text):
        found.append(Naming(Span(*match.span()), MentionKind.ORGANISATION, match.group()))
    covered = sorted(naming.span for naming in read)
    guessed = [naming for naming in found if not _overlaps(naming.span, covered)]
    covered = sorted([*covered, *(naming.span for naming in guessed)])
    again = _known(text, words, headlines, _known_forms([*read, *guessed], small))
    kept = [naming for naming in again if not _overlaps(naming.span, covered)]
    return tuple(sorted([*guessed, *kept], key=lambda naming: naming.span))


def find_capitals(text: str) -> list[Word]:
    """Every capitalised word, in order."""
    words: list[Word] = []
    titles = load_titles()
    for match in _CAPITAL.finditer(text):
        form, start, end = match.group(), match.start(), match.end()
        if not form[0].isupper():
            continue
        if form[-1] == "." and form not in titles and not _is_initials(form):
            form, end = form[:-1], end - 1
        if (tail := _POSSESSIVE.search(form)) is not None and tail.start() > 0:
            form, end = form[: tail.start()], start + tail.start()
        before = text[max(0, start - 2) : start].rstrip(" ")
        words.append(Word(start, end, form, not before or before[-1] in _ENDS))
    return words


def _is_initials(form: str) -> bool:
    return all(len(piece) == 1 for piece in form.rstrip(".").split("."))


def find_runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of capitalised words with single blanks, or small name words, between them."""
    run: list[Word] = []
    for word in words:
        if run:
            between = text[run[-1].end : word.start]
            if between != " " and between not in _BODY_LINKS and between not in _PERSON_LINKS:
                yield run
                run = []
        run.append(word)
    if run:
        yield run


def _parts(text: str, run: Sequence[Word]) -> Iterator[list[Word]]:
    """A run cut where "of", "and" and their like stand."""
    part: list[Word] = []
    for word in run:
        if part and text[part[-1].end : word.start] in _BODY_LINKS:
            yield part
            part = []
        part.append(word)
    yield part


def _titled(text: str, run: Sequence[Word]) -> Iterator[Naming]:
    """People behind a title or a given name: "Mr. Castañeda", "Gen. Michael Flynn"."""
    for part in _parts(text, run):
        rest, title = _after_title(part)
        name = _until_small_word(rest)
        if title in load_titles() and name:
            yield _person(text, name, title)
        elif (
            2 <= len(name) <= 3 and name[0].form in load_plain_given_names() and not _is_body(name)
        ):
            yield _person(text, name, "")


def _until_small_word(run: Sequence[Word]) -> Sequence[Word]:
    """The run up to a word that is no name even with a capital: "Sanders Is Not"."""
    for number, word in enumerate(run[:4]):
        plain = word.form.lower()
        if plain in words_of_class("auxiliary") or plain in words_of_class("past"):
            return run[:number]
    return run[:4]


def _blind(text: str, whole: Sequence[Word], small: set[str]) -> Iterator[Naming]:
    given = load_given_names()
    run = whole
    if run[0].is_first and run[0].form.lower() in small and run[0].form not in given:
        run = run[1:]
    rest, title = _after_title(run)
    if rest and not title and len(rest) <= MOST_WORDS and _is_body(rest):
        span = Span(rest[0].start, rest[-1].end)
        yield Naming(span, MentionKind.ORGANISATION, text[span.start : span.end])
        return
    for number, part in enumerate(_parts(text, run) if run else ()):
        rest, title = _after_title(part)
        if not rest or len(rest) > MOST_WORDS or (number and title not in {"", *load_titles()}):
            continue  # "Chief of the General Staff" is nobody called Staff
        if _is_body(rest):
            span = Span(rest[0].start, rest[-1].end)
            yield Naming(span, MentionKind.ORGANISATION, text[span.start : span.end])
        elif title or (2 <= len(rest) <= 4 and _looks_like_person(rest)):
            yield _person(text, rest, title)


def _looks_like_person(run: Sequence[Word]) -> bool:
    return run[0].form in load_given_names() or _is_initials(run[1].form)


def _after_title(run: Sequence[Word]) -> tuple[Sequence[Word], str]:
    """The run without the titles and offices it begins with, and the last of these."""
    titles, roles, plurals = load_titles(), load_roles(), load_plural_roles()
    title = ""
    for number, word in enumerate(run):
        form = word.form
        known = titles.get(form)
        if known is not None and not (known.is_kept and number + 1 == len(run)):
            if known.is_kept:
                return run[number:], form
            title = form
        elif form.lower() in roles or form.lower() in plurals:
            title = form
        else:
            later = (w.form for w in run[number + 1 :])
            if any(
                w in titles or (w.lower() in roles and roles[w.lower()].is_office) for w in later
            ):
                continue
            return run[number:], title
    return (), title


def _person(text: str, run: Sequence[Word], title: str) -> Naming:
    span = Span(run[0].start, run[-1].end)
    return Naming(span, MentionKind.PERSON, text[span.start : span.end], title)


def _is_body(run: Sequence[Word]) -> bool:
    last = run[-1].form
    if len(run) == 1:
        letters = last.replace(".", "")
        return len(letters) > 1 and letters.isupper() and letters.isalpha()
    return last in load_body_marks() or run[0].form in {"University", "Bank", "Ministry"}


def _known_forms(named: Sequence[Naming], small: set[str]) -> dict[str, list[_Form]]:
    """Names to look for again by their first word, the longest first.

    Whole names; the surname of a person; the last word of a body's name that marks it as one, which
    needs an article: "the Post" of "Washington Post".
    """
    forms: dict[str, _Form] = {}
    for naming in named:
        words = naming.form.split()
        if naming.kind is MentionKind.PERSON and len(words_of(naming.form)) > 1:
            surname = words_of(naming.form)[-1]
            if len(surname) > 2 and surname[0].isupper():
                forms.setdefault(surname, _Form(surname, naming.kind))
        is_word = len(words) == 1 and (words[0].lower() in small or len(words[0]) < 3)
        if naming.kind in _FOUND_AGAIN and words[0][0].isupper() and not is_word:
            forms.setdefault(naming.form, _Form(naming.form, naming.kind))
        is_body = naming.kind is MentionKind.ORGANISATION and len(words) > 1
        if is_body and words[-1] in load_body_marks() and words[-1][0].isupper():
            forms.setdefault(words[-1], _Form(words[-1], naming.kind, needs_article=True))
    known: dict[str, list[_Form]] = {}
    for form in sorted(forms.values(), key=lambda form: len(form.text), reverse=True):
        known.setdefault(form.text.split()[0], []).append(form)
    return known


def _known(
    text: str, words: Sequence[Word], headlines: Sequence[Span], known: dict[str, list[_Form]]
) -> Iterator[Naming]:
    """Names found elsewhere, where they stand again."""
    for number, word in enumerate(words):
        forms = known.get(word.form)
        if not forms:
            continue
        before = words[number - 1] if number else None
        if before is not None and text[before.end : word.start] != " ":
            before = None
        in_headline = _lies_in(word.start, headlines)
        for form in forms:
            found = _known_at(text, word, before, form, in_headline=in_headline)
            if found is not None:
                yield found
                break


def _known_at(
    text: str, word: Word, before: Word | None, form: _Form, *, in_headline: bool
) -> Naming | None:
    """The naming of this form that begins at ``word``; ``before`` is a capital joined to it."""
    end = word.start + len(form.text)
    if not text.startswith(form.text, word.start) or text[end : end + 1].isalnum():
        return None
    if form.needs_article and text[max(0, word.start - 4) : word.start].lower() != "the ":
        return None
    is_surname = form.kind is MentionKind.PERSON and " " not in form.text
    if is_surname and before is not None and before.form in load_given_names():
        return _person(text, [before, word], "")
    if not in_headline and _is_in_longer_name(text, before, end):
        return None
    title = before.form if before is not None and before.form in load_titles() else ""
    return Naming(Span(word.start, end), form.kind, form.text, title)


def _is_in_longer_name(text: str, before: Word | None, end: int) -> bool:
    """Whether "Trump" is followed by "Tower", or preceded by a name word that is no title."""
    if _CAPITAL_AFTER.match(text, end):
        return True
    return before is not None and not before.is_first and before.form not in load_titles()


def _lies_in(place: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)


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
