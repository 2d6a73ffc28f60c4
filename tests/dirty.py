"""Texts as they come from scanners, scrapers and careless hands; the same ones on every run."""

import random
from collections.abc import Callable, Iterator

from hypothesis import strategies as st

# Written for this file: a story with most of what the stages look for.
STORY = (
    "Harbour talks fail for a third time\n\n"
    "KARLSHAVN, June 3 (Courier) — The harbour authority said on Monday that the eastern quay would"
    " stay shut until June 2026, and blamed “a chain of errors that nobody wants to own”.\n\n"
    "“We will not open half a quay,” Rosa Deng, its director, told reporters. “Not at 5% of the cost,"
    ' not at 50.” Her deputy, Gen. Ivo Brandt (ret.), called the 12" pipe plan "a joke".\n\n'
    "Transport Minister Jonas Hale denied that he had been told. He said: 'I read it in the paper.'\n\n"
    "According to the union, 1,204 of 1,581 members voted in favour; the U.S. owner, Acme Inc., says"
    " it was no more than 900.\n\n"
    "“It began in 2019.\n\n“It has to end now,” said Petra Lindqvist, who leads the dockers.\n\n"
    "Read more: What the strike means for fuel prices\n\n"
    "(Reporting by Mia Tan; Editing by Ruth Amadi)"
)
OTHER_SCRIPTS = (
    "Министр заявил, что порт не откроется до июня. «Мы не откроем половину причала», — сказал он.",
    "部长星期一表示，码头要到六月才开放。“我们不会只开一半。”他说。",
    "قال الوزير يوم الاثنين إن الرصيف سيبقى مغلقا حتى يونيو. \u200fوأضاف: «لن نفتح نصفه».",
    "Ο υπουργός είπε ότι το λιμάνι θα μείνει κλειστό. «Δεν θα ανοίξει», πρόσθεσε.",
    "שר התחבורה אמר ביום שני כי הרציף יישאר סגור. \u202bהוא לא פירט.\u202c",
    "मंत्री ने सोमवार को कहा कि घाट जून तक बंद रहेगा। उन्होंने कारण नहीं बताया।",
    "大臣は月曜日、埠頭は六月まで閉鎖されると述べた。「半分だけ開けることはない」と語った。",
    "장관은 월요일 부두가 6월까지 폐쇄될 것이라고 말했다. “절반만 열지는 않겠다.”",
    "Le ministre a dit que le quai restera fermé. « Nous n’ouvrirons pas », a-t-il ajouté.",
    "Der Minister sagte, der Kai bleibe zu. „Wir öffnen nicht“, sagte er.",
)
MARKS = "“”‘’\"'«»„‟‹›「」`´"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202e\u202c\u2066\u2069\u180e\u034f"
CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) + "\u2028\u2029"


def _unbalanced(text: str, chance: random.Random) -> str:
    """Quotation marks lost, doubled, or turned round."""
    kept = [
        chance.choice(["", letter * 2, chance.choice(MARKS), letter]) if letter in MARKS else letter
        for letter in text
    ]
    return "".join(kept)


def _inches(text: str, chance: random.Random) -> str:
    """Numbers with inch, foot, minute and second marks between the quotations."""
    sizes = (
        'a 12" pipe',
        "6'2\" tall",
        "5'",
        '40" by 30"',
        "3′ 20″",
        '24"',
        "the '90s",
        "rock 'n' roll",
    )
    words = text.split(" ")
    for _ in range(len(words) // 8):
        words.insert(chance.randrange(len(words)), chance.choice(sizes))
    return " ".join(words)


def _scanned(text: str, chance: random.Random) -> str:
    """Letters a scanner mistakes, broken words, page heads, hard line ends."""
    swaps = {
        "l": "1",
        "O": "0",
        "rn": "m",
        "e": "c",
        "h": "b",
        ",": ".",
        "i": "ı",
        "“": ",,",
        "”": "''",
    }
    noisy = "".join(
        swaps.get(letter, letter) if chance.random() < 0.08 else letter for letter in text
    )
    lines, width = [], chance.randrange(30, 75)
    for paragraph in noisy.split("\n\n"):
        lines += [paragraph[i : i + width] for i in range(0, len(paragraph), width)] + [""]
        if chance.random() < 0.2:
            lines.append(f"{chance.randrange(900)}    THE HARBOUR COURIER    Vol. XII")
    return "-\n".join(lines) if chance.random() < 0.3 else "\n".join(lines)


def _sprinkled(letters: str) -> Callable[[str, random.Random], str]:
    def sprinkle(text: str, chance: random.Random) -> str:
        return "".join(
            letter + chance.choice(letters) if chance.random() < 0.06 else letter for letter in text
        )

    return sprinkle


def _mixed_scripts(text: str, chance: random.Random) -> str:
    paragraphs = text.split("\n\n")
    for _ in range(3):
        paragraphs.insert(chance.randrange(len(paragraphs)), chance.choice(OTHER_SCRIPTS))
    return chance.choice(["\n\n", "\n", " "]).join(paragraphs)


def _in_another_script(text: str, chance: random.Random) -> str:
    script = chance.choice(OTHER_SCRIPTS)
    return " ".join([script] * chance.randrange(1, 8) + [text[: chance.randrange(40)]])


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return chance.choice(["", " ", "  ", "\n", "\t"]).join(words)


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) - 50)
    tail = chance.choice(["", "…", "... [+1234 chars]", " continue reading", "\n"])
    return text[start : start + chance.randrange(20, 600)] + tail


def _cased(text: str, chance: random.Random) -> str:
    change = chance.choice([str.upper, str.lower, str.title, str.swapcase, str.casefold])
    return change(text)


def _one_line(text: str, chance: random.Random) -> str:
    return chance.choice(["", " ", "  ", " / ", " | "]).join(text.split("\n\n"))


def _line_ends(text: str, chance: random.Random) -> str:
    return text.replace(
        "\n", chance.choice(["\r\n", "\r", "\n\r", "\x0b", "\x0c", "\u2028", "\x85"])
    )


def _marked_up(text: str, chance: random.Random) -> str:
    tags = ("<b>", "</p>", "&amp;", "&#8220;", "**", "[1]", "![x](y)", "{{", "\\n", "%20", "<br/>")
    words = text.split(" ")
    for _ in range(len(words) // 5):
        words.insert(chance.randrange(len(words)), chance.choice(tags))
    return " ".join(words)


def _table(text: str, chance: random.Random) -> str:
    cells = [str(chance.randrange(10**6)) for _ in range(30)] + text.split(" ")[:30]
    chance.shuffle(cells)
    glue = chance.choice(["\t", " | ", "    ", ";", ","])
    return "\n".join(glue.join(cells[i : i + 5]) for i in range(0, 60, 5))


def _noise(text: str, chance: random.Random) -> str:
    most = chance.choice([0x80, 0x250, 0x3000, 0x110000])
    return "x" + "".join(chr(chance.randrange(most)) for _ in range(chance.randrange(1, 400)))


def _repeated(text: str, chance: random.Random) -> str:
    piece = chance.choice(
        ["“", '"', ".", "…", "said ", "'", "(", "U.S. ", "\n", "“No,” he said. ", "1, "]
    )
    return "x" + piece * chance.randrange(50, 600)


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "unbalanced": _unbalanced,
    "inches": _inches,
    "scanned": _scanned,
    "unseen": _sprinkled(UNSEEN),
    "controls": _sprinkled(CONTROLS),
    "surrogates": _sprinkled("\ud800\udbff"),
    "combining": _sprinkled("\u0301\u0336\u20dd\U0001f3fd"),
    "mixed scripts": _mixed_scripts,
    "another script": _in_another_script,
    "shuffled": _shuffled,
    "cut": _cut,
    "cased": _cased,
    "one line": _one_line,
    "line ends": _line_ends,
    "marked up": _marked_up,
    "table": _table,
    "noise": _noise,
    "repeated": _repeated,
}
COUNT = 500


def dirty_cases() -> Iterator[tuple[str, str]]:
    """500 names and texts of at most a few thousand characters, no two alike."""
    seen: set[str] = set()
    number = 0
    while len(seen) < COUNT:
        chance = random.Random(number)  # noqa: S311  # the same texts on every run
        name = list(KINDS)[number % len(KINDS)]
        text = KINDS[name](STORY, chance)
        if number >= 10 * len(KINDS):  # from here on two kinds of damage meet
            text = chance.choice(list(KINDS.values()))(text + " " * 60, chance)
        number += 1
        if text.strip() and text not in seen:
            seen.add(text)
            yield f"{name} {number}", text


def dirty_texts() -> tuple[str, ...]:
    """The texts of ``dirty_cases`` alone."""
    return tuple(text for _, text in dirty_cases())


def long_texts() -> Iterator[tuple[str, str]]:
    """Names and texts of 200,000 words or two million characters, for what must stay linear."""
    yield "200,000 words", "\n\n".join([STORY] * 1_600)
    yield "200,000 words on one line", " ".join([STORY.replace("\n", " ")] * 1_600)
    yield "50,000 lines of one word", "\n".join(STORY.split() * 400)
    yield "no spaces", "a" * 2_000_000
    for piece in (
        ".",
        '"',
        "“",
        "'",
        "a.",
        '."',
        ". ",
        "\n",
        "A\n",
        "(",
        "Mr. ",
        "1|2\n",
        "- x\n",
        "\t",
    ):
        size = 60_000 if "\n" in piece else 300_000  # a line costs more than a character
        yield repr(piece), "x" + piece * (size // len(piece))


# News text in random order, with everything that makes sentences hard to tell apart.
_PIECES = (
    "The minister said", "He left.", "She stayed", "“We won't. Not ever,” he said.", '"No," she',
    "Mr.", "Gen. Moll", "U.S.", "5 p.m.", "No. 10", "3.5%", "...", "…", "?", "!", ".", "“", "”",
    '"', "'", "(", ")", "—", "-", "|", "\t", "By Jane Doe", "KYIV, June 3 —", "LONDON (Reuters) -",
    "Read more: a story", "© 2024 Courier", "# Title", "1. one", "- two", "会议结束了。", "Война",
    "FILE PHOTO: a man", "http://example.org/a", "\u200b", "\u202e", "\x00",
)  # fmt: skip
_JOINS = (" ", " ", " ", "", "\n", "\n\n", "\r\n", "\r\n\r\n", "\u00a0", "\u2028")
news = st.lists(
    st.tuples(st.sampled_from(_PIECES), st.sampled_from(_JOINS)), min_size=1, max_size=40
).map(lambda pairs: "".join(piece + join for piece, join in pairs))
