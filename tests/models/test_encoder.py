"""Windows over a document, and reading with a network of five lines."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from hearsay.models.encoder import OVERLAP, WINDOW, Decoding, Encoder, nearest_centre, window_starts
from hearsay.models.heads import HeadTables
from hearsay.records.document import Span


@pytest.mark.parametrize("tokens", [1, 254, 255, 500, 759, 5000])
def test_windows_cover_every_token_with_overlap_and_without_padding(tokens: int) -> None:
    starts, length = window_starts(tokens)
    assert length <= WINDOW
    assert starts[0] == 0
    assert starts[-1] + length == tokens
    assert all(a + length - b >= OVERLAP - 2 for a, b in pairwise(starts))


@pytest.mark.parametrize("tokens", [10, 300, 759])
def test_each_token_is_read_where_it_stands_deepest(tokens: int) -> None:
    starts, length = window_starts(tokens)
    rows, places = nearest_centre(starts, length, tokens)
    assert (starts[rows] + places).tolist() == list(range(tokens))
    assert places.min() >= 0
    assert places.max() < length


class Network:
    """Calls "said" a cue and a signal, a capitalised word a person; sentences with it checkable."""

    def run(self, _, feed):
        ids, case = feed["ids"], feed["features"][:, :, 0]
        tags, kinds = np.zeros((*ids.shape, 7)), np.zeros((*ids.shape, 3))
        tags[ids == 7, 3] = 9
        kinds[case == 2, 1] = 9
        words, values = np.full((*ids.shape, 2), -9.0), np.zeros((*ids.shape, 8))
        words[ids == 7, 0] = 9
        values[ids == 7, :3], values[ids == 7, 4:7] = 9, 20
        given = (tags, kinds, np.zeros((*ids.shape, 4)), np.zeros((*ids.shape, 5)), words, values)
        return [array.astype("f4") for array in given]


class WordPieces:
    def encode(self, sequence, *, add_special_tokens):
        del add_special_tokens
        words = sequence.split(" ")
        ends = np.cumsum([len(word) + 1 for word in words]) - 1
        spans = [(int(e) - len(w), int(e)) for w, e in zip(words, ends, strict=True) if w]
        ids = [7 if word == "said" else 1 for word in words if word]
        return SimpleNamespace(ids=ids, offsets=spans)


def encoder() -> Encoder:
    moves, kinds = np.zeros((7, 7), "f4"), np.zeros((3, 3), "f4")
    tables = HeadTables(np.zeros((5, 5), "f4"), 0.5, 0.0, 0.5, 0.5, np.zeros(4, "f4"))
    known = Decoding(
        ("source", "cue", "content"), ("person",), moves, kinds, np.zeros((24, 2)), tables
    )
    return Encoder(Network(), WordPieces(), known)


def test_readings_point_into_the_text() -> None:
    text = "yesterday Ito said so"
    readings = encoder().read(text, (), (Span(0, len(text)),))
    assert [part.span.of(text) for part in readings.parts] == ["said"]
    assert [entity.span.of(text) for entity in readings.entities] == ["Ito"]
    assert [one.span.of(text) for one in readings.causes if one.label == "signal"] == ["said"]
    assert readings.loaded == ()


def test_each_sentence_that_is_asked_about_is_read_in_the_same_pass() -> None:
    text = "Ito said so. Nobody came."
    said, silent = encoder().read(text, (), (Span(0, 12), Span(13, 25))).sentences
    assert said.checkable > 0.99
    assert silent.checkable == pytest.approx(0.5)
    assert len(encoder().read("", (), (Span(0, 1),)).sentences) == 1


@pytest.mark.parametrize("text", ["", "   ", "\ud800 said", "a " * 2000])
def test_any_text_is_read(text: str) -> None:
    encoder().read(text, ())
