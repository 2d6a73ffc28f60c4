"""The reading page: short addresses, files, removal, and what a changed store does to a kept page."""

import pytest

from tests.desks import a_desk, log_in, send, store_of, with_article


@pytest.fixture
def client(tmp_path):
    with a_desk(tmp_path) as client:
        yield client


def test_a_shortened_id_leads_to_the_whole(client):
    document = with_article(client.desk)
    assert client.get(f"/documents/{document[:6]}").url.path == f"/documents/{document}"
    assert client.get("/documents/ffff").status_code == 404


def test_the_ledger_and_its_claims_are_files(client):
    document = with_article(client.desk)
    ledger = client.get(f"/documents/{document}/ledger.json")
    assert ledger.json()["document"]["id"] == document
    table = client.get(f"/documents/{document}/claims.csv")
    assert len(table.text.splitlines()) == 3  # a head, and two claims
    for file in (ledger, table):
        assert file.headers["content-disposition"].startswith("attachment")


def test_a_kept_page_shows_what_was_judged_at_once_and_each_visitor_their_own_token(client):
    document = with_article(client.desk)
    before = client.get(f"/documents/{document}").text
    claim = before.partition('id="claim-')[2][:9]
    send(client, f"/documents/{document}/claims/{claim}", decision="not_a_claim")
    after = client.get(f"/documents/{document}").text
    assert "said to be no claim" in after
    assert "said to be no claim" not in before
    token = after.partition('name="csrf" value="')[2][:64]
    client.cookies.clear()
    assert token not in client.get(f"/documents/{document}").text
    assert client.desk.csrf_mark not in after


def test_only_an_admin_who_is_sure_removes_a_document(tmp_path):
    with a_desk(tmp_path, users=True) as client:
        document = with_article(client.desk)
        log_in(client, "eda")
        assert "/remove" not in client.get(f"/documents/{document}").text
        send(client, "/logout", page="/")
        log_in(client, "ada")
        assert "/remove" in client.get(f"/documents/{document}").text
        send(client, f"/documents/{document}/remove", page="/")
        assert client.get(f"/documents/{document}").status_code == 200
        send(client, f"/documents/{document}/remove", page="/", sure="yes")
        assert client.get(f"/documents/{document}").status_code == 404
        assert "remove document" in client.get("/audit").text
        assert store_of(client) is client.desk.store
