"""HTML put together safely: whatever is not marked as HTML is escaped."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from hearsay.report.visible import one_line, shown

_VOID = frozenset({"br", "hr", "link", "meta"})


class Html(str):
    """Text that is HTML already; every other text is escaped where it is put into an element."""

    __slots__ = ()

    def __html__(self) -> str:
        """What templates ask for, to tell HTML from text."""
        return self


def element(tag: str, *children: str | None, **attributes: str | bool | None) -> Html:
    """An element; ``class_`` is written "class", ``aria_label`` "aria-label"; None is left out.

    >>> element("b", "<3", class_="x")
    '<b class="x">&lt;3</b>'
    """
    named = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{tag}{named}>")
    return Html(f"<{tag}{named}>{join(children)}</{tag}>")


def join(children: Iterable[str | None], between: str = "") -> Html:
    """The children one after the other, escaped where they are not HTML."""
    return Html(escaped(between).join(escaped(child) for child in children if child is not None))


def escaped(text: str) -> str:
    """The text as HTML, with characters that steer a page made visible."""
    return text if isinstance(text, Html) else escape(shown(text), quote=False)


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web; None for every other scheme, such as javascript."""
    if not url:
        return None
    try:
        parts = urlsplit(one_line(url))
        named = parts.hostname
    except ValueError:
        return None
    return one_line(url) if parts.scheme in {"http", "https"} and named else None


def host_of(url: str) -> str:
    """The host of an address, for the words of a link."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _attribute(name: str, value: str | bool | None) -> str:  # noqa: FBT001  # as HTML has it
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(shown(value), quote=True)}"'
