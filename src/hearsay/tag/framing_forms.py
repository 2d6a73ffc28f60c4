"""The forms of English words that follow the rule: "slam, slams, slammed, slamming"."""

import re

_VOWELS = "aeiou"
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]$")  # one short vowel and one consonant


def forms_of(verb: str) -> frozenset[str]:
    """A regular verb in all its forms; irregular ones are told in a table."""
    if verb.endswith("e"):
        past, going = f"{verb}d", f"{verb[:-1]}ing"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        past, going = f"{verb[:-1]}ied", f"{verb}ing"
    elif _SHORT.fullmatch(verb):
        past, going = f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    else:
        past, going = f"{verb}ed", f"{verb}ing"
    return frozenset({verb, plural_of(verb), past, going})


def plural_of(noun: str) -> str:
    """The word with its s: "ploys", "bullies", "bashes"; what a verb has as "he slams" too."""
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}s"


def adverb_of(adjective: str) -> str:
    """The adverb of an adjective: "shamelessly", "cosily", "horribly", "heroically"."""
    if adjective.endswith("y"):
        return f"{adjective[:-1]}ily"
    if adjective.endswith("le"):
        return f"{adjective[:-1]}y"
    if adjective.endswith("ic"):
        return f"{adjective}ally"
    return f"{adjective}ly"
