"""How fast the store is: 1,000 documents put in, then searched, on SQLite and PostgreSQL.

    python -m bench.store                                        SQLite, in a new file
    python -m bench.store --store postgresql://user@host/name    an empty database

Prints the time of one addition, and for each kind of search the median and the 95th centile over
many questions. Documents are made up from words of the examples; no model is needed. Exit code 1
where a median is over the limit, 50 ms unless told (``--limit``).
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from hearsay.records.attribution import Attribution, Manner, SourceKind
from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Sentence, Span
from hearsay.records.ledger import Ledger, MadeWith
from hearsay.records.tags import Mention, MentionKind

ROOT = Path(__file__).parents[1]
WORDS = 600  # of a document
SENTENCE = 18  # words of a sentence
QUESTIONS = 60
OUTLETS = ("The Northern Ledger", "Tidewire", "Harbour Post", "Valmora Daily")
NAMES = ("Ana Duarte", "Ilona Desh", "Teodor Vaskin", "Mina Okafor", "Jens Holt", "Oskar Rydell")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", help="a file or a postgresql:// address; a new file unless told")
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--limit", type=float, default=50.0, help="milliseconds")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return measure(given.store or str(Path(folder) / "bench.db"), given.documents, given.limit)


def measure(place: str, count: int, limit: float) -> int:
    from hearsay.store.adding import add_ledger, count_documents
    from hearsay.store.opening import open_store

    store = open_store(place)
    chance = random.Random(7)
    words = vocabulary()
    taken = []
    for ledger in made_up(words, count - count_documents(store), chance):
        started = time.perf_counter()
        add_ledger(store, ledger)
        taken.append(time.perf_counter() - started)
    print(f"{store.place}: {count_documents(store):,} documents")
    if taken:
        tell("add a document", taken)
    medians = [
        tell(name, list(timed(ask, words, chance))) for name, ask in questions(store).items()
    ]
    store.close()
    return int(max(medians) > limit)


def questions(store) -> dict[str, Callable[[random.Random, list[str]], object]]:
    """The kinds of search, each a function that asks one."""
    from hearsay.store.documents import list_documents
    from hearsay.store.filters import Filter
    from hearsay.store.searching import find_facets, search
    from hearsay.store.speaking import list_speakers, list_statements

    speakers = [one.id for one in list_speakers(store).found]
    return {
        "search, one word": lambda chance, words: search(store, Filter(chance.choice(words))),
        "search, a common word": lambda _, __: search(store, Filter("said")),
        "search, two words": lambda chance, words: search(
            store, Filter(" ".join(chance.sample(words, 2)))
        ),
        "search, contradicted": lambda chance, words: search(
            store, Filter(chance.choice(words), verdict=Verdict.CONTRADICTED)
        ),
        "search, of a speaker": lambda chance, words: search(
            store, Filter(chance.choice(words), speaker=chance.choice(speakers))
        ),
        "library, one word": lambda chance, words: list_documents(
            store, Filter(chance.choice(words))
        ),
        "library, no word": lambda _, __: list_documents(store),
        "a speaker's page": lambda chance, _: list_statements(store, chance.choice(speakers)),
        "facets, one word": lambda chance, words: find_facets(store, Filter(chance.choice(words))),
        "facets, no word": lambda _, __: find_facets(store),
    }


def timed(ask, words: list[str], chance: random.Random) -> Iterator[float]:
    for _ in range(QUESTIONS):
        started = time.perf_counter()
        ask(chance, words)
        yield time.perf_counter() - started


def tell(name: str, taken: list[float]) -> float:
    """Print one line; the median in milliseconds."""
    ordered = sorted(1000 * one for one in taken)
    median = statistics.median(ordered)
    print(f"  {name:<24} median {median:7.1f} ms   p95 {ordered[int(len(ordered) * 0.95)]:7.1f} ms")
    return median


# --- documents ----------------------------------------------------------------------------------


def vocabulary() -> list[str]:
    """Words of the examples, each as often as they have it: common ones are drawn often."""
    text = " ".join(path.read_text() for path in sorted((ROOT / "examples").glob("*.txt")))
    return [word.strip(".,:;“”()—") for word in text.split() if word[0].isalpha()]


def made_up(words: list[str], count: int, chance: random.Random) -> Iterator[Ledger]:
    for number in range(max(0, count)):
        yield a_ledger(words, number, chance)


def a_ledger(words: list[str], number: int, chance: random.Random) -> Ledger:
    """As many attributions and claims as an article of this length has: one a sentence."""
    text, places = "", []
    for _ in range(WORDS // SENTENCE):
        who = chance.choice(NAMES)
        said = " ".join(chance.choices(words, k=SENTENCE))
        start = len(text)
        text += f"{who} said {said} {number}. "
        places.append((start, len(who), len(text) - 2))
    day = date(2020, 1, 1) + timedelta(days=number)
    outlet, url = chance.choice(OUTLETS), f"https://bench.test/{number}"
    document = Document.make(text, title=text[:60], outlet=outlet, url=url, published=day)
    found = [a_statement(place, document, chance) for place in places]
    return Ledger(
        document, (Sentence(Span(0, len(text)), 0),),
        tuple(one[0] for one in found), attributions=tuple(one[1] for one in found),
        claims=tuple(one[2] for one in found), checks=tuple(one[3] for one in found[::4]),
        made_with=MadeWith("bench", "bench", ("nato 1",)),
    )  # fmt: skip


def a_statement(place: tuple[int, int, int], document: Document, chance: random.Random):
    start, length, end = place
    source, what = Span(start, start + length), Span(start + length + 6, end)
    name = source.of(document.text)
    said = Attribution(
        f"a{start:08x}", (source,), (Span(source.end + 1, source.end + 5),), (what,),
        Manner.INDIRECT, speaker=name, source_kind=SourceKind.PERSON,
    )  # fmt: skip
    kind = chance.choice(list(ClaimKind))
    claim = Claim(f"c{start:08x}", what, what.of(document.text), kind, said.id)
    verdict = chance.choice((Verdict.SUPPORTED, Verdict.CONTRADICTED))
    evidence = (Evidence("nato", "row", "a row", Relation.NEUTRAL),)
    check = Check(f"k{start:08x}", claim.id, verdict, evidence, "It is so.")
    return Mention(source, MentionKind.PERSON, name), said, claim, check


if __name__ == "__main__":
    sys.exit(main())
