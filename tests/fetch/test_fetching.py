"""What is well is fetched; attacks that lead elsewhere are each refused in one line."""

import gzip
import re
import socket
import time
import zlib
from datetime import UTC, datetime, timedelta

import pytest

from hearsay.fetch.fetching import fetch
from hearsay.settings import Limits
from tests.fetch.loopback import PUBLIC, QUICK, always, get, lead_to, moved, page, refused, serving

# --- what is well --------------------------------------------------------------------------------


def test_a_document_is_fetched_with_what_is_known_of_it():
    with serving(always(page(b"Ana Duarte resigned."))) as server:
        before = datetime.now(UTC) - timedelta(seconds=2)
        found = get(server)
    assert found.data == b"Ana Duarte resigned."
    assert found.address == f"http://site.example:{server.port}/a.txt"
    assert (found.media_type, found.charset) == ("text/plain", "utf-8")
    assert before <= found.retrieved <= datetime.now(UTC)
    assert server.asked == ["/robots.txt", "/a.txt"]
    head = server.heads[1].lower()
    assert f"host: site.example:{server.port}" in head
    assert re.search(r"user-agent: hearsay(/[\w.+]+)?\r\n", head)
    assert "cookie" not in head
    assert "authorization" not in head


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_packed_documents_are_unpacked(pack):
    coding = "gzip" if pack is gzip.compress else "deflate"
    with serving(always(page(pack(b"Rain. " * 999), f"Content-Encoding: {coding}"))) as server:
        assert get(server).data == b"Rain. " * 999


def test_a_few_redirects_are_followed():
    def answer(target):
        number = int(target.strip("/")) if target.strip("/").isdigit() else None
        if number is None:
            return None
        return [moved(f"/{number - 1}") if number else page(b"Here.")]

    with serving(answer) as server:
        assert get(server, "/5").data == b"Here."
        refused("redirects more than 5 times", lambda: get(server, "/6"))


# --- where it leads ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:9/", "loopback"),
        ("http://[::1]:9/", "loopback"),
        ("http://[::ffff:127.0.0.1]:9/", "loopback"),
        ("http://[::ffff:7f00:1]/", "loopback"),
        ("http://[64:ff9b::7f00:1]/", "loopback"),
        ("http://[2002:7f00:1::]/", "loopback"),
        ("http://[fe80::1%25lo]/", "link-local"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://[fd00:ec2::254]/", "private"),
        ("http://192.168.0.1/", "private"),
        ("http://0.0.0.0/", "unspecified"),
        ("http://224.0.0.1/", "multicast"),
        ("http://2130706433/", "is a number"),
        ("http://0177.0.0.1/", "is a number|no address"),
        ("http://0x7f.0.0.1/", "is a number"),
        ("http://127.1/", "is a number"),
        ("http://１２７.0.0.1/", "loopback|is a number|no address"),
        ("file:///etc/passwd", "only http and https are read, not file"),
        ("ftp://site.example/a.txt", "not ftp"),
        ("gopher://site.example:70/_GET", "not gopher"),
        ("data:text/plain,Hello", "not data"),
        ("javascript:alert(1)", "not javascript"),
        ("http://user:word@site.example/", "a user name or a password"),
        ("http://site.example:0/", "is no port"),
        ("http://site.example:99999/", "is no port|no address"),
        ("http:///etc/passwd", "no host"),
        ("http://site.example/\r\nHost: other", "no address"),
        ("http://" + "a" * 3_000, "more than 2,000 characters"),
    ],
)
def test_addresses_that_must_not_be_asked_are_refused(address, told):
    def numeric(host, _port):
        return [host]

    refused(told, lambda: fetch(address, limits=QUICK, resolve=numeric))


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("http://127.0.0.1:9/secret", "127.0.0.1 is a loopback address"),
        ("http://169.254.169.254/latest/", "link-local"),
        ("//[::1]/", "loopback"),
        ("http://inside.example/", "10.0.0.7 is a private address"),
        ("http://0x7f000001/", "is a number"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://127.0.0.1/", "only http and https"),
        ("http://user:word@site.example/", "a user name"),
        ("http://[bad/", "is no name of a host|no address"),
    ],
)
def test_a_redirect_to_inside_is_refused(monkeypatch, to, told):
    """The first hop is public by name; its connection is led to loopback behind the check."""

    def resolve(host, _port):
        known = {"site.example": [PUBLIC], "inside.example": ["10.0.0.7"]}
        return known.get(host, [host])

    with serving(always(moved(to))) as server:
        lead_to(monkeypatch, server.port)
        refused(told, lambda: fetch("http://site.example/", limits=QUICK, resolve=resolve))
    assert server.asked == ["/robots.txt", "/"]


def test_rebinding_between_check_and_connection_is_of_no_use(monkeypatch):
    """A resolver that answers loopback when asked again: each connection asks once."""
    asked = []

    def rebinding(host, _port):
        asked.append(host)
        return [PUBLIC] if len(asked) <= 2 else ["127.0.0.1"]

    with serving(always(page(b"Public."))) as server:
        connected = lead_to(monkeypatch, server.port)
        found = fetch("http://site.example/", limits=QUICK, resolve=rebinding)
    assert found.data == b"Public."
    assert connected == [PUBLIC, PUBLIC]  # robots.txt and the page, by number and not by name
    assert asked == ["site.example"] * 2


def test_rebinding_between_robots_and_page_is_refused(monkeypatch):
    answers = [[PUBLIC], ["127.0.0.1"]]
    with serving(always(page(b"Secret."))) as server:
        lead_to(monkeypatch, server.port)
        refused(
            "127.0.0.1 is a loopback address",
            lambda: fetch("http://site.example/", limits=QUICK, resolve=lambda *_: answers.pop(0)),
        )
    assert server.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "addresses", [[PUBLIC, "127.0.0.1"], ["10.0.0.1", PUBLIC], ["::ffff:10.0.0.1"]]
)
def test_a_name_with_one_address_inside_is_refused_whole(addresses):
    refused(
        "is a (loopback|private) address",
        lambda: fetch("http://mixed.example/", limits=QUICK, resolve=lambda *_: addresses),
    )


@pytest.mark.alone
def test_a_resolver_that_never_answers_is_not_waited_for():
    started = time.monotonic()
    refused(
        "nobody told its address in time",
        lambda: fetch(
            "http://slow.example/", limits=Limits(max_seconds=1), resolve=lambda *_: time.sleep(5)
        ),
    )
    assert time.monotonic() - started < 3


def test_a_name_that_is_not_known_is_told():
    def unknown(*_):
        raise socket.gaierror(-2, "Name or service not known")

    refused("its name is not known", lambda: fetch("http://no.example/", resolve=unknown))


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    with serving(always(page(b"Straight."))) as server:
        assert get(server).data == b"Straight."
