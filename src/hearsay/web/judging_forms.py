"""Forms in which people judge claims, statements and speakers, and take a judgement back."""

from starlette.responses import Response

from hearsay.errors import InputError
from hearsay.records.document import Span, hull
from hearsay.records.judgement import OF_PIECES, Decision
from hearsay.store.auditing import log
from hearsay.store.deciding import Ruling, decide, decide_on_speaker, undo
from hearsay.store.documents import find_document, find_judged
from hearsay.store.pages import MOST, Window
from hearsay.store.speaking import list_speakers
from hearsay.web.record_pages import draw_claim, draw_statement
from hearsay.web.speaker_pages import draw_speaker
from hearsay.web.stretches import find_stretches
from hearsay.web.visits import Form, Given, Visit


def judge_claim(visit: Visit, form: Form) -> Response:
    """Accept, give another verdict, or say that it is no claim."""
    document, claim = visit.path("document"), visit.path("claim")
    try:
        ruling = Ruling(_decision(form), _verdict(form), (), form.get("why"))
        made = decide(visit.desk.store, document, claim, ruling, who=visit.who)
    except InputError as error:
        return draw_claim(visit, Given(form, str(error)))
    _judged(visit, claim, made.decision)
    return visit.to(_back(visit, form, f"claims/{claim}", f"claim-{claim}"))


def judge_statement(visit: Visit, form: Form) -> Response:
    """Accept, or correct speaker, source, cue or content."""
    document, name = visit.path("document"), visit.path("statement")
    try:
        decision = _decision(form)
        value = form.get("speaker") if decision is Decision.SPEAKER else ""
        pieces = _pieces(visit, document, name, form, decision)
        ruling = Ruling(decision, value, pieces, form.get("why"))
        made = decide(visit.desk.store, document, name, ruling, who=visit.who)
    except InputError as error:
        return draw_statement(visit, Given(form, str(error)))
    _judged(visit, name, made.decision)
    return visit.to(_back(visit, form, f"statements/{name}", f"in-{name}"))


def judge_speaker(visit: Visit, form: Form) -> Response:
    """Show a speaker under another name, or merge it into another speaker."""
    name = visit.path("speaker")
    try:
        decision = _decision(form)
        value = form.get("name")
        if decision is Decision.MERGE:
            value = _speaker_named(visit, form.get("other"), name)
        ruling = Ruling(decision, value, (), form.get("why"))
        made = decide_on_speaker(visit.desk.store, name, ruling, who=visit.who)
    except InputError as error:
        return draw_speaker(visit, Given(form, str(error)))
    _judged(visit, name, made.decision)
    return visit.to(f"/speakers/{value if decision is Decision.MERGE else name}")


def take_back(visit: Visit, form: Form) -> Response:
    """Undo a judgement; the way back is to where it was seen."""
    given = visit.path("judgement")
    if not given.isdigit() or len(given) > 12:
        raise InputError("this is no judgement")
    made = undo(visit.desk.store, int(given), who=visit.who, why=form.get("why"))
    _judged(visit, made.target.record, made.decision)
    if made.target.document is None:
        return visit.to(f"/speakers/{made.target.record}")
    kinds = {"c": "claims", "a": "statements"}
    here = f"/documents/{made.target.document}"
    if form.get("then") == "document":
        return visit.to(f"{here}#history")
    return visit.to(f"{here}/{kinds.get(made.target.record[:1], 'claims')}/{made.target.record}")


def _judged(visit: Visit, record: str, decision: Decision) -> None:
    visit.desk.drawn.forget()
    log(visit.desk.store, visit.who, "judge", record, decision.value)


def _decision(form: Form) -> Decision:
    given = form.get("decision")
    if given not in set(Decision) or given == Decision.UNDO:
        raise InputError("Say what you decide.")
    return Decision(given)


def _verdict(form: Form) -> str:
    return form.get("verdict") if form.get("decision") == Decision.VERDICT else ""


def _pieces(
    visit: Visit, document: str, name: str, form: Form, decision: Decision
) -> tuple[Span, ...]:
    """The stretches that were typed, found near the statement as it stands."""
    if decision not in OF_PIECES:
        return ()
    judged = find_judged(visit.desk.store, document)
    one = judged.ledger.attribution(name)
    if one is None:
        return ()  # the store says so in its own words
    near = hull((*one.source, *one.cue, *one.content))
    return find_stretches(judged.ledger.document.text, form.get(decision.value), near)


def _speaker_named(visit: Visit, typed: str, here: str) -> str:
    """The id of the speaker with this name; where there is a choice it is refused."""
    wanted = " ".join(typed.split()).casefold()
    if not wanted:
        raise InputError("Name the speaker that this one is.")
    listed = list_speakers(visit.desk.store, typed, Window(MOST)).found
    found = [
        one
        for one in listed
        if one.id != here and wanted in {name.casefold() for name in (one.name, *one.also)}
    ]
    if len(found) == 1:
        return found[0].id
    near = ", ".join(one.name for one in listed[:5] if one.id != here)
    told = f"; there is {near}" if near else ""
    raise InputError(f"There is no one speaker named “{' '.join(typed.split())[:60]}”{told}.")


def _back(visit: Visit, form: Form, record: str, place: str) -> str:
    """To the reading page or to the record's own, whichever it was judged on."""
    document = find_document(visit.desk.store, visit.path("document")).id
    if form.get("then") == "document":
        return f"/documents/{document}#{place}"
    return f"/documents/{document}/{record}"
