"""Every exception hearsay raises on purpose.

* HearsayError
  + InputError            something the user gave can be put right by the user
    - UnreadableDocument  a file or text that holds no article
    - BadPack             a reference pack with a fault in it
    - BadLedger           a ledger file that is damaged or of another format
    - BadStore            a store that cannot be opened, or is of another version
    - NotInStore          what was asked for is not in the store
    - MissingExtra        a part of hearsay that is not installed
  + BrokenRecord          a record that contradicts itself: a bug in hearsay
  + ModelMismatch         a bundle whose files are not the ones its manifest names
"""


class HearsayError(Exception):
    """Base of all of them."""


class InputError(HearsayError):
    """Something the user gave cannot be used; the message says what and what to do."""


class UnreadableDocument(InputError):
    """A file or text that holds no article."""


class BadPack(InputError):
    """A reference pack with a fault; the message names file, row and column."""


class BadLedger(InputError):
    """A ledger that is damaged, or of a format this version does not know."""


class BadStore(InputError):
    """A store that cannot be opened: not there, not ours, or of another version."""


class NotInStore(InputError):
    """What was asked for is not in the store."""


class MissingExtra(InputError):
    """A part of hearsay whose libraries are not installed; the message names the extra."""


class BrokenRecord(HearsayError):
    """A record that contradicts itself. Seeing this is a bug in hearsay."""


class ModelMismatch(HearsayError):
    """A model bundle whose files do not match its manifest."""
