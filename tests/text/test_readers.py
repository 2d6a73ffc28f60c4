"""Files and bytes become documents, and bad ones are refused in one clear line."""

import io
import json
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import HearsayError, InputError, UnreadableDocument
from hearsay.settings import Limits, load_limits
from hearsay.text.readers import (
    READERS,
    About,
    Failure,
    load_file,
    load_stream,
    read_documents,
)
from tests.strategies import texts


def read(data, name="a.txt", **given):
    """The one document in ``data``."""
    if isinstance(data, str):
        data = data.encode()
    (document,) = read_documents(data, name, **given)
    return document


def as_json(**value):
    return json.dumps(value).encode()


# --- text is kept as it is given


@pytest.mark.parametrize(
    "text",
    ["Hello.", "a\r\nb\rc\n\n", "  \t x \x00 y \x1b[31m", "\u200b“é”\u202e\u2028😀", "x\ufeffy"],
)
def test_the_text_given_is_the_text_kept(text):
    assert read(text).text == text
    assert read(text, "a.md").text == text
    assert read(text, "-").text == text
    assert read(as_json(text=text), "a.json").text == text


@given(texts)
def test_every_string_in_json_that_is_not_all_white_space_is_a_document(text):
    data = as_json(text=text) + b"\n" + as_json(text="next")
    found = list(read_documents(data, "a.jsonl"))
    if text.strip():
        assert found[0].text == text
    else:
        assert found[0] == Failure(1, "there is no text in it")
    assert found[1].text == "next"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("It costs 5 €, “she said”.", "utf-8"),
        ("It costs 5 €, “she said”.", "utf-8-sig"),
        ("It costs 5 €, “she said”.", "utf-16"),
        ("It costs 5 €, “she said”.", "utf-16-le"),
        ("It costs 5 €, “she said”.", "utf-16-be"),
        ("It costs 5 €, “she said”.", "utf-32"),
        ("It costs 5 €, “she said”.", "cp1252"),
        ("The café in São Paulo is shut.", "latin-1"),
        ("Das Büro in Köln schließt für zwei Wochen, sagte der Bürgermeister.", "cp1252"),
        ("Министр заявил журналистам, что порт не откроется до июня этого года.", "cp1251"),
        ("Министр заявил журналистам, что порт не откроется до июня этого года.", "koi8-r"),
        (
            "大臣は月曜日、埠頭は六月まで閉鎖されると述べた。半分だけ開けることはないと語った。"
            * 9,
            "shift_jis",
        ),
    ],
)
def test_encodings_are_told_apart(text, encoding):
    assert read(text.encode(encoding)).text == text


def test_a_few_damaged_bytes_do_not_turn_the_rest_into_another_encoding():
    data = ("“Größe” – „Maß“ – " * 20).encode() + b"\xff end"
    assert read(data).text.endswith("„Maß“ – \ufffd end")


# --- titles


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Body.", "Title", "Title\n\nBody."),
        ("Title\n\nBody.", "Title", "Title\n\nBody."),
        ("Title and more.", "Title", "Title and more."),
        ("Body.", None, "Body."),
        ("Body.", "  ", "Body."),
        ("\nTitle\n\nBody.", "Title", "Title\n\n\nTitle\n\nBody."),
    ],
)
def test_a_title_is_set_above_the_text_unless_it_is_there_already(text, title, expected):
    document = read(as_json(text=text, title=title), "a.json")
    assert document.text == expected
    assert document.title == (title if title and title.strip() else None)


def test_a_heading_names_the_title_of_markdown_and_stays_as_it_is():
    text = "# A quay is *shut* #\r\n\r\nThe [minister](x) said so."
    document = read(text, "a.md")
    assert (document.title, document.text) == ("A quay is *shut*", text)
    assert read("## Not a title\n\nText.", "a.md").title is None


def test_the_user_knows_best():
    data = as_json(text="Body.", title="Old", outlet="Old", published="2020-01-01", url="u")
    about = About(title="New", outlet="Courier", published=date(2025, 6, 3))
    document = read(data, "a.json", about=about)
    assert document.text == "New\n\nBody."
    assert (document.title, document.outlet) == ("New", "Courier")
    assert (document.published, document.url) == (date(2025, 6, 3), "u")


# --- JSON


def test_json_says_what_is_known_of_a_document():
    document = read(
        as_json(
            text="Body.", title="T", published="2025-06-03T23:10:00-05:00", url="https://example.org",
            outlet="Courier", authors=["Ada Moll", "Ivo Brandt"], extra={"is": "left alone"},
        ),
        "a.json",
    )  # fmt: skip
    assert document.published == date(2025, 6, 3)
    assert document.authors == ("Ada Moll", "Ivo Brandt")
    assert (document.outlet, document.url) == ("Courier", "https://example.org")
    assert document.id == read("T\n\nBody.").id


@pytest.mark.parametrize("unsaid", [None, "", " "])
def test_what_is_empty_in_json_is_not_known(unsaid):
    keys = ("title", "published", "url", "outlet", "authors")
    document = read(as_json(text="Body.", **dict.fromkeys(keys, unsaid)), "a.json")
    assert (document.text, document.title, document.published) == ("Body.", None, None)
    assert document.authors == ()


BAD_JSON = [
    ("not json", "this is not JSON"),
    ('{"text": "cut', "this is not JSON"),
    ("[]", "expected"),
    ("null", "expected"),
    ('"a string"', "expected"),
    ("{}", 'there is no "text"'),
    ('{"text": null}', "not a string"),
    ('{"text": 5}', "not a string"),
    ('{"text": ["a"]}', "not a string"),
    ('{"text": ""}', "there is no text"),
    ('{"text": " \\n\\u2028"}', "there is no text"),
    ('{"text": " ", "title": "T"}', "there is no text"),
    ('{"text": "a", "published": "2025-13-40"}', "'2025-13-40' is not a date"),
    ('{"text": "a", "published": "June 2025"}', "is not a date"),
    ('{"text": "a", "published": "2025-06"}', "is not a date"),
    ('{"text": "a", "published": 20250603}', '"published" is not a string'),
    ('{"text": "a", "title": 5}', '"title" is not a string'),
    ('{"text": "a", "authors": [5]}', '"authors" is not a list of strings'),
    ("[" * 100_000, "too deep"),
    ('{"text": ' + "9" * 9_999 + "}", "too deep or long"),
]


@pytest.mark.parametrize(("line", "told"), BAD_JSON, ids=lambda value: value[:30])
def test_a_bad_document_in_json_is_told_in_one_line(line, told):
    with pytest.raises(UnreadableDocument) as caught:
        read(line, "a.json")
    assert str(caught.value).startswith("a.json: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("line", "told"), BAD_JSON, ids=lambda value: value[:30])
def test_a_bad_line_does_not_stop_a_batch(line, told):
    found = list(read_documents(f'{{"text":"a"}}\n{line}\n{{"text":"b"}}'.encode(), "a.jsonl"))
    assert [found[0].text, found[2].text] == ["a", "b"]
    assert found[1].line == 2
    assert told in found[1].message


def test_lines_of_a_batch_end_at_a_line_feed_and_nowhere_else():
    lines = ['{"text":"a\u2028b\x85c"}\r', "", '{"text":"d"}', "", ""]
    found = list(read_documents("\n".join(lines).encode(), "a.jsonl"))
    assert found[0].text == "a\u2028b\x85c"
    assert found[1] == Failure(2, "the line is empty")
    assert found[2].text == "d"
    assert len(found) == 3


def test_each_line_of_a_batch_has_its_own_encoding():
    data = '{"text":"é“”"}\n'.encode() + '{"text":"café"}\n'.encode("cp1252") + b"\x89PNG\x00\x01\n"
    found = list(read_documents(data, "a.jsonl"))
    assert [found[0].text, found[1].text] == ["é“”", "café"]
    assert isinstance(found[2], Failure)


def test_a_batch_may_be_utf_16():
    data = '{"text":"é"}\n{"text":"b\\ud800"}\n'.encode("utf-16")
    assert [document.text for document in read_documents(data, "a.jsonl")] == ["é", "b\ud800"]


# --- what cannot be read


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\r\n", "a.txt", "empty"),
        ("\u2003\u2028".encode(), "a.txt", "no text"),
        (b"\xef\xbb\xbf", "a.txt", "no text"),
        (b"\x89PNG\r\n\x1a\n....", "a.txt", "a picture"),
        (b"%PDF-1.7 ...", "a.txt", "a PDF"),
        (b"PK\x03\x04....", "a.md", "zip"),
        (bytes(range(256)) * 8, "a.txt", "binary"),
        (random.Random(7).randbytes(4000), "a.txt", "binary"),  # noqa: S311
        (random.Random(8).randbytes(4000), "a.json", "binary"),  # noqa: S311
        (b"\x00" * 500, "a.html", "binary"),
        (b"text", "a.xyz", "add --format (txt, md, html, json, jsonl, "),
        (b"text", "a.doc", "this is an old Word document, which is not read; save it as .docx"),
        (b"text", "a", "add --format"),
        (b"<html><body><nav><a href=x>Home</a></nav></body></html>", "a.html", "no article"),
    ],
)
def test_bad_input_is_refused_in_one_line(data, name, told):
    with pytest.raises(InputError) as caught:
        list(read_documents(data, name))
    assert str(caught.value).startswith(f"{name}: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_limits_are_kept():
    few = Limits(max_bytes=10, max_characters=4)
    assert read("äöüß", limits=few).text == "äöüß"
    with pytest.raises(UnreadableDocument, match="5 characters of text, over the limit of 4"):
        read("abcde", limits=few)
    with pytest.raises(UnreadableDocument, match="limit of 10 bytes"):
        read("a" * 11, limits=few)
    batch = list(read_documents(b'{"text":"abcde"}\n{"text":"a"}', "a.jsonl", limits=Limits(99, 4)))
    assert isinstance(batch[0], Failure)
    assert batch[1].text == "a"


def test_limits_come_from_the_environment():
    assert load_limits({}) == Limits(20_000_000, 2_000_000)
    given = {"HEARSAY_MAX_BYTES": " 1_000 ", "HEARSAY_MAX_CHARACTERS": "50"}
    assert load_limits(given) == Limits(1000, 50)
    for bad in ("0", "-1", "many", "1.5", "9" * 5000, "٣"):
        with pytest.raises(InputError, match="HEARSAY_MAX_BYTES"):
            load_limits({"HEARSAY_MAX_BYTES": bad})


def test_files_are_read_and_their_faults_told(tmp_path):
    path = tmp_path / "a.TXT"
    path.write_bytes(b"Hello.\r\n")
    assert [document.text for document in load_file(path)] == ["Hello.\r\n"]
    with pytest.raises(InputError, match="no such file"):
        list(load_file(tmp_path / "missing.txt"))
    with pytest.raises(InputError, match="is a folder"):
        list(load_file(tmp_path))
    with pytest.raises(InputError, match="cannot be read"):
        list(load_file(tmp_path / ("x" * 5000 + ".txt")))
    with pytest.raises(InputError, match="cannot be read"):
        list(load_file(tmp_path / "a\x00b.txt"))
    with pytest.raises(UnreadableDocument, match="limit of 3 bytes"):
        list(load_file(path, limits=Limits(max_bytes=3)))


def test_standard_input_is_plain_text_unless_a_format_is_given():
    (plain,) = load_stream(io.BytesIO(b'{"text":"a"}'))
    (found,) = load_stream(io.BytesIO(b'{"text":"a"}'), as_format="json")
    assert (plain.text, found.text) == ('{"text":"a"}', "a")
    with pytest.raises(InputError, match="'doc' is not a format"):
        list(load_stream(io.BytesIO(b"a"), as_format="doc"))
    with pytest.raises(UnreadableDocument, match="-: the file is empty"):
        list(load_stream(io.BytesIO(b"")))


@given(st.binary(max_size=300), st.sampled_from([reader.format for reader in READERS]))
def test_no_bytes_crash_a_reader(data, named):
    try:
        found = list(read_documents(data, "-", as_format=named))
    except HearsayError as error:
        found = str(error).splitlines()
        assert len(found) == 1  # most bytes are refused, some are read
    else:
        assert found
