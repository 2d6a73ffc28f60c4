"""The reading page: short addresses, files, removal, and what a changed store does to a kept page."""

import pytest

from tests.desks import (
    HARBOUR,
    a_desk,
    log_in,
    paste,
    read_plainly,
    send,
    store_of,
    with_article,
    words_of,
)


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


CHANGED = HARBOUR.replace("in May 2023", "in August 2023").replace(
    "Nobody else", "Jens Holt said that the pier stands. Nobody else"
)


def test_what_changed_in_the_claims_of_a_new_version_is_shown_on_both(client):
    first = with_article(client.desk, url="https://a.test/1")
    assert "versions of this article" not in client.get(f"/documents/{first}").text
    second = with_article(client.desk, CHANGED, url="https://a.test/1")
    client.desk.drawn.forget()
    for page in (client.get(f"/documents/{first}"), client.get(f"/documents/{second}")):
        told = " ".join(words_of(page).split())
        assert "2 versions of this article are known" in told
        assert "2 changes in its claims, 1 as before" in told
        assert "reworded the ferry sank in May 2023 → the ferry sank in August 2023" in told
        assert "new the pier stands" in told
        link = page.text.partition('<details class="changes"')[2].partition('href="')[2]
        assert client.get(link.partition('"')[0]).status_code == 200
    listed = client.get("/").text
    assert "version 1 of 2" in listed
    assert "version 2 of 2" in listed


def test_a_kept_page_shows_a_version_that_came_later(client):
    first = with_article(client.desk, url="https://a.test/1")
    assert "Version 2" not in client.get(f"/documents/{first}").text
    with_article(client.desk, CHANGED, url="https://a.test/1")
    client.desk.drawn.forget()
    assert "Version 2" in client.get(f"/documents/{first}").text


def test_a_pasted_text_can_be_said_to_be_a_changed_version(client, monkeypatch):
    monkeypatch.setattr("hearsay.reading.read_document", read_plainly)
    first = with_article(client.desk, title="Harbour", outlet="Post")
    form = client.get(f"/add?after={first}")
    assert "next version of Harbour" in " ".join(words_of(form).split())
    assert 'value="Post"' in form.text
    page = paste(client, CHANGED, after=first, published="2024-07-02")
    assert "2 versions of this article are known" in page.text
    assert client.get("/add?after=ffff").status_code == 404


def test_a_changed_version_is_one_file(client):
    first = with_article(client.desk)
    two = [("files", (name, b"a text")) for name in ("a.txt", "b.txt")]
    page = send(client, "/add", page="/add", files=two, by="upload", after=first)
    assert page.status_code == 400
    assert "A changed version is one file" in page.text
    assert f'name="after" value="{first}"' in page.text
