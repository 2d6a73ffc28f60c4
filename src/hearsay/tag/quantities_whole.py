"""What a share is a share of: "GDP" in "3.5% of GDP"."""

from hearsay.tag.tokens import Tokens

MOST_WORDS = 4
SKIPPED = frozenset("the its their his her our your my this that all a an".split())
STOPS = frozenset(
    "in on at by for from to with of and or but that which who whom whose when where while as than is are was were be been "
    "has have had do does did will would could should may might must can said says say voted think believe support "
    "now today yesterday last this next since until before after during between over under into through against per "
    "if because so not also only were live lived want wanted backed opposed favour favor approve disapprove".split()
)


def whole_after(tokens: Tokens, end: int) -> tuple[str | None, int]:
    """The words of what stands after "of", and the token after them; None and ``end`` if there is no "of"."""
    words, place = tokens.words, end
    if end >= 2 and words[end - 1].lower() == "of":
        place = end
    elif end + 1 < len(words) and words[end] == " " and words[end + 1].lower() == "of":
        place = end + 2
    else:
        return None, end
    place = skip(words, place)
    kept: list[str] = []
    last = place
    while place < len(words) and len([word for word in kept if word[0].isalpha()]) < MOST_WORDS:
        word = words[place]
        if word in {" ", "-", "'", "’"} and kept:
            kept.append(word)
        elif word[0].isalpha() and word.lower() not in STOPS:
            kept.append(word)
            last = place + 1
        else:
            break
        place += 1
    of = "".join(kept[: last - (place - len(kept))]) if kept else ""
    return (of, last) if of else (None, end)


def skip(words: list[str], place: int) -> int:
    """The place after white space and articles."""
    while place < len(words) and (words[place] == " " or words[place].lower() in SKIPPED):
        place += 1
    return place
