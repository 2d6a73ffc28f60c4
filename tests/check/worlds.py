"""What the tests of checks share: an invented pack, names to find, a text read into checks."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hearsay.check.verdict import check_claims
from hearsay.claim.extract import find_claims
from hearsay.records.check import Check
from hearsay.records.claim import Claim
from hearsay.records.document import Document, Span
from hearsay.records.tags import Mention, MentionKind, Tags
from hearsay.reference.packs import Packs, load_packs
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.sentences import split_sentences

NAMES = {
    MentionKind.PERSON: (
        "Sergei Lavrov;Sergey Lavrov;Valeriy Gerasimov;Valery Gerasimov;Mark Rutte;Vladimir Putin;"
        "Jens Stoltenberg;Sergei Shoigu;Dmitry Medvedev;Mikhail Mishustin;Mira Okon;Tomas Brandt;"
        "Georg Georgiev;Greg Abbott;Xi Jinping;Narendra Modi;Alexander Lukashenko;Pia Sundqvist;"
        "Lavrov;Putin;Tomas Brandtner;Joe Biden;Donald Trump;Ban Ki-moon"
    ),
    MentionKind.ORGANISATION: "NATO;European Council;G7;BRICS;Harbour League;Mill Guild;EU;United Nations",
    MentionKind.LOCATION: (
        "The Hague;Madrid;Brussels;Warsaw;Paris;Riga;Vilnius;Oslo;Washington;Newport;Wales;"
        "Lithuania;Strasbourg;Netherlands;Ankara;Tallinn;Versailles;Rome;Kazan;Kyiv;Prague;Miami;"
        "Grumbleton;Ohio;Lisbon;Chicago;Port Amsel;Torrin;Vell;Minsk;Arctic;Tatarstan;Russia;Texas"
    ),
}


@cache
def packs() -> Packs:
    """The shipped packs and an invented one."""
    return load_packs([invented_pack(Path(mkdtemp()))])


def invented_pack(folder: Path) -> Path:
    """A pack about a league of harbours that does not exist."""
    about = {
        "name": "harbours",
        "version": "1",
        "complete": [
            {
                "table": "events",
                "where": {"organiser": "Harbour League", "kind": "conference"},
                "first": "2019",
                "last": "2023",
            },
            {
                "table": "offices",
                "where": {"title": "chair", "body": "Harbour League"},
                "first": "2018-01-15",
                "last": "2023-08-01",
            },
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "events.csv").write_text(
        "id,kind,name,organiser,place,first,last\n"
        "hl-2019,conference,Harbour League conference,Harbour League,Port Amsel,2019-05-03,2019-05-05\n"
        "hl-2021,conference,Harbour League conference,Harbour League,Vell,2021-09-17,2021-09-18\n"
        "hl-2023,conference,Harbour League conference,Harbour League,Torrin,2023-06-10,2023-06-11\n",
        encoding="utf-8",
    )
    (folder / "offices.csv").write_text(
        "id,title,body,person,first,last,last_confirmed\n"
        "chair-okon,chair,Harbour League,Mira Okon,2018-01-15,2022-04-30,\n"
        "chair-brandt,chair,Harbour League,Tomas Brandt,2022-04-30,,2023-08-01\n",
        encoding="utf-8",
    )
    return folder


def mentions_in(text: str) -> tuple[Mention, ...]:
    """The names above where they stand in the text; the longest of those that overlap."""
    found: dict[int, Mention] = {}
    for kind, names in NAMES.items():
        for name in sorted(names.split(";"), key=len):
            for match in re.finditer(rf"\b{re.escape(name)}\b", text):
                entity = packs().names.entity_of(name, str(kind))
                span = Span(match.start(), match.end())
                found[match.start()] = Mention(span, kind, name, entity)
    kept: list[Mention] = []
    for mention in sorted(found.values(), key=lambda one: one.span):
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
    return tuple(kept)


def read(
    text: str, published: date | None = None, attributions: tuple = ()
) -> tuple[tuple[Claim, ...], tuple[Check, ...]]:
    """Claims and checks of a text, its names as given above."""
    document = Document.make(text, published=published)
    times = find_times(text, published)
    tags = Tags(mentions_in(text), times, find_quantities(text, times))
    sentences = split_sentences(text)
    claims = find_claims(document, sentences, attributions, tags)
    return claims, check_claims(document, claims, tags, packs(), published, attributions)
