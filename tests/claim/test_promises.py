"""The parts of a promise: who, what, how much, by when, on what condition."""

from datetime import date

import pytest

from hearsay.claim.extract import find_claims
from hearsay.records.claim import ClaimKind
from hearsay.records.document import Document
from hearsay.records.tags import Tags
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.sentences import split_sentences

TODAY = date(2025, 6, 20)


def parts(text: str) -> list[dict[str, str]]:
    times = find_times(text, TODAY)
    document = Document.make(text, published=TODAY)
    tags = Tags((), times, find_quantities(text, times))
    claims = find_claims(document, split_sentences(text), (), tags)
    return [
        {role: span.of(text) for role, span in claim.parts.roles}
        for claim in claims
        if claim.kind is ClaimKind.COMMITMENT
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The council pledged to plant 90 trees by 2027.",
            {"who": "The council", "what": "plant 90 trees", "deadline": "2027"},
        ),
        (
            "The firm promised to lower its emissions to 40 tonnes by 2030.",
            {"measure": "emissions", "target": "40 tonnes", "deadline": "2030"},
        ),
        (
            "The port pledged to spend 7% of revenue on dredging by 2030.",
            {"target": "7% of revenue", "measure": "dredging"},
        ),
        (
            "The mayor promised to resign unless the bridge opens.",
            {"what": "resign", "condition": "the bridge opens"},
        ),
        ("The port vowed in 2020 to dredge the bay.", {"made": "2020", "what": "dredge the bay"}),
        ("The firm plans to hire 300 people next year.", {"deadline": "next year"}),
    ],
)
def test_a_promise_has_its_parts(text, wanted):
    (found,) = parts(text)
    assert wanted.items() <= found.items()


def test_promises_that_are_announced_count():
    text = "I will make you two promises. By 2027 the bridge will carry buses. The port will have a nurse."
    assert [one.get("what") for one in parts(text)] == [
        None,
        "the bridge will carry buses",
        "The port will have a nurse",
    ]
