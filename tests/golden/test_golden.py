"""Whole articles: what the pipeline makes of them is what is stored, and what is stored is right.

``make golden`` (``pytest tests/golden --rewrite-golden``) writes the stored ledgers anew; the diff is
the review. They hold voices, speakers, claims and verdicts, no scores and no ids. What a careful
reader demands of each, ``expected.json``, is written by hand and never rewritten.
"""

import json
from datetime import date
from difflib import unified_diff
from pathlib import Path

import pytest

from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Articles of the examples folder, with the published date that a plain text cannot carry.
EXAMPLES = {
    "strait-briefing": ("strait-briefing.json", None),
    "baltic-cable": ("baltic-cable.html", None),
    "assembly-address": ("assembly-address.txt", date(2026, 3, 3)),
    "shelter-survey": ("shelter-survey.txt", date(2025, 9, 18)),
    "harbour-budget": ("harbour-budget.txt", date(2025, 11, 20)),
}
CASES = sorted({*EXAMPLES, *(path.parent.name for path in HERE.glob("*/article.json"))})
STORED = "run `make golden` and read the diff"


def document_of(case: str) -> Document:
    from hearsay.text.readers import About, load_file

    name, published = EXAMPLES.get(case, (None, None))
    path = ROOT / "examples" / name if name else HERE / case / "article.json"
    return next(iter(load_file(path, about=About(published=published))))


def stored(case: str) -> dict:
    path = HERE / case / "ledger.json"
    assert path.is_file(), f"{path} is missing: {STORED}"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_an_article_is_read_as_it_was(case, models, packs, rewrite_golden):
    from hearsay.pipeline import read

    found = render(summary(read(document_of(case), models, packs)))
    path = HERE / case / "ledger.json"
    if rewrite_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    diff = unified_diff(
        before.splitlines(), found.splitlines(), "stored", "found", lineterm="", n=0
    )
    assert found == before, "\n".join([STORED, *diff])


@pytest.mark.parametrize("case", CASES)
def test_planted_errors_are_contradicted_and_nothing_else_is(case):
    ledger, expected = stored(case), expected_of(case)
    contradicted = [claim for claim in ledger["claims"] if claim["verdict"] == "contradicted"]
    also = {text for claim in contradicted for text in claim["also"]}  # one finding, two places
    shown = [*contradicted, *(claim for claim in ledger["claims"] if claim["text"] in also)]
    for words in expected["contradicted"]:
        assert any(touches(claim, words, ledger) for claim in shown), words
    for claim in contradicted:
        assert any(touches(claim, words, ledger) for words in expected["contradicted"]), claim


@pytest.mark.parametrize("case", CASES)
def test_what_is_correct_is_supported(case):
    ledger = stored(case)
    supported = [claim for claim in ledger["claims"] if claim["verdict"] == "supported"]
    for words in expected_of(case)["supported"]:
        assert any(touches(claim, words, ledger) for claim in supported), words


@pytest.mark.parametrize("case", CASES)
def test_voices_are_filed_as_a_careful_reader_files_them(case):
    ledger = stored(case)
    for speaker, words in expected_of(case)["voices"]:
        holding = [v for v in ledger["voices"] if any(words in piece for piece in v["content"])]
        assert holding, f"nobody says {words!r}"
        innermost = min(holding, key=lambda voice: sum(map(len, voice["content"])))
        accepted = speaker if isinstance(speaker, list) else [speaker]
        assert any(is_named(innermost, one) for one in accepted), (words, innermost["speaker"])


@pytest.mark.parametrize("case", CASES)
def test_own_voice_is_in_nobodys_mouth(case):
    ledger = stored(case)
    for words in expected_of(case)["own_voice"]:
        assert not any(words in piece for v in ledger["voices"] for piece in v["content"]), words


@pytest.mark.parametrize("case", CASES)
def test_causes_are_found_the_right_way_round(case):
    found = [claim for claim in stored(case)["claims"] if claim["kind"] == "cause"]
    for cause, effect, speaker in expected_of(case)["causes"]:
        accepted = speaker if isinstance(speaker, list) else [speaker]
        assert any(
            cause in one["cause"] and effect in one["effect"] and one["voice"] in accepted
            for one in found
        ), (cause, effect)


@pytest.mark.parametrize("case", CASES)
def test_commitments_have_their_status(case):
    found = stored(case)["commitments"]
    for words, status in expected_of(case)["commitments"]:
        assert any(words in one["text"] and one["status"] == status for one in found), words


@pytest.mark.parametrize("case", CASES)
def test_loaded_wording_is_marked_in_its_voice(case):
    found = [(one["words"], one["voice"]) for one in stored(case)["loaded"]]
    for words, voice in expected_of(case)["loaded"]:
        assert (words, voice) in found


@pytest.mark.parametrize("case", CASES)
def test_what_is_expected_stands_in_the_article(case):
    text, expected = document_of(case).text, expected_of(case)
    said = [words for _, words in expected["voices"]]
    said += [words for cause, effect, _ in expected["causes"] for words in (cause, effect)]
    said += [words for words, _ in expected["loaded"]]
    for words in (*expected["contradicted"], *expected["supported"], *expected["own_voice"], *said):
        assert text.count(words) == 1, words


def expected_of(case: str) -> dict:
    return json.loads((HERE / "expected.json").read_text(encoding="utf-8"))[case]


def is_named(voice: dict, wanted: str | None) -> bool:
    """A title before a name is right. Null wants no name; the words of the source are no name."""
    found = voice["speaker"]
    if found is None or wanted is None:
        copied = set((found or "").casefold().split())
        return wanted is None and copied <= set(" ".join(voice["source"]).casefold().split())
    return found.casefold().endswith(wanted.casefold())


def touches(claim: dict, words: str, ledger: dict) -> bool:
    """Whether the claim's own stretch and ``words`` share a character."""
    start = ledger["text"].index(words)
    return claim["at"][0] < start + len(words) and start < claim["at"][1]


def summary(ledger: Ledger) -> dict:
    """What of a ledger is compared: no score, no id, every record readable alone."""
    text = ledger.document.text
    return {
        "title": ledger.document.title,
        "published": ledger.document.published and ledger.document.published.isoformat(),
        "text": text,
        "voices": [voice_row(found, ledger) for found in ledger.attributions],
        "own_voice": [s.span.of(text) for s in ledger.sentences if is_own(s.span, ledger)],
        "claims": [claim_row(found, ledger) for found in ledger.claims],
        "commitments": [standing_row(found, ledger) for found in ledger.standings],
        "loaded": [framing_row(found, ledger) for found in ledger.framings],
        "notes": [note.code for note in ledger.notes],
    }


def voice_row(found, ledger: Ledger) -> dict:
    text = ledger.document.text
    outer = ledger.attribution(found.inside)
    return {
        "speaker": found.speaker,
        "stance": found.stance,
        "content": [span.of(text) for span in found.content],
        "source": [span.of(text) for span in found.source],
        "cue": [span.of(text) for span in found.cue],
        "manner": found.manner,
        "source_kind": found.source_kind,
        "relay": found.relay,
        "inside": outer and outer.content[0].of(text)[:60],
    }


def is_own(span: Span, ledger: Ledger) -> bool:
    return not any(span.overlaps(piece) for a in ledger.attributions for piece in a.content)


def claim_row(claim, ledger: Ledger) -> dict:
    voice, check = ledger.attribution(claim.attribution), ledger.check_of(claim.id)
    row = {
        "verdict": check and check.verdict,
        "text": claim.text,
        "at": [claim.span.start, claim.span.end],
        "kind": claim.kind,
        "voice": (voice.speaker or "unknown") if voice else None,
        "negated": claim.negated,
        "hedge": claim.hedge,
    }
    if claim.link:
        row["polarity"], row["stance"] = claim.link.polarity, claim.link.stance
        for role in ("cause", "effect"):
            row[role] = claim.parts.get(role).of(ledger.document.text)
    if check:
        row["because"] = check.because
        row["missing"] = check.missing
        row["evidence"] = [f"{e.pack}: {e.record} ({e.relation})" for e in check.evidence]
        row["also"] = [ledger.claim(name).text for name in check.also]
    return row


def standing_row(standing, ledger: Ledger) -> dict:
    claim = ledger.claim(standing.claim)
    return {
        "who": standing.who,
        "text": claim.text,
        "status": standing.status,
        "because": standing.because,
        "parts": {role: span.of(ledger.document.text) for role, span in claim.parts.roles},
    }


def framing_row(framing, ledger: Ledger) -> dict:
    voice = ledger.voice_at(framing.span)
    return {
        "words": framing.span.of(ledger.document.text),
        "technique": framing.technique,
        "voice": (voice.speaker or "unknown") if voice else None,
    }


def render(row: dict) -> str:
    """JSON with one record a line, so that a diff shows records."""
    parts = []
    for name, value in row.items():
        if isinstance(value, list) and value:
            inner = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in value)
            parts.append(f"{json.dumps(name)}: [\n  {inner}\n ]")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"
