"""Attacks 29 to 40 on the desk, and what all the proofs rest on (docs/guide/security.md)."""

import json
import re

import pytest

from hearsay.desk_settings import DeskSettings
from hearsay.errors import InputError
from hearsay.store.auditing import list_entries
from hearsay.store.opening import open_store
from hearsay.web.serving import check_is_safe
from tests.desks import (
    HERE,
    PASSWORD,
    a_desk,
    log_in,
    paste,
    send,
    store_of,
    token_on,
    with_article,
)
from tests.stored import HARBOUR

# --- 29 to 33: acting in somebody's name ---------------------------------------------------------


def test_29_a_form_without_its_token_is_not_carried_out(client):
    document = with_article(client.desk)
    for path in (f"/documents/{document}/remove", f"/documents/{document}/read-again", "/logout"):
        assert client.post(path, data={"sure": "yes"}).status_code == 403
    assert client.get(f"/documents/{document}").status_code == 200


def test_30_the_token_of_another_visitor_is_none(client):
    document = with_article(client.desk)
    stolen = token_on(client, "/add")
    client.cookies.clear()
    client.get("/")
    data = {"csrf": stolen, "sure": "yes"}
    assert client.post(f"/documents/{document}/remove", data=data).status_code == 403


@pytest.mark.parametrize("headers", [
    {"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"}, {"origin": "http://127.0.0.1:9999"},
])  # fmt: skip
def test_31_what_another_site_sends_is_refused_even_with_a_token(client, headers):
    document = with_article(client.desk)
    data = {"csrf": token_on(client, "/add"), "sure": "yes"}
    answered = client.post(f"/documents/{document}/remove", data=data, headers=headers)
    assert answered.status_code == 403
    api = client.post("/api/v1/documents", json={"text": HARBOUR}, headers=headers)
    assert api.status_code == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8350", "", "a@b", "[::1"],
)
def test_32_a_name_pointed_at_the_desk_is_not_answered(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("back", [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)",
    "http:evil.example", "\n//evil.example", "/\t/evil.example",
])  # fmt: skip
def test_33_logging_in_leads_to_no_other_site(guarded, back):
    guarded.follow_redirects = False
    answered = send(guarded, "/login", name="eda", password=PASSWORD, next=back)
    assert answered.headers["location"] == "/"


# --- 34 to 38: getting in ------------------------------------------------------------------------


def test_34_nothing_is_shown_to_whoever_is_not_logged_in(guarded):
    document = with_article(guarded.desk)
    guarded.follow_redirects = False
    for path in ("/", "/add", "/speakers", "/audit", "/keys", "/judgements", "/judgements/as/jsonl", f"/documents/{document}",
                 f"/documents/{document}/ledger.json", f"/documents/{document}/claims.csv"):  # fmt: skip
        answered = guarded.get(path)
        assert answered.status_code == 303, path
        assert answered.headers["location"].startswith("/login?next=%2F")
    assert guarded.get("/api/v1/documents").status_code == 401
    assert guarded.get("/health").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/?token={0}",
        "/?hearsay_session={0}",
        "/?session={0}",
        "/api/v1/documents?token={0}",
        "/api/v1/documents?access_token={0}",
    ],
)
def test_35_a_secret_in_an_address_opens_nothing(guarded, path, capsys):
    from hearsay.store.accounts import Role, add_token, start_session

    session = start_session(store_of(guarded), "ada")
    token, _ = add_token(store_of(guarded), "ada", "test", Role.ADMIN)
    guarded.follow_redirects = False
    for secret in (session, token):
        assert guarded.get(path.format(secret)).status_code in {303, 401}
        assert secret not in capsys.readouterr().err


def test_36_passwords_cannot_be_tried_for_long(guarded):
    answers = [
        log_in(guarded, "ada", f"wrong password {number}").status_code for number in range(7)
    ]
    assert answers == [401] * 5 + [429] * 2
    assert log_in(guarded, "ada").status_code == 429
    others = [log_in(guarded, f"name {number}", "wrong words").status_code for number in range(18)]
    assert others[-1] == 429


def test_37_a_session_that_ended_or_was_made_up_opens_nothing(guarded):
    log_in(guarded, "eda")
    secret = guarded.cookies["hearsay_session"]
    assert guarded.get("/add").url.path == "/add"
    send(guarded, "/logout", page="/")
    for value in (secret, "", "x" * 43, "' OR 1=1 --", secret[:-1]):
        guarded.cookies.clear()
        guarded.cookies.set("hearsay_session", value)
        assert guarded.get("/add").url.path == "/login"


def test_38_a_role_cannot_do_what_a_higher_one_may(guarded):
    document = with_article(guarded.desk)
    log_in(guarded, "ria")
    token = token_on(guarded, "/")
    assert guarded.get("/add").status_code == 403
    assert guarded.get("/audit").status_code == 403
    files = {"x": ("", b"")}
    sent = guarded.post("/add", data={"csrf": token, "by": "paste", "text": HARBOUR}, files=files)
    assert sent.status_code == 403
    assert (
        guarded.post(
            f"/documents/{document}/remove", data={"csrf": token, "sure": "yes"}
        ).status_code
        == 403
    )
    send(guarded, "/logout", page="/")
    log_in(guarded, "eda")
    gone = guarded.post(
        f"/documents/{document}/remove", data={"csrf": token_on(guarded, "/"), "sure": "yes"}
    )
    assert gone.status_code == 403
    assert guarded.get(f"/documents/{document}").status_code == 200


# --- 39 and 40: the database, and what leaks -----------------------------------------------------

SQL = ["' OR '1'='1", "x'; DROP TABLE documents; --", '" OR 1=1 --', "%' UNION SELECT password FROM users --",
       'NEAR("a" "b")', "a AND", "title:x", "*", '"', "((((", "a\x00b", "-x"]  # fmt: skip


@pytest.mark.parametrize("words", SQL)
def test_39_sql_in_a_search_or_a_filter_is_words(client, words):
    document = with_article(client.desk)
    for name in ("q", "speaker", "outlet", "kind", "verdict", "pack", "since", "cursor"):
        answered = client.get("/", params={name: words})
        assert answered.status_code in {200, 400}, (name, words)
        assert "argon2" not in answered.text
    assert client.get("/speakers", params={"name": words}).status_code == 200
    assert client.get(f"/documents/{document}").status_code == 200


def test_40_no_secret_and_no_text_gets_into_the_log(guarded, capsys):
    log_in(guarded, "eda", "a wrong secret")
    log_in(guarded, "eda")
    paste(guarded, "Ana Duarte said that the kumquat sank.", title="A title of quinces")
    guarded.get("/?q=medlars")
    guarded.get("/nowhere/loquats?secret=sloes")
    logged = capsys.readouterr().err
    secrets = ["a wrong secret", PASSWORD, guarded.cookies["hearsay_session"], "kumquat", "quinces",
               "medlars", "loquats", "sloes"]  # fmt: skip
    assert [word for word in secrets if word in logged] == []
    lines = [json.loads(line) for line in logged.splitlines()]
    assert {"time", "level", "event", "status", "ms"} <= set(lines[0])
    told = " ".join(
        f"{one.act} {one.what} {one.told}" for one in list_entries(store_of(guarded)).found
    )
    assert [word for word in secrets if word in told] == []


# --- and what all of these rest on ---------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/", "/add", "/health", "/nowhere", "/static/x/desk.css", "/api/v1/health"]
)
def test_every_answer_carries_the_policy(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_cookies_are_for_this_site_and_no_script(guarded):
    guarded.follow_redirects = False
    first = guarded.get("/login").headers["set-cookie"]
    session = send(guarded, "/login", name="eda", password=PASSWORD).headers["set-cookie"]
    for cookie in (first, session):
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie


def test_cookies_are_for_https_alone_behind_https(tmp_path):
    with a_desk(tmp_path, users=True, behind_https=True) as client:
        answered = client.get("/login")
        assert "Secure" in answered.headers["set-cookie"]
        assert "max-age" in answered.headers["strict-transport-security"]


def test_it_does_not_start_for_other_machines_without_users(tmp_path):
    store = open_store(tmp_path / "a.db")
    check_is_safe(store, DeskSettings("127.0.0.1"))
    check_is_safe(store, DeskSettings("::1"))
    for host in ("0.0.0.0", "::", "192.168.1.7", "desk.example.org"):  # noqa: S104
        with pytest.raises(InputError, match="hearsay user add"):
            check_is_safe(store, DeskSettings(host))
    store.close()


def test_no_page_has_a_script_or_a_style_of_its_own(client):
    document = with_article(client.desk)
    for path in (
        "/",
        "/add",
        f"/documents/{document}",
        "/speakers",
        "/audit",
        "/judgements",
        "/keys",
        "/?q=harbour",
    ):
        html = client.get(path).text
        assert not re.search(r"<style|\sstyle=|<script(?! src=\"/static/)|\son\w+=", html), path
    assert HERE.startswith("http://127")
