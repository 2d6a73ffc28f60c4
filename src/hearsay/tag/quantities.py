"""Find quantities."""

from collections.abc import Sequence

from hearsay.records.tags import Quantity, TimeExpression


def find_quantities(text: str, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """Nothing yet."""
    del text, times
    return ()
