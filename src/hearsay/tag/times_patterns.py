"""The grammar of times: patterns over word classes, tried in this order at each place.

In a template ``<tag>`` is a word with this tag in the tables, ``{NAME}`` a part defined below, ``_`` one
stretch of white space, ``~`` white space or a hyphen. Everything else is a regular expression.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hearsay.tag.finder import Finder
from hearsay.tag.tokens import Lexicon, load_lexicon

TABLES = ("number_words.csv", "time_words.csv")

PARTS = {
    "ANYNUM": "<d0|d12|d24|d31|d59|d99|zero2|three|y4|four|long>",
    "TWO": "<d12|d24|d31|d59|d99|zero2>",
    # Number words; repetition is bounded so that no text makes matching slow.
    "NUM": "(?:(?:{ANYNUM}(?:[,.]{ANYNUM}){0,4}(?:~<scale>)?"
    "|<a>~<scale|dozen>(?:~<scale>)?|<small|scale|dozen>(?:(?:~|~<and>~)<small|scale>){0,6})"
    "(?:~<and>~(?:<a>~)?<half>)?)",
    "VAGUE": "(?:(?:<a>_)?(?:<few>|<couple>(?:_<of>)?)|<vague>|<some>)",
    "QTY": "(?:{NUM}|{VAGUE}|<a|an>|<half>(?:~<a|an>)?)",
    "UNIT": "<unit|units|second|quarter|quarters|weekends|weekend|nights>",
    "ONEUNIT": "<unit|quarter|weekend>",
    "DAY": "(?:<d12|d24|d31|zero2>(?:<suffix>)?)",
    "ORDDAY": "(?:(?:<tens>-)?<ord>)",
    "MONTH": "(?:<monthname>|<monthabbr>\\.?)",
    "ERA": "(?:_?(?:<era>|<bigB>\\.?_?<bigC>(?:\\.?_?<bigE>)?\\.?|<bigA>\\.<bigD>\\.?))",
    "YEAR": "(?:<y4>|'{TWO})",
    "WEEKDAY": "(?:<weekday>|<weekdayabbr>\\.?)",
    "DASH": "(?:_?[-—]_?)",
    "JOIN": "(?:{DASH}|_<to|and|or|until|till|through>_|/)",
    "AMPM": "(?:<ampm>|<p|a>\\.<m>\\.?+)",
    "ZONE": "(?:_?<zone>|<bigZ>)",
    "CLOCK": "(?:{TWO}:<d12|d24|d31|d59|zero2>(?::{TWO})?(?:_?{AMPM})?|{TWO}(?:\\.<d12|d24|d31|d59|zero2>)?_?{AMPM}"
    "|<d12|small>_<o>'<clock>|<clockword>)(?:_?<hrs>)?",
    "END": "(?![-/.,:]?{ANYNUM}|[A-Za-z])",
    "LAST": "<last|past|previous|preceding|prior>",
    "NEXT": "<next|coming|following|upcoming|subsequent>",
    "SAME": "<same|that|this|current|these|those>",
    # The year that stands only with the other end of a range.
    "LATERYEAR": "(?={JOIN}(?:<the>_)?(?:{MONTH}_)?{DAY}(?:_?{MONTH})?(?:,?_|_<of>_)(?P<y2>{YEAR}){END})",
    # A word that may be a noun: an attributive season or part of day has no article of its own.
    "NOUN": "[ ][Xx]",
    "DATE": "(?:(?:<the>_)?{DAY}_?(?:<of>_)?{MONTH}|{MONTH}_{DAY}|{WEEKDAY})",
    "KIN": "(?:{LAST}|{NEXT}|{SAME}(?:_<same>)?)",
    "HALVED": "<ord|second|last|latter|final>",
    "LATER": "<later|after|afterwards|on|hence>",
    "EARLIER": "<ago|earlier|before|previously|back>",
    "TOD": "<tod|todsoft>",
}

RULES = (
    (
        "iso",
        "(?P<y><y4>)-(?P<m><d12|zero2>)-(?P<d><d12|d24|d31|zero2>)"
        "(?:(?:<bigT>|_)(?P<h>{TWO}):(?P<n>{TWO})(?::{TWO})?<bigZ>?)?{END}",
    ),
    (
        "slashed",
        "(?P<a1><d12|d24|d31|zero2>)(?P<s>[/.])(?P<b1><d12|d24|d31|zero2>)(?P<s2>[/.])"
        "(?P<y><y4>|{TWO}){END}",
    ),
    (
        "month_rel",
        "(?P<m>{MONTH})(?:_(?P<d>{DAY}))?,?_<of>_(?:(?:<the>_)?(?P<k>{KIN})_<year>|(?P<y><y4>){END})",
    ),
    (
        "day_month_rel",
        "(?:<the>_)?(?P<d>{DAY})_(?:<of>_)?(?P<m>{MONTH}),?_<of>_(?:<the>_)?(?P<k>{KIN})_<year>",
    ),
    (
        "dmy",
        "(?:(?P<w>{WEEKDAY}),?_)?(?:<the>_)?(?P<d>{DAY}|{ORDDAY})(?:_|-)?(?:<of>_)?(?P<m>{MONTH})"
        "(?:(?:,?_|_<of>_|-)(?P<y>{YEAR}){END}(?P<e>{ERA})?|{LATERYEAR})?(?:,?_(?P<c>{CLOCK})(?P<z>{ZONE})?)?",
    ),
    (
        "mdy",
        "(?:(?P<w>{WEEKDAY}),?_)?(?P<m>{MONTH})_(?:<the>_)?(?P<d>{DAY}|{ORDDAY})(?![:%]|_?{AMPM}|_<scale>)"
        "(?:,?_(?P<y>{YEAR}){END}(?P<e>{ERA})?|{LATERYEAR})?(?:,?_(?P<c>{CLOCK})(?P<z>{ZONE})?)?",
    ),
    (
        "last_day",
        "(?:(?<=[-/—])|(?<=<to|and|or|until|till|through>[ ])|(?<=[,—-][ ]))(?:<the>_)?(?P<d>{DAY})(?![-/.:%,]?{ANYNUM}|[%:])"
        "(?:,?_(?P<y>{YEAR}){END}|(?={JOIN}{DAY},?_(?P<y2>{YEAR}){END}))?",
    ),
    ("last_year", "(?<=<y4>[-/—])(?P<t>{TWO})(?![-/.:]?{ANYNUM}|[%:])"),
    (
        "first_day",
        "(?:<the>_)?(?P<d>{DAY})(?=(?:,_{DAY}){0,5},?{JOIN}(?:<the>_)?"
        "{DAY}_?(?:<of>_)?(?P<m>{MONTH})(?:(?:,?_|_<of>_)(?P<y>{YEAR}){END})?)",
    ),
    (
        "month_year",
        "(?P<m>{MONTH})(?:,?_(?:<of>_)?|-|/)(?P<y>{YEAR}|{ANYNUM}(?={ERA})){END}(?P<e>{ERA})?",
    ),
    (
        "season_year",
        "(?:<the>_)?(?P<s><season|fall>)(?:,?_(?:<of>_)?)(?P<y>{YEAR}|{ANYNUM}(?={ERA})){END}(?P<e>{ERA})?",
    ),
    ("year_season", "(?P<y><y4>)_(?P<s><season>)"),
    ("season_rel", "(?:<the>_)?(?P<s><season|fall>)_<of>_(?:<the>_)?(?P<k>{KIN})_<year>"),
    (
        "part_year",
        "(?:<the>_)?(?P<o>{HALVED})[ -](?P<p><quarter|half>)"
        "(?:,?_(?:<of>_)?(?:(?:<fiscal|financial>_(?:<year>_)?)?(?P<y><y4>)|(?:<the>_)?(?P<k>{KIN})_<year>))?",
    ),
    (
        "part_code",
        "(?P<q><bigQ|bigH><d12>)(?:[ -]?(?P<y>{YEAR}))?|(?P<y2><y4>)[ -]?(?P<q2><bigQ|bigH><d12>)",
    ),
    ("fiscal", "(?:<the>_)?(?:<fiscal|financial>_(?:<year>_)?|<FY>_?)(?P<y><y4>|{TWO})"),
    (
        "decade",
        "(?:<the>_)?(?:(?P<y><y4|three>)'?<s>|'?(?P<t>{TWO})'?<s>|(?P<t2><decadeword>))(?P<e>{ERA})?",
    ),
    ("century", "(?:<the>_)?(?P<o>{ORDDAY}|<second>|{TWO}<suffix>)~<century>(?P<e>{ERA})?"),
    ("bc_first", "(?P<y>{ANYNUM})(?={JOIN}{ANYNUM}(?P<e>{ERA}))"),
    ("bc_year", "(?:<the>_<year>_)?(?P<y>{ANYNUM})(?P<e>{ERA})"),
    ("ad_year", "<ad>_(?P<y>{ANYNUM})"),
    ("year", "(?:<the>_<year|years>_)?(?P<y><y4>)(?!\\.?{ANYNUM}|%|[A-Za-z])"),
    (
        "holiday",
        "(?:(?P<k><last|next|this>)_)?(?P<h><holiday>|<bigNew>_<Year>'<s>)(?:_(?P<x><bigEve|bigDay>))?(?:_(?P<t><tod>))?(?:,?_(?:<of>_)?(?P<y><y4>))?",
    ),
    (
        "weekday",
        "(?:(?:<the>_)?(?P<k>{KIN})_)?(?P<w>{WEEKDAY})(?:_(?P<t><tod>))?(?:,?_(?:<at>_)?(?P<c>{CLOCK})(?P<z>{ZONE})?)?",
    ),
    ("month_kin", "(?:<the>_)?(?P<k>{KIN})_(?P<m>{MONTH})"),
    ("season_kin", "(?:<the>_)?(?P<k>{KIN})_(?P<s><season|fall>)"),
    (
        "clock",
        "(?:<the>_)?(?P<c>{CLOCK})(?P<z>{ZONE})?+(?!,?_{DATE})(?:_<in>_<the>_(?P<t><tod>)|_<at>_(?P<t2><tod>))?",
    ),
    ("hours", "(?P<h><four|y4>)_?(?:<hours>|<hrs>)(?=[ .,;)])"),
    (
        "deictic",
        "(?:<the>_<day>_(?P<far><before|after>)_)?(?P<d><deictic|deicticnight>)(?:_(?P<t><tod>))?",
    ),
    ("tod_kin", "(?:<the>_)?(?P<k>{KIN})_(?P<t><tod>)"),
    (
        "ago",
        "(?P<q>{QTY})(?:~<spanadj>)?~(?P<u>{UNIT})(?:_(?P<back><ago|earlier|previously>)|_(?P<on><later|afterwards|hence>)"
        "|_(?P<away><from>_<now>)|_(?P<rel><before|after>)(?=[.,;:)\n]|$))",
    ),
    ("bare_ago", "(?P<u><units|moments>)_(?:(?P<back><ago|earlier|before>)|(?P<on><later|after>))"),
    ("day_rel", "(?:<the>_)?<day>_(?P<k><before|after|following>)(?=[.,;:)\n]|$)"),
    (
        "set_every",
        "(?P<k><every|each>)(?:_<single>)?(?:_(?P<n>{NUM}|{ORDDAY}|<odd|few>))?_(?P<u>{UNIT}|<weekday>|<season|fall>|<monthname>|<tod>)",
    ),
    (
        "set_times",
        "(?:(?P<n><times1>)|(?P<n2>{NUM}|<several>)_<times>)_(?:<a|an|per|each|every>)_(?P<u>{ONEUNIT})",
    ),
    ("set_per", "<per>_(?P<u>{ONEUNIT})"),
    ("freq", "(?P<f><freq>)"),
    ("weekdays", "(?P<w><weekdays>)"),
    (
        "kin_span",
        "(?:<the>_)?(?P<k>{LAST}|{NEXT}|<same|these>)[ ](?P<q>{NUM}|<few|several|couple>(?:_<of>)?)[ -](?P<u>{UNIT})|(?:<the>_)(?P<q2>{NUM})_(?P<k2>{LAST}|{NEXT})_(?P<u2>{UNIT})",
    ),
    (
        "first_span",
        "(?:<the>_)(?:<ord|final>)_(?P<q>{NUM}|<few|several|couple>(?:_<of>)?)[ -](?P<u>{UNIT})",
    ),
    (
        "kin_unit",
        "(?:<the>_)?(?P<k>{KIN})_(?P<u>{ONEUNIT}|<days|weeks|months|years|decades|centuries>)",
    ),
    (
        "age",
        "(?P<q>{NUM})~(?P<u><year|years|month|months|week|weeks|day|days>)(?:_<of>_<age>|(?:~<old>))",
    ),
    ("aged", "(?<=<aged|age>[ ])(?P<q>{NUM})(?![ ]<scale>|[%])"),
    (
        "of_part",
        "<the>_(?P<o><ord|second|last|final|opening>)_(?:(?P<q>{NUM}|<few|couple>)_)?(?P<u><unit|units>)_<of>_"
        "(?P<p>(?:<the>_)?(?P<k>{KIN})_<year|month|week>|<the>_<year|month|decade|century>|{MONTH}(?:,?_(?:<of>_)?(?P<y>{YEAR}))?|(?P<y2><y4>))",
    ),
    (
        "nth_unit",
        "<the>_(?:<ord|second|final|opening|last>)_(?P<u><day|days|week|weeks|month|months|year|years|hour|hours|decade|minutes>)",
    ),
    ("split_span", "(?P<q>{NUM})(?=(?:_<to|or>_|-){NUM}[ -](?P<u>{UNIT}))"),
    (
        "attributive",
        "(?P<q>{NUM})-(?P<u><unit|units|quarter|weekend|second>)(?:[ -]<long|old>)?|(?P<u2><unit|units>)-<long>|(?P<w><longword>)",
    ),
    ("span", "(?P<q>{QTY})(?:[ -](?:<spanadj|plus>))?[ -](?P<u>{UNIT})(?:[ -]<long>)?"),
    ("whole_unit", "<the>_<spanadj>_(?P<u>{ONEUNIT})"),
    ("edge_unit", "(?P<u><month|year|week|day|quarter|decade>)(?:'<s>[ -]|-)(?P<x><end>)"),
    ("the_weekend", "(?<=<over|at|on|during|for|since>[ ])<the>_<weekend>"),
    ("def_unit", "<the>_(?:<fiscal|financial>_)?(?P<u>{ONEUNIT})"),
    (
        "season",
        "(?:<the>_(?!<season|fall>{NOUN}))?(?P<s><season|fall>)(?=(?P<j>{JOIN}(?:<early|late|mid>[ -])?(?:<season|fall>)(?:,?_(?:<of>_)?)(?P<y>{YEAR}){END})?)",
    ),
    (
        "tod",
        "(?:(?:<the>_(?!{TOD}{NOUN})|<one>_|<the>_<ord|second>_))?(?P<t>{TOD})(?:-<time>)?(?!(?:_<hours>)?_<of>_{DATE})",
    ),
    ("overnight", "<overnight>"),
    ("short_year", "(?P<q>'){TWO}"),
    (
        "month",
        "(?P<m><monthname>|<monthabbr>\\.)(?=(?P<j>{JOIN}(?:<early|late|mid>[ -])?{MONTH}(?:,?_(?:<of>_)?)(?P<y>{YEAR}){END})?)",
    ),
    ("nth", "<the>_(?P<d>{DAY}|{ORDDAY})(?=[ .,;:)])"),
    ("now", "(?:<adv>_)?<now>|<at|for>_<the>_<present|moment>"),
    ("ref", "(?P<r><ref>)"),
    ("to_date", "(?<=<to>[ ])<date>(?=[ ]?[.,;)a-z]|[ ])"),
    ("being", "<the>_<time>_<being>|<present>-<day>|<modern>[ -]<day>"),
    ("bare_units", "(?<=<within|for>[ ])(?P<u><days|weeks|months|years|decades|centuries|hours>)"),
    (
        "vague_time",
        "<a>_(?:<very>_)?<brevity>_(?:<time|while>|<period|amount>_<of>_<time>)(?:_(?P<back><ago>))?|(?<=<for|after>[ ])<some>_<time>",
    ),
    ("recent_units", "(?P<r><recent>)_<units|weekends>"),
    ("refadj", "(?P<r><refadj>)"),
    ("the_ref", "<the>_(?P<r><past|future|present>)"),
    ("that_time", "(?P<k><this|that|the>)(?:_<same>)?_(?P<u><time|period>)"),
)


@dataclass(frozen=True)
class Grammar:
    """The compiled rules and what may stand before them."""

    lexicon: Lexicon
    finder: Finder
    before: Mapping[str, re.Pattern[str]]  # what may stand before a time and belong to it


BEFORE = {
    # "the end of", "early in", "mid-", "late"
    "edge": "(?:(?:<the>_)?(?P<x><edge>)_(?:<of>|<to>)_|(?:<the>_)?(?P<m><modadj|middle>)[ -](?:<in>_|<on>_)?|(?:<the>_)?<latter|early>_<part|days|months|years>_<of>_)$",
    "later": "(?P<l><later|earlier>)_(?:<in>_|<on>_)?$",
    "tod": "(?:(?:(?:<the>_)?(?:<early|late>_)?|<early|late>_<in|on>_(?:<the>_)?)(?P<t><tod|todsoft>)(?:_<hours>)?_<of>_(?:<the>_)?|(?P<c>{CLOCK})(?P<z>{ZONE})?,?_)$",
    "bound": "(?:(?P<a><approx>)_|(?P<b><more|less|fewer|longer>_<than>_|<at>_<least|most>_|<up>_<to>_|<close>_<to>_|<as>_<long|little>_<as>_)|(?P<j><adv>_)|(?P<ci><circa>\\.?_))$",
}


@cache
def load_grammar() -> Grammar:
    """The grammar over the shipped tables; compiled once."""
    lexicon = load_lexicon(*TABLES)
    rules = {name: lexicon.compile(fill(template)) for name, template in RULES}
    before = {name: lexicon.compile(fill(template)) for name, template in BEFORE.items()}
    return Grammar(lexicon, Finder.of(rules), before)


def fill(template: str) -> str:
    """The template with every ``{NAME}`` replaced by the part of that name."""
    while True:
        filled = re.sub(r"\{([A-Z]+)\}", lambda match: PARTS[match[1]], template)
        if filled == template:
            return filled
        template = filled
