"""Schemathesis: no request that the description allows, or forbids, makes the API fail."""

import dataclasses
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="no schemathesis: make check installs it")
pytest.importorskip("fastapi", reason="no desk: pip install 'hearsay[desk]'")
pytest.importorskip("sqlalchemy", reason="no desk: pip install 'hearsay[desk]'")

from hearsay.records.judgement import Decision  # noqa: E402  # only where there is a desk
from hearsay.store.accounts import Role, add_token, add_user  # noqa: E402
from hearsay.store.adding import add_ledger  # noqa: E402
from hearsay.store.deciding import Ruling, decide  # noqa: E402
from hearsay.web.api.application import make_api  # noqa: E402
from tests.stored import a_ledger  # noqa: E402

# What is allowed by shape may still have no meaning: a cursor of nobody's, a search without a word.
LEFT_OUT = "positive_data_acceptance"
FEW = {"/ledgers": 1}  # examples; a whole ledger takes seconds to make up
MANY = 4


def read(document, as_of):
    return dataclasses.replace(a_ledger(document.text), document=document)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of schemathesis and what it uses
def test_no_request_makes_the_api_fail(store):
    ledger = a_ledger()
    add_ledger(store, ledger)
    claim = ledger.claims[0].id
    decide(store, ledger.document.id, claim, Ruling(Decision.ACCEPT), who="ana")
    add_user(store, "ana", "three plain words", Role.ADMIN)
    secret, _ = add_token(store, "ana", "test", Role.ADMIN)
    there = {"document": ledger.document.id, "claim": claim, "judgement": 1}
    schema = schemathesis.openapi.from_asgi("/openapi.json", make_api(store, read=read))
    left_out = [schemathesis.checks.CHECKS.get_one(LEFT_OUT)]
    tried = count()
    for found in schema.get_all_operations():
        _try(found.ok(), tried, there, (secret, left_out))
    assert next(tried) > 80


def _try(operation, tried, there, sent):
    """Some requests of one kind; every other of them of what is there."""
    secret, left_out = sent

    @settings(
        max_examples=FEW.get(operation.path, MANY), derandomize=True, deadline=None,
        database=None, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def try_one(case):
        if next(tried) % 2 and operation.method != "delete":
            known = {name: there[name] for name in case.path_parameters if name in there}
            case.path_parameters |= known
        headers = {"Authorization": f"Bearer {secret}"}
        case.call_and_validate(headers=headers, excluded_checks=left_out)

    try_one()
