"""Give each time found its TIMEX3 type and value, resolved against its surroundings."""

from collections.abc import Mapping
from dataclasses import replace

from hearsay.records.document import Span
from hearsay.records.tags import TimeExpression, TimeType
from hearsay.tag.times_clocks import clock_rule, hours_rule
from hearsay.tag.times_context import Discourse, opens_sentence
from hearsay.tag.times_dates import (
    century_rule,
    date_rule,
    decade_rule,
    first_day_rule,
    iso_rule,
    last_day_rule,
    last_year_rule,
    month_kin_rule,
    month_rel_rule,
    month_rule,
    nth_rule,
    part_code_rule,
    part_year_rule,
    season_kin_rule,
    season_rule,
    short_year_rule,
    slashed_rule,
    year_rule,
)
from hearsay.tag.times_durations import (
    aged_rule,
    attributive_rule,
    bare_units_rule,
    first_span_rule,
    freq_rule,
    half_unit_rule,
    kin_span_rule,
    nth_unit_rule,
    of_part_rule,
    past_rule,
    present_rule,
    ref_rule,
    set_rule,
    span_rule,
    split_span_rule,
    that_time_rule,
    vague_time_rule,
    weekdays_rule,
    whole_unit_rule,
)
from hearsay.tag.times_holidays import holiday_rule, nth_weekday_rule
from hearsay.tag.times_reading import Reading, Rule, clock_time
from hearsay.tag.times_relative import (
    ago_rule,
    day_rel_rule,
    def_unit_rule,
    deictic_rule,
    edge_unit_rule,
    far_unit_rule,
    kin_unit_rule,
    overnight_rule,
    the_weekend_rule,
    tod_rule,
    weekday_rule,
)
from hearsay.tag.times_scan import Draft


def resolve(draft: Draft, said: Discourse) -> TimeExpression | None:
    """The time expression of one draft; None where it turns out to be no time."""
    reading = RULES[draft.rule](draft, said)
    if reading is None:
        return None
    reading = with_before(reading, draft)
    span = Span(draft.start, draft.stop)
    moment = reading.moment
    if moment is None:
        return TimeExpression(
            span,
            reading.type,
            reading.value,
            reading.mod,
            reading.interval,
            reading.precision,
            reading.anchor,
        )
    if not moment.is_possible():
        return None
    if not reading.is_quiet:
        opens = said.narrative and opens_sentence(draft)
        said.note(moment, span, explicit=reading.explicit, opens=opens)
    kind = TimeType.TIME if moment.time and reading.type is TimeType.DATE else reading.type
    return TimeExpression(
        span,
        kind,
        moment.value(),
        reading.mod,
        moment.interval(),
        moment.precision(),
        reading.anchor,
    )


def with_before(reading: Reading, draft: Draft) -> Reading:
    """The reading changed by the words that stand before it."""
    before = draft.before
    if "tod" in before and reading.moment:
        match = before["tod"]
        clock = match.span("c")
        if clock[0] >= 0:
            time = clock_time(draft.tokens.words[slice(*clock)])
        else:
            time = "T" + draft.grammar.lexicon.value(draft.tokens.words[match.start("t")])
        reading = replace(reading, moment=replace(reading.moment, time=time))
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
        reading = replace(
            reading, mod=bound_mod(words) or draft.grammar.lexicon.value(words[0]) or reading.mod
        )
    return reading


def bound_mod(words: list[str]) -> str | None:
    """The TIMEX3 mod of a bound of several words."""
    table = {
        "more": "MORE_THAN",
        "longer": "MORE_THAN",
        "less": "LESS_THAN",
        "fewer": "LESS_THAN",
        "least": "EQUAL_OR_MORE",
        "most": "EQUAL_OR_LESS",
        "up": "EQUAL_OR_LESS",
        "close": "APPROX",
    }
    return next((table[word] for word in words if word in table), None)


RULES: Mapping[str, Rule] = {
    "iso": iso_rule,
    "slashed": slashed_rule,
    "dmy": date_rule,
    "mdy": date_rule,
    "first_day": first_day_rule,
    "last_day": last_day_rule,
    "last_year": last_year_rule,
    "month_year": month_rule,
    "month_rel": month_rel_rule,
    "day_month_rel": month_rel_rule,
    "season_year": season_rule,
    "year_season": season_rule,
    "season_rel": season_rule,
    "part_year": part_year_rule,
    "part_code": part_code_rule,
    "fiscal": year_rule,
    "decade": decade_rule,
    "century": century_rule,
    "centuries": century_rule,
    "bc_year": year_rule,
    "bc_first": year_rule,
    "ad_year": year_rule,
    "holiday": holiday_rule,
    "nth_weekday": nth_weekday_rule,
    "weekday": weekday_rule,
    "month_kin": month_kin_rule,
    "season_kin": season_kin_rule,
    "clock": clock_rule,
    "hours": hours_rule,
    "deictic": deictic_rule,
    "tod_kin": tod_rule,
    "ago": ago_rule,
    "bare_ago": ago_rule,
    "day_rel": day_rel_rule,
    "far_unit": far_unit_rule,
    "set_every": set_rule,
    "set_times": set_rule,
    "set_per": set_rule,
    "freq": freq_rule,
    "weekdays": weekdays_rule,
    "kin_span": kin_span_rule,
    "first_span": first_span_rule,
    "kin_unit": kin_unit_rule,
    "age": span_rule,
    "aged": aged_rule,
    "span": span_rule,
    "half_unit": half_unit_rule,
    "long_ago": past_rule,
    "split_span": split_span_rule,
    "attributive": attributive_rule,
    "of_part": of_part_rule,
    "recent_units": past_rule,
    "the_weekend": the_weekend_rule,
    "nth_unit": nth_unit_rule,
    "to_date": present_rule,
    "being": present_rule,
    "bare_units": bare_units_rule,
    "units_of": bare_units_rule,
    "bare_edge": bare_units_rule,
    "vague_time": vague_time_rule,
    "whole_unit": whole_unit_rule,
    "edge_unit": edge_unit_rule,
    "def_unit": def_unit_rule,
    "season": season_rule,
    "tod": tod_rule,
    "overnight": overnight_rule,
    "year": year_rule,
    "short_year": short_year_rule,
    "month": month_rule,
    "nth": nth_rule,
    "now": ref_rule,
    "ref": ref_rule,
    "refadj": ref_rule,
    "the_ref": ref_rule,
    "that_time": that_time_rule,
}
