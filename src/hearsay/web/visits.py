"""One request of one person: who asks, what they may, and the page they are given."""

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hearsay.store.accounts import Role, User, find_session
from hearsay.web.desk import Desk
from hearsay.web.drawing import draw

SESSION, VISIT = "hearsay_session", "hearsay_visit"  # cookies
TOKEN = "csrf"  # noqa: S105  # name of the field
_LONGEST_FIELD = 20_000  # bytes of one field of a form
_FIELDS = 60


class Refused(HTTPException):
    """A request that is not carried out; the message is for a person."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request and whose it is."""

    request: Request
    desk: Desk
    user: User | None  # None: nobody is logged in
    secret: str  # of the session, or of the browser before there is one
    is_new: bool  # the browser does not know the secret yet

    @property
    def csrf(self) -> str:
        """What a form must bring along; nobody but this browser's pages can know it."""
        return hmac.new(self.secret.encode(), b"hearsay form", sha256).hexdigest()

    @property
    def who(self) -> str:
        """The name that goes with what is done."""
        return self.user.name if self.user is not None else ""

    def may(self, role: Role) -> bool:
        """Whether the visitor has this role."""
        return self.user is not None and self.user.role.covers(role)

    def path(self, name: str) -> str:
        """A part of the address, such as a document's id."""
        return str(self.request.path_params[name])

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page, with the bar and what every page has."""
        html = draw(template, visit=self, desk=self.desk, **values)
        return self._with_cookie(HTMLResponse(html, status))

    def file(self, data: bytes, media_type: str, name: str) -> Response:
        """A file to keep."""
        told = {"Content-Disposition": f'attachment; filename="{name}"'}
        return self._with_cookie(Response(data, media_type=media_type, headers=told))

    def to(self, address: str) -> Response:
        """Go on to another page, by GET."""
        return self._with_cookie(RedirectResponse(address, 303))

    def _with_cookie(self, response: Response) -> Response:
        if self.is_new:
            self.set_cookie(response, VISIT, self.secret)
        return response

    def set_cookie(self, response: Response, name: str, value: str) -> None:
        """A cookie no script can read and no other site sends along."""
        secure = self.desk.settings.behind_https
        response.set_cookie(name, value, httponly=True, samesite="lax", secure=secure, path="/")


Shows = Callable[[Visit], Response]
Takes = Callable[[Visit, "Form"], Response]


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in."""

    fields: Mapping[str, str]
    files: tuple[tuple[str, bytes], ...] = ()  # names and bytes, in order

    def get(self, name: str) -> str:
        """The field without white space around it; "" where it is not there."""
        return self.fields.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed into a form that was refused, and why."""

    form: Form = Form({})
    fault: str = ""


NOTHING = Given()


def visit_of(request: Request) -> Visit:
    """Whose request this is. Looks into the store where there are users."""
    desk: Desk = request.app.state.desk
    session, browser = request.cookies.get(SESSION, ""), request.cookies.get(VISIT, "")
    if desk.person is not None:
        user: User | None = desk.person
    else:
        user = find_session(desk.store, session) if session else None
        if user is not None:
            return Visit(request, desk, user, session, is_new=False)
    is_known = len(browser) >= 32  # what we hand out has 43 characters
    return Visit(
        request, desk, user, browser if is_known else secrets.token_urlsafe(32), not is_known
    )


def shown(shows: Shows, role: Role | None = Role.READER) -> Callable[[Request], Response]:
    """The endpoint of a page; ``role`` None: also for those who are not logged in."""

    def endpoint(request: Request) -> Response:
        visit = visit_of(request)
        return _barred(visit, role) or shows(visit)

    endpoint.__name__ = shows.__name__
    return endpoint


def taken(
    takes: Takes, role: Role | None = Role.EDITOR, *, longest: int = _LONGEST_FIELD, files: int = 0
) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a form, which must bring its token."""

    async def endpoint(request: Request) -> Response:
        visit = await run_in_threadpool(visit_of, request)
        if (barred := _barred(visit, role)) is not None:
            return barred
        async with request.form(
            max_files=files, max_fields=_FIELDS, max_part_size=longest
        ) as given:
            form = await _form(given)
        if visit.is_new or not hmac.compare_digest(form.get(TOKEN).encode(), visit.csrf.encode()):
            raise Refused(403, "This form is too old, or not one of ours. Go back, reload the page "
                               "and send it again.")  # fmt: skip
        return await run_in_threadpool(takes, visit, form)

    endpoint.__name__ = takes.__name__
    return endpoint


def _barred(visit: Visit, role: Role | None) -> Response | None:
    """Where to send somebody who may not; None where they may."""
    if role is None or visit.may(role):
        return None
    if visit.user is None:
        asked = visit.request.url
        back = f"{asked.path}?{asked.query}" if asked.query else asked.path
        return visit.to(f"/login?{_query(back)}" if visit.request.method == "GET" else "/login")
    raise Refused(403, f"This needs the role {role.value}; {visit.who} is {visit.user.role.value}.")


def _query(back: str) -> str:
    from urllib.parse import urlencode  # noqa: PLC0415  # only here

    return urlencode({"next": back})


async def _form(given: FormData) -> Form:
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    for name, value in given.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                files.append((value.filename, await value.read()))
        else:
            fields[name] = value.replace("\r\n", "\n")  # as forms send line ends
    return Form(fields, tuple(files))
