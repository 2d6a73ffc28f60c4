"""Offices and memberships as FollowTheMoney and Popolo write them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hearsay.errors import InputError
from hearsay.reference.importing.draft import Draft, Hints, Imported, country_of, id_of

_Thing = Mapping[str, Any]
_OFFICE = "title body person first"
_MEMBER = "member body first"
_PLAIN_MEMBERS = {"", "member", "mitglied", "membre"}  # roles that name no office


def import_followthemoney(data: bytes, hints: Hints) -> Imported:
    """FollowTheMoney, one entity a line: Occupancy to offices, Membership to members."""
    things = {str(thing.get("id")): thing for thing in _lines(data)}
    draft = Draft()
    for thing in things.values():
        if thing.get("schema") == "Occupancy":
            _occupancy(draft, thing, things, hints)
        elif thing.get("schema") == "Membership":
            _membership(draft, thing, things, hints)
    return draft.done()


def import_popolo(data: bytes, hints: Hints) -> Imported:
    """A Popolo document: memberships with a post or a role to offices, the others to members."""
    try:
        given = json.loads(data)
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from None
    if not isinstance(given, Mapping) or not isinstance(given.get("memberships"), list):
        raise InputError("not a Popolo document: it has no list of memberships")
    people, bodies, posts = (
        _by_id(given.get(key)) for key in ("persons", "organizations", "posts")
    )
    draft = Draft()
    for number, one in enumerate(_things(given["memberships"]), 1):
        person = _text(people.get(_text(one, "person_id"), {}), "name")
        post = posts.get(_text(one, "post_id"), {})
        role = _text(post, "role") or _text(one, "role") or _text(post, "label")
        organisation = _text(one, "organization_id") or _text(post, "organization_id")
        body = _text(bodies.get(organisation, {}), "name") or hints.body or ""
        first, last = _text(one, "start_date"), _text(one, "end_date")
        cells = {
            "body": body, "first": first, "last": last,
            "last_confirmed": "" if last else hints.day,
            "source": "Popolo", "source_date": hints.day,
        }  # fmt: skip
        if role.casefold() in _PLAIN_MEMBERS:
            cells |= {"id": id_of("popolo", person, body, first), "member": person}
            draft.add("members", f"membership {number}", _MEMBER, cells)
        else:
            cells |= {"id": id_of("popolo", person, role, first), "person": person, "title": role}
            draft.add("offices", f"membership {number}", _OFFICE, cells)
    return draft.done()


def _occupancy(draft: Draft, one: _Thing, things: Mapping[str, _Thing], hints: Hints) -> None:
    post = things.get(_property(one, "post"), {})
    bodies = [things.get(_property(post, "organization"), {}), post]
    body = _property(bodies[0], "name") or hints.body or country_of(_property(post, "country"))
    person = _property(things.get(_property(one, "holder"), {}), "name")
    first, last = _property(one, "startDate"), _property(one, "endDate")
    title = _property(post, "name")
    cells = {
        "id": id_of("ftm", str(one.get("id"))), "title": title, "body": body, "person": person,
        "first": first, "last": last, "last_confirmed": "" if last else hints.day,
        "source": "FollowTheMoney", "source_url": _property(one, "sourceUrl"),
        "source_date": hints.day,
    }  # fmt: skip
    draft.add("offices", f"entity {one.get('id')}", _OFFICE, cells)


def _membership(draft: Draft, one: _Thing, things: Mapping[str, _Thing], hints: Hints) -> None:
    member = things.get(_property(one, "member"), {})
    body = _property(things.get(_property(one, "organization"), {}), "name") or hints.body or ""
    first, last = _property(one, "startDate"), _property(one, "endDate")
    cells = {
        "id": id_of("ftm", str(one.get("id"))), "member": _property(member, "name"), "body": body,
        "first": first, "last": last, "last_confirmed": "" if last else hints.day,
        "source": "FollowTheMoney", "source_url": _property(one, "sourceUrl"),
        "source_date": hints.day,
    }  # fmt: skip
    draft.add("members", f"entity {one.get('id')}", _MEMBER, cells)


def _lines(data: bytes) -> list[_Thing]:
    found: list[_Thing] = []
    for number, line in enumerate(data.decode("utf-8-sig", "replace").split("\n"), 1):
        if line.strip():
            try:
                thing = json.loads(line)
            except ValueError as error:
                raise InputError(f"line {number} is not JSON: {error}") from None
            if isinstance(thing, Mapping):
                found.append(thing)
    return found


def _property(thing: _Thing, name: str) -> str:
    """The first value of a property."""
    properties = thing.get("properties")
    values = properties.get(name) if isinstance(properties, Mapping) else None
    first = values[0] if isinstance(values, list) and values else values
    return str(first).strip() if isinstance(first, str) else ""


def _by_id(given: object) -> dict[str, _Thing]:
    return {_text(one, "id"): one for one in _things(given)}


def _things(given: object) -> Iterable[_Thing]:
    return [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []


def _text(thing: _Thing, key: str) -> str:
    found = thing.get(key)
    return found.strip() if isinstance(found, str) else ""
