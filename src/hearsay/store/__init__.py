"""The store: ledgers kept whole and as rows, judgements, accounts. The only home of SQL.

``opening.open_store(place)`` gives a ``Store``; the functions of the other modules take it.
"""

from importlib.util import find_spec

from hearsay.errors import MissingExtra


def check_desk() -> None:
    """Say in one line what to install where the libraries of the store are missing."""
    if any(find_spec(name) is None for name in ("sqlalchemy", "alembic")):
        raise MissingExtra("this needs the extra desk: pip install 'hearsay[desk]'")
