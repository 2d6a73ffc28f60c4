"""Score the whole pipeline on the frozen voice cases: who says what, and what nobody says.

    python -m bench.voices            # by split and category
    python -m bench.voices --show     # and every failure, but for those of unseen splits

A gold content is *found* where a predicted content shares at least half of their joint letters with
it (intersection over union). Speaker and stance are right only where the content was found: shares
are of all gold attributions, so a missed one counts against all three. A gold stretch of own voice
is *kept* where no predicted content covers more than half of it. A predicted attribution is *false*
where less than half of its content is in any gold content, or where it puts a name on words that
nobody of that name says.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bench.cases import SPLITS, UNSEEN, Gold, VoiceCase, load_voice_cases, voice_files
from bench.scores import Measure, digest, letters, overlap, render_measures, share
from hearsay.records.attribution import Attribution
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger

PUBLISHED = date(2025, 6, 2)  # the same for every case
HALF = 0.5
GOALS = {"content": 90.0, "speaker": 85.0, "stance": 80.0, "own voice": 90.0, "false": 0.1}


@dataclass
class Outcome:
    """What became of one case; ``faults`` are lines for a person."""

    texts: int = 1
    gold: int = 0
    found: int = 0
    speaker: int = 0
    stance: int = 0
    marked: int = 0  # gold attributions for which "neutral" is no right answer
    marked_right: int = 0
    manner: int = 0
    kind: int = 0
    nested: int = 0
    nested_right: int = 0
    relayed: int = 0
    relayed_right: int = 0
    own: int = 0
    kept: int = 0
    false: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Add up every count."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def measure(models: object, packs: object, _data: object = None) -> list[Measure]:
    """Scores for each split and for all of them."""
    outcomes = run(models, packs)
    found = []
    for split in (*SPLITS, "all"):
        total = _total(o for case, o in outcomes if split in (case.split, "all"))
        found += _measures(f"voices.{split}", total)
    return found


def cases_digest(_data: object = None) -> str:
    """Digest of the frozen cases."""
    return digest(voice_files())


def run(models: object, packs: object) -> list[tuple[VoiceCase, Outcome]]:
    """Read every case and judge it."""
    from hearsay.pipeline import read

    outcomes = []
    for case in load_voice_cases():
        document = Document.make(case.text, published=PUBLISHED)
        outcomes.append((case, judge(case, read(document, models, packs))))
    return outcomes


def judge(case: VoiceCase, ledger: Ledger) -> Outcome:
    """Compare one ledger with the gold of its case."""
    made = Outcome(gold=len(case.attributions), own=len(case.own_voice))
    predicted = ledger.attributions
    said = [letters(case.text, found.content) for found in predicted]
    wanted = [letters(case.text, gold.content) for gold in case.attributions]
    pairs = _match(wanted, said)
    _judge_found(case, predicted, pairs, made)
    _judge_own_voice(case, said, made)
    _judge_false(case, predicted, said, set(pairs.values()), made)
    return made


def _match(wanted: Sequence[frozenset[int]], said: Sequence[frozenset[int]]) -> dict[int, int]:
    """Gold number to predicted number, best overlap first, each used once."""
    overlaps = sorted(
        (
            (overlap(gold, found), g, f)
            for g, gold in enumerate(wanted)
            for f, found in enumerate(said)
        ),
        key=lambda triple: (-triple[0], triple[1], triple[2]),
    )
    pairs: dict[int, int] = {}
    for shared, gold, found in overlaps:
        if shared >= HALF and gold not in pairs and found not in pairs.values():
            pairs[gold] = found
    return pairs


def _judge_found(
    case: VoiceCase, predicted: Sequence[Attribution], pairs: dict[int, int], made: Outcome
) -> None:
    numbers = {predicted[found].id: gold for gold, found in pairs.items()}
    for number, gold in enumerate(case.attributions):
        is_marked = "neutral" not in gold.stance
        made.marked += is_marked
        made.nested += gold.inside is not None
        made.relayed += gold.relay is not None
        words = " … ".join(span.of(case.text) for span in gold.content)
        if number not in pairs:
            made.faults.append(f"missed    {_short(words)}  (speaker {gold.speaker[0]})")
            continue
        found = predicted[pairs[number]]
        made.found += 1
        made.manner += found.manner in gold.manner
        made.kind += found.source_kind in gold.source_kind
        made.nested_right += (
            gold.inside is not None and numbers.get(found.inside or "") == gold.inside
        )
        made.relayed_right += gold.relay is not None and _same(found.relay, gold.relay)
        if is_speaker_right(gold, found, case.text):
            made.speaker += 1
        else:
            made.faults.append(f"speaker   {found.speaker!r} for {gold.speaker}: {_short(words)}")
        if found.stance in gold.stance:
            made.stance += 1
            made.marked_right += is_marked
        else:
            made.faults.append(f"stance    {found.stance} for {gold.stance}: {_short(words)}")
        for name in ("manner", "source_kind"):
            if getattr(found, name) not in getattr(gold, name):
                made.faults.append(
                    f"({name}) {getattr(found, name)} for {getattr(gold, name)}: {_short(words)}"
                )
        if gold.inside is not None and numbers.get(found.inside or "") != gold.inside:
            made.faults.append(f"(inside)  not nested: {_short(words)}")
        if gold.relay is not None and not _same(found.relay, gold.relay):
            made.faults.append(f"(relay)   {found.relay!r} for {gold.relay!r}")


def _judge_own_voice(case: VoiceCase, said: Sequence[frozenset[int]], made: Outcome) -> None:
    for span in case.own_voice:
        own = letters(case.text, [span])
        if any(len(own & content) > len(own) * HALF for content in said):
            made.faults.append(f"own voice taken: {_short(span.of(case.text))}")
        else:
            made.kept += 1


def _judge_false(
    case: VoiceCase,
    predicted: Sequence[Attribution],
    said: Sequence[frozenset[int]],
    matched: set[int],
    made: Outcome,
) -> None:
    golds = [(gold, letters(case.text, gold.content)) for gold in case.attributions]
    allowed = letters(case.text, case.either).union(*(content for _, content in golds))
    for number, found in enumerate(predicted):
        if number in matched:
            continue
        words = " … ".join(span.of(case.text) for span in found.content)
        holders = [
            gold for gold, content in golds if len(said[number] & content) * 2 >= len(said[number])
        ]
        is_outside = len(said[number] & allowed) * 2 < len(said[number])
        is_named_wrong = (
            bool(holders)
            and found.speaker is not None
            and not any(is_speaker_right(gold, found, case.text) for gold in holders)
        )
        if is_outside or is_named_wrong:
            made.false += 1
            made.faults.append(f"false     {found.speaker!r}: {_short(words)}")
        else:
            made.faults.append(f"(extra)   {found.speaker!r}: {_short(words)}")


# --- speakers ----------------------------------------------------------------------------------

_ARTICLE = re.compile(r"\b(?:the|a|an)\s+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_OWNED = re.compile(r"(?:his|her|its|their|my|our|your) ")
_DETERMINER = re.compile(rf"^(?:one|some|several|many|two|{_OWNED.pattern[3:-2]}) ")
# Words that make another name of what follows them: "Bank of Finland" is not Finland.
_JOINS = frozenset({"of", "for", "in", "at", "to", "and", "by", "from", "with"})


def is_speaker_right(gold: Gold, found: Attribution, text: str) -> bool:
    """Whether the speaker is one of those accepted; a title before a person's name is no fault.

    Where nobody is named, None is right, and so are the source's own words copied.
    """
    if found.speaker is None:
        return None in gold.speaker
    name = _plain(found.speaker)
    for accepted in gold.speaker:
        if accepted is None:
            if any(_is_copy(found.speaker, span.of(text)) for span in gold.source):
                return True
        elif name == _plain(accepted) or _is_titled(name, _plain(accepted), gold):
            return True
    return False


def _is_copy(speaker: str, source: str) -> bool:
    """Whether the speaker is a description among the source's words, not a name out of them.

    A determiner may be missing; whose staff "her staff" is, the gold does not say.
    """
    name, words = _plain(speaker), _plain(source)
    bare = _DETERMINER.sub("", words)
    is_owned = bool(_OWNED.match(words)) and name.endswith(f"'s {bare}")
    is_start = is_owned or f"{words} ".startswith(f"{name} ") or f"{bare} ".startswith(f"{name} ")
    return is_start or (speaker[0].islower() and f" {name} " in f" {words} ")


def _is_titled(name: str, accepted: str, gold: Gold) -> bool:
    if "person" not in gold.source_kind or not name.endswith(" " + accepted):
        return False
    return not _JOINS & set(name.removesuffix(accepted).split())


def _plain(name: str) -> str:
    name = _ARTICLE.sub("", _EDGES.sub("", name.casefold().replace("’", "'")))
    return name.removesuffix("'s").removesuffix("'")


def _same(found: str | None, gold: str) -> bool:
    return found is not None and _plain(found) == _plain(gold)


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:87] + "..."  # 90: one line of a terminal


# --- tables ------------------------------------------------------------------------------------


def _total(outcomes: object) -> Outcome:
    total = Outcome(texts=0)
    for outcome in outcomes:  # type: ignore[attr-defined]
        total.add(outcome)
    return total


def _measures(name: str, total: Outcome) -> list[Measure]:
    def part(what: str, right: int, of: int, *, is_pinned: bool = True) -> Measure:
        return Measure(
            f"{name}.{what}", share(right, of), goal=GOALS.get(what), is_pinned=is_pinned
        )

    return [
        part("content", total.found, total.gold),
        part("speaker", total.speaker, total.gold),
        part("stance", total.stance, total.gold),
        part("stance, marked cues", total.marked_right, total.marked),
        part("manner", total.manner, total.gold),
        part("source kind", total.kind, total.gold),
        part("nested", total.nested_right, total.nested, is_pinned=False),
        part("relay", total.relayed_right, total.relayed, is_pinned=False),
        part("own voice", total.kept, total.own),
        Measure(f"{name}.false", total.false / max(1, total.texts), "a text", GOALS["false"],
                higher_is_better=False),
    ]  # fmt: skip


def render_table(outcomes: Sequence[tuple[VoiceCase, Outcome]]) -> str:
    """One row for each category, the splits beside each other."""
    rows = [
        f"{'category':20s} texts  gold | {SPLITS[0]}: content speaker stance own-voice false"
        + "".join(f" | {split}: the same" for split in SPLITS[1:])
    ]
    groups: dict[str, dict[str, Outcome]] = defaultdict(
        lambda: {split: Outcome(texts=0) for split in SPLITS}
    )
    for case, outcome in outcomes:
        groups[case.category][case.split].add(outcome)
        groups["ALL"][case.split].add(outcome)
    for category, splits in groups.items():
        every = _total(splits.values())
        rows.append(
            f"{category:20s} {every.texts:5d} {every.gold:5d} | "
            + " | ".join(_cells(splits[split]) for split in SPLITS)
        )
    return "\n".join(rows)


def _cells(made: Outcome) -> str:
    return (
        f"{made.found:3d}/{made.gold:<3d} {made.speaker:3d} {made.stance:5d}"
        f"   {made.kept:3d}/{made.own:<3d} {made.false:3d}"
    )


def render_failures(outcomes: Sequence[tuple[VoiceCase, Outcome]]) -> str:
    """Every case with a fault: its text and what was wrong with it."""
    lines: list[str] = []
    for case, outcome in outcomes:
        if outcome.faults:
            lines += [
                f"\n{case.id}  [{case.split}, {case.category}: {case.note}]",
                f"  {case.text!r}",
            ]
            lines += [f"  - {fault}" for fault in outcome.faults]
    return "\n".join(lines)


def main() -> None:
    """Print the table, the measures and, if asked, the failures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the failures")
    parser.add_argument("--split", choices=SPLITS, help="only this split's failures")
    options = parser.parse_args()
    from hearsay.models.bundle import load_models
    from hearsay.reference.packs import load_packs

    outcomes = run(load_models(), load_packs())
    print(render_table(outcomes), "\n")
    for split in (*SPLITS, "all"):
        print(
            render_measures(
                _measures(split, _total(o for c, o in outcomes if split in (c.split, "all")))
            )
        )
        print()
    if options.show:
        # Whoever reads a failure will write a rule for it: "fresh" is told only when asked for.
        shown = [options.split] if options.split else [s for s in SPLITS if s not in UNSEEN]
        print(render_failures([o for o in outcomes if o[0].split in shown]))


if __name__ == "__main__":
    main()
