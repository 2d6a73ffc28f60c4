"""The pages of one claim and one statement: its words, what it rests on, forms to judge it."""

from collections.abc import Sequence

from starlette.responses import Response

from hearsay.errors import NotInStore
from hearsay.records.attribution import Attribution
from hearsay.records.document import Span, hull
from hearsay.report import words
from hearsay.report.markup import Html, element, escaped, join
from hearsay.report.page_checks import render_check
from hearsay.report.page_parts import Parts
from hearsay.report.visible import one_line
from hearsay.report.why import find_reasons
from hearsay.store.documents import find_document, find_judged
from hearsay.store.judging import Judged
from hearsay.store.pages import MOST, Window
from hearsay.store.speaking import list_speakers
from hearsay.web.document_page import parts_of
from hearsay.web.shown import Shown, decided_verdict, show
from hearsay.web.visits import NOTHING, Given, Visit

_AROUND = 280  # characters shown before and after


def claim(visit: Visit) -> Response:
    """The page of a claim."""
    return draw_claim(visit)


def draw_claim(visit: Visit, given: Given = NOTHING) -> Response:
    """The same, also after a form of it was refused."""
    found = _found(visit)
    judged, name = found.judged, visit.path("claim")
    one = judged.ledger.claim(name)
    if one is None:
        raise NotInStore(f"{name[:40]}: there is no claim of this id in this document")
    is_claim = judged.is_claim(name)
    parts = parts_of(found if is_claim else _as_read(found), is_alone=True)
    check = parts.check_of.get(name)
    return visit.page(
        "claim.html",
        status=400 if given.fault else 200,
        row=find_document(visit.desk.store, found.ledger.document.id),
        claim=one,
        parts=parts,
        is_claim=is_claim,
        passage=_passage(parts.text, (one.span,)),
        facts=words.about_claim(one),
        roles=[(role, one_line(span.of(parts.text))) for role, span in one.parts.roles],
        speaker=parts.speaker(one),
        statement=judged.ledger.attribution(one.attribution),
        check=None if check is None else render_check(parts, check),
        verdict=judged.verdict(name),
        by_hand=decided_verdict(judged, one),
        decisions=judged.decisions(name),
        history=judged.of(name),
        neighbours=_neighbours(judged, name),
        reasons=find_reasons(found.ledger, name) if is_claim else (),
        given=given.form,
        fault=given.fault,
    )


def statement(visit: Visit) -> Response:
    """The page of an attribution: who says what, by which words."""
    return draw_statement(visit)


def draw_statement(visit: Visit, given: Given = NOTHING) -> Response:
    """The same, also after a form of it was refused."""
    found = _found(visit)
    name, parts = visit.path("statement"), parts_of(found, is_alone=True)
    one = parts.attributions.get(name)
    if one is None:
        raise NotInStore(f"{name[:40]}: there is no statement of this id in this document")
    voice = parts.voice_of[name]
    return visit.page(
        "statement.html",
        status=400 if given.fault else 200,
        row=find_document(visit.desk.store, found.ledger.document.id),
        one=one,
        parts=parts,
        name=words.speaker_words(found.ledger, voice, one),
        page=parts.links.speaker(voice.name),
        passage=_marked_parts(parts, one),
        facts=words.about_attribution(one),
        pieces={
            side: "\n".join(one_line(span.of(parts.text)) for span in getattr(one, side))
            for side in ("source", "cue", "content")
        },
        claims=[(each, parts.check_of.get(each.id)) for each in found.ledger.claims
                if each.attribution == name],
        decisions=found.judged.decisions(name),
        history=found.judged.of(name),
        known=[each.name for each in list_speakers(visit.desk.store, window=Window(MOST)).found],
        given=given.form,
        fault=given.fault,
    )  # fmt: skip


def _found(visit: Visit) -> Shown:
    return show(visit.desk.store, find_judged(visit.desk.store, visit.path("document")))


def _as_read(found: Shown) -> Shown:
    """With the claims that people say are none, so that one of these can be shown."""
    return Shown(found.judged, found.judged.ledger, found.speakers)


def _neighbours(judged: Judged, name: str) -> tuple[str | None, str | None]:
    """The claims before and after in the text."""
    ordered = [one.id for one in sorted(judged.ledger.claims, key=lambda one: (one.span, one.id))]
    place = ordered.index(name)
    before = ordered[place - 1] if place else None
    return before, ordered[place + 1] if place + 1 < len(ordered) else None


def _passage(text: str, marked: tuple[Span, ...]) -> Html:
    """The words around, with the stretches marked."""
    return _drawn(text, [(span, "mark", None) for span in marked])


def _marked_parts(parts: Parts, one: Attribution) -> Html:
    """A statement in its surroundings: source, cue and content each marked as what it is."""
    sides = [
        (
            span,
            "mark" if side == "content" else "b",
            f"{side} {parts.shade(parts.voice_of[one.id])}",
        )
        for side in ("source", "cue", "content")
        for span in getattr(one, side)
    ]
    return _drawn(parts.text, sides)


def _drawn(text: str, marked: Sequence[tuple[Span, str, str | None]]) -> Html:
    """The stretch of a text around its marks, whole words at both ends."""
    whole = hull(span for span, _, _ in marked)
    start, end = max(0, whole.start - _AROUND), min(len(text), whole.end + _AROUND)
    start = text.find(" ", start, whole.start) + 1 if start else 0
    end = text.rfind(" ", whole.end, end) if end < len(text) else end
    end = whole.end if end == -1 else end
    drawn: list[str] = ["… " if start else ""]
    here = start
    for span, tag, named in sorted(marked, key=lambda one: one[0]):
        if span.start < here:
            continue  # inside another, which is marked already
        drawn += [escaped(text[here : span.start]), element(tag, span.of(text), class_=named)]
        here = span.end
    drawn += [escaped(text[here:end]), " …" if end < len(text) else ""]
    return join(Html(piece) for piece in drawn)
