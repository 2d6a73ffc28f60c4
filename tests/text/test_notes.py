"""Notes tell a reader what to know of a text before trusting what is said of it."""

import time
from datetime import date

import pytest
from hypothesis import given

from hearsay.records.document import Document, Origin
from hearsay.text.notes import find_notes
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences
from tests.dirty import dirty_cases, long_texts, news
from tests.strategies import texts

BODY = (
    "The harbour authority said on Monday that the eastern quay would stay shut until June."
    " It had been closed since March, and nobody has said why.\n\n"
    "“We will not open half a quay,” Rosa Deng told reporters. “It would be of no use to anyone.”"
)
FRENCH = (
    "Le ministre a déclaré lundi que le quai resterait fermé jusqu’en juin, et que la décision"
    " n’est pas encore prise pour les autres."
)
GERMAN = (
    "Der Minister sagte am Montag, dass der Kai bis Juni nicht mehr für die Schiffe geöffnet wird."
)
INDONESIAN = "Menteri mengatakan pada hari Senin bahwa dermaga itu akan ditutup sampai bulan Juni."
RUSSIAN = "Министр заявил в понедельник, что причал останется закрытым до июня."
CHINESE = "部长星期一表示，码头要到六月才开放，原因没有说明，工人们对此感到不满。"
ARABIC = "قال الوزير يوم الاثنين إن الرصيف سيبقى مغلقا حتى شهر يونيو المقبل."


def notes(text, day=date(2025, 6, 3)):
    """Each note with the words it is about."""
    found = find_notes(Document.make(text, published=day), split_sentences(text))
    assert all(note.message.endswith(".") for note in found)
    return [(note.code, note.span.of(text) if note.span else None) for note in found]


def test_plain_english_news_has_no_notes():
    assert notes(BODY) == []


def test_a_missing_date_is_noted():
    assert notes(BODY, None) == [("no_date", None)]


@pytest.mark.parametrize("passage", [FRENCH, GERMAN, INDONESIAN, RUSSIAN, CHINESE, ARABIC])
def test_a_passage_in_another_language_is_noted(passage):
    assert notes(f"{BODY}\n\n{passage}\n\n{BODY}") == [("not_english", passage)]
    assert notes(f"{BODY}\n\n{passage} {passage}") == [("not_english", f"{passage} {passage}")]


@pytest.mark.parametrize("passage", [FRENCH, GERMAN, INDONESIAN, RUSSIAN, CHINESE, ARABIC])
def test_a_document_in_another_language_is_noted_as_a_whole(passage):
    assert notes("\n\n".join([passage] * 5)) == [("not_english", None)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “je ne regrette rien” and left the room with her head up.",
        "“No pasarán,” the crowd shouted. “El pueblo unido jamás será vencido,” it sang.",
        "The motto, «Свобода или смерть», is older than the town.",
        "He quoted 不入虎穴焉得虎子 to the council.",
        "Present were Ada Moll, Ivo Brandt, Rosa Deng, Jonas Hale, Mia Tan, Petra Lindqvist, Idris Bello.",
        "Gross domestic product, crude steel output, industrial production, retail sales up 3.5 percent.",
        "THE HARBOUR AUTHORITY SAID ON MONDAY THAT THE QUAY WOULD STAY SHUT UNTIL JUNE.",
        "Real Madrid 2, Bayern München 1. Paris Saint-Germain 0, Ajax 0. Benfica 3, Porto 3.",
        "Dermaga. Kai. Quai.",
    ],
)
def test_short_quotations_and_names_are_no_passage(text):
    assert notes(f"{BODY}\n\n{text}\n\n{BODY}") == []


TABLE = "Country | 2024 | 2025\nNorland | 1.9 | 2.0\nSundia | 2.1 | 2.4"


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        TABLE.replace(" | ", "\t"),
        TABLE.replace(" | ", "     ").replace("Country     2024", "Country 1     2024"),
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |",
    ],
)
def test_a_table_is_noted(table):
    assert notes(f"{BODY}\n\n{table}\n\n{BODY}") == [("table", table)]


@pytest.mark.parametrize(
    "points",
    [
        "- a rise of 4%\n- no dismissals\n- a committee on safety",
        "• A rise of 4%.\n\n• No dismissals.\n\n• A committee on safety.",
        "1. A rise of 4%\n2. No dismissals\n3. A committee",
        "(a) a rise\n(b) no dismissals\n(c) a committee",
    ],
)
def test_a_list_is_noted(points):
    assert notes(f"{BODY}\n\n{points}\n\n{BODY}") == [("list", points)]


@pytest.mark.parametrize(
    "text", ["one | two", "- one\n- two", "a\tb\nc\td", "Q. Why?\nA. Because.\nQ. Why now?"]
)
def test_two_lines_make_no_table_and_no_list(text):
    assert notes(f"{BODY}\n\n{text}\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("tail", "noted"),
    [
        (" The minister added that … [+1234 chars]", "… [+1234 chars]"),
        (" The minister added that... [+ 1,234 chars]\n", "... [+ 1,234 chars]"),
        (" The minister added that … continue reading", "… continue reading"),
        (" The minister added that it would…", "…"),
        ("\n\nContinue reading", "Continue reading"),
        ("\n\nSubscribe to continue reading.", "Subscribe to continue reading."),
        (" The minister then said that the", "The minister then said that the"),
        (
            " The minister then said that it\n\n© 2025 Courier",
            "The minister then said that it",
        ),
    ],
)
def test_a_text_cut_short_is_noted(tail, noted):
    assert notes(BODY + tail) == [("cut_short", noted)]


@pytest.mark.parametrize(
    "tail",
    [
        " It is over!",
        "\n\n(Reporting by Ada Moll)",
        "\n\nAda Moll",
        "\n\n“It is … over,” she said.",
        " “It is over”",
        "\n\n###",
    ],
)
def test_a_text_with_an_end_is_not_cut_short(tail):
    assert notes(BODY + tail) == []


def test_a_text_without_stops_is_not_called_cut_short():
    assert notes("the quay is shut and nobody knows why it is so in this town") == []


@given(texts | news)
def test_notes_lie_inside_the_text(text):
    for note in find_notes(Document.make(text), split_sentences(text)):
        assert note.span is None or note.span.of(text).strip()


def test_500_damaged_texts_pass_the_text_stages_unharmed():
    for name, text in dirty_cases():
        sentences = split_sentences(text)
        find_notes(Document.make(text), sentences)
        find_quotations(text)
        kept = "".join(sentence.span.of(text) for sentence in sentences)
        assert "".join(kept.split()) == "".join(text.split()), name


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.parametrize(
    "text", [text for _, text in long_texts()], ids=[name for name, _ in long_texts()]
)
def test_time_is_in_proportion_to_length(text):
    begun = time.process_time()
    sentences = split_sentences(text)
    find_quotations(text)
    find_notes(Document.make(text), sentences)
    # Under 5 s of one core; time that grows with the square would be hours.
    assert time.process_time() - begun < 30


def test_what_of_the_file_was_not_read_is_told_and_when_the_file_was_made():
    origin = Origin("a.pdf", made=date(2025, 3, 14), left_out=("page 2: no text",))
    document = Document.make(BODY, origin=origin)
    told = {note.code: note.message for note in find_notes(document, split_sentences(BODY))}
    assert told["left_out"] == "Not all of the file was read: page 2: no text."
    assert told["no_date"].endswith("Its file is of 2025-03-14.")
