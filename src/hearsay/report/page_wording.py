"""Loaded wording and the timeline on a page, each with its words as a list."""

from hearsay.report import words
from hearsay.report.charts import draw_timeline
from hearsay.report.loaded import HEADLINE, Loaded, by_voice, find_loaded
from hearsay.report.markup import Html, element
from hearsay.report.page_checks import in_text
from hearsay.report.page_parts import Parts, quoted, tag_of
from hearsay.report.timeline import Moment, find_moments
from hearsay.report.visible import one_line, shortened


def render_wording(parts: Parts) -> Html | None:
    """The section on loaded wording; None where none was found."""
    rows = find_loaded(parts.ledger)
    if not rows:
        return None
    headline = [one for one in rows if one.framing.technique in HEADLINE]
    others = tuple(one for one in rows if one.framing.technique not in HEADLINE)
    groups = [
        element(
            "div", element("h3", tag_of(parts, voice), element("bdi", one_line(voice.name))),
            element("ul", *(_row(parts, one) for one in group), class_="wordings"), class_="voiced",
        )
        for voice, group in by_voice(others)
    ]  # fmt: skip
    hint = (
        "Words that persuade by how they sound, and whose they are. "
        "A word on a list is no verdict on whoever uses it."
    )
    return element(
        "section", element("h2", "Loaded wording"), element("p", hint, class_="hint"),
        *(_headline(parts, one) for one in headline), *groups, id="framing",
    )  # fmt: skip


def _row(parts: Parts, one: Loaded) -> Html:
    place = f"#{parts.paragraph(one.framing.span)}"
    link = element("a", quoted(one.exact), href=place, class_="exact")
    return element("li", link, " ", element("span", one.framing.technique, class_="technique"))


def _headline(parts: Parts, one: Loaded) -> Html:
    told = element("p", element("b", f"The {one.framing.technique}: "), quoted(one.exact))
    place = f"#{parts.paragraph(one.framing.beside)}" if one.framing.beside else "#text"
    beside = element(
        "p", "The text has: ", element("a", quoted(one.beside), href=place, class_="exact")
    )
    return element("div", told, beside if one.beside else None, class_="headline-note")


def render_timeline(parts: Parts) -> Html | None:
    """The section on what the text dates; None where it dates less than two things."""
    moments = find_moments(parts.ledger)
    if len(moments) < 2:
        return None
    return element(
        "section", element("h2", "Timeline"),
        element("figure", draw_timeline(moments)),
        element("ol", *(_moment(parts, one) for one in moments), class_="moments"), id="timeline",
    )  # fmt: skip


def _moment(parts: Parts, one: Moment) -> Html:
    check = parts.check_of.get(one.claim.id)
    verdict = words.VERDICT_WORDS[check.verdict] if check else ""
    link = element(
        "a",
        element("bdi", shortened(one.claim.text, 180)),
        href=f"#{in_text(parts, one.claim)}",
        class_="exact",
    )
    due = element("span", "due ", class_="due") if one.is_deadline else None
    mark = element("span", f" {verdict}", class_=f"small {check.verdict.value}") if check else None
    return element(
        "li", element("b", due, one.when), " ", link, " ", parts.speaker(one.claim), mark
    )
