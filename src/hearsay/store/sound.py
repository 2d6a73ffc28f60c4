"""Is a ledger from elsewhere one that hearsay made: does its text have its id, are its ids ours."""

import re

from hearsay.errors import BadLedger
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger

# What the stages make: a letter and hexadecimal digits.
_OURS = {kind: re.compile(kind + r"[0-9a-f]{4,64}") for kind in "ack"}
_LONGEST = 4_000  # characters of an address


def check_is_sound(ledger: Ledger) -> None:
    """Raise ``BadLedger`` where what the store is built on does not hold.

    A document is known by the hash of its text, and a judgement by the ids of records.
    """
    document = ledger.document
    if document.id != (right := Document.make(document.text).id):
        raise BadLedger(
            f"the document's id is {document.id[:40]!a}; that of its text would be {right}"
        )
    for kind, ids in (
        ("a", (found.id for found in ledger.attributions)),
        ("c", (found.id for found in ledger.claims)),
        ("k", (found.id for found in ledger.checks)),
    ):
        for name in ids:
            if not _OURS[kind].fullmatch(name):
                raise BadLedger(f"the id {name[:40]!a} is none that hearsay gives")
    if len(document.url or "") > _LONGEST:
        raise BadLedger(f"the document's address is longer than {_LONGEST:,} characters")
