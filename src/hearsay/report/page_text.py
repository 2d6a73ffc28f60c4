"""The text of a page: each voice's words highlighted, nested voices inside, verdicts marked."""

from hearsay.records.attribution import Attribution, Stance
from hearsay.records.check import Check
from hearsay.records.claim import Claim
from hearsay.records.document import Part
from hearsay.report import words
from hearsay.report.layout import Block, Run
from hearsay.report.locations import places_of
from hearsay.report.markup import Html, element, escaped, join
from hearsay.report.page_parts import Parts
from hearsay.report.visible import one_line

_TAGS = {Part.HEADLINE: "h3", Part.CAPTION: "p", Part.FURNITURE: "p"}


def render_text(parts: Parts) -> Html:
    """The paragraphs of the document, in order and unchanged."""
    painter = _Painter(parts)
    spans = [block.span for block in parts.blocks]
    places = places_of(parts.ledger.document, spans)
    blocks = [
        painter.paint(block, number, place)
        for number, (block, place) in enumerate(zip(parts.blocks, places, strict=True), 1)
    ]
    return element(
        "section",
        element("h2", "The text, and whose voice it is in"),
        element(
            "p",
            "Highlighted words are attributed to the speaker whose letter stands before them. "
            "Words without a highlight are the outlet’s own.",
            class_="hint",
        ),
        element("div", *blocks, class_="article"),
        id="text",
    )


class _Painter:
    """Draws blocks one after the other; ids are given to the first place of each record."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.anchored: set[str] = set()

    def paint(self, block: Block, number: int, place: str) -> Html:
        """One paragraph, its marks opened and closed as voices begin and end.

        The page or time that begins with it is drawn by the style: it is no word of the text, and
        is not copied with it.
        """
        drawn: list[str] = []
        open_now: tuple[Attribution, ...] = ()
        for at, run in enumerate(block.runs):
            same = _same(open_now, run.said)
            drawn += ["</mark>"] * (len(open_now) - same)
            drawn += [
                self._opened(one, depth) for depth, one in enumerate(run.said) if depth >= same
            ]
            open_now = run.said
            drawn.append(self._words(run))
            after = block.runs[at + 1].checked if at + 1 < len(block.runs) else ()
            drawn += [self._sign(*found) for found in run.checked if found not in after]
        drawn += ["</mark>"] * len(open_now)
        tag = _TAGS.get(block.part, "p")
        words_of = Html("".join(drawn))
        return element(
            tag, words_of, id=f"p{number}", class_=block.part.value, data_place=place or None
        )

    def _opened(self, one: Attribution, depth: int) -> str:
        """The start of a highlight: its tag leads to the attribution's record."""
        voice = self.parts.voice_of[one.id]
        stance = "" if one.stance is Stance.NEUTRAL else words.STANCE_WORDS[one.stance]
        told = ", ".join((one_line(voice.name), *words.about_attribution(one)))
        tag = element(
            "a",
            join((voice.mark, f" {stance}" if stance else None)),
            href=f"#{one.id}",
            id=self._first(f"in-{one.id}"),
            class_="tag",
            title=told,
            aria_label=f"{told}: to the record",
        )
        return f'<mark class="{self.parts.shade(voice)} d{min(depth, 2)}">{tag}'

    def _words(self, run: Run) -> str:
        """The words of a run, leading to the innermost record they belong to."""
        text = escaped(run.span.of(self.parts.text))
        classes = [_class_of(check) for _, check in run.checked]
        if run.part in {Part.DATELINE, Part.CAPTION, Part.FURNITURE}:
            classes.append(run.part.value)
        target = run.said[-1].id if run.said else None
        if not run.said and run.checked:
            target = run.checked[0][1].id
        for naming, one in run.naming[:1]:
            classes.append(f"{naming.value} {self.parts.shade(self.parts.voice_of[one.id])}")
            target = one.id
        if target is not None and text.strip():
            # The tag before it is the same link for a keyboard; one stop for each record is enough.
            return element(
                "a", Html(text), href=f"#{target}", tabindex="-1", class_=" ".join(["w", *classes])
            )
        return element("span", Html(text), class_=" ".join(classes)) if classes else text

    def _sign(self, claim: Claim, check: Check) -> str:
        """The sign of a verdict behind the words it is about, leading to the check."""
        told = words.VERDICT_WORDS[check.verdict]
        return element(
            "a",
            words.VERDICT_SIGNS[check.verdict],
            href=f"#{check.id}",
            id=self._first(f"in-{claim.id}"),
            class_=f"check-sign {check.verdict.value}",
            title=told,
            aria_label=f"{told}: to the check",
        )

    def _first(self, name: str) -> str | None:
        """The id, the first time it is asked for; None after that."""
        if name in self.anchored:
            return None
        self.anchored.add(name)
        return name


def _same(before: tuple[Attribution, ...], now: tuple[Attribution, ...]) -> int:
    """How many of the outermost voices go on."""
    same = 0
    while same < min(len(before), len(now)) and before[same] is now[same]:
        same += 1
    return same


def _class_of(check: Check) -> str:
    return f"checked {check.verdict.value}"
