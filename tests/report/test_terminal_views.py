"""Promises, causes, loaded wording and the timeline, on the page and at the terminal."""

import io
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from rich.console import Console

from hearsay.records.ledger import Ledger
from hearsay.records.tags import Interval
from hearsay.report.charts import draw_series, draw_timeline
from hearsay.report.loaded import by_voice, find_loaded
from hearsay.report.page import render_page
from hearsay.report.promises import find_promises
from hearsay.report.terminal_views import SIDES, SidesView
from hearsay.report.timeline import find_moments
from tests.invented import invented_ledger
from tests.invented_sides import sides_ledger
from tests.report.test_page import Reader
from tests.strategies import ledgers


def drawn(ledger: Ledger, *sides: str, width: int = 80, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    console = Console(file=out, width=width, markup=False, highlight=False, emoji=False)
    console.print(SidesView(ledger, sides), crop=False)
    out.flush()
    return raw.getvalue().decode(encoding)


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(sides_ledger())


@pytest.mark.parametrize("section", ["commitments", "causes", "framing", "timeline", "voices"])
def test_each_side_is_a_section_that_the_top_leads_to(page, section):
    assert f'id="{section}"' in page
    assert f'href="#{section}"' in page


def test_a_page_without_sides_has_no_empty_sections():
    page = render_page(Ledger(sides_ledger().document))
    assert 'id="causes"' not in page
    assert 'href="#commitments"' not in page


def test_every_picture_tells_in_words_what_it_shows(page):
    read = Reader(page)
    pictures = [one for one in read.all("svg") if one.get("role") == "img"]
    assert len(pictures) >= 3
    ids = {found["id"] for _, found in read.elements if "id" in found}
    for one in pictures:
        title, desc = one["aria-labelledby"].split()
        assert {title, desc} <= ids
    assert "9" in re.search(r'<desc id="series-1-desc">([^<]*)', page)[1]


def test_a_link_says_who_holds_it_and_who_denies_it(page):
    assert re.search(r"Ana Duarte</bdi></b> says so", page)
    assert "denies it" in page


def test_a_headline_stronger_than_its_text_is_told_with_the_text(page):
    assert "headline stronger than the text" in page
    assert "“The toll may ruin fishermen”" in page


def test_loaded_wording_is_filed_under_whose_it_is():
    rows = find_loaded(sides_ledger())
    found = {one.exact: one.voice.name for one in rows}
    assert found["higher prices"] == "Ana Duarte"
    assert found["shameless profits"] == "Own voice"
    assert next(voice.is_own for voice, _ in by_voice(rows))


def test_a_promise_has_its_parts_in_words():
    (found,) = find_promises(sides_ledger())
    assert (found.who, found.what, found.due, found.made) == (
        "Duarte",
        "cut the toll to 5%",
        "2030",
        "2024",
    )


def test_a_long_stretch_of_time_has_a_line_of_its_own():
    ledger = sides_ledger()
    days = Interval(date(2019, 9, 1), date(2019, 11, 30))
    times = tuple(replace(one, interval=days) for one in ledger.times)
    lines = drawn(replace(ledger, times=times), "timeline").splitlines()
    where = lines.index("1 September 2019 to 30 November 2019")
    assert lines[where + 1].startswith(" " * 34)
    assert max(map(len, lines)) <= 80


def test_the_timeline_is_in_order_of_time():
    assert [one.when for one in find_moments(sides_ledger())] == ["2019", "2030"]
    assert [one.is_deadline for one in find_moments(sides_ledger())] == [False, True]


def test_charts_are_sound_and_have_a_mark_for_each_figure():
    ledger = sides_ledger()
    chart = ET.fromstring(draw_series(ledger.standings[0], "x"))  # noqa: S314  # our own
    assert sum(one.get("class", "").startswith("figure") for one in chart.iter()) == 5
    line = ET.fromstring(draw_timeline(find_moments(ledger)))  # noqa: S314
    assert sum(one.get("class", "").startswith("dot") for one in line.iter()) == 2


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("voices", "Ana Duarte"),
        ("claims", "The harbour opened in 2019"),
        ("checks", "None was found"),
        ("timeline", "due Duarte is to cut the toll"),
        ("commitments", "NOT DUE"),
        ("causes", "Ana Duarte says so: “The toll led to higher prices”"),
        ("framing", "loaded language"),
    ],
)
def test_each_side_can_be_shown_alone(side, words):
    shown = drawn(sides_ledger(), side)
    assert words in " ".join(shown.split())
    assert "The text, and whose voice" not in shown


def test_a_side_without_anything_says_so():
    for side in ("timeline", "commitments", "causes", "framing", "checks"):
        assert "None was found" in drawn(Ledger(sides_ledger().document), side)


def test_a_plain_terminal_can_show_them_too():
    assert drawn(sides_ledger(), *SIDES, width=40, encoding="ascii")


@pytest.mark.slow
@given(ledgers())
@settings(max_examples=60, deadline=None)
def test_any_ledger_has_all_its_sides(ledger):
    assert drawn(ledger, *SIDES)
    Reader(render_page(ledger))


def test_the_page_of_an_ordinary_ledger_keeps_its_parts():
    page = render_page(invented_ledger())
    assert page.index('id="checks"') < page.index('id="text"') < page.index('id="voices"')
