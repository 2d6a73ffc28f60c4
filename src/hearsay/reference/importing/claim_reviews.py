"""Published reviews (ClaimReview of schema.org) to rows of a pack.

Read are JSON-LD, one object or many, also inside a web page or a feed of them, and answers of the
Fact Check Tools API of Google. Every property may have one value or many. A draft is no review:
what says so of itself is left out.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urlsplit

from hearsay.errors import InputError
from hearsay.reference.importing.draft import Cells, Draft, Hints, Imported
from hearsay.reference.reviews import claim_key
from hearsay.text.drafts import read_date
from hearsay.text.json_values import listed, loaded, text_of

_TYPE = "claimreview"
_DRAFTS = frozenset({"draft", "incomplete"})


def import_claim_reviews(data: bytes, hints: Hints) -> Imported:
    """A row of reviews for each ClaimReview; what lacks a claim, rating or reviewer is left out."""
    del hints
    draft = Draft()
    number = 0
    for value in _values(data):
        for node in _nodes(value):
            number += 1
            _add(draft, number, node)
    if not number:
        raise InputError("there is no ClaimReview in it")
    return draft.done()


def _values(data: bytes) -> list[object]:
    """The JSON in some bytes, or in the scripts of a page."""
    text = data.decode("utf-8-sig", "replace")
    if text.lstrip()[:1] != "<":
        return [loaded(data, "ClaimReview")]
    page = _Scripts()
    page.feed(text)
    found: list[object] = []
    for script in page.scripts:
        try:
            found.append(json.loads(script))
        except (ValueError, RecursionError):
            continue  # another script of the page may be sound
    return found


class _Scripts(HTMLParser):
    """The texts of all scripts with JSON-LD."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a script of the right type begins."""
        kind = dict(attrs).get("type") or ""
        self._is_inside = tag == "script" and kind.strip().casefold() == "application/ld+json"
        if self._is_inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # as the parser calls it
        """Note where it ends."""
        self._is_inside = False

    def handle_data(self, data: str) -> None:
        """Keep what is inside."""
        if self._is_inside:
            self.scripts[-1] += data


def _nodes(value: object) -> Iterator[Mapping[str, object]]:
    """Every ClaimReview anywhere in a value, those of the API brought into the same form."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            kinds = (*listed(one.get("@type")), *listed(one.get("type")))
            if any(
                str(kind).rpartition("/")[2].rpartition(":")[2].casefold() == _TYPE
                for kind in kinds
            ):
                yield one
            elif isinstance(one.get("claimReview"), list) and "text" in one:
                yield from _of_api(one)
            else:
                waiting += reversed(list(one.values()))


def _of_api(claim: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    for review in listed(claim["claimReview"]):
        if isinstance(review, dict):
            yield {
                "claimReviewed": claim.get("text"),
                "itemReviewed": {
                    "author": {"name": claim.get("claimant")},
                    "datePublished": claim.get("claimDate"),
                },
                "author": review.get("publisher"),
                "url": review.get("url"),
                "datePublished": review.get("reviewDate"),
                "reviewRating": {"alternateName": review.get("textualRating")},
            }


def _add(draft: Draft, number: int, node: Mapping[str, object]) -> None:
    where = f"review {number}"
    claim, address = _one_line(text_of(node.get("claimReviewed"))), text_of(node.get("url")) or ""
    if (text_of(node.get("creativeWorkStatus")) or "").casefold() in _DRAFTS:
        draft.left_out.append(f"{where}: a draft, not published")
        return
    if claim and not claim_key(claim):
        draft.left_out.append(f"{where}: “{claim}” is too short to be told from others")
        return
    rating = _first(node.get("reviewRating"))
    items = [one for one in listed(node.get("itemReviewed")) if isinstance(one, dict)]
    item: Mapping[str, object] = items[0] if len(items) == 1 else {}
    speakers = listed(item.get("author"))
    digest = sha256(f"{address} {claim}".encode("utf-8", "replace")).hexdigest()
    is_sound, doubt = _is_sound(rating)
    cells: Cells = {
        "id": f"review-{digest[:12]}",
        "claim": claim,
        "rating": _one_line(text_of(rating.get("alternateName")) or text_of(rating.get("name"))),
        "reviewer": _one_line(
            text_of(node.get("author")) or text_of(node.get("publisher")) or _host(address)
        ),
        "speaker": _one_line(text_of(speakers)) if len(speakers) == 1 else "",
        "said": _day(text_of(item.get("datePublished"))),
        "source_url": address if address.startswith(("http://", "https://")) else "",
        "source_date": _day(text_of(node.get("datePublished"))),
        "confirmed": "" if is_sound else "no",
        "note": doubt,
    }
    draft.add("reviews", where, "id claim rating reviewer", cells)


def _is_sound(rating: Mapping[str, object]) -> tuple[bool, str]:
    """Whether the number of a rating does not belie its words; and what to note if it does."""
    words = (text_of(rating.get("alternateName")) or "").casefold().strip(" .!")
    value, worst, best = (
        _number(rating.get(key)) for key in ("ratingValue", "worstRating", "bestRating")
    )
    if value is None or worst is None or best is None or worst == best:
        return True, ""
    share = (value - worst) / (best - worst)
    belied = (words == "true" and share < 0.5) or (words == "false" and share > 0.5)
    return not belied, "the number and the words of the rating differ" if belied else ""


def _number(value: object) -> float | None:
    for one in listed(value):
        try:
            return float(str(one))
        except ValueError:
            continue
    return None


def _first(value: object) -> Mapping[str, object]:
    return next((one for one in listed(value) if isinstance(one, dict)), {})


def _one_line(text: str | None) -> str:
    return " ".join((text or "").replace("\0", " ").split())


def _day(text: str | None) -> str:
    """The day of a date or a moment; "" where there is none, or none that can be read."""
    try:
        return read_date(text).isoformat() if text else ""
    except InputError:
        return ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
