"""SPARQL results in JSON as Wikidata's query service gives them: offices, events, members.

Which table a result is for is told by its variables: ``person`` and ``position`` (P39), ``event``
(P585, or P580 and P582), ``member`` and ``body`` (P463). Labels come with the label service.
"""

import json
from collections.abc import Mapping
from typing import Any

from hearsay.errors import InputError
from hearsay.reference.importing.draft import Draft, Hints, Imported, id_of

_ENTITY = "http://www.wikidata.org/entity/"
_LENGTHS = {"9": 4, "10": 7, "11": 10}  # precision of a date: year, month, day
_NAMES = {  # what queries call the same thing
    "person": ("person", "holder", "item"),
    "position": ("position", "office"),
    "event": ("event",),
    "member": ("member",),
    "body": ("body", "of", "organisation", "organization", "country", "jurisdiction"),
    "kind": ("kind", "type", "instance"),
    "place": ("place", "location"),
    "organiser": ("organiser", "organizer"),
    "start": ("start", "date", "pointintime", "time"),
    "end": ("end",),
}


def import_wikidata(data: bytes, hints: Hints) -> Imported:
    """Offices, events or members, as the variables of the result say."""
    try:
        result = json.loads(data)
        bindings = result["results"]["bindings"]
        variables = {str(name).lower() for name in result["head"]["vars"]}
    except (ValueError, KeyError, TypeError):
        raise InputError("not a SPARQL result in JSON; save it from the query service so") from None
    table = _table_of(variables)
    draft = Draft()
    for number, binding in enumerate(bindings, 1):
        _add(draft, table, f"result {number}", _Binding(binding), hints)
    return draft.done()


def _table_of(variables: set[str]) -> str:
    has = {name: bool(variables.intersection(forms)) for name, forms in _NAMES.items()}
    if has["event"]:
        return "events"
    if has["member"] and has["body"]:
        return "members"
    if has["person"] and has["position"]:
        return "offices"
    raise InputError(
        "the result has neither ?person and ?position, nor ?event, nor ?member and ?body"
    )


class _Binding:
    """One row of a result, asked by what its variables mean."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = {name.lower(): value for name, value in given.items()}

    def label(self, name: str) -> str:
        """The label of a thing; "" where it has none but its id."""
        for form in _NAMES[name]:
            found = self._value(f"{form}label") or self._value(form)
            if found and not found.startswith(_ENTITY) and not _is_id(found):
                return found
        return ""

    def id(self, name: str) -> str:
        """The Wikidata id of a thing."""
        for form in _NAMES[name]:
            found = self._value(form)
            if found.startswith(_ENTITY):
                return found.removeprefix(_ENTITY)
        return ""

    def day(self, name: str) -> str:
        """A date, as exact as it was given; "" where it is unknown or before our era."""
        for form in _NAMES[name]:
            found = self._value(form)
            if found[:4].isdigit() and found[4:5] == "-":
                return found[: _LENGTHS.get(self._value(f"{form}precision"), 10)]
        return ""

    def _value(self, name: str) -> str:
        cell = self._given.get(name)
        is_known = isinstance(cell, Mapping) and cell.get("type") != "bnode"
        return str(cell.get("value", "")).strip() if is_known and cell else ""


def _is_id(text: str) -> bool:
    return text[:1] == "Q" and text[1:].isdigit()


def _add(draft: Draft, table: str, where: str, one: _Binding, hints: Hints) -> None:
    first, last = one.day("start"), one.day("end")
    dates = {"first": first, "last": last if last >= first else ""}
    if table == "events":
        name, item = one.label("event"), one.id("event")
        cells = {
            "id": f"wd-{item}" if item else id_of(name, first),
            "kind": (one.label("kind") or "event").lower(), "name": name, **dates,
            "place": one.label("place"), "organiser": one.label("organiser"),
        }  # fmt: skip
        draft.add("events", where, "id name first", {**cells, **_source(item, hints)})
    elif table == "members":
        member, item = one.label("member"), one.id("member")
        body = one.label("body") or hints.body or ""
        cells = {"id": id_of("wd", item or member, body, first), "member": member, "body": body}
        draft.add("members", where, "member body first", {**cells, **dates, **_source(item, hints)})
    else:
        person, item = one.label("person"), one.id("person")
        title, body = _office(one.label("position"), one.label("body") or hints.body or "")
        cells = {
            "id": id_of("wd", item or person, title, first),
            "title": title, "body": body, "person": person, **dates,
            "last_confirmed": "" if last else hints.day,
        }  # fmt: skip
        draft.add("offices", where, "title body person first", {**cells, **_source(item, hints)})


def _office(position: str, body: str) -> tuple[str, str]:
    """Title and body: "President of Peru" of nobody in particular is the president of Peru."""
    for link in (" of the ", " of "):
        title, _, of = position.rpartition(link)
        if title and body and of.casefold() in {body.casefold(), f"the {body}".casefold()}:
            return _lower(title), body
    return _lower(position), body


def _lower(title: str) -> str:
    """A title as it stands in a sentence: "Prime Minister" is "prime minister"."""
    return " ".join(word if word.isupper() else word.lower() for word in title.split())


def _source(item: str, hints: Hints) -> dict[str, str]:
    url = f"https://www.wikidata.org/wiki/{item}" if item else ""
    return {"source": "Wikidata (CC0)", "source_url": url, "source_date": hints.day}
