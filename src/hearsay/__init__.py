"""hearsay reads statement-heavy news and writes a claim ledger: who says what, and is it so.

>>> import hearsay
>>> ledger = hearsay.read("Ana Duarte said the ferry sank.", published="2025-03-14")
>>> ledger.attributions[0].speaker
'Ana Duarte'
"""

from hearsay.api import from_json, read, to_json
from hearsay.errors import BadLedger, HearsayError, InputError
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger

__all__ = [
    "BadLedger",
    "Document",
    "HearsayError",
    "InputError",
    "Ledger",
    "from_json",
    "read",
    "to_json",
]
