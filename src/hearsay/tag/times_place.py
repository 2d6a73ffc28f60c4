"""Place a date of which the year is not said: by the text, by the verb, by what is near."""

from bisect import bisect_left
from dataclasses import replace
from datetime import date

from hearsay.records.document import Span
from hearsay.tag.calendar import Moment
from hearsay.tag.times_context import ROLL_MONTHS, Discourse
from hearsay.tag.times_reading import Reading
from hearsay.tag.times_scan import Draft
from hearsay.tag.times_tense import Cue, tense
from hearsay.tag.tokens import word_set


def place_date(draft: Draft, said: Discourse, moment: Moment) -> Reading:
    """The date with its year: as written, else as the text has it, else nearest to publication."""
    if moment.year is not None:
        return Reading(moment=moment, explicit=True)
    month = moment.month
    if (dated := year_by_weekday(draft, said, moment)) is not None:
        return dated
    if (
        said.narrative
        and said.year is not None
        and said.year_span
        and not is_announced(draft, said)
    ):
        span = said.year_span
        year = rolled_year(moment, said)
        return Reading(moment=replace(moment, year=year), anchor=f"{span.start}:{span.end}")
    if month in said.months and not is_just_past(moment, said.published):
        year, span = said.months[month]
        if draft.start - span.end < 1500:
            return Reading(moment=replace(moment, year=year), anchor=f"{span.start}:{span.end}")
    if said.year is not None and said.year_span:
        span = said.year_span
        if in_one_sentence(draft, span) and is_told_with(draft, said):
            return Reading(
                moment=replace(moment, year=said.year), anchor=f"{span.start}:{span.end}"
            )
    if goes_on(draft, said) and said.last_span:
        span = said.last_span
        return Reading(
            moment=replace(moment, year=rolled_year(moment, said)),
            anchor=f"{span.start}:{span.end}",
        )
    if said.published is None:
        return Reading(moment=moment)
    return Reading(
        moment=nearest_year(
            moment, said.published, cue_for(draft), is_report=is_report_of(draft, moment)
        ),
        anchor=said.published.isoformat(),
    )


def year_by_weekday(draft: Draft, said: Discourse, moment: Moment) -> Reading | None:
    """The year near publication in which the weekday written beside the date is right."""
    if said.published is None or not moment.day or not draft.has("w"):
        return None
    if "w" not in draft.match.re.groupindex or not draft.value("w").isdecimal():
        return None
    years = [said.published.year + step for step in (0, -1, 1)]
    if said.narrative and said.year is not None:
        years.insert(0, said.year)
    for year in years:
        here = replace(moment, year=year)
        interval = here.interval() if here.is_possible() else None
        if interval is not None and interval.first.isoweekday() == int(draft.value("w")):
            return Reading(moment=here, anchor=said.published.isoformat())
    return None


def is_announced(draft: Draft, said: Discourse) -> bool:
    """Whether a text that tells a story speaks here of what is yet to come: "will meet on"."""
    if said.published is None:
        return False
    cue = tense(draft)
    return cue is not None and cue.is_sure and cue.distance <= FIRM


def is_just_past(moment: Moment, published: date | None) -> bool:
    """Whether such a day lies so shortly before publication that no other year is meant."""
    if published is None or not moment.day:
        return False
    for year in (published.year, published.year - 1):
        here = replace(moment, year=year)
        interval = here.interval() if here.is_possible() else None
        if interval is not None and 0 <= (published - interval.first).days <= JUST_PAST:
            return True
    return False


def goes_on(draft: Draft, said: Discourse) -> bool:
    """Whether a paragraph just told of days long past: "in April 1916 … in early May"."""
    last, span = said.last, said.last_span
    if last is None or span is None or said.published is None or not last.month:
        return False
    if last.year != said.year or last.year is None or last.year > said.published.year - LONG_PAST:
        return False
    if draft.start - span.end > GOES_ON:
        return False
    cue = tense(draft)
    place = bisect_left(draft.tokens.starts, span.end)
    begun = bisect_left(draft.tokens.starts, span.start)
    if draft.tokens.words[max(0, begun - 2)].lower() == "since":
        return False  # "the most since July 2009"
    between = draft.tokens.words[place : draft.first]
    return (cue is None or not cue.is_ahead) and not any("\n" in word for word in between)


LONG_PAST = 2  # years
GOES_ON = 200  # characters


def is_told_with(draft: Draft, said: Discourse) -> bool:
    """Whether the verb allows the year: not 2035 in "ready by 2035, he said in July"."""
    if said.published is None or said.year is None or said.year <= said.published.year:
        return True
    cue = tense(draft)
    return cue is None or cue.is_ahead or cue.distance > FIRM


def in_one_sentence(draft: Draft, span: Span) -> bool:
    """Whether no sentence and no line ends between this place and the draft."""
    words = draft.tokens.words
    place = bisect_left(draft.tokens.starts, span.end)
    if draft.first - place > FAR_TOKENS:
        return False
    between = words[place : draft.first]
    if any("\n" in word for word in between):
        return False
    return not any(
        mark in {".", "!", "?"} and space == " " and follows[0].isupper()
        for mark, space, follows in zip(between, between[1:], between[2:], strict=False)
    )


FAR_TOKENS = 120  # a sentence longer than this is none


def rolled_year(moment: Moment, said: Discourse) -> int | None:
    """The year a story has reached: the next one where the months would else run backward."""
    last, month = said.last, moment.month
    if (
        last
        and month
        and last.month
        and last.year == said.year
        and last.month - month >= ROLL_MONTHS
    ):
        return (said.year or 0) + 1
    return said.year


def nearest_year(moment: Moment, published: date, cue: Cue | None, *, is_report: bool) -> Moment:
    """The moment in the year that puts it last before, or next after, the published date.

    The nearest verb decides between the two, but against it where the other is near and the verb is
    not. Where no verb tells, the nearer of the two, in doubt the one before.
    """
    this = replace(moment, year=published.year)
    interval = this.interval() if this.is_possible() else None
    if interval is None:
        return this if not moment.day else possible_year(moment, published)
    if interval.first <= published <= interval.last:
        return this
    is_after = interval.first > published
    years = (
        (published.year - 1, published.year) if is_after else (published.year, published.year + 1)
    )
    ahead = (interval.first - published).days % YEAR_DAYS  # days to the next such date
    since = YEAR_DAYS - ahead
    if cue is None:
        is_ahead = ahead <= NEAR_FUTURE
    elif cue.is_ahead:
        is_firm = cue.distance <= (FIRM_WEAK if cue.is_weak else FIRM)
        if is_report and since <= NEARLY:
            return replace(moment, year=years[False])  # "figures for January will be published"
        is_ahead = is_firm or since > (HALF_YEAR if cue.is_weak else NEAR_PAST)
    else:
        is_ahead = ahead <= NEARLY and (bool(moment.day) or cue.distance > FIRM)
    return replace(moment, year=years[is_ahead])


def cue_for(draft: Draft) -> Cue | None:
    """What tells the tense; nothing past for a date that only says which: "the June 7 primary"."""
    cue, follows = tense(draft), draft.neighbour(1)
    is_modifier = (
        draft.neighbour(-1) in word_set("before_modifier")
        and follows.isalpha()
        and follows not in word_set("after_day_number")
    )
    if cue is None and draft.neighbour(-1) in word_set("awaiting"):
        return Cue(is_ahead=True, distance=FIRM + 1)
    return None if is_modifier and cue is not None and not cue.is_ahead else cue


def is_report_of(draft: Draft, moment: Moment) -> bool:
    """Whether a month is told of, as in "figures for January"."""
    return draft.neighbour(-1) == "for" and not moment.day


def possible_year(moment: Moment, published: date) -> Moment:
    """29 February of the nearest year that has one."""
    years = sorted(
        range(published.year - 8, published.year + 9), key=lambda y: abs(y - published.year)
    )
    dated = (replace(moment, year=year) for year in years)
    return next((one for one in dated if one.is_possible()), moment)


YEAR_DAYS = 365
NEAR_FUTURE = 120  # days; a bare date so close ahead is the coming one unless a verb looks back
# Days in which a far verb is not believed, and tokens in which one is near; by eye on PolNeAR.
NEAR_PAST, HALF_YEAR, NEARLY = 100, 180, 60
FIRM, FIRM_WEAK = 14, 6
JUST_PAST = 45  # days
