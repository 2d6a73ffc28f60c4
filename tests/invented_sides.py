"""An invented ledger that has causes, promises, loaded wording and dates, for tests of reports."""

from datetime import date
from decimal import Decimal

from hearsay.records.attribution import Attribution, Manner
from hearsay.records.check import Evidence, Relation
from hearsay.records.claim import CausalLink, CauseStance, Claim, ClaimKind, ClaimParts, Polarity
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.ledger import Ledger
from hearsay.records.standing import Point, Standing, Status
from hearsay.records.tags import Framing, Interval, Technique, TimeExpression, TimeType

TEXT = """Toll Ruins Fishermen

The toll led to higher prices, Mayor Ana Duarte said. Rising prices caused shameless profits.

In 2019 the harbour opened. Duarte pledged to cut the toll to 5% by 2030.

The toll may ruin fishermen, she warned."""


def place(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31))


def _cause(name: str, cause: str, effect: str, signal: str, voice: str | None, **link) -> Claim:
    roles = (("cause", place(cause)), ("effect", place(effect)), ("signal", place(signal)))
    span = Span(min(span.start for _, span in roles), max(span.end for _, span in roles))
    said = CausalLink(Polarity.MORE, **link)
    return Claim(
        name, span, span.of(TEXT), ClaimKind.CAUSE, voice, parts=ClaimParts(roles), link=said
    )


CLAIMS = (
    _cause("c1", "The toll", "higher prices", "led to", "a1"),
    _cause("c2", "Rising prices", "shameless profits", "caused", None, stance=CauseStance.DENIED),
    Claim(
        "c3", place("In 2019 the harbour opened"), "The harbour opened in 2019", ClaimKind.EVENT,
        parts=ClaimParts((("time", place("2019")),)),
    ),
    Claim(
        "c4", place("Duarte pledged to cut the toll to 5% by 2030"), "Duarte is to cut the toll",
        ClaimKind.COMMITMENT,
        parts=ClaimParts(
            (("who", place("Duarte", "2019")), ("what", place("cut the toll to 5%")),
             ("target", place("5%")), ("deadline", place("2030")))
        ),
    ),
)  # fmt: skip


def sides_ledger() -> Ledger:
    voice = Attribution(
        "a1", (place("Mayor Ana Duarte"),), (place("said"),),
        (place("The toll led to higher prices"),), Manner.INDIRECT, speaker="Ana Duarte",
    )  # fmt: skip
    standing = Standing(
        "c4", Status.NOT_DUE, "It is due in 2030; it was 9% in 2024.", "Duarte", Decimal(5), "<=",
        "percent", year(2024), year(2030), None,
        tuple(Point("Port", year(2020 + n), Decimal(12 - n), f"row-{n}", n == 4) for n in range(5)),
        (Evidence("tolls", "row-4", "9%", Relation.NEUTRAL, "https://tolls.example/9"),),
    )  # fmt: skip
    headline = place("Toll Ruins Fishermen")
    framings = (
        Framing(headline, Technique.STRONGER_HEADLINE, 0.7, place("The toll may ruin fishermen")),
        Framing(place("shameless profits"), Technique.LOADED_LANGUAGE, 0.7),
        Framing(place("higher prices"), Technique.EXAGGERATION, 0.6),
    )
    times = tuple(
        TimeExpression(
            place(words), TimeType.DATE, words, interval=year(int(words)), precision="year"
        )
        for words in ("2019", "2030")
    )
    return Ledger(
        Document.make(TEXT, published=date(2025, 6, 4)),
        (Sentence(headline, 0, Part.HEADLINE), Sentence(Span(headline.end + 2, len(TEXT)), 1)),
        times=times, framings=framings, attributions=(voice,), claims=CLAIMS, standings=(standing,),
    )  # fmt: skip
