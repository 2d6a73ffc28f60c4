"""Tell numbers that count from numbers that name: "F-35", "Article 5", scores, telephones."""

import re

from hearsay.tag.tokens import Lexicon, Tokens, word_set

MOST_BARE_DIGITS = 7  # more digits without a mark between them are an identifier
PLURAL = re.compile(r"[a-z]{2,}s$")


def is_name(rule: str, match: re.Match[str], tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether this number only names something, or is part of a code or a score."""
    words, start, end = tokens.words, match.start(), match.end()
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    digits = words[start][0].isdecimal()
    if rule not in {"count", "unit", "shortscale", "times"}:
        return bool(before) and before[-1].isalnum() and digits
    if digits:
        if "\n" in before and (not after or "\n" in after):
            return True  # a number alone on its line
        if words[start][0] == "0" and len(words[start]) > 1:
            return True  # "007"
        if before in {'"', "“", "‘"} and words[end + 1 : end + 2] and words[end + 1].istitle():
            return True  # "12 Angry Men"
        if before and (before[-1].isalnum() or before in {"_", "#", "@", "/", "&", "="}):
            return True
        if (
            before in {"-", "–", "‑", ":", "."}
            and start > 1
            and words[start - 2][-1].isalnum()
            and (before in {":", "."} or not is_range(words, start))
        ):
            return True
        if rule == "count" and end == start + 1 and is_long_code(words[start]):
            return True
        if (
            rule == "count"
            and after
            and (after[0].isalpha() or after in {":", "/", "_", "°", "#", "@"})
        ):
            return True
        if after == "+" and words[end + 1 : end + 2] and words[end + 1].isdecimal():
            return True  # "2+2 talks"
        if before == "+" and start > 1 and words[start - 2].isdecimal():
            return True
        if after == "-" and words[end + 1 : end + 2] == [" "]:
            return True  # "16- to 24-year-olds"
        if (
            rule == "count"
            and after in {"-", "–"}
            and end + 1 < len(words)
            and words[end + 1][0].isdecimal()
        ):
            return not is_range(words, end + 1)
    if rule == "count" and before == "(" and after == ")":
        return True  # "Section 17 (5)"
    if rule == "count" and digits and words[max(0, start - 3) : start - 1] in QUOTED_THE:
        return True  # "The 411"
    if rule == "count" and not digits:
        return is_word_name(words, start, end, lexicon)
    return rule == "count" and after_name(words, start, end, lexicon)


QUOTED_THE = (["‘", "The"], ["“", "The"], ['"', "The"])


def is_range(words: list[str], second: int) -> bool:
    """Whether digits, a dash and digits are a range (5–6 percent), not a score."""
    first, last = words[second - 2], words[second]
    if second > 3 and words[second - 3] == "," and words[second - 4].isdecimal():
        return words[second + 1 : second + 2] == [","]  # "20,000-50,000"
    if (
        not first.isdecimal()
        or not last.isdecimal()
        or len(first) > 3
        or len(last) > 3
        or int(first) >= int(last)
    ):
        return False
    if second > 3 and words[second - 3] in {"-", "–"}:
        return False
    follows = words[second + 2] if second + 2 < len(words) and words[second + 1] == " " else ""
    return follows.islower() or (second + 1 < len(words) and words[second + 1] == "%")


def after_name(words: list[str], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a word before makes the number a name: "Article 5", "Boeing 737"."""
    if start < 2 or not words[start - 1].isspace():
        return False
    head = words[start - 2]
    if head == "." and start > 2:  # "No. 2"
        head = words[start - 3]
    follows = words[end + 1] if end + 1 < len(words) and words[end] == " " else ""
    if head in word_set("verb_heads") and follows.islower():
        return False  # "building 152 homes"
    if "namehead" in lexicon.tags_of(head) or head == "№" or head[1:] != head[1:].lower():
        return True  # "Room 101", "iOS 17"
    if head.lower() in word_set("dial") and words[start] in EMERGENCY:
        return True
    if is_address(words, end) or (head == "of" and is_body(words, start)):
        return True
    is_exact = words[start + 1 : start + 2] == ["."] and len(words[end - 1]) == DECIMALS
    if is_exact and end == start + 3:
        return False  # "Togo 4.80" stands in a table
    if not head[0].isupper() or (start > 2 and words[start - 3] == "." and len(head) > 1):
        return False
    inside = (
        start > 3
        and words[start - 3] == " "
        and words[start - 4] not in {".", "!", "?", ":", '"', "“"}
    )
    return (
        inside
        and not PLURAL.match(follows)
        and (not follows.islower() or follows in word_set("after_whole"))
    )


def is_body(words: list[str], start: int) -> bool:
    """Whether "of" and the number belong to a name: "the Group of 20"."""
    return start > 5 and words[start - 4] in BODIES and words[start - 6].islower()


EMERGENCY = frozenset({"911", "999", "112", "110", "311", "411", "988"})
BODIES = frozenset({"Group", "Gang", "Committee", "Council", "Class"})


def is_long_code(digits: str) -> bool:
    """Whether so many digits without a mark are no number: unless they are round."""
    return len(digits) > MOST_BARE_DIGITS and not digits.endswith("000")


DECIMALS = 2


def is_address(words: list[str], end: int) -> bool:
    """Whether the number begins an address: "131 West 23rd Street"."""
    ahead = words[end : end + 9]
    return (
        len(ahead) > 2
        and ahead[1][0].isupper()
        and any(word in STREETS for word in ahead)
        and not {".", ",", "\n"} & set(ahead[: ahead.index(next(w for w in ahead if w in STREETS))])
    )


STREETS = frozenset({"Street", "Avenue", "Road", "Boulevard", "Lane", "Drive", "Square"})


def is_word_name(words: list[str], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether number words are no count: "one" as a pronoun, "World War Two"."""
    if start > 1 and "namehead" in lexicon.tags_of(words[start - 2]) and words[start][0].isupper():
        return True
    before = words[start - 2] if start > 1 and words[start - 1] == " " else "."
    if words[start][0].isupper() and before[0].isalpha():
        return True  # "Group of Seven"
    if start > 1 and words[start - 1] == "-" and words[start - 2].isalpha():
        return True  # "high-five"
    if words[end : end + 1] == ["-"] and words[end + 1] in word_set("no_count"):
        return True  # "five-alarm"
    if words[start - 1 : start] == [" "] and before == "and" and words[end : end + 1] == [","]:
        return True  # "one, his temper, and two, his language"
    if words[start].lower() == "one" and end == start + 1:
        return True
    return (
        words[start].lower()
        in {"hundred", "thousand", "dozen", "million", "billion", "trillion", "zero"}
        and end == start + 1
    )
