"""PDF files of the corpus: columns, hyphens, headers and footers, tables, and broken ones."""

from tests.corpus.case import Case, Told
from tests.corpus.paper import Text, column, locked, paper

PLAIN = paper(
    [
        Text(60, 780, "Harbour reopens in June", 22),
        *column(60, 740, [
            "The mayor, Ana Duarte, said on Monday that the harbour would reopen in June and that the",
            "port had handled 12 million tonnes in 2024. She thanked the dock workers for their pati-",
            "ence during the long repair.",
            "",
            "“We will not wait,” she said. The well-known lock had failed twice, and a well-",
            "known firm repaired it. Nobody was hurt.",
        ]),
    ],
    info="/Title (Microsoft Word - final.doc) /CreationDate (D:20250314090000Z)",
)  # fmt: skip
LEFT = [
    "The ferry sank in May off the",
    "coast of Ellery, and the owner",
    "says nobody was hurt. The crew",
    "was saved by a fishing boat.",
    "",
    "The union disagrees. It says",
    "that two men are still missing,",
]
RIGHT = [
    "and that the owner knew it.",
    "“They knew,” said Tom Lee, its",
    "chairman, on Friday.",
    "",
    "A court will hear the case in",
    "June. The owner denies every",
    "charge that was brought.",
]
COLUMNS = paper(
    [
        Text(60, 790, "Two men missing after ferry sinks, union says", 20),
        *column(60, 750, LEFT),
        *column(310, 753, RIGHT),  # its baselines are not those of the other column
        *column(60, 640, [
            "This report runs over the whole width of the page below the columns, as summaries do.",
        ]),
    ],
)  # fmt: skip


def numbered(number: int, lines: list[str]) -> list[Text]:
    """A page with a running header and footer."""
    return [
        Text(60, 810, f"Port Authority Annual Report {2020 + number}", 8),
        *column(60, 760, lines),
        Text(280, 30, f"Page {number} of 3", 8),
    ]


HEADED = paper(
    numbered(1, [
        "The authority reports that it moved 12 million tonnes in the year, more than in any year",
        "before, and that the new lock, which was opened by the minister in March, has not yet",
    ]),
    numbered(2, [
        "paid for itself. The auditor disagrees with this account.",
        "",
        "ANN LEE: One ship came.",
        "",
        "BO TRAN: Two came.",
    ]),
    numbered(3, ["The next report is due in June, said the authority."]),
)  # fmt: skip
TABLE = paper(
    [
        *column(60, 780, ["The port told the council how much it had moved in each of these years."]),
        *[
            Text(x, 740 - 14 * row, words)
            for row, cells in enumerate((("Year", "Tonnes"), ("2023", "11 million"), ("2024", "12 million")))
            for x, words in zip((60, 200), cells, strict=True)
        ],
        Text(60, 680, "•"), Text(75, 680, "Tea was served."),
    ],
)  # fmt: skip
MARKED = paper(
    "/Artifact <</Type /Pagination>> BDC BT /F1 8 Tf 60 820 Td (Draft, not for print) Tj ET EMC\n"
    "BT /F1 10 Tf 12 TL 60 760 Td [(The)-250(minister)-250(denied)-278(it.)] TJ T*\n"
    "(Nobody believed) Tj 0 Tc ( him.) Tj ET\n"
    "q 0.7 0.7 -0.7 0.7 200 300 cm BT /F1 60 Tf 0 1 -1 0 0 0 Tm (COPY) Tj ET Q\n"
)
HALF = paper(column(60, 760, ["The first page has text."]), "q 100 0 0 100 0 0 cm Q")
SCANNED = paper("q 595 0 0 842 0 0 cm Q", "")

CASES = (
    Case("plain.pdf", PLAIN, (
        Told(
            "Harbour reopens in June\n\nThe mayor, Ana Duarte, said on Monday that the harbour "
            "would reopen in June and that the port had handled 12 million tonnes in 2024. She "
            "thanked the dock workers for their patience during the long repair.\n\n“We will not "
            "wait,” she said. The well-known lock had failed twice, and a well-known firm repaired "
            "it. Nobody was hurt.",
            "Harbour reopens in June", located=("1", "1", "1"),
        ),
    )),
    Case("columns.pdf", COLUMNS, (
        Told(
            "Two men missing after ferry sinks, union says\n\nThe ferry sank in May off the coast "
            "of Ellery, and the owner says nobody was hurt. The crew was saved by a fishing boat."
            "\n\nThe union disagrees. It says that two men are still missing, and that the owner "
            "knew it. “They knew,” said Tom Lee, its chairman, on Friday.\n\nA court will hear the "
            "case in June. The owner denies every charge that was brought.\n\nThis report runs over "
            "the whole width of the page below the columns, as summaries do.",
            "Two men missing after ferry sinks, union says", located=("1",) * 5,
        ),
    )),
    Case("headed.pdf", HEADED, (
        Told(
            "The authority reports that it moved 12 million tonnes in the year, more than in any "
            "year before, and that the new lock, which was opened by the minister in March, has "
            "not yet paid for itself. The auditor disagrees with this account.\n\nANN LEE: One ship "
            "came.\n\nBO TRAN: Two came.\n\nThe next report is due in June, said the authority.",
            speakers=("Ann Lee", "Bo Tran"), located=("1-2", "2", "2", "3"),
        ),
    )),
    Case("table.pdf", TABLE, (
        Told(
            "The port told the council how much it had moved in each of these years.\n\n"
            "Year | Tonnes\n2023 | 11 million\n2024 | 12 million\n\n• Tea was served.",
        ),
    )),
    Case("marked.pdf", MARKED, (
        Told("The minister denied it. Nobody believed him.", located=("1",)),
    )),
    Case("half.pdf", HALF, (
        Told("The first page has text.", located=("1",), left_out=("page 2: no text",)),
    )),
    Case("open-lock.pdf", locked(HALF, ""), (
        Told("The first page has text.", located=("1",), left_out=("page 2: no text",)),
    )),
    Case("strong-lock.pdf", locked(HALF, "", "AES-256"), (
        Told("The first page has text.", located=("1",), left_out=("page 2: no text",)),
    )),
    Case("scanned.pdf", SCANNED, (), (
        "scanned.pdf: there is no text on any of its 2 pages: it is scanned; run it through OCR",
    )),
    Case("locked.pdf", locked(PLAIN, "secret"), (), (
        "locked.pdf: the PDF is protected with a password; save it without",
    )),
    Case("no-pdf.pdf", b"<html>Not found</html>", (), ("no-pdf.pdf: this is no PDF file",)),
    Case("cut.pdf", PLAIN[:200], (), ("cut.pdf: the PDF is damaged",)),
)  # fmt: skip
