"""Which cue a part goes with."""

import numpy as np

from hearsay.models.links import distance_buckets, find_links
from hearsay.models.readings import Reading
from hearsay.records.document import Span


def part(place: int, label: str) -> tuple[int, int, Reading]:
    return place, place + 1, Reading(Span(place, place + 1), label, 0.9)


def test_a_part_goes_with_the_cue_whose_vector_answers_it() -> None:
    parts = (part(0, "source"), part(1, "cue"), part(2, "cue"))
    vectors = np.zeros((3, 4), dtype=np.float32)
    vectors[0, :2] = (0.0, 6.0)  # asks
    vectors[1, 2:] = (6.0, 0.0)  # offers
    vectors[2, 2:] = (0.0, 6.0)
    best, other = find_links(parts, vectors, np.zeros((24, 2), dtype=np.float32))
    assert (best.part, best.cue, other.cue) == (0, 2, 1)
    assert best.score > 0.99


def test_without_a_cue_there_are_no_links() -> None:
    assert find_links((part(0, "content"),), np.zeros((1, 4)), np.zeros((24, 2))) == ()


def test_a_cue_far_away_is_out_of_reach() -> None:
    parts = (part(0, "source"), part(600, "cue"))
    assert find_links(parts, np.zeros((601, 4)), np.zeros((24, 2))) == ()


def test_distances_fall_into_log_scaled_buckets_by_direction() -> None:
    assert distance_buckets(np.array([0, 1, 3, 4000, -1, -4000])).tolist() == [0, 1, 3, 11, 13, 23]
