"""Join sources, cues and contents into attributions, and nest one in another."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from hearsay.attribute.acts import is_act
from hearsay.attribute.certainty import certainty
from hearsay.attribute.constructions import find_constructions
from hearsay.attribute.drafts import Draft, join_drafts
from hearsay.attribute.mending import mend
from hearsay.attribute.nesting import find_nested
from hearsay.attribute.passives import with_passives
from hearsay.attribute.silent import without_silent
from hearsay.attribute.source_verbs import with_verbs
from hearsay.attribute.sources import name_speakers
from hearsay.attribute.spans import find_pieces
from hearsay.attribute.splitting import split_quotations
from hearsay.attribute.stance import find_stance
from hearsay.attribute.subjects import with_subjects
from hearsay.attribute.turns import Turn, find_turns
from hearsay.models.readings import Readings
from hearsay.records.attribution import Attribution, Manner
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Mention
from hearsay.text.quotemarks import Quotation

# Share of a content's characters inside quotation marks from which it is the source's own words.
DIRECT_SHARE = 0.9
TURN_SCORE = 0.95  # a label before a colon hardly deceives


def find_attributions(
    document: Document,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    readings: Readings,
    mentions: Sequence[Mention],
) -> tuple[Attribution, ...]:
    """Every attribution of a document in order of appearance, nested ones after the outer.

    Learned pieces come first; constructions the model was not trained on (a noun as cue, "in his
    view") and reports inside a content are added by rule. What none of them covers is own voice.
    """
    text = document.text
    pieces = find_pieces(text, quotations, readings)
    quoted = SpanIndex(quotation.span for quotation in quotations)
    joined = join_drafts(text, sentences, quotations, pieces, readings.links)
    joined = split_quotations(text, sentences, joined)
    reports = [draft for draft in joined if not is_act(text, draft, quoted)]
    drafts = mend(text, without_silent(text, reports), mentions)
    drafts = with_subjects(text, sentences, drafts, mentions)
    drafts = with_passives(text, sentences, drafts)
    drafts = find_constructions(text, sentences, drafts, mentions)
    drafts = tuple(without_silent(text, with_verbs(text, drafts)))
    drafts = _with_turns(drafts, find_turns(text, mentions))
    drafts += tuple(d for d in find_nested(text, drafts, mentions) if not _is_of_verb(text, d))
    parts = SpanIndex(sentence.span for sentence in sentences)
    body = [draft for draft in drafts if _is_read(draft, sentences, parts)]
    outer = SpanIndex(quotation.span for quotation in quotations if not quotation.is_nested)
    made = tuple(_attribution(document, outer, draft) for draft in _unique(body))
    return name_speakers(document, sentences, _nest(made), mentions)


def _is_of_verb(text: str, draft: Draft) -> bool:
    """Whether a lone verb was taken for a source: "consolidating | plans"."""
    words = " ".join(piece.of(text) for piece in draft.source)
    return words.endswith("ing") and words.islower() and " " not in words


def _with_turns(drafts: tuple[Draft, ...], turns: Sequence[Turn]) -> tuple[Draft, ...]:
    """The drafts and one for each turn, in place of any that took a label for something else."""
    labels = SpanIndex(Span(turn.label.start, turn.colon.end) for turn in turns)
    kept = [
        draft
        for draft in drafts
        if not any(labels.overlapping(p) for p in (*draft.source, *draft.cue, *draft.content))
    ]
    kept += [Draft((t.label,), (t.colon,), t.content, TURN_SCORE, by_rule=True) for t in turns]
    return tuple(kept)


def _is_read(draft: Draft, sentences: Sequence[Sentence], places: SpanIndex) -> bool:
    """Whether the draft stands in text that speaks: not in furniture, not in a dateline."""
    start = min(draft.content).start
    held = places.covering(Span(start, start + 1))
    return not held or sentences[held[0]].part not in {Part.FURNITURE, Part.DATELINE}


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    seen: set[tuple[Span, ...]] = set()
    kept = []
    for draft in sorted(drafts, key=lambda d: (min(d.content).start, -max(d.content).end)):
        key = (*draft.cue, *draft.content)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


def _attribution(document: Document, quotations: SpanIndex, draft: Draft) -> Attribution:
    places = ",".join(f"{s.start}:{s.end}" for s in (*draft.source, *draft.cue, *draft.content))
    name = "a" + sha256(f"{document.id} attribution {places}".encode()).hexdigest()[:8]
    return Attribution(
        id=name,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        manner=manner_of(draft.content, quotations),
        stance=find_stance(document.text, draft.cue, draft.content),
        score=round(draft.score if draft.by_rule else certainty(draft.score), 4),
    )


def manner_of(content: Sequence[Span], quotations: SpanIndex) -> Manner:
    """Direct where nearly all of the content stands in quotation marks, mixed where some does."""
    quoted = sum(
        min(piece.end, quotation.end) - max(piece.start, quotation.start)
        for piece in content
        for quotation in map(quotations.spans.__getitem__, quotations.overlapping(piece))
    )
    share = quoted / sum(map(len, content))
    if share >= DIRECT_SHARE:
        return Manner.DIRECT
    return Manner.MIXED if share > 0 else Manner.INDIRECT


def _nest(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Set ``inside``: the smallest other attribution one of whose pieces covers all of this one.

    A report may fill a content wholly: "she said | he denied it".
    """
    pieces = [(other, piece) for other in attributions for piece in other.content]
    places = SpanIndex(piece for _, piece in pieces)
    nested = []
    for attribution in attributions:
        around = attribution.hull
        holders = [
            (len(piece), other.id)
            for other, piece in map(pieces.__getitem__, places.covering(around))
            if other.id != attribution.id and len(other.hull) > len(around)
        ]
        outer = min(holders, default=(0, None))[1]
        nested.append(replace(attribution, inside=outer))
    return tuple(nested)
