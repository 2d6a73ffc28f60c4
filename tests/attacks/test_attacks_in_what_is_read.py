"""Attacks 1 to 28 of forty on the desk, each with the proof that it fails (docs/guide/security.md)."""

import io
import re
import zipfile
import zlib

import pytest

from tests.desks import (
    a_desk,
    is_harmless,
    paste,
    send,
    store_of,
    token_on,
    upload,
    with_article,
    words_of,
)
from tests.stored import HARBOUR

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'

# --- 1 to 9: HTML in what is read ----------------------------------------------------------------

STORED = {
    "1 script in the body": (f"{SCRIPT} is here. Ana Duarte said that it runs.", {}),
    "2 script in the title": (HARBOUR, {"title": f"Ferry {SCRIPT}"}),
    "3 script in a speaker": (f"Ana {SCRIPT} said that the ferry sank in May 2023.", {}),
    "4 script in a claim": (f"Ana Duarte said that {SCRIPT} sank in 2023.", {}),
    "5 script in the outlet": (HARBOUR, {"outlet": f"Ledger {SCRIPT}"}),
    "6 event handler in an attribute": (f"Ana {IMAGE} said that {IMAGE} sank.", {"title": IMAGE}),
}


@pytest.mark.parametrize(("text", "about"), STORED.values(), ids=STORED)
def test_html_in_an_article_stays_text(client, text, about):
    read = paste(client, text, **about)
    assert is_harmless(read)
    for path in re.findall(r'href="(/(?:speakers|documents)/[^"#]+)"', read.text):
        page = client.get(path)
        assert page.status_code == 200
        is_file = page.headers.get("content-disposition", "").startswith("attachment")
        assert is_file or "alert(1)" not in page.text or is_harmless(page)
    library = client.get("/")
    assert "alert(1)" not in library.text or is_harmless(library)


def test_7_html_in_the_evidence_of_a_pack_stays_text(client):
    from dataclasses import replace

    from hearsay.store.adding import add_ledger
    from tests.stored import a_ledger

    ledger = a_ledger()
    check = ledger.checks[0]
    bad = replace(
        check.evidence[0], pack=SCRIPT, quote=SCRIPT, record=IMAGE, url="javascript:alert(1)"
    )
    checks = (replace(check, evidence=(bad,), because=SCRIPT), *ledger.checks[1:])
    add_ledger(store_of(client), replace(ledger, checks=checks))
    page = client.get(f"/documents/{ledger.document.id}")
    assert is_harmless(page)
    assert 'href="javascript' not in page.text
    facets = client.get("/")
    assert is_harmless(facets)


def test_8_a_link_of_a_document_leads_to_the_web_alone(client):
    document = with_article(client.desk, url="javascript:alert(1)//")
    assert "javascript:" not in client.get(f"/documents/{document}").text


def test_9_characters_that_turn_the_page_around_are_made_visible(client):
    page = paste(client, "Ana Duarte said that \u202egnihton\u202c sank in May 2023.")
    assert "\u202e" not in page.text
    assert "‹U+202E›" in page.text


# --- 10 to 15: HTML in what is asked -------------------------------------------------------------

REFLECTED = {
    "10 in search words": f"/?q={SCRIPT}alert(1)",
    "11 in a filter": f"/?outlet={IMAGE}",
    "12 in a name looked for": f"/speakers?name={SCRIPT}",
    "13 in an address": f"/documents/{SCRIPT.replace('/', '%2F')}",
}


@pytest.mark.parametrize("path", REFLECTED.values(), ids=REFLECTED)
def test_html_in_a_question_is_not_sent_back_as_html(client, path):
    with_article(client.desk)
    html = client.get(path).text
    assert "<script>alert" not in html
    assert "<img" not in html


def test_14_html_in_the_name_of_a_file_stays_text(client):
    page = upload(client, (f"{IMAGE}.pdf", b"no pdf"), published="2024-01-01")
    assert "alert(1)" in page.text
    assert "<img" not in page.text


def test_15_html_in_a_reason_stays_text(client):
    document = with_article(client.desk)
    page = client.get(f"/documents/{document}")
    claim = re.search(r"/claims/(c\w+)", page.text)[1]
    at = f"/documents/{document}/claims/{claim}"
    judged = send(client, at, decision="verdict", verdict="qualified", why=f"{SCRIPT} {IMAGE}")
    assert is_harmless(judged)
    assert is_harmless(client.get(f"/documents/{document}"))


# --- 16 to 18: paths -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", [
    "/static/x/../../../settings.py", "/static/x/..%2F..%2Fsettings.py", "/static/../desk.py",
    "/static/x/%2e%2e%2f%2e%2e%2fsettings.py", "/static/x//etc/passwd", "/static/x/desk.css%00.py",
])  # fmt: skip
def test_16_no_path_leads_out_of_the_static_files(client, path):
    answered = client.get(path)
    assert answered.status_code == 404
    assert "import" not in answered.text


@pytest.mark.parametrize("name", ["../../etc/cron.d/x.txt", "..\\..\\x.txt", "/etc/passwd.txt"])
def test_17_the_name_of_an_upload_is_no_path(client, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    page = upload(client, (name, HARBOUR.encode()))
    assert page.status_code == 200
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before] == []
    ledger = client.get(f"{page.url.path}/ledger.json").json()
    assert "/" not in ledger["document"]["origin"]["source"]


def test_18_names_inside_an_archive_are_no_paths(client, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../../outside.txt", HARBOUR)
    upload(client, ("a.zip", packed.getvalue()))
    assert list(tmp_path.parent.rglob("outside.txt")) == []


# --- 19 to 22: making the desk fetch for somebody ------------------------------------------------


@pytest.mark.parametrize("address", [
    "http://127.0.0.1:8350/health", "http://localhost/", "http://[::1]/", "http://0.0.0.0/",
    "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://2130706433/",
    "http://0x7f.1/", "http://[::ffff:127.0.0.1]/",
])  # fmt: skip
def test_19_an_address_inside_is_not_fetched(client, address):
    page = send_address(client, address)
    assert "Nothing could be read" in page.text
    assert "version" not in words_of(page)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/a", "gopher://x/", "data:text/plain,x"]
)
def test_20_no_scheme_but_the_webs_is_fetched(client, address):
    page = send_address(client, address)
    assert page.status_code == 400
    assert "begins with https:// or http://" in page.text
    assert "root:" not in page.text


def test_21_an_address_with_a_password_is_not_fetched(client):
    page = send_address(client, "http://user:pass@127.0.0.1/")
    assert "Nothing could be read" in page.text


def test_22_the_api_fetches_nothing(client):
    """It takes texts; an address in a text is words."""
    answered = client.post(
        "/api/v1/documents", json={"text": HARBOUR, "url": "http://127.0.0.1:1/"}
    )
    assert answered.status_code in {200, 201}


def send_address(client, address: str):
    from tests.desks import wait

    return wait(client, send(client, "/add", page="/add", files={"x": ("", b"")}, by="address",
                             address=address))  # fmt: skip


# --- 23 to 28: too much --------------------------------------------------------------------------


def test_23_a_file_over_the_limit_is_refused_with_one_line(client):
    page = upload(client, ("long.txt", b"word " * 10_000))
    assert "larger than the limit of 40,000 bytes" in words_of(page)


def test_24_a_body_over_the_limit_is_refused_before_it_is_read(client):
    answered = client.post("/add", content=b"x", headers={"content-length": "99999999999"})
    assert answered.status_code == 413


def test_25_a_body_that_lies_about_its_length_is_cut_off(client):
    def long():
        for _ in range(40):
            yield b"x" * 65_536

    token = token_on(client, "/add")
    kind = {"content-type": f"multipart/form-data; boundary={token}"}
    assert client.post("/add", content=long(), headers=kind).status_code in {400, 413}


def test_26_more_files_than_are_taken_are_refused(client):
    answered = upload(client, *[(f"{number}.txt", b"x") for number in range(40)])
    assert answered.status_code == 400
    assert client.desk.queue.count == 0


def test_27_a_bomb_is_refused(client):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 3_000_000)
    page = upload(client, ("bomb.zip", packed.getvalue()))
    assert len(packed.getvalue()) < 40_000
    assert "bomb.zip" in words_of(page)
    assert "Nothing could be read" in page.text
    stream = zlib.compress(b"0 " * 3_000_000)
    head = f"%PDF-1.4\n1 0 obj<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode()
    pdf = head + stream + b"\nendstream endobj\n%%EOF"
    assert "Nothing could be read" in upload(client, ("bomb.pdf", pdf)).text


def test_28_only_so_many_texts_may_wait(tmp_path):
    with a_desk(tmp_path, max_waiting=2) as client:
        client.desk.queue._reader.ask = lambda order: iter(())
        answered = upload(client, *[(f"{number}.txt", b"Ana.") for number in range(3)])
        assert answered.status_code == 400
        assert "waiting to be read already" in words_of(answered)
