"""Dates and names as they are printed in a finding."""

import re
from collections.abc import Sequence
from datetime import date

from hearsay.records.tags import Interval

_TAKES_ARTICLE = re.compile(
    r"(?:United|European|African|Arab|Democratic|Republic|World|International|Council|Group|"
    r"Organi[sz]ation|Association|Commonwealth)\b|.*(?:lands|ines|ives|Islands|League|Union|Guild)$"
)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """As in: "24 June 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_in_words(days: Interval) -> str:
    """As in: "24–25 June 2025", "30 June to 2 July 2025", "June 2025", "2025"."""
    first, last = days.first, days.last
    if first == last:
        return day_in_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and (last.day >= 30 or (last.month == 2 and last.day >= 28)):
            return f"{MONTHS[first.month - 1]} {first.year}"
        return f"{first.day}–{day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day_in_words(last)}"
    return f"{day_in_words(first)} to {day_in_words(last)}"


def when_in_words(days: Interval) -> str:
    """The days with their preposition: "on 24–25 June 2025", "in June 2025"."""
    told = days_in_words(days)
    if " to " in told:
        return f"from {told}"
    is_whole = told[0].isalpha() or told.replace("–", "").isdecimal()
    return f"in {told}" if is_whole else f"on {told}"


def listed(parts: Sequence[str]) -> str:
    """As in: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def with_article(name: str) -> str:
    """The name as it stands in a sentence: "the United States", "France"."""
    return f"the {name}" if _TAKES_ARTICLE.match(name) else name


def owned(name: str) -> str:
    """As in: "NATO's", "the United Nations'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
