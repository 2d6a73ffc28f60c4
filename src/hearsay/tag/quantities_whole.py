"""What a share is a share of: "GDP" in "3.5% of GDP"."""

from hearsay.tag.tokens import HIDDEN, Tokens, word_set

MOST_WORDS = 4
NO_WHOLE = frozenset({"both", "each", "either", "any", "Mr", "Mrs", "Ms", "Dr"})


def whole_after(tokens: Tokens, end: int, *, needs_of: bool) -> tuple[str | None, int]:
    """What stands after "of", and the token after it; None and ``end`` if there is no "of"."""
    words, place = tokens.words, end
    if end >= 2 and words[end - 1].lower() == "of":
        place = end
    elif end + 1 < len(words) and words[end] == " " and words[end + 1].lower() == "of":
        place = end + 2
    elif not needs_of and end + 1 < len(words) and words[end + 1].lower() in word_set("articles"):
        place = end + 1  # "half the money"
    else:
        return None, end
    place = skip(words, place)
    kept: list[str] = []
    last = place
    while (
        place < len(words)
        and tokens.classes[place] != HIDDEN
        and len([word for word in kept if word[0].isalpha()]) < MOST_WORDS
    ):
        word = words[place]
        is_initial = word == "." and bool(kept) and kept[-1].isupper() and len(kept[-1]) == 1
        if is_initial or (word in {" ", "-", "'", "’"} and kept):
            kept.append(word)
        elif (
            word[0].isalpha()
            and word.lower() not in word_set("after_whole")
            and not ends_before(kept, word)
        ):
            kept.append(word)
            last = place + 1
        else:
            break
        place += 1
    of = "".join(kept[: last - (place - len(kept))]) if kept else ""
    if of[-2:] in {"'s", "’s"} or of in NO_WHOLE:
        return None, end  # "1 percent of the bank's 100,000 staff"
    return (of, last) if of else (None, end)


def ends_before(kept: list[str], word: str) -> bool:
    """Whether the noun phrase is over before this word: after a plural, or before a verb in -ed."""
    nouns = [one for one in kept if one[0].isalpha() and one != "s"]
    if not nouns:
        return False
    last = nouns[-1]
    if kept[-1] == "-" or kept[-1] == "s":
        return False
    is_plural = last in word_set("irregular_plurals") or (
        last.islower() and last[-1] == "s" and last[-2:] not in {"ss", "us", "is"}
    )
    return word.islower() and (
        is_plural or (word.endswith("ed") and len(word) > 4) or word in word_set("past_verbs")
    )


def skip(words: list[str], place: int) -> int:
    """The place after white space and articles."""
    while place < len(words) and (
        words[place] == " " or words[place].lower() in word_set("articles")
    ):
        place += 1
    return place
