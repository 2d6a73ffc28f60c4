"""Readers of plain text and Markdown: the text is kept as it is given."""

import re
from collections.abc import Iterator

from hearsay.text.decoding import decode
from hearsay.text.drafts import Draft, Failure

# "# A title" on the first line that has text; the closing marks of "# A title #" are markup too.
_TITLE = re.compile(r"\s*#[ \t]+([^\r\n]*[^\s#])[ \t#]*(?=[\r\n]|$)")


def read_plain(data: bytes) -> Iterator[Draft | Failure]:
    """The whole file is one text; it names no title, outlet or date."""
    yield Draft(decode(data))


def read_markdown(data: bytes) -> Iterator[Draft | Failure]:
    """The text as given, marks and all, so that offsets fit the file; "# Title" names the title."""
    text = decode(data)
    title = _TITLE.match(text)
    if title is None:
        yield Draft(text)
    else:
        yield Draft(text, title=title[1], title_in_text=True)
