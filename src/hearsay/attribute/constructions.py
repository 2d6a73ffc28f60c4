"""Attributions shown by a construction more than by a verb of saying.

"The Kremlin's message is clear: …", "a narrative from the ministry: that …", "Beijing's position,
that …", "in his view, …", "is framed as …", "which it asserts led to …", "reportedly". Each pattern
names its source, cue and content.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.asides import find_asides
from hearsay.attribute.construction_patterns import constructions
from hearsay.attribute.drafts import Draft
from hearsay.attribute.grammar import is_finite, predicate_start
from hearsay.attribute.plain_reports import find_plain_report
from hearsay.attribute.predicates import find_predicates
from hearsay.attribute.tails import find_headline, find_passives, find_tails
from hearsay.records.document import Part, Sentence, Span, hull
from hearsay.records.tags import Mention
from hearsay.text.small_words import words_of_class

# What a construction is worth as a score: its share of right ones on bench/voices, tune half.
RULE_SCORE = 0.8
_EMPTY = frozenset({"it's", "it’s", "there", "there's", "there’s", "that's", "that’s"})
_CLAUSE = re.compile(
    r"[;:—–(“]\s*|, (?:and|but|or) |,? (?:when|that|as|after|since|because|while|who|which|where"
    r"|whose|if|although|though|until|before|says?|said) "
)
_RELATIVE_END = re.compile(r",? (?:who|which|that)(?: (?:has|have|had|was|were|is|are))?$")
# what stands right before "allegedly shooting him" is no subject of it
_GOVERNS = re.compile(r"\b(?:for|of|by|in|from|with|without|about|and|but|or|then)$")
_BOUNDS = ("", ",", ";", ":")
_JOINS = frozenset({"and", "or", "but"})
_POSSESSIVE = re.compile(r"(?:\b(?:his|her|its|their|my|our)|[’']s|s[’'])$", re.IGNORECASE)
DOUBTED = 0.45  # below this score a draft of the model's gives way to a construction
LONGEST_SENTENCE = 2000  # characters; what is longer is hardly a sentence


def find_constructions(
    text: str,
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
    mentions: Sequence[Mention] = (),
) -> tuple[Draft, ...]:
    """``drafts`` and those of the constructions they do not hold yet.

    A construction takes back a content that was linked to a cue of another sentence.
    """
    shelf = _Shelf(sentences, drafts)
    for number, sentence in enumerate(sentences):
        if sentence.part in {Part.FURNITURE, Part.DATELINE}:
            continue
        here = before = shelf.take(number)
        for found in _find_in(text, sentence.span):
            here = _merge(text, here, found, sentence.span)
        for found in _find_phrases(text, sentence.span):
            here = _with_new(here, found)
        if sentence.part is Part.HEADLINE:
            headline = find_headline(text, sentence.span, mentions)
            here = _with_new(here, headline) if headline is not None else here
        shelf.put([*here, *_find_plain(text, sentence.span, here)], before)
    return shelf.all()


class _Shelf:
    """Drafts by the sentences they touch, so that the work is in proportion to the text."""

    def __init__(self, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
        self._starts = [sentence.span.start for sentence in sentences]
        self._by_sentence: dict[int, list[Draft]] = {}
        self._kept: dict[int, Draft] = {}  # by identity, in order
        self.put(drafts, ())

    def take(self, number: int) -> list[Draft]:
        """The drafts that touch this sentence."""
        return [one for one in self._by_sentence.get(number, ()) if id(one) in self._kept]

    def put(self, drafts: Sequence[Draft], instead: Sequence[Draft]) -> None:
        """Keep these in place of those that were taken."""
        for old in instead:
            if not any(old is new for new in drafts):
                self._kept.pop(id(old), None)
        for new in drafts:
            if id(new) not in self._kept:
                self._kept[id(new)] = new
                for number in sorted(self._touched(new)):
                    self._by_sentence.setdefault(number, []).append(new)

    def all(self) -> tuple[Draft, ...]:
        """Every draft that is kept."""
        return tuple(self._kept.values())

    def _touched(self, draft: Draft) -> set[int]:
        touched: set[int] = set()
        for piece in (*draft.source, *draft.cue, *draft.content):
            first = max(0, bisect_right(self._starts, piece.start) - 1)
            touched.update(range(first, bisect_left(self._starts, piece.end)))
        return touched


def _find_phrases(text: str, span: Span) -> list[Draft]:
    if len(span) > LONGEST_SENTENCE:
        return []
    found = [*find_asides(text, span), *find_predicates(text, span)]
    return [*found, *find_tails(text, span), *find_passives(text, span)]


def _with_new(drafts: list[Draft], found: Draft) -> list[Draft]:
    """The drafts and ``found``, where none of them holds its words; the reader model goes first.

    A draft that took the cue for its source, or that the model hardly believes in, gives way.
    """
    pieces = (*found.source, *found.cue, *found.content)
    kept: list[Draft] = []
    is_known = False
    for draft in drafts:
        own = (*draft.source, *draft.cue, *draft.content)
        if not any(one.overlaps(other) for one in own for other in pieces):
            kept.append(draft)
        elif any(one.overlaps(other) for one in draft.source for other in found.cue):
            continue
        elif _has_same_cue(draft, found):
            is_known = True
            kept.append(draft if draft.source else replace(draft, source=found.source))
        elif _is_doubted(draft):
            continue
        elif _is_within(found, draft) or _is_within(draft, found):
            kept.append(draft)
        else:
            is_known = True
            kept.append(draft)
    return kept if is_known else [*kept, found]


def _find_in(text: str, span: Span) -> list[Draft]:
    found: list[Draft] = []
    if len(span) > LONGEST_SENTENCE:
        return found
    for construction in constructions():
        match = construction.search(text, span.start, span.end)
        draft = _draft(text, match) if match else None
        if draft and construction.is_of_clause:
            draft = _of_clause(text, draft)
        if draft and not any(_is_told_by(draft, other) for other in found):
            found.append(draft)
    return found


def _of_clause(text: str, draft: Draft) -> Draft:
    """The draft without what stands before the clause its cue is in: "fined for | allegedly |"."""
    before, cue = draft.content[0], draft.cue[0]
    if before.start >= cue.start:
        return draft
    relative = _RELATIVE_END.search(text, before.start, before.end)
    if relative is not None:  # "the mill, which | reportedly | burned in May, is shut"
        comma = text.find(",", cue.end, draft.content[-1].end)
        end = comma if comma > 0 else draft.content[-1].end
        before = Span(before.start, relative.start())
        draft = replace(draft, content=(before, Span(draft.content[-1].start, end)))
    bounds = [match.end() for match in _CLAUSE.finditer(text, before.start, before.end)]
    start = bounds[-1] if bounds else before.start
    is_left = start < before.end and not _GOVERNS.search(text, start, before.end)
    pieces = (Span(start, before.end), *draft.content[1:]) if is_left else draft.content[1:]
    return replace(draft, content=pieces) if pieces else draft


def _is_told_by(draft: Draft, other: Draft) -> bool:
    """Whether the other tells of these words already, and this is no report within its content."""
    return draft.content[0].overlaps(other.content[0]) and not _is_within(draft, other)


def _is_within(draft: Draft, other: Draft) -> bool:
    """Whether all of the draft stands inside the content of the other."""
    whole = hull((*draft.source, *draft.cue, *draft.content))
    around = hull((*other.source, *other.cue, *other.content))
    return len(around) > len(whole) and any(
        p.start <= whole.start and whole.end <= p.end for p in other.content
    )


def _draft(text: str, match: re.Match[str]) -> Draft | None:
    groups = match.groupdict()
    named = [name for name in ("content", "content2") if groups.get(name)]
    contents = tuple(c for name in named if (c := _content(text, *match.span(name))))
    if groups.get("source") and contents and contents[0].start > match.end("cue"):
        contents = (_without_predicate(text, match.start(), contents[0]), *contents[1:])
    if not contents:
        return None
    source = (_source(text, *match.span("source")),) if groups.get("source") else ()
    cues = [Span(*match.span(name)) for name in ("cue", "cue2") if groups.get(name)]
    return Draft(source, tuple(cues), contents, RULE_SCORE, by_rule=True)


def _source(text: str, start: int, end: int) -> Span:
    """The source without the stop of its sentence."""
    return Span(start, end - 1 if text[end - 1] == "." and end - start > 1 else end)


def _without_predicate(text: str, start: int, content: Span) -> Span:
    """A clause that is part of the subject, up to the verb of the sentence.

    "The union's claim that pay fell | could not be checked": where the noun begins the sentence,
    what it holds ends before a second verb that no small word joins to the first.
    """
    before = text[max(0, start - 2) : start].strip(' \n“"')
    if before not in {"", ".", "!", "?"} or not text.startswith("that ", content.start):
        return content
    end = predicate_start(text, content)
    return Span(content.start, end) if end is not None else content


def _find_plain(text: str, span: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """A plain report of a sentence in which nothing has been found yet."""
    if len(span) > LONGEST_SENTENCE or text.find(" that ", span.start, span.end) < 0:
        return []
    found = find_plain_report(text, span)
    if found is None or text[span.start : found.source.start].rstrip()[-1:] not in _BOUNDS:
        return []
    words = found.source.of(text).lower().split()
    small = words_of_class("preposition")
    if words[0] in small | _EMPTY or words[-1] in _JOINS | small | words_of_class("determiner"):
        return []  # "from press reports that", "to the point that"
    after = found.content.of(text).split(" ", 2)[1].lower()
    if is_finite(after) and after not in words_of_class("determiner"):
        return []  # "rules that could", "calls that began": what follows tells which
    content = _content(text, found.content.start, found.content.end)
    if content is None:
        return []
    content = _without_predicate(text, found.source.start, content)
    source = _source(text, found.source.start, found.source.end)
    draft = Draft((source,), (found.cue,), (content,), RULE_SCORE, by_rule=True)
    pieces = [piece for other in drafts for piece in (*other.cue, *other.content)]
    return [] if any(span.overlaps(piece) for piece in pieces) else [draft]


def _content(text: str, start: int, end: int) -> Span | None:
    """The stretch up to a semicolon or the end of the quotation it stands in, without its stop.

    None where hardly anything is left.
    """
    stop = text.find(";", start, end)
    end = stop if stop > start else end
    stop = text.find("”", start, end)
    end = stop if stop > start and text.find("“", start, stop) < 0 else end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".;,"):
        end -= 1
    return Span(start, end) if end - start > 2 else None


def _merge(text: str, drafts: list[Draft], found: Draft, sentence: Span) -> list[Draft]:
    kept: list[Draft] = []
    is_known = False
    for draft in drafts:
        near = any(sentence.overlaps(piece) for piece in draft.cue)
        shared = [p for p in draft.content if any(p.overlaps(own) for own in found.content)]
        if near and _has_same_cue(draft, found):
            is_known = True
            kept.append(_widened(draft, found, shared, sentence))
        elif _is_within(found, draft) or (not shared and not _is_muddled(draft, found)):
            kept.append(draft)
        elif near and _gives_way(text, draft, found):
            continue
        elif near and _is_same(draft, found):
            is_known = True
            kept.append(draft if draft.source else replace(draft, source=found.source))
        elif near:
            kept.append(draft)  # a report inside the construction's content
        else:
            rest = tuple(piece for piece in draft.content if piece not in shared)
            if rest:
                kept.append(replace(draft, content=rest))
    return kept if is_known else [*kept, found]


def _gives_way(text: str, draft: Draft, found: Draft) -> bool:
    if _is_same(draft, found) and _is_farther(text, draft, found):
        return True
    return _is_muddled(draft, found) or _is_doubted(draft)


def _is_doubted(draft: Draft) -> bool:
    return draft.score < DOUBTED and not draft.by_rule


def _is_farther(text: str, draft: Draft, found: Draft) -> bool:
    """Whether the draft's cue is a noun, "his remarks", and the construction stands after it.

    "His remarks fit a wider line from the palace: that …" tells what the palace says.
    """
    if not (draft.source and draft.cue and found.source and found.cue):
        return False
    first, last = hull(draft.cue).end, found.content[0].start
    between = hull((*found.source, *found.cue))
    owned = _POSSESSIVE.search(draft.source[-1].of(text)) is not None
    return owned and first <= between.start and between.end <= last


def _has_same_cue(draft: Draft, found: Draft) -> bool:
    return any(one.overlaps(other) for one in draft.cue for other in found.cue)


def _is_muddled(draft: Draft, found: Draft) -> bool:
    """Whether the draft takes the construction's source for something said."""
    return any(piece.overlaps(own) for piece in draft.content for own in found.source)


def _widened(draft: Draft, found: Draft, shared: Sequence[Span], sentence: Span) -> Draft:
    """The draft with the construction's content in place of the pieces they share."""
    cued = [p for p in draft.content if any(p.overlaps(cue) for cue in found.cue)]
    rest = [piece for piece in draft.content if piece not in shared and piece not in cued]
    pieces = tuple(sorted((*rest, *found.content)))
    source = draft.source or found.source
    if found.cue and any(hull(found.cue).covers(piece) for piece in draft.source):
        source = found.source  # "would have voters believe": it is not the voters' word
    if any(p.end > sentence.end and p.start == found.content[-1].start for p in draft.content):
        pieces = draft.content  # a quotation that runs over more sentences
    cue = found.cue if source == found.source and len(found.cue) > 1 else draft.cue
    return replace(draft, source=source, cue=cue, content=pieces)


def _is_same(draft: Draft, found: Draft) -> bool:
    """Whether both attribute by and large the same words."""
    one, other = draft.content[0], found.content[0]
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * max(len(one), len(other))
