"""What a time is resolved against: the published date, the tense around it, what went before."""

from dataclasses import dataclass, field
from datetime import date

from hearsay.records.document import Span
from hearsay.tag.calendar import Moment
from hearsay.tag.times_scan import Draft
from hearsay.tag.tokens import Tokens, word_set

NEAR = 14  # tokens on each side in which a verb's tense counts
# From this share of years long before publication on, a text tells history, not news.
OLD_SHARE = 0.6
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
    months: dict[int, tuple[int, Span]] = field(default_factory=dict)  # month: year said with it

    def note(self, moment: Moment | None, span: Span, *, explicit: bool) -> None:
        """Remember a date just resolved; ``explicit``: its year stood in the text."""
        if moment is None or moment.year is None:
            return
        if moment.unit:
            return
        self.last, self.last_span = moment, span
        if explicit or self.narrative:
            self.year, self.year_span = moment.year, span
            if moment.month and explicit:
                self.months[moment.month] = (moment.year, span)


def tells_history(drafts: list[Draft], published: date | None) -> bool:
    """Whether most years named lie well before publication and hardly a day is told from today."""
    years = [
        int(draft.word("y"))
        for draft in drafts
        if draft.rule in YEAR_RULES and draft.word("y").isdecimal()
    ]
    era = sum(draft.rule == "bc_year" for draft in drafts)
    near = sum(draft.rule in {"deictic", "weekday", "ago"} for draft in drafts)
    if published is None:
        return len(years) + era > near
    old = sum(year < published.year - 1 for year in years) + era
    return old >= OLD_SHARE * (len(years) + era) and old > 2 * near and old > 0.1 * len(drafts)


YEAR_RULES = frozenset({"year", "month_year", "dmy", "mdy", "season_year"})


def is_future(draft: Draft) -> bool:
    """Whether the nearest verb or cue speaks of what is to come."""
    tokens = draft.tokens
    back = nearest(tokens, range(draft.first - 1, max(-1, draft.first - NEAR), -1))
    ahead = nearest(tokens, range(draft.end, min(len(tokens.words), draft.end + NEAR)))
    if back is None and ahead is None:
        return False
    if back is None or (ahead is not None and 2 * ahead[0] < back[0]):
        return ahead is not None and ahead[1]
    return back[1]


def nearest(tokens: Tokens, places: range) -> tuple[int, bool] | None:
    """Distance and direction of the first word that tells a tense; None at a sentence's end."""
    for distance, place in enumerate(places):
        word = tokens.words[place]
        if word in {".", "!", "?", ";"} or tokens.classes[place] == "\n":
            return None
        lower = word.lower()
        if lower in word_set("future_cues"):
            return distance, True
        if lower in word_set("past_verbs") or (lower.endswith("ed") and len(lower) > 4):
            if place > 1 and tokens.words[place - 2].lower() == "be":
                continue  # "to be signed": what comes before "be" tells
            return distance, False
    return None
