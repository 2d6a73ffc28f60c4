"""The reading page: a document with its voices, checks, claims, promises, causes and judgements."""

from starlette.responses import Response

from hearsay.records.claim import Claim
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.layout import title_of
from hearsay.report.markup import Html
from hearsay.report.page import by_share, render_bar, render_tally
from hearsay.report.page_causes import render_causes
from hearsay.report.page_checks import render_checks
from hearsay.report.page_parts import Links, Parts
from hearsay.report.page_promises import render_promises
from hearsay.report.page_text import render_text
from hearsay.report.page_voices import render_voices
from hearsay.report.page_wording import render_timeline, render_wording
from hearsay.report.tables import render_csv
from hearsay.report.visible import one_line
from hearsay.report.worth import by_worth
from hearsay.store.accounts import Role
from hearsay.store.auditing import log
from hearsay.store.documents import (
    find_document,
    find_judged,
    find_ledger_json,
    find_readings,
    find_versions,
    remove_document,
)
from hearsay.web.drawing import LAYERS, draw
from hearsay.web.shown import Shown, show
from hearsay.web.visits import Form, Visit

_WHOLE_ID = 16  # characters
MOST_CLAIMS = 12  # shown at once; the others a click away


def document(visit: Visit) -> Response:
    """The page. Its long part is kept as drawn, and gets the visitor's own token put in."""
    name = visit.path("document")
    if len(name) != _WHOLE_ID:  # a shortened one leads to the whole
        return visit.to(f"/documents/{find_document(visit.desk.store, name).id}")
    may_judge = visit.may(Role.EDITOR)
    title, drawn = visit.desk.drawn.get(
        name, may_judge=may_judge, draw=lambda: _drawn(visit, name, may_judge=may_judge)
    )
    content = Html(drawn.replace(visit.desk.csrf_mark, visit.csrf))
    return visit.page("document.html", name=name, title=title, content=content)


def ledger_file(visit: Visit) -> Response:
    """The program's ledger, as JSON."""
    row = find_document(visit.desk.store, visit.path("document"))
    return visit.file(
        find_ledger_json(visit.desk.store, row.id), "application/json", f"{row.id}.json"
    )


def claims_file(visit: Visit) -> Response:
    """The claims as people judged them, as a table."""
    found = show(visit.desk.store, find_judged(visit.desk.store, visit.path("document")))
    text = "".join(render_csv([found.ledger]))
    name = f"{found.ledger.document.id}.csv"
    return visit.file(text.encode("utf-8", "replace"), "text/csv; charset=utf-8", name)


def remove(visit: Visit, form: Form) -> Response:
    """Take a document out of the store."""
    row = find_document(visit.desk.store, visit.path("document"))
    if form.get("sure") != "yes":
        return visit.to(f"/documents/{row.id}#document-file")
    remove_document(visit.desk.store, row.id)
    visit.desk.drawn.forget()
    log(visit.desk.store, visit.who, "remove document", row.id)
    return visit.to("/")


def parts_of(found: Shown, *, is_alone: bool = False) -> Parts:
    """The ledger ready to be drawn, its records and speakers leading to their pages.

    ``is_alone``: for a page that has not the text on it.
    """
    here = f"/documents/{found.ledger.document.id}"

    def record(name: str) -> str | None:
        kind = {"c": "claims", "a": "statements"}.get(name[:1])
        return f"{here}/{kind}/{name}" if kind else None

    def speaker(name: str) -> str | None:
        return f"/speakers/{found.speakers[name]}" if name in found.speakers else None

    return Parts(found.ledger, Links(here if is_alone else "", record, speaker))


def _drawn(visit: Visit, name: str, *, may_judge: bool) -> tuple[str, Html]:
    """The title, and all but the bar."""
    store = visit.desk.store
    found = show(store, find_judged(store, name))
    parts, ledger = parts_of(found), found.ledger
    sections = [
        ("commitments", "Promises", render_promises(parts)),
        ("causes", "Causes", render_causes(parts)),
        ("framing", "Wording", render_wording(parts)),
        ("timeline", "Timeline", render_timeline(parts)),
        ("voices", "By speaker", render_voices(parts)),
    ]
    title = one_line(title_of(ledger))
    return title, Html(
        draw(
            "document_content.html",
            ledger=ledger,
            parts=parts,
            judged=found.judged,
            title=title,
            facts=words.about_document(ledger),
            tally=render_tally(parts),
            bar=render_bar(parts),
            voices=by_share(parts),
            text=render_text(parts),
            checks=render_checks(parts),
            decided=_decided(ledger),
            facts_of=words.about_claim,
            claims=by_worth(ledger),
            most_claims=MOST_CLAIMS,
            not_claims=[one for one in found.judged.ledger.claims
                        if not found.judged.is_claim(one.id)],
            sections=[one for one in sections if one[2] is not None],
            layers=LAYERS,
            readings=find_readings(store, name),
            versions=find_versions(store, name),
            claim_words={one.id: one.text for one in ledger.claims},
            made_with=words.made_with(ledger),
            may_judge=may_judge,
            csrf=visit.desk.csrf_mark,
        )
    )  # fmt: skip


def _decided(ledger: Ledger) -> list[tuple[Claim, object]]:
    """Checks with a verdict, in the order in which they are told."""
    claims = {claim.id: claim for claim in ledger.claims}
    return [
        (claims[check.claim], check)
        for verdict in words.VERDICTS[:-1]
        for check in words.checks_with(ledger, verdict)
    ]
