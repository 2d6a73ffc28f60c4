"""Random articles and readings for the property tests: from pure noise to almost a news story."""

from datetime import date

from hypothesis import strategies as st

from hearsay.models.readings import Link, Reading, Readings
from hearsay.records.document import Document, Span
from tests.strategies import texts as noise

ENTITIES = ("person", "organisation", "location", "facility", "group", "product", "date", "money")

# Pieces that lead stages into their corners: every quotation mark, half sentences, odd numbers,
# dates that do not exist, cues without a source, names without a verb.
PIECES = (
    "Mara Lindqvist", "Mr. Okafor", "the minister", "Gen. T. B. Adeyemi", "NATO", "the E.U.", "he", "They",
    "said", "told reporters", "denied that", "claims", "according to", "asked whether", "tweeted:", "admits",
    "that", "and", "but", "which", "because of", "not", "never", "if", "unless", "reportedly",
    "the harbour would reopen", "prices rose", "was founded in", "joined the alliance", "has been president of",
    "2%", "3.5 per cent of GDP", "$4.1bn", "€ 12", "1,000,000", "-7", "half", "dozens of", "1.2.3", "٣٤", "12½",
    "in June 2024", "on Monday", "31 February 2023", "2019-02-30", "yesterday", "by 2035", "in the 1990s", "5 p.m.",
    "at the summit in The Hague", "in Nairobi", "of Peru", '"', "“", "”", "‘", "’", "'", "«", "»", "„", "``", "''",
    "(", ")", "[", "—", "--", "…", "...", ".", "?", "!", ":", ";", ",", "\n", "\n\n", "\r\n", "\t", "\u2028", "\u00a0",
    "LISBON, May 3 (Agency) —", "Read more:", "Photo: A. Person/Agency", "* ", "| a | b |", "1. ", "# ", "PRAGUE",
    "Сказал министр", "部长表示", "قال الوزير", "\u202e", "\u200b", "e\u0301", "👩‍👩‍👧", "\x00", "\x1b[31m", "\ufeff",
)  # fmt: skip
INLINE = tuple(piece for piece in PIECES if piece.isprintable() and piece.strip())

scraps = st.builds(
    lambda glue, pieces: glue.join(pieces),
    st.sampled_from((" ", "")),
    st.lists(st.sampled_from(PIECES), max_size=60),
)
paragraphs = st.lists(st.sampled_from(INLINE), min_size=3, max_size=25).map(
    lambda words: "The " + " ".join(words).rstrip(" .") + "."
)
articles = st.lists(paragraphs, min_size=3, max_size=6).map("\n\n".join)
texts = st.one_of(noise, scraps, articles).filter(lambda text: text.strip() != "")
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
documents = st.builds(lambda text, day: Document.make(text, published=day), texts, days)


@st.composite
def apart(draw, text: str, most: int = 12) -> tuple[Span, ...]:
    """Spans inside ``text``, in order, none overlapping another."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=2 * most)))
    return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def readings_of(draw, text: str) -> Readings:
    """What an encoder with no sense at all might say of ``text``: well formed, else anything."""
    labels = st.sampled_from(("source", "cue", "content"))
    scores = st.floats(0, 1)
    parts = tuple(Reading(span, draw(labels), draw(scores)) for span in draw(apart(text)))
    cues = [i for i, part in enumerate(parts) if part.label == "cue"]
    links = tuple(
        Link(i, draw(st.sampled_from(cues)), draw(scores))
        for i, part in enumerate(parts)
        if part.label != "cue" and cues and draw(st.booleans())
    )
    kinds = st.sampled_from(ENTITIES)
    entities = tuple(Reading(span, draw(kinds), draw(scores)) for span in draw(apart(text)))
    return Readings(parts, links, entities)
