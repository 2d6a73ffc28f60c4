"""Who asks: a bearer token's user, or whoever, where the store is open to this machine."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from hearsay.settings import Limits
from hearsay.store.accounts import Role, User, find_token
from hearsay.store.opening import Store

_BEARER = HTTPBearer(auto_error=False, description="A token made by `hearsay user token`.")


@dataclass(frozen=True, slots=True)
class Api:
    """What all operations share."""

    store: Store
    read: Callable[[Document, date | None], Ledger]
    limits: Limits
    anybody: Callable[[], User | None]  # who comes without a token; None: a token is needed


def api_of(request: Request) -> Api:
    """The one this request is for."""
    found: Api = request.app.state.api
    return found


Given = Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]
Shared = Annotated[Api, Depends(api_of)]


def _visitor(api: Shared, given: Given) -> User:
    if given is not None:
        found = find_token(api.store, given.credentials)
        if found is None:
            raise _refusal("this token is not good, or not any more")
        return found
    local = api.anybody()
    if local is None:
        raise _refusal("send a token: Authorization: Bearer …")
    return local


def _refusal(told: str) -> HTTPException:
    return HTTPException(401, told, {"WWW-Authenticate": "Bearer"})


Visitor = Annotated[User, Depends(_visitor)]


def _needs(role: Role) -> Callable[[User], User]:
    def check(visitor: Visitor) -> User:
        if not visitor.role.covers(role):
            raise HTTPException(403, f"this needs the role {role}; yours is {visitor.role}")
        return visitor

    return check


Reader = Annotated[User, Depends(_needs(Role.READER))]
Editor = Annotated[User, Depends(_needs(Role.EDITOR))]
Admin = Annotated[User, Depends(_needs(Role.ADMIN))]
