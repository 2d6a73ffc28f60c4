"""A ledger as one self-contained HTML page: no script, nothing from outside, fit for print.

Checks come first, then the text with its voices, then promises, causes, loaded wording, a timeline,
and every record by speaker. Each highlight leads
to its record, each verdict to its evidence, each piece of evidence to its source.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.layout import title_of
from hearsay.report.locations import origin_words
from hearsay.report.markup import Html, element, host_of, join, web_address
from hearsay.report.page_causes import render_causes
from hearsay.report.page_checks import render_checks
from hearsay.report.page_parts import Parts, tag_of
from hearsay.report.page_promises import render_promises
from hearsay.report.page_text import render_text
from hearsay.report.page_voices import render_voices
from hearsay.report.page_wording import render_timeline, render_wording
from hearsay.report.visible import one_line

MOST_KEYS = 16  # voices in the legend, those with most words first; all are listed further down


def render_page(ledger: Ledger) -> str:
    """The whole page, ready to be written to a file as UTF-8."""
    parts = Parts(ledger)
    sections = {
        "Checks": render_checks(parts),
        "The text": render_text(parts),
        "Promises": render_promises(parts),
        "Causes": render_causes(parts),
        "Wording": render_wording(parts),
        "Timeline": render_timeline(parts),
        "By speaker": render_voices(parts),
    }
    shown = {name: section for name, section in sections.items() if section is not None}
    body = element(
        "body",
        element("a", "Skip to the checks", class_="skip", href="#checks"),
        _header(parts, tuple(shown)),
        element("main", *shown.values()),
        _footer(parts),
    )
    return f"<!doctype html>\n{element('html', _head(ledger), body, lang='en')}\n"


def _head(ledger: Ledger) -> Html:
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{one_line(title_of(ledger))} – claim ledger"),
        element("style", Html(style)),
    )


@cache
def _style() -> str:
    return (files("hearsay.report") / "page.css").read_text(encoding="utf-8")


_PLACES = {
    "Checks": "checks", "The text": "text", "Promises": "commitments", "Causes": "causes",
    "Wording": "framing", "Timeline": "timeline", "By speaker": "voices",
}  # fmt: skip


def _header(parts: Parts, shown: tuple[str, ...]) -> Html:
    ledger = parts.ledger
    facts = [element("span", fact) for fact in words.about_document(ledger)]
    if address := web_address(ledger.document.url):
        facts.append(element("a", host_of(address), href=address, rel="noopener noreferrer"))
    notes = [element("li", note.message) for note in ledger.notes]
    return element(
        "header",
        element("p", "Claim ledger", class_="kicker"),
        element("h1", element("bdi", one_line(title_of(ledger)))),
        element("p", join(facts), class_="facts"),
        _tally(parts),
        _whose_words(parts),
        element("ul", *notes, class_="notes", aria_label="Notes on this reading")
        if notes
        else None,
        element(
            "nav",
            *(element("a", name, href=f"#{_PLACES[name]}") for name in shown),
            aria_label="Parts of this page",
        ),
    )


def _tally(parts: Parts) -> Html:
    """How many checks came to what; each number leads to the first of them."""
    counted = []
    for verdict in words.VERDICTS:
        if found := words.checks_with(parts.ledger, verdict):
            sign = element("span", words.VERDICT_SIGNS[verdict], aria_hidden="true", class_="sign")
            number = element("b", f"{len(found):,}")
            link = element(
                "a",
                join((sign, number, f" {words.VERDICT_WORDS[verdict]}")),
                href=f"#{found[0].id}",
                class_=verdict.value,
            )
            counted.append(element("li", link))
    if not counted:
        return element("p", "Nothing in this text could be checked against the record.")
    return element("ul", *counted, class_="tally", aria_label="Checks")


def _whose_words(parts: Parts) -> Html:
    """A bar of the text's words by voice, with a legend that says the same in words."""
    bars, keys, left = [], [], 0.0
    for voice in sorted(parts.voices, key=lambda voice: -voice.share):
        rect = element(
            "rect", x=f"{left:.2%}", y="0", width=f"{voice.share:.2%}", height="100%",
            class_=parts.shade(voice),
        )  # fmt: skip
        bars.append(rect)
        left += voice.share
        name = element("bdi", one_line(voice.name))
        share = element("span", words.percent(voice.share), class_="share")
        link = element("a", tag_of(parts, voice), name, href=f"#{parts.anchor(voice)}")
        keys.append(element("li", link, " ", share))
    if len(keys) > MOST_KEYS:
        more = element("a", f"and {len(keys) - MOST_KEYS:,} more", href="#voices")
        keys[MOST_KEYS:] = [element("li", more)]
    return element(
        "figure",
        element("figcaption", "Whose words"),
        element("svg", *bars, class_="bar", aria_hidden="true", focusable="false"),
        element("ol", *keys, class_="legend"),
        class_="whose",
    )


def _footer(parts: Parts) -> Html:
    origin = origin_words(parts.ledger.document)
    return element(
        "footer",
        element(
            "p",
            "A verdict rests on the evidence shown with it and on nothing else. What no record "
            "settles is left open. Who says something and whether it is so are two questions: this "
            "page answers them apart.",
        ),
        element("p", f"Read from {origin}", class_="made") if origin else None,
        element("p", words.made_with(parts.ledger), class_="made"),
    )
