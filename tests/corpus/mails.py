"""Mails of the corpus: plain and HTML, flowed, forwarded, with attachments, and broken ones."""

from base64 import encodebytes
from datetime import date

from tests.corpus.case import Case, Told

DAY = date(2025, 3, 14)
HEAD = (
    "From: =?utf-8?q?Port_Ellery_Press_Office_=E2=80=93_Duty_Desk?= <press@ellery.example>\r\n"
    "To: desk@courier.example\r\n"
    "Date: Fri, 14 Mar 2025 00:10:00 +0100\r\n"
)
SENDER = ("Port Ellery Press Office – Duty Desk",)


def mail(subject: str, *lines: str, head: str = HEAD) -> bytes:
    body = "\r\n".join(lines)
    return f"{head}Subject: {subject}\r\n{body}\r\n".encode()


def base64(data: bytes) -> str:
    return encodebytes(data).decode()


PLAIN = mail(
    "Harbour reopens in June",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "The mayor, Ana Duarte, said the harbour would reopen in June =E2=80=93 not befo=",
    "re.",
    "",
    '"We will not wait," she said.',
)
HTML = mail(
    "=?utf-8?b?UsOpIDogcG9ydCBvcGVucw==?=",
    "Content-Type: text/html; charset=iso-8859-1",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "<html><head><style>p {color: red}</style><script>alert(1)</script></head><body>",
    '<div style=3D"display:none">Preheader that nobody sees</div>',
    "<table><tr><td><h1>Caf=E9 on the quay</h1><p>The owner, Tom Lee, said<br>",
    "it <b>opens</b> on Friday.</p></td></tr></table><ul><li>Tea</li><li>Bread</li></ul>",
    "<table><tr><td>Year</td><td>Tonnes</td></tr><tr><td>2024</td><td>12</td></tr></table>",
    '<img src=3D"https://tracker.example/x.gif" alt=3D""></body></html>',
)
FLOWED = mail(
    "Fwd: RE: Statement",
    "Content-Type: text/plain; format=flowed; delsp=no",
    "",
    "The ministry denied that the lock \r\nhad failed.",
    "> It failed twice, wrote the union.",
    "-- ",
    "Duty desk",
)
MIXED = mail(
    "Two versions and three files",
    'Content-Type: multipart/mixed; boundary="out"',
    "",
    "--out",
    'Content-Type: multipart/alternative; boundary="in"',
    "",
    "--in",
    "Content-Type: text/plain",
    "",
    "View this mail in your browser.",
    "--in",
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>The auditor, Ruth Abara, said that the port lost 4 million euros in 2024.</p>"
    "<p>She will report in May.</p>",
    "--in--",
    "--out",
    'Content-Type: text/plain; charset=utf-8; name="=?utf-8?q?W=C3=B6rter.txt?="',
    'Content-Disposition: attachment; filename="=?utf-8?q?W=C3=B6rter.txt?="',
    "Content-Transfer-Encoding: base64",
    "",
    base64(b"Ken Solo denied it.\n"),
    "--out",
    "Content-Type: image/png; name=logo.png",
    "Content-Transfer-Encoding: base64",
    "",
    base64(b"\x89PNG\r\n\x1a\n...."),
    "--out",
    "Content-Type: message/rfc822",
    "",
    "From: Ken Solo <ken@solo.example>",
    "Date: Tue, 11 Mar 2025 08:00:00 +0000",
    "Subject: What I said",
    "",
    "I denied it on Monday.",
    "",
    "--out--",
)
DATELESS = mail(
    "No such day", "", "It rained.", head="From: rain@weather.example\r\nDate: Fri, 99 Foo 2025\r\n"
)

BROKEN_ATTACHMENT = mail(
    "With a broken file",
    'Content-Type: multipart/mixed; boundary="out"',
    "",
    "--out",
    "Content-Type: text/plain",
    "",
    "Ana Duarte resigned on Friday.",
    "--out",
    "Content-Type: application/json",
    "Content-Disposition: attachment; filename=notes.json",
    "",
    '{"text": ',
    "--out--",
)
NO_TEXT = mail(
    "A picture",
    'Content-Type: multipart/mixed; boundary="out"',
    "",
    "--out",
    "Content-Type: image/jpeg",
    "Content-Transfer-Encoding: base64",
    "",
    base64(b"\xff\xd8\xff...."),
    "--out--",
)
ENCRYPTED = mail(
    "Secret",
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="out"',
    "",
    "--out",
    "Content-Type: application/pgp-encrypted",
    "",
    "Version: 1",
    "--out",
    "Content-Type: application/octet-stream; name=encrypted.asc",
    "",
    "-----BEGIN PGP MESSAGE-----",
    "--out--",
)
ODD_HEADERS = (
    "From: =?utf\udcff-8?q?Tom?= <tom@lee.example>\nSubject: =?x-none?q?Rain?=\nDate: soon\n"
    "Content-Type: text/plain; charset*=x''%ff\n\nIt rained all day.\n"
).encode("utf-8", "surrogateescape")

FLOWING = "The ministry denied that the lock had failed.\n> It failed twice, wrote the union.\n-- \nDuty desk"
CASES = (
    Case("plain.eml", PLAIN, (
        Told(
            "Harbour reopens in June\n\nThe mayor, Ana Duarte, said the harbour would reopen in "
            'June – not before.\n\n"We will not wait," she said.',
            "Harbour reopens in June", DAY, SENDER, located=("1 text/plain", "1 text/plain"),
        ),
    )),
    Case("page.eml", HTML, (
        Told(
            "Ré : port opens\n\nCafé on the quay\n\nThe owner, Tom Lee, said\nit opens on Friday.\n\n"
            "- Tea\n\n- Bread\n\nYear | Tonnes\n\n2024 | 12",
            "Ré : port opens", DAY, SENDER, located=("1 text/html",) * 6,
        ),
    )),
    Case("flowed.eml", FLOWED, (
        Told(f"Statement\n\n{FLOWING}", "Statement", DAY, SENDER, located=("1 text/plain",)),
    )),
    Case("attached.eml", MIXED, (
        Told(
            "Two versions and three files\n\nThe auditor, Ruth Abara, said that the port lost 4 "
            "million euros in 2024.\n\nShe will report in May.",
            "Two versions and three files", DAY, SENDER, located=("1.2 text/html",) * 2,
        ),
        Told("Ken Solo denied it.\n", None, DAY, within=("Wörter.txt",)),
        Told(
            "What I said\n\nI denied it on Monday.", "What I said", date(2025, 3, 11),
            ("Ken Solo",), within=("part 2.eml",), located=("1 text/plain",),
        ),
    )),
    Case("dateless.eml", DATELESS, (
        Told("No such day\n\nIt rained.", "No such day", None, ("rain@weather.example",),
             located=("1 text/plain",)),
    )),
    Case("odd-headers.eml", ODD_HEADERS, (
        Told("=?x-none?q?Rain?=\n\nIt rained all day.", "=?x-none?q?Rain?=", None,
             ("=?utf\ufffd-8?q?Tom?=",)),
    )),
    Case("broken-attachment.eml", BROKEN_ATTACHMENT, (
        Told("With a broken file\n\nAna Duarte resigned on Friday.", "With a broken file", DAY,
             SENDER, located=("1 text/plain",)),
    ), ("broken-attachment.eml: notes.json: this is not JSON",)),
    Case("picture.eml", NO_TEXT, (), ("picture.eml: there is no text in this mail",)),
    Case("secret.eml", ENCRYPTED, (), ("secret.eml: the mail is encrypted; save it decrypted",)),
    Case("no-mail.eml", b"Once upon a time\nthere was no mail.\n", (), ("this is no mail",)),
)  # fmt: skip
