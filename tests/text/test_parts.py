"""Headline, dateline, caption and furniture are told from the body."""

import pytest

from hearsay.records.document import Part
from hearsay.text.sentences import split_sentences

BODY = "The harbour authority said on Monday that the quay would stay shut. Nobody was hurt."


def parts(text, **given):
    """Each sentence with its part."""
    return [(s.part.value, s.span.of(text)) for s in split_sentences(text, **given)]


def part_of(paragraph):
    """The parts found in a paragraph that stands in the middle of an article."""
    text = f"A headline\n\n{BODY}\n\n{paragraph}\n\n{BODY}"
    start = text.index(paragraph, 10 + len(BODY))
    end = start + len(paragraph)
    return {s.part.value for s in split_sentences(text) if start <= s.span.start < end}


FURNITURE = [
    "By Ada Moll",
    "BY ADA MOLL and Ivo Brandt, Harbour Courier",
    "By Ada Moll in Oslo | Courier News",
    "By Ada Moll, senior correspondent",
    "Ada Moll, Reuters correspondent",
    "Read more: What the strike means for fuel prices",
    "READ ALSO: Ferry runs aground",
    "Related: Five things to know about the quay",
    "Related stories",
    "Sign up for our newsletter and get the news every morning.",
    "Subscribe to our weekly briefing.",
    "Follow Ada Moll on Twitter @adamoll.",
    "Follow us on Facebook and Instagram.",
    "Correction: An earlier version of this article gave the wrong year.",
    "Correction (June 3): The quay is 400 metres long, not 40.",
    "CORRECTION — The quay is 400 metres long.",
    "This article was amended on 3 June 2025 to correct the length of the quay.",
    "An earlier version of this story misspelled the name of Ivo Brandt.",
    "An article on Tuesday about the harbour misstated the length of the quay.",
    "Editor's note: this interview was shortened.",
    "© 2025 Harbour Courier",
    "Copyright 2025 Harbour Courier. All rights reserved.",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "Photo: Lena Fisk/Getty Images",
    "Lena Fisk / Reuters",
    "Getty Images",
    "Share this article",
    "Share on Facebook, X or by email",
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "Reporting by Ada Moll in Oslo; Editing by Ivo Brandt",
    "(Reporting by Ada Moll; Additional reporting by Mia Tan; Editing by Ivo Brandt)",
    "The Associated Press contributed to this report.",
    "Updated 3:14 p.m.",
    "Updated June 3, 2025 at 3:14 PM ET",
    "Published 3 June 2025",
    "3 June 2025",
    "Tuesday, June 3, 2025, 15:14 GMT",
    "5 min read",
    "Comments (12)",
    "We use cookies to improve your visit.",
    "For more information, contact Ada Moll at press@example.org.",
    "Media contact: Ada Moll, press@example.org",
    "https://www.example.org/news/quay",
    "Watch the full interview below:",
    "Tags: harbour, strike, ferries",
    "-30-",
    "***",
]
CAPTIONS = [
    "FILE PHOTO: Cranes stand idle at the eastern quay, June 3, 2025.",
    "Cranes stand idle at the eastern quay on Monday. (AP Photo/Lena Fisk)",
    "Cranes stand idle at the eastern quay on Monday. REUTERS/Lena Fisk",
    "Cranes stand idle at the quay. [Photo/Xinhua] Photograph: Lena Fisk/Courier",
    "Cranes stand idle at the quay. (Lena Fisk/Getty Images)",
    "Caption: Cranes stand idle at the eastern quay on Monday",
    "Image caption, Cranes stand idle at the eastern quay",
    "In this photo taken on Monday, cranes stand idle at the eastern quay.",
]
# Body that begins or looks like something else.
PLAIN = [
    BODY,
    "By Monday, the army had taken the town.",
    "By the end of June 2025 the work should be done",
    "Related companies must publish their accounts, the court said.",
    "“Join us,” she told the crowd. “Follow us to the square.”",
    "The report was published on Monday and has been updated since.",
    "Updated figures show that 300 people died in 2024.",
    "Published figures show a rise in 2024",
    "Photos, videos and documents show the strike.",
    "Video from the scene shows cranes on fire.",
    "Share prices fell on Monday after the report.",
    "Subscribers left in 2024, the firm said.",
    "Watch out for ice, the office said.",
    "Copyright law is to be changed, the minister said.",
    "Corrections officers went on strike.",
    "Written by senators of both parties, the bill would ban the trade.",
    "Comments by the minister caused anger.",
    "Sources: the minister will go, two people told the paper, but not before June.",
    "Contact was lost at 6 a.m., the navy said.",
    "Image is everything in politics, she said.",
    "The Getty Museum reopened on Monday.",
    "Listen to the people, he said.",
    "For more than a year, contact with the crew was lost.",
]


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_furniture_is_told_from_the_body(paragraph):
    assert part_of(paragraph) == {"furniture"}


@pytest.mark.parametrize("paragraph", CAPTIONS)
def test_captions_are_told_from_the_body(paragraph):
    assert part_of(paragraph) == {"caption"}


@pytest.mark.parametrize("paragraph", PLAIN)
def test_what_only_looks_like_furniture_is_body(paragraph):
    assert part_of(paragraph) == {"body"}


@pytest.mark.parametrize(
    "tail",
    [
        "(Reporting by Ada Moll; Editing by Ivo Brandt)",
        "Ivo Brandt contributed to this report.",
        "READ MORE: Ferry runs aground",
    ],
)
def test_furniture_may_follow_on_the_last_line_of_the_body(tail):
    found = parts(f"A headline\n\n{BODY} {tail}")
    assert [part for part, _ in found] == ["headline", "body", "body", "furniture"]
    assert found[-1][1] == tail


DATELINES = [
    "LONDON (Reuters) —",
    "LONDON (Reuters) -",
    "KYIV, Ukraine, June 3 —",
    "WASHINGTON (AP) —",
    "WASHINGTON (AP) _",
    "WASHINGTON --",
    "NEW YORK/LONDON, June 3 (Reuters) -",
    "ST. PETERSBURG, Fla. —",
    "UNITED NATIONS —",
    "BRASÍLIA, Oct. 3 –",
    "Geneva, 3 June 2025 –",
    "Cairo, Egypt, Apr 21 2022 (IPS) -",
    "New York, NY – June 5, 2025 –",
    "BRUSSELS, June 3, 2025 /PRNewswire/ --",
    "SINGAPORE (May 6, 2021) —",
    "Dec 29 (Reuters) -",
    "(Reuters) -",
    "MOSCOW, June 3. /TASS/.",
    "YANGON, July 25 (Reuters):",
    "NEW DELHI (PTI) —",
]


@pytest.mark.parametrize("dateline", DATELINES)
@pytest.mark.parametrize("above", ["A headline\n\n", "", "A headline\n\nBy Ada Moll\n\n"])
def test_a_dateline_is_a_sentence_of_its_own(dateline, above):
    found = parts(f"{above}{dateline} {BODY}")
    assert ("dateline", dateline) in found
    assert " ".join(text for part, text in found if part == "body") == BODY


@pytest.mark.parametrize(
    "lead",
    [
        "NATO — the alliance — said so.",
        "BREAKING — The quay is shut.",
        "The minister — Ada Moll — said so.",
        "Ada Moll – The quay is shut.",
        "2024 — The year of the quay.",
        "“No,” Ada Moll said — She left.",
        "THE PRESIDENT: Thank you.",
    ],
)
def test_a_dash_alone_makes_no_dateline(lead):
    assert {part for part, _ in parts(f"A headline\n\n{lead} {BODY}")} == {"headline", "body"}


def test_only_the_first_paragraph_of_the_body_has_a_dateline():
    found = parts(f"LONDON (AP) — {BODY}\n\nPARIS (AP) — {BODY}")
    assert [part for part, _ in found] == ["dateline", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        (f"A quay is shut\n\n{BODY}", None, "A quay is shut"),
        (f"Will the quay be shut?\n\n{BODY}", None, "Will the quay be shut?"),
        (f"\n\n  A quay is shut  \r\n\r\n{BODY}", None, "A quay is shut"),
        (f"# A quay is shut\n\n{BODY}", None, "# A quay is shut"),
        (f"# A quay is shut #\n{BODY}", "A quay is shut", "# A quay is shut #"),
        (f"A quay is shut\n{BODY}", "A quay is shut", "A quay is shut"),
        (f"A quay is shut.\n\n{BODY}", "A quay is shut.", "A quay is shut."),
        (f"A quay is shut. {BODY}", "A quay is shut.", "A quay is shut."),
        ("A quay is shut", "A quay is shut", "A quay is shut"),
        (f"{'A quay is shut ' * 15}\n\n{BODY}", ("A quay is shut " * 15).strip(), None),
        (f"A quay is shut.\n\n{BODY}", None, ""),
        (f"“A quay is shut.”\n\n{BODY}", None, ""),
        (f"A quay is shut\n{BODY}", None, ""),
        (f"{'A quay is shut ' * 15}\n\n{BODY}", None, ""),
        (f"A quay is shut for months\n{BODY}", "A quay is shut", ""),
        ("A quay is shut", None, ""),
        (f"By Ada Moll\n\n{BODY}", None, ""),
        (f"LONDON, June 3\n\n{BODY}", None, ""),
        (f"https://www.example.org/quay\n\n{BODY}", None, ""),
    ],
)
def test_the_headline_is_the_title_or_a_short_first_line(text, title, headline):
    found = [words for part, words in parts(text, title=title) if part == "headline"]
    assert " ".join(found) == (title if headline is None else headline)


def test_a_headline_of_two_sentences_is_split_like_other_text():
    found = parts(f"He left. She stayed\n\n{BODY}", title="He left. She stayed")
    assert found[:2] == [("headline", "He left."), ("headline", "She stayed")]


def test_parts_are_the_closed_set_of_the_format():
    assert [part.value for part in Part] == ["headline", "dateline", "body", "caption", "furniture"]
