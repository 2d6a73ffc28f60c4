"""A ledger made by hand of an invented article: every kind of voice, stance and verdict in it."""

from datetime import date

from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, ClaimParts, Hedge
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.ledger import Ledger, MadeWith, Note

TEXT = """\
Sarn bridge to close again, minister tells summit of March 2019

VELDMARK, 4 June (Courier) — Transport Minister Ilse Brandt said on Wednesday that the Sarn bridge “is the oldest road \
bridge on the river and must close for a year”.

The bridge, opened in 1931, carries about 40,000 vehicles a day.

Brandt told the Courier that engineers had told her that two of the nine cables “have lost a third of their strength”.

Opposition leader Tomas Okell denied that his party had blocked the repairs in 2019. “We voted for every crown of it,” \
he said, “and the record shows it.”

Residents of the east bank fear that the closure will ruin them, which the government claims is an exaggeration.

A person familiar with the inspection said the report had been ready since autumn. According to the report, the \
bridge was safe at the 2019 river summit in Veldmark.

For now, it is the ferries that carry the city.

Photo: The bridge in May. Read more about the river.
"""


def place(words: str, after: str = "") -> Span:
    """The span of ``words``, looked for behind ``after``."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def _sentences() -> tuple[Sentence, ...]:
    firsts = [
        ("Sarn bridge to close again, minister tells summit of March 2019", Part.HEADLINE),
        ("VELDMARK, 4 June (Courier) —", Part.DATELINE),
        (("Transport Minister Ilse Brandt said on Wednesday that the Sarn bridge “is the oldest road "
         "bridge on the river and must close for a year”."), Part.BODY),
        ("The bridge, opened in 1931, carries about 40,000 vehicles a day.", Part.BODY),
        (("Brandt told the Courier that engineers had told her that two of the nine cables “have "
         "lost a third of their strength”."), Part.BODY),
        ("Opposition leader Tomas Okell denied that his party had blocked the repairs in 2019.",
         Part.BODY),
        ("“We voted for every crown of it,” he said, “and the record shows it.”", Part.BODY),
        (("Residents of the east bank fear that the closure will ruin them, which the government "
         "claims is an exaggeration."), Part.BODY),
        ("A person familiar with the inspection said the report had been ready since autumn.",
         Part.BODY),
        ("According to the report, the bridge was safe at the 2019 river summit in Veldmark.",
         Part.BODY),
        ("For now, it is the ferries that carry the city.", Part.BODY),
        ("Photo: The bridge in May.", Part.CAPTION),
        ("Read more about the river.", Part.FURNITURE),
    ]  # fmt: skip
    return tuple(
        Sentence(span, TEXT[: span.start].count("\n\n"), part)
        for words, part in firsts
        for span in [place(words)]
    )


ATTRIBUTIONS = (
    Attribution(
        "a0000001", (place("Transport Minister Ilse Brandt"),), (place("said on Wednesday"),),
        (place("the Sarn bridge “is the oldest road bridge on the river and must close for a year”"),),
        Manner.MIXED, speaker="Ilse Brandt", source_kind=SourceKind.PERSON, score=0.97,
    ),
    Attribution(
        "a0000002", (place("Brandt", "a day."),), (place("told the Courier"),),
        (place("engineers had told her that two of the nine cables “have lost a third of their strength”"),),
        Manner.INDIRECT, speaker="Ilse Brandt", source_kind=SourceKind.PERSON, relay="the Courier",
        score=0.91,
    ),
    Attribution(
        "a0000003", (place("engineers"),), (place("had told her"),),
        (place("two of the nine cables “have lost a third of their strength”"),),
        Manner.MIXED, speaker="engineers", source_kind=SourceKind.GROUP, inside="a0000002", score=0.88,
    ),
    Attribution(
        "a0000004", (place("Opposition leader Tomas Okell"),), (place("denied"),),
        (place("his party had blocked the repairs in 2019"),),
        Manner.INDIRECT, Stance.DENYING, "Tomas Okell", SourceKind.PERSON, score=0.95,
    ),
    Attribution(
        "a0000005", (place("he", "crown of"),), (place("said", "crown"),),
        (place("“We voted for every crown of it,”"), place("“and the record shows it.”")),
        Manner.DIRECT, speaker="Tomas Okell", source_kind=SourceKind.PERSON, score=0.99,
    ),
    Attribution(
        "a0000006", (place("Residents of the east bank"),), (place("fear"),),
        (place("the closure will ruin them"),), Manner.INDIRECT, speaker="residents of the east bank",
        source_kind=SourceKind.GROUP, score=0.8,
    ),
    Attribution(
        "a0000007", (place("the government"),), (place("claims"),), (place("is an exaggeration"),),
        Manner.INDIRECT, Stance.DISTANCING, "the government", SourceKind.ORGANISATION, score=0.77,
    ),
    Attribution(
        "a0000008", (place("A person familiar with the inspection"),), (place("said", "A person"),),
        (place("the report had been ready since autumn"),), Manner.INDIRECT,
        source_kind=SourceKind.ANONYMOUS, score=0.9,
    ),
    Attribution(
        "a0000009", (place("the report", "According"),), (place("According to"),),
        (place("the bridge was safe at the 2019 river summit in Veldmark"),), Manner.INDIRECT,
        speaker="the report", source_kind=SourceKind.DOCUMENT, score=0.93,
    ),
)  # fmt: skip

CLAIMS = (
    Claim("c0000001", place("summit of March 2019"), "A summit was held in March 2019",
          ClaimKind.EVENT),
    Claim("c0000002", place("Transport Minister Ilse Brandt"), "Ilse Brandt is transport minister",
          ClaimKind.OFFICE,
          parts=ClaimParts((("office", place("Transport Minister")), ("person", place("Ilse Brandt"))))),
    Claim("c0000003", place("the Sarn bridge “is the oldest road bridge on the river"),
          "The Sarn bridge is the oldest road bridge on the river", ClaimKind.DEFINITION, "a0000001"),
    Claim("c0000004", place("opened in 1931"), "The Sarn bridge opened in 1931", ClaimKind.EVENT),
    Claim("c0000005", place("carries about 40,000 vehicles a day"),
          "The Sarn bridge carries about 40,000 vehicles a day", ClaimKind.STATISTIC),
    Claim("c0000006", place("his party had blocked the repairs in 2019"),
          "Tomas Okell's party had not blocked the repairs in 2019", ClaimKind.OTHER, "a0000004",
          negated=True, hedge=Hedge.DENIED),
    Claim("c0000007", place("the closure will ruin them"), "The closure will ruin the residents",
          ClaimKind.FORECAST, "a0000006", check_worthiness=0.2),
    Claim("c0000008", place("the 2019 river summit in Veldmark"),
          "The 2019 river summit took place in Veldmark", ClaimKind.EVENT, "a0000009"),
)  # fmt: skip

CHECKS = (
    Check("k0000001", "c0000002", Verdict.SUPPORTED,
          (Evidence("offices", "offices.csv:12", "Ilse Brandt, transport minister of Veldmark, since "
                    "9 January 2023", Relation.ENTAILMENT, "https://register.example/brandt",
                    date(2025, 1, 10), date(2023, 1, 9)),),
          "Ilse Brandt has held the office since 9 January 2023."),
    Check("k0000002", "c0000008", Verdict.CONTRADICTED,
          (Evidence("rivers", "events.csv:4", "River summit 2019: Lower Sarn, 11–12 October 2019",
                    Relation.CONTRADICTION, "https://rivers.example/summits/2019?a=1&b=2",
                    date(2019, 10, 12)),
           Evidence("rivers", "events.csv:3", "River summit 2018: Veldmark, 3 March 2018",
                    Relation.NEUTRAL, "javascript:alert(1)", date(2018, 3, 4))),
          "The river summit of 2019 was held in Lower Sarn; Veldmark was host in 2018.",
          also=("c0000001",)),
    Check("k0000003", "c0000004", Verdict.QUALIFIED,
          (Evidence("document", f"{place('opened in 1931').start}:{place('opened in 1931').end}",
                    "opened in 1931", Relation.NEUTRAL),
           Evidence("bridges", "bridges.csv:7", "Sarn bridge: road opened 1931, rail 1928",
                    Relation.ENTAILMENT, "https://bridges.example/sarn")),
          "The road was opened in 1931; trains had crossed since 1928."),
    Check("k0000004", "c0000005", Verdict.NOT_ENOUGH_EVIDENCE, (),
          "No pack counts vehicles on this bridge.", missing="a traffic count of 2025"),
    Check("k0000005", "c0000003", Verdict.NOT_ENOUGH_EVIDENCE, (),
          "The pack lists only bridges of this city.", missing="a list of all bridges on the river"),
)  # fmt: skip


def invented_ledger(**about) -> Ledger:
    """The ledger of ``TEXT``."""
    about = {"outlet": "Veldmark Courier", "published": date(2025, 6, 4), **about}
    about.setdefault("authors", ("Pia Noor", "Jan Ash"))
    about.setdefault("url", "https://courier.example/sarn-bridge")
    return Ledger(
        Document.make(TEXT, **about), _sentences(), attributions=ATTRIBUTIONS, claims=CLAIMS,
        checks=CHECKS, notes=(Note("no_pack", None, "No pack covers traffic counts."),),
        made_with=MadeWith("0.1.0", "reader 1 3f2a90c1b2d4", ("rivers 1.0.0 5e884898",)),
    )  # fmt: skip
