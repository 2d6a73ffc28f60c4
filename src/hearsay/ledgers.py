"""``hearsay.Ledger``: a ledger that can be looked through, become a table, and show itself."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Literal, Self

from hearsay.errors import HearsayError, InputError
from hearsay.records import ledger as records

if TYPE_CHECKING:  # both are heavy, or want what is
    from pandas import DataFrame

    from hearsay.report.voices import Voice

# Imports inside functions keep ``import hearsay`` instant.
# ruff: noqa: PLC0415

# A test keeps them equal to those of the dictionary.
Table = Literal[
    "documents", "sentences", "attributions", "claims", "checks", "evidence", "causes",
    "commitments", "mentions", "times", "quantities", "framings", "notes",
]  # fmt: skip
_KINDS = {  # types of columns, and what pandas has for them
    "text": "string", "whole": "Int64", "number": "Float64", "flag": "boolean",
    "date": "datetime64[s]", "time": "datetime64[us, UTC]",
}  # fmt: skip


class Ledger(records.Ledger):
    """Who says what in one text, what can be checked, and what the record says.

    Every record is in a field, a tuple in the order of the text: ``ledger.attributions``,
    ``ledger.claims``, ``ledger.checks``. Methods select among them. It is equal to the plain
    record of the same name, and differs from it only in what it can do: records know nothing of
    reports and tables.
    """

    __slots__ = ()

    @classmethod
    def of(cls, ledger: records.Ledger) -> Self:
        """The same records, with these methods."""
        return cls(*(getattr(ledger, field.name) for field in fields(records.Ledger)))

    def by_speaker(self) -> Mapping[str, "Voice"]:
        """Each voice by its name: its attributions, its claims, its share of the text.

        The outlet's own voice comes first, then speakers in order of appearance; what is said by
        somebody unknown is last, under "Speaker not known".

        >>> for name, voice in ledger.by_speaker().items():
        ...     print(name, len(voice.claims), f"{voice.share:.0%}")
        """
        from hearsay.report.voices import find_voices

        return {voice.name: voice for voice in find_voices(self)}

    def to_pandas(self, table: Table = "claims") -> "DataFrame":
        """A table of this ledger as a data frame, a row for each record; needs pandas.

        Tables and columns are those that ``hearsay export`` writes (docs/formats/tables.md), the
        same for every ledger, so that those of many can be put together. Columns of a closed set
        are categories, offsets and numbers are numbers, and what the text does not say is missing
        (``NA``), not an empty text.

        >>> frame = ledger.to_pandas()
        >>> frame[frame.verdict == "contradicted"][["speaker", "claim_text", "because"]]
        """
        try:
            import pandas as pd
        except ImportError:
            raise HearsayError("to_pandas needs pandas: pip install 'hearsay[pandas]'") from None
        from hearsay.report.dictionary import dictionary, table_names
        from hearsay.report.rows import rows_of

        if table not in table_names():
            raise InputError(f"{table!r} is none of {', '.join(table_names())}")
        rows = list(rows_of(table, [self]))
        frame = {}
        for place, column in enumerate(dictionary()[table]):
            closed = column.closed
            kind = pd.CategoricalDtype(closed) if closed else _KINDS[column.type]
            frame[column.name] = pd.Series([row[place] for row in rows], dtype=kind)
        return pd.DataFrame(frame)

    def to_json(self) -> bytes:
        """One line of JSON in the format ``hearsay.ledger/1``."""
        from hearsay.records.wire import to_json

        return to_json(self)

    def to_html(self) -> str:
        """A page of its own, which needs no script and no server."""
        from hearsay.report.page import render_page

        return render_page(self)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that its style and a notebook's keep apart."""
        from hearsay.report.frame import render_frame

        return render_frame(self)

    def __eq__(self, other: object) -> bool:
        """Equal to any ledger with the same records, whatever it can do."""
        if not isinstance(other, records.Ledger):
            return NotImplemented
        names = (field.name for field in fields(records.Ledger))
        return all(getattr(self, name) == getattr(other, name) for name in names)

    __hash__ = records.Ledger.__hash__

    def __repr__(self) -> str:
        """What it is of, in one line; a text of thousands of words helps nobody."""
        document = self.document
        about = f"{len(self.attributions)} attributions, {len(self.claims)} claims"
        return f"<Ledger {document.id}: {document.title or document.text[:40]!r}, {about}>"
