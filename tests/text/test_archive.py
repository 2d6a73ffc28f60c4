"""Archives: what they unpack to is bounded, whatever they say of themselves."""

import tracemalloc
from base64 import encodebytes

import pytest

from hearsay.errors import UnreadableDocument
from hearsay.records.document import Document
from hearsay.settings import Limits
from hearsay.text.archive import is_hidden
from hearsay.text.drafts import Failure
from hearsay.text.readers import LeftOut, read_documents
from tests.corpus.packing import lying, packed

FEW = Limits(max_bytes=3_000)


def read(data: bytes, name: str = "a.zip", limits: Limits = FEW):
    return list(read_documents(data, name, limits=limits))


def test_what_all_files_unpack_to_is_counted_together():
    many = packed({f"{number:02}.txt": b"x" * 3_000 for number in range(12)})
    found = read_documents(many, "a.zip", limits=FEW)
    assert [len(next(found).text) for _ in range(10)] == [3_000] * 10
    with pytest.raises(UnreadableDocument, match=r"unpack to more than 30,000 bytes: .* 10\.txt"):
        next(found)


def test_a_file_that_was_refused_counts_as_unpacked():
    bombs = packed({f"{number:02}.txt": b"x" * 9_000 for number in range(12)})
    found = read_documents(bombs, "a.zip", limits=FEW)
    assert all(isinstance(next(found), Failure) for _ in range(10))
    with pytest.raises(UnreadableDocument, match="unpack to more than"):
        next(found)


def test_a_bomb_is_stopped_before_it_fills_the_memory():
    bomb = packed({"a.txt": b"\x00" * 200_000_000})
    limits = Limits(max_bytes=1_000_000)
    tracemalloc.start()
    (failure,) = read(bomb, limits=limits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "more than 1,000,000 bytes" in failure.message
    assert peak < 5_000_000


def test_a_file_longer_than_it_says_is_refused():
    (failure,) = read(lying("a.txt", 500_000))
    assert "damaged" in failure.message


def test_an_archive_of_too_many_files_is_refused_unread():
    names = packed(
        {f"a-rather-long-name-of-a-file-{number:06}.txt": b"" for number in range(10_001)}
    )
    with pytest.raises(UnreadableDocument, match="more than 10,000 files"):
        read(names, limits=Limits())


def test_archives_do_not_nest_not_even_in_mails():
    inner = packed({"deep.txt": "Down here."})
    mail = (
        b"From: a@b.example\r\nContent-Type: application/zip; name=in.zip\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + encodebytes(inner)
    )
    (document,) = read(mail, "a.eml", Limits())
    assert isinstance(document, Document)
    assert document.origin.within == ("in.zip", "deep.txt")
    (failure,) = read(packed({"letter.eml": mail}), limits=Limits())
    assert failure.told == "letter.eml: in.zip: " + failure.message
    assert "an archive in an archive" in failure.message


def test_mails_in_mails_end_somewhere():
    mail = b"From: a@b.example\n\nHello."
    for _ in range(6):
        mail = b"From: a@b.example\nContent-Type: message/rfc822\n\n" + mail
    (failure,) = read(mail, "a.eml", Limits())
    assert "a file in a file in a file" in failure.message


def test_what_is_in_no_format_we_read_is_named_and_not_unpacked():
    found = read(packed({"photo.jpg": b"x" * 90_000, "a.txt": "Hello."}))
    assert found[0] == LeftOut(("photo.jpg",))
    assert found[1].text == "Hello."


@pytest.mark.parametrize(
    "name", [".git/config", "a/.hidden.txt", "__MACOSX/a/._b.txt", "a\\.b.txt"]
)
def test_hidden_files_are_passed_over(name):
    assert is_hidden(name)
    assert not is_hidden("../a.txt")
