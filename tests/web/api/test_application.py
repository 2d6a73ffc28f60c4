"""The API over a small store: records, tokens, pages, tags, faults."""

import dataclasses
import json

import pytest

pytest.importorskip("fastapi", reason="no desk: pip install 'hearsay[desk]'")

from fastapi.testclient import TestClient

from hearsay.errors import InputError
from hearsay.records.wire import from_json, to_json
from hearsay.settings import Limits
from hearsay.store.accounts import Role, User, add_token, add_user, revoke_token
from hearsay.store.adding import add_ledger
from hearsay.store.auditing import list_entries
from hearsay.web.api.application import make_api
from tests.stored import HARBOUR, a_ledger

HERE = "https://news.test/harbour"


def read(document, as_of):
    if "unreadable" in document.text:
        raise InputError("this cannot be read")
    if "bug" in document.text:
        raise RuntimeError("secret of ours")
    return dataclasses.replace(a_ledger(document.text), document=document)


def client_of(store, **more):
    app = make_api(store, read=read, limits=Limits(max_bytes=5_000, max_characters=400), **more)
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def api(store):
    """Open to whoever asks, with one document in it."""
    add_ledger(store, a_ledger(url=HERE, title="Harbour"))
    return client_of(store, anybody=lambda: User("ana", Role.ADMIN, store.clock()))


@pytest.fixture
def document(api):
    return api.get("/documents").json()["found"][0]["id"]


def problem(response, status, told=""):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status
    assert told in response.json()["detail"]
    return True


def test_a_ledger_is_byte_for_byte_that_of_the_file(api, document):
    ledger = a_ledger(url=HERE, title="Harbour")
    assert api.get(f"/documents/{document}/ledger").content == to_json(ledger)


def test_a_text_is_read_and_kept(api):
    sent = {"text": "Jo said that it rained.", "title": "Rain", "published": "2025-01-02"}
    made = api.post("/documents", json=sent)
    assert (made.status_code, made.json()["outcome"]) == (201, "new")
    row = api.get(made.headers["location"]).json()
    assert (row["title"], row["published"], row["added_by"]) == ("Rain", "2025-01-02", "ana")
    again = api.post("/documents", json=sent)
    assert (again.status_code, again.json()["outcome"]) == (200, "known")


def test_a_ledger_is_kept_as_it_is(api):
    ledger = a_ledger("Jo said that it snowed.")
    made = api.post("/ledgers", content=to_json(ledger))
    assert made.status_code == 201
    kept = api.get(f"/documents/{made.json()['document']}/ledger").content
    assert from_json(kept) == ledger


def changed(**about):
    ledger = json.loads(to_json(a_ledger()))
    ledger["document"] |= about
    return ledger


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "not JSON"),
        (b"[]", "not a sound ledger"),
        (b'{"format": "hearsay.ledger/9"}', "hearsay.ledger/9"),
        (json.dumps(changed(id="../../etc")).encode(), "that of its text"),
        (json.dumps(changed(url="x" * 5000)).encode(), "longer"),
        (
            to_json(a_ledger()).replace(b'"id":"a', b'"id":"<script>'),
            "sound ledger|none that hearsay",
        ),
    ],
)
def test_a_ledger_that_is_none_is_refused(api, body, told):
    response = api.post("/ledgers", content=body)
    assert problem(response, 422)
    assert any(one in response.json()["detail"] for one in told.split("|"))


def test_lists_narrow_down_and_come_in_pages(api):
    api.post("/ledgers", content=to_json(a_ledger("Jo said that it snowed.", outlet="Wire")))
    first = api.get("/documents?limit=1").json()
    second = api.get(f"/documents?limit=1&cursor={first['next']}").json()
    assert [len(page["found"]) for page in (first, second)] == [1, 1]
    assert second["next"] is None
    titles = [row["title"] for row in api.get("/documents?outlet=Wire").json()["found"]]
    assert titles == ["Jo said that it snowed."]
    claims = api.get("/claims?verdict=contradicted").json()["found"]
    assert [claim["speaker"] for claim in claims] == ["Ilona Desh"]
    (check,) = api.get("/checks?verdict=contradicted").json()["found"]
    assert check["evidence"][0]["quote"] == "NATO summit | Vilnius"
    hits = api.get("/search?words=ferry").json()["found"]
    assert {hit["kind"] for hit in hits} == {"document", "statement", "claim"}
    assert api.get("/facets?words=ferry").json()["total"] == 1


def test_what_belongs_to_a_document_is_listed_under_it(api, document):
    assert len(api.get(f"/documents/{document}/claims").json()["found"]) == 2
    assert len(api.get(f"/documents/{document}/checks").json()["found"]) == 2
    assert api.get(f"/documents/{document}/versions").json()["found"][0]["url"] == HERE
    assert api.get(f"/documents/{document}/readings").json()["found"][0]["is_shown"]


def test_a_speakers_page_has_all_that_was_said(api):
    (speaker,) = api.get("/speakers?name=duarte").json()["found"]
    (said,) = api.get(f"/speakers/{speaker['id']}/statements").json()["found"]
    assert said["content"] == "the harbour reopened in June 2024"
    assert said["claims"][0]["verdict"] == "supported"


def test_a_judgement_is_made_shown_and_taken_back(api, document):
    claim = api.get(f"/documents/{document}/claims").json()["found"][0]["id"]
    sent = {"record": claim, "decision": "verdict", "value": "qualified", "why": "In part."}
    made = api.post(f"/documents/{document}/judgements", json=sent)
    assert (made.status_code, made.json()["who"]) == (201, "ana")
    assert api.get(f"/documents/{document}/claims/{claim}").json()["verdict"] == "qualified"
    (one,) = api.get(f"/documents/{document}/judgements").json()["found"]
    assert one["state"] == "applies"
    undone = api.post(f"/judgements/{made.json()['id']}/undo", json={})
    assert undone.status_code == 201
    assert api.get(f"/documents/{document}/claims/{claim}").json()["verdict"] == "supported"
    assert [one["decision"] for one in api.get("/judgements").json()["found"]] == [
        "undo",
        "verdict",
    ]
    assert api.get(f"/judgements?record={claim}&limit=1").json()["next"]


def test_a_corrected_ledger_is_a_ledger(api, document):
    whole = from_json(api.get(f"/documents/{document}/ledger").content)
    record = whole.attributions[0].id
    sent = {"record": record, "decision": "cue", "pieces": [{"start": 20, "end": 29}]}
    assert api.post(f"/documents/{document}/judgements", json=sent).status_code == 201
    corrected = from_json(api.get(f"/documents/{document}/ledger?corrected=true").content)
    assert corrected.attribution(record).cue != whole.attribution(record).cue


def test_speakers_are_renamed(api):
    speaker = api.get("/speakers?name=duarte").json()["found"][0]["id"]
    sent = {"decision": "rename", "value": "A. Duarte"}
    assert api.post(f"/speakers/{speaker}/judgements", json=sent).status_code == 201
    assert api.get(f"/speakers/{speaker}").json()["name"] == "A. Duarte"


@pytest.mark.parametrize("path", ["/documents", "/documents/{}", "/documents/{}/ledger", "/claims"])
def test_what_did_not_change_is_not_sent_again(api, document, path):
    path = path.format(document)
    first = api.get(path)
    tag = first.headers["etag"]
    for given in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = api.get(path, headers={"If-None-Match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert api.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    claim = api.get(f"/documents/{document}/claims").json()["found"][0]["id"]
    sent = {"record": claim, "decision": "not_a_claim"}
    api.post(f"/documents/{document}/judgements", json=sent)
    assert api.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_faults_are_problem_details_of_one_line(api, document):
    assert problem(api.get("/documents/ffffffff"), 404, "no document")
    assert problem(api.get("/nowhere"), 404)
    assert problem(api.put("/documents"), 405)
    assert problem(api.get("/documents?kind=rumour"), 422, "kind")
    assert problem(api.get("/documents?outlet=%00"), 422, "NUL")
    assert problem(api.get("/documents?limit=0"), 422, "limit")
    assert problem(api.get("/documents?cursor=x"), 422, "cursor")
    assert problem(api.get("/search"), 422, "no word")
    assert problem(api.get(f"/documents/{document}/ledger?reading=999"), 404, "reading 999")
    assert problem(api.post("/documents", json={"text": "unreadable"}), 422, "cannot be read")
    assert problem(api.post("/documents", json={"text": " "}), 422, "no text")
    assert problem(api.post("/documents", json={"text": "x" * 401}), 422, "over the limit")
    assert problem(api.post("/documents", content=b"text=x"), 422)
    assert problem(api.post("/ledgers", content=b"x" * 20_001), 413, "HEARSAY_MAX_BYTES")
    assert problem(api.post("/judgements/99999999999/undo", json={}), 422)


def test_a_bug_tells_nothing_of_itself(api):
    response = api.post("/documents", json={"text": "a bug"})
    assert problem(response, 500)
    assert "secret" not in response.text


# --- who asks -----------------------------------------------------------------------------------


@pytest.fixture
def tokens(store):
    add_ledger(store, a_ledger())
    for role in Role:
        add_user(store, role.value, "three plain words", role)
    return {role: add_token(store, role.value, "test", role) for role in Role}


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


def test_without_a_good_token_nothing_but_health_is_told(store, tokens):
    api = client_of(store)
    assert api.get("/health").json()["documents"] == 1
    secret, token = tokens[Role.READER]
    for headers in ({}, bearer("nonsense"), bearer(""), {"Authorization": f"Basic {secret}"}):
        response = api.get("/documents", headers=headers)
        assert problem(response, 401)
        assert response.headers["www-authenticate"] == "Bearer"
    assert problem(api.get(f"/documents?token={secret}&access_token={secret}"), 401)
    cookies = {"Cookie": f"session={secret}; token={secret}"}
    assert problem(api.get("/documents", headers=cookies), 401)
    assert api.get("/documents", headers=bearer(secret)).status_code == 200
    revoke_token(store, token.id)
    assert problem(api.get("/documents", headers=bearer(secret)), 401)


def test_each_role_may_do_so_much(store, tokens):
    api = client_of(store)
    document = a_ledger().document.id
    may = {
        role: (
            api.get("/claims", headers=bearer(secret)).status_code,
            api.post(
                "/documents", json={"text": f"By {role}."}, headers=bearer(secret)
            ).status_code,
            api.delete(f"/documents/{document}", headers=bearer(secret)).status_code,
        )
        for role, (secret, _) in tokens.items()
    }
    assert may == {
        Role.READER: (200, 403, 403),
        Role.EDITOR: (200, 201, 403),
        Role.ADMIN: (200, 201, 204),
    }
    told = [(entry.who, entry.act) for entry in list_entries(store).found]
    assert told[0] == ("admin", "remove document")
    assert ("editor", "add document") in told
    assert api.get("/me", headers=bearer(tokens[Role.EDITOR][0])).json()["name"] == "editor"


def test_a_body_is_not_read_before_it_is_known_who_sends_it(store, tokens):
    assert problem(client_of(store).post("/ledgers", content=b"x" * 20_001), 401)


def test_the_description_names_every_schema_it_uses(api):
    told = api.get("/openapi.json").json()
    text = json.dumps(told)
    named = {ref.split('"')[0] for ref in text.split("#/components/schemas/")[1:]}
    assert named <= set(told["components"]["schemas"])
    assert HARBOUR not in text
