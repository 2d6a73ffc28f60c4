"""One side of a ledger at a terminal: its voices, claims, promises, causes, wording, timeline."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from hearsay.records.ledger import Ledger
from hearsay.records.standing import Point
from hearsay.report import words
from hearsay.report.causal_map import STANCE_WORDS, find_map
from hearsay.report.loaded import HEADLINE, by_voice, find_loaded
from hearsay.report.promises import STATUS_WORDS, find_promises
from hearsay.report.terminal import DIM, STRONG, WIDEST, Page
from hearsay.report.terminal_text import VERDICT_STYLES, Signs, shade
from hearsay.report.timeline import find_moments
from hearsay.report.visible import one_line, shortened

NONE = "None was found in this text."


@dataclass(frozen=True, slots=True)
class SidesView:
    """Some sides of a ledger, by their names in ``SIDES``, in the order given."""

    ledger: Ledger
    sides: tuple[str, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Title, then each side."""
        width = min(options.max_width, WIDEST)
        page = Page(self.ledger, console, width, Signs.of(options.encoding))
        yield from page.head()
        for name in self.sides:
            yield from SIDES[name](page)
        yield Text()


def _checks(page: Page) -> Iterator[Text]:
    if page.ledger.checks:
        yield from page.checks()
    else:
        yield from page.heading("Checks")
        yield from page.put(Text(NONE, DIM))


def _voices(page: Page) -> Iterator[Text]:
    yield from page.voices_in_order()


def _claims(page: Page) -> Iterator[Text]:
    """Every claim, in order, with its kind and verdict."""
    yield from page.heading("Claims")
    shown = {check.claim: check for check in page.ledger.checks}
    for claim in sorted(page.ledger.claims, key=lambda one: one.span):
        check = shown.get(claim.id)
        line = Text(one_line(claim.text))
        voice = page.voice_of.get(claim.attribution or "", page.voices[0])
        who = words.speaker_words(
            page.ledger, voice, page.attributions.get(claim.attribution or "")
        )
        line.append(f" {page.signs.dash} {who}", shade(voice))
        yield from page.line(line, Text(claim.id, DIM))
        told = page.joined(words.about_claim(claim), DIM)
        if check is not None:
            sign = f"{page.signs.verdict(check.verdict)} {words.VERDICT_WORDS[check.verdict]}  "
            told = Text(sign, VERDICT_STYLES[check.verdict]).append_text(told)
        yield from page.put(told, "  ")


def _timeline(page: Page) -> Iterator[Text]:
    yield from page.heading("Timeline")
    moments = find_moments(page.ledger)
    if not moments:
        yield from page.put(Text(NONE, DIM))
    widest = min(max((len(one.when) for one in moments), default=0), 32)
    for one in moments:
        due = Text("due ", STRONG) if one.is_deadline else Text()
        if len(one.when) > widest:
            yield Text(one.when, DIM)
        first = f"{'' if len(one.when) > widest else one.when:<{widest}}  "
        yield from page.put(due.append(shortened(one.claim.text, 200)), first, " " * (widest + 2))


def _commitments(page: Page) -> Iterator[Text]:
    yield from page.heading("Promises")
    found = find_promises(page.ledger)
    if not found:
        yield from page.put(Text(NONE, DIM))
    for one in found:
        head = Text(one.who, STRONG).append(f": {one.what}", Style())
        yield from page.line(head, Text(STATUS_WORDS[one.standing.status].upper(), STRONG))
        facts = (f"{name} {value}" for name, value in one.facts)
        if one.facts:
            yield from page.put(page.joined(facts, DIM), "  ")
        yield from page.put(Text(one_line(one.standing.because)), "  ")
        for subject, figures in _series(one.standing.series):
            yield from page.put(Text(f"{subject}: {figures}", DIM), "  ", "    ")
        yield Text()


def _series(points: Sequence[Point]) -> Iterator[tuple[str, str]]:
    grouped: dict[str, list[str]] = {}
    for one in points:
        figure = f"{one.period.first.year} {round(one.value, 2)}"
        grouped.setdefault(one.subject, []).append(figure)
    yield from ((subject, ", ".join(figures)) for subject, figures in grouped.items())


def _causes(page: Page) -> Iterator[Text]:
    yield from page.heading("What is said to bring about what")
    found = find_map([page.ledger])
    if not found.links:
        yield from page.put(Text(NONE, DIM))
    for link in found.links:
        line = Text(one_line(found.label(link.cause)), STRONG)
        line.append("  + > " if link.sign > 0 else "  - > ", DIM)
        line.append(one_line(found.label(link.effect)), STRONG)
        yield from page.put(line, "", "    ")
        for one in link.tellings:
            hedge = words.HEDGE_WORDS[one.hedge]
            told = f"{one.who} {STANCE_WORDS[one.stance]}{f', {hedge}' if hedge else ''}: "
            said = Text(told, DIM).append(page.signs.quoted(shortened(one.exact, 240)))
            yield from page.put(said, "  ", "    ")
    for loop in found.loops:
        yield from page.put(Text(f"{loop.name} {found.loop_words(loop)}"), "", "    ")
    for concept in found.concepts:
        if len(concept.wordings) > 1:
            named = ", ".join(page.signs.quoted(one_line(one)) for one in concept.wordings)
            yield from page.put(Text(f"One thing: {named}: {concept.because}", DIM), "", "    ")


def _framing(page: Page) -> Iterator[Text]:
    yield from page.heading("Loaded wording")
    rows = find_loaded(page.ledger)
    if not rows:
        yield from page.put(Text(NONE, DIM))
    for one in rows:
        if one.framing.technique in HEADLINE:
            told = Text(f"The {one.framing.technique}: ", STRONG).append(
                page.signs.quoted(one.exact)
            )
            yield from page.put(told)
            if one.beside:
                yield from page.put(
                    Text(f"the text has: {page.signs.quoted(one.beside)}", DIM), "  "
                )
    others = tuple(one for one in rows if one.framing.technique not in HEADLINE)
    for voice, group in by_voice(others):
        yield from page.put(Text(one_line(voice.name), shade(voice, bold=True)))
        for one in group:
            line = Text(page.signs.quoted(one.exact)).append(f"  {one.framing.technique}", DIM)
            yield from page.put(line, "  ")


SIDES: Mapping[str, Callable[[Page], Iterator[Text]]] = {
    "voices": _voices,
    "claims": _claims,
    "checks": _checks,
    "timeline": _timeline,
    "commitments": _commitments,
    "causes": _causes,
    "framing": _framing,
}
