"""HTML put together: everything is escaped that is not HTML already."""

import pytest

from hearsay.report.markup import Html, element, escaped, host_of, join, web_address


def test_text_and_attributes_are_escaped():
    made = element("p", "<script>", title='"><img src=x>')
    assert made == '<p title="&quot;&gt;&lt;img src=x&gt;">&lt;script&gt;</p>'


def test_html_is_not_escaped_twice_and_none_is_left_out():
    inner = element("b", "a & b")
    assert element("p", inner, None, " < c") == "<p><b>a &amp; b</b> &lt; c</p>"
    assert join([inner, "x"], " < ") == "<b>a &amp; b</b> &lt; x"
    assert isinstance(join(["x"]), Html)


def test_names_of_attributes_are_written_as_html_has_them():
    assert element("a", class_="x", aria_label="y", hidden=True, title=None) == (
        '<a class="x" aria-label="y" hidden></a>'
    )
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_control_characters_are_made_visible():
    assert escaped("\x00\x1b") == "␀␛"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?y=1&z=2", "https://a.example/x?y=1&z=2"),
        ("http://a.example", "http://a.example"),
        ("HTTPS://A.example/", "HTTPS://A.example/"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//a.example/x", None),
        ("https:///x", None),
        ("https://[bad", None),
        ("ftp://a.example", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(url, address):
    assert web_address(url) == address


def test_a_link_is_named_by_its_host():
    assert host_of("https://www.a.example:80/x") == "a.example"
