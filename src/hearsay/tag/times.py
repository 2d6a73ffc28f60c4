"""Find times and give each its TIMEX3 value, anchored to the published date or the text."""

from datetime import date

from hearsay.records.tags import TimeExpression
from hearsay.tag.grammar import load_grammar
from hearsay.tag.times_anchored import anchor_lengths
from hearsay.tag.times_context import Discourse, Headings, finds_day_first, tells_history
from hearsay.tag.times_ranges import join_ranges, settle_clocks
from hearsay.tag.times_resolve import resolve
from hearsay.tag.times_scan import scan

TABLES = ("time_grammar.tsv", "number_words.csv", "time_words.csv")


def find_times(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """Times in order of appearance, never overlapping.

    "June 24–25" is two expressions, each end its own; both carry the whole range as interval.
    Without ``published`` relative times stay relative: "last week" is some week, XXXX-WXX.
    """
    grammar = load_grammar(*TABLES)
    tokens = grammar.lexicon.cut(text)
    drafts = list(scan(tokens, grammar))
    said = Discourse(published, narrative=tells_history(drafts, published))
    said.day_first = finds_day_first(drafts)
    headings = Headings.of(text if said.narrative else "")
    found, rules = [], []
    for draft in drafts:
        if said.narrative:
            said.turn_to(draft.start, headings)
        time = resolve(draft, said)
        if time is not None:
            found.append(time)
            rules.append(draft.rule)
    joined = join_ranges(text, settle_clocks(text, found, rules))
    return tuple(anchor_lengths(text, joined))
