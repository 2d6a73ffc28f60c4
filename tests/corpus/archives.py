"""Zip archives of the corpus: files of many formats, and traps."""

from datetime import date

from tests.corpus.case import Case, Told
from tests.corpus.mails import PLAIN
from tests.corpus.packing import locked, lying, packed, spoilt
from tests.corpus.papers import HALF

MANY = packed({
    "week/": b"",
    "week/first.txt": "Ana Duarte resigned.",
    "week/third.json": '{"text": "Tom Lee denied it.", "published": "2025-03-11"}',
    "week/second.pdf": HALF,
    "week/photo.jpg": b"\xff\xd8\xff",
    "__MACOSX/week/._first.txt": b"\x00\x05\x16\x07",
    ".DS_Store": b"\x00\x00\x00\x01Bud1",
    "../../etc/passwd.txt": "Not a password file.",
})  # fmt: skip
SOME = packed({
    "good.txt": "The ferry sank.",
    "bad.json": "{",
    "empty.md": b"",
    "again.zip": packed({"deep.txt": "Down here."}),
    "week.jsonl": '{"text": "One."}\n{"no": "text"}\n',
})  # fmt: skip
MAILED = packed({"letters/plain.eml": PLAIN})
HONEST_BOMB = packed({"zeros.txt": b"0" * 21_000_000, "after.txt": "I am still read."})

CASES = (
    Case("many.zip", MANY, (
        Told("Ana Duarte resigned.", within=("week/first.txt",)),
        Told("Tom Lee denied it.", published=date(2025, 3, 11),
             within=("week/third.json",)),
        Told("The first page has text.", within=("week/second.pdf",), located=("1",),
             left_out=("page 2: no text",)),
        Told("Not a password file.", within=("../../etc/passwd.txt",)),
    )),
    Case("mailed.zip", MAILED, (
        Told(
            "Harbour reopens in June\n\nThe mayor, Ana Duarte, said the harbour would reopen in "
            'June – not before.\n\n"We will not wait," she said.',
            "Harbour reopens in June", date(2025, 3, 14),
            ("Port Ellery Press Office – Duty Desk",), within=("letters/plain.eml",),
        ),
    )),
    Case("some.zip", SOME, (
        Told("The ferry sank.", within=("good.txt",)),
        Told("One.", within=("week.jsonl",)),
    ), (
        "some.zip: bad.json: this is not JSON",
        "some.zip: empty.md: the file is empty",
        "some.zip: again.zip: an archive in an archive is not read",
        "some.zip: week.jsonl: line 2: there is no",
    )),
    Case("bomb.zip", HONEST_BOMB, (Told("I am still read.", within=("after.txt",)),),
         ("bomb.zip: zeros.txt: it unpacks to more than 20,000,000 bytes",)),
    Case("liar.zip", lying("a.txt", 1_000_000), (), ("liar.zip: a.txt: it is damaged",)),
    Case("locked.zip", locked(packed({"a.txt": "Secret."})), (),
         ("locked.zip: a.txt: it is protected with a password",)),
    Case("spoilt.zip", spoilt(packed({"a.txt": "Once upon a time. " * 50})), (), ("damaged",)),
    Case("cut.zip", MANY[: len(MANY) // 2], (), ("cut.zip: this is no zip archive, or a damaged one",)),
    Case("pictures.zip", packed({"a.jpg": b"\xff\xd8\xff"}), (), ("there is no file in it that is read",)),
)  # fmt: skip
