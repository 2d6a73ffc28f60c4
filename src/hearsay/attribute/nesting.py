"""Reports inside a content: "X said that Y had told him that Z", "which it asserts led to".

The reader model gives each word one label, as its training set does, so what stands inside a
content is found here by rule: a subject, a finite verb of saying, and what it says.
"""

import re
from collections.abc import Sequence
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.verbs import report_verbs, verb_pattern, verbs_with_hearer
from hearsay.records.document import Span
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Mention, MentionKind

NESTED_SCORE = 0.6

_SUBJECT = (
    r"(?P<source>he|she|they|it|we|I|who|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e"
    r"|[A-Z][\w.’'-]*(?:[ ](?:of[ ]|the[ ])?[A-Z][\w.’'-]*){0,4}"
    r"|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur|[Aa]n?|[Ss]ome|[Mm]any)"
    r"[ ][\w-]+(?:[ ][\w-]+){0,2}?)"
)
_AUX = (
    r"(?:(?:had|has|have|once|then|also|since|never|later|repeatedly|falsely|long|already)[ ]){0,3}"
)
_HEARER = r"(?:[ ](?:him|her|them|us|me|you|it|[A-Z][\w-]+|the[ ]\w+|reporters))?"
_END = re.compile(r"(?<=[\w”\"’])[.!?](?:\s|$)|;|,\s(?:but|while|although|though|whereas)\b")
_PEOPLE = {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.ROLE}
# "I think", "we believe" inside somebody's own words are a hedge, not a report.
_OWN_THOUGHT = {"i", "we"}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_SUBJECT},?[ ](?P<cue>{_AUX}(?P<verb>{verb_pattern()})){_HEARER}"
        rf"(?P<that>,?[ ]that)?\b[ ]?(?P<gerund>(?=\w+ing\b))?"
    )


def find_nested(
    text: str, drafts: Sequence[Draft], mentions: Sequence[Mention]
) -> tuple[Draft, ...]:
    """Drafts of the reports found inside the contents of ``drafts``, which have to be in order."""
    people = {m.span.start: m.span for m in mentions if m.kind in _PEOPLE}
    taken = SpanIndex(piece for draft in drafts for piece in draft.cue)
    found: list[Draft] = []
    for draft in drafts:
        for piece in draft.content:
            found += _find_in(text, piece, taken, people)
    return tuple(found)


def _find_in(text: str, piece: Span, taken: SpanIndex, people: dict[int, Span]) -> list[Draft]:
    found: list[Draft] = []
    place = piece.start
    while match := _pattern().search(text, place, piece.end):
        place = max(match.end("verb"), place + 1)
        cue = Span(*match.span("cue"))
        if taken.overlapping(cue) or not _reports(match):
            continue
        content = _content(text, match.end(), piece.end)
        if content is None or any(content.overlaps(d.cue[0]) for d in found):
            continue
        start, end = match.span("source")
        source = people.get(start, Span(start, end))
        if source.end > cue.start:
            source = Span(start, end)
        found.append(Draft((source,), (cue,), (content,), NESTED_SCORE, by_rule=True))
        place = content.start  # another report may stand in this one
    return found


def _reports(match: re.Match[str]) -> bool:
    """Whether the verb reports here: it has "that", or cannot but report."""
    lemma, kind = report_verbs()[match.group("verb").lower()]
    subject = match.group("source").lower()
    if subject.endswith(("n't", "n’t", "’ve", "'ve", "’d", "'d")):
        return False
    if subject in _OWN_THOUGHT and kind in {"thought", "clause"}:
        return False
    if match.group("that"):
        return True
    if lemma in {"deny", "admit"} and match.group("gerund") is not None:
        return True
    return lemma in {"say", "claim", "insist", "allege"} or (
        lemma in verbs_with_hearer()
        and bool(re.search(r"[ ](?:him|her|them|us|me)[ ]?$", match.group()))
    )


def _content(text: str, start: int, end: int) -> Span | None:
    stop = _END.search(text, start, end)
    last = stop.start() if stop else end
    while start < last and text[start] in ' ,:“"‘':
        start += 1
    while last > start and text[last - 1] in ' ,.;”"':
        last -= 1
    is_said = last - start >= 8 and text[start:last] != "otherwise"
    return Span(start, last) if is_said else None
