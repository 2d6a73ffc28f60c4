"""Whom a source stands for: pronouns, surnames, descriptions, groups; and nobody where it is open."""

import re

import pytest

from hearsay.attribute.sources import name_speakers
from hearsay.models.readings import Reading, Readings
from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.document import Document, Span
from hearsay.reference.names import Names
from hearsay.tag.mentions import find_mentions
from hearsay.text.sentences import split_sentences

SORTS = {"P": "person", "O": "organisation", "L": "location", "G": "group"}
MARKS = re.compile(r"\[([POLG]) |[\]{}|]")


def read(marked: str) -> list[tuple[str, str | None, SourceKind]]:
    """(source, speaker, kind) of each attribution.

    Names stand as [P Ana Duarte], sources as {she}; what is said runs from the bar | to the end
    of the sentence, or to the source where that comes later.
    """
    text, readings, sources, bars, opened = "", [], [], [], []
    last = 0
    for mark in MARKS.finditer(marked):
        text += marked[last : mark.start()]
        last, sign = mark.end(), mark.group()
        if mark[1]:
            opened.append((mark[1], len(text)))
        elif sign == "]":
            kind, start = opened.pop()
            readings.append(Reading(Span(start, len(text)), SORTS[kind], 0.95))
        elif sign == "{":
            sources.append([len(text), 0])
        elif sign == "}":
            sources[-1][1] = len(text)
        else:
            bars.append(len(text))
    text += marked[last:]
    document, sentences = Document.make(text), split_sentences(text)
    mentions = find_mentions(document, sentences, Readings(entities=tuple(readings)), Names())
    drafts = []
    for number, ((start, end), bar) in enumerate(zip(sources, bars, strict=True)):
        stop = min((s.span.end for s in sentences if s.span.end > bar), default=len(text))
        content = Span(bar, start - 1) if bar < start else Span(bar, stop)
        cue = Span(end + 1, text.find(" ", end + 1) if " " in text[end + 1 :] else stop)
        drafts.append(
            Attribution(
                id=f"a{number}",
                source=(Span(start, end),),
                cue=(cue,),
                content=(content,),
                manner=Manner.INDIRECT,
                stance=Stance.NEUTRAL,
                score=0.9,
            )
        )
    named = name_speakers(document, sentences, tuple(drafts), mentions)
    return [(one.source[0].of(text), one.speaker, one.source_kind) for one in named]


KNOWN = [
    (
        "[P Ana Duarte], the mayor, arrived late. {She} said |the bridge would stay shut.",
        "Ana Duarte",
    ),
    ("[P Ana Duarte] met [P Ivo Marek]. {Marek} said |the bridge would stay shut.", "Ivo Marek"),
    (
        "[P Ana Duarte], the mayor, met farmers. {The mayor} said |the bridge would stay shut.",
        "Ana Duarte",
    ),
    ("{The mayor, [P Ana Duarte],} said |the bridge would stay shut.", "Ana Duarte"),
    ("{Mrs. [P Duarte]} said |it was late. Her full name is [P Ana Duarte].", "Ana Duarte"),
    (
        "The [O Harbour League] met on Monday. {It} said |the bridge would stay shut.",
        "Harbour League",
    ),
    (
        "The [O Harbour League] met on Monday. {The league} said |the bridge would stay shut.",
        "Harbour League",
    ),
    (
        "[P Ana Duarte] opened the fair and her sister sang. {The mayor’s office} said |it rained.",
        "mayor’s office",
    ),
    ("“We are tired,” said [P Ivo Marek]. {He} added |that nobody had slept.", "Ivo Marek"),
    (
        "Governor [P Omar Das] met Deputy Governor [P Ivo Marek]. {The governor} said |rates fell.",
        "Omar Das",
    ),
    ("[P Rosa Adeyo] came second in Turin. {The Ugandan} said |it was too hot.", "Rosa Adeyo"),
    ("[P Rosa Adeyo] came second in Turin. {The 29-year-old} said |it was hot.", "Rosa Adeyo"),
    (
        "Potter [P Ana Duarte] and weaver [P Ivo Marek] share a kiln. {The pair} agree |it leaks.",
        "Ana Duarte and Ivo Marek",
    ),
    (
        "Cook [P Rosa Adeyo] left. {Her lawyer, [P Ivo Marek],} said |so. {The 61-year-old} said |no.",
        "Rosa Adeyo",
    ),
    (
        "[P Rosa Adeyo] and [P Ivo Marek] share a wall. {The mother of two} said |it was his.",
        "Rosa Adeyo",
    ),
    ("Winger [P Ivo Marek] was dropped. {The winger himself} said |he was glad.", "Ivo Marek"),
    (
        "The [O Tamar Pilots] met. {The Oruba-based group} said |the tide was wrong.",
        "Tamar Pilots",
    ),
    (
        "[O Cobalt Airways] sued [O Hennig Aircraft]. {The planemaker} said |it was no fault of its.",
        "Hennig Aircraft",
    ),
    ("[P Ana Duarte], for its {part} said |the bridge would stay shut.", "Ana Duarte"),
    ("[P Ana Duarte] sold the mill. {Her} critics said |it was cheap.", "Ana Duarte's critics"),
    (
        "“It rained,” said {the head of the burns unit at} Oru clinic, Dr [P Ana Duarte]. |It did.",
        "Ana Duarte",
    ),
    ("Her pilot, Captain [P Ivo Marek], landed. {The pilot} said |it was fog.", "Ivo Marek"),
    (
        "{The owner of a mill in Oru} denied |it. [P Ana Duarte] said nothing had leaked.",
        "Ana Duarte",
    ),
    ("{Oru’s mayor} said |it rained. “We were cold,” [P Ana Duarte] said.", "Ana Duarte"),
    ("{A Tamar woman} says |it burnt. [P Ana Duarte] said the shop laughed.", "Ana Duarte"),
    ("[P Ivo Marek] left. Her aide, [P Omar Das], stayed. {He} said |it was late.", "Omar Das"),
    ("“I am a nurse,” said [P Ana Duarte]. {The council when he} said |so.", None),
    ("{A study of 90 [O Tamar Mills]} found |dust.", "study"),
    ("A memo seen by {the [O Oru Courier]} warned |of floods.", "memo"),
    ("A survey of {the [O Oru Courier]} found |dust.", "survey"),
    ("The housing association [O Onze] met. {The association} said |it was late.", "Onze"),
    ("[O Velta] closed its yard. Rain fell. It was cold. {The company} said |no.", "Velta"),
    ("The [G Hungarian] federation met. {The federation} said |no.", "Hungarian federation"),
    ("{[P Ana Duarte] KC, for the crown,} said |so.", "Ana Duarte"),
    ("{Her agent, a calm man called Thilo,} said |so.", "Thilo"),
    ("[P Ana Duarte], a 34-year-old mother, ran. {The 34-year-old} said |no.", "Ana Duarte"),
    ("The play by the local vet, [P Omar Das], ran. {The vet} said |so.", "Omar Das"),
    ("[P Ivo Marek] married [P Rosa Marek] in May. {She} said |it had rained.", "Rosa Marek"),
]


@pytest.mark.parametrize(("marked", "speaker"), KNOWN)
def test_a_source_is_named_by_the_fullest_name_in_the_document(marked, speaker):
    assert read(marked)[-1][1] == speaker


OPEN = [
    "{He} said |the bridge would stay shut.",
    "[P Ivo Marek] and [P Tomas Brandt] left together. {A witness} said |they had quarrelled.",
    "{A spokesman for the [O Harbour League]} said |the bridge would stay shut.",
    "[P Rosa Adeyo] is Ugandan. [P Rosa Adeyo] ran. {One of the officials} said |it was hot.",
    "[O Dynamo Tamar] lost six points. [P Ivo Marek] wept. {A diplomat, who} said |it was late.",
    "{Someone close to the talks} said |they had failed.",
    "{It} is said |that the lake is bottomless.",
    "Striker [P Omar Das] left. {The player’s brother} said |nothing was signed.",
    "Singer [P Omar Das] must pay. {[P Das]’s lawyer} said |no. Das smiled. {One} said |yes.",
    "{The new warden of Oru} said |no. The last warden, [P Ana Duarte], had a bell.",
    "{The Speaker} said |it was late. [P Ana Duarte] (Ind., Oru) asked why.",
    "The minister believes it. {The minister} said |so. Builders laughed. [P Ana Duarte] left.",
]


@pytest.mark.parametrize("marked", OPEN)
def test_nobody_is_named_where_the_text_does_not_say(marked):
    assert read(marked)[-1][1] is None


KINDS = [
    ("{[P Ana Duarte]} said |it rained.", SourceKind.PERSON),
    ("{The [O Harbour League]} said |it rained.", SourceKind.ORGANISATION),
    ("{Many fishermen} said |it rained.", SourceKind.GROUP),
    ("{An official who asked not to be named} said |it rained.", SourceKind.ANONYMOUS),
    ("{A spokesman for the [O Harbour League]} said |it rained.", SourceKind.ANONYMOUS),
    ("{One of the sources} said |it rained.", SourceKind.ANONYMOUS),
    ("{A courier who} asked not to be named and said |it rained.", SourceKind.ANONYMOUS),
    ("“Order!” Then {the Speaker} said |it rained.", SourceKind.PERSON),
    ("{[P Downing Street]} said |it rained.", SourceKind.ORGANISATION),
    ("{The report} said |it rained.", SourceKind.DOCUMENT),
]


KINDS += [
    ("{He} said |it was late.", SourceKind.PERSON),
    ("{We} said |it was late.", SourceKind.GROUP),
    ("{Another} said |it was late.", SourceKind.ANONYMOUS),
    ("{One trader} said |it was late.", SourceKind.ANONYMOUS),
    ("{Two former aides} said |it was late.", SourceKind.ANONYMOUS),
    ("{Many Salvadorans} say |it was late.", SourceKind.GROUP),
    ("{Locals} swear |it was late.", SourceKind.GROUP),
    ("{State television} said |it was late.", SourceKind.ORGANISATION),
    ("The {coast guard} said |it was late.", SourceKind.ORGANISATION),
    ("{A paper in the [O Oru Gazette]} argues |it was late.", SourceKind.DOCUMENT),
    ("{A diary of the late crooner [P Omar Das]} says |it was late.", SourceKind.DOCUMENT),
    ("{[P Das]’s log} notes |it was late.", SourceKind.DOCUMENT),
    ("{Farmers along the [L Barwon]} say |it was late.", SourceKind.GROUP),
    ("{Lawyers for the winner, [P Ana Duarte],} said |it was late.", SourceKind.GROUP),
    ("{The Cabinet Secretary} said |it was late.", SourceKind.PERSON),
]


@pytest.mark.parametrize(("marked", "kind"), KINDS)
def test_a_source_is_of_one_kind(marked, kind):
    assert read(marked)[-1][2] is kind


def test_names_of_the_other_gender_swapped_get_the_same_treatment():
    said = "[P {0}] met [P {1}]. {{{2}}} said |the bridge would stay shut."
    assert read(said.format("Ana Duarte", "Ivo Marek", "She"))[-1][1] == "Ana Duarte"
    assert read(said.format("Ivo Marek", "Ana Duarte", "He"))[-1][1] == "Ivo Marek"
