"""Word documents of the corpus: styles, tables, changes and notes, and broken ones."""

from tests.corpus.case import Case, Told
from tests.corpus.packing import STRICT, lying, packed, paragraph, run, spoilt, word

CORE = (
    '<c:coreProperties xmlns:c="c" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:t="t">'
    "<d:title>Microsoft Word - Template</d:title><t:created>2013-12-23T23:15:00Z</t:created>"
    "<t:modified>2025-03-14T09:00:00Z</t:modified></c:coreProperties>"
)
STYLES = '<w:styles XMLNS><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
TITLED = word(
    paragraph("PRESS RELEASE")
    + paragraph("Harbour reopens", style="Titel")
    + paragraph("The mayor, Ana Duarte, said the harbour would reopen in June.")
    + paragraph("Tea", point=True)
    + paragraph("Bread", point=True),
    styles=STYLES,
    core=CORE,
)
CHANGED = word(
    "<w:p>"
    + run("The lock ")
    + f"<w:del>{run('never ').replace('w:t', 'w:delText')}</w:del>"
    + f"<w:ins>{run('twice ')}</w:ins>"
    + "<w:hyperlink>" + run("failed") + "</w:hyperlink>"
    + run(" and nobody knew", hidden=True)
    + "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:noBreakHyphen/><w:tab/>"
    + "<w:br/><w:t>it seems.</w:t><w:footnoteReference/></w:r></w:p>"
    + "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + paragraph("In a form.")
    + "</w:sdtContent></w:sdt>",
    footnotes='<w:footnotes XMLNS><w:footnote w:type="separator">' + paragraph("——")
    + '</w:footnote><w:footnote w:id="1">' + paragraph("Source: the port.")
    + "</w:footnote></w:footnotes>",
)  # fmt: skip
TABLE = word(
    paragraph("Tonnes by year", style="Heading1")
    + "<w:tbl>"
    + "".join(
        f"<w:tr><w:tc>{paragraph(year)}</w:tc><w:tc>{paragraph(tonnes)}</w:tc></w:tr>"
        for year, tonnes in (("Year", "Tonnes"), ("2024", "12 million"))
    )
    + "</w:tbl>"
    + "<w:p><w:r><w:AlternateContent><w:Choice><w:txbxContent>" + paragraph("In a box.")
    + "</w:txbxContent></w:Choice><w:Fallback><w:txbxContent>" + paragraph("In a box.")
    + "</w:txbxContent></w:Fallback></w:AlternateContent></w:r></w:p>",
    space=STRICT,
    styles='<w:styles XMLNS><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    "</w:styles>",
)  # fmt: skip
MACRO = packed({
    "[Content_Types].xml": "<Types/>",
    "word/vbaProject.bin": b"\x00macro",
    "word/_rels/document.xml.rels": '<Relationships><Relationship TargetMode="External" '
    'Target="https://tracker.example/template.dotm"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{STRICT}"><w:body>'
    + paragraph("ANN LEE: One ship came.") + paragraph("BO TRAN: Two came.")
    + "</w:body></w:document>",
})  # fmt: skip
BOMB_OF_WORDS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p>'
    "<w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
READS_A_FILE = BOMB_OF_WORDS.replace(
    '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">'
)
OLD = b"\xd0\xcf\x11\xe0" + b"\x00" * 600
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")

CASES = (
    Case("titled.docx", TITLED, (
        Told(
            "PRESS RELEASE\n\nHarbour reopens\n\nThe mayor, Ana Duarte, said the harbour would "
            "reopen in June.\n\n- Tea\n\n- Bread",
            "Harbour reopens",
        ),
    )),
    Case("changed.docx", CHANGED, (
        Told(
            "The lock twice failed-\t\nit seems.\n\nIn a form.\n\nSource: the port.",
            located=("body", "body", "footnotes"),
        ),
    )),
    Case("table.docx", TABLE, (
        Told("Tonnes by year\n\nYear | Tonnes\n2024 | 12 million\n\nIn a box.", "Tonnes by year"),
    )),
    Case("macro.docm", MACRO, (
        Told("ANN LEE: One ship came.\n\nBO TRAN: Two came.", speakers=("Ann Lee", "Bo Tran")),
    )),
    Case("entities.docx", packed({"word/document.xml": BOMB_OF_WORDS}), (),
         ("entities.docx: word/document.xml: its XML declares entities",)),
    Case("outside.docx", packed({"word/document.xml": READS_A_FILE}), (), ("declares entities",)),
    Case("bomb.docx", lying("word/document.xml", 30_000_000), (),
         ("bomb.docx: word/document.xml: it",)),
    Case("damaged.docx", spoilt(TITLED), (), ("damaged",)),
    Case("cut.docx", TITLED[:-300], (), ("cut.docx: this is no Word document, or a damaged one",)),
    Case("old.docx", OLD, (), ("old.docx: this is an old Word document; save it as .docx",)),
    Case("locked.docx", LOCKED, (), ("locked.docx: the document is protected with a password",)),
    Case("archive.docx", packed({"a.txt": "Hello."}), (), ("but no Word document: add --format zip",)),
    Case("blank.docx", word(paragraph(" ")), (), ("blank.docx: there is no text in it",)),
)  # fmt: skip
