"""Ledgers in the formats of other programs, and their annotations read back.

``exports.py`` lists what ``hearsay export --as`` offers, ``annotations.py`` what ``hearsay import``
reads into ledgers. One file for each format; ``format.py`` is what they share.
"""
