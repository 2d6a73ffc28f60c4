"""Score speakers: gold attributions of PolNeAR's development part in, names out.

    python -m bench.speakers --data DATA [--model] [--cases FILE] [--errors]

Prints, over the hand-labelled cases, the share right, wrong and unknown; over all gold sources,
the share unknown. A copied pronoun or a description that the document resolves counts as unknown.
``--model`` takes names from the shipped reader, else capitalised words serve.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench.draw_speaker_cases import PRONOUNS, read_articles
from bench.scores import Measure, digest
from hearsay.attribute.sources import name_speakers
from hearsay.models.readings import Readings
from hearsay.records.attribution import Attribution, Manner, SourceKind
from hearsay.records.document import Document, Span
from hearsay.reference.packs import load_packs
from hearsay.tag.mentions import find_mentions
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences

CASES = Path(__file__).parent / "speakers" / "cases.jsonl"
TITLES = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "president",
    "sen",
    "rep",
    "gov",
    "gen",
    "the",
    "a",
    "an",
    "mayor",
}
KNOWN_WITHOUT_NAME = {SourceKind.ANONYMOUS, SourceKind.GROUP, SourceKind.DOCUMENT}


def name_sources(article: dict, models: Any, names: Any) -> tuple[str, tuple[Attribution, ...]]:
    """The gold attributions of one article with our speakers."""
    document = Document.make(article["text"])
    text = document.text
    sentences = split_sentences(text)
    quoted = [quotation.span for quotation in find_quotations(text) if not quotation.is_nested]
    readings = models.encoder.read(text, quoted) if models else Readings()
    mentions = find_mentions(document, sentences, readings, names)
    drafts = tuple(
        Attribution(
            id=f"{number}",
            source=tuple(Span(*span) for span in gold.get("source", ())),
            cue=tuple(Span(*span) for span in gold.get("cue", ())),
            content=tuple(Span(*span) for span in gold["content"]),
            manner=Manner.INDIRECT,
        )
        for number, gold in enumerate(article["attributions"])
        if gold.get("content")
    )
    return text, name_speakers(document, sentences, drafts, mentions)


def words_of(name: str) -> list[str]:
    """Words that count in a comparison: no titles, articles, possessive endings."""
    plain = re.sub(r"['’]s?\b", "", name.lower())
    words = re.findall(r"[\w.-]+", plain)
    return [word.strip(".") for word in words if word.strip(".") not in TITLES]


def is_accepted(name: str, answers: list[str | None]) -> bool:
    """Whether ``name`` is an answer; "~" before one: its words in this order among others."""
    words = words_of(name)
    for answer in answers:
        if answer is None:
            continue
        wanted = words_of(answer)
        if answer.startswith("~"):
            rest = iter(words)
            if len(words) <= len(wanted) + 8 and all(word in rest for word in wanted):
                return True
        elif words == wanted:
            return True
    return False


def judge(name: str | None, source: str, answers: list[str | None]) -> str:
    """right, wrong or unknown."""
    if name is None:
        return "right" if None in answers else "unknown"
    if is_accepted(name, answers):
        return "right"
    copied = words_of(name) == words_of(source)
    if copied or name.islower() or name.lower() in PRONOUNS:  # "report" for "it" names nothing
        return "right" if None in answers else "unknown"
    return "wrong"


def score_cases(named: dict, cases: list[dict], *, show: bool) -> dict[str, Counter]:
    """Outcomes by kind of source."""
    outcomes: dict[str, Counter] = defaultdict(Counter)
    for case in cases:
        text, found = named[case["doc"]]
        hit = next(a for a in found if a.source and a.source[0].start == case["start"])
        source = text[case["start"] : case["end"]]
        outcome = judge(hit.speaker, source, case["answers"])
        for kind in (case["kind"], "all"):
            outcomes[kind][outcome] += 1
        if show and outcome != "right":
            place = f"{case['doc'][:34]}:{case['start']}"
            print(
                f"{outcome:8}{case['kind'][:5]:6}{place:42}{source!r} "
                f"{hit.speaker!r} {case['answers']}"
            )
    return outcomes


def measure(models: Any, packs: Any, data: Path | None) -> list[Measure]:
    """Right, wrong and unknown of the labelled sources; the model finds the names."""
    if data is None or not (data / "polnear").is_dir():
        return []
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    articles = read_articles(str(data / "polnear" / "dev.jsonl.gz"))
    named = {article["doc"]: name_sources(article, models, packs.names) for article in articles}
    counts = score_cases(named, cases, show=False)["all"]
    total = sum(counts.values())
    sourced = [one for _, found in named.values() for one in found if one.source]
    unknown = [one for one in sourced if one.speaker is None and _needs_name(one)]
    return [
        Measure("speakers.right", 100 * counts["right"] / total, goal=85.0),
        Measure("speakers.wrong", 100 * counts["wrong"] / total, "%", 6.0, higher_is_better=False),
        Measure(
            "speakers.unknown of all sources", 100 * len(unknown) / len(sourced), "%", 12.0,
            higher_is_better=False,
        ),
    ]  # fmt: skip


def cases_digest(_data: Path | None) -> str:
    """Digest of the file of cases."""
    return digest((CASES,))


def _needs_name(one: Attribution) -> bool:
    return one.source_kind not in KNOWN_WITHOUT_NAME


def main() -> None:
    """Score and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path, default=Path("data"))
    options.add_argument("--part", default="dev")
    options.add_argument("--cases", type=Path, default=CASES)
    options.add_argument("--model", action="store_true")
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    models = None
    if chosen.model:
        from hearsay.models.bundle import load_models

        models = load_models()
    cases = [json.loads(line) for line in chosen.cases.read_text("utf-8").splitlines()]
    path = chosen.data / "polnear" / f"{chosen.part}.jsonl.gz"
    wanted = {case["doc"] for case in cases}
    articles = [a for a in read_articles(str(path)) if chosen.part == "dev" or a["doc"] in wanted]
    names = load_packs().names
    named = {article["doc"]: name_sources(article, models, names) for article in articles}
    for kind, counted in sorted(score_cases(named, cases, show=chosen.errors).items()):
        total = sum(counted.values())
        shares = "  ".join(
            f"{o} {100 * counted[o] / total:5.1f} %" for o in ("right", "wrong", "unknown")
        )
        print(f"{kind:12} {total:4}  {shares}")
    sourced = [(t, a) for t, found in named.values() for a in found if a.source]
    unknown = [
        (t, a) for t, a in sourced if a.speaker is None and a.source_kind not in KNOWN_WITHOUT_NAME
    ]
    print(
        f"unknown among all {len(sourced)} gold sources: {100 * len(unknown) / len(sourced):.1f} %"
    )
    if chosen.errors:
        print(Counter(t[a.source[0].start : a.source[-1].end] for t, a in unknown).most_common(150))


if __name__ == "__main__":
    main()
