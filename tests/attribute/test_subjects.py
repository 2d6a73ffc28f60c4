"""A cue gets the subject its clause has, where the source that was read cannot be it."""

import pytest

from hearsay.attribute.drafts import Draft
from hearsay.attribute.heads import MentionIndex
from hearsay.attribute.passives import with_passives
from hearsay.attribute.relatives import find_antecedent
from hearsay.attribute.subjects import with_subjects
from hearsay.records.document import Sentence, Span
from hearsay.records.tags import Mention, MentionKind


def mended(text: str, parts: dict[str, str], people: tuple[str, ...] = ()) -> dict[str, str]:
    """Source, cue and content of one draft after the pass, given as words of the text."""
    draft = Draft(*((span_of(text, parts[name]),) for name in ("source", "cue", "content")), 0.8)
    mentions = [Mention(span_of(text, name), MentionKind.PERSON, name, 0.9) for name in people]
    found = with_subjects(text, [Sentence(Span(0, len(text)), 0)], [draft], mentions)[0]
    return {name: " ".join(s.of(text) for s in getattr(found, name)) for name in parts}


def span_of(text: str, words: str) -> Span:
    start = text.rindex(words)
    return Span(start, start + len(words))


def test_a_relative_clause_has_the_noun_before_it_for_its_subject():
    text = "The minister cited a leaflet that claimed the well was dry."
    parts = {"source": "The minister", "cue": "claimed", "content": "the well was dry"}
    assert mended(text, parts)["source"] == "that"


def test_a_verb_with_that_is_no_relative_clause():
    text = "The minister said that claimed losses were small."
    parts = {"source": "The minister", "cue": "claimed", "content": "losses were small"}
    assert mended(text, parts)["source"] == "The minister"


def test_a_passive_keeps_what_was_read():
    text = "The guild sold the hall, which was believed to be safe."
    parts = {"source": "The guild", "cue": "was believed", "content": "to be safe"}
    assert mended(text, parts)["source"] == "The guild"


def test_of_a_lawyer_named_and_his_client_the_last_is_the_subject():
    text = "Questioned by his lawyer, Ana Ruiz, Omar Lund admitted that he lied."
    parts = {"source": "lawyer, Ana Ruiz, Omar Lund", "cue": "admitted", "content": "that he lied"}
    assert mended(text, parts, ("Ana Ruiz", "Omar Lund"))["source"] == "Omar Lund"


def test_two_names_at_the_head_of_a_headline_both_speak():
    text = "Ana Ruiz, Omar Lund demand a vote."
    parts = {"source": "Ana Ruiz, Omar Lund", "cue": "demand", "content": "a vote"}
    assert mended(text, parts, ("Ana Ruiz", "Omar Lund"))["source"] == "Ana Ruiz, Omar Lund"


@pytest.mark.parametrize("word", ["stark", "behalf"])
def test_a_lone_word_that_is_nobody_gives_way_to_the_subject(word: str):
    text = f"The pilots, who had {word}, fear that the light is out."
    parts = {"source": word, "cue": "fear", "content": "that the light is out"}
    assert mended(text, parts)["source"] == f"The pilots, who had {word}"


def test_the_verb_right_after_the_source_is_the_cue():
    text = "Ruiz claimed that Lund came by night and urged her to leave."
    parts = {"source": "Ruiz", "cue": "urged", "content": "that Lund came by night"}
    found = mended(text, parts)
    assert found["cue"] == "claimed"
    assert found["content"] == "that Lund came by night"


def test_a_source_of_the_next_paragraph_is_none():
    text = "The clerk was accused of theft.\n\nA spokesman gave no answer."
    parts = {"source": "A spokesman", "cue": "was accused", "content": "of theft"}
    assert mended(text, parts)["source"] == ""


def test_who_was_asked_does_not_ask():
    text = "Asked about the fee, Ruiz laughed."
    parts = {"source": "Ruiz", "cue": "Asked", "content": "about the fee"}
    assert mended(text, parts)["source"] == ""


def test_a_passive_of_framing_has_no_source():
    text = "The guild's talk of peace is often framed as a reply to the frost."
    source, cue, content = (
        span_of(text, w) for w in ("The guild's", "is often framed as", "a reply")
    )
    draft = Draft((source,), (cue,), (span_of(text, "talk of peace"), content), 0.8)
    (found,) = with_passives(text, [Sentence(Span(0, len(text)), 0)], [draft])
    assert found.source == ()
    assert found.content == (content,)


def test_many_somewhere_are_not_the_place():
    text = "It was met with doubt by many in the North, who see a trap."
    mentions = [Mention(span_of(text, "North"), MentionKind.ORGANISATION, "North")]
    found = find_antecedent(
        text, text.index("who"), Span(0, len(text)), MentionIndex(mentions), of_person=True
    )
    assert isinstance(found, Span)
    assert found.of(text) == "many in the North"
