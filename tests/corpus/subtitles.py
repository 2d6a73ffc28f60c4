"""Subtitles and transcripts of the corpus: voices, labels, rolling captions, and broken ones."""

from tests.corpus.case import Case, Told

VOICES = """WEBVTT - Harbour briefing

STYLE
::cue { color: white }

NOTE made by hand
with --- lines

opening
00:00:01.000 --> 00:00:03.500 align:start position:10%
<v Ana Duarte>Good morning. The harbour will reopen

00:00:03.500 --> 00:00:05.000
<v Ana Duarte>in June &amp; <i>not</i> <00:00:04.000>before.</v>

00:05.000 --> 00:06.000
[APPLAUSE]

00:06.000 --> 00:08.000
<v.loud Ana Duarte>We have 12 million tonnes to move.

01:00:08.500 --> 01:00:10.000
<v Tom Lee>Who pays for it?
<v Ana Duarte>The ministry does.
"""
ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000
the ferry sank in may

00:00:02.000 --> 00:00:04.000
the ferry sank in may
and nobody was hurt

00:00:04.000 --> 00:00:06.000
and nobody was hurt
the owner says.

00:00:30.000 --> 00:00:31.000
Now the weather.
"""
LABELS = """1
00:00:01,000 --> 00:00:03,000
TOM LEE: The lock has failed

2
00:00:03,000 --> 00:00:05,000
twice since May.

3
00:00:05,500 --> 00:00:07,000
{\\an8}ANA DUARTE: <font color="red">It has not.</font>
TOM LEE: It has.
"""
CHANGES = """﻿1
0:00:01,0 --> 0:00:03,0
>> It is raining in Ellery.

2
0:00:03,0 --> 0:00:05,0
>> Since when?

3
0:00:05,0 --> 0:00:06,0
- Since Monday.
- Thank you.
4
0:00:06,0 --> 0:00:07,0
♪ music ♪
"""
SPOKEN = """[00:00:01] MODERATOR: Will it float?
[00:00:04] LENA OYELARAN: It floats now.

Come and see.
[00:00:09] MODERATOR: When?
[00:00:11] LENA OYELARAN: On Monday.
"""
INTERVIEW = (
    "Q: Is the lock safe?\r\n\r\nA: It is old.\r\n\r\nQ: How old?\r\n\r\nA: Ask the port.\r\n"
)
HEADED = "Ann Lee:\nOne ship came.\n\nBo Tran:\nTwo came.\n\nAnn Lee:\nOne.\n\nBo Tran:\nTwo.\n"
BRACKETS = "ANN LEE [00:12]: One ship came.\nBO TRAN (by telephone): Two came.\n"

VOICED = (
    "Harbour briefing\n\nAna Duarte: Good morning. The harbour will reopen in June & not before."
    "\n\n[APPLAUSE]\n\nWe have 12 million tonnes to move.\n\nTom Lee: Who pays for it?"
    "\n\nAna Duarte: The ministry does."
)
CASES = (
    Case("voices.vtt", VOICES.encode(), (
        Told(
            VOICED, "Harbour briefing", speakers=("Ana Duarte", "Tom Lee", "Ana Duarte"),
            located=(
                "00:00:01.000-00:00:03.500", "00:00:03.500-00:00:05.000",
                "00:00:05.000-00:00:06.000", "00:00:06.000-00:00:08.000",
                "01:00:08.500-01:00:10.000", "01:00:08.500-01:00:10.000",
            ),
        ),
    )),
    Case("rolling.vtt", ROLLING.encode(), (
        Told(
            "the ferry sank in may and nobody was hurt the owner says.\n\nNow the weather.",
            located=(
                "00:00:00.000-00:00:02.000", "00:00:02.000-00:00:04.000",
                "00:00:04.000-00:00:06.000", "00:00:30.000-00:00:31.000",
            ),
        ),
    )),
    Case("crlf.vtt", VOICES.replace("\n", "\r\n").encode("utf-16"), (
        Told(VOICED, "Harbour briefing", speakers=("Ana Duarte", "Tom Lee", "Ana Duarte")),
    )),
    Case("no-cues.vtt", b"WEBVTT\n\nNOTE nothing here\n", (), ("no-cues.vtt: no subtitles in it",)),
    Case("bad-time.vtt", b"WEBVTT\n\n00:01.000 --> soon\nHello.\n", (),
         ("bad-time.vtt: line 3: expected two times",)),
    Case("labels.srt", LABELS.encode(), (
        Told(
            "TOM LEE: The lock has failed twice since May.\n\nANA DUARTE: It has not.\n\n"
            "TOM LEE: It has.",
            speakers=("Tom Lee", "Ana Duarte", "Tom Lee"),
        ),
    )),
    Case("changes.srt", CHANGES.encode(), (
        Told(
            "It is raining in Ellery.\n\nSince when?\n\n- Since Monday.\n\n- Thank you.\n\n♪ music ♪",
        ),
    )),
    Case("old.srt", "1\n00:00:01,000 --> 00:00:02,000\nDas Büro öffnet früh.\n".encode("cp1252"), (
        Told("Das Büro öffnet früh."),
    )),
    Case("bad-time.srt", b"1\n00:00:01,000 -> 00:00:02\nHello.\n", (), ("line 2: expected two times",)),
    Case("binary.srt", bytes(range(256)) * 9, (), ("binary.srt: this is a binary file",)),
    Case("spoken.txt", SPOKEN.encode(), (
        Told(SPOKEN, speakers=(None, "Lena Oyelaran", None, "Lena Oyelaran")),
    )),
    Case("interview.txt", INTERVIEW.encode(), (Told(INTERVIEW, speakers=(None,) * 4),)),
    Case("headed.txt", HEADED.encode(), (
        Told(HEADED, speakers=("Ann Lee", "Bo Tran", "Ann Lee", "Bo Tran")),
    )),
    Case("brackets.md", BRACKETS.encode(), (Told(BRACKETS, speakers=("Ann Lee", "Bo Tran")),)),
    Case("empty.txt", b" \n", (), ("empty.txt: the file is empty",)),
)  # fmt: skip
