"""ClaimReview drafts: by a strict model of schema.org, and by what Google requires of fact-checks."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from schema_org import Claim, ClaimReview, NewsArticle, Organization, Person, Rating

from hearsay.errors import InputError
from hearsay.exchange.claim_review import RATING_WORDS, write_claim_reviews
from hearsay.exchange.format import AuthorKind, Options, Reviewer
from hearsay.records.check import Verdict
from hearsay.records.ledger import Ledger
from tests.exchange.examples import DESK, example_ledgers
from tests.invented import invented_ledger
from tests.strategies import ledgers

TYPES = {
    one.__name__: one for one in (Claim, ClaimReview, NewsArticle, Organization, Person, Rating)
}


def reviews(*given: Ledger, options: Options = DESK) -> list[dict]:
    (file,) = write_claim_reviews(given, options)
    plain = json.loads(file.data)
    assert plain.pop("@context") == "https://schema.org"
    return plain.get("@graph", [plain])


def modelled(node: dict):
    """The node as the strict model of its type: an unknown property or a wrong value raises."""
    given = {key: value for key, value in node.items() if not key.startswith("@")}
    inner = {key: modelled(one) if isinstance(one, dict) else one for key, one in given.items()}
    if "datePublished" in inner:
        inner["datePublished"] = date.fromisoformat(inner["datePublished"])
    return TYPES[node["@type"]].model_validate(inner)


def check_review(one: dict) -> None:
    modelled(one)
    assert one["@type"] == "ClaimReview"
    # Required of a fact-check: the claim, a rating in words, the page.
    assert one["claimReviewed"]
    assert one["url"].startswith("https://desk.example/check")
    rating = one["reviewRating"]
    assert rating["alternateName"]
    if "ratingValue" in rating:
        assert 1 <= rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    # Recommended: who reviews, and what is known of the claim.
    assert one["author"]["name"] == "The Desk"
    assert one["itemReviewed"]["@type"] == "Claim"


@pytest.mark.slow
def test_every_check_of_the_examples_is_a_valid_review(models):
    found = reviews(*example_ledgers())
    assert len(found) == sum(len(one.checks) for one in example_ledgers()) > 5
    for one in found:
        check_review(one)
    assert len({one["url"] for one in found}) == len(found)


@given(ledgers())
@settings(max_examples=50)
def test_any_check_is_a_review_of_the_model(ledger):
    for one in reviews(ledger):
        modelled(one)


def test_not_enough_evidence_has_no_number_and_says_what_is_missing():
    given = Options(reviewer=DESK.reviewer, verdicts=(Verdict.NOT_ENOUGH_EVIDENCE,))
    found = reviews(invented_ledger(), options=given)
    assert found
    for one in found:
        assert one["reviewRating"]["alternateName"] == "Not enough evidence"
        assert "ratingValue" not in one["reviewRating"]
        assert "What would settle it: " in one["reviewRating"]["ratingExplanation"]


def test_every_verdict_has_words():
    assert set(RATING_WORDS) == set(Verdict)


def test_one_review_is_an_object_and_keeps_the_page():
    given = Options(reviewer=DESK.reviewer, verdicts=(Verdict.CONTRADICTED,))
    (one,) = reviews(invented_ledger(), options=given)
    assert one["url"] == "https://desk.example/check"
    assert one["creativeWorkStatus"] == "Draft"
    assert one["citation"] == ["https://rivers.example/summits/2019?a=1&b=2"]
    assert "author" not in one["itemReviewed"]  # a report is neither person nor organisation


def test_who_said_it_is_told_and_never_made_up():
    made_by = {
        one["claimReviewed"]: one["itemReviewed"].get("author")
        for one in reviews(invented_ledger())
    }
    assert made_by["The Sarn bridge is the oldest road bridge on the river"] == {
        "@type": "Person",
        "name": "Ilse Brandt",
    }
    assert made_by["The Sarn bridge opened in 1931"] == {
        "@type": "Organization",
        "name": "Veldmark Courier",
    }


def test_the_author_is_whoever_the_user_names():
    reviewer = Reviewer(
        "Pia Noor", "https://desk.example/check", "https://desk.example/pia", AuthorKind.PERSON
    )
    one = reviews(invented_ledger(), options=Options(reviewer=reviewer))[0]
    assert one["author"] == {
        "@type": "Person",
        "name": "Pia Noor",
        "url": "https://desk.example/pia",
    }


@pytest.mark.parametrize(
    "given", [Options(), Options(reviewer=Reviewer("Desk", "javascript:alert(1)"))]
)
def test_without_an_author_and_a_page_nothing_is_written(given):
    with pytest.raises(InputError, match="--url"):
        list(write_claim_reviews([invented_ledger()], given))


def test_no_checks_are_an_empty_graph():
    assert reviews() == []
