"""The page of an example in a real Chromium whose only way out is a listener of ours."""

import re
import shutil
import socketserver
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EXAMPLE = ROOT / "examples" / "strait-briefing.json"
# What the browser asks of its maker on its own, however it is told not to; exact hosts only, so that a
# page that fetches a font or a script from the same maker is still caught.
CHATTER = {
    "update.googleapis.com",
    "clients2.google.com",
    "accounts.google.com",
    "redirector.gvt1.com",
    "android.clients.google.com",
    "optimizationguide-pa.googleapis.com",
    "safebrowsing.googleapis.com",
    "content-autofill.googleapis.com",
}
QUIET = """--headless --no-sandbox --disable-gpu --disable-background-networking --disable-sync
    --disable-component-update --disable-default-apps --disable-extensions --disable-domain-reliability
    --disable-features=OptimizationHints,MediaRouter,Translate --no-first-run --hide-scrollbars
    --no-default-browser-check --enable-logging=stderr --v=0 --window-size=1200,900
    --virtual-time-budget=3000 --proxy-bypass-list=<-loopback>""".split()  # noqa: SIM905  # a command line reads as one

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt install chromium"),
]


class Listener(socketserver.ThreadingTCPServer):
    """Takes every request the browser sends and answers none."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), FirstLine)

    def hosts(self) -> set[str]:
        """Hosts the page asked for, without the browser's own."""
        found = {re.sub(r"^\w+ (?:https?://)?([^/:\s]+).*", r"\1", line) for line in self.asked}
        return found - CHATTER - {""}


class FirstLine(socketserver.StreamRequestHandler):
    """Notes the first line of a request and hangs up."""

    server: Listener

    def handle(self) -> None:
        self.server.asked.append(self.rfile.readline(500).decode("latin-1").strip())


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("page") / "example.html"
    code = "from hearsay.cli import main; main()"
    given = ["read", str(EXAMPLE), "--page", str(out)]
    subprocess.run([sys.executable, "-c", code, *given], check=True, capture_output=True)
    return out


def browse(page: Path, listener: Listener, *options: str) -> str:
    """What the browser logged while it showed ``page``."""
    home = page.parent / f"home-{listener.server_address[1]}"
    proxy = f"--proxy-server=http://127.0.0.1:{listener.server_address[1]}"
    ran = subprocess.run(
        [CHROMIUM, *QUIET, f"--user-data-dir={home}", proxy, *options, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return ran.stderr + ran.stdout


def colours(png: bytes) -> int:
    """How many different bytes the picture is drawn with: 1 or 2 for an empty one."""
    at, drawn = 8, b""
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            drawn += png[at + 8 : at + 8 + size]
        at += 12 + size
    return len(set(zlib.decompress(drawn)))


def test_the_test_itself_sees_a_page_that_reaches_out_and_complains(tmp_path, listener):
    bad = tmp_path / "bad.html"
    bad.write_text("<img src='http://tracker.test/x.png'><script>nothingOfThatName()</script>")
    log = browse(bad, listener, f"--screenshot={tmp_path / 'bad.png'}")
    assert listener.hosts() == {"tracker.test"}
    assert "CONSOLE" in log


def test_the_page_is_drawn_fetches_nothing_and_has_nothing_to_complain_of(page, listener):
    shot = page.with_suffix(".png")
    log = browse(page, listener, f"--screenshot={shot}")
    assert listener.hosts() == set()
    assert [line for line in log.splitlines() if "CONSOLE" in line] == []
    assert colours(shot.read_bytes()) > 20


def test_the_page_prints(page, listener):
    pdf = page.with_suffix(".pdf")
    browse(page, listener, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.stat().st_size > 10_000
    assert listener.hosts() == set()


def test_the_page_needs_no_script(page):
    html = page.read_text(encoding="utf-8").lower()
    assert "<script" not in html
    assert not re.search(r"<[^>]*\son[a-z]+=|javascript:", html)


def test_every_link_inside_the_page_leads_somewhere(page):
    html = page.read_text(encoding="utf-8")
    named = set(re.findall(r"""\bid=["']?([^"'\s>]+)""", html))
    assert set(re.findall(r"""href=["']?#([^"'\s>]+)""", html)) <= named
    assert not re.search(r"""\bsrc=["']?(?!data:)|@import|url\((?!["']?(?:data:|#))""", html)
