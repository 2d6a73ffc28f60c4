"""`hearsay read` of an address: the format, what is kept of it, and how refusals end."""

import json

import pytest
from click.testing import CliRunner

from hearsay.cli import main, sources
from hearsay.records.ledger import Ledger
from tests.corpus import feeds, papers
from tests.corpus.packing import packed
from tests.fetch.loopback import moved, page, serving

ARTICLE = (
    b"<html><head><title>Ferry</title></head><body><article><h1>Ferry sinks</h1>"
    b"<p>Ana Duarte said on Monday that the ferry sank in May and that nobody was hurt.</p>"
    b"<p>\x93We looked for it,\x94 she said, and the harbour stayed shut for a week.</p>"
    b"</article></body></html>"
)
PLACES = {
    "/story": page(ARTICLE, "Content-Type: text/html; charset=windows-1252"),
    "/from": moved("/story"),
    "/report": page(papers.PLAIN, "Content-Type: application/pdf"),
    "/report.pdf": page(papers.PLAIN, "Content-Type: application/octet-stream"),
    "/feed": page(feeds.RDF.encode("latin-1"), "Content-Type: text/xml"),
    "/news.rss": page(feeds.RSS.encode(), "Content-Type: application/rss+xml"),
    "/week.zip": page(packed({"a.txt": "One.", "b.txt": "Two."}), "Content-Type: application/zip"),
    "/talk.srt": page(
        b"1\n00:00:01,000 --> 00:00:02,000\nHello there.\n", "Content-Type: text/plain"
    ),
    "/page": page(ARTICLE.replace(b"\x93", b"").replace(b"\x94", b""), "Content-Type: image/png"),
    "/picture": page(b"\x89PNG\r\n\x1a\n", "Content-Type: image/png"),
    "/empty": page(b""),
}


@pytest.fixture(autouse=True)
def shallow(monkeypatch):
    """A pipeline that keeps the document and finds nothing in it."""
    monkeypatch.setattr(sources, "read_document", lambda document, **_: Ledger(document))


@pytest.fixture
def server():
    """The server as "http://127.0.0.1:…"."""
    missing = page(b"", status="404 Not Found")
    with serving(lambda target: [PLACES.get(target, missing)]) as running:
        yield f"http://127.0.0.1:{running.port}"


def run(*given):
    return CliRunner().invoke(main, ["read", "--json", *given])


def documents(ran):
    return [json.loads(line).get("document") for line in ran.stdout.splitlines()]


@pytest.mark.parametrize(
    ("path", "as_format", "begins"),
    [
        ("/story", "html", "Ferry sinks\n\nAna Duarte said on Monday"),
        ("/report", "pdf", "Harbour reopens in June"),
        ("/report.pdf", "pdf", "Harbour reopens in June"),
        ("/feed", "feed", "Quay\n\nThe quay is shut."),
        ("/talk.srt", "srt", "Hello there."),
        ("/page", "html", "Ferry sinks"),
    ],
)
def test_the_format_is_told_by_the_server_or_the_name(server, path, as_format, begins):
    ran = run("--allow-private", server + path)
    assert ran.exit_code == 0, ran.output
    (document,) = documents(ran)
    assert document["text"].startswith(begins)
    assert document["origin"]["format"] == as_format


def test_where_from_and_when_is_kept(server):
    (document,) = documents(run("--allow-private", f"{server}/from"))
    origin = document["origin"]
    assert "“We looked for it,”" in document["text"]  # decoded as the server says
    assert (origin["source"], origin["address"]) == (f"{server}/from", f"{server}/story")
    assert origin["size"] == len(ARTICLE)
    assert origin["retrieved"].endswith("Z")
    assert len(origin["sha256"]) == 64
    assert document["url"] == f"{server}/story"


def test_several_documents_at_one_address_are_a_batch(server):
    ran = run("--allow-private", f"{server}/week.zip")
    assert [one["text"] for one in documents(ran)] == ["One.", "Two."]
    assert run("--allow-private", f"{server}/week.zip", "--title", "x").exit_code == 2
    ran = run("--allow-private", f"{server}/news.rss")
    assert (ran.exit_code, len(documents(ran))) == (3, 4)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/none", "the server answers 404"),
        ("/picture", "a picture"),
        ("/empty", "empty"),
    ],
)
def test_what_cannot_be_read_is_one_line(server, path, told):
    ran = run("--allow-private", server + path)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"hearsay: {server}{path}: ")
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_addresses_of_this_machine_must_be_allowed(server):
    ran = run(f"{server}/story")
    assert ran.exit_code == 2
    assert "127.0.0.1 is a loopback address and is not asked; add --allow-private" in ran.stderr
    assert run("file:///etc/hostname").stderr == (
        "hearsay: file:///etc/hostname: only http and https are read, not file\n"
    )


def test_among_others_a_refused_address_is_told_and_the_rest_is_read(server, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("It rained.", encoding="utf-8")
    ran = run(str(path), "ftp://site.example/a.txt", f"{server}/talk.srt", "--allow-private")
    assert ran.exit_code == 3
    assert [json.loads(line)["format"] for line in ran.stdout.splitlines()] == [
        "hearsay.ledger/1", "hearsay.error/1", "hearsay.ledger/1",
    ]  # fmt: skip
