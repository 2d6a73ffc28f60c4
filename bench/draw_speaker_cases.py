"""Draw the 200 speaker cases of bench/speakers/cases.jsonl from PolNeAR's development part.

    python -m bench.draw_speaker_cases DATA/polnear/dev.jsonl.gz > drawn.jsonl

Prints document id, offsets of the source and its kind, never any text. The answers in
``cases.jsonl`` were then written by hand from the articles, before any output of ours was seen.
"""

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator

SEED = 20251218
# So many of each kind; the surplus is for words that prove, by hand, not to be of their kind.
WANTED = {"pronoun": 80, "surname": 60, "description": 60}
SURPLUS = {"pronoun": 3, "surname": 25, "description": 30}
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "his",
        "their",
        "its",
        "our",
        "my",
        "me",
        "us",
        "who",
        "which",
        "that",
        "whose",
        "whom",
        "he's",
        "she's",
        "they're",
        "it's",
    ]
)
SURNAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?"
    r"(?:(?:de|De|von|Van|van|La|Le|El|al)[ -])?[A-Z][\w’'-]*[a-z][\w-]*(?:['’]s?)?"
)
DESCRIPTION = re.compile(
    r"(?:the|this|that|these|those|his|her|their|its|our|my) "
    r"(?!.*\b[A-Z]\w+ [A-Z]).*\b[a-z]+(?:['’]s?)?",
    re.IGNORECASE,
)


def read_articles(path: str) -> Iterator[dict]:
    """One record for each article: the first annotator's."""
    seen = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["doc"] not in seen:
                seen.add(article["doc"])
                yield article


def kind_of(source: str) -> str | None:
    """pronoun, surname, description, or None where the source is of another sort."""
    if source.lower() in PRONOUNS:
        return "pronoun"
    if SURNAME.fullmatch(source):
        return "surname"
    return "description" if DESCRIPTION.fullmatch(source) else None


def draw(path: str) -> list[dict]:
    """All cases in a seeded random order."""
    cases = []
    for article in read_articles(path):
        for attribution in article["attributions"]:
            if not (source := attribution.get("source")):
                continue
            start, end = source[0][0], source[-1][1]
            if kind := kind_of(article["text"][start:end]):
                cases.append({"doc": article["doc"], "start": start, "end": end, "kind": kind})
    random.Random(SEED).shuffle(cases)
    return cases


if __name__ == "__main__":
    drawn = draw(sys.argv[1])
    for kind, wanted in WANTED.items():
        for case in [case for case in drawn if case["kind"] == kind][: wanted + SURPLUS[kind]]:
            print(json.dumps(case))
