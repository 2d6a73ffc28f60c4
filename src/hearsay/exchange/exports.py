"""The list of export formats, ``FORMATS``; and an export as files, as one file, as an archive."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hearsay.errors import InputError
from hearsay.exchange.brat import write_brat
from hearsay.exchange.claim_review import write_claim_reviews
from hearsay.exchange.conll import write_conll
from hearsay.exchange.csv_tables import write_csv
from hearsay.exchange.format import File, Format, Options, Shape
from hearsay.exchange.memo import write_memo
from hearsay.exchange.pages import write_pages
from hearsay.exchange.parquet import write_parquet
from hearsay.exchange.statement_graph import write_fcm, write_graphml
from hearsay.exchange.web_annotation import write_web_annotations
from hearsay.records.ledger import Ledger
from hearsay.report.dictionary import table_names

FORMATS: tuple[Format, ...] = (
    Format("csv", ".csv", Shape.TABLES, "tables for spreadsheets, pandas and R", write_csv),
    Format("parquet", ".parquet", Shape.TABLES, "the same tables, typed", write_parquet,
           is_text=False),
    Format("markdown", ".md", Shape.ONE, "a memo on the story", write_memo),
    Format("webanno", ".jsonld", Shape.ONE, "W3C Web Annotations", write_web_annotations),
    Format("brat", ".ann", Shape.FOLDER, "brat standoff", write_brat),
    Format("conll", ".conllup", Shape.ONE, "columns for training", write_conll),
    Format("claimreview", ".json", Shape.ONE, "drafts of ClaimReview", write_claim_reviews),
    Format("graphml", ".graphml", Shape.ONE, "speakers, claims and causes as a graph",
           write_graphml),
    Format("fcm", ".csv", Shape.ONE, "the matrix of a fuzzy cognitive map", write_fcm),
    Format("html", ".html", Shape.DOCUMENTS, "the page", write_pages),
)  # fmt: skip
FIRST_TABLE = "claims"  # where one table is asked for and not told which
_YEAR_ONE = (1980, 1, 1, 0, 0, 0)  # the earliest an archive knows: the same export, the same bytes


def format_named(name: str) -> Format:
    """The format of this name; raises ``InputError``."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise InputError(f"{name}: no such format; there are {', '.join(f.name for f in FORMATS)}")


def export(
    ledgers: Iterable[Ledger], name: str, options: Options | None = None
) -> tuple[File, ...]:
    """All files of an export; nothing is written anywhere.

    >>> export([ledger], "markdown")[0].name
    'memo.md'
    """
    given = options or Options()
    unknown = [table for table in given.tables if table not in table_names()]
    if unknown:
        raise InputError(f"{unknown[0]}: no such table; there are {', '.join(table_names())}")
    return tuple(format_named(name).write(tuple(ledgers), given))


def export_one(ledgers: Iterable[Ledger], name: str, options: Options | None = None) -> File:
    """The one file of an export; raises ``InputError`` where the format makes several."""
    form, given, read = format_named(name), options or Options(), tuple(ledgers)
    if form.shape is Shape.FOLDER:
        raise InputError(f"{name} is several files: give -o FOLDER or -o FILE.zip")
    if form.shape is Shape.TABLES:
        if len(given.tables) > 1:
            raise InputError("several tables are several files: give -o FOLDER or -o FILE.zip")
        given = replace(given, tables=given.tables or (FIRST_TABLE,))
    if form.shape is Shape.DOCUMENTS and len(read) != 1:
        raise InputError(
            f"{name} is a file for each document, and there are {len(read):,}: "
            "give -o FOLDER or -o FILE.zip"
        )
    (found,) = export(read, name, given)
    return found


def zipped(files: Sequence[File]) -> bytes:
    """The files in a zip archive; the same files make the same bytes."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # noqa: PLC0415  # only where one is made

    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for file in files:
            about = ZipInfo(file.name, _YEAR_ONE)
            about.compress_type = ZIP_DEFLATED
            archive.writestr(about, file.data)
    return out.getvalue()
