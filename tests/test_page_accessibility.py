"""The page under axe-core in a real Chromium: no serious fault, at two widths, light and dark."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from hearsay.report.page import render_page
from tests.golden.test_golden import EXAMPLES, document_of
from tests.invented import invented_ledger
from tests.invented_sides import sides_ledger

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
RUN = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const pre = document.createElement("pre"); pre.id = "axe-found";
  pre.textContent = JSON.stringify(found.violations.map(
    one => [one.impact, one.id, one.nodes.map(node => node.html.slice(0, 160))]));
  document.body.append(pre);
});
"""
# What sticks out of the page to the right or out of a picture, and words of a picture on one another.
MEASURE = """
const found = [];
if (document.documentElement.scrollWidth > innerWidth) found.push("the page is wider than the screen");
for (const svg of document.querySelectorAll("svg[role=img]")) {
  const texts = [...svg.querySelectorAll("text")].map(one => [one, one.getBoundingClientRect()]);
  for (const [i, [one, a]] of texts.entries()) for (const [other, b] of texts.slice(i + 1)) {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 3) found.push(one.textContent + " on " + other.textContent);
  }
  const edge = svg.getBoundingClientRect();
  for (const [one, a] of texts) if (a.right > edge.right + 4 || a.left < edge.left - 4)
    found.push(one.textContent + " sticks out");
}
const pre = document.createElement("pre"); pre.id = "measured";
pre.textContent = JSON.stringify(found); document.body.append(pre);
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt install chromium"),
]


def with_script(html: str, script: str) -> str:
    """The page with a script in it, which its own policy would not let run."""
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    return html.replace("</body>", f"<script>{script}</script></body>")


def dumped(page: Path, width: int, *, is_dark: bool) -> str:
    """The page after its script, in a frame as narrow as a telephone where that is asked for."""
    # A window of Chromium is never narrower than 500 pixels; a frame is as narrow as it is told.
    dark = ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"] if is_dark else []
    ran = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *dark,
         f"--user-data-dir={page.parent / 'home'}", f"--window-size={width},1000",
         "--virtual-time-budget=20000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=180, check=True,
    )  # fmt: skip
    return ran.stdout


def told(dom: str, name: str):
    from html import unescape

    found = re.search(rf'<pre id="{name}">(.*?)</pre>', dom, re.DOTALL)
    assert found, "the script did not end"
    return json.loads(unescape(found[1]))


@pytest.mark.parametrize("ledger", [sides_ledger(), invented_ledger()], ids=["sides", "checks"])
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_serious_fault(ledger, is_dark, tmp_path):
    axe_core = pytest.importorskip("axe_core_python")
    axe = (Path(axe_core.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(with_script(render_page(ledger), axe + RUN), encoding="utf-8")
    found = told(dumped(page, 1280, is_dark=is_dark), "axe-found")
    assert [one for one in found if one[0] in {"serious", "critical"}] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_in_a_picture_overlaps_or_sticks_out(width, tmp_path):
    inner = with_script(render_page(sides_ledger()), MEASURE + FRAMED)
    page = tmp_path / "page.html"
    frame = f'<iframe id="f" srcdoc="{escaped(inner)}" width="{width}" height="900"></iframe>'
    page.write_text(
        f"<!doctype html><body>{frame}<script>{OUTSIDE}</script></body>", encoding="utf-8"
    )
    assert told(dumped(page, 1400, is_dark=False), "from-frame") == []


@pytest.mark.parametrize("case", sorted(EXAMPLES))
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_the_page_of_each_example_is_sound_at_both_widths(case, is_dark, models, packs, tmp_path):
    from hearsay.pipeline import read

    axe_core = pytest.importorskip("axe_core_python")
    axe = (Path(axe_core.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    html = render_page(read(document_of(case), models, packs))
    assert len(html.encode()) < BIGGEST_PAGE
    inner = escaped(with_script(html, axe + BOTH))
    frames = "".join(
        f'<iframe srcdoc="{inner}" width="{width}" height="900"></iframe>' for width in (390, 1280)
    )
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><body>{frames}<script>{GATHERED}</script></body>", encoding="utf-8"
    )
    assert told(dumped(page, 1800, is_dark=is_dark), "from-frames") == [[], []]


BIGGEST_PAGE = 300_000  # bytes
BOTH = (
    MEASURE
    + """
axe.run(document, {resultTypes: ["violations"]}).then(run => {
  for (const one of run.violations) if (["serious", "critical"].includes(one.impact))
    found.push([one.id, one.nodes.map(node => node.html.slice(0, 160))]);
  for (const svg of document.querySelectorAll("svg[role=img]"))
    if (!(svg.querySelector("title, desc") || svg.getAttribute("aria-label") ||
        svg.getAttribute("aria-labelledby"))) found.push("a picture without words");
  parent.postMessage(found, "*");
});
"""
)
GATHERED = """
const all = [];
onmessage = event => {
  all.push(event.data);
  if (all.length < 2) return;
  const pre = document.createElement("pre"); pre.id = "from-frames";
  pre.textContent = JSON.stringify(all); document.body.append(pre);
};
"""
FRAMED = 'parent.postMessage(pre.textContent, "*");'
OUTSIDE = """
onmessage = event => {
  const pre = document.createElement("pre"); pre.id = "from-frame";
  pre.textContent = event.data; document.body.append(pre);
};
"""


def escaped(html: str) -> str:
    return html.replace("&", "&amp;").replace('"', "&quot;")
