"""An invented league of ports: who belongs to it, what they catch and spend, what they promised."""

from datetime import date
from pathlib import Path

from hearsay.check.verdict import check_claims
from hearsay.claim.extract import find_claims
from hearsay.records.check import Check
from hearsay.records.document import Document
from hearsay.records.tags import Tags
from hearsay.reference.packs import Packs, load_packs
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.sentences import split_sentences
from tests.reference.worlds import pack_of

COMPLETE = {
    "open_ends_trusted_for_days": 365,
    "complete": [
        {"table": "members", "where": {"body": "Gull League"}, "first": "1961", "last": "2025"}
    ],
}
ENTITIES = """
id,kind,name,aliases,adjectives
league,organisation,Gull League,,
orvik,place,Orvik,,Orvikan
talmere,place,Talmere,,
sund,place,Sundhaven,,
pell,place,Pellworth,,
catch,measure,herring catch,herring landings,
dredging,measure,dredging expenditure,dredging spending;spending on dredging,
"""
MEMBERS = """
id,member,body,first,last,last_confirmed,founder
m1,Orvik,Gull League,1961-05-02,,2025-12-31,yes
m2,Talmere,Gull League,1961-05-02,,2025-12-31,yes
m3,Sundhaven,Gull League,1988-09-01,,2025-12-31,
m4,Pellworth,Gull League,2011-03-15,2020-06-30,,
"""
SERIES = """
id,subject,measure,unit,period,value,edition,known_from,status,definition
a1,Orvik,herring catch,thousand tonne,2021,11.9,Yearbook 2024,2024-03-01,actual,landed
a2,Orvik,herring catch,thousand tonne,2022,12.5,Yearbook 2024,2024-03-01,actual,landed
a3,Orvik,herring catch,thousand tonne,2022,11.7,Yearbook 2023,2023-03-01,estimate,landed
a4,Orvik,herring catch,thousand tonne,2023,14.0,Yearbook 2024,2024-03-01,actual,landed
a5,Talmere,herring catch,thousand tonne,2021,7.0,Yearbook 2024,2024-03-01,actual,landed
a6,Talmere,herring catch,thousand tonne,2022,6.0,Yearbook 2024,2024-03-01,actual,landed
a7,Talmere,herring catch,thousand tonne,2023,5.0,Yearbook 2024,2024-03-01,actual,landed
a8,Talmere,herring catch,thousand tonne,2023,5.6,Yearbook 2024,2024-03-01,actual,caught
a9,Sundhaven,herring catch,thousand tonne,2023,3.3,Yearbook 2024,2024-03-01,estimate,landed
d1,Orvik,dredging expenditure,percent of revenue,2023,6.1,,,actual,
d2,Talmere,dredging expenditure,percent of revenue,2023,6.8,,,actual,
d3,Sundhaven,dredging expenditure,percent of revenue,2023,2.9,,,actual,
d4,Orvik,dredging expenditure,percent of revenue,2024,1.996,,,actual,
"""
COMMITMENTS = """
id,who,what,made,measure,comparison,target,unit,deadline
p1,Gull League,spend at least 6% of revenue on dredging,2022-05-14,dredging expenditure,>=,6,percent of revenue,2030
"""


NAMES = {"Orvik": "Sundhaven", "Talmere": "Pellworth"}  # whom the swapped league exchanges


def cases(name: str) -> list[list[str]]:
    """The rows of a table of texts and the verdicts they must get."""
    table = Path(__file__).with_name(f"{name}_cases.tsv")
    return [line.split("\t") for line in table.read_text("utf-8").splitlines()[2:]]


def ports(folder: Path, **swaps: str) -> Packs:
    """The shipped packs and the league, with names exchanged if asked."""
    tables = {
        "entities": ENTITIES, "members": MEMBERS, "series": SERIES, "commitments": COMMITMENTS,
    }  # fmt: skip
    return load_packs([pack_of(folder, COMPLETE, **{k: swap(v, swaps) for k, v in tables.items()})])


def swap(text: str, names: dict[str, str]) -> str:
    """The text with each name in place of its partner."""
    both = names | {other: name for name, other in names.items()}
    out, place = [], 0
    while place < len(text):
        found = next((name for name in both if text.startswith(name, place)), None)
        out.append(both[found] if found else text[place])
        place += len(found) if found else 1
    return "".join(out)


def checks_of(text: str, packs: Packs, day: date | None) -> tuple[Check, ...]:
    """Every check of a text in which no model has marked a name."""
    document = Document.make(text, published=day)
    times = find_times(text, day)
    tags = Tags((), times, find_quantities(text, times))
    claims = find_claims(document, split_sentences(text), (), tags)
    return check_claims(document, claims, tags, packs, day)
