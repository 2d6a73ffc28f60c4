"""Give the desk something to read: pasted, uploaded or at an address; and how far it is."""

from dataclasses import replace

from starlette.responses import JSONResponse, Response

from hearsay.errors import InputError
from hearsay.settings import Limits
from hearsay.store.auditing import log
from hearsay.store.documents import (
    DocumentRow,
    find_document,
    find_ledger_json,
    find_readings,
)
from hearsay.text.drafts import read_date
from hearsay.text.formats import READERS, reader_named, reader_of
from hearsay.text.readers import About
from hearsay.web.desk import MOST_FILES
from hearsay.web.reading_queue import Job, State
from hearsay.web.visits import Form, Refused, Visit
from hearsay.web.worker import Order

FORMATS = tuple(reader.format for reader in READERS)
ENDINGS = tuple(ending for reader in READERS for ending in reader.endings)
_WAYS = ("paste", "upload", "address")
_ABOUT = ("title", "outlet", "published")
_PASTED = "the pasted text"


def adding(visit: Visit) -> Response:
    """The form, empty."""
    asked = visit.request.query_params
    way, after = asked.get("by", ""), asked.get("after", "")
    given = _of_version_before(_row(visit, after)) if after else {}
    return _form(visit, given, way if way in _WAYS else "paste")


def add(visit: Visit, form: Form) -> Response:
    """Take what was given; what cannot be taken is told beside the form, which keeps it."""
    way = form.get("by")
    try:
        orders = _of_article(_orders(form, way, visit), form, visit)
        job = visit.desk.queue.submit(orders, by=visit.who)
    except InputError as error:
        return _form(visit, dict(form.fields), way if way in _WAYS else "paste", str(error))
    log(visit.desk.store, visit.who, "add", job.id, f"{way}, {len(orders)}")
    return visit.to(f"/reading/{job.id}")


def read_again(visit: Visit, form: Form) -> Response:  # noqa: ARG001  # as forms are taken
    """Read a stored text anew, as of the same day, with the model and packs there are now."""
    row = find_document(visit.desk.store, visit.path("document"))
    data = find_ledger_json(visit.desk.store, row.id)
    as_of = next(one.as_of for one in find_readings(visit.desk.store, row.id) if one.is_shown)
    order = Order(row.title, data, is_ledger=True, as_of=as_of)
    job = visit.desk.queue.submit((order,), by=visit.who)
    log(visit.desk.store, visit.who, "read again", row.id)
    return visit.to(f"/reading/{job.id}")


def progress(visit: Visit) -> Response:
    """How far a job is; once one document came of it and nothing else, the document."""
    job = _job(visit)
    if _is_one(job) and "stay" not in visit.request.query_params:
        return visit.to(f"/documents/{job.added[0].document}")
    return visit.page("progress.html", job=job, before=visit.desk.queue.before(job.id))


def progress_data(visit: Visit) -> Response:
    """The same for the script of the page."""
    job = _job(visit)
    told = {"state": job.state.value, "current": job.current, "added": len(job.added),
            "failures": len(job.failures), "before": visit.desk.queue.before(job.id)}  # fmt: skip
    return JSONResponse(told)


def _job(visit: Visit) -> Job:
    job = visit.desk.queue.find(visit.path("job"))
    if job is None:
        raise Refused(404, "This is not known any more: it was long ago, or the desk was started "
                           "anew. What was read is in the library.")  # fmt: skip
    return job


def _is_one(job: Job) -> bool:
    is_alone = len(job.added) == 1 and not job.failures and not job.asides
    return job.state is State.DONE and is_alone


def _of_version_before(row: DocumentRow) -> dict[str, str]:
    """What a changed version most likely shares with the one before."""
    day = row.published.isoformat() if row.published else ""
    return {"after": row.id, "outlet": row.outlet or "", "published": day}


def _row(visit: Visit, document: str) -> DocumentRow:
    """The document whose article gets a new version."""
    return find_document(visit.desk.store, document)


def _form(visit: Visit, given: dict[str, str], way: str, fault: str = "") -> Response:
    after = given.get("after", "")
    return visit.page(
        "adding.html",
        status=400 if fault else 200,
        given=given,
        way=way,
        fault=fault,
        formats=FORMATS,
        endings=",".join(ENDINGS),
        most_files=MOST_FILES,
        most_bytes=visit.desk.limits.max_bytes,
        after=_row(visit, after) if after else None,
    )


def _orders(form: Form, way: str, visit: Visit) -> tuple[Order, ...]:
    about, limits = _about(form), visit.desk.limits
    if way == "paste":
        text = form.fields.get("text", "")
        if not text.strip():
            raise InputError("There is no text in the field: paste an article.")
        if len(text) > limits.max_characters:
            told = f"{limits.max_characters:,} characters (HEARSAY_MAX_CHARACTERS)"
            raise InputError(f"The text is longer than {told}.")
        data = text.encode("utf-8", "replace")
        return (Order(_PASTED, data, "txt", about, limits),)
    if way == "address":
        address = form.get("address")
        if not address.lower().startswith(("http://", "https://")):
            raise InputError("An address begins with https:// or http://.")
        return (Order(address, about=about, limits=limits, is_address=True),)
    return _uploaded(form, about, limits)


def _of_article(orders: tuple[Order, ...], form: Form, visit: Visit) -> tuple[Order, ...]:
    """The same, as the next version of an article, where the form says so."""
    after = form.get("after")
    if not after:
        return orders
    if len(orders) > 1:
        raise InputError("A changed version is one file: upload one, or start from Add an article.")
    return (replace(orders[0], article=_row(visit, after).article),)


def _uploaded(form: Form, about: About, limits: Limits) -> tuple[Order, ...]:
    as_format = form.get("format") or None
    if as_format is not None and reader_named(as_format) is None:
        raise InputError(f"{as_format[:20]!r} is no format we read.")
    if not form.files:
        raise InputError("No file was chosen.")
    if about.title is not None and len(form.files) > 1:
        raise InputError("A title is for one file: leave it empty, or upload them one by one.")
    orders = []
    for given, data in form.files:
        name = _plain_name(given)
        if as_format is None and reader_of(name) is None:
            known = ", ".join(FORMATS)
            raise InputError(f"{name}: the ending of the name tells no format; we read {known}. "
                             "Choose a format below if it is one of these.")  # fmt: skip
        orders.append(Order(name, data, as_format, about, limits))
    return tuple(orders)


def _plain_name(given: str) -> str:
    """The name of a file without folders and what steers a page; nothing is opened by it."""
    name = given.replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in name if char.isprintable())[:120] or "file"


def _about(form: Form) -> About:
    title, outlet, published = (form.get(name) for name in _ABOUT)
    if max(len(title), len(outlet)) > 500:
        raise InputError("A title or an outlet has at most 500 characters.")
    day = read_date(published) if published else None
    return About(" ".join(title.split()) or None, " ".join(outlet.split()) or None, day)
