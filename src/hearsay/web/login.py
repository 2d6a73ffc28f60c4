"""Log in and out."""

from urllib.parse import urlsplit

from starlette.responses import Response

from hearsay.store.accounts import check_password, end_session, start_session
from hearsay.store.auditing import log
from hearsay.web.visits import SESSION, VISIT, Form, Visit

_WRONG = "Name or password is wrong."  # which of the two, nobody is told


def login(visit: Visit) -> Response:
    """The form."""
    if visit.user is not None:
        return visit.to("/")
    return visit.page("login.html", back=_back(visit.request.query_params.get("next", "")),
                      name="", fault="")  # fmt: skip


def log_in(visit: Visit, form: Form) -> Response:
    """Start a session where name and password are right."""
    desk, name = visit.desk, form.get("name")[:60]
    back, address = (
        _back(form.get("next")),
        visit.request.client.host if visit.request.client else "",
    )
    if left := desk.lockout.seconds_left(name, address):
        told = f"Too many wrong passwords: try again in {-(-left // 60)} minutes."
        response = visit.page("login.html", 429, back=back, name=name, fault=told)
        response.headers["Retry-After"] = str(left)
        return response
    desk.lockout.failed(name, address)  # counted before it is checked: many at once gain nothing
    with desk.lockout.checking():
        user = check_password(desk.store, name, form.fields.get("password", ""))
    if user is None:
        log(desk.store, name, "log in failed", told=address)
        return visit.page("login.html", 401, back=back, name=name, fault=_WRONG)
    desk.lockout.succeeded(name, address)
    log(desk.store, user.name, "log in", told=address)
    response = visit.to(back)
    visit.set_cookie(response, SESSION, start_session(desk.store, user.name))
    response.delete_cookie(VISIT, path="/")
    return response


def log_out(visit: Visit, form: Form) -> Response:  # noqa: ARG001  # as forms are taken
    """End the session, here and in the store."""
    if visit.user is not None and visit.desk.person is None:
        end_session(visit.desk.store, visit.secret)
        log(visit.desk.store, visit.who, "log out")
    response = visit.to("/login")
    response.delete_cookie(SESSION, path="/")
    return response


def _back(given: str) -> str:
    """A page of this desk; anything else becomes the first page."""
    parts = urlsplit(given) if given.isprintable() and "\\" not in given else urlsplit("")
    is_here = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    return given if is_here and not given.startswith("//") else "/"
