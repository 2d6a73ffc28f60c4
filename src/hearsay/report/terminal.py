"""A ledger for a person at a terminal: checks first, then the text with its voices, then who spoke.

Voices are told apart by a letter in the margin and brackets around their words, colour or not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from hearsay.records.attribution import Attribution, Stance
from hearsay.records.check import Check, Evidence, Verdict
from hearsay.records.claim import Claim
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.layout import title_of
from hearsay.report.locations import evidence_span, origin_words, place_words
from hearsay.report.terminal_text import VERDICT_STYLES, Signs, address, draw_text, shade, wrapped
from hearsay.report.visible import one_line, shortened
from hearsay.report.voices import Voice, find_voices, voice_by_attribution

WIDEST = 100  # columns; longer lines are hard to read
MOST_UNDECIDED = 8  # checks without enough evidence that are listed; the rest are counted
DIM = Style(dim=True)
STRONG = Style(bold=True)


@dataclass(frozen=True, slots=True)
class LedgerView:
    """A ledger that a rich console can print, at whatever width the console has."""

    ledger: Ledger

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw line by line, so that a long text starts to show at once."""
        width = min(options.max_width, WIDEST)
        page = Page(self.ledger, console, width, Signs.of(options.encoding))
        yield from page.head()
        yield from page.checks()
        yield from page.text()
        yield from page.voices_in_order()
        yield from page.foot()


class Page:
    """What all parts of one drawing share: its parts in order, and how a line is put."""

    def __init__(self, ledger: Ledger, console: Console, width: int, signs: Signs) -> None:
        self.ledger, self.console, self.width, self.signs = ledger, console, width, signs
        self.voices = find_voices(ledger)
        self.voice_of = voice_by_attribution(self.voices)
        self.claims = {claim.id: claim for claim in ledger.claims}
        self.attributions = {one.id: one for one in ledger.attributions}

    def head(self) -> Iterator[Text]:
        """Title, where from, and how many checks came to what."""
        yield Text()
        yield from self.put(Text(one_line(title_of(self.ledger)), STRONG))
        yield from self.put(self.joined(words.about_document(self.ledger), DIM))
        tally = words.tally(self.ledger) or ("nothing to check against the record",)
        known = sum(not voice.is_own for voice in self.voices)
        yield from self.put(self.joined((*tally, words.counted(known, "voice")), STRONG))
        for note in self.ledger.notes:
            yield from self.put(Text(f"Note: {one_line(note.message)}", Style(italic=True)))

    def checks(self) -> Iterator[Text]:
        """What is contradicted, qualified and supported, with the evidence; then the rest."""
        if not self.ledger.checks:
            return
        yield from self.heading("Checks")
        *decided, undecided = (words.checks_with(self.ledger, one) for one in words.VERDICTS)
        for number, check in enumerate(check for checks in decided for check in checks):
            if number:
                yield Text()
            yield from self._check(check)
        if undecided:
            if any(decided):
                yield Text()
            yield from self._undecided(undecided)

    def _check(self, check: Check) -> Iterator[Text]:
        style = VERDICT_STYLES[check.verdict]
        head = Text(f"{self.signs.verdict(check.verdict)} ", style)
        head.append(words.VERDICT_WORDS[check.verdict].upper(), style)
        yield from self.line(head, Text(check.id, DIM))
        claim = self.claims[check.claim]
        yield from self.put(self.who_and_what(claim), "  ")
        if (meaning := self._meaning(claim)) is not None:
            yield from self.put(meaning, "  ")
        yield from self.put(Text(one_line(check.because), STRONG), "  ")
        for evidence in check.evidence:
            yield from self._evidence(evidence)
        for name in check.also:
            also = Text("The same fault at ").append_text(self.who_and_what(self.claims[name]))
            yield from self.put(also, "  ")

    def _evidence(self, evidence: Evidence) -> Iterator[Text]:
        label = words.RELATION_WORDS[evidence.relation]
        first = f"  {label:<8}"
        place = evidence_span(self.ledger.document, evidence)
        where = place_words(self.ledger.document, place) if place else ""
        about = (*words.about_evidence(evidence), *([where] if where else ()))
        yield from self.put(self.joined(about, DIM), first, " " * 10)
        yield from self.put(Text(self.signs.quoted(one_line(evidence.quote))), " " * 10)
        if evidence.url:
            yield address(" " * 10, evidence.url)

    def _undecided(self, checks: tuple[Check, ...]) -> Iterator[Text]:
        sign = self.signs.verdict(Verdict.NOT_ENOUGH_EVIDENCE)
        yield from self.put(
            Text(f"{sign} NOT ENOUGH EVIDENCE: {words.counted(len(checks), 'claim')}", STRONG)
        )
        for check in checks[:MOST_UNDECIDED]:
            yield from self.line(
                Text("  ").append_text(self.who_and_what(self.claims[check.claim])),
                Text(check.id, DIM),
            )
            missing = Text(f"would settle it: {one_line(check.missing)}", DIM)
            yield from self.put(missing, "    ")
        if len(checks) > MOST_UNDECIDED:
            rest = len(checks) - MOST_UNDECIDED
            yield from self.put(Text(f"and {rest:,} more; --as csv lists every claim", DIM), "  ")

    def text(self) -> Iterator[Text]:
        """The text, in the margin the letter of whoever speaks in a line."""
        yield from self.heading("The text, and whose voice it is in")
        yield from draw_text(self.ledger, self.voice_of, self.console, self.width, self.signs)

    def voices_in_order(self) -> Iterator[Text]:
        """Who speaks, how much, and with which stance."""
        yield from self.heading("Voices")
        widest = max(len(voice.mark) for voice in self.voices)
        for voice in self.voices:
            yield from self._voice(voice, widest)

    def _voice(self, voice: Voice, widest: int) -> Iterator[Text]:
        line = Text().append(f"{voice.mark:<{widest}} ", shade(voice, bold=True))
        line.append(shortened(voice.name, self.width // 2), shade(voice, bold=True))
        told = [words.SOURCE_KIND_WORDS[voice.kind]]
        told += [words.counted(len(voice.claims), "claim")] if voice.claims else []
        line.append("".join(f"{self.signs.dot}{part}" for part in told if part), DIM)
        share = f"{words.percent(voice.share):>9}"
        bar = self.signs.bar(voice.share, 20 if self.width >= 76 else 0)
        yield from self.line(line, Text().append(bar, shade(voice)).append(share))
        for one in voice.attributions:
            yield from self._worth_telling(voice, one, " " * (widest + 3))

    def _worth_telling(self, voice: Voice, one: Attribution, indent: str) -> Iterator[Text]:
        """A stance that is not neutral, and the words for a speaker that is not known."""
        told = [] if voice.is_known else [words.source_words(self.ledger, one) or "nobody is named"]
        told += [] if one.stance is Stance.NEUTRAL else [one.stance.value]
        if not told:
            return
        exact = " … ".join(span.of(self.ledger.document.text) for span in one.content)
        line = Text(f"{', '.join(told)}: ", DIM)
        line.append(self.signs.quoted(shortened(exact, 2 * self.width)))
        yield from self.put(line, indent)

    def foot(self) -> Iterator[Text]:
        """Versions, and what a verdict is."""
        yield Text()
        if self.ledger.checks:
            told = (
                "hearsay why LEDGER ID shows one check in full; the ids stand at the right above."
            )
            yield from self.put(Text(told, DIM))
        if origin := origin_words(self.ledger.document):
            yield from self.put(Text(f"read from {origin}", DIM))
        yield from self.put(Text(words.made_with(self.ledger), DIM))

    # --- pieces ------------------------------------------------------------------------------

    def who_and_what(self, claim: Claim) -> Text:
        """The exact words of a claim and who says them."""
        exact = shortened(claim.span.of(self.ledger.document.text), 240)
        said = Text(self.signs.quoted(exact))
        voice = self.voice_of.get(claim.attribution or "", self.voices[0])
        mark = f" [{voice.mark}]" if voice.mark else ""
        name = words.speaker_words(
            self.ledger, voice, self.attributions.get(claim.attribution or "")
        )
        said.append(f" {self.signs.dash} {name}{mark}", shade(voice))
        where = place_words(self.ledger.document, claim.span)
        return said.append(f"{self.signs.dot}{where}", DIM) if where else said

    def _meaning(self, claim: Claim) -> Text | None:
        """The proposition, where the exact words alone do not say it."""
        exact = one_line(claim.span.of(self.ledger.document.text)).casefold().rstrip(".")
        meant = one_line(claim.text)
        if meant.casefold().rstrip(".") == exact:
            return None
        return Text("read as: ", DIM).append(meant, Style(italic=True))

    def joined(self, parts: Iterable[str], style: Style) -> Text:
        """The parts with dots between them."""
        return Text(self.signs.dot.join(parts), style)

    def heading(self, name: str) -> Iterator[Text]:
        """A name with a rule behind it."""
        yield Text()
        line = Text(f"{name} ", STRONG)
        yield line.append(self.signs.rule * max(self.width - line.cell_len, 0), DIM)
        yield Text()

    def put(self, text: Text, first: str = "", rest: str | None = None) -> Iterator[Text]:
        """The text wrapped, its first line begun with ``first`` and the others with ``rest``."""
        indent = first if rest is None else rest
        for number, line in enumerate(wrapped(text, self.console, self.width - len(indent))):
            yield Text().append(indent if number else first, DIM).append_text(line)

    def line(self, left: Text, right: Text) -> Iterator[Text]:
        """Two texts at the ends of one line; the left one wraps where there is no room."""
        room = self.width - right.cell_len - 2
        begun, *others = list(wrapped(left, self.console, room)) or [Text()]
        first = Text().append_text(begun)  # so that the style of the left does not reach the right
        first.append(" " * (self.width - first.cell_len - right.cell_len))
        yield first.append_text(right)
        for line in others:
            yield Text("  ").append_text(line)
