"""The desk in a real Chromium: read, judge, search, find again; with keys, without script, small."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from hearsay.text.formats import READERS
from tests.corpus import archives, feeds, mails, papers, subtitles, words

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BUDGET = (ROOT / "examples" / "harbour-budget.txt").read_text(encoding="utf-8")
ADDRESS = (ROOT / "examples" / "assembly-address.txt").read_text(encoding="utf-8")
WIDE = """() => [...document.querySelectorAll("main *")].filter(one => {
  const a = one.getBoundingClientRect();
  return a.width && a.right > innerWidth + 1 && !one.closest(".scrolls, .parts, svg, .unseen");
}).map(one => one.outerHTML.slice(0, 90))"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt install chromium"),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[str]:
    """A desk as a user starts it, with one article in it; its address."""
    store = tmp_path_factory.mktemp("desk") / "desk.db"
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "hearsay", "serve", "--store", str(store), "--port", str(port)]
    log = store.parent / "log"
    with log.open("wb") as told, subprocess.Popen(command, cwd=ROOT, stderr=told) as process:
        here = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{here}/health", timeout=1)  # noqa: S310
                break
            except OSError:
                time.sleep(0.05)
        try:
            yield here
        finally:
            process.terminate()
        assert process.wait(30) == 0
    assert b"Traceback" not in log.read_bytes()


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def a_page(chromium, desk, **given):
    """A page at the desk; whatever it complains of fails the test."""
    with closing(chromium.new_context(base_url=desk, **given)) as context:
        page = context.new_page()
        page.set_default_timeout(20_000)
        told: list[str] = []
        page.on("console", lambda one: told.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda one: told.append(str(one)))
        yield page
        # a page that is told to be faulty is no complaint of ours
        assert [one for one in told if "status of 4" not in one] == []


def paste(page, text: str, published: str) -> str:
    """Paste an article as a person does; the address it is read at."""
    page.goto("/add")
    page.fill("#text", text)
    page.fill("#published", published)
    page.click("button:has-text('Read it')")
    page.wait_for_url("**/documents/*")
    return page.url


@pytest.fixture(scope="module")
def article(chromium, desk) -> str:
    with a_page(chromium, desk) as page:
        return paste(page, BUDGET, "2025-11-20")


def test_paste_read_judge_search_find_again_and_read_again(chromium, desk):
    with a_page(chromium, desk) as page:
        here = paste(page, ADDRESS, "2026-03-03")
        # read: voices, checks with evidence, each with an address
        assert page.locator("mark").count() > 5
        card = page.locator(".card.contradicted").first
        assert card.locator(".evidence li").count() >= 1
        speaker = page.locator(".layers .name a[href^='/speakers/']").first
        name = speaker.inner_text()
        # judge: one accepted on this page, one corrected on its own
        row = page.locator("[data-claim]").first
        claim = row.get_attribute("id").removeprefix("claim-")
        row.locator("button:has-text('Accept')").click()
        page.wait_for_url(f"**#claim-{claim}")
        assert "accepted it as read" in page.locator(f"#claim-{claim}").inner_text()
        card = page.locator(".card.contradicted").first
        card.locator("a.record").click()
        page.select_option("#verdict", "qualified")
        page.fill("#why", "The minutes of the meeting have it otherwise.")
        page.click("button:has-text('Give this verdict')")
        assert "The minutes of the meeting" in page.locator(".card.qualified").inner_text()
        judged = page.url
        # search: words of a claim lead to it
        page.fill("#seek", "engineers bridge")
        page.press("#seek", "Enter")
        page.wait_for_url("**/?q=*")
        assert page.locator(".entry mark.hit").count() >= 1
        # the speaker's page
        page.goto("/speakers")
        page.click(f".entry a:has-text('{name}')")
        assert page.locator("h1").inner_text() == name
        assert page.locator(".statement").count() >= 1
        # read again keeps the judgement
        page.goto(here)
        page.click("button:has-text('Read it again')")
        page.wait_for_url("**/documents/*")
        assert "accepted it as read" in page.locator(f"#claim-{claim}").inner_text()
        page.goto(judged)
        assert page.locator(".card.qualified").count() == 1
        page.click("button:has-text('Undo')")
        assert page.locator(".card.contradicted").count() == 1


def test_a_speaker_is_put_right_and_merged(chromium, desk, article):
    with a_page(chromium, desk) as page:
        page.goto(article)
        page.locator("#voices .said > li a.record").first.click()
        page.fill("#speaker", "Nobody Known")
        page.fill("#why-speaker", "It says so further down.")
        page.click("button:has-text('Correct the speaker')")
        assert page.locator("h1").inner_text() == "Nobody Known"
        # the words of a content, typed
        page.fill("#content", "words that are not there")
        page.click("button:has-text('Correct the content')")
        assert "does not stand in the text" in page.locator("[role=alert]").inner_text()
        assert page.input_value("#content") == "words that are not there"
        # the new speaker is another's
        page.goto("/speakers?name=Nobody+Known")
        page.locator(".entry a").first.click()
        other = page.locator("#others option").first.text_content()
        page.fill("#other", other)
        page.click("button:has-text('Merge')")
        assert page.locator("h1").inner_text() == other
        assert "also Nobody Known" in page.locator(".head").inner_text()


CASES = [case for part in (mails, subtitles, words, papers, archives, feeds) for case in part.CASES]
OF_TEXT = {
    "a.txt": BUDGET, "b.md": f"# Pell Harbour\n\n{BUDGET}", "c.html": (ROOT / "examples/baltic-cable.html").read_text(),
    "d.json": '{"text": "Ana Duarte said that the ferry sank in May 2023."}',
    "e.jsonl": '{"text": "Ana Duarte said that the quay fell."}\n{"text": "Ilona Desh denied it."}\n',
}  # fmt: skip


def test_every_format_is_uploaded(chromium, desk):
    """One file of each format that a person may have, all in one go."""
    files = [
        {"name": name, "mimeType": "", "buffer": text.encode()} for name, text in OF_TEXT.items()
    ]
    seen = {
        reader.format
        for reader in READERS
        if any(name.endswith(reader.endings) for name in OF_TEXT)
    }
    for reader in READERS:
        good = [case for case in CASES if case.name.endswith(reader.endings) and not case.exit_code]
        if reader.format not in seen and good:
            short = min(good, key=lambda case: sum(len(told.text) for told in case.told))
            files.append({"name": short.name, "mimeType": "", "buffer": short.data})
            seen.add(reader.format)
    assert seen == {reader.format for reader in READERS}
    with a_page(chromium, desk) as page:
        page.goto("/add?by=upload")
        page.set_input_files("#files", files)
        page.click("button:has-text('Read it')")
        page.wait_for_selector("h1:has-text('documents read')", timeout=180_000)
        assert page.locator(".entry").count() >= len(files)
        assert page.locator(".failures").count() == 0


def test_a_bad_upload_is_told_in_one_line(chromium, desk):
    with a_page(chromium, desk) as page:
        page.goto("/add?by=upload")
        page.fill("#outlet", "The Northern Ledger")
        page.set_input_files("#files", {"name": "a.xyz", "mimeType": "", "buffer": b"x"})
        page.click("button:has-text('Read it')")
        assert "a.xyz: the ending of the name tells no format" in page.inner_text("[role=alert]")
        assert page.input_value("#outlet") == "The Northern Ledger"
        page.set_input_files("#files", {"name": "a.pdf", "mimeType": "", "buffer": b"no PDF"})
        page.click("button:has-text('Read it')")
        page.wait_for_selector("h1:has-text('Nothing could be read')")
        assert page.inner_text("[role=alert]").startswith("a.pdf: ")


def test_what_is_read_before_the_page_looks_for_the_first_time_is_shown(chromium, desk):
    def late(route):
        time.sleep(3)
        route.continue_()

    with a_page(chromium, desk) as page:
        page.route("**/state", late)
        page.goto("/add?by=upload")
        page.set_input_files("#files", {"name": "a.pdf", "mimeType": "", "buffer": b"no PDF"})
        page.click("button:has-text('Read it')")
        page.wait_for_selector("h1:has-text('Nothing could be read')")


def test_everything_is_done_by_keys(chromium, desk, article):
    with a_page(chromium, desk) as page:
        page.goto(article)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        first = page.locator("[data-claim]").first
        assert first.get_attribute("aria-current") == "true"
        page.keyboard.press("j")
        claim = page.locator("[data-claim][aria-current]").get_attribute("id")
        page.keyboard.press("a")
        page.wait_for_url(f"**#{claim}")
        row = page.locator(f"#{claim}")
        assert "accepted it as read" in row.inner_text()
        assert row.get_attribute("aria-current") == "true"  # one goes on where one was
        page.keyboard.press("c")
        page.wait_for_url("**/claims/*")
        page.keyboard.press("c")
        assert page.evaluate("document.activeElement.id") == "verdict"
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        page.wait_for_selector("text=A person says that this is no claim")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "seek"
        page.keyboard.type("harbour")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=harbour")
        # every control can be reached, and shows that it has the focus
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_it_works_without_javascript(chromium, desk):
    with a_page(chromium, desk, java_script_enabled=False) as page:
        text = (
            "Ana Duarte said on Monday that NATO was founded in 1949. She denied that it was 1950."
        )
        here = paste(page, text, "2025-03-14")
        assert "Ana Duarte" in page.inner_text(".layers")
        page.locator("[data-claim] button:has-text('Not a claim')").first.click()
        assert page.locator("details.rest:has-text('said to be no claim')").count() == 1
        page.goto(f"{here}#history")
        page.locator("#history button:has-text('Undo')").first.click()
        assert "taken back" in page.inner_text("#history")


def test_on_a_phone_without_javascript_the_documents_come_before_the_filters(
    chromium, desk, article
):
    size = {"width": 390, "height": 844}
    with a_page(chromium, desk, viewport=size, java_script_enabled=False) as page:
        page.goto("/")
        first = page.locator(".entry").first.bounding_box()
        assert first["y"] < 300 < page.locator(".facets").bounding_box()["y"]


def test_voices_are_layers_that_can_be_switched(chromium, desk, article):
    with a_page(chromium, desk) as page:
        page.goto(article)
        number = page.locator("mark").first.get_attribute("data-voice")
        colour = "one => getComputedStyle(one).backgroundColor"
        mark = page.locator(f"mark[data-voice='{number}']").first
        before = mark.evaluate(colour)
        page.uncheck(f"#layer-{number}")
        assert mark.evaluate(colour) == "rgba(0, 0, 0, 0)" != before
        assert mark.locator("> .tag").first.is_hidden()
        page.uncheck("#layer-checks")
        assert page.locator(".check-sign").first.is_hidden()


PAGES = ("/", "/add", "/add?by=upload", "/add?by=address", "/?q=harbour", "/speakers", "/keys", "/audit",
         "/judgements", "/login", "/nowhere")  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_fits_and_axe_finds_nothing_serious(chromium, desk, article, width, scheme):
    axe_core = pytest.importorskip("axe_core_python")
    axe = (Path(axe_core.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    size = {"width": width, "height": 844}
    with a_page(chromium, desk, viewport=size, color_scheme=scheme) as page:
        page.goto(article)
        claim = page.locator("[data-claim] a.exact").first.get_attribute("href")
        said = page.locator("#voices .said a.record").first.get_attribute("href")
        speaker = page.locator(".layers a[href^='/speakers/']").first.get_attribute("href")
        page.goto(f"/add?after={article[-16:]}")
        page.fill("#text", f"{BUDGET}\n\nAna Duarte said that the quay was closed in May 2023.")
        page.click("button:has-text('Read it')")
        page.wait_for_url("**/documents/*")
        assert page.locator(".changes").count() >= 1
        for path in (article, claim, said, speaker, f"/add?after={article[-16:]}", *PAGES):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            assert page.evaluate(WIDE) == [], path
            page.evaluate(axe)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            serious = [
                (one["id"], [node["html"][:200] for node in one["nodes"]][:3])
                for one in found["violations"]
                if one["impact"] in {"serious", "critical"}
            ]
            assert serious == [], path


def test_the_reading_page_prints_without_its_controls(chromium, desk, article):
    with a_page(chromium, desk) as page:
        page.goto(article)
        page.emulate_media(media="print")
        for hidden in (".top", ".judge", ".parts", ".layer-more"):
            assert page.locator(hidden).first.is_hidden(), hidden
        assert page.pdf().startswith(b"%PDF")


def test_a_place_that_was_shared_is_shown(chromium, desk, article):
    with a_page(chromium, desk) as page:
        page.goto(article)
        place = page.locator("details.rest [data-claim]").last.get_attribute("id")
        page.goto(f"{article}#{place}")
        assert page.locator(f"#{place}").is_visible()
        assert re.search(r"/documents/[0-9a-f]{16}$", article)
