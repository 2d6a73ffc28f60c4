"""What people judged can be taken away from the desk, without the command line."""

import io
import json
import zipfile

import pytest

from hearsay.store.documents import find_ledger
from tests.desks import a_desk, log_in, send, with_article


@pytest.fixture
def client(tmp_path):
    with a_desk(tmp_path) as client:
        yield client


def judged(client) -> str:
    """A document whose first claim somebody put aside."""
    document = with_article(client.desk)
    claim = find_ledger(client.desk.store, document).claims[0].id
    send(client, f"/documents/{document}/claims/{claim}", decision="not_a_claim")
    return document


def test_nothing_is_offered_before_anything_is_judged(client):
    assert "/judgements/as/" not in client.get("/judgements").text
    assert 'href="/judgements"' in client.get("/").text


def test_each_format_can_be_taken_away(client):
    document = judged(client)
    page = client.get("/judgements").text
    for kind in ("jsonl", "conll", "brat"):
        assert f'href="/judgements/as/{kind}"' in page
    lines = client.get("/judgements/as/jsonl")
    (line,) = lines.text.splitlines()
    assert json.loads(line)["document"] == document
    assert lines.headers["content-disposition"] == 'attachment; filename="judgements.jsonl"'
    assert "\t" in client.get("/judgements/as/conll").text
    with zipfile.ZipFile(io.BytesIO(client.get("/judgements/as/brat").content)) as archive:
        assert any(name.endswith(".ann") for name in archive.namelist())


def test_another_format_is_not_found(client):
    answered = client.get("/judgements/as/parquet")
    assert answered.status_code == 404
    assert "There is no such format." in answered.text


def test_who_may_not_judge_may_not_take_judgements_away(tmp_path):
    with a_desk(tmp_path, users=True) as client:
        log_in(client, "ria")
        assert client.get("/judgements").status_code == 403
        assert client.get("/judgements/as/jsonl").status_code == 403
        assert 'href="/judgements"' not in client.get("/").text
