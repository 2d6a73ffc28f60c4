"""Tables as Parquet, typed, with the data dictionary in the files; the only home of pyarrow."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hearsay.errors import InputError
from hearsay.exchange.format import File, Options
from hearsay.records.ledger import Ledger
from hearsay.report.dictionary import Column, ColumnType, dictionary, table_names
from hearsay.report.rows import rows_of

# pyarrow is an extra, and heavy.
# ruff: noqa: PLC0415


def write_parquet(ledgers: Sequence[Ledger], options: Options) -> Iterator[File]:
    """A file for each table. The meaning of a column is in its field's metadata."""
    _refuse_without_pyarrow()
    for table in options.tables or table_names():
        yield File(f"{table}.parquet", _bytes(table, rows_of(table, ledgers)))


def _refuse_without_pyarrow() -> None:
    try:
        import pyarrow.parquet  # noqa: F401  # whether it is there
    except ImportError:
        raise InputError("Parquet needs pyarrow: pip install 'hearsay[parquet]'") from None


def _bytes(table: str, rows: Iterable[Sequence[object]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = dictionary()[table]
    schema = pa.schema(
        [_field(pa, column) for column in columns],
        metadata={"table": table, "made_by": "hearsay"},
    )
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()


def _field(pa: Any, column: Column) -> Any:
    types: Mapping[ColumnType, Any] = {
        ColumnType.TEXT: pa.string(),
        ColumnType.WHOLE: pa.int64(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.FLAG: pa.bool_(),
        ColumnType.DATE: pa.date32(),
        ColumnType.TIME: pa.timestamp("us", tz="UTC"),
    }
    meaning = {"description": column.meaning}
    return pa.field(
        column.name, types[column.type], nullable=not column.is_filled, metadata=meaning
    )
