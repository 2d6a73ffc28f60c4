"""Published reviews into a pack: JSON-LD in its many shapes, pages, the API, and what is left out."""

import json

import pytest

from hearsay.errors import InputError
from hearsay.exchange.claim_review import write_claim_reviews
from hearsay.reference.importing.claim_reviews import import_claim_reviews
from hearsay.reference.importing.draft import Hints
from hearsay.reference.importing.into_pack import save_imported
from hearsay.reference.packs import find_faults, load_packs
from tests.exchange.examples import DESK
from tests.invented import invented_ledger

REVIEW = {
    "@context": "https://schema.org", "@type": "ClaimReview", "url": "https://tide.example/1",
    "datePublished": "2025-03-15T09:00:00+01:00", "author": {"@type": "Organization", "name": "The Tide Desk"},
    "claimReviewed": "The port handled 12 million tonnes in 2024.",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ana Duarte"}, "datePublished": "2025-03-12"},
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "worstRating": "1", "bestRating": "5", "alternateName": "False"},
}  # fmt: skip
ROW = {
    "claim": "The port handled 12 million tonnes in 2024.", "rating": "False", "reviewer": "The Tide Desk",
    "speaker": "Ana Duarte", "said": "2025-03-12", "source_url": "https://tide.example/1", "source_date": "2025-03-15",
}  # fmt: skip


def imported(value: object):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return import_claim_reviews(data, Hints())


def rows(value: object) -> list[dict[str, str]]:
    return [
        {key: cell for key, cell in cells.items() if key != "id"}
        for _, cells in imported(value).rows
    ]


API = {"claims": [{
    "text": REVIEW["claimReviewed"], "claimant": "Ana Duarte", "claimDate": "2025-03-12T00:00:00Z",
    "claimReview": [{"publisher": {"name": "The Tide Desk", "site": "tide.example"}, "url": "https://tide.example/1",
                     "reviewDate": "2025-03-15T00:00:00Z", "textualRating": "False", "languageCode": "en"}],
}]}  # fmt: skip
PAGE = f"""<!doctype html><script>var x = "<";</script><script type="application/ld+json">not json</script>
<script type="application/ld+json">{json.dumps([REVIEW])}</script><p>ClaimReview</p>"""
MANY = {key: [value] if key[0] != "@" else value for key, value in REVIEW.items()}


@pytest.mark.parametrize("value", [
    REVIEW, [REVIEW], {"@graph": [{"@type": "WebPage"}, REVIEW]}, MANY, API, PAGE.encode(),
    {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
    {**REVIEW, "@type": ["ClaimReview"]}, {**REVIEW, "@type": "https://schema.org/ClaimReview"},
    {**REVIEW, "@type": "schema:ClaimReview"}, b"\xef\xbb\xbf" + json.dumps(REVIEW).encode(),
], ids=["one", "list", "graph", "many values", "API", "page", "feed", "types", "address", "prefix", "mark"])  # fmt: skip
def test_a_review_is_a_row_in_whatever_shape_it_comes(value):
    assert rows(value) == [ROW]


@pytest.mark.parametrize(("more", "told"), [
    ({"creativeWorkStatus": "Draft"}, "a draft, not published"),
    ({"claimReviewed": None}, "no claim"),
    ({"claimReviewed": "Two words"}, "too short to be told from others"),
    ({"reviewRating": {}}, "no rating"),
    ({"reviewRating": {"ratingValue": 1}}, "no rating"),
    ({"author": None, "url": "x"}, "no reviewer"),
])  # fmt: skip
def test_what_cannot_be_used_is_left_out_with_the_reason(more, told):
    found = imported({**REVIEW, **more})
    assert found.rows == ()
    assert told in found.left_out[0]


@pytest.mark.parametrize(("more", "column", "cell"), [
    ({"author": None}, "reviewer", "tide.example"),
    ({"itemReviewed": [REVIEW["itemReviewed"]] * 2}, "speaker", None),
    ({"itemReviewed": {"author": [{"name": "A"}, {"name": "B"}]}}, "speaker", None),
    ({"datePublished": "last week"}, "source_date", None),
    ({"url": "javascript:alert(1)"}, "source_url", None),
    ({"reviewRating": {"alternateName": "False", "ratingValue": 5, "worstRating": 1, "bestRating": 5}}, "confirmed", "no"),
    ({"reviewRating": {"alternateName": "True", "ratingValue": 1, "worstRating": 1, "bestRating": 5}}, "confirmed", "no"),
    ({"reviewRating": {"alternateName": "False", "ratingValue": -1, "worstRating": 0, "bestRating": 0}}, "confirmed", None),
    ({"claimReviewed": " The port\n handled 12 million "}, "claim", "The port handled 12 million"),
])  # fmt: skip
def test_odd_values_say_less_and_never_more(more, column, cell):
    (row,) = rows({**REVIEW, **more})
    assert row.get(column) == cell


@pytest.mark.parametrize(
    "data", [b"", b"{", b"{}", b"[]", b"<html></html>", b"[" * 100_000, b'{"@type": 5}', b"\xff"]
)
def test_what_holds_no_review_is_refused(data):
    with pytest.raises(InputError):
        imported(data)


def test_reviews_become_a_pack_that_loads_and_are_found_by_their_words(tmp_path):
    folder = tmp_path / "tide"
    save_imported(imported(REVIEW), folder)
    assert find_faults(folder) == ()
    packs = load_packs([folder])
    (found,) = packs.facts.reviews_of("that the port handled 12 million tonnes in 2024")
    assert (found.rating, found.speaker, found.fact.source) == (
        "False",
        "Ana Duarte",
        "https://tide.example/1",
    )
    with pytest.raises(InputError, match="has a row"):
        save_imported(imported(REVIEW), folder)


def test_our_own_drafts_are_no_evidence_until_somebody_publishes_them():
    (file,) = write_claim_reviews([invented_ledger()], DESK)
    assert imported(file.data).rows == ()
    published = imported(file.data.replace(b'"Draft"', b'"Published"'))
    assert len(published.rows) == len(invented_ledger().checks)
