"""Tell by its surroundings whether a match of the grammar is a time: "May", "fall", "1984"."""

import re

from hearsay.tag.tokens import Tokens, word_set


def fits(match: re.Match[str], rule: str, tokens: Tokens) -> bool:
    """Whether the surroundings allow this rule here: a number glued to a word is no date."""
    start, end, words = match.start(), match.end(), tokens.words
    if (start and words[start - 1][-1].isalnum()) or (end < len(words) and words[end][0].isalnum()):
        return False
    if start and words[start][0].isdecimal():
        before = words[start - 1]
        glued = start > 1 and words[start - 2].isdecimal() and before in {".", ",", ":", "/"}
        if rule != "year" and (glued or before in {"$", "€", "£", "#"}):
            return False
    check = CHECKS.get(rule)
    return check is None or check(match, tokens)


def is_year(match: re.Match[str], tokens: Tokens) -> bool:
    """A bare number of four digits is a year by the words around it."""
    if match.start("y") < 0:  # "the year 71"
        return True
    words, start, end = tokens.words, match.start("y"), match.end()
    year = int(words[start])
    before = "".join(words[max(0, start - 2) : start]).strip().lower()
    after = words[end + 1].lower() if end + 1 < len(words) and words[end] == " " else ""
    if (
        start
        and words[start - 1] in {"$", "€", "£", "#", ",", "."}
        and start > 1
        and words[start - 2].isdecimal()
    ):
        return False
    if start and words[start - 1] in {"$", "€", "£", "#", "+"}:
        return False
    if start > 1 and words[start - 1] == "/" and not words[start - 2].isdecimal():
        return False  # part of an address on the web
    if after in word_set("after_count"):
        return False
    if before in word_set("before_year") or (start and words[start - 1] in {"(", "-", "–", "—"}):
        return year >= 1000
    if before in word_set("before_count"):
        return False
    return 1600 <= year <= 2100


def is_soft(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether a part of the day is meant: "dawn", but not "Dawn" inside a sentence."""
    if not is_no_title(match, tokens):
        return False
    word = tokens.words[match.start("t")]
    if word[0].isupper() and is_capital(tokens.words[match.end() + 1 : match.end() + 2]):
        return False  # "Morning Joe"
    return (
        not (
            word[0].isupper()
            and tokens.words[match.start()] == word
            and match.start() > 1
            and tokens.words[match.start() - 2][0].isalpha()
        )
        or word.lower() == "night"
    )


def is_may(match: re.Match[str], tokens: Tokens) -> bool:
    """A bare "May" or "March" is a month by the word before it; other names of months always."""
    words, start, end = tokens.words, match.start(), match.end()
    before = words[start - 2].lower() if start > 1 and words[start - 1].isspace() else ""
    follows = words[end + 1] if end + 1 < len(words) and words[end] == " " else ""
    if before == "." and start > 2 and words[start - 3] in {"Mr", "Mrs", "Ms", "Dr"}:
        return False
    if words[start] not in {"May", "March", "MAY", "MARCH", "Mar", "mar"}:
        is_led = before in word_set("before_month") or before in {"the", "a", "an", "its"}
        return is_led or not follows.istitle()  # "April Jones" is a person
    if (start and words[start - 1] in {"-", "–"}) or (
        end < len(words) and words[end] in {"-", "–"}
    ):
        return True
    if follows in {"Street", "Avenue", "Road", "Lane", "Square"}:
        return False
    if before in {"a", "the"}:
        return (
            follows.isalpha()
            and follows.islower()
            and follows not in {"on", "to", "of", "in", "for", "through"}
        )
    return before in word_set("before_month") or (before.endswith("est") and len(before) > 4)


def is_fall(match: re.Match[str], tokens: Tokens) -> bool:
    """A bare "fall", "spring" is a season by the word before it."""
    words, start, end = tokens.words, match.start("s"), match.end()
    before = words[start - 2].lower() if start > 1 and words[start - 1].isspace() else ""
    follows = words[end + 1] if end + 1 < len(words) and words[end] == " " else ""
    if follows in {"Street", "Avenue", "Road", "Olympics", "Games", "Paralympics"}:
        return False
    led = words[match.start() - 2] if match.start() > 1 else ""
    is_named = words[start][0].isupper() and led.istitle() and not follows[:1].isupper()
    if is_named and led.lower() not in word_set("before_season"):
        return False  # "the Arab Spring"
    if words[start].lower() in {"fall", "falls"}:
        return before in {"in", "this", "that", "last", "next", "late", "early"} or (
            before == "the" and "".join(words[end : end + 2]).strip().lower() not in {"of", "in"}
        )
    return True


def is_decade(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether a decade is meant: "the nineties", "the '80s"; "in his nineties" is an age."""
    words, start = tokens.words, match.start()
    if not match.group("t2") and not match.group("t"):
        return int(words[match.start("y")]) % 10 == 0
    if (
        words[start].lower() == "the"
        or words[start] in {"'", "’"}
        or words[start - 1] in {"-", "'"}
    ):
        return True
    is_part = start > 1 and words[start - 2].lower() in {"early", "late", "mid"}
    return is_part and (start < 4 or words[start - 4].lower() not in word_set("articles") - {"the"})


def is_no_title(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether no name is meant, as by "Daily" or "Today" with a capital inside a sentence."""
    words, start, end = tokens.words, match.start(), match.end()
    if start > 1 and words[start - 1] == "-" and words[start - 2].lower() in {"semi", "bi"}:
        return False
    if not words[start][0].isupper():
        return True
    if "f" in match.re.groupindex and is_capital(words[end + 1 : end + 2]):
        return False  # "the Daily News"
    if words[start].isupper():  # in a line of capitals it is a time like any other
        around = words[max(0, start - 4) : start - 1 : 2] + words[match.end() + 1 : match.end() + 2]
        return sum(word.isupper() for word in around) != 1
    before = words[start - 2] if start > 1 and words[start - 1] == " " else "."
    return not before[0].isalpha()


def is_capital(words: list[str]) -> bool:
    """Whether there is a word and it begins with a capital."""
    return bool(words) and words[0][0].isupper()


def has_article(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether an article is there: "following Monday" alone is a preposition and a day."""
    words, start = tokens.words, match.start()
    return words[start].lower() not in {"following", "preceding", "same"} or (
        start > 1 and words[start - 2].lower() in {"the", "that", "this"}
    )


def is_no_place(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether a holiday is meant, and no island or street of that name."""
    words, end = tokens.words, match.end()
    follows = words[end + 1] if end + 1 < len(words) and words[end] == " " else ""
    return follows not in {"Island", "Islands", "Rising", "Street", "Avenue", "Road"}


def is_no_speed(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether "per hour" says how often; in "60 miles per hour" it is part of a unit."""
    words, start = tokens.words, match.start()
    return not (start > 1 and words[start - 2].lower() in word_set("speed_units"))


def is_split(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether two numbers stand there: "four-five years", not "twenty-five years"."""
    end = match.end()
    return tokens.words[end] != "-" or not tokens.words[end - 1].lower().endswith("ty")


def is_number_of(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether a count of units is meant: no "$12-an-hour", and "in some quarters" is no time."""
    words = tokens.words[match.start() : match.end()]
    if words[0].lower() == "many" and tokens.words[max(0, match.start() - 2)].lower() == "as":
        return False  # "the third in as many weeks"
    if words[0].lower() == "some" and words[-1] == "quarters":
        return False
    return is_apart(match, tokens)


def is_no_verb(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether "last" tells which: in "will last six weeks" it is a verb."""
    words, start = tokens.words, match.start()
    before = words[start - 2].lower() if start > 1 and words[start - 1] == " " else ""
    return words[start].lower() != "last" or before not in word_set("before_verb")


def is_apart(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether a duration in words stands alone: no "$12-an-hour"."""
    words, start = tokens.words, match.start()
    if words[start].lower() not in {"a", "an"}:
        return True
    return not (start and words[start - 1] == "-") and is_no_speed(match, tokens)


CHECKS = {
    "now": is_no_title,
    "refadj": is_no_title,
    "ref": is_no_title,
    "holiday": is_no_place,
    "set_per": is_no_speed,
    "span": is_number_of,
    "split_span": is_split,
    "kin_span": is_no_verb,
    "deictic": is_no_title,
    "freq": is_no_title,
    "weekday": has_article,
    "month_kin": has_article,
    "season_kin": has_article,
    "tod_kin": has_article,
    "kin_unit": has_article,
    "tod": is_soft,
    "year": is_year,
    "month": is_may,
    "season": is_fall,
    "decade": is_decade,
}
