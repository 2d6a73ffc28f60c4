"""Web Annotations: their JSON-LD, their selectors by another library, and the way back."""

import json

import pytest
from anchorpoint import TextPositionSelector, TextQuoteSelector
from hypothesis import given, settings
from pyld import jsonld

from hearsay.errors import InputError
from hearsay.exchange.format import Options
from hearsay.exchange.web_annotation import CONTEXT, write_web_annotations
from hearsay.exchange.web_annotation_reading import read_web_annotations
from hearsay.records.attribution import Attribution, Manner
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from tests.exchange.examples import example_ledgers, odd_ledgers, plain
from tests.invented import invented_ledger
from tests.strategies import ledgers

OA, AS, DC = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://purl.org/dc/terms/",
)
# The terms used, as the vocabulary of the W3C has them; the published context is not fetched.
TERMS = {
    "id": "@id", "type": "@type",
    **{name: f"{OA}{name}" for name in (
        "Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector",
        "exact", "prefix", "suffix", "start", "end",
    )},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": f"{DC}format", "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "AnnotationCollection": f"{AS}OrderedCollection", "AnnotationPage": f"{AS}OrderedCollectionPage",
    "total": f"{AS}totalItems", "startIndex": f"{AS}startIndex",
    "first": {"@id": f"{AS}first", "@type": "@id"}, "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"}, "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"}, "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "scope": {"@id": f"{OA}hasScope", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"}, "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    **{name: f"{OA}{name}" for name in (
        "tagging", "identifying", "classifying", "describing", "commenting", "linking", "assessing",
    )},
}  # fmt: skip
MOTIVATIONS = {
    "tagging",
    "identifying",
    "classifying",
    "describing",
    "commenting",
    "linking",
    "assessing",
}


def written(*given: Ledger) -> bytes:
    (file,) = write_web_annotations(given, Options())
    return file.data


def annotations(*given: Ledger) -> list[dict]:
    return json.loads(written(*given))["first"]["items"]


def expanded(data: bytes):
    def load(address, _options):
        assert address == CONTEXT
        return {
            "document": {"@context": TERMS},
            "documentUrl": address,
            "contextUrl": None,
            "contentType": "application/ld+json",
        }

    return jsonld.expand(json.loads(data), {"documentLoader": load})


def check_selectors(text: str, found: list[dict]) -> None:
    """Each quotation finds its words, and the place is the one the position names."""
    for target in (target for one in found for target in one["target"]):
        position, quote = target["selector"]
        at = TextPositionSelector(start=position["start"], end=position["end"])
        assert at.select_text(text) == quote["exact"]
        looked_for = TextQuoteSelector(
            exact=quote["exact"], prefix=quote["prefix"], suffix=quote["suffix"]
        )
        if (
            quote["prefix"] == quote["prefix"].strip()
            and quote["suffix"] == quote["suffix"].strip()
        ):
            assert looked_for.find_match(text)  # the library strips what is around a quotation
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
        assert text[position["start"] - len(quote["prefix"]) : position["start"]] == quote["prefix"]


def test_it_is_json_ld_in_which_every_term_is_known():
    (collection,) = expanded(written(invented_ledger()))
    assert collection["@type"] == [f"{AS}OrderedCollection"]
    (page,) = collection[f"{AS}first"]
    items = page[f"{AS}items"][0]["@list"]
    assert len(items) == collection[f"{AS}totalItems"][0]["@value"]
    for one in items:
        assert one["@type"] == [f"{OA}Annotation"]
        assert one["@id"].startswith("urn:hearsay:")
        assert set(one) == {"@id", "@type", f"{OA}motivatedBy", f"{OA}hasBody", f"{OA}hasTarget"}


def test_ids_are_unique_and_motivations_those_of_the_standard():
    found = annotations(invented_ledger())
    assert len({one["id"] for one in found}) == len(found)
    assert {one["motivation"] for one in found} <= MOTIVATIONS
    assert {body["purpose"] for one in found for body in one["body"]} <= MOTIVATIONS


@pytest.mark.slow
def test_every_example_validates_and_comes_back_whole(models):
    for ledger in example_ledgers():
        data = written(ledger)
        expanded(data)
        check_selectors(ledger.document.text, annotations(ledger))
        (back,) = read_web_annotations(data, [ledger.document])
        assert back.orphans == ()
        assert plain(back.ledger) == plain(ledger)
    together = example_ledgers()
    back = read_web_annotations(written(*together), [one.document for one in together])
    assert [plain(one.ledger) for one in back] == [plain(one) for one in together]


@given(odd_ledgers())
@settings(max_examples=120)
def test_attributions_in_odd_texts_come_back_as_they_were(ledger):
    data = written(ledger)
    if not ledger.attributions:
        return
    (back,) = read_web_annotations(data, [ledger.document])
    assert back.orphans == ()
    assert plain(back.ledger) == plain(ledger)


@given(ledgers())
@settings(max_examples=50)
def test_any_ledger_is_valid_json(ledger):
    for one in annotations(ledger):
        assert one["target"]


TEXT = "Ana said 😀 the ferry sank. The ferry sank, Ana said."


def foreign(start: int, end: int, exact: str, **more) -> bytes:
    target = {"source": "https://x.example/", "selector": [
        {"type": "TextQuoteSelector", "exact": exact}, {"type": "TextPositionSelector", "start": start, "end": end},
    ]}  # fmt: skip
    one = {
        "@context": CONTEXT,
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "content"},
        "target": target,
    }
    return json.dumps(one | more).encode()


@pytest.mark.parametrize(
    ("start", "end"), [(11, 25), (12, 26)], ids=["code points", "UTF-16 units"]
)
def test_one_annotation_of_another_tool_is_an_attribution(start, end):
    (back,) = read_web_annotations(foreign(start, end, "the ferry sank"), [Document.make(TEXT)])
    (one,) = back.ledger.attributions
    assert one.content == (Span(11, 25),)
    assert (one.source, one.cue, one.manner) == ((), (), Manner.INDIRECT)


@pytest.mark.parametrize("data", [
    foreign(10, 24, "the ferry sank"),
    foreign(-1, 3, "the ferry sank"),
    foreign(11, 9999, "the ferry sank"),
    foreign(11, 25, "the ferry sink"),
    foreign(11, 25, ""),
    foreign(11, 25, "the ferry sank", target={"selector": {"type": "TextQuoteSelector", "exact": "Ana"}}),
    foreign(11, 25, "the ferry sank", target=[{"selector": None}, "x"]),
])  # fmt: skip
def test_a_stretch_on_which_position_and_quotation_disagree_is_an_orphan(data):
    (back,) = read_web_annotations(data, [Document.make(TEXT)])
    assert back.ledger.attributions == ()
    assert len(back.orphans) >= 2
    assert "\n" not in "".join(back.orphans)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"type": "Note"}', b"[" * 100_000])
def test_what_is_no_annotation_is_refused_in_one_line(data):
    with pytest.raises(InputError):
        read_web_annotations(data, [Document.make(TEXT)])


def test_nesting_in_a_circle_is_left_out():
    spans = (Span(0, 3),), (), (Span(4, 8),)
    one = Attribution("a0000001", *spans, Manner.INDIRECT)
    other = Attribution("a0000002", *spans, Manner.INDIRECT, inside="a0000001")
    document = Document.make(TEXT)
    data = written(Ledger(document, attributions=(one, other)))
    link = f'"purpose": "linking", "source": "urn:hearsay:attribution:{document.id}:'
    twisted = json.loads(data)
    for item in twisted["first"]["items"]:
        if item["id"].endswith("a0000001:content"):
            item["body"].append(json.loads(f'{{{link}a0000002"}}'))
    (back,) = read_web_annotations(json.dumps(twisted).encode(), [document])
    assert [found.inside for found in back.ledger.attributions] == [None, None]
    assert "circle" in back.orphans[0]
