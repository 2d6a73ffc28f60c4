"""The page: whole, linked, safe from what the document holds, readable in light and dark."""

import colorsys
import itertools
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from hearsay.records.attribution import Attribution, Manner
from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger, MadeWith, Note
from hearsay.report.frame import render_frame
from hearsay.report.page import _style, render_page
from hearsay.report.visible import shown
from tests.invented import TEXT, invented_ledger
from tests.strategies import ledgers

VOID = {"meta", "br", "hr", "link", "img", "input"}


class Reader(HTMLParser):
    """Elements of a page; fails on one that is closed out of turn."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.article, self.aside = "", 0
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag not in VOID:
            kind = found.get("class") or ""
            is_extra = tag == "a" and (kind == "tag" or kind.startswith("check-sign"))
            self.open.append("extra" if is_extra else "the text" if kind == "article" else tag)

    def handle_endtag(self, tag):
        assert self.open.pop() in {tag, "extra", "the text"}, tag

    def handle_data(self, data):
        if "the text" in self.open and "extra" not in self.open:
            self.article += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(invented_ledger())


@pytest.fixture(scope="module")
def read(page) -> Reader:
    return Reader(page)


def test_the_text_is_there_unchanged(read):
    assert "".join(read.article.split()) == "".join(TEXT.split())


def test_ids_are_there_once_and_every_link_inside_leads_to_one(read):
    ids = [found["id"] for _, found in read.elements if "id" in found]
    assert len(ids) == len(set(ids))
    targets = {a["href"][1:] for a in read.all("a") if a["href"].startswith("#")}
    assert targets <= set(ids)
    assert {"checks", "text", "voices"} <= set(ids)


def test_every_highlight_leads_to_its_record_and_back(page, read):
    for one in invented_ledger().attributions:
        assert f'href="#{one.id}" id="in-{one.id}" class="tag"' in page
        assert f'href="#in-{one.id}"' in page
    assert len(read.all("mark")) == sum(len(one.content) for one in invented_ledger().attributions)


def test_every_check_is_there_with_its_evidence_and_every_claim_with_its_verdict(page):
    ledger = invented_ledger()
    for check in ledger.checks:
        assert f'id="{check.id}"' in page
        for evidence in check.evidence:
            assert evidence.quote in page
    for claim in ledger.claims:
        assert f'id="{claim.id}"' in page


def test_links_outside_are_of_the_web_and_tell_nobody_where_they_come_from(read):
    outside = [a for a in read.all("a") if not a["href"].startswith("#")]
    assert {a["href"] for a in outside} == {
        "https://courier.example/sarn-bridge",
        "https://rivers.example/summits/2019?a=1&b=2",
        "https://bridges.example/sarn",
        "https://register.example/brandt",
    }
    assert all(a["rel"] == "noopener noreferrer" for a in outside)


def test_nothing_is_fetched_and_nothing_can_run(page, read):
    tags = {tag for tag, _ in read.elements}
    assert tags.isdisjoint({"script", "img", "link", "iframe", "object", "form", "base"})
    assert not re.search(r"\bsrc=|@import|url\(|\bon\w+=|\bstyle=", page.replace(_style(), ""))
    assert not re.search(r"@import|url\(", _style())
    (policy,) = (m["content"] for m in read.all("meta") if "http-equiv" in m)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_the_page_has_landmarks_headings_and_a_way_past_them(read):
    tags = [tag for tag, _ in read.elements]
    for landmark in ("header", "main", "nav", "footer", "h1"):
        assert tags.count(landmark) == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert read.all("html")[0]["lang"] == "en"
    assert read.all("a")[0]["class"] == "skip"


def test_a_keyboard_stops_once_for_each_highlight(read):
    words = [a for a in read.all("a") if (a.get("class") or "").startswith("w")]
    assert words
    assert all(a["tabindex"] == "-1" for a in words)


EVIL = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;"


def evil_ledger() -> Ledger:
    said = Attribution(
        "a1", (Span(0, 5),), (Span(6, 9),), (Span(10, 30),), Manner.DIRECT, speaker=EVIL, relay=EVIL
    )
    evidence = Evidence(EVIL, EVIL, EVIL, Relation.NEUTRAL, f"https://x.example/{EVIL}")
    return Ledger(
        Document.make(EVIL, title=EVIL, authors=(EVIL,), outlet=EVIL, url="javascript:alert(1)"),
        attributions=(said,),
        claims=(Claim("c1", Span(10, 30), EVIL, ClaimKind.OTHER, "a1"),),
        checks=(Check("k1", "c1", Verdict.QUALIFIED, (evidence,), EVIL),),
        notes=(Note("x", None, EVIL),),
        made_with=MadeWith(EVIL, EVIL, (EVIL,)),
    )


def test_what_the_document_holds_stays_text():
    read = Reader(render_page(evil_ledger()))
    assert {tag for tag, _ in read.elements}.isdisjoint({"script", "img"})
    assert all(not name.startswith("on") for _, found in read.elements for name in found)
    assert all(not a["href"].startswith("javascript") for a in read.all("a"))
    assert read.article == EVIL


def test_a_notebook_shows_the_page_in_a_frame_that_runs_nothing():
    read = Reader(render_frame(evil_ledger()))
    ((tag, found),) = read.elements
    assert tag == "iframe"
    assert "allow-scripts" not in found["sandbox"]
    assert found["srcdoc"] == render_page(evil_ledger())


def test_an_article_without_anything_is_a_page_too():
    html = render_page(Ledger(Document.make("Rain.")))
    assert "No claim of this text was checked." in html
    assert "could be checked" in html


@given(ledgers())
@settings(max_examples=40)
def test_any_ledger_is_a_sound_page_with_its_whole_text(ledger):
    html = render_page(ledger)
    html.encode()
    assert bare(Reader(html).article) == bare(shown(ledger.document.text))


def bare(text: str) -> str:
    """The text without white space and without the pictures of it."""
    return re.sub(r"[\s\u2400-\u241f]", "", text)


# --- contrast ------------------------------------------------------------------------------------


def variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): ([^;]+);", css))


def luminance(colour: tuple[float, float, float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def from_hex(text: str) -> tuple[float, float, float]:
    return tuple(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))


def from_hsl(hue: str, saturation: str, lightness: str) -> tuple[float, float, float]:
    percent = [float(part.rstrip("%")) / 100 for part in (saturation, lightness)]
    return colorsys.hls_to_rgb(float(hue) / 360, percent[1], percent[0])


def schemes() -> list[dict[str, str]]:
    light, dark, voice, dark_voice = re.findall(
        r"^(?::root|  :root|\.v|@media \(prefers-color-scheme: dark\) \{ \.v) \{(.*?)\}",
        _style(), re.MULTILINE | re.DOTALL,
    )[:4]  # fmt: skip
    day = variables(light) | variables(voice)
    return [day, day | variables(dark) | variables(dark_voice)]


@pytest.mark.parametrize("scheme", schemes(), ids=["light", "dark"])
def test_words_stand_out_from_their_ground(scheme):
    grounds = [from_hex(scheme[name]) for name in ("paper", "sheet")]
    names = ("ink", "quiet", "link", "contradicted", "qualified", "supported", "undecided")
    for name in names:
        for ground in grounds:
            assert contrast(from_hex(scheme[name]), ground) >= 4.5, name


@pytest.mark.parametrize("scheme", schemes(), ids=["light", "dark"])
def test_voices_stand_out_from_their_ground(scheme):
    hues = re.findall(r"\.(?:v\d|unknown) \{ --h: (\d+)", _style())
    assert len(hues) == 9
    for hue in hues:
        tint = from_hsl(hue, scheme["tint-s"], scheme["tint"])
        deep = from_hsl(hue, scheme["deep-s"], scheme["deep"])
        for ground in (tint, from_hex(scheme["paper"]), from_hex(scheme["sheet"])):
            assert contrast(deep, ground) >= 4.5, hue
        for name in ("ink", "contradicted", "qualified", "supported", "undecided"):
            assert contrast(from_hex(scheme[name]), tint) >= 4.5, (hue, name)
