"""Search finds the same on both engines; facets count; pages follow one another."""

from datetime import date

import pytest

from hearsay.errors import InputError, NotInStore
from hearsay.records.check import Verdict
from hearsay.records.claim import ClaimKind
from hearsay.store.adding import add_ledger
from hearsay.store.documents import list_documents
from hearsay.store.filters import Filter
from hearsay.store.pages import Window
from hearsay.store.searching import HitKind, find_facets, search
from hearsay.store.speaking import count_verdicts_of, find_speaker, list_claims, list_speakers
from tests.stored import HARBOUR, a_ledger

SUMMIT = (
    "Jens Holt said that NATO held summits in Vilnius. Élodie Marsh said that it cost 3.5 million."
)
CAFE = "Ana Duarte said that the café’s roof burned."


@pytest.fixture
def filled(store):
    for text, about in (
        (HARBOUR, {"outlet": "The Tide", "title": "Harbour"}),
        (SUMMIT, {"outlet": "Wire", "published": date(2023, 7, 12), "kind": ClaimKind.STATISTIC}),
        (CAFE, {"outlet": "The Tide", "published": None, "verdicts": (None,)}),
    ):
        add_ledger(store, a_ledger(text, **about))
    return store


def found(store, words, **more):
    page = search(store, Filter(words, **more), kinds=(HitKind.CLAIM,))
    return sorted(hit.snippet.text for hit in page.found)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("harbour", ["the harbour reopened in June 2024"]),
        ("HARBOURS", ["the harbour reopened in June 2024"]),  # by its stem, in any case
        ("summit vilnius", ["NATO held summits in Vilnius"]),  # all words, in any order
        ('"held summits"', ["NATO held summits in Vilnius"]),
        ('"summits held"', []),
        ("vil*", ["NATO held summits in Vilnius"]),
        ("in -vilnius", ["the ferry sank in May 2023", "the harbour reopened in June 2024"]),
        ("cafe", ["the café’s roof burned"]),  # without its accent
        ("3.5", ["it cost 3.5 million"]),
        ("5.3", []),
        ("the", ["the café’s roof burned", "the ferry sank in May 2023", "the harbour reopened in June 2024"]),
        ("harbour OR ferry", []),  # OR is a word like any other
        ('"', None),
        ("-harbour", None),
        ("  ", None),
        ("nothing\x00here", []),
        ("'; DROP TABLE passages; --", []),
        ("NEAR(harbour ferry) AND body:x ^ * ( ) { } \" ' :* & | ! <->", []),
        ("harbour &", ["the harbour reopened in June 2024"]),
    ],
)  # fmt: skip
def test_the_same_is_found_on_both_engines(filled, words, texts):
    if texts is None:
        with pytest.raises(InputError, match="no word to look for"):
            found(filled, words)
    else:
        assert found(filled, words) == texts


def test_a_hit_says_who_where_and_what_the_record_says(filled):
    (hit,) = search(filled, Filter("ferry"), kinds=(HitKind.CLAIM,)).found
    assert (hit.title, hit.outlet, hit.speaker, hit.verdict) == (
        "Harbour", "The Tide", "Ilona Desh", "contradicted",
    )  # fmt: skip
    assert [mark.of(hit.snippet.text) for mark in hit.snippet.marks] == ["ferry"]
    kinds = {hit.kind for hit in search(filled, Filter("ferry")).found}
    assert kinds == set(HitKind)


def test_words_apart_from_each_other_find_the_document(filled):
    hits = search(filled, Filter("harbour ferry")).found
    assert [(hit.kind, hit.title) for hit in hits] == [(HitKind.DOCUMENT, "Harbour")]


@pytest.mark.parametrize(
    ("given", "titles"),
    [
        ({"outlet": "The Tide"}, ["Ana Duarte", "Harbour"]),
        ({"verdict": Verdict.CONTRADICTED}, ["Harbour", "Jens Holt"]),
        ({"kind": ClaimKind.STATISTIC}, ["Jens Holt"]),
        ({"pack": "nato"}, ["Harbour", "Jens Holt"]),
        ({"pack": "none"}, []),
        ({"since": date(2024, 1, 1)}, ["Harbour"]),
        ({"until": date(2023, 12, 31)}, ["Jens Holt"]),
        ({"words": "harbour"}, ["Harbour"]),
        ({"words": "harbour", "outlet": "Wire"}, []),
        ({"speaker": "Ana Duarte"}, ["Ana Duarte", "Harbour"]),
        ({"speaker": "Ana Duarte", "verdict": Verdict.CONTRADICTED}, []),  # of one claim
        ({}, ["Ana Duarte", "Harbour", "Jens Holt"]),
    ],
)  # fmt: skip
def test_documents_are_found_by_their_facets(filled, given, titles):
    if "speaker" in given:
        given = given | {"speaker": list_speakers(filled, given["speaker"]).found[0].id}
    rows = list_documents(filled, Filter(**given)).found
    assert sorted(" ".join(row.title.split()[:2]) for row in rows) == titles
    assert find_facets(filled, Filter(**given)).total == len(titles)


def test_facets_count_documents(filled):
    facets = find_facets(filled)
    told = {
        name: [(one.told, one.documents) for one in getattr(facets, name)]
        for name in ("outlets", "kinds", "verdicts", "packs", "years")
    }
    assert told == {
        "outlets": [("The Tide", 2), ("Wire", 1)],
        "kinds": [("event", 2), ("statistic", 1)],
        "verdicts": [("contradicted", 2), ("supported", 2)],
        "packs": [("nato", 2)],
        "years": [("2024", 1), ("2023", 1)],
    }
    assert (facets.speakers[0].told, facets.speakers[0].documents) == ("Ana Duarte", 2)


@pytest.mark.parametrize("listing", [list_documents, list_claims])
def test_pages_follow_one_another_without_a_gap(filled, listing):
    whole = listing(filled, Filter(), Window(100)).found
    paged, cursor = [], None
    while True:
        page = listing(filled, Filter(), Window(2, cursor))
        paged += page.found
        if (cursor := page.next) is None:
            break
    assert paged == list(whole)


@pytest.mark.parametrize("cursor", ["x", "", "WzFd!", "W10", "Wy0xXQ", "bnVsbA", "é", "WzFlOTld"])
def test_a_cursor_that_is_not_ours_is_refused(filled, cursor):
    with pytest.raises(InputError, match="cursor"):
        list_documents(filled, Filter(), Window(2, cursor))


def test_the_verdicts_on_what_a_speaker_said_are_counted_all(filled):
    for number in range(3):
        add_ledger(filled, a_ledger(f"Ana Duarte said that barge {number} sank."))
    ana = list_speakers(filled, "ana duarte").found[0].id
    assert count_verdicts_of(filled, ana) == {"supported": 4}
    with pytest.raises(NotInStore):
        find_speaker(filled, "nobody")
