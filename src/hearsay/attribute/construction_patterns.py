"""The wording of constructions that attribute: each pattern names source, cue and content."""

import re
from dataclasses import dataclass
from functools import cache

from hearsay.attribute.verbs import has_report_noun, noun_pattern
from hearsay.text.tables import compiled

_NAME = r"[A-Z][\w.&-]*(?:[ ](?:of[ ]|for[ ]|the[ ]|de[ ]|van[ ]|von[ ]|bin[ ])?[A-Z][\w.&-]*){0,6}"
_PHRASE = (
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]any|[Ss]ome|[Mm]ost)(?:[ ][\w-]+){1,5}?"
)
_HOLDER = (
    rf"\b(?P<source>(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)(?=[ ])|(?!There|Here|It|That|What|Who|Let)"
    rf"{_NAME}(?=[’'])|{_PHRASE}(?=[’']))(?:[’']s?)?"
)
_SUBJECT = (
    r"(?P<source>he|she|they|it|[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,4}"
    r"|(?:the|his|her|their|its)(?:[ ][\w-]+){1,3}?)"
)
# who does something: "it", "The company", "her lawyer, X," without what is set off
_AGENT = (
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Bb]oth|[A-Z][\w.&’'-]*(?:[ ](?:of[ ]|the[ ])?[A-Z]"
    r"[\w.&’'-]*){0,4}|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)(?:[ ][\w’'-]+){1,4}?)"
)
# a name with what comes before it: "Jamaican novelist Dorrell Ames", "the inspector"
_NAMED = (
    r"(?:[A-Z][\w.’-]*(?:[ ][a-z]+){0,2}(?:[ ](?:of[ ]|the[ ])?[A-Z][\w.’-]*){0,4}?"
    r"|[Tt]he(?:[ ][\w-]+){1,4}?)"
)
_SPEECH = (
    r"asserts|claims|says|insists|argues|alleges|maintains|asserted|claimed|said|insisted|argued"
)
_IS = r"(?:is|was|remains|remained|has[ ]been|had[ ]been|has[ ]always[ ]been|could[ ]not[ ]be)"
_VIEW = (
    r"(?:view|opinion|words|telling|estimation|assessment|account|eyes|reading|judgement|judgment"
    r"|mind|book|analysis|thinking|version|phrase)"
)


_HEARSAY = ("reportedly", "allegedly", "supposedly", "purportedly")


@dataclass(frozen=True, slots=True)
class Construction:
    """The wording of a pattern, and what a sentence must hold for it to be tried."""

    wording: str  # with the groups source (but in the passive), cue and content
    needs: tuple[str, ...]  # one of these
    has_noun: bool = False  # and a noun that holds what is said
    is_of_clause: bool = False  # tells of its own clause alone: "who was | reportedly | fined"

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first place of a sentence it fits; compiled when it is first needed."""
        if not any(text.find(words, start, end) >= 0 for words in self.needs):
            return None
        if self.has_noun and not has_report_noun(text, start, end):
            return None
        return compiled(self.wording).search(text, start, end)


@cache
def constructions() -> tuple[Construction, ...]:
    """All of them, in the order they are tried."""
    view, framed, as_seen, to_mind, if_believed, put_so = _view_patterns()
    relative, quoted_before, quoted_after, adverb, made_believe = _relay_patterns()
    return (
        Construction(_denial_pattern(), (" deny ", " denie", " admit", " confess")),
        Construction(as_seen, (" it, ",)),
        Construction(to_mind, ("mind, ", " thinking, ", " ears, ", " ear, ", " eyes, ", " eye, ")),
        Construction(if_believed, (" to be believed",)),
        Construction(put_so, (": ",)),
        Construction(view, ("In ", "in ")),
        Construction(framed, (" as ",)),
        Construction(relative, ("which ", "who ")),
        Construction(quoted_before, (" as saying",)),
        Construction(quoted_after, (" as saying",)),
        Construction(made_believe, ("would have ",)),
        Construction(adverb, _HEARSAY, is_of_clause=True),
        *(Construction(wording, needs, has_noun=True) for needs, wording in _noun_patterns()),
    )


def _noun_patterns() -> tuple[tuple[tuple[str, ...], str], ...]:
    """A noun holds what is said: the message is clear, the claim that, the verdict of."""
    noun = rf"(?:{noun_pattern()})"
    described = rf"(?P<cue>(?:[\w-]+[ ])?{noun})"
    loose = r"(?:[ ][\w’'-]+){0,4}?"
    set_off = r"(?:,[ ][^,.;:]{3,80},)?"
    # the Kremlin's message is clear: X · her answer was that X
    message = (
        rf"{_HOLDER}[ ](?P<cue>(?:[\w-]+[ ]){{0,2}}?{noun}{loose}{set_off}[ ]{_IS}{loose})"
        r"(?::[ ]|[ ](?=that\b))(?P<content>\S.*)"
    )
    # the jury's verdict: X
    verdict = rf"{_HOLDER}[ ](?P<cue>(?:[\w-]+[ ]){{0,2}}?{noun}{loose}):[ ](?P<content>\S.{{6,}})"
    # the worry among growers is that X · word from the front, late at night, was that X
    stated = (
        rf"\b(?:[Tt]he[ ]|[Aa]n?[ ]|[Oo]ne[ ])?(?P<cue>(?:[\w-]+[ ])?{noun}[ ]"
        r"(?:from|by|of|among|in|at|within))[ ](?P<source>[\w’'-]+(?:[ ][\w’'-]+){0,6}?)"
        rf"{set_off}[ ]{_IS}{loose}(?::[ ]|[ ](?=that\b))(?P<content>\S.*)"
    )
    # a narrative from the Kremlin: that X · the argument by unions that X
    narrative = (
        r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat)[ ](?:[\w-]+[ ]){0,2}?"
        rf"(?P<cue>{noun}[ ](?:from|by|of|among|in))"
        r"[ ](?P<source>(?:the[ ])?[\w’'-]+(?:[ ][\w’'-]+){0,5}?)"
        r"(?:[:,][ ]|[ ])(?P<content>that\b.*)"
    )
    # Beijing's position, that X, · his belief that X
    position = rf"{_HOLDER}[ ]{described},[ ](?P<content>that[ ][^,;]+)[,;]"
    belief = (
        rf"{_HOLDER}[ ]{described}[ ]"
        r"(?P<content>that[ ](?!(?:is|was|has|have|had|are|were"
        r"|day|night|week|month|year|time)\b).*)"
    )
    # the verdict of the union: X
    of_them = (
        rf"\b[Tt]he[ ](?P<cue>{noun}[ ](?:of|from|by))[ ](?P<source>[\w’'-]+(?:[ ][\w’'-]+){{0,5}})"
        r":[ ](?P<content>\S.*)"
    )
    # “Too late,” was the verdict of the oldest sailor
    was_noun = (
        rf"(?P<content>“[^“”]+”)[ ](?:was|is|came|ran)[ ](?:[Tt]he[ ]|[Aa]n?[ ]|)"
        rf"(?P<cue>(?:[\w-]+[ ])?{noun}[ ](?:of|from|by))[ ]"
        r"(?P<source>[\w’'-]+(?:[ ][\w’'-]+){0,7})"
    )
    told = (": ", " that")
    return (
        (("” was ", "” is ", "” came ", "” ran "), was_noun),
        (told, message),
        (told, stated),
        ((": ",), verdict),
        ((" that",), narrative),
        ((", that ",), position),
        ((" that ",), belief),
        ((": ",), of_them),
    )


def _view_patterns() -> tuple[str, ...]:
    """A phrase says in whose eyes it is so."""
    # in his view, X · in the ministry's words, X
    view = rf"\b(?P<cue>[Ii]n)[ ]{_HOLDER}[ ](?P<cue2>(?:own[ ])?{_VIEW}),[ ](?P<content>\S.*)"
    # is often framed as X
    framed = (
        r"\b(?P<cue>(?:is|are|was|were|been)[ ](?:\w+ly[ ]|often[ ])?"
        r"(?:framed|portrayed|described|cast|presented|billed|touted|depicted"
        r"|characteri[sz]ed)[ ]as)[ ](?P<content>\S.*)"
    )
    # as the novelist sees it, X · to the captain's mind, X
    as_seen = (
        rf"(?:^|(?<=[,;:“(][ ])|(?<=^[“]))[Aa]s[ ](?P<source>{_AGENT}|{_NAMED})[ ]"
        r"(?P<cue>(?:sees?|saw|tells?|told|puts?|has|had|recalls?|remembers?)[ ]it),[ ]"
        r"(?P<content>\S.*)"
    )
    to_mind = (
        rf"\b(?P<cue>[Tt]o)[ ](?P<source>(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)(?=[ ])"
        rf"|(?:{_NAMED}|{_PHRASE})(?=[’']))(?:[’']s?)?[ ](?P<cue2>mind|way[ ]of[ ]thinking"
        r"|ears?|eyes?),[ ](?P<content>\S.*)"
    )
    # X, if the inspector is to be believed
    if_believed = (
        rf"(?P<content>\S.*?),[ ]if[ ](?P<source>{_NAMED}|{_PHRASE})[ ]"
        r"(?P<cue>(?:is|are)[ ]to[ ]be[ ]believed)\b"
    )
    # her lawyer put it this way: X · the board had one word for the report: X
    put_so = (
        rf"(?P<source>{_NAMED}|{_PHRASE}|[Hh]e|[Ss]he|[Tt]hey)(?:,[^,:.;]{{2,60}},)?[ ]"
        r"(?P<cue>(?:puts?[ ]it[ ](?:this[ ]way|like[ ]this|so|thus|\w+ly)"
        r"|ha[sd][ ](?:one|two|three|a)[ ](?:\w+[ ])?(?:words?|answer|message|reply|warning)"
        r"(?:[ ](?:for|to|about)[ ][^:.;]{2,50})?)):[ ](?P<content>\S.*)"
    )
    return view, framed, as_seen, to_mind, if_believed, put_so


def _denial_pattern() -> str:
    """What was not done, or was, as the object of a verb: "it denies having entered any site"."""
    return (
        rf"(?P<source>{_AGENT})[ ](?P<cue>(?:has[ ]|have[ ]|had[ ])?(?:\w+ly[ ])?"
        r"(?:den(?:y|ies|ied)|admit(?:s|ted)?(?:[ ]to)?|confess(?:es|ed)?[ ]to))[ ]"
        r"(?P<content>(?:ever[ ]|even[ ]|not[ ])?[a-z]{2,}ing[ ](?!(?:by|from)\b)[^,;]+)"
    )


def _relay_patterns() -> tuple[str, ...]:
    """Somebody's words are passed on, within what another says or by the outlet."""
    # which it asserts led to X
    relative = (
        rf"\b(?:which|who)[ ]{_SUBJECT}[ ](?P<cue>(?:has[ ]|have[ ]|had[ ])?(?:{_SPEECH}))[ ]"
        r"(?P<content>(?!that\b|to\b|it\b|he\b|she\b|they\b|the\b|a\b)\w.*)"
    )
    # was supposedly found in X
    adverb = (
        r"(?P<content>\S.*?),?[ ](?P<cue>reportedly|allegedly|supposedly|purportedly),?[ ]"
        r"(?P<content2>\w.*)"
    )
    # the agency quoted the minister as saying X · X, the agency quoted the minister as saying
    quoted_after = (
        r"\bquoted[ ](?P<source>[^,.;]{2,80}?(?:,[ ][^,.;]{2,80},)?)[ ](?P<cue>as[ ]saying)[ ]"
        r"(?P<content>\S.*)"
    )
    quoted_before = (
        r"(?P<content>\S.*?),[ ][^,.;]{2,60}?[ ]quoted[ ](?P<source>[^,.;]{2,80}?)[ ]"
        r"(?P<cue>as[ ]saying)(?=[.;]|$)"
    )
    # the party would have voters believe that X
    made_believe = (
        rf"(?P<source>{_AGENT})[ ](?P<cue>would[ ]have)[ ][^,.;]{{2,40}}?[ ]"
        r"(?P<cue2>believe|think)[ ](?P<content>\S.*)"
    )
    return relative, quoted_before, quoted_after, adverb, made_believe
