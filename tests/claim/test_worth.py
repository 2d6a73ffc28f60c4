"""What is worth checking, and the reason given for it."""

import pytest

from hearsay.claim.worth import score_claims, score_sentences
from hearsay.models.readings import Readings, SentenceReading
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.tags import Mention, MentionKind, Tags
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times

TEXT = "The port of Varna handled 12 million tonnes in 2024."
WHOLE = Span(0, len(TEXT))


def tags(entity: str | None = "Q1") -> Tags:
    times = find_times(TEXT, None)
    place = Mention(Span(12, 17), MentionKind.LOCATION, "Varna", entity)
    return Tags((place,), times, find_quantities(TEXT, times))


def scored(kind: ClaimKind, known: Tags, checkable: float | None = 0.9) -> Claim:
    claim = Claim("c1", Span(0, len(TEXT) - 1), TEXT[:-1], kind)
    sentence = Sentence(WHOLE, 0, checkable=checkable, check_worthy=checkable and 0.7)
    return score_claims((claim,), (sentence,), known)[0]


@pytest.mark.parametrize(
    ("kind", "known", "reason", "value"),
    [
        (ClaimKind.STATISTIC, tags(), "a number, a date, a name in the record", 0.8),
        (ClaimKind.EVENT, tags(None), "a named event, a number, a date, a name", 0.8),
        (ClaimKind.OTHER, Tags(), "no number, date, name or event to look up", 0.8),
        (ClaimKind.OPINION, tags(), "an opinion, which no record settles", 0.32),
    ],
)
def test_a_claim_says_why_it_is_worth_checking(kind, known, reason, value) -> None:
    claim = scored(kind, known)
    assert claim.worthy_because == reason
    assert claim.check_worthiness == pytest.approx(value)


def test_where_the_model_said_nothing_nothing_is_made_up() -> None:
    claim = scored(ClaimKind.STATISTIC, tags(), None)
    assert (claim.check_worthiness, claim.worthy_because) == (None, "")
    sentences = (Sentence(WHOLE, 0),)
    assert score_sentences(sentences, Readings()) == sentences


def test_datelines_and_furniture_are_not_scored() -> None:
    said = SentenceReading(0.9, 0.8, 0.1, 0.2)
    parts = (Part.HEADLINE, Part.DATELINE, Part.BODY, Part.FURNITURE)
    sentences = tuple(Sentence(Span(n, n + 1), n, part) for n, part in enumerate(parts))
    found = score_sentences(sentences, Readings(sentences=(said,) * 4))
    assert [one.checkable for one in found] == [0.9, None, 0.9, None]
    assert [one.check_worthy for one in found] == [0.8, None, 0.8, None]
