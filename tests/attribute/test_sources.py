"""Who a source stands for, in texts of a few sentences with the mentions given."""

import pytest

from hearsay.attribute.sources import name_speakers
from hearsay.records.attribution import Attribution, Manner
from hearsay.records.document import Document, Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.sentences import split_sentences

PERSON, BODY, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.LOCATION


def speakers_in(
    text: str, said: list[tuple[str, str, str]], names: dict[str, MentionKind], **full: str
) -> list[str | None]:
    """Speakers of (source, cue, content), each found after the one before."""
    mentions = []
    for name, kind in names.items():
        start = text.find(name)
        while start >= 0:
            mentions.append(Mention(Span(start, start + len(name)), kind, full.get(name, name)))
            start = text.find(name, start + len(name))
    mentions.sort(key=lambda mention: mention.span)
    drafts, place = [], 0
    for number, words in enumerate(said):
        spans = []
        for piece in words:
            start = text.index(piece, place)
            spans.append((Span(start, start + len(piece)),))
        place = spans[0][0].end
        drafts.append(Attribution(f"a{number}", *spans, Manner.INDIRECT))
    found = name_speakers(Document.make(text), split_sentences(text), tuple(drafts), mentions)
    return [one.speaker for one in found]


@pytest.mark.parametrize(
    ("text", "said", "names", "speaker"),
    [
        ("Ada Okri is the mayor of Belka. The head of the union said it was late.",
         ("The head of the union", "said", "it was late"), {"Ada Okri": PERSON}, None),
        ("Bo Tran, the head of the port, smiled. The head of the union said it was late.",
         ("The head of the union", "said", "it was late"), {"Bo Tran": PERSON}, None),
        ("Its owner, Salt Line of Belka, rejected the claim.",
         ("Its owner, Salt Line of Belka", "rejected", "the claim"),
         {"Salt Line": BODY, "Belka": PLACE}, "Salt Line"),
        ("Their father, former mayor Bo Tran, said it was late.",
         ("Their father, former mayor Bo Tran", "said", "it was late"), {"Bo Tran": PERSON},
         "Bo Tran"),
        ("Commissioner of Ports Ada Okri said it was late.",
         ("Commissioner of Ports Ada Okri", "said", "it was late"), {"Ada Okri": PERSON},
         "Ada Okri"),
        ("The ferry sank. Its captain said it was late. Captain Ada Okri has sailed for years.",
         ("Its captain", "said", "it was late"), {"Ada Okri": PERSON}, "Ada Okri"),
        ("One ministry said it was late.", ("One ministry", "said", "it was late"), {}, None),
        ("The RELIEF office shut. WHO said it was late.", ("WHO", "said", "it was late"),
         {"WHO": BODY}, "WHO"),
        ("PNR member states said it was late.", ("PNR member states", "said", "it was late"),
         {"PNR": BODY}, "PNR member states"),
    ],
)  # fmt: skip
def test_a_description_names_only_whom_it_fits(text, said, names, speaker) -> None:
    assert speakers_in(text, [said], names) == [speaker]


def test_who_writes_is_i_and_never_the_mayor_or_she() -> None:
    text = (
        "Why I pay\n\nBy Nora Finch\n\nI think tolls work. The mayor told me so. "
        "She says traffic fell."
    )
    said = [
        ("I", "think", "tolls work"), ("The mayor", "told", "so"),
        ("She", "says", "traffic fell"),
    ]  # fmt: skip
    # the first "I" of the text is in the headline
    assert speakers_in(text, said, {"Nora Finch": PERSON}) == ["Nora Finch", None, None]


def test_they_are_not_the_body_that_is_it() -> None:
    text = (
        "Some in the guild claim it is late. The Treasury reported in May. "
        "It says tolls rose. They also say nobody paid."
    )
    said = [
        ("Some in the guild", "claim", "it is late"), ("It", "says", "tolls rose"),
        ("They", "also say", "nobody paid"),
    ]  # fmt: skip
    found = speakers_in(text, said, {"Treasury": BODY})
    assert found == ["Some in the guild", "Treasury", "Some in the guild"]


def test_in_a_transcript_i_is_who_has_the_turn() -> None:
    text = "ADA OKRI: I said it was late.\n\nBO TRAN: I never said so. The mayor claims it was."
    said = [
        ("I", "said", "it was late"), ("I", "never said", "so"), ("The mayor", "claims", "it was"),
    ]  # fmt: skip
    turns = [("ADA OKRI", ":", "I said it was late."), ("BO TRAN", ":", "I never said so.")]
    assert speakers_in(text, turns, {}) == ["Ada Okri", "Bo Tran"]
    assert speakers_in(text, said, {})[2] is None
