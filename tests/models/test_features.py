"""Letter case, quotation, paragraph and word starts of tokens."""

import numpy as np

from hearsay.models.features import token_features
from hearsay.records.document import Span

TEXT = "Mr Li: “NATO’s 32.”\n\nMcKay left\nnow"


def features_of(word: str) -> list[int]:
    start = TEXT.index(word)
    offsets = np.array([(start, start + len(word))])
    quoted = [Span(TEXT.index("“"), TEXT.index("”") + 1)]
    return token_features(TEXT, offsets, quoted)[0].tolist()


def test_each_feature_says_what_its_table_promises() -> None:
    assert features_of("Mr") == [2, 0, 2, 1]
    assert features_of(":") == [0, 0, 0, 0]
    assert features_of("“") == [0, 2, 0, 1]
    assert features_of("NATO") == [4, 1, 0, 0]  # the whole word: NATO’s
    assert features_of("32") == [5, 1, 0, 1]
    assert features_of("McKay") == [4, 0, 2, 1]
    assert features_of("left") == [1, 0, 0, 1]
    assert features_of("now") == [1, 0, 1, 1]


def test_an_empty_paragraph_at_the_end_is_no_fault() -> None:
    assert token_features("a\n\n", np.array([(0, 1)]), ()).tolist() == [[1, 0, 2, 1]]
