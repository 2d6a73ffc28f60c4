"""What all parts of one page share: the voices, and the names of the places links lead to."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from hearsay.records.attribution import Attribution
from hearsay.records.check import Verdict
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.layout import find_blocks, shown_checks
from hearsay.report.markup import Html, element, join
from hearsay.report.visible import one_line
from hearsay.report.voices import Voice, find_voices, voice_by_attribution

SHADES = 8  # colours of voices in page.css; the ninth voice has the first colour again


@dataclass(frozen=True, slots=True)
class Links:
    """Pages beside this one, where there are any: of each record, and of each speaker."""

    page: str = ""  # address of the page that has the text; "": this one
    record: Callable[[str], str | None] = lambda _record: None
    speaker: Callable[[str], str | None] = lambda _name: None


_ALONE = Links()


class Parts:
    """A ledger with its voices and paragraphs, worked out once."""

    def __init__(self, ledger: Ledger, links: Links = _ALONE) -> None:
        self.ledger = ledger
        self.links = links
        self.text = ledger.document.text
        self.voices = find_voices(ledger)
        self.voice_of = voice_by_attribution(self.voices)
        self.blocks = find_blocks(ledger)
        self.claims = {claim.id: claim for claim in ledger.claims}
        self.attributions = {one.id: one for one in ledger.attributions}
        self.check_of = shown_checks(ledger)
        self.marked = {  # ids of the claims that bear a sign in the text
            claim.id for block in self.blocks for run in block.runs for claim, _ in run.checked
        }
        self._starts = [block.runs[0].span.start for block in self.blocks]
        self._numbers = {voice.mark: number for number, voice in enumerate(self.voices)}

    def voice_of_claim(self, claim: Claim) -> Voice:
        """The voice a claim is in; the first voice is the outlet's own."""
        return self.voice_of.get(claim.attribution or "", self.voices[0])

    def speaker(self, claim: Claim) -> Html:
        """Who says a claim, with the mark of the voice, as a link to the voice."""
        voice = self.voice_of_claim(claim)
        one = self.attributions.get(claim.attribution or "")
        name = element("bdi", words.speaker_words(self.ledger, voice, one))
        link = element(
            "a", tag_of(self, voice), name, href=f"{self.links.page}#{self.anchor(voice)}"
        )
        return element("span", link, class_="speaker")

    def anchor(self, voice: Voice) -> str:
        """The id of a voice's section; voices are counted, because "?" is no id."""
        return f"voice-{self._numbers[voice.mark]}"

    def number(self, voice: Voice) -> str:
        """The number of a voice, from 0, the outlet's own."""
        return str(self._numbers[voice.mark])

    def id_of(self, record: str, shown: str | None = None) -> Html:
        """The id of a record as it is printed, as a link where the record has a page."""
        code = element("code", shown or record, class_="id")
        address = self.links.record(record)
        return element("a", code, href=address, class_="record") if address else code

    def shade(self, voice: Voice) -> str:
        """The classes that give a voice its colour and line."""
        if voice.is_own:
            return "own"
        number = self._numbers[voice.mark]
        return f"v v{(number - 1) % SHADES + 1}" if voice.is_known else "v unknown"

    def paragraph(self, span: Span) -> str:
        """The id of the paragraph a span begins in."""
        return f"p{max(bisect_right(self._starts, span.start), 1)}"

    def exact(self, span: Span) -> str:
        """The words of the text at a place, on one line."""
        return one_line(span.of(self.text))


def tag_of(parts: Parts, voice: Voice) -> Html | None:
    """The mark of a voice as a small coloured label; the outlet's own voice has none."""
    if voice.is_own:
        return None
    return element("span", voice.mark, class_=f"tag {parts.shade(voice)}", aria_hidden="true")


def verdict_label(verdict: Verdict) -> Html:
    """The sign and the word of a verdict."""
    sign = element("span", words.VERDICT_SIGNS[verdict], aria_hidden="true", class_="sign")
    return element(
        "span", join((sign, " ", words.VERDICT_WORDS[verdict])), class_=f"verdict {verdict.value}"
    )


def quoted(exact: str) -> Html:
    """Exact words in quotation marks, kept apart from text that runs the other way."""
    return element("bdi", words.quoted(exact))


def contents_of(parts: Parts, one: Attribution) -> str:
    """The words attributed, its pieces joined by an ellipsis."""
    return " … ".join(parts.exact(span) for span in one.content)
