"""Published reviews of claims: who reviewed which words of whom, and how they were rated."""

import re
from dataclasses import dataclass

from hearsay.records.fact import Fact
from hearsay.records.tags import Interval

_WORD = re.compile(r"[-−]?[$€£¥]?\d+(?:[.,]\d+)*%?|[^\W_]+")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ARTICLES = frozenset({"a", "an", "the"})
_LEADS = frozenset({"says", "said", "claims", "claimed", "that"})  # before the claim itself
_SHORTEST = 4  # words; fewer are said of too many things


@dataclass(frozen=True, slots=True)
class Review:
    """One published review of one claim."""

    fact: Fact
    claim: str  # as the review words it
    rating: str  # in the words of the review: "False", "Half true"
    reviewer: str
    speaker: str = ""  # who made the claim; "": the review does not say
    said: Interval | None = None  # when; None: the review does not say


def claim_key(text: str) -> str:
    """What two wordings of one claim share; "" where there are too few words to tell it by.

    Letter case, quotation marks, commas and articles make no difference; every other word does,
    and so do numbers and their signs: "rose 5%" and "rose 5.1%" are two claims.
    """
    plain = _GROUPED.sub("", text.casefold().replace("’", "'").replace("'", ""))
    words = [word.replace("−", "-") for word in _WORD.findall(plain) if word not in _ARTICLES]
    while words and words[0] in _LEADS:
        words = words[1:]
    return " ".join(words) if len(words) >= _SHORTEST else ""
