"""The store: ledgers kept whole and as rows, judgements, accounts. The only home of SQL.

``opening.open_store(place)`` gives a ``Store``; the functions of the other modules take it.
"""
