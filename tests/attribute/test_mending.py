"""Sources given back, drafts without a speaker or a content dropped."""

import pytest

from hearsay.attribute.drafts import Draft
from hearsay.attribute.mending import mend
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mended(
    text: str, source: str, cue: str, contents: tuple[str, ...], names: tuple[str, ...] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    mentions = [Mention(place(text, name), MentionKind.PERSON, name) for name in names]
    draft = Draft(
        (place(text, source),) if source else (),
        (place(text, cue),),
        tuple(place(text, content) for content in contents),
        0.7,
    )
    return [
        (" ".join(s.of(text) for s in one.source), tuple(s.of(text) for s in one.content))
        for one in mend(text, [draft], mentions)
    ]


def test_a_name_before_its_cue_is_the_source_and_no_content() -> None:
    text = "President Ade Okri, on Friday, said none of them had paid."
    found = mended(text, "", "said", ("President Ade Okri", "none of them had paid"), ("Ade Okri",))
    assert found == [("President Ade Okri", ("none of them had paid",))]


def test_a_source_goes_up_to_the_noun_before_its_cue() -> None:
    text = "Tamaran prosecutors would not say whether it rained."
    assert mended(text, "Tamaran", "would not say", ("whether it rained",)) == [
        ("Tamaran prosecutors", ("whether it rained",))
    ]


def test_who_follows_the_verb_after_a_quotation_is_the_source() -> None:
    text = "“Not one more lock!” cry the bargemen."
    found = mended(text, "", "cry", ("“Not one more lock!”", "the bargemen"))
    assert found == [("the bargemen", ("“Not one more lock!”",))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Nobody on the quay could say when it sank.", "Nobody on the quay", "could say",
         "when it sank"),
        ("No laboratory has found that it works.", "No laboratory", "has found", "that it works"),
        ("Anyone who thinks that it works is welcome.", "who", "thinks", "that it works"),
        ("He has said it before.", "He", "has said", "it"),
    ],
)  # fmt: skip
def test_what_nobody_says_or_says_nothing_goes(text, source, cue, content) -> None:
    assert mended(text, source, cue, (content,)) == []


def test_what_is_denied_may_be_a_pronoun() -> None:
    assert mended("Both deny it.", "Both", "deny", ("it",)) == [("Both", ("it",))]


def test_what_somebody_calls_it_belongs_to_the_content() -> None:
    text = "She stressed what she called a duty to the river."
    outer = Draft((place(text, "She"),), (place(text, "stressed"),), (place(text, "what"),), 0.7)
    inner = Draft(
        (place(text, "she"),), (place(text, "called"),), (place(text, "a duty to the river"),), 0.7
    )
    found = mend(text, [outer, inner], [])
    assert found[0].content[0].of(text) == "what she called a duty to the river"
    assert found[1] == inner


def test_a_few_words_left_out_amid_a_content_belong_to_it() -> None:
    text = "Patra said the revision in Q3 sales figures was small."
    found = mended(text, "Patra", "said", ("the revision in", "figures was small"), ("Patra",))
    assert found == [("Patra", ("the revision in Q3 sales figures was small",))]


def test_a_speaker_amid_a_content_parts_it() -> None:
    text = "The revision, Patra said, was small."
    found = mended(text, "Patra", "said", ("The revision", "was small"), ("Patra",))
    assert found == [("Patra", ("The revision", "was small"))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "teller"),
    [
        ("Guests were told by the cook that soup was off.", "Guests", "were told", "the cook"),
        ("Guests have been warned that soup was off.", "Guests", "have been warned", ""),
        ("The cook is warning that soup was off.", "The cook", "is warning", "The cook"),
        ("The cook told guests that soup was off.", "The cook", "told", "The cook"),
    ],
)
def test_who_was_told_does_not_say_it(text, source, cue, teller) -> None:
    assert mended(text, source, cue, ("soup was off",)) == [(teller, ("soup was off",))]


@pytest.mark.parametrize(("cue", "content"), [("opposes", "it"), ("says", "so"), ("hails", "it")])
def test_a_pronoun_alone_is_kept_where_the_verb_tells_something_of_it(
    cue: str, content: str
) -> None:
    text = f"The mine may close. Belka {cue} {content}."
    start = text.index(cue)
    draft = Draft(
        (place(text, "Belka"),),
        (place(text, cue),),
        (Span(start + len(cue) + 1, start + len(cue) + 1 + len(content)),),
        0.7,
    )
    assert len(mend(text, [draft], ())) == 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Okri plans to sail again on Monday.", "to sail again on Monday"),
        ("Okri plans to sail again next week", "to sail again next week"),
        ("Okri vowed to sail again on Monday.", "to sail again"),  # when it was vowed, perhaps
        ("Okri plans to sail again, on Monday he said.", "to sail again"),
        ("Okri plans to sail again with the others.", "to sail again"),
    ],
)
def test_a_time_after_what_somebody_plans_is_part_of_it(text, content) -> None:
    cue = "plans" if "plans" in text else "vowed"
    assert mended(text, "Okri", cue, ("to sail again",)) == [("Okri", (content,))]
