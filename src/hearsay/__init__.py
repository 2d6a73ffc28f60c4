"""hearsay reads statement-heavy news and writes a claim ledger: who says what, and is it so.

>>> import hearsay
>>> ledger = hearsay.read("Ana Duarte said the ferry sank.", published="2025-03-14")
>>> ledger.attributions[0].speaker
'Ana Duarte'
"""

from hearsay.api import from_json, read, to_json
from hearsay.errors import BadLedger, BadPack, HearsayError, InputError
from hearsay.ledgers import Ledger
from hearsay.many import read_many
from hearsay.reading import Pack, load_pack
from hearsay.records.document import Document

__all__ = [
    "BadLedger",
    "BadPack",
    "Document",
    "HearsayError",
    "InputError",
    "Ledger",
    "Pack",
    "from_json",
    "load_pack",
    "read",
    "read_many",
    "to_json",
]
