"""The claims of ledgers as a table, CSV or Markdown: one row for each claim, safe to open."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from hearsay.records.attribution import Attribution
from hearsay.records.check import Check, Evidence
from hearsay.records.claim import Claim
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.layout import shown_checks, title_of
from hearsay.report.markup import web_address
from hearsay.report.visible import one_line
from hearsay.report.voices import find_voices, voice_by_attribution


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as a row; the names of the fields are the names of the columns."""

    document: str
    id: str
    claim: str
    exact_words: str
    speaker: str  # the outlet's own voice has a name too
    manner: str
    stance: str
    kind: str
    verdict: str  # "": not checked
    because: str
    evidence: str
    sources: str


COLUMNS = tuple(field.name for field in fields(Row))
# A spreadsheet takes a cell that begins with one of these for a formula, and runs it.
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#])")


def render_csv(ledgers: Iterable[Ledger]) -> Iterator[str]:
    """A line of names, then a line for each claim; a cell that looks like a formula is disarmed."""
    yield _csv_line(COLUMNS)
    for ledger in ledgers:
        for row in find_rows(ledger):
            yield _csv_line(astuple(row))


def render_markdown(ledgers: Iterable[Ledger]) -> Iterator[str]:
    """A heading and a table for each ledger, without the column that names the document."""
    names = [name.replace("_", " ") for name in COLUMNS[1:]]
    for number, ledger in enumerate(ledgers):
        yield "\n" if number else ""
        yield f"## {_markdown(title_of(ledger))}\n\n"
        yield _markdown_line(names) + _markdown_line(["---"] * len(names))
        for row in find_rows(ledger):
            yield _markdown_line(_markdown(cell) for cell in astuple(row)[1:])


def find_rows(ledger: Ledger) -> Iterator[Row]:
    """A row for each claim, in order of appearance."""
    voices = find_voices(ledger)
    voice_of = voice_by_attribution(voices)
    attributions = {one.id: one for one in ledger.attributions}
    check_of = shown_checks(ledger)
    for claim in sorted(ledger.claims, key=lambda claim: claim.span):
        one = attributions.get(claim.attribution or "")
        speaker = words.speaker_words(ledger, voice_of[one.id] if one else voices[0], one)
        yield _row(ledger, claim, (speaker, one), check_of.get(claim.id))


def _row(
    ledger: Ledger, claim: Claim, said: tuple[str, Attribution | None], check: Check | None
) -> Row:
    speaker, one = said
    evidence = check.evidence if check else ()
    return Row(
        document=one_line(title_of(ledger)),
        id=claim.id,
        claim=one_line(claim.text),
        exact_words=one_line(claim.span.of(ledger.document.text)),
        speaker=speaker,
        manner=one.manner.value if one else "",
        stance=one.stance.value if one else "",
        kind=claim.kind.value,
        verdict=words.VERDICT_WORDS[check.verdict] if check else "",
        because=_because(claim, check) if check else "",
        evidence=" | ".join(one_line(found.quote) for found in evidence),
        sources=" | ".join(dict.fromkeys(filter(None, map(_source, evidence)))),
    )


def _because(claim: Claim, check: Check) -> str:
    same = "" if check.claim == claim.id else f"Same fault as {check.claim}: "
    return f"{same}{one_line(check.because)}"


def _source(evidence: Evidence) -> str:
    """The address, or the pack and row where there is none."""
    return web_address(evidence.url) or f"{one_line(evidence.pack)} {one_line(evidence.record)}"


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(disarmed(cell) for cell in cells)
    return line.getvalue()


def disarmed(cell: str) -> str:
    """The cell so that a spreadsheet does not take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _markdown(text: str) -> str:
    """The text with everything that Markdown or HTML would act on escaped."""
    return _MARKDOWN.sub(r"\\\1", one_line(text)).replace("&", "&amp;")
