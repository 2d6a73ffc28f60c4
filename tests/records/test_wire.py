"""The wire format: what is written comes back, what is damaged is refused, the schema is true."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from hearsay.errors import BadLedger, InputError
from hearsay.records.attribution import Attribution, Manner, Stance
from hearsay.records.claim import Claim, ClaimKind, ClaimParts
from hearsay.records.document import Document, Sentence, Span
from hearsay.records.ledger import Ledger
from hearsay.records.tags import Quantity
from hearsay.records.wire import from_json, json_schema, json_schema_text, to_error_json, to_json
from tests.strategies import ledgers

FORMATS = Path(__file__).parents[2] / "docs" / "formats"
FITS = jsonschema.Draft202012Validator(json_schema())
TEXT = "Ana Duarte said the ferry sank."


@pytest.fixture
def ledger() -> Ledger:
    said = Attribution("a1", (Span(0, 10),), (Span(11, 15),), (Span(16, 30),), Manner.INDIRECT)
    parts = ClaimParts((("event", Span(16, 25)), ("event", Span(20, 25))))
    claim = Claim("c1", Span(16, 30), "the ferry sank", ClaimKind.EVENT, "a1", parts=parts)
    document = Document.make(TEXT)
    return Ledger(document, (Sentence(Span(0, 31), 0),), attributions=(said,), claims=(claim,))


def changed(ledger: Ledger, change) -> bytes:
    plain = json.loads(to_json(ledger))
    change(plain)
    return json.dumps(plain).encode()


@given(ledgers())
def test_any_ledger_comes_back_as_it_was(ledger):
    written = to_json(ledger)
    assert b"\n" not in written
    assert from_json(written) == ledger
    assert from_json(to_json(ledger, indent=2)) == ledger


@given(ledgers())
@settings(max_examples=40)
def test_any_ledger_fits_the_schema(ledger):
    FITS.validate(json.loads(to_json(ledger)))


def test_the_published_schema_is_the_one_the_records_make():
    """To write it anew, see ``docs/formats/ledger.md``."""
    assert (FORMATS / "ledger.schema.json").read_text(encoding="utf-8") == json_schema_text()


def test_the_documented_example_is_a_ledger_and_fits_the_schema():
    page = (FORMATS / "ledger.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0].encode()
    FITS.validate(json.loads(example))
    assert from_json(example).claims


def test_every_field_of_the_format_is_documented():
    page = (FORMATS / "ledger.md").read_text(encoding="utf-8")
    schema = json_schema()
    tables = [schema, *schema["$defs"].values()]
    fields = {name for table in tables for name in table.get("properties", {})}
    assert {name for name in fields if f"`{name}`" not in page} == set()


def test_a_span_is_written_with_its_words(ledger):
    plain = json.loads(to_json(ledger))
    assert plain["format"] == "hearsay.ledger/1"
    assert plain["attributions"][0]["cue"] == [{"start": 11, "end": 15, "text": "said"}]


def test_the_parts_of_a_claim_are_a_list_so_that_a_role_may_come_twice(ledger):
    roles = json.loads(to_json(ledger))["claims"][0]["parts"]["roles"]
    assert roles[1] == {"role": "event", "span": {"start": 20, "end": 25, "text": "ferry"}}
    assert len(roles) == 2


def test_a_number_keeps_its_digits_as_a_string():
    from decimal import Decimal

    ledger = Ledger(Document.make("5.50%"), quantities=(Quantity(Span(0, 5), Decimal("5.50")),))
    assert json.loads(to_json(ledger))["quantities"][0]["value"] == "5.50"
    assert str(from_json(to_json(ledger)).quantities[0].value) == "5.50"


def test_fields_of_a_later_version_are_ignored_and_missing_ones_have_their_default(ledger):
    def change(plain):
        plain["moods"] = [1]
        plain["document"]["mood"] = "calm"
        plain["sentences"][0]["span"]["line"] = 3
        for name in ("checks", "notes", "made_with", "framings"):
            del plain[name]
        del plain["attributions"][0]["stance"]
        del plain["claims"][0]["parts"]

    read = from_json(changed(ledger, change))
    assert read.attributions[0].stance is Stance.NEUTRAL
    assert read.claims[0].parts == ClaimParts()
    assert read.sentences == ledger.sentences


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda p: p["claims"][0]["span"].update(text="the fairy sank"), "16:30"),
        (lambda p: p["claims"][0]["span"].update(start=15), "damaged"),
        (lambda p: p["document"].update(text=TEXT.replace("ferry", "fleet")), "damaged"),
        (lambda p: p["claims"][0]["span"].pop("text"), "text"),
        (lambda p: p["claims"][0]["span"].update(end=3000), "damaged"),
        (lambda p: p["claims"][0]["span"].update(start=9, end=9), "empty"),
        (lambda p: p["claims"][0]["span"].update(start=-1), "start"),
        (lambda p: p["claims"][0]["span"].update(start="16"), "start"),
        (lambda p: p["claims"][0].update(kind="rumour"), "rumour"),
        (lambda p: p["claims"][0].update(attribution="a9"), "a9"),
        (lambda p: p["attributions"][0].update(content=[]), "no content"),
        (lambda p: p["attributions"][0].update(inside="a1"), "inside itself"),
        (lambda p: p["document"].update(published="2025-02-30"), "published"),
        (lambda p: p.pop("document"), "document"),
        (lambda p: p.pop("format"), "hearsay.ledger/1"),
        (lambda p: p.update(format="hearsay.ledger/2"), "hearsay.ledger/2"),
        (lambda p: p.update(format="hearsay.pack/1"), "not a ledger"),
    ],
)
def test_a_damaged_ledger_is_refused_with_one_line(ledger, change, told):
    with pytest.raises(BadLedger, match=told) as raised:
        from_json(changed(ledger, change))
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.parametrize(
    "data", [b"", b"{", b"null", b"[]", b"\xff\xfe", b'"text"', b'{"format": 1}', b"[" * 100_000]
)
def test_what_is_no_ledger_at_all_is_refused_with_one_line(data):
    with pytest.raises(BadLedger) as raised:
        from_json(data)
    assert len(str(raised.value).splitlines()) == 1


def test_a_line_for_an_unread_document_says_why():
    line = to_error_json(3, "line 3: no text")
    assert json.loads(line) == {
        "format": "hearsay.error/1", "line": 3, "message": "line 3: no text",
    }  # fmt: skip
    with pytest.raises(BadLedger, match="line 3: no text"):
        from_json(line)


def test_a_lone_surrogate_survives_and_offsets_after_it_hold():
    text = "half \ud83d of a 😀 and the rest"
    ledger = Ledger(Document.make(text), (Sentence(Span(5, len(text)), 0),))
    written = to_json(ledger)
    assert b"\\ud83d" in written
    assert from_json(written) == ledger


def test_a_surrogate_pair_as_two_characters_is_refused_with_one_line():
    ledger = Ledger(Document.make("pair \ud83d\ude00"))
    with pytest.raises(InputError, match="surrogate pair"):
        to_json(ledger)
