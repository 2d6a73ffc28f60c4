"""From the rows of a pack's tables to typed facts; what is wrong with a row is noted in it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hearsay.records.fact import Fact, FactStatus
from hearsay.records.tags import Interval
from hearsay.reference.calendar import whole_year
from hearsay.reference.commitments import FORCES, Commitment
from hearsay.reference.entities import EntitiesInTheMaking
from hearsay.reference.facts import Event, Tenure
from hearsay.reference.memberships import ROLES, Membership
from hearsay.reference.reviews import Review, claim_key
from hearsay.reference.rows import Row
from hearsay.reference.values import AGGREGATES, COMPARISONS, Threshold, Value, split_unit

_STATUSES = tuple(str(status) for status in FactStatus)
_SIGNS = "€$£¥₹%"
_OF_A_VALUE = ("subject", "measure", "period", "aggregate", "threshold", "value", "unit", "edition")
_SLACK = 366  # days; sources that are further apart than a year do not tell of one day
_EVER = Interval(date.min, date.max)  # of what is dated by nothing
_RANKS = ("normal", "preferred", "deprecated")


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes facts of one pack's rows; looks names up among all entities."""

    pack: str
    open_days: int  # for how many days after it was last confirmed an open end is trusted
    entities: EntitiesInTheMaking

    def event(self, row: Row) -> Event:
        """A row of events.csv."""
        first, last = _span(row)
        is_ongoing = row.flag("ongoing", default=False)
        confirmed = row.days("last_confirmed")
        if is_ongoing and last is not None:
            row.fault("ongoing", "yes, but the row has a last day")
        end = last or (confirmed if is_ongoing and confirmed else None) or first
        days = Interval(first.first, max(first.last, end.last))
        organiser = row.text("organiser")
        return Event(
            self._fact(row, "event", ("name", "place", "first", "last"), days),
            row.text("kind").casefold(),
            self.entities.find(row, "organiser", organiser) if organiser else None,
            row.text("name"),
            self.entities.find_all(row, "place"),
            days,
            row.number("slack_days", most=_SLACK),
            row.names("aliases"),
            self.entities.find_all(row, "parties"),
            is_ongoing,
        )

    def tenure(self, row: Row) -> Tenure:
        """A row of offices.csv."""
        first, last = _span(row)
        first = whole_year(first)
        possible, trusted, certain = self._holding(row, first, last)
        return Tenure(
            self._fact(row, "office", ("title", "body", "person", "first", "last"), possible),
            self.entities.find(row, "title", row.text("title")),
            self.entities.find(row, "body", row.text("body")),
            self.entities.find(row, "person", row.text("person")),
            possible,
            trusted,
            certain,
            row.flag("acting", default=False),
        )

    def membership(self, row: Row) -> Membership:
        """A row of members.csv."""
        first, last = _span(row)
        possible, trusted, certain = self._holding(row, first, last)
        return Membership(
            self._fact(row, "member", ("member", "body", "role", "first", "last"), possible),
            self.entities.find(row, "member", row.text("member")),
            self.entities.find(row, "body", row.text("body")),
            first,
            possible,
            trusted,
            certain,
            row.choice("role", ROLES),
            row.flag("founder", default=False),
            row.number("order") or None,
            row.number("slack_days", most=_SLACK),
        )

    def value(self, row: Row) -> Value:
        """A row of series.csv."""
        period = row.period("period")
        power, unit, of = split_unit(row.text("unit"))
        if any(mark in unit for mark in _SIGNS):
            row.fault("unit", f'"{row.text("unit")}" has a sign; write EUR, USD, percent')
        value = row.decimal("value") or Decimal(0)
        aggregate = row.choice("aggregate", AGGREGATES)
        return Value(
            self._fact(row, "value", _OF_A_VALUE, period),
            self.entities.find(row, "subject", row.text("subject")),
            self.entities.find(row, "measure", row.text("measure")),
            period,
            value.scaleb(power),
            unit,
            of,
            aggregate,
            _threshold(row, aggregate),
        )

    def commitment(self, row: Row) -> Commitment:
        """A row of commitments.csv."""
        made, ended, target = row.start("made"), row.days("last"), row.decimal("target")
        power, unit, of = split_unit(row.text("unit"))
        if target is not None and not unit:
            row.fault("unit", "empty; a target needs one")
        comparison = row.choice("comparison", ("", ">=", ">", "=", "<=", "<"))
        measure = row.text("measure")
        if ended is not None and ended.last < made.first:
            row.fault("last", f'"{row.text("last")}" is before {row.text("made")}')
            ended = None
        valid = Interval(made.first, ended.last if ended else date.max)
        cells = ("who", "what", "comparison", "target", "unit", "deadline", "made")
        return Commitment(
            self._fact(row, "commitment", cells, valid),
            self.entities.find_all(row, "who"),
            row.text("what"),
            made,
            row.text("event") or None,
            self.entities.find(row, "measure", measure) if measure else None,
            comparison or (">=" if target is not None else ""),
            None if target is None else target.scaleb(power),
            unit or None,
            of,
            row.choice("per", ("", "year", "quarter", "month")),
            row.days("deadline"),
            row.text("part_of") or None,
            row.text("replaces") or None,
            row.all_days("reaffirmed"),
            row.text("condition"),
            self.entities.find_all(row, "exceptions"),
            row.choice("force", FORCES),
            row.days("review"),
            ended,
        )

    def review(self, row: Row) -> Review:
        """A row of reviews.csv."""
        said = row.days("said")
        if not claim_key(row.text("claim")):
            row.fault("claim", f'"{row.text("claim")}" is too short to be told from others')
        cells = ("claim", "speaker", "said", "rating", "reviewer")
        return Review(
            self._fact(row, "review", cells, said or _EVER),
            row.text("claim"),
            row.text("rating"),
            row.text("reviewer"),
            row.text("speaker"),
            said,
        )

    def _holding(
        self, row: Row, first: Interval, last: Interval | None
    ) -> tuple[Interval, Interval, Interval | None]:
        """The days on which something that lasts may hold, is trusted to, and surely does."""
        confirmed = row.days("last_confirmed")
        known_to = max(first.last, confirmed.first) if confirmed else first.last
        certain_to = last.first if last else known_to
        longer = timedelta(days=min(self.open_days, (date.max - known_to).days))
        trusted_to = last.last if last else known_to + longer
        return (
            Interval(first.first, max(first.first, last.last) if last else date.max),
            Interval(first.first, max(trusted_to, first.first)),
            Interval(first.last, certain_to) if first.last <= certain_to else None,
        )

    def _fact(self, row: Row, predicate: str, columns: tuple[str, ...], valid: Interval) -> Fact:
        cells = tuple(row.text(column) for column in columns)
        published, confirmed = row.days("source_date"), row.days("last_confirmed")
        is_day = published is not None and published.first == published.last
        return Fact(
            self.pack,
            row.text("id"),
            cells[0],
            predicate,
            row.text("value") if predicate == "value" else cells[1],
            " | ".join(cell for cell in cells if cell),
            valid=valid,
            known=_known(row),
            edition=row.text("edition") or None,
            status=FactStatus(row.choice("status", _STATUSES)),
            definition=row.text("definition") or None,
            rank=row.choice("rank", _RANKS),
            source=row.text("source_url") or row.text("source") or None,
            published=published.first if published and is_day else None,
            last_confirmed=confirmed.first if confirmed else None,
            is_confirmed=row.flag("confirmed", default=True),
        )


def _span(row: Row) -> tuple[Interval, Interval | None]:
    """The first and the last date of a row, in order."""
    first, last = row.start("first"), row.days("last")
    if last is not None and last.last < first.first:
        row.fault("last", f'"{row.text("last")}" is before {row.text("first")}')
        last = None
    seen = row.days("last_confirmed")
    if seen is not None and seen.last < first.first:
        row.fault("last_confirmed", f'"{row.text("last_confirmed")}" is before {row.text("first")}')
    return first, last


def _known(row: Row) -> Interval | None:
    """The days on which it was the published value; None: always."""
    first, last = row.days("known_from"), row.days("known_to")
    if first is None and last is None:
        return None
    begin, end = first.first if first else date.min, last.last if last else date.max
    if end < begin:
        row.fault("known_to", f'"{row.text("known_to")}" is before {row.text("known_from")}')
        return None
    return Interval(begin, end)


def _threshold(row: Row, aggregate: str) -> Threshold | None:
    """What a count counts: ">=2"."""
    cell = row.text("threshold").replace(" ", "")
    if not cell:
        return None
    sign = next((one for one in COMPARISONS if cell.startswith(one)), "")
    number = Row(row.path, row.line, {"threshold": cell.removeprefix(sign)}).decimal("threshold")
    if not sign or number is None:
        row.fault("threshold", f'"{cell}" is not a bound such as >=2 or <0.5')
        return None
    if aggregate != "count":
        row.fault("threshold", "given, but the row is not a count; put count under aggregate")
    return Threshold(sign, number)
