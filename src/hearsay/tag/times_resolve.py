"""Give each time found its TIMEX3 type and value, resolved against its surroundings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from hearsay.records.document import Span
from hearsay.records.tags import Interval, TimeExpression, TimeType
from hearsay.tag import calendar
from hearsay.tag.calendar import Moment
from hearsay.tag.numbers import read_number
from hearsay.tag.times_context import ROLL_MONTHS, Discourse, is_future
from hearsay.tag.times_scan import Draft

LAST = frozenset("last past previous preceding prior".split())
NEXT = frozenset("next coming following upcoming subsequent".split())
TODS = {"MO", "AF", "EV", "NI", "DT", "MI"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time means: its moment on the calendar, or a value of another sort."""

    type: TimeType = TimeType.DATE
    moment: Moment | None = None
    value: str = ""  # used where there is no moment
    mod: str | None = None
    anchor: str | None = None
    explicit: bool = False  # the year stands in the text
    is_quiet: bool = False  # does not change what the text speaks of
    interval: Interval | None = None  # used where there is no moment
    precision: str | None = None


Rule = Callable[[Draft, Discourse], Reading | None]


def resolve(draft: Draft, said: Discourse) -> TimeExpression | None:
    """The time expression of one draft; None where it turns out to be no time."""
    reading = RULES[draft.rule](draft, said)
    if reading is None:
        return None
    reading = with_before(reading, draft, said)
    span = Span(draft.start, draft.stop)
    moment = reading.moment
    if moment is None:
        return TimeExpression(
            span, reading.type, reading.value, reading.mod, reading.interval, reading.precision, reading.anchor
        )
    if not moment.is_possible():
        return None
    if not reading.is_quiet:
        said.note(moment, span, explicit=reading.explicit)
    kind = TimeType.TIME if moment.time and reading.type is TimeType.DATE else reading.type
    return TimeExpression(
        span, kind, moment.value(), reading.mod, moment.interval(), moment.precision(), reading.anchor
    )


def with_before(reading: Reading, draft: Draft, said: Discourse) -> Reading:
    """The reading changed by the words that stand before it."""
    before = draft.before
    if "tod" in before and reading.moment:
        match = before["tod"]
        clock = match.span("c")
        if clock[0] >= 0:
            reading = replace(reading, moment=replace(reading.moment, time=clock_time(draft.tokens.words[slice(*clock)])))
        else:
            time = draft.grammar.lexicon.value(draft.tokens.words[match.start("t")])
            reading = replace(reading, moment=replace(reading.moment, time="T" + time))
    if "edge" in before:
        match = before["edge"]
        words = draft.tokens.words[match.start() : match.end()]
        mods = [draft.grammar.lexicon.value(word) for word in words]
        reading = replace(reading, mod=next((mod for mod in mods if mod), "END"))
    if "later" in before:
        reading = replace(reading, mod="AFTER" if before["later"].group() else None)
    if "bound" in before:
        match = before["bound"]
        words = [word.lower() for word in draft.tokens.words[match.start() : match.end()]]
        reading = replace(reading, mod=bound_mod(words) or draft.grammar.lexicon.value(words[0]) or reading.mod)
    return reading


def bound_mod(words: list[str]) -> str | None:
    """The TIMEX3 mod of a bound of several words."""
    table = {"more": "MORE_THAN", "longer": "MORE_THAN", "less": "LESS_THAN", "fewer": "LESS_THAN",
             "least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS", "up": "EQUAL_OR_LESS", "close": "APPROX"}
    return next((table[word] for word in words if word in table), None)


# Dates with a day.


def year_of(draft: Draft, part: str = "y") -> int | None:
    """The year a part spells: 2024, '24, 490 BC; None if it is not there."""
    digits = "".join(word for word in draft.words(part) if word.isdigit())
    if not digits or len(digits) > 6:
        return None
    year = int(digits)
    if draft.match.re.groupindex.get("e") and draft.has("e") and "bc" in draft.word("e").replace(".", "").replace(" ", ""):
        return -year
    if len(digits) == 2 and not (draft.match.re.groupindex.get("e") and draft.has("e")):
        return 2000 + year if year < 40 else 1900 + year
    return year


def day_of(draft: Draft, part: str = "d") -> int | None:
    """The day of the month a part spells: 24, 24th, twenty-fourth."""
    total = 0
    for word in draft.words(part):
        if word.isdigit():
            return int(word)
        value = draft.grammar.lexicon.value(word)
        total += int(value) if value.isdigit() else 0
    return total if 1 <= total <= 31 else None


def date_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A day and a month, with or without a year."""
    month, day = int(draft.value("m")), day_of(draft)
    if not day or day > 31:
        return None
    moment = Moment(year_of(draft) or year_of(draft, "y2"), month, day)
    said.range_end, said.range_month = draft.end, moment
    return with_clock(place_date(draft, said, moment), draft)


def last_day_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "25" of "June 24–25": a day of the month that stands before the first day."""
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
    return Reading(moment=moment, explicit=draft.has("y"), anchor=f"{span.start}:{span.end}" if span else None)


def last_year_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "14" of "2013–14"."""
    del said
    first = int(draft.tokens.words[draft.match.start() - 2])
    year = first // 100 * 100 + int(draft.word("t"))
    if year < first:
        year += 100
    return Reading(moment=Moment(year), explicit=True, is_quiet=True) if year - first < 60 else None


def place_date(draft: Draft, said: Discourse, moment: Moment) -> Reading:
    """The date with its year: as written, else as the text has it, else nearest to publication."""
    if moment.year is not None:
        return Reading(moment=moment, explicit=True)
    month = moment.month
    if said.narrative and said.year is not None and said.year_span:
        span = said.year_span
        year = rolled_year(moment, said)
        return Reading(moment=replace(moment, year=year), anchor=f"{span.start}:{span.end}")
    if month in said.months:
        year, span = said.months[month]
        if draft.start - span.end < 1500:
            return Reading(moment=replace(moment, year=year), anchor=f"{span.start}:{span.end}")
    if said.year is not None and said.year_span:
        span = said.year_span
        if draft.start - span.end < 150:
            return Reading(moment=replace(moment, year=said.year), anchor=f"{span.start}:{span.end}")
    if said.published is None:
        return Reading(moment=moment)
    return Reading(moment=nearest_year(moment, said.published, future=is_future(draft)), anchor=said.published.isoformat())


def rolled_year(moment: Moment, said: Discourse) -> int | None:
    """The year a story has reached: the next one where the months would else run backward."""
    last, month = said.last, moment.month
    if last and month and last.month and last.year == said.year and last.month - month >= ROLL_MONTHS:
        return (said.year or 0) + 1
    return said.year


def nearest_year(moment: Moment, published: date, *, future: bool) -> Moment:
    """The moment in the year that puts it last before, or next after, the published date."""
    this = replace(moment, year=published.year)
    if not this.is_possible():
        return this
    interval = this.interval()
    if interval is None:
        return this
    if future and interval.last < published:
        return replace(moment, year=published.year + 1)
    if not future and interval.first > published:
        return replace(moment, year=published.year - 1)
    return this


def with_clock(reading: Reading | None, draft: Draft) -> Reading | None:
    """The reading with the clock time and zone that the rule found beside it."""
    if reading is None or reading.moment is None or not draft.has("c"):
        return reading
    zone = draft.value("z") if draft.has("z") else ""
    time = clock_time(draft.words("c"))
    return replace(reading, moment=replace(reading.moment, time=time + zone)) if time else reading


def clock_time(words: list[str]) -> str:
    """The TIMEX3 time of clock words: T15:30; "" if there is no such time."""
    lower = "".join(words).lower().replace(".", "").replace(" ", "")
    if lower in {"noon", "midnight"}:
        return "T12:00" if lower == "noon" else "T24:00"
    figures = [int(word) for word in words if word.isdigit()]
    if not figures:
        number = read_number(words)
        figures = [int(number)] if number else []
    if not figures or figures[0] > 24 or (len(figures) > 1 and figures[1] > 59):
        return ""
    hour, minute = figures[0], figures[1] if len(figures) > 1 else 0
    if lower.endswith("pm") and hour < 12:
        hour += 12
    if lower.endswith("am") and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute:02}"


def iso_rule(draft: Draft, said: Discourse) -> Reading | None:
    """2024-06-24, with or without a time."""
    del said
    month, day = int(draft.word("m")), int(draft.word("d"))
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    time = f"T{draft.word('h')}:{draft.word('n')}" if draft.has("h") else ""
    return Reading(moment=Moment(int(draft.word("y")), month, day, time=time), explicit=True)


def slashed_rule(draft: Draft, said: Discourse) -> Reading | None:
    """24/06/2025, 6/24/2025, 24.06.2025; where both orders are possible the month is in doubt."""
    del said
    one, two = int(draft.word("a1")), int(draft.word("b1"))
    if draft.word("s") != draft.word("s2"):
        return None
    dotted = draft.word("s") == "."
    if dotted and len(draft.word("y")) < 4:
        return None
    day, month = (one, two) if dotted or one > 12 else (two, one)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    doubt = not dotted and one <= 12 and two <= 12 and one != two
    return Reading(moment=Moment(year_of(draft), month, day), mod="APPROX" if doubt else None, explicit=True)


def nth_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the 24th" of the month last spoken of."""
    day = day_of(draft)
    words = draft.words("d")
    if not day or not words[0].isdigit() or said.last is None or said.last.month is None:
        return None
    if len(words) == 1 and draft.neighbour(-1) not in {"on", "and", "to", "until", "from", "between", "by"}:
        return None
    if draft.neighbour(1)[:1].isalpha() and draft.neighbour(1) not in AFTER_NTH:
        return None
    moment = Moment(said.last.year, said.last.month, day)
    span = said.last_span
    return Reading(moment=moment, anchor=f"{span.start}:{span.end}" if span else None)


AFTER_NTH = frozenset("and to was were with the a at in of after before he she they it on when but until".split())


# Months, seasons, parts of a year, years.


def month_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A month, with or without a year."""
    return place_date(draft, said, Moment(year_of(draft), int(draft.value("m"))))


def kin_year(draft: Draft, said: Discourse) -> tuple[int | None, str | None]:
    """The year that "that year", "last year", "the following year" means, and what tells it."""
    word = draft.words("k")[0].lower() if draft.has("k") else ""
    step = -1 if word in LAST else 1 if word in NEXT else 0
    deictic = said.published is not None and not said.narrative and word in {"last", "this", "next", "current", "past", "coming"}
    if deictic or said.last is None or said.last.year is None:
        return (said.published.year + step, said.published.isoformat()) if said.published else (None, None)
    span = said.last_span
    return said.last.year + step, f"{span.start}:{span.end}" if span else None


def month_rel_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "August of that year", "July 25 of last year"."""
    day = day_of(draft) if draft.has("d") else None
    if draft.has("y"):
        return Reading(moment=Moment(year_of(draft), int(draft.value("m")), day), explicit=True)
    year, anchor = kin_year(draft, said)
    return Reading(moment=Moment(year, int(draft.value("m")), day), anchor=anchor)


def month_kin_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "last June", "this March", "the previous April"."""
    return part_kin(draft, said, Moment(None, int(draft.value("m"))))


def season_kin_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "last summer", "this spring", "the following winter"."""
    return part_kin(draft, said, Moment(None, part=draft.value("s")))


def part_kin(draft: Draft, said: Discourse, moment: Moment) -> Reading | None:
    """A part of a year, the last before or the next after what it is told from."""
    word = draft.words("k")[0].lower()
    base, anchor = base_day(draft, said, word)
    if base is None:
        return Reading(moment=moment)
    here = replace(moment, year=base.year)
    interval = here.interval()
    if interval is None:
        return Reading(moment=here, anchor=anchor)
    if word in LAST and interval.last >= base:
        here = replace(moment, year=base.year - 1)
    if word in NEXT and interval.first <= base:
        here = replace(moment, year=base.year + 1)
    return Reading(moment=here, anchor=anchor)


def season_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A season with a year, or bare."""
    moment = Moment(None, part=draft.value("s"))
    if draft.rule == "season_rel":
        year, anchor = kin_year(draft, said)
        return Reading(moment=replace(moment, year=year), anchor=anchor)
    return place_date(draft, said, replace(moment, year=year_of(draft)))


def part_year_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the second quarter of 2024", "the first half of this year", "the third quarter"."""
    ordinal, quarter = draft.value("o"), draft.value("p") == "Q"
    number = int(ordinal) if ordinal.isdigit() else (4 if quarter else 2)
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
    year = year_of(draft)
    return None if year is None else Reading(moment=Moment(year), explicit=True, is_quiet=ends_range(draft))


def ends_range(draft: Draft) -> bool:
    """Whether this year stands behind another and a dash."""
    words, first = draft.tokens.words, draft.first
    return first > 1 and words[first - 1] in {"-", "–"} and words[first - 2].isdigit()


def short_year_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ '99 after a word that makes it a year."""
    if draft.neighbour(-1) not in {"of", "in", "since", "the", "summer", "winter", "spring", "by", "back", "until"}:
        return None
    figure = int(draft.tokens.words[draft.end - 1])
    year = 2000 + figure if figure < 30 else 1900 + figure
    if said.narrative and said.year is not None and said.year > 0:
        centuries = (said.year // 100 * 100 + figure + step for step in (-100, 0, 100))
        year = min(centuries, key=lambda one: abs(one - (said.year or 0)))
    return Reading(moment=Moment(year), explicit=True)


def decade_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the 1990s", "the nineties", "the '80s", "the 480s BC"."""
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
    """ "the 19th century", "the fifth century BC"."""
    del said
    number = day_of(draft, "o")
    if not number:
        return None
    bc = draft.has("e") and "bc" in draft.word("e").replace(".", "").replace(" ", "")
    if bc:
        return Reading(value=f"BC{number - 1:02}", precision="century")
    return Reading(moment=Moment((number - 1) * 100, unit="CE"))


def holiday_rule(draft: Draft, said: Discourse) -> Reading | None:
    """Christmas, Easter, New Year's Eve, Thanksgiving."""
    rule = "01-01" if draft.word("h").startswith("new") else draft.value("h")
    eve = draft.has("x") and draft.word("x") == "eve"
    if rule == "01-01" and not draft.has("x"):
        return None
    year = year_of(draft)
    if rule == "easter":
        base = place_date(draft, said, Moment(year, 4))
        if base.moment is None or base.moment.year is None:
            return Reading()
        return replace(base, moment=calendar.of_day(calendar.easter(base.moment.year)))
    numbers = [int(number) for number in rule.split("-")]
    if len(numbers) == 3:
        month, weekday, nth = numbers
        base = place_date(draft, said, Moment(year, month))
        if base.moment is None or base.moment.year is None:
            return Reading(moment=Moment(None, month))
        first = date(base.moment.year, month, 1)
        day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
        return replace(base, moment=Moment(base.moment.year, month, day))
    month, day = numbers
    base = place_date(draft, said, Moment(year, month, day))
    if eve and base.moment:
        when = base.moment
        base = replace(base, moment=Moment(when.year, 12, 24) if month == 12 else Moment(when.year - 1 if when.year else None, 12, 31))
    if draft.has("t") and base.moment:
        return replace(base, moment=replace(base.moment, time="T" + draft.value("t")))
    return base


# Told from another day.


def base_day(draft: Draft, said: Discourse, word: str) -> tuple[date | None, str | None]:
    """The day a relative time is told from, and its anchor: publication, or the date last spoken of."""
    the = draft.tokens.words[draft.match.start()].lower() == "the"
    told_before = word in {"same", "that", "following", "previous", "preceding", "later", "earlier", "before", "after", "subsequent", "those"} or (the and word in {"next"})
    if (said.narrative or told_before or said.published is None) and said.last is not None:
        interval = said.last.interval()
        span = said.last_span
        if interval and span:
            return interval.first, f"{span.start}:{span.end}"
        if said.narrative:
            return None, None
    if said.published is None:
        return None, None
    return said.published, said.published.isoformat()


def weekday_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "Tuesday": the last one up to publication, or with a future verb the next."""
    wanted = int(draft.value("w"))
    word = draft.words("k")[0].lower() if draft.has("k") else ""
    base, anchor = base_day(draft, said, word)
    time = "T" + draft.value("t") if draft.has("t") else ""
    if draft.words("w")[0] in {"Sun", "Sat", "Mon", "sun", "sat", "mon", "wed", "Wed", "fri", "thu"} and not draft.has("c") and "." not in draft.words("w"):
        return None
    if base is None:
        return Reading(TimeType.TIME if time else TimeType.DATE, value=f"XXXX-WXX-{wanted}{time}", precision="day")
    ahead = word in NEXT or (word not in LAST and is_future(draft))
    step = (wanted - base.isoweekday()) % 7
    if not ahead:
        step = step - 7 if step else (-7 if word in LAST else 0)
    elif not step and word in NEXT:
        step = 7
    day = calendar.of_day(base + timedelta(step))
    return with_clock(Reading(moment=replace(day, time=time), anchor=anchor), draft)


def deictic_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "yesterday", "tomorrow night", "the day after tomorrow", "today"."""
    step = int(draft.value("d"))
    if draft.has("far"):
        step *= 2
    time = "T" + draft.value("t") if draft.has("t") else "TNI" if draft.word("d") == "tonight" else ""
    if said.published is None:
        if draft.word("d") == "today":
            return Reading(value="PRESENT_REF")
        kind = TimeType.TIME if time else TimeType.DATE
        return Reading(kind, value=f"XXXX-XX-XX{time}", precision="day")
    if said.narrative:
        return Reading(value="PRESENT_REF" if draft.word("d") == "today" else f"XXXX-XX-XX{time}", precision="day")
    day = calendar.of_day(said.published + timedelta(step))
    return Reading(moment=replace(day, time=time), anchor=said.published.isoformat())


def kin_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "last week", "the following day", "that year", "the past decade"."""
    word, unit = draft.words("k")[0].lower(), draft.value("u")
    plural = draft.word("u") in {"days", "weeks", "months", "years", "decades", "centuries"}
    if plural:
        if word in {"current", "same", "this", "that"}:
            return None
        if word in {"those", "these"}:
            return Reading(value="PRESENT_REF" if word == "these" and unit == "D" else "") if unit == "D" else None
        return Reading(TimeType.DURATION, value=f"P{'T' if unit[0] == 'T' else ''}X{unit.lstrip('T')}")
    step = -1 if word in LAST else 1 if word in NEXT else 0
    if word == "past" or unit.startswith("T"):
        return duration_back(unit, Decimal(1), said, past=word in LAST)
    base, anchor = base_day(draft, said, word)
    if step and unit in {"Y", "DE", "CE"} and draft.neighbour(-1) in {"for", "over", "throughout"}:
        return duration_back(unit, Decimal(1), said, past=step < 0)
    if base is None:
        if unit in {"Y", "DE", "CE"} and (moved := move_bc(said, unit, step)):
            return Reading(moment=moved)
        return Reading(value=relative_value(unit, step), precision=PRECISION.get(unit))
    when = calendar.shift(base, unit, step)
    return Reading(moment=calendar.of_grain(when, unit), anchor=anchor) if when else Reading()


def move_bc(said: Discourse, unit: str, count: int) -> Moment | None:
    """A year, decade or century so many away from one before Christ, where there are no dates."""
    if said.last is None or said.last.year is None or said.last.year > 0:
        return None
    if unit == "Y":
        return Moment(said.last.year + count)
    years = 10 if unit == "DE" else 100
    return Moment((said.last.year // years) * years + count * years, unit=unit)


PRECISION = {"D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century"}


def relative_value(unit: str, step: int) -> str:
    """The value of a moment told from an unknown day: its shape alone."""
    del step
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}.get(unit, "")


def duration_back(unit: str, count: Decimal, said: Discourse, *, past: bool) -> Reading:
    """A duration that ends, or begins, on the published day."""
    value = duration_value(count, unit)
    published = said.published
    if published is None or said.narrative or unit not in {*calendar.DAYS_IN, *calendar.MONTHS_IN} or count > 10000:
        return Reading(TimeType.DURATION, value=value)
    other = calendar.shift(published, unit, int(-count if past else count))
    interval = None
    if other and count >= 1:
        interval = Interval(min(other, published), max(other, published))
    return Reading(TimeType.DURATION, value=value, interval=interval, anchor=published.isoformat())


def tod_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the morning", "that afternoon", "last night"."""
    time = draft.value("t")
    word = draft.words("k")[0].lower() if draft.rule == "tod_kin" else ""
    base, anchor = base_day(draft, said, word or "that")
    if draft.rule == "tod":
        base, anchor = near_day(draft, said)
        if is_attributive(draft) or said.last is None or not said.last.day or draft.word("t") == "daytime":
            base = None
    if base is None:
        return Reading(TimeType.TIME, value=f"XXXX-XX-XXT{time}", precision="day")
    step = -1 if word in LAST else 1 if word in NEXT else 0
    day = calendar.of_day(base + timedelta(step))
    return Reading(moment=replace(day, time=f"T{time}"), anchor=anchor)


def is_attributive(draft: Draft) -> bool:
    """Whether a part of the day only says of what sort the next word is: "night attacks"."""
    words = draft.tokens.words
    if "the" in words[draft.first].lower():
        return False
    follows = draft.neighbour(1)
    return words[min(draft.end, len(words) - 1)] == "-" or (
        follows.isalpha() and draft.grammar.lexicon.class_of(follows) == "x"
    )


def overnight_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "overnight"."""
    del draft
    if said.published is None or said.narrative:
        return Reading(TimeType.TIME, value="XXXX-XX-XXTNI", precision="day")
    return Reading(moment=replace(calendar.of_day(said.published), time="TNI"), anchor=said.published.isoformat())


def clock_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A clock time alone: of the day last spoken of, else of the published day."""
    time = clock_time(draft.words("c"))
    words = draft.words("c")
    if draft.has("t") or draft.has("t2"):
        part = draft.value("t") or draft.value("t2")
        hour = int(time[1:3]) if time else 0
        if part in {"AF", "EV", "NI"} and 4 < hour < 12:
            time = f"T{hour + 12}{time[3:]}"
    if not time or (":" in words and not draft.has("z") and words[0].isdigit() and len(words[2]) != 2):
        return None
    return clock_on(draft, said, time + (draft.value("z") if draft.has("z") else ""))


def hours_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "0530 hours", "1430hrs"."""
    digits = draft.word("h")
    if len(digits) != 4 or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return clock_on(draft, said, f"T{digits[:2]}:{digits[2:]}")


def near_day(draft: Draft, said: Discourse) -> tuple[date | None, str | None]:
    """The day a bare clock time belongs to: one just spoken of, else the published day."""
    last, span = said.last, said.last_span
    is_near = said.narrative or (span is not None and draft.start - span.end < NEAR_CHARS)
    if last and span and last.day and is_near and (interval := last.interval()):
        return interval.first, f"{span.start}:{span.end}"
    if said.published is None or said.narrative:
        return None, None
    return said.published, said.published.isoformat()


NEAR_CHARS = 150  # so far a date just named holds for a clock time; measured on news by eye


def clock_on(draft: Draft, said: Discourse, time: str) -> Reading:
    """A clock time on the day it belongs to."""
    base, anchor = near_day(draft, said)
    if base is None:
        return Reading(TimeType.TIME, value=f"XXXX-XX-XX{time}", precision="day")
    return Reading(moment=replace(calendar.of_day(base), time=time), anchor=anchor)


def ago_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "two weeks ago", "a month earlier", "three days later", "ten years from now"."""
    unit = draft.value("u")
    count = count_of(draft, "q") if draft.has("q") else None
    groups = draft.match.re.groupindex
    back = draft.has("back") or ("rel" in groups and draft.word("rel") == "before")
    word = draft.word("back") or (draft.word("on") if "on" in groups else "") or draft.word("rel")
    if "away" in groups and draft.has("away"):
        word, back = "ago", False
    if draft.rule == "bare_ago" and unit in PRECISION:
        return Reading(value=relative_value(unit, 0), precision=PRECISION[unit])
    if count is None or (count != int(count) and unit not in {"Y"}):
        return Reading(value="PAST_REF" if back else "FUTURE_REF")
    base, anchor = base_day(draft, said, "" if word == "ago" else word)
    if base is None and unit in {"Y", "DE", "CE"} and (moved := move_bc(said, unit, int(-count if back else count))):
        return Reading(moment=moved)
    if unit.startswith("T"):
        return Reading(TimeType.TIME, value="PAST_REF" if back else "FUTURE_REF")
    if unit == "NI":
        unit = "D"
    if base is None or count > 100000:
        return Reading(value=relative_value(unit, 0), precision=PRECISION.get(unit))
    when = calendar.shift(base, unit, int(-count if back else count))
    if when is None:
        return Reading()
    return Reading(moment=limit(calendar.of_grain(when, unit), when, unit, draft, said), anchor=anchor)


def limit(moment: Moment, when: date, unit: str, draft: Draft, said: Discourse) -> Moment:
    """No finer than what it was told from: two days after some day of May is some day of May."""
    if said.last is None or (not said.narrative and said.published is not None):
        return moment
    if unit in {"D", "W"} and said.last.day:
        return calendar.of_day(when)
    if unit == "M" and not said.last.month:
        return Moment(when.year)
    if unit in {"D", "W"} and said.last.month is None:
        return Moment(when.year)
    return moment


def day_rel_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the day before", "the day after"."""
    word = draft.word("k")
    base, anchor = base_day(draft, said, word)
    if base is None:
        return Reading(value="XXXX-XX-XX", precision="day")
    return Reading(moment=calendar.of_day(base + timedelta(-1 if word == "before" else 1)), anchor=anchor)


# Durations and sets.


def count_of(draft: Draft, part: str) -> Decimal | None:
    """The number a part spells: the last of a range, 1 for "a", 2 for "a couple", None for "a few"."""
    words = [word.lower() for word in draft.words(part)]
    if {"few", "several", "some", "many"} & set(words):
        return None
    if words and words[0] in {"a", "an"} and len(words) == 1:
        return Decimal(1)
    if "couple" in words:
        return Decimal(2)
    for join in ("to", "or", "-", "–"):
        if join in words[1:-1] and " " in words + [" "] and read_number(words[words.index(join) + 1 :]) is not None:
            tail = words[words.index(join) + 1 :]
            head = words[: words.index(join)]
            if join in {"to", "or"} or (head[0].isdigit() and tail[0].isdigit()):
                return read_number(tail)
    return read_number(words)


def duration_value(count: Decimal | None, unit: str) -> str:
    """The TIMEX3 value of so many units: P10Y, PT3H, P2W, PXM."""
    number = "X" if count is None else f"{count.normalize():f}"
    if unit == "Q":
        return f"P{number}Q"
    return f"P{'T' if unit.startswith('T') else ''}{number}{unit.removeprefix('T')}"


def span_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "ten years", "several weeks", "a three-month"."""
    del said
    unit, words = draft.value("u"), [word.lower() for word in draft.words("q")]
    if draft.word("u") == "second":
        return None
    single = words in (["a"], ["an"])
    if single and draft.word("u") in {"days", "weeks", "months", "years", "hours", "minutes", "seconds"}:
        return None
    if draft.word("u") in {"quarter", "quarters"} and draft.neighbour(1) == "of":
        return None
    if single and unit in {"Q", "WE"}:
        return None
    count = count_of(draft, "q")
    if count is None and not {"few", "several", "some", "many"} & set(words):
        return None
    if "some" in words and draft.word("u") in {"day", "week", "month", "year", "hour", "minute"}:
        return None
    if single and unit in {"D", "W", "M", "Y", "TH"} and is_rate(draft):
        return Reading(TimeType.SET, value=duration_value(count, unit))
    if unit == "NI":
        unit = "D"
    return Reading(TimeType.DURATION, value=duration_value(count, unit))


def split_span_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "ten" of "ten or fifteen years"."""
    del said
    count = count_of(draft, "q")
    return None if count is None else Reading(TimeType.DURATION, value=duration_value(count, draft.value("u")))


def attributive_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "three-day", "month-long", "weeklong"."""
    del said
    if draft.has("w"):
        return Reading(TimeType.DURATION, value=draft.value("w"))
    if draft.has("u2"):
        plural = draft.word("u2").endswith("s")
        return Reading(TimeType.DURATION, value=duration_value(None if plural else Decimal(1), draft.value("u2")))
    count = count_of(draft, "q")
    unit = draft.value("u")
    if draft.word("u") == "second":
        if "tens" in draft.grammar.lexicon.tags_of(draft.words("q")[-1]):
            return None  # twenty-second is an ordinal
        unit = "TS"
    return None if count is None else Reading(TimeType.DURATION, value=duration_value(count, unit))


def of_part_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the last week of August", "the first ten months of 2015"."""
    del said
    count = count_of(draft, "q") if draft.has("q") else Decimal(1)
    return Reading(TimeType.DURATION, value=duration_value(count, draft.value("u")))


def nth_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the first day" of something the text tells of."""
    del said
    unit = draft.value("u")
    if draft.word("u").endswith("s"):
        return Reading(TimeType.DURATION, value=duration_value(None, unit))
    if unit in {"D", "W", "M", "Y"}:
        return Reading(value=relative_value(unit, 0), precision=PRECISION.get(unit))
    return Reading(TimeType.DURATION, value=duration_value(Decimal(1), unit))


def bare_units_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "within days", "for months"."""
    del said
    return Reading(TimeType.DURATION, value=duration_value(None, draft.value("u")))


def past_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "recent months"."""
    del draft, said
    return Reading(value="PAST_REF")


def the_weekend_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "over the weekend": the last one, or with a future verb the next."""
    if said.published is None or said.narrative:
        return Reading(value="XXXX-WXX-WE", precision="week")
    ahead = is_future(draft)
    sunday = said.published - timedelta(said.published.isoweekday() % 7)
    day = sunday + timedelta(7) if ahead else sunday
    return Reading(moment=calendar.of_grain(day, "WE"), anchor=said.published.isoformat())


def present_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "to date", "for the time being", "present-day"."""
    del draft, said
    return Reading(value="PRESENT_REF")


def vague_time_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "a short time", "for some time": a duration nobody measured; "a long time ago"."""
    del said
    if draft.has("back"):
        return Reading(value="PAST_REF")
    return Reading(TimeType.DURATION)


def is_rate(draft: Draft) -> bool:
    """Whether "a year" says how often: "5,000 a day"."""
    words, first = draft.tokens.words, draft.first
    if draft.neighbour(-1) in NOT_RATED:
        return False
    for place in range(first - 2, max(-1, first - 8), -1):
        if words[place] in {".", ",", ";", "(", ")"}:
            return False
        if words[place].isdigit() or words[place] in {"$", "€", "£", "%"} or words[place].lower() in {"times", "million", "billion", "percent", "hundreds", "thousands"}:
            return True
    return False


NOT_RATED = frozenset("for in of after within about over nearly almost and or than to by take takes took last lasted only just half once before during".split())


def kin_span_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the last two weeks", "the next 10 years"."""
    second = "q2" in draft.match.re.groupindex and draft.has("q2")
    part, unit = ("q2", draft.value("u2")) if second else ("q", draft.value("u"))
    word = draft.word("k2" if second else "k")
    count = count_of(draft, part)
    if unit == "NI":
        unit = "D"
    if count is None:
        return Reading(TimeType.DURATION, value=duration_value(None, unit))
    return duration_back(unit, count, said, past=word in LAST)


def first_span_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the first two months"."""
    del said
    return Reading(TimeType.DURATION, value=duration_value(count_of(draft, "q"), draft.value("u")))


def aged_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "aged 25", "at age seventy-nine"."""
    del said
    count = count_of(draft, "q")
    return None if count is None else Reading(TimeType.DURATION, value=duration_value(count, "Y"))


def set_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "every year", "twice a week", "per day"."""
    del said
    unit = draft.value("u")
    count = Decimal(1)
    if draft.rule == "set_every":
        if draft.word("u") in {"second"}:
            return None
        number = read_number(draft.words("n")) if draft.has("n") else None
        ordinal = day_of(draft, "n") if draft.has("n") and number is None else None
        count = number or (Decimal(ordinal) if ordinal else Decimal(1))
        if unit.isdigit():
            return Reading(TimeType.SET, value=f"XXXX-WXX-{unit}" if len(unit) == 1 else f"XXXX-{unit}")
        if unit in TODS:
            return Reading(TimeType.SET, value=f"XXXX-XX-XXT{unit}")
        if unit in {"SP", "SU", "FA", "WI"}:
            return Reading(TimeType.SET, value=f"XXXX-{unit}")
        if not draft.has("n") and unit == "D":
            return Reading(TimeType.SET, value="XXXX-XX-XX")
    return Reading(TimeType.SET, value=duration_value(count, unit))


def freq_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "daily", "annually"."""
    del said
    return Reading(TimeType.SET, value=draft.value("f").split()[1])


def weekdays_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "Tuesdays"."""
    del said
    return Reading(TimeType.SET, value=f"XXXX-WXX-{draft.value('w')}")


def def_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the end of the month": the month last spoken of, or of publication; only with such words before."""
    if not draft.before or "bound" in draft.before:
        return None
    base, anchor = base_day(draft, said, "that")
    unit = draft.value("u")
    if unit.startswith("T"):
        return None
    if base is None:
        return Reading(value=relative_value(unit, 0), precision=PRECISION.get(unit))
    if not said.narrative and said.published and unit in {"Y", "Q", "M", "W"}:
        base, anchor = said.published, said.published.isoformat()
    return Reading(moment=calendar.of_grain(base, unit), anchor=anchor)


def edge_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "month's end", "year-end"."""
    base, anchor = base_day(draft, said, "that" if said.narrative else "")
    unit = draft.value("u")
    if base is None:
        return Reading(value=relative_value(unit, 0), mod="END", precision=PRECISION.get(unit))
    return Reading(moment=calendar.of_grain(base, unit), mod="END", anchor=anchor)


def whole_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "the whole year", "the entire day"."""
    del said
    unit = draft.value("u")
    return Reading(TimeType.DURATION, value=duration_value(Decimal(1), unit))


# Without a place on the calendar.


def ref_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "now", "recently", "former", "the future"."""
    if draft.rule == "now":
        return Reading(value="PRESENT_REF")
    word = draft.word("r")
    if word == "former" and not said.narrative:
        return None
    if word == "present":
        return None
    return Reading(value={"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}.get(word) or draft.value("r"))


def that_time_rule(draft: Draft, said: Discourse) -> Reading | None:
    """ "at that time", "during this period"; "the time" only after "at"."""
    words = [word for word in draft.word("k").split()]
    whole = "".join(draft.tokens.words[draft.match.start() : draft.match.end()]).lower()
    if words == ["the"] and "same" not in whole and (draft.word("u") != "time" or draft.neighbour(-1) != "at" or draft.neighbour(1) in {"of", "when"}):
        return None
    if draft.word("u") == "time" and draft.neighbour(-1) not in {"at", "by", "during", "from", "since", "until", "around", "in"}:
        return None
    if not said.narrative:
        return Reading(value="PRESENT_REF" if words[0] == "this" else "PAST_REF")
    return Reading(value="PRESENT_REF" if words[0] == "this" and draft.neighbour(-1) in {"at", "by", "around"} else "")


def first_day_rule(draft: Draft, said: Discourse) -> Reading | None:
    """The first day of "24–25 June": its month and year stand with the last."""
    return date_rule(draft, said)


RULES: Mapping[str, Rule] = {
    "iso": iso_rule, "slashed": slashed_rule, "dmy": date_rule, "mdy": date_rule, "first_day": first_day_rule,
    "last_day": last_day_rule, "last_year": last_year_rule,
    "month_year": month_rule, "month_rel": month_rel_rule, "day_month_rel": month_rel_rule, "season_year": season_rule, "year_season": season_rule,
    "season_rel": season_rule, "part_year": part_year_rule, "part_code": part_code_rule, "fiscal": year_rule,
    "decade": decade_rule, "century": century_rule, "bc_year": year_rule, "bc_first": year_rule, "ad_year": year_rule,
    "holiday": holiday_rule, "weekday": weekday_rule, "month_kin": month_kin_rule, "season_kin": season_kin_rule,
    "clock": clock_rule, "hours": hours_rule, "deictic": deictic_rule, "tod_kin": tod_rule, "ago": ago_rule,
    "bare_ago": ago_rule, "day_rel": day_rel_rule, "set_every": set_rule, "set_times": set_rule, "set_per": set_rule,
    "freq": freq_rule, "weekdays": weekdays_rule, "kin_span": kin_span_rule, "first_span": first_span_rule,
    "kin_unit": kin_unit_rule, "age": span_rule, "aged": aged_rule, "span": span_rule, "split_span": split_span_rule, "attributive": attributive_rule,
    "of_part": of_part_rule, "recent_units": past_rule, "the_weekend": the_weekend_rule, "nth_unit": nth_unit_rule, "to_date": present_rule, "being": present_rule,
    "bare_units": bare_units_rule, "vague_time": vague_time_rule, "whole_unit": whole_unit_rule,
    "edge_unit": edge_unit_rule, "def_unit": def_unit_rule, "season": season_rule, "tod": tod_rule,
    "overnight": overnight_rule, "year": year_rule, "short_year": short_year_rule, "month": month_rule,
    "nth": nth_rule, "now": ref_rule, "ref": ref_rule, "refadj": ref_rule, "the_ref": ref_rule, "that_time": that_time_rule,
}  # fmt: skip
