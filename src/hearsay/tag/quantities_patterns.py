"""The grammar of quantities: patterns over word classes, tried in this order at each place.

Templates are written as for times: ``<tag>`` a word with this tag, ``{NAME}`` a part, ``_`` white space.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hearsay.tag.finder import Finder
from hearsay.tag.tokens import Lexicon, load_lexicon

TABLES = ("number_words.csv", "quantity_words.csv")

PARTS = {
    "ANYNUM": "<d0|d12|d24|d31|d59|d99|zero2|three|y4|four|long>",
    "FIGURE": "(?:{ANYNUM}(?:[,.]{ANYNUM}){0,6})",
    "WORDS": "(?:<small|zero>(?:(?:~|~<and>~)<small|scale>){0,6}|<a>~<scale|dozen>(?:~<scale>)?|<scale|dozen>)",
    "HALF": "(?:~<and>~(?:<a>~)?<half>)",
    "NUM": "(?:{FIGURE}(?:_?(?:<and>_)?{ANYNUM}/{ANYNUM})?{HALF}?(?:~<scale>){0,2}|{WORDS}{HALF}?(?:~<scale>)?)",
    "SIGN": "(?:(?<=[ \\n(])-|(?:<minus|negative>_))",
    "SYMBOL": "(?:<prefix>?[$]|[p$])",
    "SHORT": "(?:_?<shortscale>)",
    "MONEY": "(?:<money>|<softmoney>|<pound|pounds>(?:_<sterling>)?|<franc|peso|krone>"
    "|<adjmoney>_<money|pound|franc|peso|krone|softmoney>|<prefix>_<money>|<hong>_<kong>_<money>|<bignew>_<zealand>_<money>|<prefix>[$])",
    "UNIT": "(?:(?:<square|cubic|metric|nautical|short>[ -])?<unit>(?:_?(?:<per>_|/)<hour|second>|_<celsius|bigtemp>)?|p_?<bigtemp>)",
    "PERCENT": "(?:_?%|~<percent>|~<per>_<cent>)",
    "POINTS": "(?:(?:_?%|[ -]<percentage|percent>|[ -]<per>_<cent>)[ -]<point>|~<basis>[ -]<point>)",
}

RULES = (
    (
        "money",
        "(?P<g>{SIGN})?(?P<s>{SYMBOL})_?(?P<n>{NUM})(?:(?P<k>{SHORT})|(?:[ ](?P<k2><scale>)))?(?:_(?P<c><code>))?",
    ),
    ("code_money", "(?P<s><code>)_?(?P<n>{NUM})(?P<k>{SHORT})?"),
    ("points", "(?P<g>{SIGN})?(?P<n>{NUM}|<half>|<a>)(?P<u>{POINTS})"),
    ("percent", "(?P<g>{SIGN})?(?P<n>{NUM})(?P<u>{PERCENT})"),
    ("money_word", "(?P<g>{SIGN})?(?P<n>{NUM})(?P<k>{SHORT})?[ -](?P<s>{MONEY})"),
    (
        "one_in",
        "(?P<n><small>|{FIGURE})_(?:<in>|<out>_<of>|<of>(?=_<every>))_(?:<every>_)?(?P<d><small>(?:-<small>)?|{FIGURE}|<scale>)",
    ),
    ("parts", "(?P<n><small|a>|<d12>)[ -](?P<d><part|parts>)(?:_<of>)"),
    ("parts2", "(?P<n><small>)-(?P<d><part|parts>)"),
    ("slash", "(?P<n><d12|d24|d31>)/(?P<d><d12|d24|d31|d99>)(?:<suffix>)?(?=_<of>)"),
    ("half", "(?P<h><half>)(?:_<of>|(?=_<the|its|their|his|her|our|all>))"),
    ("half_scale", "(?P<h><half>)[ -](?:<a|an>[ -])?(?P<k><scale|dozen>)(?:[ -](?P<s>{MONEY}))?"),
    (
        "times",
        "(?P<n>{NUM})~<times>|(?P<f><foldword>|{FIGURE}-?<fold>|<small>-<fold>)|(?P<t><twice>)_<as>",
    ),
    ("multiple", "(?P<t><multiple>|<maybemultiple>(?=_<the|its|their|his|her|our|to|of|in>))"),
    ("shortscale", "(?P<g>{SIGN})?(?P<n>{FIGURE})(?P<k>{SHORT})"),
    ("unit", "(?P<g>{SIGN})?(?P<n>{NUM})[ -]?(?P<u>{UNIT})"),
    ("count", "(?P<g>{SIGN})?(?P<n>{NUM})"),
    (
        "vague",
        "(?P<v><plural>(?:_<of>_<plural>)?|<vague>|<a>_(?:<size>_)?<few|group>(?:_<of>)|<a>_<few>|<a>_<couple>(?:_<of>)?|<the>_<majority>_<of>)",
    ),
)

# Words before and after a number that say how it bounds the real one.
BEFORE = (
    (
        "at_least",
        "(?:<at>_<least>|<no|not>_<less|fewer|less>_<than>|<a>_<minimum>_<of>|<minimum>_<of>)_(?:<a|an|the>_)?$",
    ),
    (
        "at_most",
        "(?:<at>_<most>|<no|not>_<more>_<than>|<up>_<to>|<as>_<many|much|few|little>_<as>|<a>_<maximum>_<of>|<maximum>_<of>)_$",
    ),
    (
        "more_than",
        "(?:(?:<well|far|slightly|just|little>_)?(?:<more>_<than>|<upward|upwards>_<of>|<in>_<excess>_<of>|<moreprep>))_$",
    ),
    (
        "less_than",
        "(?:(?:<well|far|slightly|just|little>_)?(?:<less|fewer>_<than>|<short>_<of>|<lessprep>))_$",
    ),
    (
        "about",
        "(?:<an>_<estimated>|(?:<only|just>_)?<about>|<some>|<close|near>_<to>|<estimated>|\\x7e)_?$",
    ),
)
AFTER = (
    ("at_least", "_<or>_<more>|[+]"),
    ("at_most", "_<or>_<less|fewer>"),
    ("about", "_<or>_<so>"),
)


@dataclass(frozen=True)
class Grammar:
    """The compiled rules and the bounds around a number."""

    lexicon: Lexicon
    finder: Finder
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]


@cache
def load_grammar() -> Grammar:
    """The grammar over the shipped tables; compiled once."""
    lexicon = load_lexicon(*TABLES)
    rules = {name: lexicon.compile(fill(template)) for name, template in RULES}
    return Grammar(
        lexicon,
        Finder.of(rules),
        {name: lexicon.compile(fill(template)) for name, template in BEFORE},
        {name: lexicon.compile(fill(template)) for name, template in AFTER},
    )


def fill(template: str) -> str:
    """The template with every ``{NAME}`` replaced by the part of that name."""
    while True:
        filled = re.sub(r"\{([A-Z]+)\}", lambda match: PARTS[match[1]], template)
        if filled == template:
            return filled
        template = filled
