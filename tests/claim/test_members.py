"""Claims about members: one for each member named, and only where it is said."""

from datetime import date

import pytest

from hearsay.records.claim import ClaimKind
from tests.check.worlds import read


def texts(text: str) -> list[str]:
    claims = read(text, date(2025, 12, 18))[0]
    found = [one for one in claims if one.kind is ClaimKind.MEMBERSHIP and one.parts.get("body")]
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Torrin, Vell and Oslo joined the Mill Guild in 2004.",
            [
                "Torrin joined the Mill Guild in 2004",
                "Vell joined the Mill Guild in 2004",
                "Oslo joined the Mill Guild in 2004",
            ],
        ),
        ("Mill Guild member Torrin and Vell met.", ["Torrin is a member of Mill Guild"]),
        ("The 12-member Mill Guild met.", ["12-member Mill Guild"]),
        ("The storm reached Oslo, Torrin joined the Mill Guild.", ["Torrin joined the Mill Guild"]),
        ("Torrin, which left the Mill Guild in 2010, met.", ["Torrin left the Mill Guild in 2010"]),
        ("Torrin joined the Mill Guild's choir.", []),
        ("Torrin will join the Mill Guild.", []),
        ("Seven Mill Guild members met.", []),
        ("The Mill Guild's 12 members in Oslo met.", []),
    ],
)
def test_one_claim_for_each_member(text, claims):
    assert texts(text) == claims
