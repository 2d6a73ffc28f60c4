"""robots.txt by RFC 9309: our group or that for all, the longest rule, wildcards."""

import time

import pytest

from hearsay.fetch.robots import find_rules, is_allowed

TEXT = """# comment
User-agent: other
User-Agent: Hearsay/2.0
Disallow: /private
Allow: /private/press$
Disallow: /*.pdf$
Disallow: /search?*q=

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("/", True), ("/news/1", True), ("/private", False), ("/privately", False),
        ("/private/press", True), ("/private/press/1", False), ("/a/b.pdf", False),
        ("/a/b.pdf?x", True), ("/search?x=1&q=2", False), ("/search?x=1", True),
        ("/%70rivate", False), ("/PRIVATE", True), ("", True),
    ],
)  # fmt: skip
def test_the_longest_rule_of_our_group_wins(target, allowed):
    assert is_allowed(find_rules(TEXT), target) is allowed


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("Disallow: /", True),
        ("user-agent:*\r\ndisallow:/ # all\r\n", False),
        ("User-agent: *\nDisallow: /\nAllow: /", True),
        ("\ufeffUser-agent: *\nCrawl-delay: 5\nDisallow: /", False),
        ("<html>User-agent: *</html>", True),
    ],
)
def test_groups_are_read_as_the_standard_says(text, allowed):
    assert is_allowed(find_rules(text), "/news") is allowed


@pytest.mark.alone
def test_many_wildcards_take_no_time():
    rules = find_rules("User-agent: *\nDisallow: /" + "*a" * 5_000 + "$")
    started = time.perf_counter()
    assert is_allowed(rules, "/" + "a" * 4_000 + "b")
    assert time.perf_counter() - started < 1
