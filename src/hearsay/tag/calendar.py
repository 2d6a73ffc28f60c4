"""Calendar moments that may be known only in part: their values, first and last days, sums."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from hearsay.records.tags import Interval

# First month of each part of a year and how many months it lasts.
PARTS = {
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
}  # fmt: skip
MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_IN = {"D": 1, "W": 7, "WE": 7}
YEARS_IN = {"DE": 10, "CE": 100, "ML": 1000}
GRAINS = frozenset({"day", "month", "quarter", "year"})  # that a day of the calendar lies in


@dataclass(frozen=True, slots=True)
class Moment:
    """A place on the calendar, as far as it is known: 2024, 2024-06, 2024-Q2, XXXX-06-24, 199."""

    year: int | None = None  # negative for years before Christ
    month: int | None = None
    day: int | None = None
    part: str = ""  # SP … H2, W05, W05-WE
    time: str = ""  # T11:00, TMO
    unit: str = ""  # DE or CE: ``year`` is then the first of a decade or a century

    def value(self) -> str:
        """The TIMEX3 value."""
        if self.unit:
            return self.long_value()
        value = "XXXX" if self.year is None else year_value(self.year)
        if self.part:
            value += f"-{self.part}"
        elif self.month or self.day:
            value += f"-{self.month:02}" if self.month else "-XX"
            if self.day:
                value += f"-{self.day:02}"
        if self.time and not self.part:
            value += "-XX" * (3 - len(value.removeprefix("BC").split("-")))
        return value + self.time

    def long_value(self) -> str:
        """The value of a decade (199) or a century (19 for the years 1900 to 1999)."""
        if self.year is None:
            return "XXX" if self.unit == "DE" else "XX"
        value = year_value(self.year)
        return value[: -1 if self.unit == "DE" else -2]

    def precision(self) -> str:
        """The unit down to which this is known."""
        if self.unit:
            return "decade" if self.unit == "DE" else "century"
        if self.part:
            names = {"Q": "quarter", "H": "half", "W": "week"}
            return "season" if self.part in {"SP", "SU", "FA", "WI"} else names[self.part[0]]
        return "day" if self.day else "month" if self.month else "year"

    def interval(self) -> Interval | None:
        """First and last day; None without a year, or before the year 1."""
        if self.year is None or not MINYEAR <= self.year < MAXYEAR - 1000:
            return None
        if self.unit:
            length = YEARS_IN[self.unit]
            return Interval(date(max(1, self.year), 1, 1), date(self.year + length - 1, 12, 31))
        if self.part.startswith("W") and self.part != "WI":
            monday = date.fromisocalendar(self.year, int(self.part[1:3]), 1)
            first = monday + timedelta(5) if self.part.endswith("WE") else monday
            return Interval(first, monday + timedelta(6))
        if self.part:
            month, length = PARTS[self.part]
            return months_from(self.year, month, length)
        if self.month is None:
            return None if self.day else months_from(self.year, 1, 12)
        if self.day is None:
            return months_from(self.year, self.month, 1)
        day = date(self.year, self.month, self.day)
        return Interval(day, day)

    def is_possible(self) -> bool:
        """Whether such a day exists: not 31 June, nor 29 February 2023."""
        if not self.day or not self.month:
            return True
        leap = self.year is None or self.year < MINYEAR
        return self.day <= monthrange(2000 if leap else self.year or 2000, self.month)[1]

    def same_grain(self, when: date) -> "Moment":
        """The moment of this precision that holds ``when``."""
        return of_grain(when, self.precision())


def year_value(year: int) -> str:
    """Four digits, with BC before years before Christ."""
    return f"{year:04}" if year >= 0 else f"BC{-year:04}"


def months_from(year: int, month: int, length: int) -> Interval:
    """The interval of ``length`` whole months that begins with this month."""
    last = year * 12 + month - 1 + length - 1
    return Interval(date(year, month, 1), month_end(last // 12, last % 12 + 1))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def of_day(when: date) -> Moment:
    """The moment of one day."""
    return Moment(when.year, when.month, when.day)


def of_grain(when: date, unit: str) -> Moment:
    """The unit (D, W, WE, M, Q, Y, DE, CE or its English name) that holds this day."""
    match unit:
        case "D" | "day":
            return of_day(when)
        case "W" | "week" | "WE":
            year, week, _ = when.isocalendar()
            return Moment(year, part=f"W{week:02}" + ("-WE" if unit == "WE" else ""))
        case "M" | "month":
            return Moment(when.year, when.month)
        case "Q" | "quarter":
            return Moment(when.year, part=f"Q{(when.month + 2) // 3}")
        case "DE" | "decade":
            return Moment(when.year // 10 * 10, unit="DE")
        case "CE" | "century":
            return Moment(when.year // 100 * 100, unit="CE")
        case _:
            return Moment(when.year)


def shift(when: date, unit: str, count: int) -> date | None:
    """``when`` moved by ``count`` units; None where the calendar ends."""
    try:
        if unit in DAYS_IN:
            return when + timedelta(DAYS_IN[unit] * count)
        months = when.year * 12 + when.month - 1 + MONTHS_IN[unit] * count
        year, month = divmod(months, 12)
        last = monthrange(year, month + 1)[1] if MINYEAR <= year <= MAXYEAR else 28
        return date(year, month + 1, min(when.day, last))
    except (OverflowError, ValueError):
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's method)."""
    century, rest = divmod(year, 100)
    cycle = year % 19
    moon = (
        19 * cycle + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month_and_day = moon + sunday - 7 * ((cycle + 11 * moon + 22 * sunday) // 451) + 114
    return date(year, month_and_day // 31, month_and_day % 31 + 1)


def with_year(moment: Moment, year: int | None) -> Moment:
    """The same moment in another year."""
    return replace(moment, year=year)
