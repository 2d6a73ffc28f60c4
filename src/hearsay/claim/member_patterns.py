"""The shapes in which a text says who belongs to what, and how many do."""

import re
from dataclasses import dataclass
from functools import cache

from hearsay.claim.lists import alternatives, words_with

_CAPITAL = r"[A-Z][^\W_]*(?:[-&.][^\W_]+)*"
_NUMBER = r"(?:\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)"
_ORDER = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:st|nd|rd|th)|newest|latest|youngest|"
    r"most\s+recent)"
)
_UNBOUND = r"(?!\s+(?:who|that|which|with|without|in|from|along|near|whose|outside|of|[a-z]+ing)\b)"
_ONE = r"(?:member(?:\s+(?:state|country|nation))?|ally)"
_IS = r"(?:is|was|are|were|has\s+been|have\s+been|remains|became|has\s+become)"
KINDS_OF_MEMBERS = ("organisations", "places")  # roles of nouns for members that are all of a kind
Pattern = tuple[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Words:
    """The pieces that the patterns are put together from."""

    name: str
    names: str
    group: str
    body: str
    many: str
    between: str
    ends: str


def _words(role: str) -> str:
    return alternatives(tuple(words_with("member_words.tsv", role)))


def _name() -> str:
    """A capitalised name that is no "When" or "If" at the head of a sentence."""
    words = rf"{_CAPITAL}(?:\s+(?:of\s+(?:the\s+)?)?{_CAPITAL}){{0,5}}"
    return rf"(?!(?:{_words('opens')})\b)(?:[Tt]he\s+)?{words}"


@cache
def one_name() -> re.Pattern[str]:
    """One name of a list."""
    return re.compile(_name())


@cache
def hint() -> re.Pattern[str]:
    """What a sentence must have for any of the patterns to be tried."""
    roles = ("members", "join", "leave", *KINDS_OF_MEMBERS)
    words = tuple(word for role in roles for word in words_with("member_words.tsv", role))
    return re.compile(
        rf"\b(?:{alternatives(words)}|member|ally|is\s+(?:not\s+)?(?:in|part)|belongs?|belonged|to\s+join)\b|"
        r"-(?:nation|country|state|strong)\b"
    )


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every shape with the name of what it tells."""
    name = _name()
    group = rf"[Tt]he\s+(?:[a-z]+\s+)?(?:{_words('group')})"
    words = _Words(
        name,
        rf"{name}(?:,\s+{name}){{0,12}}(?:,?\s+and\s+{name})?",
        group,
        rf"(?P<body>{group}|{name})",
        "|".join(map(_words, ("members", *KINDS_OF_MEMBERS))),
        rf"(?:(?:{_words('between')})\s+){{0,3}}",
        rf"(?=\s*[.,;:?!)”\"—–]|\s*$|\s+(?:{_words('follows')})\b|\s+\d)",
    )
    found = (*_joining(words), *_belonging(words), *_counting(words))
    return tuple((what, re.compile(shape)) for what, shape in found)


def _joining(the: _Words) -> tuple[tuple[str, str], ...]:
    one = rf"(?P<member>{the.name})"
    listed = rf"(?P<members>{the.names})(?:,\s+which)?\s+{the.between}"
    return (
        ("start", rf"{listed}(?P<start>{_words('join')})\s+{the.body}{the.ends}"),
        ("end", rf"{listed}(?P<end>{_words('leave')})\s+{the.body}{the.ends}"),
        ("order", (
            rf"{one},?\s+(?:{_IS}\s+)?(?:{the.body}['’]s?|the)\s+(?P<order>{_ORDER})\s+(?:\w+\s+)?"
            rf"{_ONE}(?:\s+of\s+(?P<body2>{the.group}|{the.name})|\s+to\s+join)?{the.ends}"
        )),
        ("order", (
            rf"{one},?\s+(?:{_IS}\s+)?the\s+(?P<order>{_ORDER})\s+(?:[a-z]+\s+)?to\s+join\s+"
            rf"{the.body}{the.ends}"
        )),
        ("before", (
            rf"{one}\s+{the.between}(?P<start>{_words('join')})\s+{the.body}\s+"
            rf"(?P<before>before|after)\s+(?P<other>{the.name})(?:\s+did)?{the.ends}"
        )),
    )  # fmt: skip


def _belonging(the: _Words) -> tuple[tuple[str, str], ...]:
    one = rf"(?P<member>{the.name})"
    stops = rf"(?=\s*[.,;:?!)”\"—–]|\s*$|\s+since\b|(?<!,){the.ends})"
    return (
        ("status", (
            rf"{one}(?P<link>,|\s+{_IS}(?P<not>\s+(?:not|no\s+longer)|n['’]t)?(?:\s+(?:still|now|also))?)"
            rf"\s+(?:(?:an?|one\s+of\s+the)\s+|(?<=[a-z]\s))(?:(?P<founder>found(?:ing|er))\s+)?"
            rf"(?:{_ONE}s?\s+of\s+(?P<body>{the.group}|{the.name})|(?P<body2>{the.name})\s+{_ONE}s?){stops}"
        )),
        ("status", (
            rf"{one}(?P<link>\s+is(?P<not>\s+not|n['’]t)?)\s+(?:in|part\s+of|inside)\s+"
            rf"{the.body}{the.ends}"
        )),
        ("status", (
            rf"{one}(?P<link>\s+(?:(?:has|have)\s+belonged|belongs?)\s+to)\s+{the.body}{stops}"
        )),
        ("title", rf"(?P<body>(?:[Ff]ellow\s+)?{the.name})\s+{_ONE}s?\s+(?P<members>{the.names})"),
    )  # fmt: skip


def _counting(the: _Words) -> tuple[tuple[str, str], ...]:
    count = rf"(?P<count>{_NUMBER})"
    many = rf"(?:full\s+)?(?:{the.many})\b{_UNBOUND}"
    shapes = (
        rf"{the.body}['’]s?\s+(?:current\s+)?{count}\s+{many}",
        rf"{the.body},\s+whose\s+{count}\s+{many}",
        rf"{the.body}\s+(?P<has>{_words('has')})\s+(?:only\s+|just\s+)?{count}\s+{many}",
        rf"\b[Tt]here\s+are\s+(?:now\s+)?{count}\s+(?:{the.many})\s+(?:in|of)\s+{the.body}{the.ends}",
        (
            rf"\b{count}-(?:member|nation|country|state|strong)\s+(?:[a-z]+\s+)?"
            rf"(?P<body>(?:{_words('group')})\b|{the.name})"
        ),
        rf"\b(?:[Aa]ll|[Tt]he|[Ii]ts)\s+(?:of\s+the\s+)?{count}\s+(?P<body>{the.name})\s+{many}",
        rf"\b(?:[Aa]ll|[Tt]he)\s+{count}\s+(?:{the.many})\s+of\s+(?P<body>{the.name}|{the.group})\b",
    )
    return tuple(("count", shape) for shape in shapes)
