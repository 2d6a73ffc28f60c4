"""Meaning of dates: days, months, seasons, quarters, years, decades, centuries, holidays."""

from dataclasses import replace

from hearsay.tag.calendar import Moment
from hearsay.tag.times_context import Discourse
from hearsay.tag.times_place import place_date
from hearsay.tag.times_reading import (
    LAST,
    NEXT,
    Reading,
    base_of,
    day_of,
    kin_word,
    kin_year,
    with_clock,
    year_of,
)
from hearsay.tag.times_scan import Draft
from hearsay.tag.tokens import word_set


def date_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A day and a month, with or without a year."""
    month, day = int(draft.value("m")), day_of(draft)
    if not day or day > 31:
        return None
    moment = Moment(year_of(draft) or year_of(draft, "y2"), month, day)
    said.range_end, said.range_month = draft.end, moment
    return with_clock(place_date(draft, said, moment), draft)


def first_day_rule(draft: Draft, said: Discourse) -> Reading | None:
    """The first day of "24–25 June": its month and year stand with the last."""
    return date_rule(draft, said)


def last_day_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "25" of "June 24–25": a day of the month that stands before the first day."""
    begun = said.range_month
    if begun is None or not 0 < draft.first - said.range_end <= 3:
        return None
    day = day_of(draft)
    if not day or draft.neighbour(1) in {"million", "percent", "people"}:
        return None
    moment = Moment(year_of(draft) or year_of(draft, "y2") or begun.year, begun.month, day)
    if moment.year is None and said.last is not None:
        moment = replace(moment, year=said.last.year)
    said.range_end = draft.end
    span = said.last_span
    return Reading(
        moment=moment, explicit=draft.has("y"), anchor=f"{span.start}:{span.end}" if span else None
    )


def last_year_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "14" of "2013–14"."""
    del said
    start = draft.match.start()
    before = draft.tokens.words[max(0, start - 4) : start]
    first = int(next(word for word in reversed(before) if word.isdecimal()))
    year = first // 100 * 100 + int(draft.word("t"))
    if year < first:
        year += 100
    return Reading(moment=Moment(year), explicit=True, is_quiet=True) if year - first < 60 else None


def iso_rule(draft: Draft, said: Discourse) -> Reading | None:
    """2024-06-24, with or without a time."""
    del said
    month, day = int(draft.word("m")), int(draft.word("d"))
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    time = f"T{draft.word('h')}:{draft.word('n')}" if draft.has("h") else ""
    return Reading(moment=Moment(int(draft.word("y")), month, day, time=time), explicit=True)


def slashed_rule(draft: Draft, said: Discourse) -> Reading | None:
    """24/06/2025, 6/24/2025, 24.06.2025.

    Where both orders are possible and no other date of the text shows which, the mod says APPROX.
    """
    one, two = int(draft.word("a1")), int(draft.word("b1"))
    if draft.word("s") != draft.word("s2"):
        return None
    dotted = draft.word("s") == "."
    if dotted and len(draft.word("y")) < 4:
        return None
    is_open = one <= 12 and two <= 12 and one != two and not dotted
    is_day_first = dotted or one > 12 or (is_open and said.day_first is True)
    day, month = (one, two) if is_day_first else (two, one)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    doubt = is_open and said.day_first is None
    return Reading(
        moment=Moment(year_of(draft), month, day), mod="APPROX" if doubt else None, explicit=True
    )


def nth_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the 24th" of the month last spoken of."""
    day = day_of(draft)
    words = draft.words("d")
    if not day or not words[0].isdecimal() or said.last is None or said.last.month is None:
        return None
    if len(words) == 1 and draft.neighbour(-1) not in {
        "on",
        "and",
        "to",
        "until",
        "from",
        "between",
        "by",
    }:
        return None
    if draft.neighbour(1)[:1].isalpha() and draft.neighbour(1) not in word_set("after_day_number"):
        return None
    moment = Moment(said.last.year, said.last.month, day)
    span = said.last_span
    return Reading(moment=moment, anchor=f"{span.start}:{span.end}" if span else None)


def month_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A month, with or without a year."""
    return place_date(draft, said, Moment(year_of(draft), int(draft.value("m"))))


def month_rel_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "August of that year", "July 25 of last year"."""
    day = day_of(draft) if draft.has("d") else None
    if draft.has("y"):
        return Reading(moment=Moment(year_of(draft), int(draft.value("m")), day), explicit=True)
    year, anchor = kin_year(draft, said)
    return Reading(moment=Moment(year, int(draft.value("m")), day), anchor=anchor)


def month_kin_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "last June", "this March", "the previous April"."""
    return part_kin(draft, said, Moment(None, int(draft.value("m"))))


def season_kin_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "last summer", "this spring", "the following winter"."""
    return part_kin(draft, said, Moment(None, part=draft.value("s")))


def part_kin(draft: Draft, said: Discourse, moment: Moment) -> Reading | None:
    """A part of a year, the last before or the next after what it is told from."""
    word = kin_word(draft)
    base = base_of(draft, said, word)
    if base is None:
        return Reading(moment=moment)
    anchor = base.anchor
    here = replace(moment, year=base.day.year)
    interval = here.interval()
    if interval is None:
        return Reading(moment=here, anchor=anchor)
    if word in LAST and interval.last >= base.day:
        here = replace(moment, year=base.day.year - 1)
        if (days := here.interval()) and days.last >= base.day:
            here = replace(moment, year=base.day.year - 2)  # "last winter", said in January
    if not base.source and word not in {*LAST, *NEXT} and base.day < interval.first:
        before = replace(moment, year=base.day.year - 1)
        if (days := before.interval()) and base.day <= days.last:
            here = before  # "this winter", said in January
    source = base.source
    if word in NEXT and (
        interval.first <= base.day or (source and not source.month and not source.part)
    ):
        here = replace(moment, year=base.day.year + 1)
    return Reading(moment=here, anchor=anchor)


def season_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A season with a year, or bare."""
    moment = Moment(None, part=draft.value("s"))
    if draft.rule == "season_rel":
        year, anchor = kin_year(draft, said)
        return Reading(moment=replace(moment, year=year), anchor=anchor)
    return place_date(draft, said, replace(moment, year=year_of(draft)))


def part_year_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the second quarter of 2024", "the first half of this year", "the third quarter"."""
    ordinal, quarter = draft.value("o"), draft.value("p") == "Q"
    number = int(ordinal) if ordinal.isdecimal() else (4 if quarter else 2)
    if number > (4 if quarter else 2):
        return None
    moment = Moment(year_of(draft), part=f"{'Q' if quarter else 'H'}{number}")
    if draft.has("k"):
        year, anchor = kin_year(draft, said)
        return Reading(moment=replace(moment, year=year), anchor=anchor)
    if moment.year is None and (not quarter or draft.word("o") == "final"):
        return None
    return place_date(draft, said, moment)


def part_code_rule(draft: Draft, said: Discourse) -> Reading | None:
    """Q2 2024, 2024-Q2, H1."""
    code = (draft.word("q") or draft.word("q2")).upper()
    if int(code[1:]) > (4 if code[0] == "Q" else 2):
        return None
    year = year_of(draft) or year_of(draft, "y2")
    if year is None and code[0] == "H":
        return None
    return place_date(draft, said, Moment(year, part=code))


def year_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A year; the last of a range of years leaves the first as the one spoken of."""
    del said
    year = year_of(draft) if draft.has("y") else int(draft.word("y2"))
    return (
        None
        if year is None
        else Reading(moment=Moment(year), explicit=True, is_quiet=ends_range(draft))
    )


def ends_range(draft: Draft) -> bool:
    """Whether this year stands behind another and a dash."""
    words, first = draft.tokens.words, draft.first
    return first > 1 and words[first - 1] in {"-", "–"} and words[first - 2].isdecimal()


def short_year_rule(draft: Draft, said: Discourse) -> Reading | None:
    """'99 after a word that makes it a year."""
    if draft.neighbour(-1) not in {
        "of",
        "in",
        "since",
        "the",
        "summer",
        "winter",
        "spring",
        "by",
        "back",
        "until",
    }:
        return None
    figure = int(draft.tokens.words[draft.end - 1])
    year = 2000 + figure if figure < 30 else 1900 + figure
    if said.narrative and said.year is not None and said.year > 0:
        centuries = (said.year // 100 * 100 + figure + step for step in (-100, 0, 100))
        year = min(centuries, key=lambda one: abs(one - (said.year or 0)))
    return Reading(moment=Moment(year), explicit=True)


def decade_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the 1990s", "the nineties", "the '80s", "the 480s BC"."""
    del said
    if draft.has("y"):
        year = year_of(draft)
    elif draft.has("t"):
        tens = int(draft.word("t").strip("'"))
        year = (1900 if tens >= 30 else 2000) + tens if tens % 10 == 0 else None
    else:
        tens = int(draft.value("t2")) * 10
        year = (1900 if tens >= 20 else 2000) + tens
    return None if year is None else Reading(moment=Moment(year, unit="DE"))


def century_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the 19th century", "the fifth century BC"."""
    del said
    number = day_of(draft, "o")
    if not number:
        return None
    bc = draft.has("e") and "bc" in draft.word("e").replace(".", "").replace(" ", "")
    if bc:
        return Reading(value=f"BC{number - 1:02}", precision="century")
    return Reading(moment=Moment((number - 1) * 100, unit="CE"))
