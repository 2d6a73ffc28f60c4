"""Offices against the record."""

from hearsay.check.finding import Context, Finding
from hearsay.records.claim import Claim


def check_office(claim: Claim, context: Context) -> Finding | None:
    return None
