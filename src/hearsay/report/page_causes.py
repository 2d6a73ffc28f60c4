"""The causal map on a page: pictures, loops, and every link with those who assert it."""

from hearsay.records.claim import Hedge
from hearsay.report import words
from hearsay.report.causal_drawing import draw_groups
from hearsay.report.causal_map import STANCE_WORDS, CausalMap, MapLink, Telling, find_map
from hearsay.report.markup import Html, element, join
from hearsay.report.page_checks import in_text
from hearsay.report.page_parts import Parts, quoted
from hearsay.report.visible import one_line

_MOST_DRAWN = 30  # groups; more would make a page that nobody can load or read


def render_causes(parts: Parts) -> Html | None:
    """The section; None where the text names no cause."""
    found = find_map([parts.ledger])
    if not found.links:
        return None
    pictures = [element("li", one) for one in draw_groups(found)[:_MOST_DRAWN]]
    return element(
        "section",
        element("h2", "What is said to bring about what"),
        element(
            "p", "+ more of it, − less of it; a broken line: denied, doubted or only asked. "
            "These are claims, not findings.", class_="hint",
        ),
        element("ul", *pictures, class_="maps"),
        _loops(found),
        element("ol", *(_link(parts, found, one) for one in found.links), class_="links"),
        _merges(found),
        id="causes",
    )  # fmt: skip


def _loops(found: CausalMap) -> Html | None:
    if not found.loops:
        return None
    rows = [
        element("li", element("b", one.name), " ", found.loop_words(one)) for one in found.loops
    ]
    return element("div", element("h3", "Loops"), element("ul", *rows), class_="loops")


def _link(parts: Parts, found: CausalMap, link: MapLink) -> Html:
    effect = "more" if link.sign > 0 else "less"
    head = element(
        "p", element("bdi", one_line(found.label(link.cause))),
        " ",
        element("span", f"→ {effect}:", class_="arrow"),
        " ",
        element("bdi", one_line(found.label(link.effect))),
    )  # fmt: skip
    tellings = [_telling(parts, one) for one in link.tellings]
    return element("li", head, *tellings, class_=None if link.is_held else "not-held")


def _telling(parts: Parts, one: Telling) -> Html:
    claim = parts.claims[one.claim]
    hedge = words.HEDGE_WORDS[one.hedge] if one.hedge is not Hedge.CERTAIN else ""
    told = STANCE_WORDS[one.stance] + (f", {hedge}" if hedge else "")
    place = element("a", quoted(one.exact), href=f"#{in_text(parts, claim)}", class_="exact")
    return element(
        "p", element("b", element("bdi", one.who)), f" {told}: ", place, class_="telling"
    )


def _merges(found: CausalMap) -> Html | None:
    """Which wordings were taken for one concept, and why."""
    rows = [
        element(
            "li",
            join([quoted(one_line(words)) for words in one.wordings], ", "),
            f": {one.because}",
        )
        for one in found.concepts
        if len(one.wordings) > 1
    ]
    if not rows:
        return None
    summary = element("summary", "Wordings taken for one thing")
    return element("details", summary, element("ul", *rows), class_="merges")
