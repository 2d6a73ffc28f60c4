"""What a time is resolved against: the published date, the tense around it, what went before."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from hearsay.records.document import Span
from hearsay.tag.calendar import Moment
from hearsay.tag.times_scan import Draft

OLD_SHARE = 0.6  # of the years named, at least so many lie before the year before publication
STORY_SHARE = 0.3  # of all times, at least so many are such years or bare days of a month
NEAR_SHARE = 0.05  # of all times, at most so many are told from the day of writing
LEAST_OLD, FEW_DRAFTS, MANY_DRAFTS = 3, 15, 60
ROLL_MONTHS = 10  # a bare month so many months before the last one is of the next year


@dataclass(slots=True)
class Discourse:
    """What has been said so far; kept up while the times of one text are resolved in order."""

    published: date | None
    narrative: bool = False
    last: Moment | None = None  # the last definite date
    last_span: Span | None = None
    year: int | None = None  # the year last spoken of
    year_span: Span | None = None
    range_end: int = -9  # token after the last date with a day: a range may go on there
    range_month: Moment | None = None
    line: int = -1  # where the line of the last time began
    day_first: bool | None = None  # order of 24/06/2025 in this text; None: nothing shows it
    months: dict[int, tuple[int, Span]] = field(default_factory=dict)  # month: year said with it

    def turn_to(self, start: int, headings: "Headings") -> None:
        """Take the year of the heading at the first time of a line: a story begins anew there."""
        line, year, span = headings.at(start)
        if line == self.line:
            return
        self.line = line
        if year is not None and span is not None:
            self.year, self.year_span = year, span
            self.last, self.last_span = Moment(year), span

    def note(self, moment: Moment | None, span: Span, *, explicit: bool, opens: bool) -> None:
        """Remember a date just resolved.

        ``explicit``: its year stood in the text; ``opens``: it stands where a sentence begins. In a
        story, a year far from the one told of and inside a sentence is a look aside ("as papers
        released in 2005 show"), and the story goes on from where it was.
        """
        if moment is None or moment.year is None or moment.unit:
            return
        away = abs(moment.year - self.year) if self.year is not None else 0
        is_aside = self.narrative and explicit and not opens
        if not (is_aside and away > FAR_ASIDE):
            if self.last and self.last_span and moment.day and not moment.time:
                is_beside = 0 < span.start - self.last_span.end <= BESIDE
                told = replace(moment, time=self.last.time) if is_beside else moment
            else:
                told = moment
            self.last, self.last_span = told, span
        if is_aside and (away > FAR_ASIDE or (away > ASIDE and is_bare(moment))):
            return
        if explicit or self.narrative:
            self.year, self.year_span = moment.year, span
            if moment.month and explicit:
                self.months[moment.month] = (moment.year, span)


BESIDE = 4  # characters: "at 11 p.m. on Sunday"
ASIDE, FAR_ASIDE = 2, 20  # years; best of 1 to 5 and 10 to 25 on WikiWars train


def is_bare(moment: Moment) -> bool:
    """Whether only a year is known."""
    return moment.month is None and not moment.part


def opens_sentence(draft: Draft) -> bool:
    """Whether a sentence begins no more than a few words before this time."""
    words = draft.tokens.words
    for place in range(draft.first - 1, max(-1, draft.first - OPENING), -1):
        if "\n" in words[place]:
            return True
        if words[place] in {".", "!", "?", ";", ":"} and words[place + 1].isspace():
            return True
    return draft.first < OPENING


OPENING = 7  # tokens: "In", "As early as"


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the lines of a text begin, and the year the heading above each one names."""

    starts: tuple[int, ...]
    years: tuple[tuple[int, Span] | None, ...]

    @classmethod
    def of(cls, text: str) -> "Headings":
        """A heading is a short line without an end mark; it counts if it names just one year."""
        starts, years, place = [], [], 0
        above: tuple[int, Span] | None = None
        for line in text.split("\n"):
            starts.append(place)
            years.append(above)
            if line.strip() and len(line) <= HEADING_CHARS and line.rstrip()[-1] not in '.!?,;:"”':
                named = list(YEAR.finditer(line))
                above = None
                if len(named) == 1:
                    span = Span(place + named[0].start(), place + named[0].end())
                    above = int(named[0][0]), span
            place += len(line) + 1
        return cls(tuple(starts), tuple(years))

    def at(self, offset: int) -> tuple[int, int | None, Span | None]:
        """Where the line of this place begins, and the year and place its heading names."""
        number = bisect_right(self.starts, offset) - 1
        year, span = self.years[number] or (None, None)
        return self.starts[number], year, span


YEAR = re.compile(r"(?<![\w,.])(?:1\d|20)\d\d(?![\w,])(?!\.\d)")
HEADING_CHARS = 80


def tells_history(drafts: list[Draft], published: date | None) -> bool:
    """Whether a text tells a story of the past rather than news of its day.

    A story names its years and days, nearly all long before publication, and hardly ever says
    "yesterday" or "last week". Chosen on WikiWars train and PolNeAR dev: all of the one pass, none
    of the other; the nearest lie at half of and twice these shares.
    """
    years = [int(draft.word("y")) for draft in drafts if is_dated(draft)]
    ancient = sum(draft.rule == "bc_year" for draft in drafts)
    near = sum(map(is_near_today, drafts))
    bare = sum(draft.rule in {"dmy", "mdy"} and not draft.has("y") for draft in drafts)
    if published is None:
        return len(years) + ancient > near
    old = sum(year < published.year - 1 for year in years) + ancient
    if old < LEAST_OLD or old < OLD_SHARE * (len(years) + ancient):
        return False
    if near and len(drafts) < MANY_DRAFTS:
        return False
    if len(drafts) < FEW_DRAFTS:
        return near == 0 and old + bare >= 2 * STORY_SHARE * len(drafts)
    return near <= NEAR_SHARE * len(drafts) and old + bare >= STORY_SHARE * len(drafts)


def is_dated(draft: Draft) -> bool:
    """Whether the year stands in this date."""
    rules = {"year", "month_year", "dmy", "mdy", "season_year"}
    return draft.rule in rules and draft.word("y").isdecimal()


def is_near_today(draft: Draft) -> bool:
    """Whether this is told from the day of writing: "yesterday", "on Monday", "last week"."""
    if draft.rule in {"deictic", "weekday", "ago", "the_weekend", "overnight", "recent_units"}:
        return True
    words = draft.words("k")
    article = draft.tokens.words[draft.match.start()].lower() == "the"
    return bool(words) and not article and words[0].lower() in {"last", "this", "next"}


def finds_day_first(drafts: list[Draft]) -> bool | None:
    """Whether dates in figures put the day first; None where none shows it, or they differ."""
    slashed = [draft for draft in drafts if draft.rule == "slashed" and draft.word("s") == "/"]
    shown = {int(one.word("a1")) > MONTHS for one in slashed if is_ordered(one)}
    return shown.pop() if len(shown) == 1 else None


def is_ordered(draft: Draft) -> bool:
    """Whether only one of the two figures can be a month."""
    return (int(draft.word("a1")) > MONTHS) != (int(draft.word("b1")) > MONTHS)


MONTHS = 12
