"""Web pages give their article and what they say of it, and nothing else."""

import time
from datetime import date
from pathlib import Path

import pytest

from hearsay.errors import UnreadableDocument
from hearsay.text.notes import find_notes
from hearsay.text.readers import About, load_file, read_documents
from hearsay.text.sentences import split_sentences

PAGES = Path(__file__).parent / "pages"
SAID = "The mayor said on Monday that she would go and never come back to this town."


def page(name):
    (document,) = load_file(PAGES / name)
    return document


def read(html, **given):
    data = html.encode() if isinstance(html, str) else html
    (document,) = read_documents(data, "a.html", **given)
    return document


@pytest.mark.parametrize(
    ("name", "title", "authors", "outlet", "published"),
    [
        (
            "wire.html",
            "Port workers vote to end strike after pay deal",
            ("Marta Olsen", "Idris Bello"),
            "Harbour Courier",
            date(2025, 3, 14),
        ),
        (
            "agency.html",
            "Norland recalls envoy over fishing row",
            ("Teodora Vance",),
            "Meridian News Agency",
            date(2024, 11, 5),
        ),
        ("release.html", "Heat fund opens for applications", (), None, date(2025, 2, 17)),
        ("blog.html", None, (), None, date(2009, 5, 12)),
    ],
)
def test_a_page_says_what_it_is(name, title, authors, outlet, published):
    document = page(name)
    assert document.authors == authors
    assert document.published == published
    assert title is None or document.title == title
    assert outlet is None or document.outlet == outlet
    assert document.text.startswith(document.title + "\n\n")


def test_the_address_is_the_one_the_page_gives():
    assert page("wire.html").url == (
        "https://www.harbourcourier.example/news/2025/03/14/port-strike-ends"
    )


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.name)
def test_nothing_but_the_article_is_kept(path):
    text = page(path.name).text.lower()
    for left in (
        "cookie", "privacy", "tracker", "datalayer", "gtag", "subscribe", "newsletter", "most read",
        "ferry runs aground", "read next", "markets steady", "related", "skip to", "accept all",
        "wind auction", "grumpy", "about time", "letters", "menu", "©", "careers", "not the text",
        "font-family", "<", ">",
    ):  # fmt: skip
        assert left not in text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("wire.html", "“We did not call anyone,” he told reporters."),
        ("wire.html", "- A rise of 4% from April and 2.5% a year later\n- No dismissals before 2027\n"),
        ("wire.html", "according to a statement published by the union."),
        ("wire.html", "We will honour every word of it."),
        ("wire.html", "Work is to resume at 6 a.m. on Saturday."),
        ("agency.html", '"This was an act against unarmed crews," Foreign Minister Halvard Moe told'),
        ("agency.html", "Fish exports to Sundia fell 12.4% in the first nine months of the year,"),
        ("agency.html", "said Imke Soder of the Baltic Policy Centre."),
        ("release.html", "Income | Grant\nunder 30,000 | 6,000\n30,000 to 60,000 | 4,000\n"),
        ("release.html", "“By 2030 no home will be heated with oil.”"),
        ("blog.html", "“It is time,” said councillor Ada Moll. “We have waited twenty years for this.”"),
        ("blog.html", "put at £40 million, was far too high. Café owner René Pell said"),
    ],
)  # fmt: skip
def test_the_words_of_the_article_are_kept(name, kept):
    assert kept in page(name).text


def test_the_parts_of_a_page_are_told_apart():
    document = page("wire.html")
    sentences = split_sentences(document.text, title=document.title)
    parts = {part: [s for s in sentences if s.part == part] for part in {s.part for s in sentences}}
    assert [s.span.of(document.text) for s in parts["headline"]] == [document.title]
    assert [s.span.of(document.text) for s in parts["dateline"]] == ["KARLSHAVN (Courier) —"]
    assert len(parts["furniture"]) == 1
    assert [note.code for note in find_notes(document, sentences)] == ["list"]
    release = page("release.html")
    told = find_notes(release, split_sentences(release.text, title=release.title))
    assert [note.code for note in told] == ["table"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>{SAID}</p>", SAID),
        (f"<html><body><article><h1>She goes</h1><p>{SAID}</p></article></body></html>", None),
        (f"<html><head><title>She goes</title></head><body><p>{SAID}</p></body></html>", None),
        (f"<html><body><p>{SAID.replace(' ', chr(10))}</p></body></html>", SAID),
        (f"<html><body><p>{SAID}<br><br>Yes&nbsp;&amp; no, she said.</p></body></html>", f"{SAID}\nYes\u00a0& no, she said."),
        (f"<html><body><p>{SAID.replace('Monday', '<b>Mon</b><i>day</i>')}</p></body></html>", SAID),
        (f"<script>var a = 'It said so.';</script><p>{SAID}</p><style>p {{}}</style>", SAID),
    ],
)  # fmt: skip
def test_the_least_page_is_read(html, text):
    assert read(html).text == (text or f"She goes\n\n{SAID}")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2025-06-03T10:00:00Z">', date(2025, 6, 3)),
        ('<meta property="article:published_time" content="2025-13-40">', None),
        ('<meta name="date" content="soon">', None),
        ("", None),
    ],
)  # fmt: skip
def test_a_page_without_a_readable_date_has_none(head, published):
    html = f"<html><head>{head}</head><body><p>{SAID}</p><p>Copyright 2019</p></body></html>"
    assert read(html).published == published


def test_the_user_knows_a_page_better_than_the_page():
    about = About("Another title", "Another outlet", date(2020, 1, 1))
    (document,) = load_file(PAGES / "wire.html", about=about)
    assert document.title == "Another title"
    assert document.text.startswith("Another title\n\nPort workers vote")
    assert (document.outlet, document.published) == ("Another outlet", date(2020, 1, 1))


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><head><title>App</title></head><body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        "<html><body><nav>" + "<a href=/>A section of the site</a>" * 30 + "</nav></body></html>",
        "<html><body>" + "<div><a href=/>The headline of another story</a></div>" * 30 + "</body></html>",
        "<html><body><div class=cookies><p>We use cookies to improve your experience on our site.</p></div></body></html>",
        "<html><body><form><label>Name</label><input><button>Log in</button></form></body></html>",
        "<html><body><script>var text = 'The minister said that this is a script.';</script></body></html>",
        "<div>" * 20_000 + SAID,
        "just some words",
    ],
    ids=lambda html: html[:40],
)  # fmt: skip
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(UnreadableDocument, match="no article text found"):
        read(html)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", ""), ("utf-16", ""), ("cp1252", "iso-8859-1"), ("cp1251", "windows-1251"), ("cp1252", "utf-8"), ("cp1252", "no-such-thing")],
)  # fmt: skip
def test_a_page_may_name_its_encoding(encoding, declared):
    words = (
        "Министр сказал, что порт закрыт." if encoding == "cp1251" else "“Café,” she said, is shut."
    )
    meta = f'<meta charset="{declared}">' if declared else ""
    html = f"<html><head>{meta}</head><body><p>{words}</p></body></html>"
    assert read(html.encode(encoding)).text == words


@pytest.mark.alone
@pytest.mark.slow
def test_a_large_page_is_read_in_time():
    body = "".join(f"<p>{number}: {SAID}</p>" for number in range(20_000))
    begun = time.process_time()
    assert len(read(f"<html><body><article>{body}</article></body></html>").text) > 1_000_000
    assert time.process_time() - begun < 60
