"""Claims that somebody holds an office: title and name, apposition, "is the president of"."""

import re
from dataclasses import replace
from functools import cache

from hearsay.claim.doubts import doubt_of
from hearsay.claim.draft import Draft
from hearsay.claim.lists import alternatives, words_with
from hearsay.claim.scene import BODIES, PLACES, Scene
from hearsay.claim.titles import Title, standing_of, title_after, title_before
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.tags import MentionKind

_CLOSES = re.compile(
    r"\s*(?:[.;:)!?—–]|,(?!\s+(?:and|or)\s+(?!his|her|its|their))|$|\s(?:since|from|until)\s)"
)
_COMMA = re.compile(r",\s+")
_APPOSED = re.compile(r",\s+(?:who\s+is\s+|now\s+|currently\s+)?")
_IS = re.compile(
    r"(?:,\s+who)?\s+(?P<verb>is|remains|has\s+been|serves\s+as|was|served\s+as|is\s+no\s+longer|was\s+once|became)\s+"
    r"(?P<not>not\s+)?(?:now\s+|currently\s+|still\s+)?"
)
_OF = re.compile(r"\s+of\s+(?:the\s+|(?=[A-Z]))(?P<whose>[\w.&’'-]*\w(?:\s+[A-Z][\w’'-]*\w)*)")
_IF = re.compile(r"\b(?:if|whether|unless|would|could|should|might|may)\b", re.IGNORECASE)
_OPENERS = re.compile(
    r"(?:After|Before|During|In|With|At|On|Following|While|When|As|By|Alongside|Like|Unlike|"
    r"Together|Meeting|Joined|Since|To|For|From|Besides|Despite)\b[^,]*$"
)
_SAID_BY = re.compile(r"[”\"’'],?\s+(?:said|says|added|adds|warned|told\s+reporters?)\s+$")
_SAYS_NOW = re.compile(
    r"\s*,?\s*(?:(?:also|again|repeatedly|once\s+again)\s+)?"
    r"(?:has|have|is|are|says?|said|tells|told|warns|warned|adds|added|will|wants|urges|urged|"
    r"stresse[sd]|insists|insisted|announces|announced|declares|declared|argues|argued|denies|"
    r"denied|claims|claimed|rejects|rejected|plans|hopes|believes|called|calls|vows|vowed|"
    r"welcomed|welcomes|praised|criticised|criticized|condemned|thanked|apologised|apologized|declined|"
    r"refused|spoke|replied|responded|explained|confirmed|admitted|promised|pledged)\b"
)


# Roles of words that tell of the time, and what the table says of them.
_CUES = (("setting", "surely"), ("aside", "perhaps"), ("today", "today"))
_FARTHEST = 1500  # characters
_PARAGRAPH = 12  # sentences; no longer paragraph is told in one time
_LOOKED_BACK = 2  # sentences before a title whose times may still be its own


@cache
def _words(how: str) -> re.Pattern[str]:
    phrases = alternatives(tuple(words_with("title_settings.tsv", how)))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def find_offices(scene: Scene) -> tuple[Draft, ...]:
    """Office claims in order; parts: office, person, country, standing, what tells the time."""
    found: dict[Span, Draft] = {}
    for person in _people(scene):
        number = scene.sentence_number(person.start)
        sentence = scene.prose_at(person.start)
        if number is None or sentence is None or person.end > sentence.span.end:
            continue
        for draft in _around(scene, sentence, person):
            doubt = doubt_of(scene, sentence, draft.span)
            is_open = doubt not in {Hedge.CERTAIN, Hedge.REPORTED}  # rumours are of other things
            hedged = replace(draft, hedge=doubt) if is_open else draft
            found.setdefault(draft.span, _set_in_time(scene, number, sentence, hedged))
    return tuple(found[span] for span in sorted(found))


def _people(scene: Scene) -> tuple[Span, ...]:
    """The names of people: those found, or capitalised words where nothing found them."""
    return tuple(m.span for m in scene.tags.mentions if m.kind is MentionKind.PERSON)


def _around(scene: Scene, sentence: Sentence, person: Span) -> list[Draft]:
    text, found = scene.text, []
    ahead = title_before(text, sentence.span.start, person.start)
    if ahead is not None:
        title, has_comma = _apart(scene, ahead[0]), ahead[1]
        is_anothers = not has_comma and _is_anothers(text, title)
        if (not is_anothers and not has_comma) or (
            _is_definite(title) and _closes(text, sentence, person.end)
        ):
            title, end = _with_owner(scene, sentence, title, person.end)
            found.append(_draft(scene, Span(title.start, end), title, person))
    apposed = _APPOSED.match(text, person.end, sentence.span.end)
    if apposed is not None:
        title_next = title_after(text, apposed.end(), sentence.span.end)
        if title_next is not None and _is_apposed(scene, sentence, person, title_next):
            end = _with_since(scene, sentence, title_next.core.end)
            found.append(_draft(scene, Span(person.start, end), title_next, person))
    found += _stated(scene, sentence, person)
    return found


def _apart(scene: Scene, title: Title) -> Title:
    """The title without what belongs to a name before it: "Marwick City manager"."""
    owner = scene.mention_over(title.country.end - 1) if title.country is not None else None
    is_wider = owner is not None and owner.kind in BODIES | PLACES
    if owner is not None and is_wider and title.country is not None:
        country = Span(min(owner.span.start, title.country.start), title.country.end)
        title = replace(title, country=country, start=min(title.start, country.start))
    name = scene.mention_over(title.core.start)
    if name is None or not name.span.start < title.core.start < name.span.end < title.core.end:
        return title
    start = name.span.end
    while start < title.core.end and not scene.text[start].isalnum():
        start += 1
    if start == title.core.end or scene.text[name.span.end : start].strip():
        return title
    return replace(title, core=Span(start, title.core.end), country=name.span)


def _is_anothers(text: str, title: Title) -> bool:
    """As in: "senior adviser to the President Mira Okon", who is the adviser."""
    before = text[max(0, title.start - 4) : title.start]
    return title.determiner == "the" and before.endswith((" to ", " of ", "for "))


def _with_owner(scene: Scene, sentence: Sentence, title: Title, end: int) -> tuple[Title, int]:
    """The title with whose it is, where that follows the name: "President Putin of Russia"."""
    match = _OF.match(scene.text, end, sentence.span.end) if title.country is None else None
    if match is None:
        return title, end
    return replace(title, country=Span(match.start("whose"), match.end())), match.end()


def _is_definite(title: Title) -> bool:
    """Whether the title can be in apposition: not "his prime minister", whoever he was."""
    return title.country is not None or title.determiner in {"the", "its"}


def _closes(text: str, sentence: Sentence, end: int) -> bool:
    """Whether what stands before is closed off, as an apposition is and a list is not."""
    if _CLOSES.match(text, end, sentence.span.end) is None:
        return False
    comma = _COMMA.match(text, end, sentence.span.end)
    return comma is None or title_after(text, comma.end(), sentence.span.end) is None


def _is_apposed(scene: Scene, sentence: Sentence, person: Span, title: Title) -> bool:
    text = scene.text
    if not _closes(text, sentence, title.core.end):
        return False
    if _OPENERS.match(text, sentence.span.start, person.start):
        return False  # "After meeting Xi, the Russian president, ..." may speak of two people
    before = scene.mention_over(person.start - 3) if person.start > 2 else None
    if before is not None and before.kind is MentionKind.PERSON:
        return False  # "..., Mira Okon, Sergei Lavrov, the president, ..." is a list
    following = text[title.core.end : title.core.end + 2]
    person_next = scene.mention_over(title.core.end + 2) if following == ", " else None
    return person_next is None or person_next.kind is not MentionKind.PERSON


def _with_since(scene: Scene, sentence: Sentence, end: int) -> int:
    """The end of "since 2004" behind a title, or ``end``."""
    match = re.compile(r"\s+since\s+").match(scene.text, end, sentence.span.end)
    time = scene.time_from(match.end()) if match else None
    return time.span.end if time else end


def _became(scene: Scene, sentence: Sentence, end: int) -> int | None:
    """The end of "in October 2023" behind "became secretary general"; None: it tells no time."""
    match = re.compile(r"\s+(?:in|on)\s+").match(scene.text, end, sentence.span.end)
    time = scene.time_from(match.end()) if match else None
    return time.span.end if time is not None and time.interval is not None else None


def _stated(scene: Scene, sentence: Sentence, person: Span) -> list[Draft]:
    """As in: "Sergei Lavrov is Russia's foreign minister"."""
    match = _IS.match(scene.text, person.end, sentence.span.end)
    title = title_after(scene.text, match.end(), sentence.span.end) if match else None
    if match is None or title is None:
        return []
    end: int | None = _with_since(scene, sentence, title.core.end)
    verb = " ".join(match.group("verb").split())
    if verb == "became":
        end = _became(scene, sentence, title.core.end)
    if end is None:
        return []
    draft = _draft(scene, Span(person.start, end), title, person)
    roles = list(draft.roles)
    if verb in {"was", "served as", "was once", "is no longer"}:
        roles.append(("standing", Span(match.start("verb"), match.end("verb"))))
    elif verb in {"is", "remains", "serves as"}:
        roles.append(("now", Span(match.start("verb"), match.end("verb"))))
    tail = Span(title.core.end, sentence.span.end) if title.core.end < sentence.span.end else None
    roles += [("time", time.span) for time in scene.times_in(tail)][:2] if tail else []
    words = " ".join(draft.span.of(scene.text).split())
    is_open = _IF.search(scene.text, sentence.span.start, person.start) is not None
    hedge = Hedge.POSSIBLE if is_open else Hedge.CERTAIN
    return [
        replace(
            draft,
            text=f"{words}.",
            roles=tuple(roles),
            negated=bool(match.group("not")),
            hedge=hedge,
        )
    ]


def _draft(scene: Scene, span: Span, title: Title, person: Span) -> Draft:
    text = scene.text
    roles = [("office", title.core), ("person", person)]
    if title.country is not None:
        roles.append(("country", title.country))
    if title.standing is not None:
        roles.append(("standing", title.standing))
    since = scene.times_in(Span(title.core.end, span.end)) if span.end > title.core.end else ()
    roles += [("since", time.span) for time in since if title.core.start > person.end]
    mention = scene.mention_over(person.start)
    name = mention.name if mention else " ".join(person.of(text).split())
    was = title.standing is not None and standing_of(title.standing.of(text).split("-")[0])
    verb = "was" if was == "former" else "is"
    told = f"{name} {verb} {_office_in_words(text, title)}."
    return Draft(span, told, ClaimKind.OFFICE, tuple(roles))


def _office_in_words(text: str, title: Title) -> str:
    """The office with whose it is: "Russia's foreign minister", "the prime minister of Israel"."""
    core = " ".join(title.core.of(text).split())
    if title.country is None:
        return f"the {core}"
    if title.country.start > title.core.end:
        return f"the {core} of {' '.join(title.country.of(text).split())}"
    return " ".join(text[title.country.start : title.core.end].split())


def _set_in_time(scene: Scene, number: int, sentence: Sentence, draft: Draft) -> Draft:
    """Add what the sentence says of the time, and the last time told before it."""
    own = {span for role, span in draft.roles if role in {"time", "since"}}
    roles = list(draft.roles)
    times = scene.times_in(sentence.span)
    roles += [("setting", time.span) for time in times if time.span not in own]
    if not times and (before := _time_before(scene, number, sentence)) is not None:
        roles.append(("background", before))
    for role, how in _CUES:
        for match in _words(how).finditer(scene.text, sentence.span.start, sentence.span.end):
            if not draft.span.covers(Span(match.start(), match.end())):
                roles.append((role, Span(match.start(), match.end())))
                break
    now = _SAYS_NOW.match(scene.text, draft.span.end, sentence.span.end)
    is_said = _SAID_BY.search(scene.text, sentence.span.start, draft.span.start) is not None
    if now is not None or is_said or sentence.part is Part.HEADLINE:
        end = now.end() if now else draft.span.end
        roles.append(("now", Span(draft.span.start, end)))
    return replace(draft, roles=tuple(roles))


def _time_before(scene: Scene, number: int, sentence: Sentence) -> Span | None:
    """The last time told in the paragraph before this sentence, or in the sentences just before."""
    first = number
    while first > max(0, number - _PARAGRAPH) and (
        scene.sentences[first - 1].paragraph == sentence.paragraph or number - first < _LOOKED_BACK
    ):
        first -= 1
    start = max(scene.sentences[first].span.start, sentence.span.start - _FARTHEST)
    if start >= sentence.span.start:
        return None
    times = scene.times_in(Span(start, sentence.span.start))
    return times[-1].span if times else None
