"""Attacks by size and time, robots.txt and TLS, each refused in one line."""

import gzip
import ssl
import time
from datetime import UTC, datetime, timedelta

import pytest

from hearsay.fetch import fetching
from hearsay.fetch.fetching import fetch
from tests.fetch.loopback import (
    PUBLIC,
    QUICK,
    always,
    get,
    here,
    lead_to,
    moved,
    page,
    refused,
    serving,
)

# --- how much and how long -----------------------------------------------------------------------


def in_time(told, server, seconds=4.0):
    started = time.monotonic()
    refused(told, lambda: get(server))
    assert time.monotonic() - started < seconds


def dripping(head):
    """A byte now and then, so that no single wait is long."""

    def answer(target):
        if target == "/robots.txt":
            return None
        return pieces()

    def pieces():
        yield head
        for _ in range(400):
            time.sleep(0.05)
            yield b"x"

    return answer


@pytest.mark.alone
def test_a_body_that_drips_in_slowly_ends_with_the_time():
    with serving(dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n")) as server:
        in_time("took more than 2 seconds|silent for too long", server)


@pytest.mark.alone
def test_headers_that_drip_in_slowly_end_with_the_time():
    with serving(dripping(b"HTTP/1.1 200 OK\r\nX-Slow: ")) as server:
        in_time("took more than 2 seconds|silent for too long", server)


@pytest.mark.alone
def test_a_server_that_is_silent_is_left():
    with (
        serving(always()) as server,
        serving(lambda _: iter(lambda: server.pause(9) or b"", 1)) as mute,
    ):
        in_time("silent|more than 2 seconds|cut short", mute)


def endless(piece):
    while True:
        yield piece


@pytest.mark.alone
def test_an_endless_body_is_left_at_the_limit():
    chunk = b"2000\r\n" + b"x" * 0x2000 + b"\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

    def answer(target):
        return None if target == "/robots.txt" else chained(head, endless(chunk))

    with serving(answer) as server:
        in_time("larger than the limit of 100,000 bytes", server)


def chained(head, pieces):
    yield head
    yield from pieces


@pytest.mark.alone
def test_a_body_without_a_length_or_an_end_is_left_at_the_limit():
    def answer(target):
        if target == "/robots.txt":
            return None
        return chained(b"HTTP/1.1 200 OK\r\n\r\n", endless(b"x" * 9_999))

    with serving(answer) as server:
        in_time("larger than the limit", server)


@pytest.mark.alone
def test_endless_headers_are_refused():
    def answer(target):
        if target == "/robots.txt":
            return None
        return chained(b"HTTP/1.1 200 OK\r\n", endless(b"X-More: " + b"y" * 4_000 + b"\r\n"))

    with serving(answer) as server:
        in_time("cut short or broken|not reached", server)


@pytest.mark.alone
@pytest.mark.parametrize("times", [1, 2])
def test_a_gzip_bomb_is_left_at_the_limit(times):
    bomb = gzip.compress(b"\x00" * 50_000_000)
    if times == 2:
        bomb = gzip.compress(bomb)
    coding = ", ".join(["gzip"] * times)
    with serving(always(page(bomb, f"Content-Encoding: {coding}"))) as server:
        in_time("larger than the limit of 100,000 bytes|which was not asked for", server)


@pytest.mark.alone
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (page(b"x", "Content-Encoding: br"), "sent as br, which was not asked for"),
        (page(b"not gzip", "Content-Encoding: gzip"), "cannot be unpacked"),
        (page(gzip.compress(b"Rain. " * 99)[:-9], "Content-Encoding: gzip"), "cut short"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "cut short or broken"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n", "larger than the limit"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nshort.", "broken"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nshort", "broken"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "broken"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "broken"),
        (b"", "broken"),
        (page(b"", status="404 Not Found"), "the server answers 404 Not Found"),
        (page(b"x", status="206 Partial Content"), "206"),
        (page(b"", status="304 Not Modified"), "304"),
        (page(b"", status="302 Found"), "redirects .302. to nowhere"),
        (page(b"", status="503 Busy\x1b[31m"), "503|broken"),
    ],
)
def test_answers_that_are_wrong_are_told(answer, told):
    with serving(always(answer)) as server:
        in_time(told, server)


# --- what is asked of us -------------------------------------------------------------------------


def test_robots_are_heeded_on_every_hop():
    def answer(target):
        if target == "/robots.txt":
            return [page(b"User-agent: hearsay\nDisallow: /private/")]
        return [moved("/private/a.txt") if target == "/" else page(b"Fine.")]

    with serving(answer) as server:
        assert get(server, "/news").data == b"Fine."
        refused("asks programs not to read it", lambda: get(server, "/private/x"))
        refused("asks programs not to read it", lambda: get(server, "/"))
    assert not [target for target in server.asked if target.startswith("/private")]


def test_where_robots_cannot_be_read_nothing_is():
    with serving(lambda _: [page(b"", status="500 Oops")]) as server:
        refused("its robots.txt cannot be read: the server answers 500", lambda: get(server))


def test_a_robots_file_that_leads_inside_is_refused(monkeypatch):
    with serving(lambda _: [moved("http://127.0.0.1:9/robots.txt")]) as server:
        lead_to(monkeypatch, server.port)
        refused(
            "loopback",
            lambda: fetch(
                "http://site.example/",
                limits=QUICK,
                resolve=lambda h, _: [PUBLIC] if "site" in h else [h],
            ),
        )


# --- TLS -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of site.example with its key, in one file, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "site.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("site.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "site.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


def test_tls_asks_for_the_name_and_checks_it(monkeypatch, certificate):
    serves = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serves.load_cert_chain(certificate)
    named = []
    serves.sni_callback = lambda _socket, name, _context: named.append(name)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with serving(
        always(page(b"Sealed.")), lambda raw: serves.wrap_socket(raw, server_side=True)
    ) as server:

        def secure(host):
            address = f"https://{host}:{server.port}/"
            return fetch(address, limits=QUICK, allow_private=True, resolve=here)

        refused("not reached: .*certificate|CERTIFICATE", lambda: secure("site.example"))
        monkeypatch.setattr(fetching.httpx2, "create_ssl_context", lambda **_: trusting)
        assert secure("site.example").data == b"Sealed."
        refused("not reached: .*(certificate|CERTIFICATE)", lambda: secure("other.example"))
    assert named[-3:] == ["site.example", "site.example", "other.example"]
