"""What the encoder is told beside the words: letter case, quotation, paragraph and word starts.

The base encoder reads lower case only and does not see line breaks or which words stand inside
quotation marks. Training and reading both call this file, so that the two never differ.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hearsay.records.document import Span

FEATURE_SIZES = (6, 3, 3, 2)  # number of values of case, quotation, paragraph, word

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_BREAK = re.compile(r"[ \t]*\n\s*|\A\s*")


def token_features(
    text: str, offsets: NDArray[np.int64], quoted: Sequence[Span]
) -> NDArray[np.int64]:  # (len(offsets), 4)
    """One row for each token at ``offsets`` (start, end): case, quotation, paragraph, word.

    case: 0 no letter, 1 lower, 2 Capitalised, 3 UPPER, 4 mIxed, 5 number, of the whole word.
    quotation: 0 outside, 1 inside ``quoted``, 2 a mark at its edge.
    paragraph: 1 first token of a line, 2 first token after a blank line. word: 1 after a space.
    """
    starts = offsets[:, 0]
    size = len(text) + 1
    columns = (_case(text, size), _quotation(quoted, size), _paragraph(text, size))
    word = np.ones(size, dtype=np.int64)
    for match in re.finditer(r"\S\S+", text):
        word[match.start() + 1 : match.end()] = 0
    return np.stack([column[starts] for column in (*columns, word)], axis=1)


def _case(text: str, size: int) -> NDArray[np.int64]:
    case = np.zeros(size, dtype=np.int64)
    for match in _WORD.finditer(text):
        case[match.start() : match.end()] = _case_of(match.group())
    return case


def _case_of(word: str) -> int:
    if word.islower():
        return 1
    if word[0].isdigit():
        return 5
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[0].isupper() and not any(letter.isupper() for letter in word[1:]):
        return 2
    return 4 if any(letter.isupper() for letter in word) else 0


def _quotation(quoted: Sequence[Span], size: int) -> NDArray[np.int64]:
    inside = np.zeros(size, dtype=np.int64)
    for span in quoted:
        inside[span.start : span.end] = 1
    for span in quoted:
        inside[span.start] = 2
        inside[span.end - 1] = 2
    return inside


def _paragraph(text: str, size: int) -> NDArray[np.int64]:
    starts = np.zeros(size, dtype=np.int64)
    for match in _BREAK.finditer(text):
        first = match.end() == match.start() or match.start() == 0
        starts[match.end()] = 2 if first or match.group().count("\n") > 1 else 1
    return starts
