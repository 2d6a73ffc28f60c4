"""A memo on a story in Markdown: what to look at first, who says what, what was promised.

CommonMark without HTML. Everything an article says is escaped, so that no word of it becomes a
heading, a link or an image; the only links are web addresses of evidence and of the article.
"""

import re
from collections.abc import Iterator, Sequence

from hearsay.exchange.format import File, Options
from hearsay.records.check import Check, Evidence
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.causal_map import STANCE_WORDS, find_map
from hearsay.report.layout import title_of
from hearsay.report.markup import web_address
from hearsay.report.promises import STATUS_WORDS, find_promises
from hearsay.report.visible import one_line
from hearsay.report.voices import Voice, find_voices, voice_by_attribution

# What CommonMark and its dialects act upon: marks anywhere, addresses, and what begins a line.
_MARKS = re.compile(r"([\\`*_\[\]<>|~#&@$^{}]|:(?=//)|(?<=www)\.|^[-+=])", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_UNSAFE = re.compile(r"[\s<>()\\]")
_LIMIT = 300  # characters of a quotation; a memo points, it does not reprint


def write_memo(ledgers: Sequence[Ledger], _options: Options) -> Iterator[File]:
    """One file, a section for each ledger."""
    memo = "\n".join(line for ledger in ledgers for line in _memo(ledger))
    yield File("memo.md", memo.encode("utf-8", "replace"))


def escaped(text: str) -> str:
    """The text on one line, nothing in it acted upon."""
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\1", one_line(text)))


def _memo(ledger: Ledger) -> Iterator[str]:
    document = ledger.document
    yield f"# {escaped(title_of(ledger))}\n"
    yield " · ".join(escaped(part) for part in words.about_document(ledger)) + "\n"
    address = web_address(document.url)
    if address:
        yield f"{_link(address)}\n"
    yield from _verdicts(ledger)
    yield from _voices(ledger)
    yield from _promises(ledger)
    yield from _causes(ledger)
    yield from _notes(ledger)
    made = escaped(words.made_with(ledger))
    yield f"*Made by {made}. Read the evidence before you print anything.*\n"


def _verdicts(ledger: Ledger) -> Iterator[str]:
    yield "## What the record says\n"
    if not ledger.checks:
        yield "No claim was checked. That is not a sign that they are true.\n"
        return
    voice_of = voice_by_attribution(find_voices(ledger))
    own = find_voices(ledger)[0]
    for verdict in words.VERDICTS:
        for check in words.checks_with(ledger, verdict):
            claim = ledger.claim(check.claim)
            if claim is None:
                continue
            said = ledger.attribution(claim.attribution)
            voice = voice_of[said.id] if said else own
            exact = words.quoted(_cut(one_line(claim.span.of(ledger.document.text))))
            who = words.speaker_words(ledger, voice, said)
            yield (
                f"- **{words.VERDICT_WORDS[verdict].capitalize()}:** {escaped(exact)}, "
                f"{escaped(who)} ({escaped(check.id)})  "
            )
            yield from _reasons(check)
    yield ""


def _reasons(check: Check) -> Iterator[str]:
    yield f"  {escaped(check.because)}"
    if check.missing:
        yield f"  Missing: {escaped(check.missing)}"
    for one in check.evidence:
        yield f"  - {_evidence(one)}"


def _evidence(one: Evidence) -> str:
    told = (
        f"{words.RELATION_WORDS[one.relation]}: {escaped(words.quoted(_cut(one_line(one.quote))))}"
    )
    where = escaped(" · ".join(words.about_evidence(one)))
    address = web_address(one.url)
    return f"{told}, {where}" + (f" {_link(address)}" if address else "")


def _voices(ledger: Ledger) -> Iterator[str]:
    yield "## Who says what\n"
    for voice in find_voices(ledger):
        if voice.is_own:
            yield f"- **{escaped(voice.name)}**, {words.percent(voice.share)} of the text"
        else:
            yield from _voice(ledger, voice)
    yield ""


def _voice(ledger: Ledger, voice: Voice) -> Iterator[str]:
    kind = words.SOURCE_KIND_WORDS[voice.kind]
    told = ", ".join(part for part in (kind, words.percent(voice.share)) if part)
    yield f"- **{escaped(voice.name)}** ({escaped(told)} of the text)"
    for one in voice.attributions:
        exact = " … ".join(one_line(span.of(ledger.document.text)) for span in one.content)
        about = escaped(", ".join(words.about_attribution(one)))
        yield f"  - {escaped(words.quoted(_cut(exact)))} ({about})"


def _promises(ledger: Ledger) -> Iterator[str]:
    found = find_promises(ledger)
    if not found:
        return
    yield "## What was promised\n"
    for one in found:
        facts = "; ".join(f"{name} {value}" for name, value in one.facts)
        status = STATUS_WORDS[one.standing.status]
        what = escaped(one.what or facts)
        yield f"- **{escaped(status.capitalize())}:** {escaped(one.who)}: {what}  "
        yield f"  {escaped(one.standing.because)}"
    yield ""


def _causes(ledger: Ledger) -> Iterator[str]:
    found = find_map([ledger])
    if not found.links:
        return
    yield "## What is said to bring about what\n"
    for link in found.links:
        sign = "more" if link.sign > 0 else "less"
        ends = f"{found.label(link.cause)} → {sign} → {found.label(link.effect)}"
        who = "; ".join(
            dict.fromkeys(f"{one.who} {STANCE_WORDS[one.stance]}" for one in link.tellings)
        )
        yield f"- {escaped(ends)} ({escaped(who)})"
    yield ""


def _notes(ledger: Ledger) -> Iterator[str]:
    if ledger.notes:
        yield "## What to know of this reading\n"
        yield from (f"- {escaped(one.message)}" for one in ledger.notes)
        yield ""


def _cut(text: str) -> str:
    return text if len(text) <= _LIMIT else f"{text[: _LIMIT - 1].rstrip()}…"


def _link(address: str) -> str:
    """An address as a link that shows itself; what would end it is percent-encoded."""
    safe = _UNSAFE.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")),
        address,
    )
    return f"<{safe}>"
